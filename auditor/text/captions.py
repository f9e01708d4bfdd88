"""What a caption, its hashtags and the name of a place tell about a child, in general words. Pure functions.

Every text is read in all languages, without case and accents, and hashtags are taken apart (`#FirstDayOfSchool`,
`#strand_2024`). Only whole words count, so a compound that is not in `words/captions.yaml` is missed; a word that
is also a town or an ordinary word elsewhere ("Bath", Dutch "bad") is not in it by itself, and a place's name is never
taken for a bath. Nothing here says that a child is in the picture.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from auditor.account import Told
from auditor.text import HitKind, alternatives, plain, vocabulary
from auditor.text.profile import OLDEST_CHILD, hits

SIGNS = (
    Told.BEACH,
    Told.BATH,
    Told.POOL,
    Told.SWIMMING_LESSON,
    Told.SCHOOL,
    Told.CLUB,
    Told.HOME,
    Told.HOSPITAL,
)
"""What is told by a word alone; a birthday needs an age beside it."""

_OF_PLACES = frozenset(SIGNS) - {Told.BATH, Told.HOME}
_LONGEST = 10_000
"""Characters of a text that are read; no platform's caption is longer."""
_ABOUT_CHILDREN = frozenset({HitKind.CHILD, HitKind.CHILD_NAME, HitKind.CHILD_AGE, HitKind.SCHOOL})

_TAG = re.compile(r"#(\w+)")
_SEAMS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|_+|(?<=\d)(?=[^\W\d])|(?<=[^\W\d_])(?=\d)")
_APART = " | "  # keeps words of two texts from being read as one phrase


def told(caption: str, place: str = "", hashtags: Iterable[str] = ()) -> tuple[Told, ...]:
    """What the words tell, in the order of `Told`; `hashtags` are those kept apart from the caption, with # or not."""
    text = _read(_APART.join([caption, *(f"#{tag.lstrip('#')}" for tag in hashtags)]))
    where = _read(place)
    found = {sign for sign in SIGNS if _finds(sign, text) or (sign in _OF_PLACES and _finds(sign, where))}
    if _birthday(text):
        found.add(Told.BIRTHDAY)
    return tuple(sign for sign in Told if sign in found)


def speaks_of_child(text: str) -> bool:
    """Whether a video's title speaks of a child: by its own words, an age, a birthday, a children's school
    or a swimming lesson.

    A word for a parent alone ("happy birthday mum") does not count; "mum of two" does.
    """
    ordinary = _read(text)
    if _finds("child", ordinary) or _finds(Told.SWIMMING_LESSON, ordinary) or _birthday(ordinary):
        return True
    text = _with_tags(text[:_LONGEST])
    parents = {_folded(word) for word in vocabulary("parents")}
    return any(hit.kind in _ABOUT_CHILDREN and _folded(text[hit.start : hit.end]) not in parents for hit in hits(text))


def _read(text: str) -> str:
    """The text as it is looked through: tags taken apart, ordinary letters, nothing harmless in it."""
    folded = _folded(_with_tags(text[:_LONGEST]))
    return _whole("harmless").sub(_APART, folded)


def _with_tags(text: str) -> str:
    return _APART.join([text, *(_SEAMS.sub(" ", tag) for tag in _TAG.findall(text))])


def _folded(text: str) -> str:
    """In ordinary letters, without case and accents."""
    letters = unicodedata.normalize("NFKD", plain(text)[0].casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _lists() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    source = (files("auditor.text") / "words" / "captions.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(source), dict[str, dict[str, tuple[str, ...]]])


@cache
def words_for(use: str) -> tuple[str, ...]:
    """The words of all languages for a sign or another use, as they are looked for."""
    own = [word for listed in _lists()[use].values() for word in listed]
    more = vocabulary("schools") if use == Told.SCHOOL else ()
    return tuple(dict.fromkeys(_folded(word) for word in (*own, *more)))


@cache
def _whole(use: str) -> re.Pattern[str]:
    """Any of the words where no letter or digit touches it; signs may be touched by anything."""
    listed = words_for(use)
    letters = alternatives(word for word in listed if word[0].isalnum())
    signs = "".join(re.escape(word) for word in listed if not word[0].isalnum())
    return re.compile(rf"(?<!\w){letters}(?!\w)" + (f"|[{signs}]" if signs else ""))


def _finds(use: str, text: str) -> bool:
    return _whole(use).search(text) is not None


@cache
def _birthday_with_age() -> re.Pattern[str]:
    """A word for a birthday and a number at most a few letters from it, on either side, in the same sentence."""
    word = f"(?:{_whole('birthday').pattern})"
    months = alternatives(_folded(month) for month in vocabulary("month_names"))
    counted = alternatives(word for word in words_for("not_ages") if word[0].isalnum())
    signs = "".join(re.escape(word) for word in words_for("not_ages") if not word[0].isalnum())
    other = rf"(?!\d|[./:,-]\d|\s?[{signs}]|\.?\s*(?:of\s+|de\s+)?(?:{months}|{counted})(?!\w))"
    age = rf"(?<![\d.,:/€$-])(?P<{{}}>\d{{{{1,2}}}}){other}(?:st|nd|rd|th|ste|de|e|er|eme|\.)?(?!\w)"
    gap = r"[^\d.|!?\n]{0,16}"
    return re.compile(rf"{word}{gap}{age.format('after')}|{age.format('before')}{gap}{word}")


def _birthday(text: str) -> bool:
    if _finds("birthday_in_words", text):
        return True
    ages = (int(match["after"] or match["before"]) for match in _birthday_with_age().finditer(text))
    return any(1 <= age <= OLDEST_CHILD for age in ages)
