"""How recognisable a face is, in words."""

from __future__ import annotations

from enum import StrEnum

_HIGH, _MEDIUM = 0.5, 0.1


class Level(StrEnum):
    """How recognisable, in words."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


def level(score: float) -> Level:
    """The word for a mark 0..1."""
    if score >= _HIGH:
        return Level.HIGH
    return Level.MEDIUM if score >= _MEDIUM else Level.LOW
