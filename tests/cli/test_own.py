"""`auditor cache clear`: our own numbers, and what a library of ours left behind in version 0.1.0."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.photos import cache, telemetry
from tests.exports import auditor


@pytest.fixture
def left() -> Path:
    """What onnxruntime leaves, as was seen; beside it something of another program."""
    folder = telemetry.folder()
    folder.mkdir(parents=True)
    (folder / "deviceid").write_text("invented", "utf-8")
    (folder / "onnxruntime.db").write_bytes(b"SQLite format 3\0")
    (folder.parent / "other").write_text("", "utf-8")
    return folder


def says(monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("auditor.cli.options.Confirm.ask", lambda *_, **__: answer)


def test_it_is_where_the_library_writes() -> None:
    assert telemetry.folder().parts[-3:] == ("Microsoft", "DeveloperTools", ".onnxruntime")


def test_without_it_there_is_nothing_to_ask() -> None:
    ran = auditor("cache", "clear")
    assert (ran.code, ran.err) == (0, "")
    assert not telemetry.folder().parent.exists()


def test_it_is_named_and_left_alone_when_nobody_can_say_yes(left: Path) -> None:
    ran = auditor("cache", "clear")
    assert ran.code == 0
    assert str(left) in ran.err
    assert (left / "deviceid").is_file()


@pytest.mark.parametrize("answer", [True, False])
def test_it_goes_on_a_yes_and_nothing_above_it(answer: bool, left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, answer)
    ran = auditor("cache", "clear")
    assert ran.code == 0
    assert str(left) in ran.err
    assert left.exists() is not answer
    assert (left.parent / "other").is_file()


def test_a_link_put_there_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").mkdir()
    telemetry.folder().parent.mkdir(parents=True)
    telemetry.folder().symlink_to(tmp_path / "mine")
    says(monkeypatch, True)
    assert auditor("cache", "clear").code == 0
    assert (tmp_path / "mine").is_dir()


@pytest.mark.parametrize("what", ["ours", "theirs"])
def test_what_cannot_be_deleted_is_said(what: str, left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    says(monkeypatch, True)
    monkeypatch.setattr("auditor.cli.own.clear" if what == "ours" else "auditor.photos.telemetry.delete", fails)
    ran = auditor("cache", "clear")
    assert ran.code == 20
    assert [line[-1] for line in ran.err.splitlines()[-2:]] == [".", "."]
    assert left.is_dir()


def test_ours_is_cleared_as_before() -> None:
    cache.Cache().close()
    assert cache.default_path().is_file()
    assert auditor("cache", "clear").code == 0
    assert not cache.default_path().exists()
