"""Promise 5, nothing lost: downloads stay as they are, reports come whole, what is broken is a line in the report."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest
from auditor.demo.instagram import tree as instagram
from auditor.demo.trees import Tree, as_folder
from auditor.engine import registry
from auditor.model.account import Platform, Reason
from auditor.model.result import AuditResult
from auditor.model.verdict import Outcome
from auditor.output import write_private
from auditor.results.saved import from_json
from tests.exports import PLATFORM_TREES, TREES, as_json, auditor, json_files, replaced, zip_of
from tests.people import ANN

POSIX = pytest.mark.skipif(os.name != "posix", reason="rights of this kind are POSIX's")


def saved(path: Path) -> AuditResult:
    return from_json(path.read_bytes(), path.name)


def state(path: Path) -> dict[Path, tuple[int, bytes]]:
    """Every file at a path with its time of change and bytes."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    return {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in files}


@pytest.mark.parametrize("name", ["instagram json", "facebook html", "tiktok txt"])
@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_download_is_left_as_it_is(name: str, form: str, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    tree = TREES[name]()
    export = zip_of(tree, given / "export.zip") if form == "zip" else as_folder(tree, given / "export")
    os.utime(export, (1_700_000_000, 1_700_000_000))
    before = state(given)
    assert auditor("audit", export, "--html", tmp_path / "r.html").code in (0, 10, 11)
    assert state(given) == before


def test_a_download_that_may_not_be_written_is_read(tmp_path: Path) -> None:
    export = as_folder(TREES["instagram json"](), tmp_path / "export")
    for path in (export, *export.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        assert auditor("audit", export, "--html", tmp_path / "r.html").code in (0, 10, 11)
    finally:
        for path in (export, *export.rglob("*")):
            path.chmod(0o700)


def _stops(error: BaseException) -> Callable[..., None]:
    def stop(*_: object, **__: object) -> None:
        raise error

    return stop


@pytest.mark.parametrize("where", ["os.fsync", "os.open", "pathlib.Path.replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "Ctrl-C"])
def test_a_report_is_whole_or_the_old_one(
    where: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report.html"
    write_private(report, "the old one")
    with monkeypatch.context() as patched:
        patched.setattr(where, _stops(error))
        with pytest.raises(Exception if isinstance(error, OSError) else KeyboardInterrupt):
            write_private(report, "the new one, which is longer")
    assert {p: p.read_text("utf-8") for p in tmp_path.iterdir()} == {report: "the old one"}


def test_an_audit_without_room_for_its_report_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export = zip_of(TREES["tiktok b"](), tmp_path / "tiktok.zip")
    report = tmp_path / "report.html"
    report.write_text("the old one", "utf-8")
    monkeypatch.setattr("os.fsync", _stops(OSError(28, "No space left on device")))
    ran = auditor("audit", export, "--html", report)
    assert ran.code == 20
    assert len(ran.err.splitlines()) == 2
    assert report.read_text("utf-8") == "the old one"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report.html", "tiktok.zip"]


@pytest.mark.parametrize("option", ["--html", "--json", "--csv", "--debug"])
@pytest.mark.parametrize("name", ["missing/report", "file/report", "folder"])
def test_a_place_that_cannot_be_written_is_named(option: str, name: str, tmp_path: Path) -> None:
    export = zip_of(TREES["tiktok b"](), tmp_path / "tiktok.zip")
    (tmp_path / "file").write_text("", "utf-8")
    (tmp_path / "folder").mkdir()
    outputs = {"--html": tmp_path / "r.html"} | {option: tmp_path / name}
    ran = auditor("audit", export, *(part for pair in outputs.items() for part in pair))
    assert ran.code == 20
    assert len(ran.err.splitlines()) == 2
    assert not list(tmp_path.rglob("*.part"))


@POSIX
def test_what_is_written_is_for_its_owner_only(tmp_path: Path) -> None:
    export = zip_of(TREES["tiktok b"](), tmp_path / "tiktok.zip")
    outputs = [tmp_path / name for name in ("r.html", "r.json", "r.csv", "r.txt")]
    outputs[0].write_text("an old one that all could read", "utf-8")
    outputs[0].chmod(0o644)
    options = zip(("--html", "--json", "--csv", "--debug"), outputs, strict=True)
    mask = os.umask(0)
    try:
        assert auditor("audit", export, *(part for pair in options for part in pair)).code in (0, 10, 11)
        assert auditor("demo", "--folder", tmp_path / "demo").code == 0
    finally:
        os.umask(mask)
    outputs += [tmp_path / "demo" / name for name in ("report.html", "result.json")]
    assert [stat.S_IMODE(p.stat().st_mode) for p in outputs] == [0o600] * len(outputs)


BREAKS: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda content: content[: len(content) // 2],
    "emptied": lambda _: b"",
    "overwritten": lambda content: b"\xff\0" * (len(content) // 2),
    "something else": lambda _: b'"text"',
}


def broken(tree: Tree, name: str, how: str) -> Tree:
    (path,) = [p for p in tree if p.endswith(name)]
    return tree | {path: BREAKS[how](tree[path])}


@pytest.mark.parametrize("how", BREAKS)
@pytest.mark.parametrize(
    ("platform", "file", "fact"),
    [
        (Platform.INSTAGRAM, "personal_information/personal_information.json", "audience.private_profile"),
        (Platform.INSTAGRAM, "/posts_1.json", "content.posts"),
        (Platform.FACEBOOK, "/two-factor_authentication.json", "security.two_step"),
    ],
)
def test_a_broken_file_is_a_line_in_the_report(
    platform: Platform, file: str, fact: str, how: str, tmp_path: Path
) -> None:
    without_history = instagram.tree(replace(ANN, privacy_changes=()))
    tree = without_history if platform is Platform.INSTAGRAM else PLATFORM_TREES[platform]()
    export = as_folder(broken(tree, file, how), tmp_path / "export")
    ran = auditor("audit", export, "--html", tmp_path / "r.html", "--json", tmp_path / "r.json")
    assert ran.code in (10, 11)
    (account,) = [a for a in saved(tmp_path / "r.json").accounts if a.platform == platform]
    assert [t.kind for t in account.troubles if t.name.endswith(file.rpartition("/")[2])]
    assert not [f for f in account.facts if f.id == fact]
    assert {a.reason for a in account.absent if a.id == fact} == {Reason.UNREADABLE}
    shown = (tmp_path / "r.html").read_text("utf-8")
    assert file.rpartition("/")[2] in shown


def test_a_damaged_member_of_a_zip_is_a_line_in_the_report(tmp_path: Path) -> None:
    export = zip_of(TREES["instagram json"](), tmp_path / "export.zip")
    content = bytearray(export.read_bytes())
    at = content.index(b"/posts_1.json") + 40
    content[at : at + 20] = bytes(20)
    export.write_bytes(content)
    assert auditor("audit", export, "--json", tmp_path / "r.json", "--html", tmp_path / "r.html").code in (10, 11)
    account = saved(tmp_path / "r.json").accounts[0]
    assert [t.name.endswith("posts_1.json") for t in account.troubles] == [True]
    assert [f.outcome for f in account.findings if f.check == "private_profile"] == [Outcome.PASS]


@pytest.mark.parametrize("name", ["instagram json", "instagram 2018", "facebook json", "tiktok b"])
def test_half_a_sign_in_every_text_loses_nothing(name: str, tmp_path: Path) -> None:
    """JSON can spell halves of signs that no file can hold as UTF-8; labels stay, so that the rows are still found."""
    tree = TREES[name]()
    invented = re.compile(r"[a-z]+\.invented|@example|Nergens|Invented|Strand|Zwem|Mother|Trainer|Father")

    def half(leaf: object) -> object:
        return invented.sub(lambda m: m[0] + "\ud800", leaf) if isinstance(leaf, str) else leaf

    changed = {path: as_json(replaced(value, half)) for path, value in json_files(tree).items()}
    export = zip_of(tree | changed, tmp_path / "export.zip")
    outputs = [part for o in ("html", "json", "csv") for part in (f"--{o}", tmp_path / o)]
    assert auditor("audit", export, *outputs).code in (10, 11)
    assert saved(tmp_path / "json").accounts[0].handle


def test_a_broken_plug_in_is_a_line_in_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("invented", "no_such_package_of_checks", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda **_: EntryPoints([entry]))
    export = zip_of(TREES["instagram json"](), tmp_path / "export.zip")
    ran = auditor("audit", export, "--json", tmp_path / "r.json", "--html", tmp_path / "r.html")
    assert ran.code in (0, 10, 11)
    assert [t.name for t in saved(tmp_path / "r.json").run.troubles] == ["invented"]
    assert "invented" in ran.out
    assert "invented:" in (tmp_path / "r.html").read_text("utf-8").replace("</", ":</")
