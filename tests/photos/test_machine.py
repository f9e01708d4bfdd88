"""Whatever looks at photos, the same answers come to the same audit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from auditor.audit import Options, PhotoOptions, audit, finished, opened, sourced
from auditor.demo.family import write_exports
from auditor.downloads.detect import downloads
from auditor.engine.registry import Registry
from auditor.exposure.look import Choice
from auditor.model.result import AuditResult
from auditor.photos.cache import Cache
from auditor.photos.machine import Machine, native
from auditor.photos.pipeline import Processes
from auditor.photos.records import Skip, Survey
from msgspec.structs import replace
from tests.photos.beforehand import Beforehand, said
from tests.photos.pictures import archive_of, film
from tests.photos.surveys import looked, media, plain, processes, reasons

TODAY = date(2026, 6, 1)


def timeless(result: AuditResult) -> AuditResult:
    """The result without the second in which it was made."""
    return replace(result, run=replace(result.run, started=result.run.started.replace(2026, 1, 1, 0, 0, 0)))


def by_processes(choices: Sequence[Choice]) -> list[Survey]:
    return [processes().survey(choice.archive, choice.media) for choice in choices]


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_exports(tmp_path_factory.mktemp("demo"))


def test_without_another_one_processes_of_this_computer_look() -> None:
    assert native() == Processes() == PhotoOptions().looking


def test_an_audit_is_the_same_whatever_looks_and_whoever_calls_it(exports: list[Path], builtin: Registry) -> None:
    def audited(machine: Machine) -> AuditResult:
        return audit(exports, Options(builtin, today=TODAY, photos=PhotoOptions(machine=machine))).result

    sources = [sourced(one, TODAY) for one in downloads(exports)]
    begun = opened(sources, Options(builtin, today=TODAY, photos=PhotoOptions()))
    assert sum(len(choice.media) for choice in begun.wanted) > 20
    surveys = by_processes(begun.wanted)
    in_halves, beforehand = finished(begun, surveys), Beforehand(said(surveys))
    assert [a.photos.looked_at > 0 for a in in_halves.result.accounts[:2] if a.photos] == [True, True]
    assert timeless(audited(beforehand)) == timeless(in_halves.result) == timeless(audited(processes()))
    assert {*beforehand.asked} == beforehand.said.keys()


def test_a_machine_that_knows_nothing_says_nothing_of_children(exports: list[Path], builtin: Registry) -> None:
    photos = PhotoOptions(machine=Beforehand({}))
    audited = audit(exports, Options(builtin, today=TODAY, photos=photos))
    told = [a.photos.missing for a in audited.result.accounts[:2] if a.photos]
    assert told == ["no_model", "no_model"]
    assert audited.thumbnails == {}


@pytest.mark.parametrize("machine", [processes(), Beforehand({})], ids=["processes", "beforehand"])
def test_what_no_machine_need_look_at(machine: Machine, tmp_path: Path) -> None:
    """What is not there is told at once; the same content is asked for once, and what is kept never."""
    files = {"a.png": plain((50, 90, 90)), "again.png": plain((50, 90, 90)), "b.mp4": film(3), "text.jpg": b"<html>"}
    archive = archive_of(files, tmp_path)
    with_cache = Cache(tmp_path / "cache" / "photos.sqlite3", b"test")
    first = looked(archive, media(*files, "gone"), cache=with_cache)
    told: list[tuple[int, int]] = []
    again = machine.survey(
        archive, media(*files, "gone"), cache=with_cache, progress=lambda done, of, _left: told.append((done, of))
    )
    with_cache.close()
    assert again.results[3:] == first.results[3:]
    assert [one.seen for one in again.reached] == [one.seen for one in first.reached]
    assert reasons(again) == [None, None, None, Skip.NOT_MEDIA, Skip.MISSING]
    assert told == [(n, 5) for n in range(1, 6)]


@pytest.mark.parametrize("machine", [processes(), Beforehand({})], ids=["processes", "beforehand"])
def test_any_machine_can_be_stopped(machine: Machine, tmp_path: Path) -> None:
    archive = archive_of({"a.png": plain((50, 90, 90))}, tmp_path)
    assert machine.survey(archive, media("a.png"), stop=lambda: True) == Survey((None,), interrupted=True)
