"""What a sitting says in a workshop."""

from __future__ import annotations

from auditor.app.parts import Part, Said
from auditor.model import sheet
from auditor.model.result import Believed, Gap
from auditor.workshop import projector


class Guess(Part, frozen=True):
    """A sentence that was guessed about, of which account, what was thought, and how far that was off."""

    text: str
    service: str
    account: str
    believed: Believed
    gap: Gap


class Guesses(Said, frozen=True):
    """What was thought before the look, beside what was found."""

    guesses: tuple[Guess, ...]


class CodeHolds(Said, frozen=True):
    """All that a count code of this family would hold, in sentences; `later`: it is of a month after the workshop."""

    holds: tuple[str, ...]
    later: bool


class CountCode(Said, frozen=True):
    """The family's count code, and the same as a QR code: rows of "0" and "1"."""

    code: str
    qr: tuple[str, ...]


class Counted(Said, frozen=True):
    """How many families are in the sums, of the evening and of a month later, and how many codes wait for a fifth."""

    families: int
    later: int
    waiting: int


class RoomSums(Said, frozen=True):
    """What the room came to, as far as it may be shown in the room."""

    title: str
    parts: tuple[sheet.Part, ...]


class Plan(Said, frozen=True):
    """The workshop: how many minutes a family has for each part of its way, and the slides for the big screen."""

    minutes: projector.Minutes
    slides: tuple[projector.Slide, ...]
