"""Devices and places in the lists of logins that deserve a look (format notes 2.6, 3.5, 4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from auditor.authors import (
    FACTS,
    Account,
    Confidence,
    Context,
    Evidence,
    Outcome,
    Own,
    Session,
    SessionKind,
    Verdict,
    agreed,
    of_platform,
)

_A_YEAR = timedelta(days=365)
_LATELY = timedelta(days=90)
_MANY_PLACES = 4
_MANY_DEVICES = 6
_LISTS = frozenset({"security.sessions", "security.logins", "security.devices"})

_KINDS = {
    "iphone": "iPhone",
    "ipad": "iPad",
    "android": "Android",
    "windows": "Windows",
    "macintosh": "Mac",
    "mac os": "Mac",
    "cros": "Chromebook",
    "linux": "Linux",
}
"""What a device's own name holds, and what people call it; the first that fits counts."""

_VERSIONS = re.compile(
    r"rv:\S*|scale=\S*|\b[a-z]{2}_[a-z]{2}\b|\b\w*\d+(?:[._/x]\d+)+\b|\b\d+dpi\b|\b\d{3,}\b", re.IGNORECASE
)

_Seen = tuple[date, Session]


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict: the first thing that deserves a look, else that nothing stands out."""
    said = None if account.dated_inside else account.exported_at  # it may be younger than all that stands in it
    until = said or context.today
    seen = sorted(((day, s) for s in account.sessions if (day := _day(s))), key=lambda pair: pair[0], reverse=True)
    remembered = [s for s in account.sessions if s.kind is not SessionKind.LOGIN]
    undated = sum(_day(s) is None for s in remembered)
    lately = [pair for pair in seen if pair[0] > until - _LATELY]
    old = [pair for pair in seen if pair[1].kind is not SessionKind.LOGIN and pair[0] < until - _A_YEAR]
    devices = len({_model(s.device) for _, s in lately if s.device})
    places = len({s.place.strip().casefold() for _, s in lately if s.place.strip()})
    counts: dict[str, str | int] = {"devices": devices, "places": places, "until": until.isoformat()}
    if not account.sessions:
        yield Verdict(Outcome.UNKNOWN, "none_listed")
    elif places >= _MANY_PLACES:
        yield Verdict(Outcome.FAIL, "many_places", counts, _evidence(lately), Confidence.GUESSED)
    elif old:
        yield _of_old(old)
    elif devices >= _MANY_DEVICES:
        yield Verdict(Outcome.FAIL, "many_devices", counts, _evidence(lately), Confidence.DERIVED)
    elif undated or not seen:
        yield Verdict(Outcome.UNKNOWN, "undated", {"devices": undated or len(account.sessions)})
    elif not lately:
        yield Verdict(Outcome.UNKNOWN, "none_lately", {"newest": seen[0][0].isoformat()})
    elif missing := _lists_not_read(account):
        yield Verdict(Outcome.UNKNOWN, "not_all_listed", {"lists": missing})
    else:
        listed = FACTS["security.sessions"].sections.get(account.platform)  # else only past logins are
        sure = Confidence.STATED if listed else Confidence.DERIVED
        yield Verdict(Outcome.PASS, "quiet" if places else "quiet_without_places", counts, confidence=sure)


def _lists_not_read(account: Account) -> int:
    """How many of the platform's lists of logins and devices are not there whole: an old device may stand there."""
    lists = [spec.id for spec in of_platform(account.platform) if spec.id in _LISTS and spec.sections[account.platform]]
    return sum(agreed(account, fact_id) is None for fact_id in lists)


def _day(session: Session) -> date | None:
    at = session.last or session.first
    return at.date() if at else None


def _of_old(old: Sequence[_Seen]) -> Verdict:
    kinds = sorted({kind for _, session in old if (kind := _kind(session.device))})
    params: dict[str, str | int] = {
        "devices": len(old),
        "since": old[-1][0].isoformat(),
        "kinds": Own(", ".join(kinds)),
    }
    oldest = _evidence(old[::-1])
    return Verdict(Outcome.FAIL, "old_devices" if kinds else "old_devices_unnamed", params, oldest)


def _kind(device: str) -> str:
    """The kind of device in one word, "" when its name says nothing known."""
    name = device.casefold()
    return next((kind for sign, kind in _KINDS.items() if sign in name), "")


def _model(device: str) -> str:
    """What stays the same when an app or a browser on the same device is updated."""
    inside = re.search(r"\(([^)]*)\)", device)
    return " ".join(re.split(r"[;\s]+", _VERSIONS.sub(" ", inside[1] if inside else device).casefold().strip("; ")))


def _evidence(seen: Sequence[_Seen]) -> Iterable[Evidence]:
    """Places in the download, with the device's name; never an address."""
    return (Evidence(s.source, Own(kind) if (kind := _kind(s.device)) else s.device, day) for day, s in seen)
