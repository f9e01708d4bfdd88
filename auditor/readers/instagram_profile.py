"""Instagram's profile, its private flag, and the switches of that flag in the past (format notes 1.4, 2.3, 2.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from auditor.account import Confidence, PrivacyChange, Reason
from auditor.archive import Member
from auditor.readers.entry import Entry, Row
from auditor.readers.instagram_download import Download, is_stripped, place, time_of
from auditor.readers.interface import REMOVED

_PRIVATE, _HISTORY = "audience.private_profile", "audience.privacy_history"
_PROFESSIONAL = "profile.professional"
_SWITCHED = {"switched_to_private": True, "switched_to_public": False}
_NOT_SET_BIRTHDAY = "1919-01-01"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_PROFILE = {
    "username": "profile.username",
    "name": "profile.name",
    "bio": "profile.bio",
    "email": "profile.email",
    "phone": "profile.phone",
    "website": "profile.website",
    "birthday": "profile.birthday",
}


def read_profile(download: Download) -> str:
    """The profile and its private flag (format notes 2.3); the user name is returned."""
    handle = ""
    for member in download.files("personal_information"):
        with download.ledger.reading(member.name, _PRIVATE, *_PROFILE.values()):
            rows = download.rows(member)
            named = download.named(rows)
            _private_flag(download, member, rows, named.get("private_account"))
            why = download.missing(rows)
            for name, fact_id in _PROFILE.items():
                row = named.get(name)
                if row is not None and (name, row.value) != ("birthday", _NOT_SET_BIRTHDAY):
                    download.ledger.text(fact_id, row.value, place(member, row))
                elif name == "birthday" or why is Reason.UNKNOWN_WORD or "username" not in named:
                    download.ledger.absent(fact_id, why if row is None else Reason.NOT_SET, member.name)
                else:  # an empty text is left out of a profile that is there and understood
                    download.ledger.text(fact_id, "", member.name)
            handle = handle or (named["username"].value if "username" in named else "")
    return handle


def read_business(download: Download) -> None:
    """The public contact card (format notes 2.3): a filled one means a professional account, an empty one nothing."""
    for member in download.files("professional_information"):
        with download.ledger.reading(member.name, "profile.business_contact", _PROFESSIONAL):
            values = dict.fromkeys(row.value for row in download.rows(member) if row.value)
            download.ledger.text("profile.business_contact", ", ".join(values), member.name)
            if values and REMOVED.issuperset(values):
                download.ledger.absent(_PROFESSIONAL, Reason.VALUES_REMOVED, member.name)
            elif values:
                download.ledger.known(_PROFESSIONAL, "on", member.name, confidence=Confidence.DERIVED)
    download.ledger.absent(_PROFESSIONAL, Reason.NOT_IN_EXPORT)


def _private_flag(download: Download, member: Member, rows: Sequence[Row], flag: Row | None) -> None:
    if flag is not None:
        where = place(member, flag)
        download.ledger.word(_PRIVATE, flag.value, where, confidence=download.confidence(flag))
    elif (likely := _flag_by_position(download, rows)) is not None:
        download.ledger.word(_PRIVATE, likely.value, place(member, likely), table="flag", confidence=Confidence.GUESSED)
    else:
        download.ledger.absent(_PRIVATE, download.missing(rows), member.name)


def _flag_by_position(download: Download, rows: Sequence[Row]) -> Row | None:
    """The one True or False under an unknown label between date of birth and high score (format notes 1.4)."""
    names = [download.name(row) for row in rows]
    born = (n for n, row in enumerate(rows) if names[n] == "birthday" or _DAY.fullmatch(row.value))
    first = next(born, len(rows))
    last = names.index("high_score") if "high_score" in names else len(rows)
    likely = [
        row
        for row, name in list(zip(rows, names, strict=True))[first:last]
        if not name and download.ledger.words.value("flag", row.value)
    ]
    return likely[0] if len(likely) == 1 else None


def read_privacy_changes(download: Download) -> tuple[PrivacyChange, ...]:
    """The switches between private and public (format notes 2.4)."""
    changes: list[PrivacyChange] = []
    for member in download.files("profile_privacy_changes", "account_privacy_changes"):
        with download.ledger.reading(member.name, _HISTORY):
            told = list(download.entries(member))
            if any(is_stripped(entry) for entry in told):
                download.ledger.absent(_HISTORY, Reason.VALUES_REMOVED, member.name)
                continue
            download.ledger.known(_HISTORY, len(told), member.name)
            switches = [(time_of(entry), _SWITCHED.get(_heading(download, entry))) for entry in told]
            changes += (
                PrivacyChange(at, private, member.name) for at, private in switches if at and private is not None
            )
            _flag_by_history(download, member, switches)
    return tuple(changes)


def _flag_by_history(
    download: Download, member: Member, switches: Sequence[tuple[datetime | None, bool | None]]
) -> None:
    """The flag that the newest switch left behind, when all have a time and the newest one's word is known."""
    times = [at for at, _ in switches if at]
    if not times or len(times) < len(switches):
        return
    newest = max(times)
    left = {private for at, private in switches if at == newest}
    if len(left) == 1 and (private := left.pop()) is not None:
        download.ledger.known(
            _PRIVATE, "on" if private else "off", member.name, confidence=Confidence.DERIVED, observed_at=newest
        )


def _heading(download: Download, entry: Entry) -> str:
    found = download.ledger.words.row(entry.title)
    return "" if found is None else found.value
