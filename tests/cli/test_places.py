"""Before something is written into a folder that another program uploads, that is said, and a local folder offered."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from auditor.cli.places import local_folder
from auditor.model import family
from lxml import html
from tests.cli.ran import last_line, saved, terminal
from tests.exports import auditor


@pytest.fixture
def cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user is in a folder of OneDrive."""
    folder = tmp_path / "OneDrive" / "Documents"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def answers(monkeypatch: pytest.MonkeyPatch, *typed: bool) -> list[bool]:
    """Somebody at a terminal who says yes or no; returns what is still to be said."""
    left = list(typed)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("auditor.cli.options.Confirm.ask", lambda *_, **__: left.pop(0))
    return left


def test_a_report_without_a_name_stays_on_this_computer(private: Path, cloud: Path) -> None:
    ran = auditor("audit", private)
    page = last_line(ran)
    assert page.parent == local_folder()
    assert page.is_file()
    assert not list(cloud.iterdir())
    assert "OneDrive" in ran.err
    assert str(cloud) in ran.err
    assert str(local_folder()) in ran.err
    if sys.platform != "win32":
        assert stat.S_IMODE(local_folder().stat().st_mode) == 0o700


def test_a_report_with_a_name_goes_where_it_was_asked_and_that_is_said(private: Path, cloud: Path) -> None:
    ran = auditor("audit", private, "--html", cloud / "r.html", "--json", "r.json")
    assert last_line(ran) == cloud / "r.html"
    assert (cloud / "r.json").is_file()
    assert len(ran.err.splitlines()) == 1
    assert "OneDrive" in ran.err
    assert not local_folder().exists()


def test_elsewhere_nothing_is_said(private: Path, tmp_path: Path) -> None:
    assert not auditor("audit", private, "--html", tmp_path / "r.html").err
    assert not auditor("audit", private).err


def test_one_output_in_such_a_folder_is_enough(private: Path, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    ran = auditor("audit", private, "--html", tmp_path / "r.html", "--json", tmp_path / "Dropbox" / "r.json")
    assert "Dropbox" in ran.err
    assert (tmp_path / "Dropbox" / "r.json").is_file()


def test_whoever_says_yes_has_all_outputs_on_this_computer(
    private: Path, cloud: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = answers(monkeypatch, True, True)
    (cloud / "sub").mkdir()
    outputs = ("--html", "a.html", "--json", "r.json", "--csv", "sub/r.json", "--debug", tmp_path / "debug")
    ran = auditor("audit", private, *outputs)
    assert last_line(ran) == local_folder() / "a.html"
    assert saved(local_folder() / "r.json").accounts
    assert (local_folder() / "r-2.json").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (tmp_path / "debug").is_file()
    assert [path.name for path in cloud.rglob("*")] == ["sub"]
    again = auditor("audit", private, *outputs)
    assert last_line(again) == local_folder() / "a-2.html"
    assert left == []


def test_whoever_says_no_has_it_where_it_was_asked(private: Path, cloud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = answers(monkeypatch, False, False)
    assert last_line(auditor("audit", private, "--html", "a.html")) == cloud / "a.html"
    assert last_line(auditor("audit", private)).parent == cloud
    assert left == []
    assert not local_folder().exists()


def test_nothing_is_offered_that_is_no_better(private: Path, cloud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(cloud))
    answers(monkeypatch)
    ran = auditor("audit", private)
    assert last_line(ran).parent == cloud
    assert "OneDrive" in ran.err


def test_a_local_folder_that_cannot_be_made_is_said(private: Path, cloud: Path) -> None:
    local_folder().parent.mkdir(parents=True)
    local_folder().write_text("a file", "utf-8")
    ran = auditor("audit", private)
    assert ran.code == 20
    assert [line[-1] for line in ran.err.splitlines()[-2:]] == [".", "."]
    assert not list(cloud.iterdir())


def test_a_report_made_again_is_no_other(private: Path, cloud: Path, tmp_path: Path) -> None:
    auditor("audit", private, "--json", tmp_path / "r.json", "--html", tmp_path / "r.html")
    ran = auditor("render", tmp_path / "r.json")
    assert last_line(ran).parent == local_folder()
    assert "OneDrive" in ran.err
    assert not list(cloud.iterdir())


def test_the_family_file_is_no_other(cloud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, True)
    monkeypatch.setattr("auditor.guide.family.interview", lambda *_: family.Family())
    ran = auditor("family", "init")
    assert ran.code == 0
    assert (local_folder() / "family.yaml").is_file()
    assert str(local_folder() / "family.yaml") in ran.out.replace("\n", "")
    assert not list(cloud.iterdir())


@pytest.mark.parametrize(("typed", "folder"), [("", "local"), ("y", "local"), ("n", "cloud")])
def test_at_a_terminal_it_is_asked_before_the_audit(typed: str, folder: str, private: Path, tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    child = terminal(tmp_path, "audit", str(private), "--photos", "none", "--html", str(cloud / "r.html"))
    child.expect(r"OneDrive.*instead\?")
    assert not list(cloud.iterdir())
    child.sendline(typed)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus in (10, 11)
    assert (cloud / "r.html").exists() is (folder == "cloud")


def test_leaving_that_question_writes_nothing(private: Path, tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    child = terminal(tmp_path, "audit", str(private), "--html", str(cloud / "r.html"))
    child.expect(r"instead\?")
    child.sendeof()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert "Traceback" not in child.before
    assert not list(cloud.iterdir())


@pytest.mark.parametrize("language", ["en", "nl", "de"])
@pytest.mark.parametrize("short", [[], ["--short"]])
def test_the_last_lines_of_a_report_say_it(language: str, short: list[str], private: Path, tmp_path: Path) -> None:
    auditor("audit", private, "--json", tmp_path / "r.json", "--html", tmp_path / "r.html")
    auditor("render", tmp_path / "r.json", "--html", tmp_path / "s.html", "--lang", language, *short)
    (footer,) = html.document_fromstring((tmp_path / "s.html").read_text("utf-8")).xpath("//footer")
    for service in ("OneDrive", "iCloud Drive", "Dropbox", "Google Drive"):
        assert service in footer.text_content()
