"""The count code that a family shows: what `headline` tells of it, in twelve letters that a trainer can type.

It holds the version of the list, what became of each check, the guesses, whether it is of a month later, and twenty
random bits, so that two families of whom the same is told have two codes. Whoever has the letters can read all of that:
there is no secret in it, and no name, account, place or time.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from auditor.errors import AuditorError
from auditor.guide.questions import MOST_BELIEFS
from auditor.workshop.headline import MOST_CHECKS, Became, Told, headline

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, O, 1, I and L. They are 31, a prime: so one wrong letter, or two that changed places, never fit."""
RANDOM_BITS = 20
_WIDTH = 12
_GROUP = 4
_VERSIONS, _GUESSES = 16, MOST_BELIEFS + 1


class CodeError(AuditorError):
    """Letters that are no count code, or one of another list of checks."""


@dataclass(frozen=True, slots=True)
class Code:
    """What a code holds; `random` tells codes apart and nothing else."""

    told: Told
    random: int


def by_chance() -> int:
    """What a family's codes have that no other family's has."""
    return secrets.randbits(RANDOM_BITS)


def made(told: Told, random: int | None = None) -> str:
    """The code of what is told: a new one, or that of a family with its own bits."""
    return written(Code(told, by_chance() if random is None else random))


def written(code: Code) -> str:
    """A code's letters, in groups."""
    number = code.random
    for became in code.told.became:
        number = number * len(Became) + became
    number = (number * _GUESSES + code.told.guessed) * _GUESSES + code.told.off
    number = (number * 2 + code.told.later) * _VERSIONS + headline().version
    digits = [number // len(LETTERS) ** place % len(LETTERS) for place in reversed(range(_WIDTH - 1))]
    letters = "".join(LETTERS[digit] for digit in (*digits, _check(digits)))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _WIDTH, _GROUP))


def read(text: str) -> Code:
    """What somebody typed, read: in any case, with or without what stands between the groups. Raises CodeError."""
    letters = "".join(letter for letter in text.upper() if letter.isalnum())
    if len(letters) != _WIDTH or not set(letters) <= set(LETTERS):
        raise CodeError(
            "“{code}” is no count code.", "A code has twelve letters and figures, without 0, O, 1, I and L.", code=text
        )
    *digits, check = (LETTERS.index(letter) for letter in letters)
    if check != _check(digits):
        raise CodeError(
            "In “{code}” a letter is wrong.",
            "Read it out loud once more, letter by letter.",
            code=text,
        )
    return _unpacked(digits, text)


def _unpacked(digits: list[int], text: str) -> Code:
    number = 0
    for digit in digits:
        number = number * len(LETTERS) + digit
    number, version = divmod(number, _VERSIONS)
    if version != headline().version:
        raise CodeError(
            "“{code}” belongs to another version of this program.", "Use the same version in the whole room.", code=text
        )
    number, later = divmod(number, 2)
    number, off = divmod(number, _GUESSES)
    number, guessed = divmod(number, _GUESSES)
    became: list[Became] = []
    for _ in headline().checks:
        number, one = divmod(number, len(Became))
        became.insert(0, Became(one))
    if number >> RANDOM_BITS or off > guessed:
        raise CodeError(
            "“{code}” is no count code.",
            "Read it out loud once more, letter by letter.",
            code=text,
        )
    return Code(Told(tuple(became), guessed, off, bool(later)), number)


def _check(digits: list[int]) -> int:
    """The letter at the end: the places are weighed, so that two letters that changed places show."""
    return sum(place * digit for place, digit in enumerate(digits, 1)) % len(LETTERS)


_MOST = (1 << RANDOM_BITS) * len(Became) ** MOST_CHECKS * _GUESSES**2 * 2 * _VERSIONS
assert len(LETTERS) ** (_WIDTH - 1) >= _MOST  # noqa: S101  # a longer list of checks needs a longer code
