"""How captions are read: hashtags taken apart, in ordinary small letters, and looked through for the words of a use.

What words a text holds at all is told once, so that long lists cost little in texts that hold none of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from auditor.text.classifier import Judged, classifier
from auditor.text.languages import language
from auditor.text.letters import APART, HASHTAG, LONGEST, PLAIN, SMALL, Alphabet, Folded, Span, folded, with_tags
from auditor.text.patterns import words_and_signs
from auditor.text.profile import Hit, HitKind, hits
from auditor.text.word_lists import Use, frequent, words

INDEXED = frozenset(
    {
        *(Use.PARENTS, Use.LINKED_PARENTS, Use.SMALL_CHILDREN, Use.CHILDREN, Use.CHILD, Use.SCHOOLS, Use.MONTH_NAMES),
        *(Use.BEACH, Use.BATH, Use.POOL, Use.SWIMMING_LESSON, Use.SCHOOL, Use.CLUB, Use.HOME, Use.HOSPITAL),
        *(Use.BIRTHDAY, Use.BIRTHDAY_IN_WORDS, Use.OWN_HOME, Use.WEEKLY, Use.WEEKLY_WORDS, Use.ACTIVITIES),
        *(Use.ALONE, Use.AWAY, Use.LIVE, Use.HARD, Use.HARD_WITH_CHILD, Use.PAID, Use.TOGETHER, Use.HARMLESS),
    }
)
"""The uses that are looked for in every text, all in one pass: none of them has words that stand in nearly all."""
_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"[^\w\x00-\x7f]+")
_BLANKS = bytes(code if code > 127 or chr(code).isalnum() or code == ord("_") else ord(" ") for code in range(256))
"""Parts words for `bytes.translate`; letters outside of ASCII stay."""
_LOOSE = Alphabet(
    lambda character: "".join(
        " " if unicodedata.combining(letter) else folded(letter).replace("ı", "i") for letter in PLAIN[ord(character)]
    ),
    {},
)


class Beside(NamedTuple):
    """What of a child stands beside a text: a photo that may show one, how old the family's were on that day."""

    child: bool = False
    ages: frozenset[int] = frozenset()


NOTHING_BESIDE = Beside()


class Reading:
    """One text as it is looked through: `letters`, with nothing harmless in them, and the `uses` whose words they hold.

    Of a use that is not among `uses` there is no word, if it is one of `INDEXED`; of one that is there may be one.
    """

    def __init__(self, text: str, beside: Beside = NOTHING_BESIDE) -> None:
        self.text = text[:LONGEST]
        self.beside = beside
        self._tagged = with_tags(self.text)
        self.letters = folded(self._tagged)
        self.uses = _uses(self.letters)
        if self.holds(Use.HARMLESS):
            self.letters = pattern_of(Use.HARMLESS).sub(_blank, self.letters)
            self.uses = _uses(self.letters) | {Use.HARMLESS}

    def may_hold(self, *uses: Use) -> bool:
        """False when no word or phrase of these uses can be in the text, told by the words that it holds at all."""
        return not self.uses.isdisjoint(uses) or not INDEXED.issuperset(uses)

    @cached_property
    def judged(self) -> Judged | None:
        """What the classifier of its language says of it, but for what is harmless; None where there is none for it."""
        by = classifier(language(self.text))
        whole = Use.HARMLESS not in self.uses or len(self.letters) < len(self.text)
        return by.judge(self.text if whole else self.letters[: len(self.text)]) if by else None

    @cached_property
    def hits(self) -> list[Hit]:
        """What `profile.hits` finds in `text`."""
        return hits(self.text)

    def hits_with_tags(self) -> list[tuple[HitKind, str]]:
        """The same, also in the hashtags taken apart: the kind of each and its words."""
        found = self.hits if self._tagged == self.text else hits(self._tagged)
        return [(hit.kind, self._tagged[hit.start : hit.end]) for hit in found]

    def loosely(self) -> tuple[str, frozenset[Use]]:
        """`letters` and `uses`, and with them those that only `hits` may see."""
        letters = loosely(self._tagged, self.letters)
        return letters, self.uses if letters is self.letters else self.uses | _uses(letters)

    def find(self, use: Use) -> re.Match[str] | None:
        """The first word or phrase of that use in `letters`."""
        return pattern_of(use).search(self.letters) if self.may_hold(use) else None

    def holds(self, use: Use) -> bool:
        """Whether there is one."""
        return self.find(use) is not None

    def tags(self) -> frozenset[str]:
        """The hashtags as they are written, in ordinary small letters and without #."""
        return frozenset(folded(tag) for tag in HASHTAG.findall(self.text)) if "#" in self.text else frozenset()

    def place(self, span: Span) -> Span:
        """Where a part of `letters` stands in `text`; of a hashtag that was taken apart, where the hashtag stands."""
        start, end = Folded(self._tagged, SMALL).place(span)
        if start < len(self.text):
            return start, min(end, len(self.text))
        number = self._tagged[len(self.text) : start].count(APART.strip()) - 1
        return list(HASHTAG.finditer(self.text))[number].span()


@cache
def pattern_of(use: Use) -> re.Pattern[str]:
    """Any of the words where no letter or digit touches it; signs may be touched by anything."""
    letters, signs = words_and_signs(words(use, folded))
    return re.compile(rf"(?<!\w){letters}(?!\w)" + (f"|[{signs}]" if signs else ""))


def loosely(text: str, letters: str) -> str:
    """The letters of a text, and with them those that only `hits` may see: marks part words, no i needs its dot."""
    if text.isascii() or not any(map(_is_strange, set(text))):
        return letters
    return APART.join((letters, text.translate(_LOOSE)))


@cache
def _is_strange(letter: str) -> bool:
    """Whether it is read in two ways."""
    return letter.translate(_LOOSE) != letter.translate(SMALL)


def _blank(match: re.Match[str]) -> str:
    return "|" * len(match[0])


class _Telling(NamedTuple):
    """The uses for which a word stands in a list by itself, and the rest of each phrase that is known by it."""

    alone: frozenset[Use]
    phrases: tuple[tuple[frozenset[str], Use], ...]


def _uses(letters: str) -> frozenset[Use]:
    """The uses of which a sign, or all words of a phrase, are in these letters."""
    held = words_in(letters)
    found: set[Use] = set()
    for word in _known(held, letters):
        found |= index()[word].alone
        found.update(use for rest, use in index()[word].phrases if rest.issubset(held))
    return frozenset(found)


def known_in(letters: str) -> frozenset[str]:
    """The words and signs of `index` that are in these letters."""
    return _known(words_in(letters), letters)


def _known(held: Iterable[str], letters: str) -> frozenset[str]:
    signs = frozenset() if letters.isascii() else _signs().intersection(letters)
    return _indexed().intersection(held) | signs


def words_in(letters: str) -> list[str]:
    """What `_WORD` finds, in half the time."""
    plain = letters if letters.isascii() else _NO_WORD.sub(" ", letters)
    return plain.encode(errors="surrogatepass").translate(_BLANKS).decode(errors="surrogatepass").split()


@cache
def index() -> Mapping[str, _Telling]:
    """Each word and sign that is looked for; a phrase by its longest word that is none of the most frequent ones."""
    common = frozenset().union(*frequent().values())
    alone: dict[str, set[Use]] = {}
    phrases: dict[str, list[tuple[frozenset[str], Use]]] = {}
    for use in INDEXED:
        for phrase in words(use, folded):
            parts = _WORD.findall(phrase) or [phrase]
            key = max(parts, key=lambda word: (word not in common, len(word)))
            if len(parts) == 1:
                alone.setdefault(key, set()).add(use)
            else:
                phrases.setdefault(key, []).append((frozenset(parts), use))
    return {word: _Telling(frozenset(alone.get(word, ())), tuple(phrases.get(word, ()))) for word in alone | phrases}


@cache
def _indexed() -> frozenset[str]:
    return frozenset(index())


@cache
def _signs() -> frozenset[str]:
    return frozenset(word for word in index() if not word[0].isalnum())
