"""How a text is read for the family's own words: in ordinary letters and their own case, with tags taken apart.

A `Spot` is a place where such a word may stand, with what stands around it; the words that decide whether it is meant
stand in `words/common_names.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache, cached_property

from auditor.text import lists

_SEAM = "\x1f"
"""Stands between the words of a hashtag or user name that only a capital tells apart."""
_TAG = re.compile(r"[#@][\w.\x1f-]+")
_SEAMS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
EDGE = r"(?![^\W\d_])"
"""No letter follows."""
GAP = rf"[\W_{_SEAM}]{{0,3}}"
WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…|•:;\n]")
_NEXT = re.compile(rf"[^\w.!?…\n#@{_SEAM}]{{0,3}}([^\W_]+)")
_NEXT_IN_TAG = re.compile(rf"[_.{_SEAM}-]{{0,2}}([^\W_]+)")
_LETTERS, _LETTERS_BEFORE = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]+\Z")
_NEAR = 48
"""How many characters before a word still speak of it."""


class _Ordinary(dict[int, str]):
    """Each character in ordinary letters, without accents and in its case; small letters fit it place by place."""

    def __missing__(self, code: int) -> str:
        letters = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))
        self[code] = letters if len(letters.casefold()) == len(letters) else letters.casefold()
        return self[code]


ORDINARY = _Ordinary(
    {ord(silent): "" for silent in "\ufe0f\u20e3\u200b\u200c\u200d\u2060\ufeff\u00ad"}
    | {ord(mark): "'" for mark in "’‘`´ʼ"}
    | {ord(letter): like for letter, like in zip("øØłŁđĐðÐı", "oOlLdDdDi", strict=True)}
    | {
        ord(letter): like
        for letter, like in zip("ßẞæÆœŒþÞ", ("ss", "SS", "ae", "AE", "oe", "OE", "th", "TH"), strict=True)
    }
)


class _Spelled(dict[int, str]):
    """The same, with ä, ö, ü, ø and å as two letters ("Joerg", "Soeren", "Aase"), also where the mark stands apart."""

    def __missing__(self, code: int) -> str:
        self[code] = ORDINARY[code]
        return self[code]


_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
SPELLED = _Spelled(
    {ord("\u0308"): "e"}
    | {ord(letter): two for letter, two in _TWO_LETTERS.items()}
    | {ord(letter.upper()): two.upper() for letter, two in _TWO_LETTERS.items()}
)
_HOLDS_TWO = re.compile("[äöüøåÄÖÜØÅ\u0308]")


def spellings(text: str) -> tuple[Mapping[int, str], ...]:
    """The ways to put a text in ordinary letters: as one letter each, and as two where it holds ä, ö, ü, ø or å."""
    return (ORDINARY, SPELLED) if _HOLDS_TWO.search(text) else (ORDINARY,)


_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts that put no blank between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_WITH_ENDINGS = re.compile("[\u0900-\u0dff]")
"""Letters of the scripts of India, in which signs and particles are written onto the end of a name."""
_KOREAN = re.compile("[\u1100-\u11ff]")
_NO_SYLLABLE_ENDS = "(?![\u11a8-\u11ff])"
"""Korean writes particles onto a name; what would end its last syllable makes it another one."""
_WRITTEN_ONTO = re.compile(
    "(?<![^\\W\\d_])[\u0648\u0641\u0628\u0644\u0643\u05d5\u05d4\u05d1\u05dc\u05de\u05e9\u05db]\\Z"
)
"""One-letter words of Arabic and Hebrew, "and", "for", "with", which are written onto the next word."""


def has_capitals(text: str) -> bool:
    """Whether the script that a text begins in tells names by capitals."""
    first = next(filter(str.isalpha, text), "a")
    return first.upper() != first.lower()


def edge_behind(name: str) -> str:
    """What must not follow a name: a letter, but in scripts where anything is written onto it."""
    if _KOREAN.match(name[-1]):
        return _NO_SYLLABLE_ENDS
    unspaced = len(name) > 1 and (_UNSPACED.match(name[-1]) or _WITH_ENDINGS.match(name[-1]))
    return "" if unspaced or unicodedata.category(name[-1]).startswith("M") else EDGE


def begins_at(text: str, at: int) -> bool:
    """Whether a word may begin at that place of a text."""
    before = text[max(0, at - 2) : at]
    return not before or not before[-1].isalpha() or bool(_UNSPACED.match(text[at]) or _WRITTEN_ONTO.search(before))


def with_seams(text: str) -> str:
    """The text with a seam before each capital inside a hashtag or user name."""
    text = text.replace(_SEAM, " ")
    if _is_tag(text):
        return _SEAMS.sub(_SEAM, text)
    if "#" in text or "@" in text:
        return _TAG.sub(lambda tag: _SEAMS.sub(_SEAM, tag[0]), text)
    return text


def _is_tag(text: str) -> bool:
    """Whether the whole text is like a user name: no blanks, and not one word with a capital, as in a sentence."""
    text = text.strip()
    cased = not text.istitle() and not text.isupper() and not _UNSPACED.search(text)
    return cased and not any(map(str.isspace, text))


def places_of(seamed: str, letters: Mapping[int, str] = ORDINARY) -> list[int]:
    """For each character of the text as it is read, in these letters, the place where it stood."""
    places: list[int] = []
    place = 0
    for character in seamed:
        places += [place] * len(letters[ord(character)])
        place += character != _SEAM
    return places


def in_small(text: str) -> str:
    """In ordinary small letters."""
    return text.translate(ORDINARY).casefold()


class Read:
    """A text in ordinary letters, in its own case (`cased`) and in small ones."""

    def __init__(self, cased: str) -> None:
        self.cased = cased
        self.small = cased.casefold()

    @cached_property
    def _tags(self) -> tuple[tuple[int, int], ...]:
        if _is_tag(self.cased.replace(_SEAM, "")):
            return ((0, len(self.cased)),)
        return tuple(tag.span() for tag in _TAG.finditer(self.small))

    def tag_at(self, place: int) -> tuple[int, int] | None:
        """The hashtag or user name in which that place is."""
        number = bisect_right(self._tags, (place, len(self.cased))) - 1
        return self._tags[number] if number >= 0 and place < self._tags[number][1] else None


class Spot:
    """A place in a text where a word of the family may stand, with what stands around it."""

    def __init__(self, read: Read, match: re.Match[str]) -> None:
        self.start, self.end = match.span("word")
        groups = match.groupdict()
        self.bent, self.owns, self.beside_kind = (bool(groups.get(name)) for name in ("bent", "owns", "place"))
        self._read = read
        self._tag = read.tag_at(self.start)

    @property
    def whole(self) -> bool:
        """Whether no letter of the same word stands right before it."""
        return begins_at(self._read.small, self.start)

    @property
    def by_itself(self) -> bool:
        """Whether no letter touches it, as no letter may in scripts with blanks between words."""
        small, end = self._read.small, self.end
        return not (self.start and small[self.start - 1].isalpha()) and not small[end : end + 1].isalpha()

    @property
    def in_tag(self) -> bool:
        """Whether it stands in a hashtag or user name."""
        return self._tag is not None

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or is in a script that has none."""
        first = self._read.cased[self.start]
        return first.isupper() or not has_capitals(first)

    @property
    def shouted(self) -> bool:
        """Whether it is all capitals."""
        return self._read.cased[self.start : self.end].isupper()

    @cached_property
    def before(self) -> list[str]:
        """The words before it in its sentence, or in its tag."""
        first = max(self._tag[0] if self._tag else 0, self.start - _NEAR)
        text = self._read.small[first : self.start]
        return WORD.findall(text if self._tag else _SENTENCE_END.split(text)[-1])

    @cached_property
    def after(self) -> str:
        """The word right behind it in its sentence, or in its tag."""
        following = (_NEXT_IN_TAG if self._tag else _NEXT).match(self._read.small, self.end)
        inside = following and (self._tag is None or following.end() <= self._tag[1])
        return following[1] if following and inside else ""

    def follows(self, use: str) -> bool:
        """Whether a word of that use stands right before it."""
        return not words_of(use).isdisjoint(self.before[-1:])

    @property
    def hyphened(self) -> bool:
        """Whether it is part of a word with a hyphen."""
        small, start, end = self._read.small, self.start, self.end
        before, after = small[max(0, start - 2) : start], small[end : end + 2]
        return (before[1:] == "-" and before[0].isalpha()) or (after[:1] == "-" and after[1:].isalpha())

    @property
    def run(self) -> str:
        """All letters that touch it, with it, as far as any name is long."""
        small = self._read.small
        before = _LETTERS_BEFORE.search(small[max(0, self.start - _NEAR) : self.start])
        after = _LETTERS.match(small, self.end, self.end + _NEAR)
        return (before[0] if before else "") + small[self.start : self.end] + (after[0] if after else "")


@cache
def words_of(use: str, language: str = "") -> frozenset[str]:
    """The words for a use, of one language or of all."""
    listed = lists("common_names")[use]
    return frozenset(in_small(word).strip("'") for key in listed if language in ("", key) for word in listed[key])
