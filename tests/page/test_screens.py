"""Every screen of a parent's way in Dutch, before a sitting of ours: what is asked, saved, printed and forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec
import pytest
from auditor.app import messages as m
from auditor.app import parts as p
from auditor.app import replies as r
from auditor.app.asking import UNTIL_AN_OVERVIEW
from auditor.app.sitting import MOST_AT_ONCE, Sitting
from auditor.demo.family import write_exports
from auditor.engine.registry import Registry
from auditor.model.account import Platform, Role
from auditor.results.saved import from_json
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator
from tests.page.faces import Native, context, words
from tests.page.opened import chromium

pytestmark = pytest.mark.browser

DAY = date(2026, 6, 1)
PHONE = {"width": 360, "height": 740}
NAME = "Xandrine"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AXE = {"resultTypes": ["violations"], "preload": False}
DUTCH = words("nl")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return list(write_exports(tmp_path_factory.mktemp("demo")))


class Way(Native):
    """A Dutch parent's way: buttons are pressed by the English message that is written on them."""

    def press(self, label: str) -> None:
        super().press(DUTCH[label])

    @property
    def radios(self) -> Locator:
        return self.main.get_by_role("radio")

    def look(self, files: list[Path], name: str = "") -> None:
        """From the first screen to what the look came to."""
        self.on("I have my download", "choose")
        self.choose(files)
        for screen in ("given", "whose", "believe", "names"):
            self.on("Continue", screen)
        if name:
            self.main.get_by_role("textbox").first.fill(name)
        self.on("Continue", "looked")

    def ask(self) -> None:
        """From the first screen to the first question, without a download."""
        self.on("I have no download yet: ten questions, five minutes", "services")
        self.main.get_by_role("checkbox").first.check()
        self.on("Continue", "question")

    def answer(self, number: int = -1) -> str:
        """Answer the question with one of its choices, the last of which is that one does not know."""
        self.radios.nth(number).check()
        return self.onward("Continue")

    def onward(self, label: str) -> str:
        """Press what leads to a screen that may be of the same name, and wait until it is there."""
        before = self.main.locator("h1").element_handle()
        self.press(label)
        self.page.wait_for_function("heading => !heading.isConnected", arg=before)
        return self.screen

    def reads(self, heading: str) -> None:
        """Wait until the screen is headed so."""
        self.main.get_by_role("heading", level=1, name=heading, exact=True).wait_for()

    @property
    def heading(self) -> str:
        return self.main.locator("h1").inner_text()

    def result(self) -> r.Reply:
        (reply,) = self.sitting.handle(m.Save())
        return reply


@contextmanager
def opened(browser: Browser, registry: Registry, files: list[Path], **more: object) -> Iterator[Way]:
    with context(browser, "nl-NL", viewport=PHONE, **more) as made:
        shown = Way(made, registry, files, DAY)
        yield shown
        assert shown.complaints == []


@pytest.fixture
def way(browser: Browser, builtin: Registry, demo: list[Path]) -> Iterator[Way]:
    with opened(browser, builtin, demo) as shown:
        yield shown


class Instead(Sitting):
    """A sitting that says something else to some messages, the first time or always."""

    def __init__(self, registry: Registry, replies: Mapping[type, r.Reply]) -> None:
        super().__init__(registry, today=DAY)
        self.replies = dict(replies)

    def handle(self, message: m.Message) -> Iterator[r.Reply]:
        if type(message) in self.replies:
            yield self.replies[type(message)]
        else:
            yield from super().handle(message)


def along(way: Way, demo: list[Path]) -> Iterator[str]:
    """A whole way, stopping at every screen."""
    yield way.screen
    way.on("I have my download", "choose")
    yield way.screen
    way.choose(demo)
    for screen in ("given", "whose", "believe", "names", "looked"):
        yield way.on("Continue", screen)
    yield way.on("Begin with the first step", "step")
    yield way.on("Leave it as it is", "leave")
    way.on("Back", "step")
    yield way.on("All steps", "steps")
    yield way.on("Continue", "photos")
    yield way.on("Continue", "unused")
    way.main.get_by_role("checkbox").first.check()
    yield way.on("Continue", "question")
    while way.answer() == "question":
        pass
    yield way.until("answers")
    way.press("Stop asking")
    yield way.until("report")
    yield way.on("Continue", "month")
    yield way.on("Delete everything", "forget")
    yield way.on("Yes, delete everything", "forgotten")
    way.on("Begin anew", "welcome")
    yield way.on("I have no download yet: ten questions, five minutes", "services")
    way.on("Continue", "question")
    while way.answer() != "asked":
        if way.screen == "answers":
            way.on("Continue", "question")
    yield way.screen
    way.press("Where is help?")
    yield "help"


@pytest.mark.parametrize("dark", [False, pytest.param(True, marks=pytest.mark.long)])
def test_every_screen_can_be_used_by_everybody(
    browser: Browser, builtin: Registry, demo: list[Path], *, dark: bool
) -> None:
    seen = []
    with opened(browser, builtin, demo, color_scheme="dark" if dark else "light", reduced_motion="reduce") as way:
        for screen in along(way, demo):
            seen.append(screen)
            way.page.wait_for_function("scrollY === 0")
            assert Axe().run(way.page, options=AXE).response["violations"] == [], screen
            assert way.page.evaluate(SIDEWAYS) == 0, screen
            if len(seen) > 1:
                assert way.page.evaluate("document.activeElement.tagName") == "H1", screen
            way.page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert way.page.evaluate(SIDEWAYS) <= 0, f"{screen} with large letters"
            way.page.evaluate("document.documentElement.style.fontSize = ''")
    assert len(set(seen)) == len(seen) == 21


def test_a_whole_way_comes_to_a_report_that_is_saved(way: Way, demo: list[Path]) -> None:
    way.look(demo, NAME)
    assert way.main.locator(".points li").count() == 5, "to change, fine, not read, of photos, to be looked up"
    way.on("Begin with the first step", "step")
    marks = [step.mark for step in steps(way)]
    for _ in marks:
        way.onward("Later")
    way.until("steps")
    assert [step.mark for step in steps(way)] == marks
    assert {step.state for step in steps(way)} == {p.StepState.LATER}
    assert way.main.locator(".rows li").count() == len(marks)
    way.on("Continue", "photos")
    way.on("To the report", "report")
    shown = way.page.frame_locator("iframe.report")
    assert shown.locator("h1").count() == 1
    assert shown.locator("a[href^='http']").count() == 0, "links lead nowhere there"
    name, content = way.saved(DUTCH["Save the report"])
    assert name == "privacy-report-2026-06-01.html"
    assert b"https://" in content
    assert name in way.main.get_by_role("status").inner_text()


def steps(way: Way) -> tuple[p.Step, ...]:
    (reply,) = way.sitting.handle(m.AskSteps())
    assert isinstance(reply, r.Steps)
    return reply.steps


def test_the_report_in_another_form_and_language(way: Way) -> None:
    way.ask()
    way.on("Stop asking", "report")
    frame = way.main.locator("iframe.report")
    whole = frame.get_attribute("srcdoc") or ""
    way.radios.nth(1).check()
    way.page.wait_for_function("long => document.querySelector('iframe').srcdoc.length < long", arg=len(whole))
    way.main.locator("#report-language").select_option("de")
    way.page.wait_for_function("document.querySelector('iframe').srcdoc.includes('<html lang=\"de\"')")
    assert way.page.evaluate("document.documentElement.lang") == "nl"


def test_a_step_is_left_for_a_reason_until_a_day(way: Way, demo: list[Path]) -> None:
    way.look(demo)
    way.on("Begin with the first step", "step")
    while not way.frame.get_by_role("button", name=DUTCH["Leave it as it is"]).is_visible():
        way.onward("Later")
    title = way.heading
    way.on("Leave it as it is", "leave")
    way.main.get_by_role("textbox").last.fill("Oma kijkt mee")
    way.main.locator("input[type=date]").fill("2026-05-31")
    way.press("Leave it as it is")
    assert way.main.get_by_role("alert").count() == 1, "a day to come is wanted"
    way.main.locator("input[type=date]").fill("2099-12-31")
    way.press("Leave it as it is")
    way.until("step", "steps")
    (left,) = [step for step in steps(way) if step.state is p.StepState.LEFT]
    assert (left.title, left.reason, left.until) == (title, "Oma kijkt mee", date(2099, 12, 31))


def test_ten_questions_without_a_download_and_more_if_wanted(way: Way) -> None:
    way.ask()
    asked = []
    while way.screen != "asked":
        asked.append(way.heading)
        told = DUTCH["Question {number} of {all}"].format(number=len(asked), all=MOST_AT_ONCE)
        assert way.main.locator(".caption").inner_text().startswith(told)
        if way.answer() == "answers":
            assert way.main.locator(".rows li").count() == UNTIL_AN_OVERVIEW
            way.on("Continue", "question")
    assert len(asked) == MOST_AT_ONCE
    assert way.main.locator(".rows li").count() == MOST_AT_ONCE
    way.on("Ask me more", "question")
    way.answer()


def test_an_answer_is_changed_where_it_stands(way: Way) -> None:
    way.ask()
    first = way.heading
    while way.answer() != "answers":
        pass
    way.main.get_by_role("button", name=first).click()
    way.until("question")
    assert way.heading == first
    assert way.radios.last.is_checked(), "what was answered before"
    way.radios.first.check()
    given = way.radios.first.get_attribute("value")
    way.on("Continue", "answers")
    (reply,) = way.sitting.handle(m.AskAnswers())
    assert isinstance(reply, r.AnswersSoFar)
    assert [answer.value for answer in reply.answers] == [given, *["dont_know"] * (UNTIL_AN_OVERVIEW - 1)]


def test_back_from_a_question_and_on_again(way: Way) -> None:
    way.ask()
    first = way.heading
    way.answer()
    second = way.heading
    way.onward("Back")
    assert way.heading == first
    way.answer(0)
    assert way.heading == second


def test_somebody_stops_and_goes_on_later(way: Way) -> None:
    way.ask()
    way.answer()
    asked = way.heading
    way.on("Stop asking", "report")
    way.on("Back", "question")
    assert way.heading == asked


def test_a_question_without_an_answer_is_skipped_or_answered(way: Way) -> None:
    way.ask()
    way.press("Continue")
    assert way.main.get_by_role("alert").count() == 1
    way.onward("Skip")
    (reply,) = way.sitting.handle(m.AskAnswers())
    assert isinstance(reply, r.AnswersSoFar)
    assert [answer.value for answer in reply.answers] == [""]


def test_services_that_nobody_uses_are_not_asked_about(way: Way, demo: list[Path]) -> None:
    way.look(demo)
    way.on("Ask me more first", "photos")
    way.on("Continue", "unused")
    names = way.main.locator(".choice").all_inner_texts()
    way.press("Continue")
    assert way.main.get_by_role("alert").count() == 1
    way.main.get_by_role("checkbox").first.check()
    way.on("Continue", "question")
    way.on("Back", "unused")
    assert way.main.locator(".choice").all_inner_texts() == names
    checked = [box.is_checked() for box in way.main.get_by_role("checkbox").all()]
    assert checked == [True, *[False] * (len(names) - 1)]
    assert services_asked(way) == names[:1]


def services_asked(way: Way) -> list[str]:
    """The services of no download about which is still asked."""
    (reply,) = way.sitting.handle(m.NoDownload((Platform.INSTAGRAM,)))
    assert isinstance(reply, r.Looked)
    return [service.name for service in reply.services]


@pytest.mark.long
def test_a_service_that_nobody_uses_is_an_answer_that_can_be_changed(way: Way) -> None:
    way.ask()
    while DUTCH["We do not use {service}"].partition("{")[0] not in way.main.inner_text():
        if (screen := way.answer()) != "question":
            way.on("Ask me more" if screen == "asked" else "Continue", "question")
    asked, before = way.heading, services_asked(way)
    way.answer(-2)
    assert len(services_asked(way)) == len(before) - 1
    way.onward("Back")
    assert way.heading == asked
    assert way.radios.nth(-2).is_checked()
    way.answer(0)
    assert services_asked(way) == before


def test_printed_is_the_report_alone_and_nothing_of_it_stays(way: Way, demo: list[Path]) -> None:
    way.look(demo, NAME)
    way.on("To the report", "report")
    way.press("Print")
    way.page.wait_for_function("document.querySelector('.printed') !== null")
    assert not way.main.evaluate("() => document.querySelector('div.printed').checkVisibility()")
    way.page.emulate_media(media="print")
    assert way.frame.locator("div.printed h1").is_visible()
    assert not way.main.is_visible()
    assert way.frame.locator("script").count() == way.frame.locator("body > script, head > script").count()
    assert 2 <= way.page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 12
    way.page.emulate_media(media="screen")
    assert way.wishes == [("print", "")]
    way.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert way.frame.locator(".printed").count() == 0
    way.press("Print")
    way.page.wait_for_function("document.querySelector('.printed') !== null")
    way.on("Continue", "month")
    assert way.frame.locator(".printed").count() == 0, "also where nobody says that it was printed"


def test_everything_is_forgotten_and_the_files_are_named(way: Way, demo: list[Path]) -> None:
    way.look(demo, NAME)
    way.on("To the report", "report")
    way.on("Continue", "month")
    name, content = way.saved(DUTCH["Save the small file"])
    assert from_json(content, name).accounts
    reminder, calendar = way.saved(DUTCH["A file for my calendar"])
    assert b"BEGIN:VCALENDAR" in calendar
    way.on("Delete everything", "forget")
    way.on("No, go back", "month")
    way.on("Delete everything", "forget")
    way.on("Yes, delete everything", "forgotten")
    listed = way.main.locator(".card li").all_inner_texts()
    assert listed == [*(file.name for file in demo), name, reminder]
    (reply,) = way.sitting.handle(m.AskSteps())
    assert isinstance(reply, r.Failed)
    way.on("Begin anew", "welcome")
    assert way.frame.get_by_role("button", name=DUTCH["Back"]).count() == 0
    way.on("I have my download", "choose")
    assert NAME not in way.page.content()


def test_a_language_is_changed_in_the_middle(way: Way, demo: list[Path]) -> None:
    german = words("de")
    way.on("I have my download", "choose")
    way.choose(demo)
    way.frame.locator("#language").select_option("de")
    way.page.wait_for_function("document.documentElement.lang === 'de'")
    way.frame.get_by_role("button", name=german["Continue"], exact=True).click()
    way.until("given")
    way.frame.locator("#language").select_option("nl")
    way.reads(DUTCH["This is what you chose"])
    for screen in ("whose", "believe", "names"):
        way.on("Continue", screen)
    way.main.get_by_role("textbox").first.fill(NAME)
    way.press("One more child")
    way.frame.locator("#language").select_option("de")
    way.reads(german["What are your children called?"])
    assert way.main.get_by_role("textbox").first.input_value() == NAME


def test_help_stands_beside_every_screen(way: Way) -> None:
    way.ask()
    way.radios.nth(0).check()
    asked = way.heading
    way.press("Where is help?")
    beside = way.frame.locator("main:not(#main)")
    assert "112" in beside.inner_text()
    assert not way.main.is_visible()
    link = beside.get_by_role("link").first
    link.click()
    assert way.wishes == [("open", link.get_attribute("href"))]
    beside.get_by_role("button").first.click()
    assert way.heading == asked
    assert way.radios.nth(0).is_checked()
    assert way.page.evaluate("document.activeElement.textContent") == DUTCH["Where is help?"]


def test_a_family_that_must_not_be_found_says_so_without_a_download(way: Way) -> None:
    way.on("I have no download yet: ten questions, five minutes", "services")
    for closed in way.main.locator("details").all():
        closed.evaluate("details => details.open = true")
    way.main.locator("#country").select_option("BE")
    way.main.locator("details details input").check()
    way.on("Continue", "question")
    way.press("Where is help?")
    assert "1712" in way.frame.locator("main:not(#main) .card").first.inner_text()
    (reply,) = way.sitting.handle(m.Report())
    assert isinstance(reply, r.Page)
    assert reply.html


def test_three_shifts_leave_and_a_held_one_or_a_capital_does_not(way: Way, demo: list[Path]) -> None:
    keys = way.page.keyboard
    for _ in range(4):
        keys.down("Shift")
    keys.up("Shift")
    way.look(demo)
    way.on("Back", "names")
    way.main.get_by_role("textbox").first.focus()
    for key in ("Shift", "Shift", "Shift+B"):
        keys.press(key)
    way.main.get_by_role("button").first.focus()
    for key in ("Shift", "Shift", "Shift+Tab"):
        keys.press(key)
        way.page.wait_for_timeout(800)
    assert way.wishes == []
    for _ in range(3):
        keys.press("Shift")
    way.page.wait_for_function("document.body.childElementCount === 0")
    assert way.wishes == [("leave", "")]


def test_what_goes_wrong_is_told_where_it_happens(way: Way, demo: list[Path]) -> None:
    way.look(demo)
    way.on("Begin with the first step", "step")
    list(way.sitting.handle(m.Forget()))
    way.press("Done")
    way.main.get_by_role("alert").wait_for()
    assert way.screen == "step"
    assert way.page.evaluate("document.activeElement.className") == "alarm"


def test_a_look_that_was_stopped_goes_on(browser: Browser, builtin: Registry, demo: list[Path]) -> None:
    with opened(browser, builtin, demo) as way:
        way.sitting = stopped = Instead(builtin, {m.Give: r.Stopped()})
        way.on("I have my download", "choose")
        way.choose(demo)
        way.on("Continue", "stopped")
        del stopped.replies[m.Give]
        way.on("Go on", "given")
        assert way.main.locator(".card").count() == 4


def test_many_steps_with_long_names_fit_a_phone(browser: Browser, builtin: Registry, demo: list[Path]) -> None:
    with opened(browser, builtin, demo) as way:
        way.look(demo)
        one = steps(way)[0]
        long = "x" * 60
        many = tuple(
            msgspec.structs.replace(one, mark=str(n), account=long, message=long * 3, title=f"{n} {long}")
            for n in range(60)
        )
        way.sitting = Instead(builtin, {m.AskSteps: r.Steps(many)})
        way.on("Begin with the first step", "step")
        assert way.page.evaluate(SIDEWAYS) == 0
        way.on("All steps", "steps")
        assert way.main.locator(".rows li").count() == 60
        assert way.page.evaluate(SIDEWAYS) == 0


def test_files_that_are_chosen_take_the_complaint_away(way: Way, demo: list[Path]) -> None:
    way.on("I have my download", "choose")
    way.press("Continue")
    assert way.main.get_by_role("alert").count() == 1
    way.choose(demo)
    assert way.main.get_by_role("alert").count() == 0


def test_the_small_file_of_last_time_is_known_among_the_downloads(
    browser: Browser, builtin: Registry, demo: list[Path], tmp_path: Path
) -> None:
    made = Sitting(builtin, today=DAY)
    list(made.handle(m.NoDownload((Platform.TIKTOK,))))
    (saved,) = made.handle(m.Save())
    assert isinstance(saved, r.Saved)
    small = tmp_path / saved.name
    small.write_bytes(saved.content)
    with opened(browser, builtin, [*demo, small]) as way:
        way.on("I have my download", "choose")
        way.choose([small])
        way.press("Continue")
        assert way.heading == DUTCH["Choose your download"]
        assert DUTCH["This is your small file of last time."] in way.main.inner_text()
        way.choose([*demo, small])
        way.on("Continue", "given")
        assert way.main.get_by_role("alert").count() == 0


def test_after_the_questions_it_says_which_steps_they_brought(way: Way) -> None:
    way.ask()
    while way.answer(0) == "question":
        pass
    way.on("Stop asking", "steps")
    brought = way.main.locator(".points li").all_inner_texts()
    assert brought
    assert set(brought) <= {step.title for step in steps(way)}
    way.on("Continue", "report")
    way.on("Continue", "month")
    way.on("How do I get my download?", "how")


def test_nothing_found_and_nothing_to_do_is_said(browser: Browser, builtin: Registry, demo: list[Path]) -> None:
    nothing = r.Looked(steps=0, questions=0, services=(), change=0, fine=0, open=0)
    with opened(browser, builtin, demo) as way:
        way.sitting = Instead(builtin, {m.Look: nothing, m.NextQuestion: r.AllAsked(()), m.AskSteps: r.Steps(())})
        way.look(demo)
        assert way.heading == DUTCH["There was nothing to look at"]
        way.on("Continue", "photos")
        way.on("Continue", "asked")
        assert way.heading == DUTCH["There is nothing to ask"]


def test_where_photos_were_looked_at_it_says_how_many(browser: Browser, builtin: Registry, demo: list[Path]) -> None:
    seen = r.Looked(steps=0, questions=0, services=(), change=1, fine=0, open=0, photos=p.PhotosSeen(40, 38, 7))
    with opened(browser, builtin, demo) as way:
        way.sitting = Instead(builtin, {m.Look: seen})
        way.look(demo)
        assert "38" in way.main.inner_text()
        way.on("Continue", "photos")
        assert "7" in way.main.inner_text()
        assert way.main.locator("img").count() == 0


def test_of_each_account_it_is_asked_whose_it_is(way: Way, demo: list[Path]) -> None:
    way.on("I have my download", "choose")
    way.choose(demo)
    way.on("Continue", "given")
    way.on("Continue", "whose")
    way.press("Continue")
    assert way.main.get_by_role("alert").count() == 1, "nothing is said for several accounts"
    way.accounts_are("alone")
    for screen in ("believe", "names", "looked"):
        way.on("Continue", screen)
    saved = way.result()
    assert isinstance(saved, r.Saved)
    result = from_json(saved.content, saved.name)
    assert {account.role for account in result.accounts if account.label} == {Role.TEEN}
