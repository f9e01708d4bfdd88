"""The big screen: read from eight metres, led by a presenter's keys, with what the room came to at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from auditor.app import messages as m
from auditor.engine.registry import Registry
from auditor.workshop import codes
from auditor.workshop.projector import slides
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.page.faces import Native, context, words
from tests.page.opened import chromium
from tests.page.test_room import AXE, DAY
from tests.workshop.test_room import families

pytestmark = pytest.mark.browser

SIZES = [(1920, 1080), (1280, 720)]
LOWEST = 1 / 25
"""How high the letters are, as a part of the screen."""
CONTRAST = 7
MEASURED = """() => {
  const light = (rgb) => rgb.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, place) => sum + c * [0.2126, 0.7152, 0.0722][place], 0);
  const colour = (text) => text.match(/[\\d.]+/g).map(Number);
  const behind = (part) => {
    for (let one = part; one; one = one.parentElement) {
      const [r, g, b, a = 1] = colour(getComputedStyle(one).backgroundColor);
      if (a === 1) return [r, g, b];
    }
  };
  const texts = [...document.querySelectorAll("main *")].filter((one) =>
    [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()));
  const measured = texts.map((one) => {
    const { fontSize, color } = getComputedStyle(one);
    const [a, b] = [light(colour(color).slice(0, 3)), light(behind(one))].sort((x, y) => y - x);
    return { size: parseFloat(fontSize) / innerHeight, contrast: (a + 0.05) / (b + 0.05), text: one.textContent };
  });
  const page = document.documentElement;
  return { texts: measured, below: page.scrollHeight - innerHeight, beside: page.scrollWidth - innerWidth };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


class Projector(Native):
    """A trainer who shows the big screen, in one language."""

    def show(self, language: str = "en") -> None:
        said = {} if language == "en" else words(language)
        self.frame.locator("#language").select_option(language)
        self.page.wait_for_function("code => document.documentElement.lang === code", arg=language)
        for label, screen in (("I lead a workshop", "lead"), ("The big screen", "project"), ("Begin", "slide")):
            self.on(said.get(label, label), screen)

    def key(self, name: str) -> None:
        before = self.main.locator("h1").element_handle()
        self.page.keyboard.press(name)
        self.page.wait_for_function("heading => !heading.isConnected", arg=before)

    @property
    def heading(self) -> str:
        return self.main.locator("h1").inner_text()

    @property
    def at(self) -> tuple[int, int]:
        """Which slide of how many."""
        first, _, last = self.main.locator(".where").inner_text().partition(" · ")[0].split()
        return int(first), int(last)


@contextmanager
def opened(
    browser: Browser, registry: Registry, size: tuple[int, int] = SIZES[0], colours: str = "light"
) -> Iterator[Projector]:
    screen = {"width": size[0], "height": size[1]}
    with context(browser, "en-GB", viewport=screen, reduced_motion="reduce", color_scheme=colours) as made:
        shown = Projector(made, registry, [], DAY)
        yield shown
        assert shown.complaints == []


def counted(shown: Projector, number: int) -> None:
    for told in [*families(number), *families(number, seed=2, later=True)]:
        list(shown.sitting.handle(m.AddCode(codes.made(told))))
    list(shown.sitting.handle(m.AskRoom(close=True)))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["nl", *(pytest.param(other, marks=pytest.mark.long) for other in ("en", "de"))])
def test_all_of_it_is_read_from_eight_metres(
    browser: Browser, builtin: Registry, language: str, size: tuple[int, int]
) -> None:
    with opened(browser, builtin, size, "dark" if size == SIZES[1] else "light") as shown:
        counted(shown, 20)
        shown.show(language)
        number, last = shown.at
        while True:
            told = shown.page.evaluate(MEASURED)
            assert len(told["texts"]) >= 2
            assert [one for one in told["texts"] if one["size"] < LOWEST or one["contrast"] < CONTRAST] == []
            assert (told["below"], told["beside"]) <= (0, 0), shown.main.inner_text()
            if number == last:
                break
            shown.key("ArrowRight")
            number, _ = shown.at


def test_a_presenter_leads_it_by_keys(browser: Browser, builtin: Registry) -> None:
    with opened(browser, builtin) as shown:
        shown.show()
        titles = [slide.title for slide in slides("en")]
        assert shown.heading == titles[0]
        shown.key("PageDown")
        shown.key("ArrowRight")
        assert shown.heading == titles[2]
        shown.key("PageUp")
        assert (shown.heading, shown.at[0]) == (titles[1], 2)
        shown.key("ArrowLeft")
        shown.key("ArrowLeft")
        assert shown.at[0] == 1, "there is none before the first"
        shown.key("PageDown")
        shown.key("Home")
        assert shown.at[0] == 1
        assert not shown.frame.get_by_role("banner").is_visible()
        shown.key("Escape")
        assert shown.screen == "lead"
        assert shown.frame.get_by_role("banner").is_visible()
        shown.page.keyboard.press("ArrowRight")
        assert shown.screen == "lead", "the keys belong to the slides"


def test_the_clock_of_a_station_is_calm(browser: Browser, builtin: Registry) -> None:
    with context(browser, "en-GB", viewport={"width": 1280, "height": 720}) as made:
        made.clock.install()
        shown = Projector(made, builtin, [], DAY)
        shown.show()
        clock = shown.frame.get_by_role("timer").last
        minutes = next(iter(slides("en"))).minutes
        assert f"{minutes} minutes left" in clock.inner_text()
        shown.page.clock.run_for(30_000)
        assert f"{minutes} minutes left" in clock.inner_text()
        shown.page.clock.run_for(60_000)
        assert f"{minutes - 1} minutes left" in clock.inner_text()
        shown.page.clock.run_for(minutes * 60_000)
        assert "take the time you need" in clock.inner_text()


def test_what_the_room_came_to_stands_at_the_end(browser: Browser, builtin: Registry) -> None:
    with opened(browser, builtin) as shown:
        shown.show()
        few = shown.at[1]
        shown.key("Escape")
        counted(shown, 20)
        shown.frame.get_by_role("button", name="The big screen").click()
        shown.until("project")
        shown.on("Begin", "slide")
        assert shown.at[1] > few
        seen = []
        while shown.at[0] < shown.at[1]:
            shown.key("PageDown")
            seen.append(shown.main.inner_text())
        assert [text for text in seen if "20 families were counted" in text]
        assert [text for text in seen if "Changed in the room, and still so after a month" in text]


def test_every_kind_of_slide_can_be_used_by_everybody(browser: Browser, builtin: Registry) -> None:
    with opened(browser, builtin) as shown:
        counted(shown, 20)
        shown.frame.get_by_role("button", name="I lead a workshop").click()
        shown.until("lead")
        shown.on("The big screen", "project")
        assert Axe().run(shown.page, options=AXE).response["violations"] == []
        shown.on("Begin", "slide")
        seen: set[tuple[bool, bool]] = set()
        while shown.at[0] < shown.at[1]:
            kind = (shown.main.locator(".family").count() > 0, shown.main.locator("table").count() > 0)
            if kind not in seen:
                seen.add(kind)
                assert Axe().run(shown.page, options=AXE).response["violations"] == [], kind
                assert shown.page.evaluate("document.activeElement.tagName") == "H1"
            shown.key("PageDown")
        assert len(seen) == 3
