"""For the tests of the commands: a folder to be in, and two downloads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from auditor.demo.instagram import tree as instagram
from tests.exports import TREES, zip_of
from tests.people import ANN


@pytest.fixture(autouse=True)
def _somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def private(tmp_path: Path) -> Path:
    return zip_of(TREES["instagram json"](), tmp_path / "private.zip")


@pytest.fixture
def public(tmp_path: Path) -> Path:
    return zip_of(instagram.tree(replace(ANN, private=False, privacy_changes=())), tmp_path / "public.zip")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "foo.txt"
    path.write_text("Dear diary", "utf-8")
    return path
