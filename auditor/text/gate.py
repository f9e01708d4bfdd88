"""Which texts surely tell nothing, told by the words that they are written in.

Most words of most texts are in no list and no name of the family's. Each is looked at once, wherever else it stands,
and only texts with another word, or with a number, are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from auditor.model.family import Family
from auditor.text.births import SIGNS
from auditor.text.classifier import Glance
from auditor.text.letters import HASHTAG, LONGEST, folded, may_hold_tag, with_tags
from auditor.text.names import beginnings, holds_any, own_words
from auditor.text.posts import holds_number, lets_number_tell, may_tell, number_tells, paired
from auditor.text.reading import Reading, index, known_in, loosely, words_in
from auditor.text.word_lists import Use, words

_AS_WRITTEN = bytes(
    ord(chr(code).lower() if chr(code).isalnum() or chr(code) == "_" else " ") if code < 128 else code
    for code in range(256)
)
"""Parts words for `bytes.translate`, in small letters; what is outside of ASCII stays with the word it touches."""

_BETWEEN = re.compile(rf"[{SIGNS}'’´`(\s]*")
"""What may stand between the numbers of a date, or before one."""


class _Word(NamedTuple):
    """Of what a written word may be a part.

    `family`: of a word of the family's; `shy`: of one that counts only in a tag or with a capital. `number`: of a
    number. `phrases`: of phrases in a list, told by the other words of each.
    """

    family: bool
    shy: bool
    number: bool
    phrases: tuple[frozenset[bytes], ...]


class Gate:
    """Tells texts in which a function of `text.posts`, or `own_words` of this family, may find something."""

    def __init__(self, family: Family) -> None:
        self._family = family
        self._bold, self._shy = (
            {(_written(beginning) or [b""])[0].decode() for beginning in beginnings(family, shy=shy)}
            for shy in (False, True)
        )
        self._capital = re.compile("|".join(f"{head[0].upper()}(?i:{head[1:]})" for head in self._shy))
        self._glance = Glance()
        self._dull: set[bytes] = set()
        self._beside_numbers: set[bytes] = set()
        self._others: dict[bytes, _Word] = {}
        self._read_as: dict[bytes, frozenset[bytes]] = {}

    def reading(self, text: str) -> Reading | None:
        """The text as it is looked through; None when surely nothing is found in it."""
        if len(text) > LONGEST:
            return Reading(text)
        tagged = with_tags(text)
        written = _written(tagged)
        if listed := self._by_lists(text, tagged, written):
            return listed
        if not self._glance.may_tell(text, written):
            return None
        read = Reading(text)
        return read if read.judged and read.judged.may_tell else None

    def _by_lists(self, text: str, tagged: str, written: Sequence[bytes]) -> Reading | None:
        """The text, when the family's words or those of the lists may be in it."""
        if self._dull.issuperset(written):
            return None
        others = [self._others.get(word) or self._met(word) for word in set(written) - self._dull]
        if (any(word.family for word in others) or self._shy_in(text, others)) and own_words(text, self._family):
            return Reading(text)
        if any(word.phrases for word in others) and self._phrase_in(written, others):
            read = Reading(text)
            return read if may_tell(read) else None
        if not any(word.number for word in others) or (self._beside_numbers.isdisjoint(written) and not paired(tagged)):
            return None
        return Reading(text) if number_tells(loosely(tagged, folded(tagged))) else None

    def _met(self, written: bytes) -> _Word:
        """A word that is met for the first time; one that is part of nothing is never looked up again."""
        word = written.decode(errors="surrogatepass")
        letters = loosely(word, folded(word))
        if not written.isascii():
            self._read_as[written] = frozenset(word.encode(errors="surrogatepass") for word in words_in(letters))
        phrases = {rest for known in known_in(letters) for rest in _rests(known)}
        if any(folded(tag) in _paid_tags() for tag in HASHTAG.findall(f"#{word}")):
            phrases.add(frozenset())
        shy = holds_any(self._shy, word)
        family = holds_any(self._bold, word) or (shy and not word.isascii())
        found = _Word(family, shy, holds_number(letters), tuple(phrases))
        other_signs = letters != word and _BETWEEN.fullmatch(letters)
        if lets_number_tell(letters) or other_signs or (found.number and not word.isascii()):
            self._beside_numbers.add(written)
        if any(found):
            self._others[written] = found
        else:
            self._dull.add(written)
        return found

    def _shy_in(self, text: str, others: Sequence[_Word]) -> bool:
        return any(word.shy for word in others) and (may_hold_tag(text) or self._capital.search(text) is not None)

    def _phrase_in(self, written: Sequence[bytes], others: Sequence[_Word]) -> bool:
        held = frozenset(written)
        held = held.union(*map(self._read_as.__getitem__, self._read_as.keys() & held))
        return any(rest <= held for word in others for rest in word.phrases)


def _written(text: str) -> list[bytes]:
    return text.encode(errors="surrogatepass").translate(_AS_WRITTEN).split()


@cache
def _rests(known: str) -> tuple[frozenset[bytes], ...]:
    """The other words of each phrase that is known by a word; none of one that stands in a list by itself."""
    told = index()[known]
    return (frozenset(),) if told.alone else tuple({frozenset(map(str.encode, rest)) for rest, _ in told.phrases})


@cache
def _paid_tags() -> frozenset[str]:
    return frozenset(words(Use.PAID_TAGS, folded))
