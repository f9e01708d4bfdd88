"""Settings pages given by hand, and the own profile seen as a stranger, before the invented platforms and in Dutch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from auditor.app import messages as m
from auditor.app import replies as r
from auditor.app import screen
from auditor.demo.family import write_exports
from auditor.engine.registry import Registry
from auditor.i18n import say
from auditor.live import pages as known
from auditor.live import saved_page
from auditor.live.reading import Door, read
from auditor.model.account import Platform, Value
from auditor.model.result import AccountResult
from auditor.model.verdict import Outcome
from auditor.results.saved import from_json
from auditor.results.wording import value_word
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.live.fake_pages import of_all, shown, told
from tests.live.fake_site import FakeSite
from tests.page.faces import Face, Native, OneFile, context, words
from tests.page.opened import chromium, skip_unless_fresh
from tests.page.test_room import Family
from tests.page.test_screens import AXE, DAY, DUTCH, SIDEWAYS, Way, opened

pytestmark = pytest.mark.browser

OWN = "sanne.example"
TWO_STEP, PRIVACY = "instagram_two_step", "instagram_account_privacy"
SAFE = of_all(narrow=True)
OPEN = of_all(narrow=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return list(write_exports(tmp_path_factory.mktemp("demo")))


@pytest.fixture
def way(browser: Browser, builtin: Registry, demo: list[Path]) -> Iterator[Way]:
    with opened(browser, builtin, demo) as shown_way:
        yield shown_way


class Platforms:
    """The invented platforms in another window, as somebody sees them who is logged in."""

    def __init__(self, page: Page, lang: str) -> None:
        self.page, self.lang = page, lang
        self.site = FakeSite(lang=lang)
        self.site.serve(page.context)

    def visit(self, page_id: str, state: Mapping[str, Value], own: str = OWN) -> None:
        """Open a page of settings."""
        page = known.page(page_id)
        assert page is not None
        self.site.pages[page.address] = shown(page, self.lang, told(page, state), own)
        self.page.goto(page.address)

    def copied(self) -> str:
        """What is on the page, all selected and copied."""
        text: str = self.page.evaluate(
            "() => { getSelection().selectAllChildren(document.body); return `${getSelection()}` }"
        )
        return text

    def saved(self, folder: Path) -> Path:
        """The page as the browser saves it, in one file."""
        session = self.page.context.new_cdp_session(self.page)
        path = folder / "pagina.mhtml"
        path.write_text(session.send("Page.captureSnapshot", {"format": "mhtml"})["data"], "utf-8", newline="")
        return path

    def as_html(self, folder: Path) -> Path:
        """The page as it is saved without what it loads."""
        path = folder / "pagina.html"
        path.write_text(self.page.content(), "utf-8")
        return path


@pytest.fixture
def platforms(browser: Browser) -> Iterator[Platforms]:
    with context(browser) as made:
        yield Platforms(made.new_page(), "nl")


def account(way: Way, platform: Platform = Platform.INSTAGRAM) -> AccountResult:
    reply = way.result()
    assert isinstance(reply, r.Saved)
    return next(one for one in from_json(reply.content, reply.name).accounts if one.platform == platform)


def outcome(way: Way, check: str, platform: Platform = Platform.INSTAGRAM) -> set[Outcome]:
    return {finding.outcome for finding in account(way, platform).findings if finding.check == check}


def to_page(way: Way, page_id: str, platform: Platform = Platform.INSTAGRAM) -> None:
    """From what the look came to, to one settings page."""
    way.on("How are my settings today?", "live")
    (reply,) = way.sitting.handle(m.AskLivePages((platform,)))
    assert isinstance(reply, r.LivePages)
    name = next(one.name for one in reply.pages if one.page == page_id)
    section = way.main.locator(".card").filter(has=way.frame.get_by_role("heading", name=platform.capitalize()))
    section.get_by_role("button", name=name, exact=True).click()
    way.until("livePage")


def paste(way: Face, text: str) -> None:
    way.frame.locator("#copied").fill(text)


def test_a_copied_page_counts_at_once(way: Way, demo: list[Path], platforms: Platforms) -> None:
    way.look(demo)
    before = way.main.locator(".points").text_content()
    assert outcome(way, "two_step").isdisjoint({Outcome.PASS, Outcome.FAIL})
    platforms.visit(TWO_STEP, SAFE)
    to_page(way, TWO_STEP)
    way.press("Read it")
    assert way.main.get_by_role("alert").count() == 1, "nothing is given yet"
    paste(way, platforms.copied())
    way.on("Read it", "liveRead")
    assert way.heading == DUTCH["This is what your page says"]
    assert "aan" in way.main.locator(".rows strong").all_inner_texts()
    assert outcome(way, "two_step") == {Outcome.PASS}
    way.on("Continue", "looked")
    assert way.main.locator(".points").text_content() != before
    way.on("To the report", "report")
    assert "Je scherm op" in (way.main.locator("iframe.report").get_attribute("srcdoc") or "")


@pytest.mark.parametrize("save", [Platforms.saved, pytest.param(Platforms.as_html, marks=pytest.mark.long)])
@pytest.mark.parametrize(("state", "expected"), [(SAFE, "aan"), (OPEN, "uit")])
def test_a_saved_page_counts_in_either_direction(
    way: Way,
    demo: list[Path],
    platforms: Platforms,
    tmp_path: Path,
    save: Callable[[Platforms, Path], Path],
    state: Mapping[str, Value],
    expected: str,
) -> None:
    way.look(demo)
    platforms.visit(PRIVACY, state)
    to_page(way, PRIVACY)
    way.frame.locator("#saved").set_input_files(save(platforms, tmp_path))
    way.on("Read it", "liveRead")
    assert way.heading == DUTCH["Is this your own page?"], "no name stands on it"
    way.onward("Yes, it is mine")
    assert way.main.locator(".rows strong").first.inner_text() == expected
    (row,) = [one for one in account(way).facts if one.id == "audience.private_profile"]
    assert row.value == {"aan": "on", "uit": "off"}[expected]


def test_who_says_no_gives_nothing(way: Way, demo: list[Path], platforms: Platforms, tmp_path: Path) -> None:
    way.look(demo)
    before = account(way).facts
    platforms.visit(PRIVACY, SAFE)
    to_page(way, PRIVACY)
    way.frame.locator("#saved").set_input_files(platforms.as_html(tmp_path))
    way.on("Read it", "liveRead")
    way.on("No", "livePage")
    assert account(way).facts == before


@pytest.mark.long
def test_a_partners_page_and_a_login_are_told_in_words(way: Way, demo: list[Path], platforms: Platforms) -> None:
    way.look(demo)
    before = account(way).facts
    to_page(way, TWO_STEP)
    platforms.visit(TWO_STEP, SAFE, own="tom.example")
    for text in (platforms.copied(), "Aanmelden\nBij Instagram", "Een recept voor soep"):
        paste(way, text)
        way.on("Read it", "liveRead")
        assert way.main.get_by_role("alert").count() == 1, text
        assert way.heading == DUTCH["We could not read this"]
        way.on("Try once more", "livePage")
    assert account(way).facts == before


@pytest.mark.long
def test_of_two_accounts_it_is_said_whose_page_it_is(
    way: Way, demo: list[Path], platforms: Platforms, tmp_path: Path
) -> None:
    way.look(demo)
    to_page(way, "tiktok_security", Platform.TIKTOK)
    platforms.visit("tiktok_security", SAFE, own="")
    way.frame.locator("#saved").set_input_files(platforms.as_html(tmp_path))
    way.press("Read it")
    assert way.main.get_by_role("alert").count() == 1, "whose is it"
    way.radios.last.check()
    way.on("Read it", "liveRead")
    way.onward("Yes, it is mine")
    assert way.main.locator(".rows strong").first.inner_text() == "aan"


def test_a_question_is_answered_by_its_page(way: Way, platforms: Platforms, tmp_path: Path) -> None:
    way.ask()
    while not (
        offered := way.frame.get_by_role("button", name=DUTCH["Give my settings page instead of an answer"])
    ).count():
        way.onward("Skip")
    asked = way.heading
    offered.click()
    way.until("livePage")
    link = way.main.get_by_role("link").first
    link.click()
    address = link.get_attribute("href") or ""
    assert way.wishes == [("open", address)]
    page = next(one for one in known.pages(Platform.INSTAGRAM) if one.address == address)
    platforms.visit(page.id, OPEN)
    way.frame.locator("#saved").set_input_files(platforms.saved(tmp_path))
    way.on("Read it", "liveRead")
    if way.heading == DUTCH["Is this your own page?"]:
        way.onward("Yes, it is mine")
    assert "uit" in way.main.locator(".rows strong").all_inner_texts()
    way.press("Continue")
    way.until("question", "answers")
    assert way.heading != asked
    way.on("Back", "livePage")
    way.on("Back", "question")
    assert way.heading == DUTCH["This question is answered"]
    way.onward("Continue")
    assert way.heading != asked


@pytest.mark.long
def test_the_language_is_changed_where_something_was_read(way: Way, demo: list[Path], platforms: Platforms) -> None:
    way.look(demo)
    platforms.visit(TWO_STEP, SAFE)
    to_page(way, TWO_STEP)
    paste(way, platforms.copied())
    way.frame.locator("#language").select_option("de")
    german = words("de")
    way.frame.get_by_role("button", name=german["Read it"]).click()
    way.reads(german["This is what your page says"])
    way.frame.locator("#language").select_option("nl")
    way.reads(DUTCH["This is what your page says"])
    assert way.main.locator(".rows strong").first.inner_text() == "aan"


@pytest.mark.parametrize("number", [0, *(pytest.param(number, marks=pytest.mark.long) for number in (1, 2))])
def test_what_a_stranger_sees_is_said_by_the_person(way: Way, demo: list[Path], number: int) -> None:
    way.look(demo)
    before = account(way).facts
    way.on("How are my settings today?", "live")
    way.frame.get_by_role("button", name=OWN).first.click()
    way.until("stranger")
    assert way.main.locator("#address").inner_text() == f"https://www.instagram.com/{OWN}/"
    assert way.main.get_by_role("link").count() == 0, "it is opened in a private window and not here"
    way.press("Continue")
    assert way.main.get_by_role("alert").count() == 1
    way.radios.nth(number).check()
    way.on("Continue", "strangerSaw")
    assert (account(way).facts != before) is (number == 0), "only that posts are there says anything"
    way.on("Continue", "looked")


class Watching(Family):
    """A family in a workshop, which meets no way to settings pages on any screen."""

    def arrived(self) -> None:
        super().arrived()
        for label in ("How are my settings today?", "Give my settings page instead of an answer"):
            assert self.face.frame.get_by_role("button", name=DUTCH[label]).count() == 0, self.face.screen


@pytest.mark.long
@pytest.mark.parametrize("with_download", [True, False])
def test_in_a_workshop_none_of_it_is_offered(
    browser: Browser, builtin: Registry, demo: list[Path], *, with_download: bool
) -> None:
    with context(browser) as made:
        family = Watching(Native(made, builtin, demo, DAY))
        family.begin(demo if with_download else None)
        family.answer()
        assert {"question", "steps"} <= {*family.screens}


@pytest.mark.long
@pytest.mark.parametrize("dark", [False, True])
def test_the_screens_can_be_used_by_everybody(
    browser: Browser, builtin: Registry, demo: list[Path], platforms: Platforms, *, dark: bool
) -> None:
    with opened(browser, builtin, demo, color_scheme="dark" if dark else "light", reduced_motion="reduce") as way:
        way.look(demo)
        for name in all_of_them(way, platforms):
            assert Axe().run(way.page, options=AXE).response["violations"] == [], name
            assert way.page.evaluate(SIDEWAYS) == 0, name
            assert way.page.evaluate("document.activeElement.matches('h1, .alarm')"), name
            way.page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert way.page.evaluate(SIDEWAYS) <= 0, f"{name} with large letters"
            way.page.evaluate("document.documentElement.style.fontSize = ''")


def all_of_them(way: Way, platforms: Platforms) -> Iterator[str]:
    """Each of the screens, and each state of what was read."""
    platforms.visit(TWO_STEP, SAFE)
    to_page(way, TWO_STEP)
    yield way.screen
    paste(way, "Een recept voor soep")
    yield way.on("Read it", "liveRead")
    way.on("Try once more", "livePage")
    paste(way, "\n".join(line for line in platforms.copied().splitlines() if OWN not in line))
    yield way.on("Read it", "liveRead")
    way.on("No", "livePage")
    paste(way, platforms.copied())
    yield way.on("Read it", "liveRead")
    yield way.on("Another settings page", "live")
    way.frame.get_by_role("button", name=OWN).first.click()
    yield way.until("stranger")
    way.radios.first.check()
    yield way.on("Continue", "strangerSaw")


@pytest.mark.long
@pytest.mark.parametrize("engine", ["native", "one file"])
def test_every_page_is_read_as_the_program_reads_it(
    browser: Browser, builtin: Registry, demo: list[Path], platforms: Platforms, tmp_path: Path, engine: str
) -> None:
    with context(browser) as made:
        if engine == "one file":
            skip_unless_fresh()
        face: Face = OneFile(made) if engine == "one file" else Native(made, builtin, demo, DAY)
        face.frame.locator("#language").select_option("nl")  # a frame of its own may not hear of the browser's language
        face.on(DUTCH["I have my download"], "choose")
        face.choose(demo)
        for name in ("given", "whose", "believe", "names", "looked"):
            face.on(DUTCH["Continue"], name)
        face.on(DUTCH["How are my settings today?"], "live")
        wanted = [page for page in by_hand() if engine == "native" or page.id in (TWO_STEP, PRIVACY, "facebook_found")]
        for page in wanted:
            platforms.visit(page.id, SAFE, own="")
            path = platforms.as_html(tmp_path)
            section = face.main.locator(".card").filter(has=face.frame.get_by_role("heading", name=page.platform))
            section.get_by_role("button", name=page.heading["nl"][0], exact=True).click()
            face.until("livePage")
            face.frame.locator("#saved").set_input_files(path)
            if page.platform is Platform.TIKTOK:
                face.main.get_by_role("radio").first.check()
            face.on(DUTCH["Read it"], "liveRead")
            face.press(DUTCH["Yes, it is mine"])
            face.main.get_by_role("button", name=DUTCH["Another settings page"]).wait_for()
            assert face.main.locator(".rows strong:only-child:not(.card *)").all_inner_texts() == told_by(page, path)
            face.on(DUTCH["Another settings page"], "live")
        assert face.complaints == []


def by_hand() -> list[known.LivePage]:
    return [page for platform in Platform for page in known.pages(platform) if screen.kinds(page)]


def told_by(page: known.LivePage, path: Path) -> list[str]:
    """What the program reads of a saved page, in words."""
    reading = read(page, saved_page.tree(path.read_bytes()), door=Door.SAVED, handle="", day=DAY, mine=True)
    return [value_word(fact.value, say("nl")) for fact in reading.facts]


@pytest.mark.long
def test_what_was_to_be_looked_up_and_is_not_right_comes_back_as_a_step(way: Way, demo: list[Path]) -> None:
    way.look(demo)
    way.on("Begin with the first step", "step")
    while not way.frame.get_by_role("button", name=DUTCH["I have looked"]).count():
        way.onward("Later")
    asked = way.main.locator(".caption").inner_text()
    way.on("I have looked", "question")
    unsafe = way.main.get_by_role("radio").nth(1)
    unsafe.check()
    way.on("Continue", "step")
    assert way.main.locator(".caption").inner_text() == asked
    assert way.frame.get_by_role("button", name=DUTCH["Done"]).count() == 1


@pytest.mark.long
def test_the_address_of_the_profile_is_copied(browser: Browser, builtin: Registry, demo: list[Path]) -> None:
    with opened(browser, builtin, demo, permissions=["clipboard-read", "clipboard-write"]) as way:
        way.look(demo)
        way.on("How are my settings today?", "live")
        way.frame.get_by_role("button", name=OWN).first.click()
        way.until("stranger")
        way.press("Copy")
        way.frame.get_by_text(DUTCH["Copied."]).wait_for()
        assert way.page.evaluate("navigator.clipboard.readText()") == f"https://www.instagram.com/{OWN}/"
