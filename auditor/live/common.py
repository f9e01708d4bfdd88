"""What many pages share: the words of values, and the lines by which a page tells that it is no page of settings."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

import msgspec

from auditor import yaml_files
from auditor.live.codes import LiveCode
from auditor.live.pages import Names, Row
from auditor.model.account import Platform
from auditor.model.facts import FACTS, ValueKind


class Common(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `words.yaml` says; `signs` are whole lines by the code that they mean, `mail` how a line begins in a mail;
    `choosing` are the lines above a list of accounts."""

    audience: dict[Platform, dict[str, Names]]
    switch: dict[str, Names]
    sharing_with: Names
    signs: dict[LiveCode, Names]
    choosing: Names
    mail: tuple[str, ...]


@cache
def common() -> Common:
    """The words as they stand in `words.yaml`."""
    return yaml_files.load(files("auditor.live") / "words.yaml", Common)


def key(words: str) -> str:
    """Words as they are compared: without capitals, marks at the end, kinds of apostrophes and needless blanks."""
    plain = unicodedata.normalize("NFKC", words).replace("’", "'").casefold()
    plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return re.sub(r"\s+", " ", plain).strip(" .:,·•")


def spoken(names: Names, languages: frozenset[str]) -> frozenset[str]:
    """The names in these languages, as they are compared."""
    return frozenset(key(name) for language in languages for name in names.get(language, ()))


def values(row: Row, platform: Platform, languages: frozenset[str]) -> dict[str, str]:
    """By words as they are compared, what a value of that row means."""
    kind = FACTS[row.fact].kind
    shared = common().switch if kind is ValueKind.SWITCH else common().audience[platform]
    words = row.words or (shared if kind in (ValueKind.SWITCH, ValueKind.AUDIENCE) else {})
    return {said: value for value, names in words.items() for said in spoken(names, languages)}
