"""Processes that look: whatever ends or holds one costs a single picture."""

from __future__ import annotations

import multiprocessing
import pickle
from pathlib import Path

import pytest
from auditor.photos.records import Metadata, Seen, Skip
from auditor.photos.wire import Drawn, FileRead, Looked, Ready, encode
from tests.photos import fakes
from tests.photos.pictures import archive_of
from tests.photos.surveys import ages, looked, media, plain, processes, reasons


def test_a_crash_costs_one_picture(tmp_path: Path) -> None:
    files = {f"{n}.png": plain((n * 10, 90, 90)) for n in range(1, 9)}
    files["4.png"] = plain(fakes.CRASH)
    found = looked(archive_of(files, tmp_path), media(*files))
    assert [n for n, reason in enumerate(reasons(found), 1) if reason] == [4]
    assert reasons(found)[3] is Skip.CRASHED
    assert ages(found)[4:] == [50, 60, 70, 80]


def test_a_hang_costs_one_picture(tmp_path: Path) -> None:
    files = {"a.png": plain((50, 90, 90)), "b.png": plain(fakes.HANG), "c.png": plain((60, 90, 90))}
    found = looked(archive_of(files, tmp_path), media(*files), processes(workers=1, longest=1.5))
    assert reasons(found) == [None, Skip.TOO_SLOW, None]
    assert multiprocessing.active_children() == []


def test_a_picture_that_keeps_the_processor_busy_is_given_up(tmp_path: Path) -> None:
    files = {"a.png": plain((50, 90, 90)), "b.png": plain(fakes.BUSY), "c.png": plain((60, 90, 90))}
    found = looked(archive_of(files, tmp_path), media(*files), processes(workers=1, patience=1))
    assert reasons(found) == [None, Skip.TOO_SLOW, None]


def test_a_computer_that_is_busy_with_other_things_skips_nothing(tmp_path: Path) -> None:
    files = {"a.png": plain((50, 90, 90)), "b.png": plain(fakes.NAP), "c.png": plain((60, 90, 90))}
    assert reasons(looked(archive_of(files, tmp_path), media(*files), processes(workers=1, patience=1))) == [None] * 3


def test_a_fault_of_ours_costs_one_picture(tmp_path: Path) -> None:
    files = {"a.png": plain(fakes.FAULT), "b.png": plain((60, 90, 90))}
    assert reasons(looked(archive_of(files, tmp_path), media(*files), processes(workers=1))) == [Skip.CRASHED, None]


def test_the_same_hostile_picture_again_costs_no_second_process(tmp_path: Path) -> None:
    files = {f"{n}.png": plain(fakes.CRASH) for n in range(4)}
    found = looked(archive_of(files, tmp_path), media(*files), processes(workers=1))
    assert reasons(found) == [Skip.CRASHED] * 4
    assert found.contents == 1


def test_workers_that_cannot_start_are_given_up(tmp_path: Path) -> None:
    archive = archive_of({"a.png": plain((50, 90, 90)), "b.png": plain((60, 90, 90))}, tmp_path)
    found = looked(archive, media("a.png", "b.png"), processes(make_finder=fakes.EndsWhenLoaded()))
    assert reasons(found) == [Skip.NO_WORKER] * 2


def test_a_member_can_be_handed_to_a_process(tmp_path: Path) -> None:
    (member,) = archive_of({"a.png": plain((50, 90, 90))}, tmp_path).members
    again = pickle.loads(pickle.dumps(member))  # noqa: S301  our own
    assert (again.name, again.size) == (member.name, member.size)


@pytest.mark.parametrize(
    "lie",
    [
        encode(FileRead("zz", Metadata())),
        encode(FileRead("0a" * 32, Metadata(people=-1))),
        encode(Ready()),
        encode(Looked(Seen())),
        encode(Drawn(b"\xff\xd8\xff")),
    ],
    ids=["no hash", "no count", "out of turn", "not read", "a copy"],
)
def test_what_a_process_says_beyond_the_limits_or_out_of_turn_costs_its_file(lie: bytes, tmp_path: Path) -> None:
    archive = archive_of({"a.png": plain((50, 90, 90))}, tmp_path)
    found = looked(archive, media("a.png"), processes(make_finder=fakes.Lying(lie), workers=1))
    assert (reasons(found), found.interrupted) == ([Skip.CRASHED], False)
    assert multiprocessing.active_children() == []
