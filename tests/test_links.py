"""The maintainers' look at our links: told is what is gone, once for each address, and nothing else is opened."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).parents[1]
ANSWERS = {"/gone": 404, "/here": 200, "/broken": 503, "/shy": 403, "/moved": 301, "/home": 302, "/ended": 410}


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(ROOT / "_build")
    yield import_module("links")
    sys.modules.pop("links")


def answer(request: httpx.Request) -> httpx.Response:
    if request.url.path == "/nobody":
        raise httpx.ConnectError("no such host")
    to = {"/moved": "/here", "/home": "/"}.get(request.url.path)
    status = ANSWERS.get(request.url.path, 200)
    return httpx.Response(status, headers={"location": to} if to else {})


def test_what_is_gone_is_told(links: Any) -> None:
    asked = [links.Link(f"https://help.invalid{path}", ("checks/a.yaml",)) for path in (*ANSWERS, "/nobody")]
    waits: list[None] = []
    with httpx.Client(transport=httpx.MockTransport(answer), follow_redirects=True) as client:
        lines = [*links.report(client, asked, lambda: waits.append(None))]
    told = {line.removeprefix("- https://help.invalid").partition(":")[0] for line in lines}
    assert told == {"/gone", "/broken", "/home", "/ended", "/nobody"}
    assert all("checks/a.yaml" in line for line in lines)
    assert len(waits) == len(asked)


def test_every_address_is_there_once_and_the_services_are_left_to_a_person(links: Any, tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    text = "a: https://help.invalid/x.\nb: (https://help.invalid/x)\nc: https://www.instagram.com/accounts/\n"
    (tmp_path / "checks" / "one.yaml").write_text(text, "utf-8")
    (tmp_path / "checks" / "two.yaml").write_text("link: http://facebook.com/a\n", "utf-8")
    found, left = links.every(tmp_path)
    assert found == [links.Link("https://help.invalid/x", ("checks/one.yaml",))]
    assert left == 2


def test_ours_are_found(links: Any) -> None:
    found, left = links.every()
    in_files = {file for link in found for file in link.files}
    assert "reports/html/help_lines.yaml" in in_files
    assert any(file.startswith("checks/") for file in in_files)
    assert left > 50


def test_it_does_not_run_in_ci(links: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(links, "every", lambda: pytest.fail("it looked"))
    assert links.main() == 2
