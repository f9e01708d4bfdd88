"""In which language a text is written, told by its script, its letters and its words; and which languages we read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from auditor.text.letters import LONGEST
from auditor.text.tokens import small, tokens
from auditor.text.vocabulary import vocabulary
from auditor.text.weights import languages as read
from auditor.text.word_lists import Use, frequent, words

OTHER = "other"
"""A language that we do not read."""
ARABIC = "ar"

_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|@[\w.]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENOUGH_WORDS = 4
"""A text of fewer words may be in any language, unless a letter or a known word tells."""
_SHARE_KNOWN = 0.125
"""The share of frequent words that every sentence has."""
_FREQUENT, _ONE, _SOME = 3, 2, 1
"""How much a word speaks for a language in which nearly every text has it, for the only one in whose topics it stands,
and for one of several."""
_ENOUGH = 4
_BITS, _MASK = 12, 0xFFF
"""Of the points of one language in a sum of `votes`; no text has tokens for more."""
_LETTER = 6
_OWN_LETTERS = {"pl": "ąęłżźśćń", "tr": "şğı", "es": "ñ¿¡", "de": "ß"}
"""Letters of one language that we read and of no other one."""
_NO_ARABIC = frozenset("پچژگکیےٹڈڑںھۆێەڕڵ")
"""Letters of Persian, Urdu and Kurdish, which Arabic has not."""


def language(text: str) -> str:
    """The language of a text that we read, `OTHER` for any other, "" where too little stands there to tell."""
    text = _NO_WORDS.sub(" ", text[:LONGEST])
    written = _WORD.findall(text)
    if not written:
        return ""
    if not text.isascii() and not _mostly_latin(written):
        return _by_script(written)
    points = sum(votes(token.word) for token in tokens(text))
    points += 0 if text.isascii() else _in_bits(_by_letters(written))
    best = strongest(points)
    if not best:
        return OTHER if len(written) >= _ENOUGH_WORDS else ""
    known = points >> _BITS * len(order())
    few = _points(points, best) < _ENOUGH and known < _SHARE_KNOWN * len(written)
    return OTHER if best not in read() or (few and len(written) >= _ENOUGH_WORDS) else best


def unread(texts: Iterable[str]) -> int:
    """How many of these texts are in a language that we do not read."""
    return sum(language(text) == OTHER for text in texts)


@cache
def spoken_in(word: str) -> Mapping[str, int]:
    """The languages for which a word in small letters speaks, and how much."""
    listed = vocabulary().knowing(word) if word[0].isalpha() else []
    return dict.fromkeys(listed, _ONE if len(listed) == 1 else _SOME) | _frequent().get(word, {})


@cache
def votes(word: str) -> int:
    """The same in one number, so that those of many words can be added: some bits for each language of `order`.

    Above them stands how many words are frequent in any.
    """
    speaks = spoken_in(word)
    return _in_bits(speaks) + ((_FREQUENT in speaks.values()) << _BITS * len(order()))


def strongest(points: int) -> str:
    """The language for which most `votes` are; "" without any."""
    most, best = 0, ""
    for name in order():
        if (told := points & _MASK) > most:
            most, best = told, name
        points >>= _BITS
    return best


def _points(points: int, name: str) -> int:
    return points >> _BITS * order().index(name) & _MASK


def _in_bits(speaks: Mapping[str, int]) -> int:
    return sum(points << _BITS * order().index(name) for name, points in speaks.items())


def _by_script(written: Iterable[str]) -> str:
    letters = set("".join(written))
    arabic = any("ARABIC" in unicodedata.name(letter, "") for letter in letters)
    return ARABIC if arabic and letters.isdisjoint(_NO_ARABIC) and ARABIC in read() else OTHER


def _mostly_latin(written: Iterable[str]) -> bool:
    letters = "".join(written)
    return 2 * sum(map(_is_latin, letters)) >= len(letters)


@cache
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH LATIN", "MATHEMATICAL"))


def _by_letters(written: list[str]) -> Mapping[str, int]:
    """For which languages letters speak that few have; those of names say nothing."""
    told = "".join(word for word in written if word[0].islower() or word is written[0])[:LONGEST].lower()
    listed = {name: letters for name, letters in _letters().items() if not letters.isdisjoint(told)}
    return dict.fromkeys(listed, _LETTER)


@cache
def _letters() -> Mapping[str, frozenset[str]]:
    own = {name: frozenset(letters) for name, letters in _OWN_LETTERS.items()}
    return own | {OTHER: frozenset(words(Use.FOREIGN_LETTERS)).difference(*own.values())}


@cache
def order() -> tuple[str, ...]:
    """All languages that any word speaks for, those that we read first."""
    ours = [name for name in frequent() if name in read()]
    others = [name for name in frequent() if name not in read()]
    return (*ours, *(name for name in read() if name not in ours), *others, OTHER)


@cache
def _frequent() -> Mapping[str, dict[str, int]]:
    """The languages in which each word is frequent."""
    known: dict[str, dict[str, int]] = {}
    for name, listed in frequent().items():
        for word in listed:
            known.setdefault(small(word), {})[name] = _FREQUENT
    return known
