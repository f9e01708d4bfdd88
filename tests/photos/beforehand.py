"""A machine that looks at nothing: it says, in the words of the wire, what another one saw in the same contents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.downloads.refusals import MemberError
from auditor.model.posting import Media
from auditor.photos.content import SkippedError, take
from auditor.photos.records import Metadata, Seen, Skip, Survey
from auditor.photos.run import Job, PhotoProgress, Run
from auditor.photos.wire import Drawing, FileRead, Looked, encode, read_reply

if TYPE_CHECKING:  # a database
    from auditor.photos.cache import Cache

Said = Mapping[str, tuple[bytes, bytes]]
"""By the SHA-256 of a content: what was said when it was read, and when it was looked at."""


def said(surveys: Iterable[Survey]) -> Said:
    return {
        one.sha256: (encode(FileRead(one.sha256, one.metadata)), encode(Looked(one.seen)))
        for found in surveys
        for one in found.reached
        if one.sha256
    }


@dataclass(frozen=True, slots=True)
class Beforehand:
    """Draws nothing; `asked` are the contents that it was asked to look at."""

    said: Said
    asked: list[str] = field(default_factory=list)

    def survey(
        self,
        archive: Archive,
        media: Sequence[Media | Member],
        *,
        cache: Cache | None = None,
        progress: PhotoProgress = lambda _done, _total, _left: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Survey:
        run = Run(archive, media, cache, progress)
        while run.jobs and not stop():
            self._look(run, run.jobs.popleft())
        run.save()
        return Survey(tuple(run.results), interrupted=bool(run.jobs))

    def _look(self, run: Run, job: Job) -> None:
        assert isinstance(job.asked, Member)
        try:
            content = take(job.asked).sha256
        except SkippedError as skipped:
            run.looked(job, Seen(skipped=skipped.reason))
        except MemberError:
            run.looked(job, Seen(skipped=Skip.UNREADABLE))
        else:
            read, seen = map(read_reply, self.said.get(content) or _unknown(content))
            assert isinstance(read, FileRead)
            assert isinstance(seen, Looked)
            if run.read(job, read):
                self.asked.append(content)
                run.looked(job, seen.seen)

    def draw(self, drawings: Sequence[Drawing]) -> Sequence[bytes]:
        return [b""] * len(drawings)


def _unknown(content: str) -> tuple[bytes, bytes]:
    return encode(FileRead(content, Metadata())), encode(Looked(Seen(skipped=Skip.NO_MODEL)))
