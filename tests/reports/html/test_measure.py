"""How much a parent gets to read, print and tab through, of the demo's family and of three with one account."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from auditor.audit import Audited, Options, PhotoOptions, audit
from auditor.demo import story
from auditor.demo.drawings import GROWN, YOUNG, Look, Person, Place, draw, jpeg
from auditor.demo.facebook import tree as facebook
from auditor.demo.facebook.account import FacebookAccount, privacy_rows
from auditor.demo.family import write_exports
from auditor.demo.instagram import tree as instagram
from auditor.demo.instagram.account import InstagramAccount
from auditor.demo.meta.sheets import Item
from auditor.demo.tiktok import tree as tiktok
from auditor.demo.trees import Tree
from auditor.engine.registry import Registry
from auditor.model.account import Role
from auditor.results.reporters import render_html
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser import find_chromium
from tests.exports import zip_of

pytestmark = pytest.mark.browser

TODAY = date(2026, 6, 1)
EVERY_BLANK = re.compile(r"\s+")


def _at(year: int, month: int) -> datetime:
    return datetime(year, month, 7, 12, tzinfo=UTC)


def _drawn(look: Look, year: int, month: int, caption: str) -> Item:
    return Item(at=_at(year, month), caption=caption, contents=(jpeg(draw((Person(look),), Place.GARDEN)),))


PRIVATE = InstagramAccount(
    username="mar.invented",
    name="Mar Invented",
    private=True,
    birth_date=date(1988, 5, 4),
    posts=(
        _drawn(YOUNG, 2026, 3, "Zondag"),
        _drawn(GROWN, 2025, 9, "Eindelijk rust"),
        _drawn(YOUNG, 2025, 6, "Zomer"),
    ),
    followers=tuple((f"friend{n}.invented", _at(2024, 1)) for n in range(43)),
    following=tuple((f"friend{n}.invented", _at(2024, 1)) for n in range(61)),
)
FRIENDS = FacebookAccount(
    username="hen.invented",
    first_name="Hen",
    last_name="Invented",
    birth_date=date(1980, 5, 4),
    privacy=privacy_rows("friends", {1: "friends", 24: "everyone", 46: "everyone"}),
    two_step=False,
    login_alerts=False,
    active_status=True,
    posts=(_drawn(YOUNG, 2025, 9, "Eerste dag"), _drawn(GROWN, 2022, 5, ""), _drawn(YOUNG, 2013, 6, "Zomer")),
    friends=tuple((f"Friend {n}", _at(2015, 1)) for n in range(120)),
)
TEEN = tiktok.TikTokAccount(
    username="jip.invented",
    display_name="jip",
    bio="13 | snap: jip.invented13",
    birth_date=date(2005, 1, 1),
    videos=(tiktok.Video(at=_at(2026, 4), title="dans"), tiktok.Video(at=_at(2026, 3), title="training op school")),
    followers=tuple(f"fan{n}.invented" for n in range(300)),
)
ONE_ACCOUNT: Mapping[str, tuple[Callable[[], Tree], Role]] = {
    "a private Instagram": (lambda: instagram.tree(PRIVATE, generation="2026"), Role.PARENT),
    "a Facebook": (lambda: facebook.tree(FRIENDS, generation="2026"), Role.PARENT),
    "a teen's public TikTok": (lambda: tiktok.tree(TEEN), Role.TEEN),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """Words that are seen with nothing opened, those of the first page, those of the first two layers; pages; stops.

    The stops are those of a reader who has opened all that the first two layers fold away.
    """

    seen: int
    first: int
    two_layers: int
    pages: int
    stops: int


DEMO = Measured(seen=1500, first=700, two_layers=6000, pages=12, stops=400)
ONE = Measured(seen=600, first=700, two_layers=3000, pages=4, stops=120)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if (path := find_chromium()) is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


def measured(browser: Browser, audited: Audited, folder: Path, language: str) -> Measured:
    file = folder / "report.html"
    file.write_text(render_html(audited.result, language, audited.thumbnails, audited.in_full), "utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(file.as_uri())
    seen, first = page.inner_text("body"), "\n".join(page.locator("[data-layer='1']").all_inner_texts())
    pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    page.evaluate(OPENED)
    stops = page.evaluate(REACHED)
    two_layers = page.evaluate(WITHOUT_THE_LAST)
    assert layers_hold_all(page)
    page.close()
    return Measured(count(seen), count(first), count(two_layers), pages, stops)


OPENED = """() => document.querySelectorAll('details:not([data-layer="3"], [data-layer="3"] *)')
    .forEach(fold => fold.open = true)"""
REACHED = """() => [...document.querySelectorAll('summary, a[href], input')]
    .filter(element => element.checkVisibility({visibilityProperty: true})).length"""
WITHOUT_THE_LAST = """() => {
    document.querySelectorAll('[data-layer="3"], style').forEach(element => element.remove());
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode.data);
    return texts.join(' ');
}"""


def layers_hold_all(page: Page) -> bool:
    """Whether all of the page's body lies in one of the layers."""
    return bool(page.evaluate("[...document.querySelectorAll('main section')].every(s => s.closest('[data-layer]'))"))


def count(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in EVERY_BLANK.split(text))


def beyond(found: Measured, most: Measured) -> dict[str, tuple[int, int]]:
    """What is more than it may be."""
    pairs = {name: (getattr(found, name), getattr(most, name)) for name in Measured.__slots__}
    return {name: pair for name, pair in pairs.items() if pair[0] > pair[1]}


@pytest.fixture(scope="module")
def demo(builtin: Registry, tmp_path_factory: pytest.TempPathFactory) -> Audited:
    exports = write_exports(tmp_path_factory.mktemp("demo"))
    return audit(exports, story.told(Options(builtin, today=TODAY, photos=PhotoOptions())))


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_the_demo_s_family_is_short(browser: Browser, demo: Audited, tmp_path: Path, language: str) -> None:
    assert beyond(measured(browser, demo, tmp_path, language), DEMO) == {}


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_the_first_page_prints_on_two_sides(browser: Browser, demo: Audited, tmp_path: Path, language: str) -> None:
    file = tmp_path / "report.html"
    file.write_text(render_html(demo.result, language, demo.thumbnails, demo.in_full), "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.evaluate('document.querySelectorAll(\'[data-layer="2"], [data-layer="3"]\').forEach(e => e.remove())')
    pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    page.close()
    assert pages <= 2


@pytest.fixture(scope="module", params=ONE_ACCOUNT)
def one(request: pytest.FixtureRequest, builtin: Registry, tmp_path_factory: pytest.TempPathFactory) -> Audited:
    tree, role = ONE_ACCOUNT[request.param]
    export = zip_of(tree(), tmp_path_factory.mktemp("one") / "download.zip")
    return audit([export], Options(builtin, today=TODAY, role=role, photos=PhotoOptions()))


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_a_family_with_one_account_has_little_to_read(
    browser: Browser, one: Audited, tmp_path: Path, language: str
) -> None:
    assert beyond(measured(browser, one, tmp_path, language), ONE) == {}
