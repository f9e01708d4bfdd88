"""How do I get my download: every step with its picture, in every language, on a small phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from auditor.downloads.how import how_to
from auditor.engine.registry import Registry
from auditor.model.account import Platform
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.page.faces import Native, context
from tests.page.opened import chromium

pytestmark = pytest.mark.browser
TODAY = date(2026, 6, 1)
_OUTSIDE = """svg => {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  return [...svg.querySelectorAll("text")].filter((text) => {
    const { x, y, width: w, height: h } = text.getBBox();
    return x < 4 || y < 4 || x + w > width - 4 || y + h > height - 4;
  }).map((text) => text.textContent);
}"""
_UPON_EACH_OTHER = """svg => {
  const boxes = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBBox()]);
  return boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([, b]) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y + 3 < b.y + b.height - 3 && b.y + 3 < a.y + a.height - 3
  ).map(([other]) => [one, other]));
}"""
WHITE = "rgb(255, 255, 255)"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(params=["nl-NL", *(pytest.param(other, marks=pytest.mark.long) for other in ("en-GB", "de-DE"))])
def face(request: pytest.FixtureRequest, browser: Browser, builtin: Registry) -> Iterator[Native]:
    with context(browser, request.param, viewport={"width": 320, "height": 640}) as made:
        shown = Native(made, builtin, [], TODAY)
        yield shown
        assert shown.complaints == []


@pytest.fixture
def dutch(browser: Browser, builtin: Registry) -> Iterator[Native]:
    with context(browser, "nl-NL", viewport={"width": 360, "height": 740}, color_scheme="dark") as made:
        shown = Native(made, builtin, [], TODAY)
        yield shown
        assert shown.complaints == []


def walk(face: Native, platform: Platform) -> Iterator[int]:
    """Every step of a platform, by pressing what leads on."""
    ways = face.main.locator("button.second")
    ways.first.click()
    face.until("how")
    face.main.locator(".ways button").nth(list(Platform).index(platform)).click()
    face.until("howStep")
    steps = len(how_to(platform).steps)
    for number in range(steps):
        yield number
        heading = face.main.locator("h1").inner_text()
        face.main.locator(".actions button").click()
        if number + 1 < steps:
            face.page.wait_for_function("before => document.querySelector('h1').textContent !== before", arg=heading)
    face.until("howReady")


@pytest.mark.parametrize("platform", Platform)
def test_each_step_shows_its_picture_whole(face: Native, platform: Platform) -> None:
    language = face.page.evaluate("document.documentElement.lang")
    for number in walk(face, platform):
        step = how_to(platform).steps[number]
        assert step.text[language] in face.main.inner_text()
        assert not face.page.evaluate(SIDEWAYS)
        picture = face.main.get_by_role("img")
        assert picture.count() == 1
        assert picture.evaluate(_OUTSIDE) == []
        assert picture.evaluate(_UPON_EACH_OTHER) == []
        tapped = [row.label[language] for row in step.screen.rows if row.tap] if step.screen else []
        assert face.main.locator(".ring").count() == face.main.locator(".hand").count() == len(tapped)
        assert all(label in (picture.get_attribute("aria-label") or "") for label in tapped)


def test_what_is_ticked_and_chosen_is_told_to_who_cannot_see_it(dutch: Native) -> None:
    picture = dutch.main.get_by_role("img")
    told = [picture.get_attribute("aria-label") or "" for _ in walk(dutch, Platform.INSTAGRAM)]
    assert any("Aangevinkt:" in words and "Voorkeuren" in words for words in told)
    assert any("Gekozen: Altijd." in words for words in told)
    assert any("Gekozen: Indeling: JSON en Mediakwaliteit: Hoog." in words for words in told)
    assert "Zo niet: Chat." in told[-1]


def test_the_way_is_without_faults_for_who_uses_other_means(dutch: Native) -> None:
    axe, found = Axe(), []
    for _ in walk(dutch, Platform.TIKTOK):
        found += axe.run(dutch.page).response["violations"]
    found += axe.run(dutch.page).response["violations"]
    assert found == []


def test_the_address_is_opened_by_the_outer_page(dutch: Native) -> None:
    next(walk(dutch, Platform.TIKTOK))
    dutch.main.get_by_role("link").click()
    dutch.page.wait_for_timeout(100)
    assert dutch.wishes == [("open", how_to(Platform.TIKTOK).link)]


def test_a_calendar_file_is_saved_and_named(dutch: Native) -> None:
    list(walk(dutch, Platform.FACEBOOK))
    name, content = dutch.saved("Een bestand voor mijn agenda")
    assert b"SUMMARY:Je download\r\n" in content
    assert name in dutch.main.get_by_role("status").inner_text()


def test_all_steps_stand_on_one_page_to_print(dutch: Native) -> None:
    next(walk(dutch, Platform.INSTAGRAM))
    dutch.on("Alle stappen op één pagina, om te printen", "howAll")
    steps = how_to(Platform.INSTAGRAM).steps
    assert dutch.main.locator(".all-steps li").count() == len(steps) == dutch.main.get_by_role("img").count()
    dutch.press("Print")
    dutch.page.wait_for_timeout(100)
    assert dutch.wishes == [("print", "")]
    dutch.page.emulate_media(media="print")
    assert not any(one.is_visible() for one in dutch.page.get_by_role("button").all())
    assert (
        dutch.main.locator(".drawn").first.evaluate("svg => getComputedStyle(svg.querySelector('.case')).fill") == WHITE
    )
