"""Whom a download names in its lists of people: nobody can read them, and of a word it can be asked if it is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

_SHORTEST_PART = 3
_BETWEEN = re.compile(r"[\W_]+")


def squeezed(name: str) -> str:
    """A name as it is compared: its letters and digits, whatever stands between them and however they are written."""
    return _BETWEEN.sub("", name.casefold())


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
        return _key(squeezed(words), self.salt) in self.whole

    def has_part(self, word: str) -> bool:
        """Whether a word is a part of such a name, such as the first name."""
        return bool(self.parts) and _key(squeezed(word), self.salt) in self.parts


def other_people(names: Iterable[str], salt: bytes) -> OtherPeople:
    """What is kept of these names."""
    split = [name.split() for name in names]
    return OtherPeople(
        salt,
        frozenset(_key(name, salt) for words in split if (name := squeezed("".join(words)))),
        frozenset(_key(part, salt) for words in split for part in _parts(words)),
        max(map(len, split), default=0),
    )


def _parts(words: list[str]) -> Iterator[str]:
    if len(words) > 1:
        yield from (part for word in words if len(part := squeezed(word)) >= _SHORTEST_PART)


def _key(name: str, salt: bytes) -> bytes:
    return blake2b(name.encode("utf-8", "replace"), digest_size=8, key=salt).digest()
