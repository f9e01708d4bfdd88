"""Without an argument: what lies in the Downloads folder is offered."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from auditor.cli import downloads_folder
from tests.cli.ran import fill, saved, terminal, two_lines
from tests.exports import auditor


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    monkeypatch.setattr(downloads_folder, "user_downloads_path", lambda: folder)
    return folder


def test_an_empty_downloads_folder_is_told(downloads: Path) -> None:
    ran = auditor("audit")
    assert ran.code == 20
    assert downloads.name in ran.err
    assert two_lines(ran)


def test_without_a_terminal_the_downloads_are_listed_and_nothing_is_done(
    downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(downloads)
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        ran = auditor("audit", "--lang", "nl")
    assert ran.code == 20
    assert two_lines(ran)
    assert "Instagram" in ran.out
    assert "TikTok" in ran.out
    assert "holiday" not in ran.out
    assert not list(Path.cwd().iterdir())


class _Person:
    """Somebody at a terminal, with the answers they are going to type."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)

    def isatty(self) -> bool:
        return True

    def answer(self, *_: object, **__: object) -> str:
        return self.answers.pop(0)


@pytest.mark.parametrize(
    ("answers", "platforms"),
    [
        ([""], ["instagram", "tiktok"]),
        (["1"], ["instagram"]),
        (["2"], ["tiktok"]),
        (["1 2"], ["instagram", "tiktok"]),
        (["2,1"], ["instagram", "tiktok"]),
        (["3", "x", "0", "-1", "1"], ["instagram"]),
        (["2 2"], ["tiktok"]),
    ],
    ids=" ".join,
)
def test_the_chosen_downloads_are_audited(
    answers: list[str], platforms: list[str], downloads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(downloads)
    person = _Person(*answers)
    monkeypatch.setattr(sys, "stdin", person)
    monkeypatch.setattr("auditor.cli.downloads_folder.Prompt.ask", person.answer)
    ran = auditor("audit", "--json", tmp_path / "r.json")
    assert ran.code in (10, 11)
    assert not person.answers
    assert sorted(a.platform for a in saved(tmp_path / "r.json").accounts if a.form) == platforms


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    fill(folder)
    return tmp_path


def test_at_a_terminal(home: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    child = terminal(home, "audit", "--html", "report.html")
    child.expect("Numbers with blanks")
    assert "ann.invented" in child.before
    child.sendline("nine")
    child.expect("numbers above")
    child.expect("Numbers with blanks")
    child.sendline("1")
    child.expect(r"Reading \w+ …")
    child.expect("Your report, to open in a browser:")
    child.expect(pexpect.EOF)
    child.close()
    assert "report.html" in child.before
    assert child.exitstatus in (10, 11)
    assert (home / "report.html").is_file()


@pytest.mark.parametrize("end", ["Ctrl-C", "Ctrl-D"])
def test_leaving_the_question_ends_in_peace(end: str, home: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    child = terminal(home, "audit", "--html", "report.html")
    child.expect("Numbers with blanks")
    child.sendintr() if end == "Ctrl-C" else child.sendeof()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert child.before.splitlines()[-1] == "Stopped. Nothing was changed."
    assert "Aborted" not in child.before
    assert "Traceback" not in child.before
    assert not (home / "report.html").exists()
