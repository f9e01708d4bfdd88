"""The hosts that `look` and `live` may open, by service, and the count of what was opened there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import msgspec

from auditor import yaml_files
from auditor.live.codes import LiveCode
from auditor.model.account import Platform
from auditor.walls.browser import named_host


class Hosts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the pages of a service are, what they load, and at which paths it asks for something first."""

    pages: tuple[str, ...]
    besides: tuple[str, ...]
    stops: dict[str, LiveCode]
    evidence: str

    @property
    def all(self) -> tuple[str, ...]:
        """Every host that may be reached."""
        return (*self.pages, *self.besides)

    def stop(self, address: str) -> LiveCode | None:
        """What a service asks for first at an address, as far as that can be told from it."""
        path = urlsplit(address).path
        return next((code for start, code in self.stops.items() if f"{path}/".startswith(f"{start}/")), None)


@cache
def _every() -> Mapping[Platform, Hosts]:
    return yaml_files.load(files("auditor.live") / "hosts.yaml", dict[Platform, Hosts])


def hosts_of(platform: Platform) -> Hosts:
    """The hosts of a service."""
    return _every()[platform]


class Opened:
    """How many pages were opened, by host; it keeps no address."""

    def __init__(self, hosts: Hosts) -> None:
        self._hosts = hosts
        self.pages: Counter[str] = Counter()

    def add(self, address: str) -> None:
        """Count a page; one elsewhere was not reached and does not count."""
        if host := named_host(address, self._hosts.all):
            self.pages[host] += 1
