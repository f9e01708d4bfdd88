"""The sums of a room: codes go in, sums come out, and no code is kept.

What moves a sum tells of the family that came last. So the sums that anybody sees move five families at a time, or at
the end. Of a code only a keyed hash of its random part stays, which tells whether it was given before.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from dataclasses import dataclass, field

from auditor.errors import AuditorError
from auditor.workshop.codes import read
from auditor.workshop.headline import Became, Told, headline

BATCH = 5


class RoomError(AuditorError):
    """A code that cannot be counted."""


@dataclass
class Sums:
    """How many families, what became of each headline check in how many, and how many guesses were off."""

    families: int = 0
    became: tuple[Counter[Became], ...] = field(default_factory=lambda: tuple(Counter() for _ in headline().checks))
    guessed: int = 0
    off: int = 0

    def add(self, told: Told) -> None:
        """One family more."""
        self.families += 1
        for counter, became in zip(self.became, told.became, strict=True):
            counter[became] += 1
        self.guessed += told.guessed
        self.off += told.off


class Room:
    """The families of one sitting or of several evenings, those of a month later apart."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(16)
        self._seen: set[bytes] = set()
        self._waiting: list[Told] = []
        self.first, self.later = Sums(), Sums()

    def add(self, text: str) -> None:
        """Count a family by its code. Raises CodeError for no code, and RoomError for one that was counted."""
        code = read(text)
        seen = hashlib.blake2b(f"{code.told.later}{code.random}".encode(), key=self._key).digest()
        if seen in self._seen:
            raise RoomError(
                "“{code}” was counted before.", "Each family has a code of its own: ask for the next one.", code=text
            )
        self._seen.add(seen)
        self._waiting.append(code.told)
        if len(self._waiting) == BATCH:
            self.close()

    @property
    def waiting(self) -> int:
        """How many codes are taken and not yet in the sums."""
        return len(self._waiting)

    def close(self) -> None:
        """Put what waits into the sums: nobody comes any more."""
        for told in self._waiting:
            (self.later if told.later else self.first).add(told)
        self._waiting.clear()
