"""Everything that is done to an export, each change by name. Nothing is drawn by chance: same names, same bytes.

Left out is what leaves a sound export of another account: an entry that is gone as a whole, or another known word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from auditor.demo.trees import Tree, is_media
from tests.fuzz import in_json, in_lines, in_markup
from tests.fuzz.words import Changed, Kind

__all__ = ["Kind", "Mutation", "chosen", "every"]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change to one file: `where` in it, and what it makes of its content; None takes the file away."""

    file: str
    kind: Kind
    where: str
    make: Callable[[bytes], bytes | None]

    @property
    def name(self) -> str:
        """Unlike that of every other change to the same export."""
        return f"{self.file} · {self.kind} · {self.where}"

    @property
    def damaged(self) -> tuple[str, ...]:
        """The file, when its bytes in the zip are not those that were packed."""
        return (self.file,) if self.kind is Kind.DAMAGED else ()

    def of(self, tree: Tree) -> Tree:
        """The export with this change."""
        content = self.make(tree[self.file])
        rest = {name: kept for name, kept in tree.items() if name != self.file}
        return rest if content is None else rest | {self.file: content}


def every(tree: Tree) -> Iterator[Mutation]:
    """All changes to each file of an export but its pictures."""
    for name, content in tree.items():
        if is_media(name) or "message" in name:
            continue
        for kind, where, make in (*_BYTES, *_inside(name, content)):
            yield Mutation(name, kind, where, make)


def chosen(mutations: Iterable[Mutation], most: int) -> list[Mutation]:
    """So many of them, as many of each kind in each file as there can be; always the same ones."""
    by_group = sorted(mutations, key=lambda m: (m.kind, m.file, _lot(m)))
    ranked = [
        (rank, _lot(mutation), mutation)
        for _, group in groupby(by_group, key=lambda m: (m.kind, m.file))
        for rank, mutation in enumerate(group)
    ]
    ranked.sort(key=lambda row: row[:2])
    return [mutation for *_, mutation in ranked[:most]]


def _lot(mutation: Mutation) -> str:
    return sha256(mutation.name.encode()).hexdigest()


def _inside(name: str, content: bytes) -> Iterable[Changed]:
    if name.endswith(".json"):
        return in_json.changes(content)
    if name.endswith(".html"):
        return in_markup.changes(content)
    return in_lines.changes(content)


def _cut(share: float) -> Callable[[bytes], bytes]:
    return lambda content: content[: int(share * len(content))]


def _flipped(share: float, bit: int) -> Callable[[bytes], bytes]:
    """One bit of the first byte from there on that is no digit, before or after: another digit is as good as one."""

    def flip(content: bytes) -> bytes:
        for at in range(int(share * len(content)), len(content)):
            new = content[at] ^ bit
            if not (chr(content[at]).isdigit() or chr(new).isdigit()):
                return content[:at] + bytes([new]) + content[at + 1 :]
        return content

    return flip


_SHARES: Sequence[float] = (0.07, 0.21, 0.34, 0.48, 0.55, 0.69, 0.83, 0.96)
_BITS = (0x01, 0x20, 0x80)
_BYTES: Sequence[Changed] = (
    *((Kind.CUT, f"{share:.0%}", _cut(share)) for share in (0.05, 0.3, 0.6, 0.9)),
    (Kind.CUT, "the last byte", lambda content: content.rstrip()[:-1]),
    (Kind.DROPPED, "", lambda _: None),
    (Kind.SIZE_0, "", lambda _: b""),
    (Kind.DAMAGED, "", lambda content: content),
    (Kind.ENCODED, "a mark in front", lambda content: b"\xef\xbb\xbf" + content),
    (Kind.ENCODED, "UTF-16", lambda content: content.decode("utf-8", "replace").encode("utf-16")),
    *(
        (Kind.FLIPPED, f"{share:.0%} {bit:#04x}", _flipped(share, bit))
        for share in _SHARES
        for bit in (0x01, 0x20, 0x80)
    ),
)
