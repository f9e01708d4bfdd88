"""Downloads full of pictures, and looks at them by fake nets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditor.downloads.archive import Archive
from auditor.model.posting import Media
from auditor.photos.pipeline import survey
from auditor.photos.records import Skip, Survey
from PIL import Image
from tests.photos import fakes
from tests.photos.pictures import Colour, saved


def plain(colour: Colour) -> bytes:
    return saved(Image.new("RGB", (40, 30), colour), "PNG")


def media(*names: str) -> list[Media]:
    return [Media(uri=name, in_archive=True) for name in names]


def looked(archive: Archive, wanted: Sequence[Media], **how: Any) -> Survey:
    return survey(archive, wanted, **{"make_finder": fakes.finder, "workers": 2, **how})


def reasons(found: Survey) -> list[Skip | None]:
    return [result.skipped if result else None for result in found.results]


def ages(found: Survey) -> list[float | None]:
    return [result.faces[0].age.years if result and result.faces else None for result in found.results]
