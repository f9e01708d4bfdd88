"""Promise 1, nothing leaves, seen from outside: the system watches an audit and everything that it starts."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from auditor.demo.drawings import GROWN, YOUNG, Person, draw, jpeg
from auditor.demo.instagram import tree as instagram
from tests.exports import zip_of
from tests.people import ANN
from tests.watched import Watched, can_watch, elsewhere, watch

LONGER_THAN_ANY_LIBRARY_WAITS = 25.0
"""Seconds that a photo worker has to live; onnxruntime calls after ten."""
OUR_OWN = (".cache/family-privacy-auditor/photos.sqlite3",)
TELEMETRY = ".cache/Microsoft/DeveloperTools/.onnxruntime/"
LOADS = "import onnxruntime, sys, time; time.sleep(float(sys.argv[1]))"

pytestmark = pytest.mark.skipif(not can_watch(), reason="nothing here can watch a program (strace, and the right to)")


def download(folder: Path, photos: int) -> Path:
    """An Instagram download with so many pictures, each to be looked at by itself."""
    drawn = [jpeg(draw([Person(look, width=0.3)])) for look in (YOUNG, GROWN)]
    first = datetime(2024, 1, 1, tzinfo=UTC)
    posts = tuple(
        instagram.Item(at=first + timedelta(hours=n), contents=(drawn[n % 2] + b"%d" % n,)) for n in range(photos)
    )
    return zip_of(instagram.tree(replace(ANN, posts=posts)), folder / "instagram.zip")


def audited(folder: Path, photos: int) -> Watched:
    folder.mkdir()
    given = download(folder, photos)
    command = (
        sys.executable,
        "-m",
        "auditor",
        "audit",
        given,
        "--html",
        folder / "r.html",
        "--json",
        folder / "r.json",
    )
    return watch(folder, *command)


def test_a_short_audit_asks_nothing_of_the_network_and_leaves_its_cache_alone(tmp_path: Path) -> None:
    seen = audited(tmp_path / "short", 3)
    assert seen.code in (10, 11)
    assert not seen.calls
    assert seen.files == OUR_OWN


def test_a_loud_library_would_be_seen_at_once(tmp_path: Path) -> None:
    seen = watch(tmp_path / "loud", sys.executable, "-c", LOADS, "0", ORT_DISABLE_TELEMETRY="0")
    assert seen.code == 0
    assert [name for name in seen.files if name.startswith(TELEMETRY)]


def test_what_we_load_is_quiet_whatever_the_environment_says(tmp_path: Path) -> None:
    loads = "import auditor\n" + LOADS
    seen = watch(tmp_path / "quiet", sys.executable, "-c", loads, "0", ORT_DISABLE_TELEMETRY="0")
    assert (seen.code, seen.calls, seen.files) == (0, (), ())


@pytest.mark.long
def test_a_long_audit_asks_nothing_of_the_network_either(tmp_path: Path) -> None:
    photos, seen = 150, None
    while seen is None or seen.longest <= LONGER_THAN_ANY_LIBRARY_WAITS:
        photos *= 2
        seen = audited(tmp_path / str(photos), photos)
        assert seen.code in (10, 11)
        assert not seen.calls
        assert seen.files == OUR_OWN


@pytest.mark.long
def test_the_call_of_a_loud_library_is_seen(tmp_path: Path) -> None:
    wait = 10 * LONGER_THAN_ANY_LIBRARY_WAITS
    seen = watch(tmp_path / "loud", sys.executable, "-c", LOADS, str(wait), enough=elsewhere, ORT_DISABLE_TELEMETRY="0")
    assert seen.calls
