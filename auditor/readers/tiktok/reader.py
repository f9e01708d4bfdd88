"""Reads TikTok downloads of every layout since 2021, JSON and text (format notes 4).

`json_form` and `text_form` bring both forms to one shape, `records` gathers what a file holds, and this
module writes the facts down. A JSON that breaks off half-way says nothing at all: what came before may be incomplete.
What two files say of one thing is written down twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from auditor.downloads.archive import READ_LIMIT, Archive
from auditor.downloads.parts import Member
from auditor.downloads.wrappers import file_key
from auditor.model.account import Account, Confidence, Person, Platform, Reason
from auditor.model.facts import of_platform
from auditor.model.posting import Post
from auditor.readers.day import day_of
from auditor.readers.labels import load
from auditor.readers.ledger import REMOVED, Ledger
from auditor.readers.tiktok.json_form import Twice, leaves
from auditor.readers.tiktok.records import Cell, Gathered
from auditor.readers.tiktok.text_form import content, pages
from auditor.readers.times import last_moment

_PROFILE = {
    "username": "profile.username",
    "display_name": "profile.name",
    "bio": "profile.bio",
    "birth_date": "profile.birthday",
    "email": "profile.email",
    "phone": "profile.phone",
}
_USER_DATA = file_key("user_data")
_COUNTED = {
    "videos": "content.posts",
    "deleted": "content.deleted",
    "followers": "connections.followers",
    "following": "connections.following",
    "blocked": "connections.blocked",
    "logins": "security.logins",
}
_POSTED = {"videos": "content.posts", "deleted": "content.deleted"}
_NULL_WHEN_EMPTY = frozenset({"videos", "blocked"})
"""Lists seen as null where there is nothing; the others are then written as [] (layouts of 2025 and 2026)."""
_TOTALS = {"followers": "follower_count", "following": "following_count"}
_ELSEWHERE = {"off_platform": "sharing.off_platform", "location": "location.last_known", "third_party": "security.apps"}
_HELD = tuple(spec.id for spec in of_platform(Platform.TIKTOK) if spec.sections[Platform.TIKTOK])
_SETTINGS = tuple(i for i in _HELD if i not in {*_PROFILE.values(), *_COUNTED.values(), *_ELSEWHERE.values()})
_LOCATED = ("gps", "region")
_PAIRED = "teen.family_pairing"
_PAIRING = ("paired_account", "pairing_kind", "family_pairing")

_TOTAL = re.compile(r"[0-9]{1,12}")
_HANDLE = re.compile(r"@?[\w.]{2,24}")
_BORN = re.compile(r"(?P<day>\d{1,2})-(?P<month>[A-Za-z]{3})-(?P<year>\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNKNOWN_LANGUAGE = "unknown_language"  # the JSON form is in English for everybody (format notes 4.5)
_WORD_LENGTH = 60  # a longer value is no word of a setting, and content must not travel as one


def read(archive: Archive, form: str) -> Account:
    """The account of a TikTok download; `form` is json or txt. Never raises for what the download holds."""
    ledger = Ledger(Platform.TIKTOK, load("tiktok"))
    exported = day_of(archive)
    latest = last_moment(exported) if exported else None
    files = list((_from_txt if form == "txt" else _from_json)(archive, ledger, latest))
    for gathered in files:
        _write(ledger, gathered, form, exported)
    handles = (gathered.cell("username").text for gathered in files)
    handle = next((text for text in handles if text and text not in REMOVED), "")
    posts: list[Post] = [post for gathered in files for post in (*gathered.posts, *gathered.deleted)]
    people: dict[str, list[Person]] = {}
    for gathered in files:
        for section, listed in gathered.people.items():
            people.setdefault(_COUNTED[section], []).extend(listed)
    return ledger.close(
        handle=handle.removeprefix("@"),
        label=archive.label,
        form=form,
        generation=min({layout for gathered in files for layout in gathered.layouts}, default="", key="CAB".index),
        exported_at=exported,
        posts=tuple(posts),
        sessions=tuple(login for gathered in files for login in gathered.logins),
        apps=tuple(app for gathered in files for app in gathered.apps),
        people={
            fact_id: tuple({person.key: person for person in listed}.values()) for fact_id, listed in people.items()
        },
    )


def _write(ledger: Ledger, gathered: Gathered, form: str, exported: date | None) -> None:
    """Write down what one file, or the folder of the text form, says."""
    _write_elsewhere(ledger, gathered)
    _write_settings(ledger, gathered, exported)
    _write_profile(ledger, gathered)
    _write_gaps(ledger, gathered, form)
    for section, fact_id in _COUNTED.items():
        _write_count(ledger, gathered, section, fact_id)
    for section, list_id in _POSTED.items():
        if place := gathered.places.get(section):
            cut = not gathered.whole(section)
            odd = gathered.odd[section] + gathered.uneven(section)
            ledger.listed(list_id, place, understood=gathered.count(section), odd=odd, cut=cut)


def _from_json(archive: Archive, ledger: Ledger, latest: datetime | None) -> Iterator[Gathered]:
    """One for each file that could be read to its end; a file that could not leaves no list whole."""
    for member in _user_data(archive):
        gathered = Gathered(ledger.words, ledger.person, latest)
        read_through = False
        with ledger.reading(member.name, *_HELD), archive.open(member) as stream:
            for section, value in leaves(stream, ledger.words):
                gathered.add(section, value, member.name)
            read_through = True
        if read_through:
            yield gathered
        else:
            for list_id in _POSTED.values():
                ledger.listed(list_id, member.name, cut=True)


def _user_data(archive: Archive) -> list[Member]:
    """TikTok's own JSON: by its name, else whichever JSON there is. Lemon8's file is another service's."""
    every = [m for m in archive.members if m.name.casefold().endswith(".json") and "lemon8" not in m.name.casefold()]
    return [member for member in every if file_key(member.basename).startswith(_USER_DATA)] or every


def _from_txt(archive: Archive, ledger: Ledger, latest: datetime | None) -> Iterator[Gathered]:
    gathered = Gathered(ledger.words, ledger.person, latest)
    seen = False
    for member, section in pages(archive, ledger.words):
        seen = True
        read_through = False
        with ledger.reading(member.name, *_facts_of(section)), archive.open(member, READ_LIMIT) as stream:
            held = content(stream, section, ledger.words)
            if isinstance(held, list) and held:
                gathered.add(section, [], member.name)
            gathered.add(section, held, member.name)
            read_through = True
        if not read_through and section in _POSTED:
            ledger.listed(_POSTED[section], member.name, cut=True)
    if not seen:
        ledger.problem(archive.label, _UNKNOWN_LANGUAGE)
        for fact_id in _HELD:
            ledger.absent(fact_id, Reason.UNREADABLE, archive.label)
    yield gathered


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
    for label, written in gathered.setting_rows():
        word = ledger.words.row(label)
        if word is None:
            continue
        for raw in written if isinstance(written, Twice) else (written,):
            if word.value in _PAIRING and (isinstance(raw, str) or not gathered.text(raw)):
                pairing[word.value] = pairing.get(word.value, "") or gathered.text(raw)
            elif word.value in _PAIRING:
                ledger.absent(_PAIRED, Reason.UNKNOWN_WORD, f"{place}#{label}", gathered.text(raw)[:_WORD_LENGTH])
            elif word.value in _SETTINGS or word.value in _ELSEWHERE.values():
                sure = Confidence.DERIVED if word.inferred else Confidence.STATED
                _write_setting(ledger, word.value, gathered, raw, f"{place}#{label}", sure, exported)
    if pairing:
        _write_pairing(ledger, pairing, place, exported)


def _write_setting(
    ledger: Ledger,
    fact_id: str,
    gathered: Gathered,
    raw: object,
    place: str,
    confidence: Confidence,
    exported: date | None,
) -> None:
    """A setting's word is a text in every layout: of another type nobody can say what it means."""
    if isinstance(raw, dict | list) and raw:
        ledger.absent(fact_id, Reason.UNREADABLE, place)
    elif isinstance(raw, str) or not gathered.text(raw):
        _write_word(ledger, fact_id, gathered.text(raw), place, confidence, exported)
    else:
        ledger.absent(fact_id, Reason.UNKNOWN_WORD, place, gathered.text(raw)[:_WORD_LENGTH])


def _write_word(
    ledger: Ledger, fact_id: str, text: str, place: str, confidence: Confidence, exported: date | None
) -> None:
    if len(text) > _WORD_LENGTH:
        ledger.absent(fact_id, Reason.UNKNOWN_WORD, place)
    else:
        ledger.word(fact_id, text, place, confidence=confidence, observed_at=exported)


def _write_pairing(ledger: Ledger, pairing: dict[str, str], place: str, exported: date | None) -> None:
    """A named partner account is a pairing; without one only a switch word would tell, and none was ever seen."""
    fact_id, place = _PAIRED, f"{place}#FamilyPairing"
    partner, *rest = (pairing.get(name, "") for name in _PAIRING)
    if partner and partner not in REMOVED and _HANDLE.fullmatch(partner):
        ledger.known(fact_id, "on", place, confidence=Confidence.DERIVED, observed_at=exported)
    else:
        text = partner or next(filter(None, rest), "")
        _write_word(ledger, fact_id, text, place, Confidence.DERIVED, exported)


def _write_profile(ledger: Ledger, gathered: Gathered) -> None:
    for name, cells in gathered.profile.items():
        for cell in cells:
            if name in _PROFILE:
                _write_profile_row(ledger, name, cell, f"{gathered.places['profile']}#{cell.label}")


def _write_profile_row(ledger: Ledger, name: str, cell: Cell, place: str) -> None:
    """A row of the profile; null, and "" where there must be something, is no value."""
    fact_id, text = _PROFILE[name], cell.text
    if name == "birth_date" and text and text not in REMOVED:
        text = _birthday(text)
    if cell.null or (name == "username" and not text and cell.sound):
        ledger.absent(fact_id, Reason.NOT_SET, place)
    elif not cell.sound:
        ledger.absent(fact_id, Reason.UNREADABLE, place)
    elif cell.text and not text:  # the words of a birthday are not kept: they are no setting's word but somebody's date
        ledger.absent(fact_id, Reason.UNKNOWN_WORD, place)
    else:
        ledger.text(fact_id, text, place, confidence=Confidence.DERIVED if cell.inferred else Confidence.STATED)


def _write_count(ledger: Ledger, gathered: Gathered, section: str, fact_id: str) -> None:
    """The number of rows; of an empty list the total that the profile states, so that 0 is never said against it.

    Rows that were not understood, a list that stands there twice and a total that says otherwise make the count
    `derived`. 0 is said of an empty list, and `derived` of null where that list was seen so (format notes 4.4).
    """
    place = gathered.places.get(section, "")
    if not place:
        return
    count, total = gathered.count(section), gathered.cell(_TOTALS.get(section, ""))
    stated = int(total.text) if _TOTAL.fullmatch(total.text) else None
    sound = gathered.whole(section) and not gathered.odd[section]
    if section in gathered.removed:
        ledger.absent(fact_id, Reason.VALUES_REMOVED, place)
    elif count or (sound and not stated):
        sure = Confidence.STATED if sound and stated in (None, count) else Confidence.DERIVED
        ledger.known(fact_id, count, place, confidence=sure)
    elif stated:
        ledger.known(fact_id, stated, f"{gathered.places['profile']}#{total.label}")
    elif section in gathered.null and (section in _NULL_WHEN_EMPTY or stated == 0):
        ledger.known(fact_id, 0, place, confidence=Confidence.DERIVED)
    else:
        ledger.absent(fact_id, Reason.UNREADABLE, place)


def _write_elsewhere(ledger: Ledger, gathered: Gathered) -> None:
    """What other companies told TikTok, where it last saw the phone, and which services are linked."""
    for section, fact_id in _ELSEWHERE.items():
        if section in gathered.removed:
            ledger.absent(fact_id, Reason.VALUES_REMOVED, gathered.places[section])
    place = gathered.places.get("off_platform", "")
    if gathered.told_by_others:
        ledger.known("sharing.off_platform", "on", place, confidence=Confidence.DERIVED)
    elif place and not _spoiled(gathered, "off_platform"):
        ledger.absent("sharing.off_platform", Reason.NOT_SET, place)  # an empty list is not the switch turned off
    _write_location(ledger, gathered)
    _write_apps(ledger, gathered)


def _spoiled(gathered: Gathered, section: str) -> bool:
    """Whether something in a section is not what it should be."""
    return bool(gathered.odd[section]) or section in gathered.unforeseen | gathered.removed


def _write_location(ledger: Ledger, gathered: Gathered) -> None:
    """That nothing is kept is said only when both places for it are there and hold nothing (format notes 4.3)."""
    kept = [cell for name, cell in gathered.location.items() if name in _LOCATED]
    place = gathered.places.get("location", "")
    if any(cell.text in REMOVED for cell in kept):
        ledger.absent("location.last_known", Reason.VALUES_REMOVED, place)
    elif any(cell.text for cell in kept):
        ledger.known("location.last_known", 1, place)
    elif len(kept) == len(_LOCATED) and all(cell.sound for cell in kept):
        ledger.known("location.last_known", 0, place)
    elif kept and not all(cell.sound for cell in kept):
        ledger.absent("location.last_known", Reason.UNREADABLE, place)


def _write_apps(ledger: Ledger, gathered: Gathered) -> None:
    """How many services are linked. None in the profile proves nothing: others have a section of their own.

    Nor does an empty group or null: only the sentence of the text form, or an empty list, says that there are none.
    """
    place = gathered.places.get("third_party", "")
    listed = place and not _spoiled(gathered, "third_party")
    if listed and (gathered.apps or gathered.whole("third_party")):
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
        if _spoiled(gathered, section) and section not in gathered.removed:
            ledger.problem(place, "unexpected_content")
        if not place or (section in _COUNTED and not _spoiled(gathered, section)):
            continue
        reason = _why(gathered, section, foreign=foreign)
        for fact_id in _facts_of(section):
            ledger.absent(fact_id, reason, place)


def _why(gathered: Gathered, section: str, *, foreign: bool) -> Reason:
    if section in gathered.removed:
        return Reason.VALUES_REMOVED
    if foreign or gathered.odd[section] or section in gathered.unforeseen:
        return Reason.UNREADABLE
    rows = {"settings": gathered.settings, "profile": gathered.profile, "location": gathered.location}
    empty = section not in _COUNTED and not rows.get(section)
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
