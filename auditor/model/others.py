"""Whom a download names in its lists of people: nobody can read them, and of a word it can be asked if it is one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

_SHORTEST_PART = 3
_BETWEEN = re.compile(r"[\W_]+")
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u0e31-\u0eff\u102b-\u109f\u17b4-\u17d3"
"""Signs on, below or behind a letter, which end no word."""
LETTER = rf"(?:[^\W_]|[{_MARKS}])"
"""A pattern for a letter or digit with its marks."""
WORD = re.compile(rf"{LETTER}+")
_ONE_LETTER = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_TWO_LETTERS = {"a\u030a": "aa", "ø": "oe", "\u0308": "e"}


def squeezed(name: str) -> str:
    """A name as it is compared: its letters and digits without marks, whatever stands between them."""
    if name.isascii():
        return name.lower() if name.isalnum() else _BETWEEN.sub("", name.lower())
    return _BETWEEN.sub("", unicodedata.normalize("NFKD", name).casefold()).translate(_ONE_LETTER)


@dataclass(frozen=True, slots=True)
class OtherPeople:
    """Those in the lists of one download, as hashes that mean nothing outside this run.

    `whole` are names and user names, `parts` the single words of names of several, `longest` the most words of one.
    """

    salt: bytes = field(default=b"", repr=False)
    whole: frozenset[bytes] = field(default=frozenset(), repr=False)
    parts: frozenset[bytes] = field(default=frozenset(), repr=False)
    longest: int = 0

    def has(self, words: str) -> bool:
        """Whether these words together are the name of one of them."""
        return bool(self.whole) and not self.whole.isdisjoint(_keys(words, self.salt))

    def has_part(self, word: str) -> bool:
        """Whether a word is a part of such a name, such as the first name."""
        return bool(self.parts) and not self.parts.isdisjoint(_keys(word, self.salt))


def other_people(names: Iterable[str], salt: bytes) -> OtherPeople:
    """What is kept of these names."""
    known = [name if name.isascii() else unicodedata.normalize("NFC", name) for name in names]
    return OtherPeople(
        salt,
        frozenset(key for name in known for key in _keys(name, salt)),
        frozenset(
            key for part in {part for name in known for part in _parts(name.split())} for key in _keys(part, salt)
        ),
        max(map(_words_in, known), default=0),
    )


def _words_in(name: str) -> int:
    return len(_BETWEEN.split(name) if name.isascii() else WORD.findall(name))


def _parts(words: list[str]) -> Iterator[str]:
    """The words of a name of several, and what they are joined of; a small one inside a name ("van") is none."""
    if len(words) < 2:
        return
    yield from _first(words[0])
    capitals = not "".join(words).islower()
    for word in words[1:]:
        if len(word) > _SHORTEST_PART or (len(word) == _SHORTEST_PART and not (capitals and word.islower())):
            yield from (part for part in _joined(word) if len(part) >= _SHORTEST_PART)


def _first(word: str) -> Iterator[str]:
    """A first name may have two letters."""
    return (part for part in _joined(word) if len(part) >= _SHORTEST_PART - 1)


def _joined(word: str) -> list[str]:
    return [word] if word.isalnum() else [_BETWEEN.sub("", word), *WORD.findall(word)]


def _keys(name: str, salt: bytes) -> Iterator[bytes]:
    """A name in each way to write it without marks: "Jorg" and "Joerg" for Jörg."""
    plain = squeezed(name)
    if plain:
        yield _key(plain, salt)
    if not name.isascii() and (spelled := squeezed(_spelled(name))) != plain:
        yield _key(spelled, salt)


def _spelled(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.casefold())
    for mark, letters in _TWO_LETTERS.items():
        apart = apart.replace(mark, letters)
    return apart


def _key(name: str, salt: bytes) -> bytes:
    return blake2b(name.encode("utf-8", "replace"), digest_size=8, key=salt).digest()
