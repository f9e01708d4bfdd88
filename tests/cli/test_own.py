"""What the family keeps for itself: its file, what it accepted, and the cache; and what a library left behind."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from auditor.model import family
from auditor.photos import cache, telemetry
from tests.cli.ran import saved, terminal, two_lines
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
    monkeypatch.setattr("auditor.photos.cache.clear" if what == "ours" else "auditor.photos.telemetry.delete", fails)
    ran = auditor("cache", "clear")
    assert ran.code == 20
    assert [line[-1] for line in ran.err.splitlines()[-2:]] == [".", "."]
    assert left.is_dir()


def test_ours_is_cleared_as_before() -> None:
    cache.Cache().close()
    assert cache.default_path().is_file()
    assert auditor("cache", "clear").code == 0
    assert not cache.default_path().exists()


@pytest.fixture
def result(public: Path, tmp_path: Path) -> Path:
    auditor("audit", public, "--json", tmp_path / "result.json", "--html", tmp_path / "report.html")
    return tmp_path / "result.json"


@pytest.mark.parametrize("until", [(), ("--until", "2020-01-01")])
def test_accepting_needs_a_day_to_come(result: Path, until: tuple[str, ...]) -> None:
    ran = auditor("accept", saved(result).first_steps[0], "--reason", "so", *until)
    assert ran.code == 20
    assert two_lines(ran)


def test_a_family_file_out_of_a_talk(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    child = terminal(tmp_path, "family", "init")
    for line in ("Zed", "Zeddie", "12-05-2019", "", "De Vlieger", "", "", "Nergenshuizen", "be", "Ann, Bo"):
        child.expect(r": $")
        child.sendline(line)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    file = tmp_path / "family.yaml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    known = family.load(file)
    assert [(c.name, c.nicknames, str(c.born)) for c in known.children] == [("Zed", ("Zeddie",), "2019-05-12")]
    assert (known.schools, known.towns, known.parents) == (("De Vlieger",), ("Nergenshuizen",), ("Ann", "Bo"))
    assert known.country == "BE"


def test_a_family_file_is_checked_and_nothing_of_it_shown(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text("children:\n  - {name: Xandrine, born: 2019-05-12}\n", "utf-8")
    ran = auditor("family", "check", tmp_path / "f.yaml")
    assert ran.code == 0
    assert "Xandrine" not in ran.out + ran.err
    assert re.search(r"\b1\b", ran.out)
    (tmp_path / "f.yaml").write_text("children: Xandrine\n", "utf-8")
    ran = auditor("family", "check", tmp_path / "f.yaml")
    assert ran.code == 20
    assert "Xandrine" not in ran.err


def test_a_family_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "family.yaml"
    file.write_text("children: []\n", "utf-8")
    assert auditor("family", "init", "--file", file).code == 20
    assert file.read_text("utf-8") == "children: []\n"
