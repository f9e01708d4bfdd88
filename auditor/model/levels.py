"""What is said of a face: how old it looks, and how recognisable it is. Numbers and words; no picture is needed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

CHILD_BELOW = 13.0
ADULT_FROM = 18.0
FLAG_BELOW = 16.5
"""Years below which a photo counts as one that may show a child; the error figures are measured here."""
PERHAPS_BELOW = 18.0
PERHAPS_TURNED_BELOW = 22.0
"""Years below which a photo stands on the second list, and those for a face that is turned away: it looks older."""
TURNED_BELOW = 0.8
"""The frontality below which a face is turned away."""
CLOSE_UP = 0.05
"""Share of the picture's area from which a face is what the picture is about."""

_HIGH, _MEDIUM = 0.5, 0.1

Mark = Annotated[float, Meta(ge=0, le=1)]
"""These limits hold for what is read in; one that is no number is beyond all of them."""


class AgeGroup(StrEnum):
    """What a face may be said to be; `unclear` is one that is too small or doubtful to tell."""

    CHILD = "child"
    MAYBE_MINOR = "maybe_minor"
    ADULT = "adult"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Age:
    """An estimate in years, infinite where there is none; `spread` is how far apart the views of the face were."""

    years: Annotated[float, Meta(ge=0)]
    spread: Annotated[float, Meta(ge=0)]
    group: AgeGroup

    @property
    def flagged(self) -> bool:
        """Whether the photo counts as one that may show a child."""
        return self.group is not AgeGroup.UNCLEAR and self.years < FLAG_BELOW


def age_group(years: float) -> AgeGroup:
    """What an age estimated for a face that is large and sure enough stands for."""
    if not math.isfinite(years):
        return AgeGroup.UNCLEAR
    if years < CHILD_BELOW:
        return AgeGroup.CHILD
    return AgeGroup.MAYBE_MINOR if years < ADULT_FROM else AgeGroup.ADULT


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


@dataclass(frozen=True, slots=True)
class Recognisability:
    """What makes a face recognisable.

    `share` is the part of the picture's area that it takes, 0..1; `size`, `frontality` and `sharpness` are marks 0..1;
    `people` is the number of faces in the picture, this one among them.
    """

    share: Mark
    size: Mark
    frontality: Mark
    sharpness: Mark
    people: Annotated[int, Meta(ge=1)]

    @property
    def score(self) -> float:
        """0 for a face that nobody could recognise, 1 for a large, frontal, sharp one: the product of the marks."""
        return self.size * self.frontality * self.sharpness

    @property
    def level(self) -> Level:
        """The score in words."""
        return level(self.score)

    @property
    def close_up(self) -> bool:
        """Whether the picture is about this face, and it can be recognised."""
        return self.share >= CLOSE_UP and self.level is Level.HIGH
