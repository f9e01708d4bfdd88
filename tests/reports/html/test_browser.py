"""The HTML report in a real browser: accessible, calm in both schemes, on a phone and on paper, without script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from auditor.authors.testing import account
from auditor.engine.registry import Registry
from auditor.model.account import Account, Platform, Value
from auditor.model.facts import ValueKind, of_platform
from auditor.model.result import AuditResult
from auditor.results.reporters import render_html
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from tests.browser import find_chromium
from tests.reports import samples

pytestmark = pytest.mark.browser

DESKTOP, PHONE = (1280, 900), (360, 780)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if (path := find_chromium()) is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@contextmanager
def opened(
    browser: Browser,
    result: AuditResult,
    folder: Path,
    *,
    language: str = "en",
    size: tuple[int, int] = DESKTOP,
    dark: bool = False,
    script: bool = True,
    thumbnails: Mapping[str, str] | None = None,
) -> Iterator[Page]:
    """The report from its file; whatever it asks for or complains about beyond itself fails the test."""
    file = folder / "report.html"
    file.write_text(render_html(result, language, thumbnails), "utf-8")
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
        offline=True,
    )
    asked: list[str] = []
    complaints: list[str] = []
    page = context.new_page()

    def ask(request: Request) -> None:
        if not request.url.startswith("data:image/jpeg;base64,"):  # stands in the page
            asked.append(request.url)

    def complain(message: ConsoleMessage) -> None:
        complaints.append(message.text)

    page.on("request", ask)
    page.on("console", complain)
    page.goto(file.as_uri())
    yield page
    context.close()
    assert asked == [file.as_uri()]
    assert not complaints


def complaints_of_axe(page: Page) -> list[str]:
    """What axe-core calls wrong, as rule and element."""
    response = Axe().run(page, options={"resultTypes": ["violations"], "preload": False}).response
    return [f"{rule['id']}: {node['html'][:80]}" for rule in response["violations"] for node in rule["nodes"]]


def _everything_wrong(platform: str) -> Account:
    """An account whose every setting is as open as it can be."""
    switches: dict[ValueKind, Value] = {ValueKind.SWITCH: "on", ValueKind.AUDIENCE: "everyone", ValueKind.COUNT: 3}
    open_to_all: dict[ValueKind, Value] = {**switches, ValueKind.DATE: "2020-01-01", ValueKind.TEXT: "x"}
    facts: dict[str, Value | list[Value]] = {
        spec.id: open_to_all[spec.kind] for spec in of_platform(Platform(platform)) if spec.sections[Platform(platform)]
    }
    return account(platform, facts, handle="anna")


@pytest.fixture(scope="module")
def real(builtin: Registry) -> AuditResult:
    """What the checks of this project say of two accounts."""
    subjects = (_everything_wrong("instagram"), account("tiktok", handle="bo"))
    return samples.make(*subjects, using=list(builtin.checks.values()))


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.long)])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, language: str, dark: bool, size: tuple[int, int]) -> None:
    how = {"language": language, "dark": dark, "size": size, "thumbnails": samples.thumbnails()}
    with opened(browser, samples.family(), tmp_path, **how) as page:  # type: ignore[arg-type]  # each fits its name
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert complaints_of_axe(page) == []


def test_axe_would_find_something(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, samples.all_fine(), tmp_path) as page:
        page.evaluate("document.documentElement.removeAttribute('lang')")
        page.evaluate("document.querySelector('main').style.color = '#ddd'")
        assert {complaint.partition(":")[0] for complaint in complaints_of_axe(page)} >= {
            "html-has-lang",
            "color-contrast",
        }


@pytest.mark.parametrize(
    "name", ["nothing_known", "all_fine", "odd_handles", "crashed", "none_seen", "not_looked", "many_photos", "story"]
)
def test_axe_finds_nothing_in_odd_reports(browser: Browser, tmp_path: Path, name: str) -> None:
    with opened(browser, samples.ODD[name](), tmp_path, size=PHONE) as page:
        assert complaints_of_axe(page) == []


def test_axe_finds_nothing_with_the_real_checks(browser: Browser, tmp_path: Path, real: AuditResult) -> None:
    with opened(browser, real, tmp_path, language="nl") as page:
        assert complaints_of_axe(page) == []


@pytest.mark.parametrize("name", ["family", "hostile", "odd_handles", "five_accounts", "many_photos", "story", "real"])
def test_nothing_is_wider_than_a_small_phone(browser: Browser, tmp_path: Path, name: str, real: AuditResult) -> None:
    results = {"family": samples.family(), "hostile": samples.hostile(), "real": real}
    result = results[name] if name in results else samples.ODD[name]()
    with opened(browser, result, tmp_path, size=PHONE) as page:
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_hostile_words_do_nothing(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, samples.hostile(), tmp_path) as page:
        assert page.title() != "run"
        assert page.locator("script, img, b").count() == 0


def test_it_reads_without_script(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, samples.family(), tmp_path, script=False) as page:
        assert page.locator(".step").first.is_visible()
        table = page.locator(".account details.fold").first
        assert not table.locator("tr").first.is_visible()
        table.locator("summary").first.click()
        assert table.locator("tr").nth(1).is_visible()


def test_one_tick_opens_all_without_script(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, samples.family(), tmp_path, script=False) as page:
        page.locator("#open-all").check()
        for inside in (".rows tr[id]", ".more .why", ".thorough .about"):
            assert page.locator(inside).first.is_visible()


def test_the_keyboard_reaches_the_report_first(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, samples.family(), tmp_path) as page:
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.get_attribute("href") == "#main"
        assert (skip.bounding_box() or {"y": -1})["y"] >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_paper_shows_what_the_screen_folds_away(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, samples.family(), tmp_path) as page:
        page.emulate_media(media="print")
        for inside in (".rows tr[id]", ".step .path", ".beyond li"):
            assert (page.locator(inside).first.bounding_box() or {"height": 0})["height"] > 0
        assert not page.locator(".contents").is_visible()
        assert not page.locator(".thorough").is_visible()
        document = page.pdf(prefer_css_page_size=True)
    assert document.startswith(b"%PDF")
    pages = document.count(b"/Type /Page\n")
    assert 2 <= pages <= 8


def test_thumbnails_are_shown_and_stand_in_the_page(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, samples.family(), tmp_path, thumbnails=samples.thumbnails()) as page:
        sizes = page.evaluate("[...document.images].map(image => [image.naturalWidth, image.clientWidth])")
    assert len(sizes) == len(samples.thumbnails()) + 5  # those that strangers can see stand on the first page, too
    assert all(real == 16 and shown > 0 for real, shown in sizes)


def test_the_photos_can_be_worked_through_on_paper(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, samples.family(), tmp_path, thumbnails=samples.thumbnails()) as page:
        page.emulate_media(media="print")
        photos = page.locator(".photo")
        assert photos.count() == 10
        for inside in ("input", "h5", ".reasons li:last-child"):
            boxes = [photos.nth(n).locator(inside).first.bounding_box() for n in range(photos.count())]
            assert all(box and box["height"] > 8 for box in boxes)
        assert (page.locator(".ways dd").first.bounding_box() or {"height": 0})["height"] > 0


def test_the_highest_column_fills_the_drawing(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, samples.family(), tmp_path, size=PHONE) as page:
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        drawing = page.locator(".columns").first
        outer = drawing.bounding_box() or {"width": 0, "x": 0}
        assert 0 < outer["width"] <= PHONE[0]
        texts = [text.bounding_box() for text in drawing.locator("text").all()]
        assert all(box and box["height"] > 8 for box in texts)
