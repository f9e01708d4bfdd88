"""The way to a setting, as a page shows it: menus, a link that is safe to offer, and when both were last seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from auditor.model.result import Remedy

PATH_AGES_AFTER = 365
"""Days after which a menu path is called old."""


@dataclass(frozen=True, slots=True)
class Way:
    """How to change a setting. `link` is empty unless it is safe to follow, `stale` when the path was seen long ago.

    `path_all` is a second way, to change all of a kind at once.
    """

    fix: str
    path: tuple[str, ...]
    path_all: tuple[str, ...]
    link: str
    host: str
    search: str
    verified: str
    stale: bool
    minutes: int

    @property
    def walked(self) -> bool:
        """Whether somebody followed it, and not long ago."""
        return bool(self.verified) and not self.stale


def way_of(remedy: Remedy, today: date) -> Way:
    """The way that a check's words tell."""
    link = safe_link(remedy.link)
    return Way(
        fix=remedy.fix,
        path=_parts(remedy.path),
        path_all=_parts(remedy.path_all),
        link=link,
        host=host_of(link),
        search=remedy.search,
        verified=remedy.verified or "",
        stale=_age(remedy.verified or "", today) > PATH_AGES_AFTER,
        minutes=remedy.minutes,
    )


def _parts(path: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in path.split(">"))))


def _age(verified: str, today: date) -> int:
    """Days since a date that may be no more than a year or a month; those count from their end. No date is very old."""
    end = {4: "-12-31", 7: "-28"}.get(len(verified), "")
    try:
        return (today - date.fromisoformat(verified + end)).days
    except ValueError:
        return 10**6


def safe_link(link: str) -> str:
    """The link when it is one a page may offer (https, a host, nothing hidden in it), else nothing."""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return ""
    plain = link.isascii() and link.isprintable() and not any(c in link for c in ' "<>\\^`{|}')
    return link if plain and parts.scheme == "https" and "." in host and "@" not in parts.netloc else ""


def host_of(link: str) -> str:
    """The host of a link, without www."""
    return (urlsplit(link).hostname or "").removeprefix("www.")
