"""What is known while photos are looked at, whoever looks: each content once, what is kept, how far it got."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.model.posting import Media
from auditor.photos.records import Metadata, PictureResult, Seen, Skip, skipped
from auditor.photos.wire import Drawing, FileRead

if TYPE_CHECKING:  # a database
    from auditor.photos.cache import Cache

PhotoProgress = Callable[[int, int, float | None], None]
"""Told after each: how many are done, how many there are, and the seconds left (None: not known yet)."""


@dataclass(slots=True)
class Job:
    """What is asked, and the places in the results that wait for it; content and metadata once it was read."""

    asked: Member | Drawing
    positions: list[int] = field(default_factory=list)
    sha256: str = ""
    metadata: Metadata = field(default_factory=Metadata)


class Run:
    """The files to look at as `jobs`, the results so far, and what is known of each content."""

    def __init__(
        self,
        archive: Archive,
        media: Sequence[Media | Member],
        cache: Cache | None = None,
        progress: PhotoProgress = lambda _done, _total, _left: None,
    ) -> None:
        self.results: list[PictureResult | None] = [None] * len(media)
        self._cache = cache
        self._progress = progress
        self._done = 0
        self._pace = _Pace()
        self._known: dict[str, Seen] = {}
        self._waiting: dict[str, list[Job]] = {}
        self.jobs = self._jobs(archive, media)

    def _jobs(self, archive: Archive, media: Sequence[Media | Member]) -> deque[Job]:
        jobs: dict[Member, Job] = {}
        for position, medium in enumerate(media):
            member = medium if isinstance(medium, Member) else archive.locate(medium.uri)
            if member is None:
                self._finish([position], skipped(Skip.MISSING))
            else:
                jobs.setdefault(member, Job(member)).positions.append(position)
        return deque(jobs.values())

    def read(self, job: Job, told: FileRead) -> bool:
        """Whether a file that was read is to be looked at.

        Not if its content is known, which finishes the job, or is being looked at for another job, for which it waits.
        """
        job.sha256, job.metadata = told.sha256, told.metadata
        if job.sha256 in self._waiting:
            self._waiting[job.sha256].append(job)
            return False
        seen = self._known.get(job.sha256)
        if seen is None and self._cache is not None:
            seen = self._cache.get(job.sha256)
        if seen is None:
            self._waiting[job.sha256] = []
            return True
        self._known[job.sha256] = seen
        self._finish(job.positions, PictureResult(job.sha256, seen, job.metadata))
        return False

    def looked(self, job: Job, seen: Seen) -> None:
        """Finish a job, and those that wait for the same content. Nobody sees anything in a file that was not read."""
        if not job.sha256 and seen.skipped is None:
            seen = Seen(skipped=Skip.CRASHED)
        if job.sha256:
            self._known[job.sha256] = seen
            if self._cache is not None:
                self._cache.put(job.sha256, seen)
        for one in (job, *self._waiting.pop(job.sha256, ())):
            self._finish(one.positions, PictureResult(one.sha256, seen, one.metadata))

    def drawn(self, job: Job, _jpeg: bytes) -> None:
        """Nobody asked for a picture: whatever took over there, what it says is not believed."""
        self.looked(job, Seen(skipped=Skip.CRASHED))

    def save(self) -> None:
        """Write down what is to be kept."""
        if self._cache is not None:
            self._cache.save()

    def _finish(self, positions: Sequence[int], result: PictureResult) -> None:
        """Note a result and tell how far it got."""
        for position in positions:
            self.results[position] = result
        self._done += len(positions)
        self._progress(self._done, len(self.results), self._pace.left(self._done, len(self.results)))


class Gallery:
    """The small copies to make as `jobs`, and those so far. Each is made for itself: nothing is known or kept."""

    def __init__(self, drawings: Sequence[Drawing]) -> None:
        self.copies = [b""] * len(drawings)
        self.jobs = deque(Job(drawing, [position]) for position, drawing in enumerate(drawings))

    def read(self, _job: Job, _told: FileRead) -> bool:
        """Nothing is to be looked at."""
        return False

    def looked(self, _job: Job, _seen: Seen) -> None:
        """A copy that could not be made stays empty."""

    def drawn(self, job: Job, jpeg: bytes) -> None:
        """Note a copy."""
        for position in job.positions:
            self.copies[position] = jpeg


class _Pace:
    """How long the rest will take, by the last few dozen."""

    def __init__(self) -> None:
        self._marks = deque([(time.monotonic(), 0)], maxlen=60)

    def left(self, done: int, total: int) -> float | None:
        """Seconds, None when there is too little to tell from."""
        self._marks.append((time.monotonic(), done))
        (start, before), (now, _) = self._marks[0], self._marks[-1]
        if len(self._marks) < 5 or done <= before or now <= start:
            return None
        return (total - done) * (now - start) / (done - before)
