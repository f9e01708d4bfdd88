"""Instagram's profile, its private flag, and the switches of that flag in the past (format notes 1.4, 2.3, 2.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from auditor.downloads.parts import Member
from auditor.model.account import Confidence, PrivacyChange, Reason
from auditor.readers.instagram.download import each, name_of, read_setting, sheet_of, time_of, without_known_label
from auditor.readers.ledger import REMOVED
from auditor.readers.meta.download import Download, Sheet
from auditor.readers.meta.entry import Entry, Row
from auditor.readers.meta.settings import Setting, answer, write

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
    """The profile and its private flag (format notes 2.3); the user name is returned.

    Of two profiles in one file each is read, so that what they say differently is contradicted.
    """
    handle = ""
    for member in download.find("personal_information"):
        with download.ledger.reading(member.name, _PRIVATE, *_PROFILE.values()):
            for profile in _profiles(download, sheet_of(download, member)):
                _profile(download, profile)
                handle = handle or next((row.value for row in each(download, profile, "username")), "")
    return handle


def _profiles(download: Download, sheet: Sheet) -> list[Sheet]:
    """The rows of each profile; those of a page may stand in several boxes."""
    found = list(sheet.each())
    return found if sum(bool(each(download, one, "username")) for one in found) > 1 else [sheet]


def _profile(download: Download, profile: Sheet) -> None:
    _private_flag(download, profile)
    without_known_label(download, profile)
    why = profile.reason(download.words)
    known = bool(each(download, profile, "username"))
    for name, fact_id in _PROFILE.items():
        rows = each(download, profile, name)
        found = [row for row in rows if (name, row.value) != ("birthday", _NOT_SET_BIRTHDAY)]
        for row in found:
            _text(download, fact_id, row, profile)
        if found:
            continue
        if name == "birthday" or why is Reason.UNKNOWN_WORD or not known:
            download.ledger.absent(fact_id, Reason.NOT_SET if rows else why, profile.place)
        else:  # an empty text is left out of a profile that is there and understood
            download.ledger.text(fact_id, "", profile.place)


def _text(download: Download, fact_id: str, row: Row, profile: Sheet) -> None:
    if row.odd:
        download.ledger.absent(fact_id, Reason.UNREADABLE, profile.where(row))
    else:
        download.ledger.text(fact_id, row.value, profile.where(row))


def read_business(download: Download) -> None:
    """The public contact card (format notes 2.3): a filled one means a professional account, an empty one nothing."""
    for member in download.find("professional_information"):
        with download.ledger.reading(member.name, "profile.business_contact", _PROFESSIONAL):
            card = sheet_of(download, member)
            values = dict.fromkeys(row.value for row in card.rows if row.value)
            if card.entries:  # without an entry not even an empty card was read
                download.ledger.text("profile.business_contact", ", ".join(values), member.name)
            else:
                download.ledger.absent("profile.business_contact", Reason.NOT_SET, member.name)
            if any(row.odd for row in card.rows):
                download.ledger.absent("profile.business_contact", Reason.UNREADABLE, member.name)
            if values and REMOVED.issuperset(values):
                download.ledger.absent(_PROFESSIONAL, Reason.VALUES_REMOVED, member.name)
            elif values:
                download.ledger.known(_PROFESSIONAL, "on", member.name, confidence=Confidence.DERIVED)
    download.ledger.absent(_PROFESSIONAL, Reason.NOT_IN_EXPORT)


def _private_flag(download: Download, profile: Sheet) -> None:
    likely = _flag_by_position(download, profile.rows)
    if likely is None or each(download, profile, "private_account"):
        write(download.ledger, read_setting(download, Setting(_PRIVATE, "private_account"), profile))
    else:
        by_place = Setting(_PRIVATE, kinds=("flag",))
        write(download.ledger, [answer(download.words, by_place, profile, likely, Confidence.GUESSED)])


def _flag_by_position(download: Download, rows: Sequence[Row]) -> Row | None:
    """The one True or False under an unknown label between date of birth and high score (format notes 1.4)."""
    names = [name_of(download, row) for row in rows]
    born = (n for n, row in enumerate(rows) if names[n] == "birthday" or _DAY.fullmatch(row.value))
    first = next(born, len(rows))
    last = names.index("high_score") if "high_score" in names else len(rows)
    likely = [
        row
        for row, name in list(zip(rows, names, strict=True))[first:last]
        if not name and download.words.value("flag", row.value)
    ]
    return likely[0] if len(likely) == 1 else None


class _Switch(NamedTuple):
    """One switch as it is written: either may not be understood."""

    at: datetime | None
    private: bool | None
    source: str


def read_privacy_changes(download: Download) -> tuple[PrivacyChange, ...]:
    """The switches between private and public (format notes 2.4)."""

    def switch(entry: Entry, source: str) -> Sequence[_Switch]:
        return [_Switch(time_of(entry), _SWITCHED.get(_heading(download, entry)), source)]

    members = download.find("profile_privacy_changes", "account_privacy_changes")
    switches = download.gather(_HISTORY, members, switch, partly=lambda _, made: made[0].private is None)
    for member in members:
        _flag_by_history(download, member, [switch for switch in switches if switch.source == member.name])
    return tuple(
        PrivacyChange(switch.at, switch.private, switch.source)
        for switch in switches
        if switch.at and switch.private is not None
    )


def _flag_by_history(download: Download, member: Member, switches: Sequence[_Switch]) -> None:
    """The flag that the newest switch left behind, when all have a time and the newest one's word is known."""
    times = [switch.at for switch in switches if switch.at]
    if not times or len(times) < len(switches):
        return
    newest = max(times)
    left = {switch.private for switch in switches if switch.at == newest}
    if len(left) == 1 and (private := left.pop()) is not None:
        download.ledger.known(
            _PRIVATE, "on" if private else "off", member.name, confidence=Confidence.DERIVED, observed_at=newest
        )


def _heading(download: Download, entry: Entry) -> str:
    found = download.words.row(entry.title)
    return "" if found is None else found.value
