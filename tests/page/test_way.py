"""The way through the face, before both engines: the same screens, whatever stands behind them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from auditor.app.sitting import MOST_AT_ONCE
from auditor.demo.family import write_exports
from auditor.engine.registry import Registry
from playwright.sync_api import Browser, Dialog
from tests.page.faces import Face, Native, OneFile, context
from tests.page.opened import chromium, skip_unless_fresh

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return list(write_exports(tmp_path_factory.mktemp("demo")))


@pytest.fixture(params=["native", "one file"])
def face(request: pytest.FixtureRequest, browser: Browser, builtin: Registry, demo: list[Path]) -> Iterator[Face]:
    with context(browser, "en-GB") as made:
        if request.param == "native":
            shown: Face = Native(made, builtin, demo, date(2026, 6, 1))
        else:
            skip_unless_fresh()
            shown = OneFile(made)
        yield shown
        assert shown.complaints == []


def test_from_the_first_screen_to_the_names(face: Face, demo: list[Path]) -> None:
    face.on("I have my download", "choose")
    face.choose(demo)
    face.on("Continue", "given")
    assert face.main.locator(".card").count() == 4, "four accounts"
    face.on("Continue", "whose")
    face.on("Continue", "believe")
    face.on("Continue", "names")
    face.frame.get_by_label("First name of a child").fill("Noor")
    face.frame.get_by_label("What this child is really called at home").fill("Noortje, Noni,")
    face.on("Continue", "looked")
    if isinstance(face, Native):
        (said,) = (message for message in face.asked if "children" in message)
        assert said["children"] == [{"name": "Noor", "nicknames": ["Noortje", "Noni"]}]


def test_nothing_chosen_is_said_on_the_screen(face: Face) -> None:
    face.on("I have my download", "choose")
    face.press("Continue")
    assert face.main.get_by_role("alert").count() == 1
    assert face.screen == "choose"


def test_on_to_the_report_and_nothing_stays(face: Face, demo: list[Path]) -> None:
    face.on("I have my download", "choose")
    face.choose(demo)
    for screen in ("given", "whose", "believe", "names", "looked"):
        face.on("Continue", screen)
    face.on("Begin with the first step", "step")
    face.on("All steps", "steps")
    face.on("Continue", "photos")
    face.on("Continue", "unused")
    face.on("We use none of these", "question")
    face.on("Stop asking", "report")
    name, content = face.saved("Save the report")
    assert content.startswith(b"<!doctype html>")
    face.on("Continue", "month")
    small, _ = face.saved("Save the small file")
    face.on("Delete everything", "forget")
    face.on("Yes, delete everything", "forgotten")
    assert face.main.locator(".card li").all_inner_texts() == [*(file.name for file in demo), name, small]


def test_the_browsers_way_back_is_the_pages_own(face: Face) -> None:
    face.on("I have no download yet: ten questions, five minutes", "services")
    face.on("Continue", "question")
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    face.page.on("dialog", accept)
    face.page.evaluate("history.back()")
    face.until("services")
    face.page.evaluate("history.back()")
    face.until("welcome")
    assert asked == []
    face.page.goto("about:blank")
    assert asked == ["beforeunload"], "what was answered would be gone"


def test_ten_questions_without_a_download(face: Face) -> None:
    face.on("I have no download yet: ten questions, five minutes", "services")
    face.main.get_by_role("checkbox", name="TikTok").check()
    face.on("Continue", "question")
    for _ in range(MOST_AT_ONCE):
        before = face.main.locator("h1").element_handle()
        face.press("Skip")
        before.wait_for_element_state("hidden")
        if face.screen == "answers":
            face.on("Continue", "question")
    assert face.screen == "asked"
    face.on("Continue", "report")


@pytest.mark.parametrize("where", ["where it opens", "in the outer page"])
def test_three_shifts_leave_before_anything_is_clicked(browser: Browser, where: str) -> None:
    skip_unless_fresh()
    with context(browser) as made:
        opened = OneFile(made)
        if where == "in the outer page":
            opened.page.evaluate("document.activeElement.blur()")
        for _ in range(3):
            opened.page.keyboard.press("Shift")
        opened.page.wait_for_url("about:blank")
