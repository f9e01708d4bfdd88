"""How to ask each platform for the download: the steps of `how/*.yaml`, for the terminal and the report."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from auditor import yaml_files


class HowTo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The steps for one platform, by language; `link` is where they begin, `verified` when they were last seen."""

    link: str
    verified: str | None
    title: dict[str, str]
    steps: dict[str, list[str]]
    good_to_know: dict[str, list[str]]


@cache
def how_to(platform: str) -> HowTo:
    """The guide of a platform."""
    return yaml_files.load(files("auditor.downloads") / "how" / f"{platform}.yaml", HowTo)
