"""What is known while photos are looked at, for whoever looks: the loop that a machine goes through."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.photos.cache import Cache
from auditor.photos.records import Metadata, PictureResult, Seen, Skip, skipped
from auditor.photos.run import Gallery, Run
from auditor.photos.wire import Drawing, FileRead, Style
from tests.photos.fakes import a_face
from tests.photos.pictures import archive_of
from tests.photos.surveys import media

SHA = "0a" * 32
CHILD = Seen((a_face(),), 40, 30)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archive_of({"a": b"1", "b": b"2"}, tmp_path)


def test_each_file_is_a_job_once_and_what_is_missing_none(archive: Archive) -> None:
    told: list[tuple[int, int]] = []
    run = Run(archive, media("a", "gone", "b", "a"), progress=lambda done, of, _left: told.append((done, of)))
    assert [job.positions for job in run.jobs] == [[0, 3], [2]]
    assert run.results == [None, skipped(Skip.MISSING), None, None]
    assert told == [(1, 4)]


def test_a_content_is_looked_at_once_and_each_file_keeps_its_own_metadata(archive: Archive) -> None:
    run = Run(archive, media("a", "b"))
    first, second = run.jobs
    assert run.read(first, FileRead(SHA, Metadata(people=1)))
    assert not run.read(second, FileRead(SHA, Metadata(people=2)))
    assert run.results == [None, None]
    run.looked(first, CHILD)
    assert run.results == [PictureResult(SHA, CHILD, Metadata(people=n)) for n in (1, 2)]


def test_what_was_kept_is_not_looked_at_again(archive: Archive, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept" / "photos.sqlite3", b"test")
    for wanted in (True, False):
        run = Run(archive, media("a"), cache)
        (job,) = run.jobs
        assert run.read(job, FileRead(SHA, Metadata())) is wanted
        if wanted:
            run.looked(job, CHILD)
        run.save()
        assert run.results == [PictureResult(SHA, CHILD)]
    cache.close()


def test_nobody_sees_anything_in_a_file_that_was_not_read(archive: Archive) -> None:
    run = Run(archive, media("a", "b"))
    first, second = run.jobs
    run.looked(first, Seen(width=40, height=30))
    run.looked(second, Seen(skipped=Skip.NOT_MEDIA))
    assert run.results == [skipped(Skip.CRASHED), skipped(Skip.NOT_MEDIA)]


def test_who_is_asked_what_is_in_a_file_and_answers_with_a_copy_is_not_believed(archive: Archive) -> None:
    run = Run(archive, media("a"))
    run.drawn(run.jobs[0], b"\xff\xd8\xff")
    assert run.results == [skipped(Skip.CRASHED)]


def test_copies_stand_in_the_order_asked_for(archive: Archive) -> None:
    members: list[Member] = [*archive.members]
    gallery = Gallery([Drawing(member, Style.PIXELATED) for member in members])
    first, second = gallery.jobs
    gallery.drawn(second, b"2")
    gallery.looked(first, CHILD)
    assert not gallery.read(first, FileRead(SHA, Metadata()))
    assert gallery.copies == [b"", b"2"]
