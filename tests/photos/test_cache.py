"""The cache keeps numbers of this version only, for this user only, and its loss or damage costs nothing but time."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from auditor.model.levels import AgeGroup
from auditor.photos import cache as caches
from auditor.photos import models
from auditor.photos.cache import Cache, clear
from auditor.photos.records import LASTING, Seen, Skip
from tests.photos.fakes import a_face

CONTENT, OTHER = "ab" * 32, "cd" * 32
SEEN = Seen((a_face(7.25), a_face(40.0, group=AgeGroup.ADULT)), 1600, 1200, turned=90)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "photos.sqlite3"


def kept(path: Path, content: str = CONTENT, key: bytes = b"1") -> Seen | None:
    cache = Cache(path, key)
    try:
        return cache.get(content)
    finally:
        cache.close()


def keep(path: Path, seen: Seen = SEEN, content: str = CONTENT, key: bytes = b"1") -> None:
    cache = Cache(path, key)
    cache.put(content, seen)
    cache.close()


def test_what_was_put_is_there_in_the_next_run(path: Path) -> None:
    keep(path)
    assert kept(path) == SEEN
    assert kept(path, OTHER) is None


def test_another_version_starts_anew(path: Path) -> None:
    keep(path)
    assert kept(path, key=b"2") is None
    assert kept(path) is None


def test_the_version_follows_the_nets(monkeypatch: pytest.MonkeyPatch) -> None:
    before = caches.version()
    pins = models.pins()
    name, pin = next(iter(pins.items()))
    monkeypatch.setattr(models, "pins", lambda: {**pins, name: type(pin)("", "", "0" * 64)})
    assert caches.version() != before


@pytest.mark.parametrize("reason", list(Skip))
def test_only_what_the_bytes_decide_is_kept(reason: Skip, path: Path) -> None:
    keep(path, Seen(skipped=reason))
    assert (kept(path) is not None) == (reason in LASTING)


def test_what_was_cut_short_is_not_kept(path: Path) -> None:
    keep(path, Seen(frames=3, cut_short=True))
    assert kept(path) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise; the folder there is the user's own")
def test_nobody_else_can_read_it(path: Path) -> None:
    keep(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_it_holds_a_hash_numbers_and_fixed_words(path: Path) -> None:
    keep(path)
    database = sqlite3.connect(path)
    rows = database.execute("SELECT * FROM seen").fetchall()
    tables = database.execute("SELECT name FROM sqlite_master").fetchall()
    database.close()
    assert tables == [("seen",)]
    assert [(key, content.hex()) for key, content, _ in rows] == [(b"1", CONTENT)]


def test_clear_leaves_nothing(path: Path) -> None:
    keep(path)
    assert clear(path)
    assert list(path.parent.iterdir()) == []
    assert not clear(path)
    assert kept(path) is None


@pytest.mark.parametrize("rubbish", [b"", b"no database at all " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_is_made_anew(rubbish: bytes, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(rubbish)
    keep(path)
    assert kept(path) == SEEN


def test_a_damaged_row_is_as_if_never_kept(path: Path) -> None:
    keep(path)
    database = sqlite3.connect(path)
    database.execute("UPDATE seen SET seen = x'ff00'")
    database.commit()
    database.close()
    assert kept(path) is None
    keep(path)
    assert kept(path) == SEEN


def test_without_a_place_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = Cache(tmp_path / "file" / "photos.sqlite3", b"1")
    cache.put(CONTENT, SEEN)
    cache.save()
    assert not cache.usable
    assert cache.get(CONTENT) is None
    cache.close()


def test_two_audits_share_it(path: Path) -> None:
    one, other = Cache(path, b"1"), Cache(path, b"1")
    one.put(CONTENT, SEEN)
    one.save()
    other.put(OTHER, SEEN)
    other.save()
    assert one.get(OTHER) == other.get(CONTENT) == SEEN
    one.close()
    other.close()


def test_many_are_saved_as_they_come(path: Path) -> None:
    cache = Cache(path, b"1")
    for number in range(caches.BATCH):
        cache.put(f"{number:064x}", SEEN)
    assert kept(path, f"{0:064x}") == SEEN  # another audit sees them before this one ends
    cache.close()
