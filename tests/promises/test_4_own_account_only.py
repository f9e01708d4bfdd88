"""Promise 4, own account only: nothing takes loose pictures, nothing hands pictures out. All options stand here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from auditor.demo.trees import clip, picture
from tests.exports import auditor, zip_of

COMMANDS: dict[tuple[str, ...], set[str]] = {
    (): set(),
    ("audit",): {
        *("--html", "--json", "--csv", "--lang", "--role", "--min-severity", "--checks", "--open", "--debug"),
        *("--photos", "--thumbnails", "--family", "--cache", "--ask", "--expect", "--since"),
    },
    ("ask",): {"--html", "--csv", "--lang", "--min-severity", "--open"},
    ("render",): {"--html", "--csv", "--lang", "--short", "--open"},
    ("demo",): {"--folder", "--lang", "--open"},
    ("accept",): {"--reason", "--until"},
    ("family",): set(),
    ("family", "init"): {"--file", "--lang"},
    ("family", "check"): set(),
    ("cache",): set(),
    ("cache", "clear"): set(),
    ("how",): {"--lang"},
    ("schema",): {"--check", "--family"},
    ("version",): set(),
    ("checks",): set(),
    ("checks", "list"): {"--lang", "--checks"},
    ("checks", "show"): {"--lang", "--checks"},
    ("checks", "new"): {"--kind", "--in"},
    ("checks", "test"): {"--only", "--complete"},
}
"""Every command and its options. Whoever adds one asks first: does it take or give pictures, or another's account?"""


def _options(help_text: str) -> set[str]:
    return set(re.findall(r"^  (--[a-z-]+)", help_text, re.MULTILINE)) - {"--help"}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_options_are_the_known_ones(command: tuple[str, ...]) -> None:
    ran = auditor(*command, "--help")
    assert ran.code == 0
    assert _options(ran.out) == COMMANDS[command]


@pytest.mark.parametrize("group", [(), ("checks",), ("cache",), ("family",)], ids=" ".join)
def test_commands_are_the_known_ones(group: tuple[str, ...]) -> None:
    listed = auditor(*group, "--help").out.partition("Commands:\n")[2]
    names = set(re.findall(r"^  ([a-z-]+)", listed, re.MULTILINE))
    assert names == {c[-1] for c in COMMANDS if len(c) == len(group) + 1 and c[: len(group)] == group}


@pytest.mark.parametrize("name", ["beach.jpg", "beach.mp4", "a/b/beach.png"])
def test_loose_pictures_are_refused(name: str, tmp_path: Path) -> None:
    content = clip(name) if name.endswith("mp4") else picture(name)
    folder = tmp_path / "Camera"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(content)
    zipped = zip_of({name: content, "b.jpg": picture("b")}, tmp_path / "photos.zip")
    for given in (folder, folder / name, zipped):
        ran = auditor("audit", given, "--html", tmp_path / "report.html")
        assert ran.code == 20
        assert "picture" in ran.err
        assert not (tmp_path / "report.html").exists()
