"""What an audit needs of whatever looks at its photos: the processes of this computer, or something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.model.posting import Media
from auditor.photos.records import Survey
from auditor.photos.run import PhotoProgress
from auditor.photos.wire import Drawing

if TYPE_CHECKING:  # a database
    from auditor.photos.cache import Cache


class Machine(Protocol):
    """Looks at photos and videos, and makes small copies of them. Nothing that a file does raises."""

    def survey(
        self,
        archive: Archive,
        media: Sequence[Media | Member],
        *,
        cache: Cache | None = None,
        progress: PhotoProgress = ...,
        stop: Callable[[], bool] = ...,
    ) -> Survey:
        """Look at media, or at files of the download: a result for each, in the order given.

        Once `stop` turns true, it ends with what is done.
        """

    def draw(self, drawings: Sequence[Drawing]) -> Sequence[bytes]:
        """Small copies as JPEGs in the order asked for, empty ones for what could not be made."""


def native() -> Machine:
    """The processes of this computer, loaded when there is something to look at."""
    from auditor.photos.pipeline import Processes

    return Processes()
