"""How the page is made: of pinned parts only, the same each time, and never of parts that are not as they were."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest
from auditor.live.pages import pages
from auditor.model.account import Platform
from tests.page.faces import PAGE
from tests.page.opened import ABSENT, part

ROOT = Path(__file__).parents[2]


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The build's own module, which no installed package holds."""
    monkeypatch.syspath_prepend(ROOT / "_build")
    import page

    yield page
    for name in ("page", "face", "page_sources", "npm", "pins", "compile_data"):
        sys.modules.pop(name, None)


def test_every_package_is_pinned_by_hash(making: ModuleType) -> None:
    sources = making.page_sources
    names = (*sources.COMPILED, *sources.PURE)
    pinned = {name: hashes for name, _, hashes in sources._pinned(names)}
    assert set(pinned) == set(names)
    assert all(pinned.values())


def test_a_wheel_that_is_not_pinned_is_not_taken(making: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "msgspec-0.22.0-py3-none-any.whl").write_bytes(b"something else")
    assert making.page_sources._kept(tmp_path, ("msgspec",)) is None


def test_another_python_than_the_pinned_one_is_refused(
    making: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sources = making.page_sources
    package = tmp_path / "node_modules" / "pyodide"
    package.mkdir(parents=True)
    for name in sources.PYTHON:
        (package / name).write_bytes(b"something else")
    locked = (ROOT / "_build" / "browser" / "package-lock.json").read_bytes()
    (tmp_path / "package-lock.json").write_bytes(locked)
    monkeypatch.setattr(sources, "KEPT", tmp_path)
    monkeypatch.setattr(sources, "_PACKAGE", package)
    monkeypatch.setattr(sources.npm, "installed", lambda *_: package)
    with pytest.raises(making.BuildError, match=r"pyodide\.js"):
        sources.python()


def test_a_loader_that_is_no_longer_as_it_was_is_refused(making: ModuleType) -> None:
    with pytest.raises(making.BuildError, match="no longer"):
        making.engine({"pyodide.js": b"other", "pyodide.asm.mjs": b"other"})


def test_the_page_names_nobody_whom_it_could_ask() -> None:
    if not PAGE.is_file():
        pytest.skip(ABSENT)
    page = PAGE.read_text("utf-8")
    assert not re.search(r"(?:src|href)=[\"']?https?:", page)
    assert "//cdn." not in page + part(page, "code").decode()


def test_it_may_open_every_page_of_settings(making: ModuleType) -> None:
    wanted = {page.address for platform in Platform for page in pages(platform)}
    assert wanted <= set(json.loads(making.links()))


@pytest.mark.long
def test_the_same_page_is_made_twice(making: ModuleType) -> None:
    if not PAGE.is_file():
        pytest.skip(ABSENT)
    first, second = (sha256(making.page(making.parts()).encode()).hexdigest() for _ in range(2))
    assert first == second
