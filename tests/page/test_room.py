"""A family in a workshop: its way through the page in its minutes, nothing kept, and the code that it may show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random

import pytest
from auditor.app import messages as m
from auditor.app import replies as r
from auditor.app.sitting import MOST_AT_ONCE
from auditor.app.workshop import replies as w
from auditor.demo.family import write_exports
from auditor.engine.registry import Registry
from auditor.workshop import codes
from auditor.workshop.projector import projector
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.page.faces import Face, Native, context, words
from tests.page.opened import chromium

pytestmark = pytest.mark.browser

DAY = date(2026, 6, 1)
PHONE = {"width": 360, "height": 740}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AXE = {"resultTypes": ["violations"], "preload": False}
DUTCH = words("nl")
ANOTHER_SCREEN = 10
"""Seconds on a screen that asks nothing; on a question somebody needs a minute."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return list(write_exports(tmp_path_factory.mktemp("demo")))


class Family:
    """A Dutch family in a workshop: it answers by chance, and `looks` at every screen that it comes to."""

    def __init__(self, face: Face, seed: int = 0) -> None:
        self.face, self.chance = face, Random(seed)  # noqa: S311  # an invented family
        self.asked = 0
        self.screens: list[str] = []

    def arrived(self) -> None:
        self.screens.append(self.face.screen)

    def press(self, label: str) -> None:
        """Press what leads to another screen, and wait until that is there."""
        before = self.face.main.locator("h1").element_handle()
        self.face.press(DUTCH[label])
        for _ in range(1500):
            if not before.evaluate("heading => heading.isConnected"):
                break
            self.face.page.wait_for_timeout(20)
        else:
            raise AssertionError(self.face.main.inner_text())
        self.face.until(*(SCREENS - {"looking"}))
        self.arrived()

    def begin(self, files: list[Path] | None = None) -> None:
        """To the first question."""
        self.press("We do this together in a room")
        if files:
            self.press("I have my download")
            self.face.choose(files)
            self.press("Continue")  # to what was given
            self.press("Continue")
            for group in self.face.main.get_by_role("group").all():
                group.get_by_role("radio").first.check()  # whose it is
        else:
            self.press("I have no download: ten questions")
            self.face.main.get_by_role("checkbox").nth(self.chance.randrange(3)).check()
        self.press("Continue")  # to what is not used, or to the guess
        if not files:
            for box in self.face.main.get_by_role("checkbox").all()[:3]:
                box.check()
            self.press("Continue")
        assert self.face.screen == "believe"
        for group in self.face.main.get_by_role("group").all():
            group.get_by_role("radio").nth(self.chance.randrange(3)).check()
        self.press("Continue")
        while self.face.screen in ("looked", "unused"):
            self.press("Continue" if self.face.screen == "looked" else "We use none of these")

    def answer(self) -> None:
        """All that is asked, and the first step."""
        while self.face.screen in ("question", "answers", "asked"):
            if self.face.screen == "question":
                self.asked += 1
                radios = self.face.main.get_by_role("radio")
                radios.nth(self.chance.randrange(radios.count())).check()
            self.press("Continue")
        while self.face.screen in ("step", "steps"):
            self.press("Done" if self.face.screen == "step" else "Continue")

    def code(self) -> str:
        """What it shows the trainer."""
        while self.face.screen != "count":
            self.press("Continue")
        self.press("Yes, make a code")
        return self.face.main.locator(".code").inner_text()

    def leave(self) -> None:
        self.press("Continue")
        self.press("Delete everything")


SCREENS = {
    *("welcome", "room", "choose", "looking", "given", "whose", "services", "unused", "believe", "looked", "question"),
    *("answers", "asked", "step", "steps", "guesses", "count", "code", "roomEnd", "forgotten"),
}


class Slow(Family):
    """A family that needs a minute for each question, by the page's own clock."""

    def arrived(self) -> None:
        super().arrived()
        seconds = 60 if self.face.screen == "question" else ANOTHER_SCREEN
        self.face.page.clock.run_for(seconds * 1000)


class Careful(Family):
    """A family that looks whether everybody can use the screens."""

    def arrived(self) -> None:
        super().arrived()
        usable(self.face)


def usable(face: Face) -> None:
    """Whether everybody can use this screen, on a phone and with large letters."""
    page, screen = face.page, face.screen
    page.wait_for_function("scrollY === 0")
    assert Axe().run(page, options=AXE).response["violations"] == [], screen
    assert page.evaluate(SIDEWAYS) == 0, screen
    assert page.evaluate("document.activeElement.tagName") == "H1", screen
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(SIDEWAYS) <= 0, f"{screen} with large letters"
    page.evaluate("document.documentElement.style.fontSize = ''")


@contextmanager
def opened(browser: Browser, registry: Registry, files: list[Path] | None = None, **more: object) -> Iterator[Native]:
    with context(browser, "nl-NL", viewport=PHONE, reduced_motion="reduce", **more) as made:
        shown = Native(made, registry, files or [], DAY)
        yield shown
        assert shown.complaints == []


def made_by(shown: Native) -> str:
    """The code that the sitting itself makes."""
    (reply,) = shown.sitting.handle(m.MakeCode())
    assert isinstance(reply, w.CountCode)
    return reply.code


@pytest.mark.long
@pytest.mark.parametrize(("download", "most"), [(False, 12), (True, 20)])
def test_a_family_is_done_in_time(
    browser: Browser, builtin: Registry, demo: list[Path], *, download: bool, most: int
) -> None:
    files = demo if download else []
    with context(browser, "nl-NL", viewport=PHONE) as made:
        made.clock.install()
        shown = Native(made, builtin, files, DAY)
        family = Slow(shown)
        family.begin(files)
        part, _, left = shown.frame.get_by_role("timer").inner_text().partition(": ")
        assert (part, left) in [(DUTCH["The questions"], f"nog {minutes} minuten") for minutes in (9, 10)]
        family.answer()
        assert family.asked == MOST_AT_ONCE == projector().minutes.questions
        family.code()
        family.leave()
        taken = shown.main.locator("h1 + p").inner_text()
        minutes = int("".join(filter(str.isdigit, taken)))
        assert MOST_AT_ONCE <= minutes <= most, family.screens


@pytest.mark.long
@pytest.mark.parametrize("dark", [False, True])
def test_every_screen_of_a_family_can_be_used_by_everybody(
    browser: Browser, builtin: Registry, demo: list[Path], *, dark: bool
) -> None:
    with opened(browser, builtin, demo, color_scheme="dark" if dark else "light") as shown:
        family = Careful(shown)
        family.begin(demo if dark else [])
        family.answer()
        family.code()
        family.leave()
        assert SCREENS - {"welcome", "looking"} - set(family.screens) <= (
            {"services"} if dark else {"choose", "given", "whose", "looked"}
        )


def test_nothing_is_kept_and_nothing_leads_to_it(browser: Browser, builtin: Registry, demo: list[Path]) -> None:
    with opened(browser, builtin, demo) as shown:
        family = Family(shown)
        family.begin(demo)
        family.answer()
        assert not {"names", "photos", "report", "month"} & set(family.screens)
        assert shown.main.locator("img").count() == 0
        family.code()
        family.leave()
        assert shown.main.locator(".card li").all_inner_texts()[-len(demo) :] == [file.name for file in demo]
        assert shown.frame.locator(".clock").text_content() == ""
        (reply,) = shown.sitting.handle(m.AskSteps())
        assert isinstance(reply, r.Failed)


def test_the_code_is_what_the_screen_before_it_said(browser: Browser, builtin: Registry) -> None:
    with opened(browser, builtin) as shown:
        family = Family(shown)
        family.begin()
        family.answer()
        while shown.screen != "count":
            family.press("Continue")
        (holds,) = shown.sitting.handle(m.AskCode())
        assert isinstance(holds, w.CodeHolds)
        assert shown.main.locator(".points li").all_inner_texts() == list(holds.holds)
        assert shown.main.locator("svg.qr").count() == 0, "nothing is made before somebody said yes"
        family.press("Yes, make a code")
        assert shown.main.locator(".code").inner_text() == made_by(shown)
        assert shown.main.locator("svg.qr").count() == 1
        assert codes.read(made_by(shown)).told.guessed <= 5


def test_who_wants_no_code_goes_on_without(browser: Browser, builtin: Registry) -> None:
    with opened(browser, builtin) as shown:
        family = Family(shown)
        family.begin()
        family.answer()
        while shown.screen != "count":
            family.press("Continue")
        family.press("No, without a code")
        assert shown.screen == "roomEnd"


def test_a_month_later_the_small_file_makes_a_second_code(browser: Browser, builtin: Registry, tmp_path: Path) -> None:
    with opened(browser, builtin) as shown:
        family = Family(shown)
        family.begin()
        family.answer()
        family.code()
        family.press("Continue")
        shown.main.locator("summary").click()
        name, content = shown.saved(DUTCH["Save the small file"])
        family.press("Delete everything")
        small = tmp_path / name
        small.write_bytes(content)
        family.press("Begin anew")
        shown.on(DUTCH["I have no download yet: ten questions, five minutes"], "services")
        shown.frame.locator("#earlier").set_input_files(small)
        shown.on(DUTCH["Continue"], "question", "asked")
        shown.on(DUTCH["Stop asking"], "step", "report")
        while shown.screen != "month":
            before = shown.main.locator("h1").element_handle()
            shown.press(DUTCH["Done" if shown.screen == "step" else "Continue"])
            shown.frame.wait_for_function("heading => !heading.isConnected", arg=before)
        shown.on(DUTCH["What would be in it?"], "count")
        shown.on(DUTCH["Yes, make a code"], "code")
        assert codes.read(shown.main.locator(".code").inner_text()).told.later
        shown.on(DUTCH["Continue"], "month")
