"""What a user gets is written whole or not at all, readable by nobody else; what is no file is never replaced."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from auditor.errors import OutputError
from auditor.output import free, free_name, private_folder, write_private
from auditor.results import accepted
from tests.cli.ran import two_lines
from tests.exports import TREES, auditor, zip_of

POSIX = pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@POSIX
def test_a_file_is_its_owners_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    path.write_text("an older and longer one", "utf-8")
    path.chmod(0o644)
    write_private(path, "new")
    assert path.read_text("utf-8") == "new"
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@POSIX
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link, target = tmp_path / "r.html", tmp_path / "there" / "r.html"
    link.symlink_to(target)
    for content in ("one", "two"):
        write_private(link, content)
        assert link.is_symlink()
        assert target.read_text("utf-8") == content
    assert mode(target) == 0o600


@POSIX
def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    write_private(pipe, "x" * 100_000)
    reader.join()
    assert read == ["x" * 100_000]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


@POSIX
def test_a_device_stays_a_device(tmp_path: Path) -> None:
    before = Path(os.devnull).stat()
    link = tmp_path / "nothing"
    link.symlink_to(os.devnull)
    for path in (Path(os.devnull), link):
        write_private(path, "x")
    after = Path(os.devnull).stat()
    assert stat.S_ISCHR(after.st_mode)
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
    assert link.is_symlink()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="other systems have no such name")
@pytest.mark.parametrize("to", ["pipe", "file"])
def test_what_goes_to_standard_output_replaces_nothing(to: str, tmp_path: Path) -> None:
    code = "from auditor.output import write_private as w; from pathlib import Path; w(Path('/dev/stdout'), 'x')"
    kept = tmp_path / "kept"
    with kept.open("wb") as file:
        where = file if to == "file" else subprocess.PIPE
        ran = subprocess.run([sys.executable, "-c", code], stdout=where, check=True)
    assert (ran.stdout or kept.read_bytes()) == b"x"
    assert Path("/dev/stdout").is_symlink()


def test_the_command_can_throw_a_report_away(tmp_path: Path) -> None:
    private = zip_of(TREES["instagram json"](), tmp_path / "private.zip")
    ran = auditor("audit", private, "--html", os.devnull, "--json", tmp_path / "r.json")
    assert ran.code in (0, 10, 11)
    assert not Path(os.devnull).is_file()
    assert (tmp_path / "r.json").is_file()


@pytest.mark.parametrize("inside", [False, True])
def test_a_folder_is_no_file(inside: bool, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OutputError):
        write_private(tmp_path / "file" / "r.html" if inside else tmp_path, "x")


@POSIX
def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    assert mode(private_folder(tmp_path / "a" / "b")) == 0o700
    assert private_folder(tmp_path / "a") == tmp_path / "a"


@POSIX
@pytest.mark.parametrize(
    "command",
    [
        ("accept", "0123456789abcdef", "--reason", "so", "--until", "2099-01-31"),
        ("accept", "0123456789ab", "--reason", "fine-for-us"),
    ],
    ids=["a finding", "a photo"],
)
def test_a_folder_of_ours_that_cannot_be_made_is_said(command: tuple[str, ...], tmp_path: Path) -> None:
    folder = accepted.default_path().parent
    folder.parent.mkdir(parents=True)
    folder.symlink_to(tmp_path / "gone" / "for good")
    ran = auditor(*command)
    assert ran.code == 20
    assert two_lines(ran)


def test_a_name_that_is_there_or_taken_gets_a_number(tmp_path: Path) -> None:
    wanted = tmp_path / "report.html"
    assert free(wanted) == wanted
    wanted.touch()
    assert free(wanted).name == "report-2.html"
    assert free(wanted, {tmp_path / "report-2.html"}).name == "report-3.html"
    named = free_name("report", ".html", tmp_path)
    assert re.fullmatch(r"report-\d{4}-\d\d-\d\d\.html", named.name)
    named.touch()
    assert free_name("report", ".html", tmp_path).name == f"{named.stem}-2.html"
