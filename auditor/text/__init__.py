"""What texts give away: words that point to a child, a school, a way to reach somebody. Pure functions, text to hits.

The words stand in `words/<language>.yaml`; every text is read in all of them, because families write in more than one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from auditor.model.account import Confidence

LANGUAGES = ("en", "nl", "de", "fr")
"""Languages whose words are known; `any` holds the signs that all of them share."""


class HitKind(StrEnum):
    """What a piece of text gives away."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    CHILD = "child"
    CHILD_NAME = "child_name"
    CHILD_AGE = "child_age"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Hit:
    """A piece of a text, from `start` up to `end` in characters, and how sure it is; `year` only of a birth date."""

    start: int
    end: int
    kind: HitKind
    confidence: Confidence = Confidence.GUESSED
    year: int | None = None


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language, each list for one use.

    `parents` speak of a child by themselves, `linked_parents` only before a word of `links` ("mother of");
    `small_children` by themselves, `children` only after a number or a word of `owners` ("my son").
    `years` and `months` are units of age, `not_ages` the words beside a number that make it none. `births` and
    `not_births` stand near a date, `phones` before a number. `street_endings` are part of a street's name,
    `streets_before` stand before it and `streets_after` behind it. `lives` stand before the name of a place, unless one
    of `not_places` follows ("living in the moment"). `harmless` are phrases in which nothing is meant.
    """

    parents: tuple[str, ...] = ()
    linked_parents: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    small_children: tuple[str, ...] = ()
    child_relations: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    not_ages: tuple[str, ...] = ()
    month_names: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    not_births: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    street_endings: tuple[str, ...] = ()
    streets_before: tuple[str, ...] = ()
    streets_after: tuple[str, ...] = ()
    lives: tuple[str, ...] = ()
    not_places: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()


@cache
def words(language: str) -> Words:
    """The words of a language, or of `any`."""
    return msgspec.convert(_written(language), Words)


@cache
def lists(name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """The words of another file by use and language."""
    return msgspec.convert(_written(name), dict[str, dict[str, tuple[str, ...]]])


def _written(name: str) -> object:
    return yaml.safe_load((files("auditor.text") / "words" / f"{name}.yaml").read_text("utf-8"))


@cache
def vocabulary(use: str) -> tuple[str, ...]:
    """The words of all languages for one use, a field of `Words`."""
    lists: Iterable[tuple[str, ...]] = (getattr(words(language), use) for language in (*LANGUAGES, "any"))
    return tuple(dict.fromkeys(word for each in lists for word in each))


def alternatives(listed: Iterable[str]) -> str:
    """A regular expression for any of these words, longest first; a blank stands for any white space."""
    longest_first = sorted(set(listed), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


def words_and_signs(listed: Iterable[str]) -> tuple[str, str]:
    """A regular expression for any of the words, and what stands in the brackets of one for any of the signs."""
    known = tuple(listed)
    signs = "".join(re.escape(word) for word in known if not word[0].isalnum())
    return alternatives(word for word in known if word[0].isalnum()), signs


def whole(listed: Iterable[str]) -> str:
    """The same, only where no letter or digit touches it."""
    return rf"(?<!\w){alternatives(listed)}(?!\w)"


def plain(text: str) -> tuple[str, list[int]]:
    """The text in ordinary letters, and for each of its characters the place in `text` where it stood.

    Profiles are often written in mathematical letters or keycap digits; those say the same.
    """
    if text.isascii():
        return text, list(range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in "\ufe0f\u20e3\u200b":  # variation sign, keycap, blank without width
            continue
        for letter in unicodedata.normalize("NFKC", character).replace("’", "'"):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places
