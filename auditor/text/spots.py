"""How a text is read for the family's own words: in ordinary letters and their own case, with tags taken apart.

A `NameSpot` is a place where such a word may stand, with what stands around it; the words that decide whether it is
meant stand in our lists.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, cached_property

from auditor.text.letters import SEAM, TAG, UNSPACED, in_small, is_tag
from auditor.text.word_lists import Use, words

EDGE = r"(?![^\W\d_])"
"""No letter follows."""
GAP = rf"[\W_{SEAM}]{{0,3}}"
WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…|•:;\n]")
_NEXT = re.compile(rf"[^\w.!?…\n#@{SEAM}]{{0,3}}([^\W_]+)")
_NEXT_IN_TAG = re.compile(rf"[_.{SEAM}-]{{0,2}}([^\W_]+)")
_LETTERS, _LETTERS_BEFORE = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]+\Z")
_NEAR = 48
"""How many characters before a word still speak of it."""


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
    unspaced = len(name) > 1 and (UNSPACED.match(name[-1]) or _WITH_ENDINGS.match(name[-1]))
    return "" if unspaced or unicodedata.category(name[-1]).startswith("M") else EDGE


def begins_at(text: str, at: int) -> bool:
    """Whether a word may begin at that place of a text."""
    before = text[max(0, at - 2) : at]
    return not before or not before[-1].isalpha() or bool(UNSPACED.match(text[at]) or _WRITTEN_ONTO.search(before))


class SearchedText:
    """A text in ordinary letters, in its own case (`cased`) and in small ones."""

    def __init__(self, cased: str) -> None:
        self.cased = cased
        self.small = cased.casefold()

    @cached_property
    def _tags(self) -> tuple[tuple[int, int], ...]:
        if is_tag(self.cased.replace(SEAM, "")):
            return ((0, len(self.cased)),)
        return tuple(tag.span() for tag in TAG.finditer(self.small))

    def tag_at(self, place: int) -> tuple[int, int] | None:
        """The hashtag or user name in which that place is."""
        number = bisect_right(self._tags, (place, len(self.cased))) - 1
        return self._tags[number] if number >= 0 and place < self._tags[number][1] else None


class NameSpot:
    """A place in a text where a word of the family may stand, with what stands around it."""

    def __init__(self, read: SearchedText, match: re.Match[str]) -> None:
        self.start, self.end = match.span("word")
        groups = match.groupdict()
        self.bent, self.owns, self.beside_kind = (bool(groups.get(name)) for name in ("bent", "owns", "place"))
        self._read = read
        self._tag = read.tag_at(self.start)

    @property
    def begins_word(self) -> bool:
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

    def follows(self, use: Use) -> bool:
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
def words_of(use: Use, language: str = "") -> frozenset[str]:
    """The words for a use as names are looked for, of one language or of all."""
    return frozenset(word.strip("'") for word in words(use, in_small, language=language))
