"""Facebook's profile: what the owner wrote about themselves and their family (format notes 3.7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from auditor.model.account import Confidence, Reason, Relative
from auditor.readers.meta.dates import from_text
from auditor.readers.meta.download import Download, Sheet, removed
from auditor.readers.meta.entry import Entry, Row
from auditor.readers.meta.streams import listed, mapping, plain

_TEXTS: Mapping[str, tuple[str, str]] = {
    "profile.username": ("username", "username"),
    "profile.name": ("name", "name.full_name"),
    "profile.bio": ("bio", "intro_bio.name"),
    "profile.email": ("emails", "emails.emails"),
    "profile.phone": ("phones", "phone_numbers.phone_number"),
    "profile.website": ("websites", "websites.address"),
    "profile.education": ("education", "education_experiences.name"),
    "profile.work": ("work", "work_experiences.employer"),
    "profile.current_town": ("current_town", "current_city.name"),
    "profile.home_town": ("home_town", "hometown.name"),
    "profile.address": ("address", "address.*"),
    "profile.relationship": ("relationship", "relationship.status"),
}
"""For each text its row on the page, and its path in JSON: lists are gone through, `*` stands for every key."""

_BIRTHDAY, _FAMILY = "profile.birthday", "profile.family"
_FACTS = (*_TEXTS, _BIRTHDAY, _FAMILY)
_MOST_KNOWN = frozenset(path.partition(".")[0] for _, path in _TEXTS.values())
_KNOWN = _MOST_KNOWN | {
    *("birthday", "gender", "previous_names", "other_names", "places_lived", "family_members", "languages"),
    *("blood_info", "registration_timestamp", "profile_uri", "name_pronunciation", "previous_relationships"),
    *("interested_in", "political_view", "religious_view", "about_me", "favorite_quotes", "screen_names"),
    *("profile_photo", "profile_picture", "cover_photo", "cover_picture", "groups", "pages", "ads_accounts"),
}
"""Every key that a profile is known to have; beside any other a missing one may be there under a new name."""
_LAST_YEAR = 9999
_KIN = re.compile(r"(?P<name>.+?)\s*\((?P<relation>[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Profile:
    """Whose download it is: the handle ("" when there is none), the names in its headlines, the relatives."""

    handle: str = ""
    names: frozenset[str] = frozenset()
    relatives: tuple[Relative, ...] = ()


def read_profile(files: Download) -> Profile:
    """Write down every profile that the download holds; two that differ contradict each other."""
    handle, names, relatives = "", set[str](), list[Relative]()
    for member in files.find("profile_information"):
        with files.ledger.reading(member.name, *_FACTS):
            read = 0
            for entry in files.read(member):
                found = _one(files, member.name, entry or Entry())
                read += found is not None
                handle = handle or (found.handle if found else "")
                names |= found.names if found else set()
                relatives += found.relatives if found else ()
                for name in _others(files, entry or Entry()):
                    files.ledger.named(name)
            if not read:
                files.unforeseen(member.name, _FACTS)
    return Profile(handle, frozenset(names), tuple(dict.fromkeys(relatives)))


def _one(files: Download, place: str, entry: Entry) -> Profile | None:
    """One profile of a file; None when nothing of it is understood."""
    if entry.raw and _MOST_KNOWN & entry.raw.keys():
        handle = _from_record(files, place, entry.raw)
        return Profile(handle, _names(entry.raw), tuple(_kin(entry.raw)))
    if not entry.raw and any(files.words.row(row.label) for row in entry.rows):
        sheet = Sheet(place, (entry,), entry.rows)
        handle = _from_page(files, sheet)
        names = frozenset(row.value for row in sheet.all(files.words, "name") if row.value and not removed(row))
        return Profile(handle, names, tuple(_kin_on_page(files, entry)))
    return None


def _names(raw: Mapping[str, object]) -> frozenset[str]:
    """The names by which headlines and comments may call the owner."""
    name = mapping(raw.get("name"))
    full = plain(name.get("full_name")) or plain(raw.get("name"))
    both = " ".join(filter(None, (plain(name.get("first_name")), plain(name.get("last_name")))))
    former = [plain(mapping(item).get("name")) for item in listed(raw.get("previous_names"))]
    return frozenset(name for name in (full, both, *former) if name)


def _from_record(files: Download, place: str, raw: Mapping[str, object]) -> str:
    """The profile out of JSON, where a key that is not there was not filled in, unless it may have another name."""
    renamed = bool(raw.keys() - _KNOWN)
    address = _from_address(plain(raw.get("profile_uri")))
    for fact, (_, path) in _TEXTS.items():
        key, *rest = path.split(".")
        if fact == "profile.username" and address and not plain(raw.get(key)).strip():
            files.ledger.text(fact, address, f"{place}#profile_uri", confidence=Confidence.DERIVED)
        elif key not in raw:
            _left_out(files, fact, f"{place}#{key}", renamed=renamed)
        else:
            _write_texts(files, fact, f"{place}#{key}", _Found.at(raw[key], rest))
    _birthday(files, f"{place}#birthday", raw, renamed=renamed)
    _family(files, f"{place}#family_members", raw, renamed=renamed)
    return plain(raw.get("username")) or address


def _left_out(files: Download, fact: str, place: str, *, renamed: bool) -> None:
    if renamed:
        files.ledger.absent(fact, Reason.UNREADABLE, place)
    elif fact == _FAMILY:
        files.ledger.known(fact, 0, place, confidence=Confidence.DERIVED)
    else:
        files.ledger.text(fact, "", place, confidence=Confidence.DERIVED)


def _write_texts(files: Download, fact: str, place: str, found: _Found) -> None:
    """A text with its doubt; nothing at all is known to be empty only when everything was understood."""
    texts = tuple(dict.fromkeys(found.texts))
    if texts or not found.odd:
        files.ledger.text(fact, "; ".join(texts), place)
    if found.odd:
        files.ledger.absent(fact, Reason.UNREADABLE, place)


@dataclass(frozen=True, slots=True)
class _Found:
    """The texts at a path, and how much stands there that was not understood."""

    texts: tuple[str, ...] = ()
    odd: int = 0

    @classmethod
    def at(cls, node: object, path: Sequence[str]) -> _Found:
        """Lists are gone through, and a text that stands where an object was expected is taken as it is."""
        if isinstance(node, list):
            return cls.of(cls.at(item, path) for item in node)
        if isinstance(node, Mapping):
            step, *rest = path or [""]
            inner = list(node.values()) if step == "*" else [node.get(step)]
            return cls.of(cls.at(value, rest) for value in inner) if inner else cls(odd=1)
        if node is None or isinstance(node, bool):
            return cls(odd=1)
        text = " ".join(plain(node).split())
        return cls((text,)) if text else cls()

    @classmethod
    def of(cls, parts: Iterable[_Found]) -> _Found:
        """Several in one."""
        every = list(parts)
        return cls(tuple(text for part in every for text in part.texts), sum(part.odd for part in every))


def _birthday(files: Download, place: str, profile: Mapping[str, object], *, renamed: bool) -> None:
    """Day, month and year as a date; without the year, which can be hidden, as `--MM-DD`."""
    if "birthday" not in profile:
        _left_out(files, _BIRTHDAY, place, renamed=renamed)
        return
    raw = mapping(profile["birthday"])
    parts = (raw.get(key) for key in ("year", "month", "day"))
    year, month, day = (part if isinstance(part, int) and not isinstance(part, bool) else 0 for part in parts)
    if raw and all(part == 0 for part in raw.values()):
        files.ledger.text(_BIRTHDAY, "", place, confidence=Confidence.DERIVED)
        return
    with suppress(ValueError):
        born = date(year or 2000, month, day)  # a leap year, so that every day passes
        files.ledger.text(_BIRTHDAY, born.isoformat() if year else f"--{born:%m-%d}", place)
        return
    reason = Reason.VALUES_REMOVED if max(year, month, day) > _LAST_YEAR else Reason.UNREADABLE
    files.ledger.absent(_BIRTHDAY, reason, place)


def _family(files: Download, place: str, profile: Mapping[str, object], *, renamed: bool) -> None:
    """How many relatives the profile names."""
    if "family_members" not in profile:
        _left_out(files, _FAMILY, place, renamed=renamed)
        return
    raw = profile["family_members"]
    people = raw if isinstance(raw, list) else [raw]
    named = sum(bool(plain(mapping(person).get("name"))) for person in people)
    if named or raw == []:
        sure = Confidence.STATED if named == len(people) else Confidence.DERIVED
        files.ledger.known(_FAMILY, len(people), place, confidence=sure)
    if named < len(people):
        files.ledger.absent(_FAMILY, Reason.UNREADABLE, place)


def _kin(raw: Mapping[str, object]) -> list[Relative]:
    people = [mapping(person) for person in listed(raw.get("family_members"))]
    return [Relative(plain(p.get("name")), plain(p.get("relation"))) for p in people if p]


def _others(files: Download, entry: Entry) -> Iterator[str]:
    """Whom a profile names beside its owner: relatives, partners, on a page the capitals behind "Married to"."""
    for person in (*_kin(entry.raw), *_kin_on_page(files, entry)):
        yield person.name
    yield plain(mapping(entry.raw.get("relationship")).get("partner"))
    for former in listed(entry.raw.get("previous_relationships")):
        yield plain(mapping(former).get("name"))
    row = entry.row(files.words, "relationship")
    yield " ".join(word for word in (row.value if row else "").split()[1:] if word[:1].isupper())


def _from_page(files: Download, sheet: Sheet) -> str:
    """The profile out of a page, where a row that is not there may also be in words that no table has."""
    for fact, (name, _) in _TEXTS.items():
        for row in _rows(files, sheet, fact, name):
            files.ledger.text(fact, "; ".join(row.value.splitlines()), sheet.where(row))
    for row in _rows(files, sheet, _BIRTHDAY, "birthday"):
        born = from_text(row.value)
        files.ledger.text(_BIRTHDAY, born.date().isoformat() if born else row.value, sheet.where(row))
    for row in _rows(files, sheet, _FAMILY, "family"):
        if removed(row):
            files.ledger.absent(_FAMILY, Reason.VALUES_REMOVED, sheet.where(row))
        else:
            files.ledger.known(_FAMILY, len(row.value.splitlines()), sheet.where(row))
    handle, address = sheet.row(files.words, "username"), sheet.row(files.words, "profile_uri")
    return (handle.value if handle else "") or _from_address(address.value if address else "")


def _rows(files: Download, sheet: Sheet, fact: str, name: str) -> Iterator[Row]:
    """Every row of that name that says something; one that is empty or not there leaves the fact absent."""
    rows = sheet.all(files.words, name)
    for row in rows:
        if row.value:
            yield row
        else:
            files.ledger.absent(fact, Reason.NOT_SET, sheet.where(row))
    if not rows:
        files.ledger.absent(fact, sheet.reason(files.words), sheet.place)


def _kin_on_page(files: Download, entry: Entry) -> list[Relative]:
    row = entry.row(files.words, "family")
    found = []
    for line in row.value.splitlines() if row and not removed(row) else ():
        match = _KIN.fullmatch(line)
        found.append(Relative(match["name"], match["relation"]) if match else Relative(line))
    return found


def _from_address(address: str) -> str:
    """The user name in a profile's address, "" when it has a number instead."""
    with suppress(ValueError):
        name = urlsplit(address).path.strip("/")
        return "" if "/" in name or name.endswith(".php") or "://" not in address else name
    return ""
