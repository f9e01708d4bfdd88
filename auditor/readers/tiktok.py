"""Reads TikTok downloads of every layout since 2021, JSON and text (format notes 4).

`tiktok_json` and `tiktok_txt` bring both forms to one shape, `tiktok_records` gathers what a file holds, and this
module writes the facts down. A JSON that breaks off half-way says nothing at all: what came before may be incomplete.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from auditor.account import Account, Confidence, Platform, Reason
from auditor.archive import READ_LIMIT, Archive, Member
from auditor.facts import of_platform
from auditor.readers.day import day_of
from auditor.readers.interface import REMOVED, Ledger
from auditor.readers.labels import load
from auditor.readers.tiktok_json import leaves
from auditor.readers.tiktok_records import NOTHING, Gathered
from auditor.readers.tiktok_txt import content, pages

_PROFILE = {
    "username": "profile.username",
    "display_name": "profile.name",
    "bio": "profile.bio",
    "birth_date": "profile.birthday",
    "email": "profile.email",
    "phone": "profile.phone",
}
_COUNTED = {
    "videos": "content.posts",
    "deleted": "content.deleted",
    "followers": "connections.followers",
    "following": "connections.following",
    "blocked": "connections.blocked",
    "logins": "security.logins",
}
_TOTALS = {"followers": "follower_count", "following": "following_count"}
_ELSEWHERE = {"off_platform": "sharing.off_platform", "location": "location.last_known", "third_party": "security.apps"}
_TOLD = tuple(spec.id for spec in of_platform(Platform.TIKTOK) if spec.sections[Platform.TIKTOK])
_SETTINGS = tuple(i for i in _TOLD if i not in {*_PROFILE.values(), *_COUNTED.values(), *_ELSEWHERE.values()})
_PAIRING = ("paired_account", "pairing_kind", "family_pairing")

_TOTAL = re.compile(r"[1-9][0-9]{0,11}")
_BORN = re.compile(r"(?P<day>\d{1,2})-(?P<month>[A-Za-z]{3})-(?P<year>\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNKNOWN_LANGUAGE = "unknown_language"  # the JSON form is in English for everybody (format notes 4.5)
_WORD_LENGTH = 60  # a longer value is no word of a setting, and content must not travel as one


def read(archive: Archive, form: str) -> Account:
    """The account of a TikTok download; `form` is json or txt. Never raises for what the download holds."""
    ledger = Ledger(Platform.TIKTOK, load("tiktok"))
    exported = day_of(archive)
    gathered = _from_txt(archive, ledger) if form == "txt" else _from_json(archive, ledger)
    _write_elsewhere(ledger, gathered)
    _write_settings(ledger, gathered, exported)
    _write_profile(ledger, gathered)
    _write_gaps(ledger, gathered, form)
    for section, fact_id in _COUNTED.items():
        _write_count(ledger, gathered, section, fact_id)
    handle = gathered.profile.get("username", NOTHING).text
    return ledger.close(
        handle="" if handle in REMOVED else handle.removeprefix("@"),
        label=archive.label,
        form=form,
        generation=min(gathered.layouts, default="", key="CAB".index),
        exported_at=exported,
        posts=(*gathered.posts, *gathered.deleted),
        sessions=tuple(gathered.logins),
        apps=tuple(gathered.apps),
        people={_COUNTED[section]: tuple(people) for section, people in gathered.people.items()},
    )


def _from_json(archive: Archive, ledger: Ledger) -> Gathered:
    read_through = Gathered(ledger.words, ledger.person)
    gathered = Gathered(ledger.words, ledger.person)
    if member := _user_data(archive):
        with ledger.reading(member.name, *_TOLD), archive.open(member) as stream:
            for section, value in leaves(stream, ledger.words):
                gathered.add(section, value, member.name)
            read_through = gathered
    return read_through


def _user_data(archive: Archive) -> Member | None:
    """TikTok's own JSON: by its name, else whichever JSON there is. Lemon8's file is another service's."""
    for stem in ("user_data_tiktok", "user_data"):
        if found := archive.find(stem, suffixes=[".json"]):
            return found[0]
    names = ((member.name.casefold(), member) for member in archive.members)
    return next((member for name, member in names if name.endswith(".json") and "lemon8" not in name), None)


def _from_txt(archive: Archive, ledger: Ledger) -> Gathered:
    gathered = Gathered(ledger.words, ledger.person)
    seen = False
    for member, section in pages(archive, ledger.words):
        seen = True
        with ledger.reading(member.name, *_facts_of(section)), archive.open(member, READ_LIMIT) as stream:
            gathered.add(section, content(stream, section, ledger.words), member.name)
    if not seen:
        ledger.problem(archive.label, _UNKNOWN_LANGUAGE)
        for fact_id in _TOLD:
            ledger.absent(fact_id, Reason.UNREADABLE, archive.label)
    return gathered


def _facts_of(section: str) -> tuple[str, ...]:
    match section:
        case "settings":
            return _SETTINGS
        case "profile":
            return tuple(_PROFILE.values())
        case _:
            return ((_COUNTED | _ELSEWHERE)[section],)


def _write_settings(ledger: Ledger, gathered: Gathered, exported: date | None) -> None:
    place = gathered.places.get("settings", "")
    pairing: dict[str, str] = {}
    for label, raw in gathered.setting_rows():
        word = ledger.words.row(label)
        if word is None:
            continue
        if word.value in _PAIRING:
            pairing[word.value] = pairing.get(word.value, "") or gathered.text(raw)
        elif word.value not in _SETTINGS and word.value not in _ELSEWHERE.values():
            continue
        elif isinstance(raw, dict | list) and raw:
            ledger.absent(word.value, Reason.UNREADABLE, f"{place}#{label}")
        else:
            sure = Confidence.DERIVED if word.inferred else Confidence.STATED
            _write_word(ledger, word.value, gathered.text(raw), f"{place}#{label}", sure, exported)
    if pairing:
        _write_pairing(ledger, pairing, place, exported)


def _write_word(
    ledger: Ledger, fact_id: str, text: str, place: str, confidence: Confidence, exported: date | None
) -> None:
    if len(text) > _WORD_LENGTH:
        ledger.absent(fact_id, Reason.UNKNOWN_WORD, place)
    else:
        ledger.word(fact_id, text, place, confidence=confidence, observed_at=exported)


def _write_pairing(ledger: Ledger, pairing: dict[str, str], place: str, exported: date | None) -> None:
    """A named partner account is a pairing; without one only a switch word would tell, and none was ever seen."""
    fact_id, place = "teen.family_pairing", f"{place}#FamilyPairing"
    partner, *rest = (pairing.get(name, "") for name in _PAIRING)
    if partner and partner not in REMOVED:
        ledger.known(fact_id, "on", place, confidence=Confidence.DERIVED, observed_at=exported)
    else:
        text = partner or next(filter(None, rest), "")
        _write_word(ledger, fact_id, text, place, Confidence.DERIVED, exported)


def _write_profile(ledger: Ledger, gathered: Gathered) -> None:
    for name, cell in gathered.profile.items():
        if name not in _PROFILE:
            continue
        fact_id, text = _PROFILE[name], cell.text
        place = f"{gathered.places['profile']}#{cell.label}"
        if name == "birth_date" and text and text not in REMOVED:
            text = _birthday(text)
            if not text:  # the words of a birthday are not kept: they are no setting's word but somebody's date
                ledger.absent(fact_id, Reason.UNKNOWN_WORD, place)
                continue
        if name == "username" and not text:
            ledger.absent(fact_id, Reason.NOT_SET, place)
        else:
            ledger.text(fact_id, text, place, confidence=Confidence.DERIVED if cell.inferred else Confidence.STATED)


def _write_count(ledger: Ledger, gathered: Gathered, section: str, fact_id: str) -> None:
    """The number of rows; of an empty list the total that the profile states, so that 0 is never said against it.

    A section with rows that could not be understood holds at least those that were: the count is `derived`.
    """
    place = gathered.places.get(section, "")
    count = gathered.count(section)
    total = gathered.profile.get(_TOTALS.get(section, ""), NOTHING)
    if section in gathered.removed:
        ledger.absent(fact_id, Reason.VALUES_REMOVED, place)
    elif count:
        sure = Confidence.DERIVED if section in gathered.odd else Confidence.STATED
        ledger.known(fact_id, count, place, confidence=sure)
    elif _TOTAL.fullmatch(total.text):
        ledger.known(fact_id, int(total.text), f"{gathered.places['profile']}#{total.label}")
    elif section in gathered.odd:
        ledger.absent(fact_id, Reason.UNREADABLE, place)
    elif place:
        ledger.known(fact_id, 0, place)


def _write_elsewhere(ledger: Ledger, gathered: Gathered) -> None:
    """What other companies told TikTok, where it last saw the phone, and which services are linked."""
    for section, fact_id in _ELSEWHERE.items():
        if section in gathered.removed:
            ledger.absent(fact_id, Reason.VALUES_REMOVED, gathered.places[section])
    place = gathered.places.get("off_platform", "")
    if gathered.told_by_others:
        ledger.known("sharing.off_platform", "on", place, confidence=Confidence.DERIVED)
    elif place and "off_platform" not in gathered.odd:
        ledger.absent("sharing.off_platform", Reason.NOT_SET, place)  # an empty list is not the switch turned off
    _write_location(ledger, gathered)
    _write_apps(ledger, gathered)


def _write_location(ledger: Ledger, gathered: Gathered) -> None:
    texts = [cell.text for name, cell in gathered.location.items() if name in ("gps", "region")]
    place = gathered.places.get("location", "")
    if any(text in REMOVED for text in texts):
        ledger.absent("location.last_known", Reason.VALUES_REMOVED, place)
    elif texts or (place and "location" not in gathered.odd | gathered.strange | gathered.removed):
        ledger.known("location.last_known", int(any(texts)), place)


def _write_apps(ledger: Ledger, gathered: Gathered) -> None:
    """How many services are linked. None in the profile proves nothing: others have a section of their own."""
    place = gathered.places.get("third_party", "")
    if place and "third_party" not in gathered.odd | gathered.removed:
        ledger.known("security.apps", len(gathered.apps), place)
    elif gathered.apps:
        ledger.known("security.apps", len(gathered.apps), gathered.apps[0].source, confidence=Confidence.DERIVED)


def _write_gaps(ledger: Ledger, gathered: Gathered, form: str) -> None:
    """Say why the rest is absent: section by section, for whatever has not been written down by now."""
    sections = ("settings", "profile", *_COUNTED, *_ELSEWHERE)
    for section in sections:
        place = gathered.places.get(section, "")
        foreign = form == "txt" and section in gathered.strange
        if foreign:
            ledger.problem(place, _UNKNOWN_LANGUAGE)
        if section in gathered.odd:
            ledger.problem(place, "unexpected_content")
        if not place or (section in _COUNTED and section not in gathered.odd):
            continue
        reason = _why(gathered, section, foreign=foreign)
        for fact_id in _facts_of(section):
            ledger.absent(fact_id, reason, place)


def _why(gathered: Gathered, section: str, *, foreign: bool) -> Reason:
    if section in gathered.removed:
        return Reason.VALUES_REMOVED
    if foreign or section in gathered.odd:
        return Reason.UNREADABLE
    empty = (section == "settings" and not gathered.settings) or (section == "profile" and not gathered.profile)
    return Reason.NOT_SET if empty else Reason.FILE_MISSING


def _birthday(text: str) -> str:
    """`01-Oct-1995` or `1995-10-01` as YYYY-MM-DD, "" for anything else (format notes 4.3)."""
    try:
        if spelled := _BORN.fullmatch(text):
            month = _MONTHS.index(spelled["month"].casefold()) + 1
            return date(int(spelled["year"]), month, int(spelled["day"])).isoformat()
        return datetime.strptime(text, "%Y-%m-%d").date().isoformat()  # noqa: DTZ007  # a day has no time zone
    except ValueError:
        return ""
