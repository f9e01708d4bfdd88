"""Facebook's profile: what the owner wrote about themselves and their family (format notes 3.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from urllib.parse import urlsplit

from auditor.account import Confidence, Reason, Relative
from auditor.readers.dates import from_text
from auditor.readers.entry import Entry
from auditor.readers.facebook_files import Files, Sheet, listed, mapping, plain, removed
from auditor.readers.meta import entries

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
_LAST_YEAR = 9999
_KIN = re.compile(r"(?P<name>.+?)\s*\((?P<relation>[^()]*)\)")


def read_profile(files: Files) -> tuple[str, tuple[Relative, ...]]:
    """Write down the profile; return the handle, "" when there is none, and the relatives."""
    handle, relatives = "", list[Relative]()
    for member in files.find("profile_information"):
        with files.ledger.reading(member.name, *_FACTS):
            entry = next(iter(entries(files.archive, member)), Entry())
            if entry.raw and _known_keys(entry.raw):
                handle = handle or _from_record(files, member.name, entry.raw)
                relatives += _kin(entry.raw)
            elif not entry.raw and any(files.words.row(row.label) for row in entry.rows):
                handle = handle or _from_page(files, Sheet(member.name, (entry,), entry.rows))
                relatives += _kin_on_page(files, entry)
            else:
                files.unforeseen(member.name, _FACTS)
    return handle, tuple(dict.fromkeys(relatives))


def _known_keys(raw: Mapping[str, object]) -> bool:
    keys = {path.partition(".")[0] for _, path in _TEXTS.values()}
    return bool(keys & raw.keys())


def _from_record(files: Files, place: str, raw: Mapping[str, object]) -> str:
    """The profile out of JSON, where a key that is not there was not filled in."""
    for fact, (_, path) in _TEXTS.items():
        key = path.partition(".")[0]
        told = "; ".join(dict.fromkeys(_at(raw, path.split("."))))
        confidence = Confidence.STATED if key in raw else Confidence.DERIVED
        if fact == "profile.username" and not told:
            told, confidence = _from_address(plain(raw.get("profile_uri"))), Confidence.DERIVED
        files.ledger.text(fact, told, f"{place}#{key}", confidence=confidence)
    _birthday(files, f"{place}#birthday", raw.get("birthday"))
    files.ledger.known(_FAMILY, len(_kin(raw)), f"{place}#family_members")
    return plain(raw.get("username")) or _from_address(plain(raw.get("profile_uri")))


def _at(node: object, path: list[str]) -> Iterator[str]:
    """The texts at a path; a text that stands where an object was expected is taken as it is."""
    if isinstance(node, list):
        for item in node:
            yield from _at(item, path)
    elif isinstance(node, Mapping):
        step, rest = (path or [""])[0], path[1:]
        for value in node.values() if step == "*" else [node.get(step)]:
            yield from _at(value, rest)
    elif text := " ".join(plain(node).split()):
        yield text


def _birthday(files: Files, place: str, raw: object) -> None:
    """Day, month and year as a date; without the year, which can be hidden, as `--MM-DD`."""
    parts = [mapping(raw).get(key) for key in ("year", "month", "day")]
    year, month, day = (part if isinstance(part, int) else 0 for part in parts)
    if not any((year, month, day)):
        files.ledger.text(_BIRTHDAY, "", place, confidence=Confidence.DERIVED)
        return
    with suppress(ValueError):
        born = date(year or 2000, month, day)  # a leap year, so that every day passes
        files.ledger.text(_BIRTHDAY, born.isoformat() if year else f"--{born:%m-%d}", place)
        return
    reason = Reason.VALUES_REMOVED if max(year, month, day) > _LAST_YEAR else Reason.UNREADABLE
    files.ledger.absent(_BIRTHDAY, reason, place)


def _kin(raw: Mapping[str, object]) -> list[Relative]:
    people = [mapping(person) for person in listed(raw.get("family_members"))]
    return [Relative(plain(p.get("name")), plain(p.get("relation"))) for p in people if p]


def _from_page(files: Files, sheet: Sheet) -> str:
    """The profile out of a page, where a row that is not there may also be in words that no table has."""
    missing = sheet.reason(files.words)
    for fact, (name, _) in _TEXTS.items():
        row = sheet.row(files.words, name)
        if row is None:
            files.ledger.absent(fact, missing, sheet.place)
        else:
            files.ledger.text(fact, "; ".join(row.value.splitlines()), sheet.where(row))
    _birthday_on_page(files, sheet, missing)
    row = sheet.row(files.words, "family")
    if row is None:
        files.ledger.absent(_FAMILY, missing, sheet.place)
    elif removed(row):
        files.ledger.absent(_FAMILY, Reason.VALUES_REMOVED, sheet.where(row))
    else:
        files.ledger.known(_FAMILY, len(row.value.splitlines()), sheet.where(row))
    handle, address = sheet.row(files.words, "username"), sheet.row(files.words, "profile_uri")
    return (handle.value if handle else "") or _from_address(address.value if address else "")


def _birthday_on_page(files: Files, sheet: Sheet, missing: Reason) -> None:
    row = sheet.row(files.words, "birthday")
    if row is None:
        files.ledger.absent(_BIRTHDAY, missing, sheet.place)
    else:
        born = from_text(row.value)
        files.ledger.text(_BIRTHDAY, born.date().isoformat() if born else row.value, sheet.where(row))


def _kin_on_page(files: Files, entry: Entry) -> list[Relative]:
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
