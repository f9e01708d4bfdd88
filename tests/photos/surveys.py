"""Downloads full of pictures, and looks at them by fake nets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.model.posting import Media
from auditor.photos.pipeline import Processes
from auditor.photos.records import Skip, Survey
from auditor.photos.wire import Drawing
from PIL import Image
from tests.photos import fakes
from tests.photos.pictures import Colour, saved


def plain(colour: Colour) -> bytes:
    return saved(Image.new("RGB", (40, 30), colour), "PNG")


def media(*names: str) -> list[Media]:
    return [Media(uri=name, in_archive=True) for name in names]


def processes(**how: Any) -> Processes:
    return Processes(**{"make_finder": fakes.finder, "workers": 2, **how})


def looked(archive: Archive, wanted: Sequence[Media], machine: Processes | None = None, **how: Any) -> Survey:
    return (machine or processes()).survey(archive, wanted, **how)


Surveying = Callable[..., Survey]


@dataclass
class Told:
    """A machine of this survey, which looks at nothing; it draws like any other."""

    tell: Surveying

    def survey(self, archive: Archive, media: Sequence[Media | Member], **how: Any) -> Survey:
        return self.tell(archive, media, **how)

    def draw(self, drawings: Sequence[Drawing]) -> Sequence[bytes]:
        return processes().draw(drawings)


def reasons(found: Survey) -> list[Skip | None]:
    return [result.skipped if result else None for result in found.results]


def ages(found: Survey) -> list[float | None]:
    return [result.faces[0].age.years if result and result.faces else None for result in found.results]
