"""What the name of a zip or folder claims. A hint for putting parts together, never a proof."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime

from auditor.downloads.wrappers import landmarks
from auditor.model.account import Platform

_COPY = re.compile(r"\s*\(\d+\)$")


@dataclass(frozen=True, slots=True)
class NameHints:
    """What the name of a zip or folder claims: hints for putting parts together, never proof."""

    user: str | None = None
    date: date | None = None
    platform: Platform | None = None


def name_hints(label: str) -> NameHints:
    """What the name of a zip or folder claims about user and date (format notes 1.1, 4.1)."""
    stem = _COPY.sub("", re.sub(r"\.zip$", "", label, flags=re.IGNORECASE))
    for shape in landmarks()["names"]:
        if found := re.fullmatch(shape, stem, re.IGNORECASE):
            claims = found.groupdict()
            platform = claims.get("platform")
            return NameHints(
                claims.get("user"), _claimed_date(claims), Platform(platform.lower()) if platform else None
            )
    return NameHints()


def _claimed_date(claims: dict[str, str | None]) -> date | None:
    with suppress(ValueError):
        if unix := claims.get("unix"):
            return datetime.fromtimestamp(int(unix), UTC).date()
        if written := claims.get("date") or claims.get("compact"):
            return date.fromisoformat(written)
    return None
