"""What small tests on labelled faces found of the photo work, as `measured.yaml` has it: what a report says of misses.

The numbers are pictures. Each list is counted for itself: what the first one has is not on the second.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from auditor import yaml_files


class Share(msgspec.Struct, frozen=True, forbid_unknown_fields=True, array_like=True):
    """So many of so many; written `[found, of]`."""

    found: int
    of: int


class Found(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How many pictures of people of 0–9, 10–19, 20–29 and more years are on a list: of the last two, wrongly.

    The others are about the children of 0–9: seen from the front or turned away, boys and girls; None: not told.
    """

    children: Share
    teens: Share
    twenties: Share
    older: Share
    frontal: Share | None = None
    half_turned: Share | None = None
    turned: Share | None = None
    boys: Share | None = None
    girls: Share | None = None


class FaceTest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One test: its day, whose faces, how many people of each age, in how many sizes each was shown.

    `work` is what was tested: the photo work's version (`auditor.photos.cache`), or a release. `in_view`: its settings
    were chosen with these faces in view, so that others are found a little less well. `second` is the second list.
    """

    on: date
    faces: str
    work: str
    in_view: bool
    people: dict[str, int]
    sizes: int
    listed: Found
    second: Found | None = None

    @property
    def young(self) -> int:
        """How many of the people are under 20."""
        return self.people["children"] + self.people["teens"]

    @property
    def grown(self) -> int:
        """How many are 20 or older."""
        return self.people["twenties"] + self.people["older"]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The limits that were tested: those of `auditor.model.levels`."""

    listed_below: float
    perhaps_below: float
    perhaps_turned_below: float
    turned_below: float


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A test on faces that nobody had seen while the work was made, and one on those that `make bench-photos` takes."""

    limits: Limits
    held_out: FaceTest
    at_hand: FaceTest


@cache
def measured() -> Measured:
    """The figures. Raises AuditorError."""
    return yaml_files.load(files("auditor.photos") / "measured.yaml", Measured)
