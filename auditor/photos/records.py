"""What is kept of a photo or video after it was looked at: numbers and fixed words, nothing that shows anybody."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta

from auditor.model.levels import Age, Mark, Recognisability
from auditor.model.posting import Coordinates


class Skip(StrEnum):
    """Why a file was not looked at. Never a sign that it shows no child."""

    MISSING = "missing"  # the download names it and does not hold it
    UNREADABLE = "unreadable"  # it is there, its bytes cannot be had
    TOO_LARGE = "too_large"  # more bytes than a photo or video of a platform has
    TOO_MANY_PIXELS = "too_many_pixels"
    NOT_MEDIA = "not_media"  # its bytes are no picture or video that is known here
    UNSUPPORTED = "unsupported"  # a known kind that this installation cannot decode
    DAMAGED = "damaged"
    NO_FRAMES = "no_frames"  # a video without a picture in it
    TOO_SLOW = "too_slow"  # given up after the time that one file may take
    CRASHED = "crashed"  # looking at it failed in a way that nobody foresaw, or ended the process
    NO_MODEL = "no_model"  # the nets are missing, changed or do not run here
    NO_WORKER = "no_worker"  # no process to look at photos could be started


LASTING = frozenset(
    {Skip.TOO_LARGE, Skip.TOO_MANY_PIXELS, Skip.NOT_MEDIA, Skip.DAMAGED, Skip.NO_FRAMES},
)
"""What the bytes alone decide: another run would come to the same."""


Count = Annotated[int, Meta(ge=0)]
Finite = Annotated[float, Meta(ge=-sys.float_info.max, le=sys.float_info.max)]
"""These limits hold for what is read in, from whatever looked or kept it."""
Turn = Literal[0, 90, 270]
"""Degrees counter-clockwise."""


@dataclass(frozen=True, slots=True)
class FaceSeen:
    """A face: its estimated age, how recognisable it is, the detector's score 0..1.

    `width_share` is its width as a share 0..1 of the picture's.
    """

    age: Age
    recognisable: Recognisability
    score: Mark
    width_share: Finite


@dataclass(frozen=True, slots=True)
class Seen:
    """What looking at one content came to; the same bytes always come to the same.

    `width` and `height` are those of the picture as it was looked at, in pixels. `turned` are the degrees,
    counter-clockwise, by which it had to be turned before a face was found. Of a video `frames` pictures were looked
    at, and the faces are those of the one at `frame_at` seconds; `cut_short`: its time was up before its end.
    """

    faces: tuple[FaceSeen, ...] = ()
    width: Count = 0
    height: Count = 0
    turned: Turn = 0
    frames: Count = 0
    frame_at: Finite = 0.0
    cut_short: bool = False
    skipped: Skip | None = None

    @property
    def lasting(self) -> bool:
        """Whether another run would come to the same, so that this one may be kept."""
        return not self.cut_short and (self.skipped is None or self.skipped in LASTING)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file itself tells beside the picture. Coordinates and date stay in memory: they are never stored.

    `people` counts the people whose names stand in it, `located` says that a place does, even an unreadable one.
    `unreadable` says that there is metadata that could not be read, so that nothing follows from what is missing.
    """

    located: bool = False
    coordinates: Coordinates | None = field(default=None, repr=False)
    taken: date | None = field(default=None, repr=False)
    owner_named: bool = False
    serial_number: bool = False
    people: Count = 0
    device: bool = False
    software: bool = False
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class PictureResult:
    """One photo or video: `sha256` of its content in hex ("" when it was not read), what was seen, what it tells."""

    sha256: str = ""
    seen: Seen = field(default_factory=Seen)
    metadata: Metadata = field(default_factory=Metadata)

    @property
    def skipped(self) -> Skip | None:
        """Why it was not looked at, None when it was."""
        return self.seen.skipped

    @property
    def faces(self) -> tuple[FaceSeen, ...]:
        """The faces, surest first."""
        return self.seen.faces


def skipped(reason: Skip, sha256: str = "") -> PictureResult:
    """The result for a file that was not looked at."""
    return PictureResult(sha256, Seen(skipped=reason))


@dataclass(frozen=True, slots=True)
class Survey:
    """What a run came to: one result for each medium that was asked for, in that order, None for those not reached."""

    results: tuple[PictureResult | None, ...] = ()
    interrupted: bool = False

    @property
    def total(self) -> int:
        """How many media were asked for."""
        return len(self.results)

    @property
    def done(self) -> int:
        """How many of them have a result, be it that they were skipped."""
        return sum(result is not None for result in self.results)

    @property
    def reached(self) -> Iterable[PictureResult]:
        """The results there are."""
        return (result for result in self.results if result is not None)

    @property
    def contents(self) -> int:
        """How many different contents were read; the same photo in an album and in a post is one."""
        return len({result.sha256 for result in self.reached if result.sha256})
