"""A further platform is added in few places, each with its own kind of knowledge, and is audited like the others.

A copy of the tree learns of an invented service, "Murmur", whose downloads are one JSON file. The edits are counted.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from filecmp import cmp
from importlib.resources import files
from inspect import getsourcefile
from pathlib import Path

import auditor
import pytest
from auditor.downloads.archive import Archive
from auditor.errors import Exit
from auditor.model.account import Account, Platform
from auditor.model.facts import FactSpec
from auditor.model.posting import Post
from auditor.model.services import Service
from auditor.readers import every, labels
from auditor.readers.ledger import Ledger

ROOT = Path(str(files(auditor)))
MOST_PLACES = 8


def module(thing: Callable[..., object]) -> str:
    """Where something is written, below the package."""
    return Path(getsourcefile(thing) or "").relative_to(ROOT).as_posix()


# Where a platform is written down, below the package: files that are edited, and new ones.
ENUM, ROW, COLUMN, LINE = module(Platform), module(Service), module(FactSpec), module(every.read)
LANDMARKS = "downloads/landmarks.yaml"
READER, LABELS, HOW = "readers/murmur/reader.py", "readers/murmur/labels.yaml", "downloads/how/murmur.yaml"

EDITS = {
    ENUM: [('    TIKTOK = "tiktok"\n', '    TIKTOK = "tiktok"\n    MURMUR = "murmur"\n')],
    ROW: [
        (
            "SERVICES: Mapping[str, Service] = {\n",
            """SERVICES: Mapping[str, Service] = {
    Platform.MURMUR: Service(
        name="Murmur",
        hosts=("murmur.example",),
        began=date(2024, 1, 1),
        holds_media=False,
        own_media="",
        lists=(_list("content.posts", "everything", "an invented download holds all", PostKind.POST),),
        audience_facts={None: "audience.private_profile"},
        stories_return=False,
        names_places=True,
        reuse_facts=(),
        reused_kinds=frozenset(),
        actions=(Action.DELETE,),
        special_actions={},
    ),
""",
        )
    ],
    COLUMN: [
        ('"tt": Platform.TIKTOK', '"tt": Platform.TIKTOK, "mu": Platform.MURMUR'),
        ('"Private account", ', '"Private account", mu="All data", '),
        ('"User name", ', '"User name", mu="All data", '),
        ('"Posts", ', '"Posts", mu="All data", '),
        ('"Photos that may show a child", ', '"Photos that may show a child", mu="All data", '),
        ('"Two-step authentication", ', '"Two-step authentication", mu=_NEVER, '),
    ],
    LINE: [
        (
            "READERS: dict[Platform, Reader] = {\n",
            f"""from auditor.{READER.removesuffix(".py").replace("/", ".")} import read as read_murmur

READERS: dict[Platform, Reader] = {{
    Platform.MURMUR: read_murmur,
""",
        )
    ],
    LANDMARKS: [
        (
            "\ntops:\n",
            """
murmur:
  named: [murmur_export]
  named_maybe: []
  never: []
  sections: [Murmurs, Switches]
  lists: []

tops:
""",
        )
    ],
}

NEW = {
    READER: f"""
import json
from datetime import UTC, datetime

from {Account.__module__} import Account, Platform
from {Post.__module__} import Post, PostKind
from {Archive.__module__} import Archive
from {Ledger.__module__} import Ledger
from {labels.__name__} import load


def read(archive: Archive, form: str) -> Account:
    ledger = Ledger(Platform.MURMUR, load("murmur"))
    handle, posts = "", ()
    for member in archive.find("murmur_export"):
        with ledger.reading(member.name, "audience.private_profile", "profile.username", "content.posts"):
            export = json.loads(archive.read(member))
            for label, value in export["Switches"].items():
                if row := ledger.words.row(label):
                    ledger.word(row.value, value, f"{{member.name}}#{{label}}")
            handle = export["Name"]
            ledger.text("profile.username", handle, member.name)
            posts = tuple(
                Post(PostKind.POST, at=datetime.fromisoformat(each["Day"]).replace(tzinfo=UTC), caption=each["Words"])
                for each in export["Murmurs"]
            )
            ledger.known("content.posts", len(posts), member.name)
            ledger.listed("content.posts", member.name, understood=len(posts))
    return ledger.close(handle=handle, label=archive.label, form=form, posts=posts)
""",
    LABELS: """
rows:
  audience.private_profile: {seen: [Behind the door]}
words:
  switch:
    "on": {seen: [closed]}
    "off": {seen: [ajar]}
""",
    HOW: """
link: https://www.murmur.example/export
verified: null
title: {en: How to get your Murmur download}
ready_days: 1
steps: [{text: {en: Ask Murmur for everything.}}]
good_to_know: [{en: It is one file.}]
""",
}

CHECK = """
id: murmur_door
topic: audience
severity: high
audience: both
minutes: 1
since: "0.1"
platforms:
  murmur:
    fact: audience.private_profile
    safe: [on]
    path: {en: The door > Close it}
    link: https://www.murmur.example/door
    verified: null
texts:
  en: {name: The door, safe: The door is closed, unsafe: The door is ajar, why: Anyone can listen., fix: Close it.}
cases: []
"""

EXPORT = {
    "Name": "ann.invented",
    "Switches": {"Behind the door": "ajar"},
    "Murmurs": [{"Day": "2025-03-01", "Words": "A morning in Nergenshuizen"}],
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with one platform more, as it lies in a wheel."""
    copy = tmp_path_factory.mktemp("tree") / "auditor"
    no_need = shutil.ignore_patterns("weights", "*.md")
    shutil.copytree(ROOT, copy, ignore=no_need)
    for part in ("checks", "reports"):
        shutil.copytree(str(files(f"auditor.{part}")), copy / part, ignore=no_need, dirs_exist_ok=True)
    for name, edits in EDITS.items():
        text = (copy / name).read_text("utf-8")
        for before, after in edits:
            assert text.count(before) == 1, (name, before)
            text = text.replace(before, after)
        (copy / name).write_text(text, "utf-8")
    for name, text in NEW.items():
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_text(text.lstrip(), "utf-8")
    return copy


def ran(tree: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "auditor", *map(str, arguments), "--lang", "en"],
        cwd=tree.parent,
        env={**os.environ, "PYTHONPATH": str(tree.parent), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_it_is_added_in_few_places(tree: Path) -> None:
    known = {path.relative_to(ROOT): path for path in ROOT.rglob("*")}
    written = [path for path in tree.rglob("*") if path.is_file() and path.suffix in (".py", ".yaml")]
    inside = [
        path.relative_to(tree) for path in written if path.relative_to(tree).parts[0] not in ("checks", "reports")
    ]
    changed = [name for name in inside if name not in known or not cmp(known[name], tree / name, shallow=False)]
    places = {name.parent if name.parent not in known and name.parent != Path() else name for name in changed}
    assert {Path(name) for name in (*EDITS, *NEW)} == set(changed)
    assert 1 < len(places) <= MOST_PLACES


def test_an_audit_of_it_tells_what_the_others_tell(tree: Path, tmp_path: Path) -> None:
    export, saved, page = (tmp_path / name for name in ("export.zip", "result.json", "report.html"))
    with zipfile.ZipFile(export, "w") as packed:
        packed.writestr("murmur_export.json", json.dumps(EXPORT))
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "murmur_door.yaml").write_text(CHECK, "utf-8")
    told = ran(tree, "audit", export, "--json", saved, "--html", page, "--no-cache", "--checks", tmp_path / "checks")
    assert told.returncode == Exit.FINDINGS, told.stdout + told.stderr
    result = json.loads(saved.read_text("utf-8"))
    (account,) = [one for one in result["accounts"] if one["platform"] == "murmur"]
    assert account["handle"] == "ann.invented"
    assert {fact["id"]: fact["value"] for fact in account["facts"]}["audience.private_profile"] == "off"
    assert [f["outcome"] for f in account["findings"] if f["check"] == "murmur_door"] == ["fail"]
    assert account["photos"]["posted"] == 1
    assert result["run"]["troubles"] == []
    assert "The door is ajar" in page.read_text("utf-8")
    assert "Murmur" in told.stdout


def test_it_is_told_how_to_ask_for_a_download(tree: Path) -> None:
    assert "Ask Murmur for everything." in ran(tree, "how", "murmur").stdout
