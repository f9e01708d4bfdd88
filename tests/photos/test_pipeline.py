"""Photos are looked at in processes: each content once, in the order given, whatever single files do."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from auditor.downloads.archive import Archive
from auditor.downloads.parts import open_part
from auditor.photos import pipeline
from auditor.photos.cache import Cache
from auditor.photos.records import Skip, Survey
from PIL import Image
from tests.photos import fakes
from tests.photos.pictures import archive_of, film, jpeg, saved
from tests.photos.surveys import ages, looked, media, plain, processes, reasons


class Asked:
    """Counts how often nets were asked, across processes: none of that can be seen from here, so the cache is asked."""

    def __init__(self, cache: Cache) -> None:
        self.put: list[str] = []
        keep = cache.put

        def noted(content: str, seen: Any) -> None:
            self.put.append(content)
            keep(content, seen)

        cache.put = noted  # type: ignore[method-assign]  # a spy


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache" / "photos.sqlite3", b"test")


def test_results_stand_in_the_order_asked_for(tmp_path: Path) -> None:
    files = {f"media/{n}.jpg": plain((n * 10, 90, 90)) for n in range(8)}
    order = [f"media/{n}.jpg" for n in (5, 2, 7, 0, 1)]
    found = looked(archive_of(files, tmp_path), media(*order))
    assert ages(found) == [50, 20, 70, 0, 10]
    assert (found.done, found.total, found.interrupted) == (5, 5, False)
    assert [(r.seen.width, r.seen.height) for r in found.reached] == [(40, 30)] * 5


def test_photos_and_videos_whatever_they_are_called(tmp_path: Path) -> None:
    files = {"a.mp4": plain((50, 90, 90)), "b": film(5), "c.jpg": film(5, form="matroska"), "d.heic": jpeg(3)}
    found = looked(archive_of(files, tmp_path), media(*files))
    assert reasons(found) == [None] * 4
    assert [result.seen.frames for result in found.reached] == [0, 3, 3, 0]


def test_a_folder_is_read_like_a_zip(tmp_path: Path) -> None:
    (tmp_path / "unpacked" / "media").mkdir(parents=True)
    (tmp_path / "unpacked" / "media" / "a.jpg").write_bytes(plain((50, 90, 90)))
    (tmp_path / "unpacked" / "media" / "b.mp4").write_bytes(film(3))
    found = looked(Archive([open_part(tmp_path / "unpacked")]), media("media/a.jpg", "media/b.mp4"))
    assert reasons(found) == [None, None]


def test_what_cannot_be_looked_at_is_told_with_its_reason(tmp_path: Path) -> None:
    files = {
        "a.jpg": plain((50, 90, 90))[:60],
        "b.jpg": b"<html>",
        "c.mp4": film(3)[:500],
        "d.jpg": b"",
        "e.gif": b"GIF89a" + b"\xff" * 30,
        "good.jpg": plain((50, 90, 90)),
    }
    found = looked(archive_of(files, tmp_path), [*media(*files), *media("gone.jpg", "https://example.com/a.jpg")])
    assert reasons(found) == [
        Skip.DAMAGED, Skip.NOT_MEDIA, Skip.DAMAGED, Skip.NOT_MEDIA, Skip.DAMAGED, None, Skip.MISSING, Skip.MISSING,
    ]  # fmt: skip


def test_a_member_that_is_damaged_in_the_zip(tmp_path: Path) -> None:
    archive = archive_of({"a.jpg": jpeg(1), "b.jpg": jpeg(2)}, tmp_path)
    path = archive.parts[0].path
    data = bytearray(path.read_bytes())
    place = data.index(jpeg(1)) + 200
    data[place] ^= 0xFF
    path.write_bytes(data)
    assert reasons(looked(archive, media("a.jpg", "b.jpg"))) == [Skip.UNREADABLE, None]


def test_an_archive_that_is_gone_meanwhile(tmp_path: Path) -> None:
    archive = archive_of({"a.jpg": jpeg(1)}, tmp_path)
    archive.parts[0].path.unlink()
    assert reasons(looked(archive, media("a.jpg"))) == [Skip.UNREADABLE]


def test_each_content_is_looked_at_once(tmp_path: Path, cache: Cache) -> None:
    same, other = plain((50, 90, 90)), plain((60, 90, 90))
    files = {**{f"album/{n}.jpg": same for n in range(6)}, "posts/a.jpg": same, "posts/b.jpg": other}
    asked = Asked(cache)
    found = looked(archive_of(files, tmp_path), media(*files, "posts/a.jpg"), cache=cache)
    assert ages(found) == [50.0] * 7 + [60.0, 50.0]
    assert found.contents == len(asked.put) == len(set(asked.put)) == 2


def test_without_nets_nothing_is_said_to_show_no_child(tmp_path: Path, cache: Cache) -> None:
    archive = archive_of({"a.png": plain((50, 90, 90)), "b.mp4": film(3)}, tmp_path)
    found = looked(archive, media("a.png", "b.mp4"), machine=processes(make_finder=fakes.no_finder), cache=cache)
    assert reasons(found) == [Skip.NO_MODEL, Skip.NO_MODEL]
    assert reasons(looked(archive, media("a.png", "b.mp4"), cache=cache)) == [None, None]


def test_a_second_run_comes_from_the_cache_with_the_same_result(tmp_path: Path, cache: Cache) -> None:
    exif = Image.Exif()
    exif[0xA430] = "Zed Planted"
    files = {
        "a.jpg": saved(Image.new("RGB", (40, 30), (50, 90, 90)), "JPEG", exif=exif),
        "b.mp4": film(3),
        "c.jpg": b"GIF89a",
    }
    archive = archive_of(files, tmp_path)
    first = looked(archive, media(*files), cache=cache)
    again = looked(archive, media(*files), machine=processes(make_finder=fakes.no_finder), cache=cache)
    assert again == first
    assert next(iter(again.reached)).metadata.owner_named


def stopping_after(count: int) -> tuple[Callable[[int, int, float | None], None], threading.Event]:
    enough = threading.Event()

    def progress(done: int, total: int, left: float | None) -> None:
        assert 0 < done <= total
        assert left is None or left >= 0
        if done >= count:
            enough.set()

    return progress, enough


def test_stopped_at_half_and_run_again_is_the_same_as_one_run(tmp_path: Path, cache: Cache) -> None:
    files = {f"{n:03}.jpg": jpeg(n) for n in range(120)}
    archive = archive_of(files, tmp_path)
    progress, enough = stopping_after(60)
    half = looked(archive, media(*files), cache=cache, progress=progress, stop=enough.is_set)
    asked = Asked(cache)
    rest = looked(archive, media(*files), cache=cache)
    assert half.interrupted
    assert 60 <= half.done < 120
    assert len(asked.put) == 120 - half.done
    assert not rest.interrupted
    assert rest == looked(archive, media(*files))
    assert all(before in (None, after) for before, after in zip(half.results, rest.results, strict=True))


def test_interrupted_by_the_keyboard_keeps_what_is_done(tmp_path: Path, cache: Cache) -> None:
    def progress(done: int, _total: int, _left: float | None) -> None:
        if done == 5:
            raise KeyboardInterrupt

    files = {f"{n}.jpg": jpeg(n) for n in range(20)}
    found = looked(archive_of(files, tmp_path), media(*files), cache=cache, progress=progress)
    assert (found.interrupted, found.done, found.total) == (True, 5, 20)
    assert multiprocessing.active_children() == []


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    files = {f"{n}.jpg": jpeg(n) for n in range(12)}
    told: list[tuple[int, int, float | None]] = []
    looked(archive_of(files, tmp_path), media(*files, "gone"), progress=lambda *now: told.append(now))
    assert [done for done, _, _ in told] == list(range(1, 14))
    assert {total for _, total, _ in told} == {13}
    assert told[-1][2] == 0


def test_it_runs_beside_the_main_thread(tmp_path: Path) -> None:
    archive = archive_of({"a.png": plain((50, 90, 90))}, tmp_path)
    found: list[Survey] = []
    thread = threading.Thread(target=lambda: found.append(looked(archive, media("a.png"))))
    thread.start()
    thread.join()
    assert ages(found[0]) == [50]


def test_nothing_to_do_starts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_Worker", None)
    archive = archive_of({"a.png": plain((50, 90, 90))}, tmp_path)
    assert looked(archive, []) == Survey()
    assert reasons(looked(archive, media("gone.jpg"))) == [Skip.MISSING]


def test_nothing_is_written_beside_the_download(tmp_path: Path) -> None:
    archive = archive_of({"a.png": plain((50, 90, 90)), "b.mp4": film(3)}, tmp_path)
    before = archive.parts[0].path.read_bytes()
    looked(archive, media("a.png", "b.mp4"))
    assert list(tmp_path.iterdir()) == [archive.parts[0].path]
    assert archive.parts[0].path.read_bytes() == before
