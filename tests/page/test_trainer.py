"""The trainer's screens: the codes of twenty families come to what the families are, and no family can be read off."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
import segno
from auditor.app import messages as m
from auditor.app import replies as r
from auditor.app.workshop import family as told_by
from auditor.engine.registry import Registry
from auditor.results.saved import from_json
from auditor.workshop import codes, published, rollup
from auditor.workshop.headline import Became, Told
from auditor.workshop.room import Room, Sums
from playwright.sync_api import Browser, BrowserContext
from tests.browser import find_chromium
from tests.page.faces import LIMIT, Native, OneFile, context
from tests.page.opened import ARGUMENTS, chromium, skip_unless_fresh
from tests.page.test_room import DAY, DUTCH, Family, usable
from tests.workshop.test_room import families

pytestmark = pytest.mark.browser

DESK = {"width": 1280, "height": 720}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


class Trainer(Native):
    """A Dutch trainer at the page: what is pressed is named by its English message."""

    def press(self, label: str) -> None:
        super().press(DUTCH[label])

    def count(self) -> None:
        self.on("I lead a workshop", "lead")
        self.on("Count the codes of the families", "counts")

    def type(self, code: str) -> None:
        """Type a code, and wait until it is counted or refused."""
        before = len(self.told_words())
        field = self.main.get_by_role("textbox")
        field.fill(code)
        field.press("Enter")
        self.page.wait_for_function(
            "() => { const field = document.querySelector('main input[type=text]');"
            " return field.value === '' || document.querySelector('.refused').childNodes.length > 0 }"
        )
        assert before

    def told_words(self) -> str:
        return self.main.locator(".state").first.inner_text()

    def sums(self) -> None:
        self.on("What did the room come to?", "sums")
        self.press("Nobody comes any more: count all")
        self.page.wait_for_timeout(100)

    @property
    def table(self) -> list[list[str]]:
        rows = self.main.locator("table").first.locator("tr").all()
        return [row.locator("th, td").all_inner_texts() for row in rows]


@contextmanager
def opened(browser: Browser, registry: Registry) -> Iterator[Trainer]:
    with context(browser, "nl-NL", viewport=DESK, reduced_motion="reduce") as made:
        shown = Trainer(made, registry, [], DAY)
        yield shown
        assert shown.complaints == []


@pytest.fixture
def trainer(browser: Browser, builtin: Registry) -> Iterator[Trainer]:
    with opened(browser, builtin) as shown:
        yield shown


def typed(trainer: Trainer, number: int, *, later: bool = False) -> list[str]:
    made = [codes.made(told) for told in families(number, later=later)]
    for code in made:
        trainer.type(code)
    return made


def truth(shown: Native) -> Told:
    """What a family is, by its own saved result and what it marked as done."""
    (saved,) = shown.sitting.handle(m.Save())
    (steps,) = shown.sitting.handle(m.AskSteps())
    assert isinstance(saved, r.Saved)
    assert isinstance(steps, r.Steps)
    return told_by.told(from_json(saved.content, saved.name), {step.mark: step.state for step in steps.steps}, None)


class Hasty(Family):
    """A family that answers some of the questions, and gives its code."""

    def through(self) -> tuple[str, Told]:
        self.begin()
        enough = 2 + self.chance.randrange(4)
        while self.face.screen == "question" and self.asked < enough:
            self.asked += 1
            radios = self.face.main.get_by_role("radio")
            radios.nth(self.chance.randrange(radios.count())).check()
            self.press("Continue")
        if self.face.screen in ("question", "answers"):
            self.press("Stop asking")
        self.answer()
        code = self.code()
        assert isinstance(self.face, Native)
        it = truth(self.face)
        self.leave()
        self.press("Begin anew")
        return code, it


def expected(told: Sequence[Told]) -> rollup.Counts:
    sums = Sums()
    for one in told:
        sums.add(one)
    return rollup.Counts(published.in_the_room(sums), None, (), away=False)


@pytest.mark.long
def test_twenty_families_are_counted_as_they_are(browser: Browser, builtin: Registry, trainer: Trainer) -> None:
    counted_as_they_are(browser, builtin, trainer, 20)


def counted_as_they_are(browser: Browser, builtin: Registry, trainer: Trainer, number: int) -> None:
    with context(browser, "nl-NL", reduced_motion="reduce") as made:
        shown = Native(made, builtin, [], DAY)
        through = [Hasty(shown, seed).through() for seed in range(number)]
        assert shown.complaints == []
    given = [code for code, _ in through]
    assert len(set(given)) == number, "no code repeats"
    trainer.count()
    for code in given:
        trainer.type(code)
        assert not trainer.main.locator(".refused p").count(), code
    trainer.sums()
    told = [told for _, told in through]
    (part, *_) = rollup.sheet(expected(told), "nl").parts
    assert trainer.main.locator(".places > p").all_inner_texts() == list(part.lines)
    assert trainer.table == [list(row) for row in part.parts[0].rows]
    changed = sum(became is Became.CHANGED for one in told for became in one.became)
    assert re.findall(r"\d+", part.lines[1])[1:] == [str(changed)] * bool(changed)


def test_four_families_give_no_counts(trainer: Trainer) -> None:
    trainer.count()
    typed(trainer, 4)
    trainer.sums()
    assert trainer.main.locator("table").count() == 0
    trainer.press("Save as a table")
    trainer.main.get_by_role("alert").wait_for()


def test_a_wrong_letter_is_refused_and_stays_to_be_corrected(trainer: Trainer) -> None:
    trainer.count()
    (code,) = [codes.made(told) for told in families(1)]
    wrong = code[:-1] + next(letter for letter in codes.LETTERS if letter != code[-1])
    trainer.type(wrong)
    assert wrong in trainer.main.locator(".refused").inner_text()
    field = trainer.main.get_by_role("textbox")
    assert field.input_value() == wrong
    assert field.evaluate("field => field === document.activeElement")
    trainer.type(code.lower().replace("-", " "))
    assert trainer.main.locator(".refused p").count() == 0
    trainer.type(code)
    assert trainer.main.locator(".refused p").count() == 1, "it was counted before"


def test_the_number_that_is_shown_moves_five_at_a_time(trainer: Trainer) -> None:
    trainer.count()
    seen = []
    for told in families(6):
        trainer.type(codes.made(told))
        seen.append([int(word) for word in trainer.told_words().split() if word.isdigit()])
    assert seen == [[1], [2], [3], [4], [5], [5, 1]]


def test_codes_come_out_of_files(trainer: Trainer, tmp_path: Path) -> None:
    made = [codes.made(told) for told in families(5)]
    (tmp_path / "avond 1.txt").write_text("\n".join(made[:3]), "utf-8")
    (tmp_path / "avond 2.txt").write_text(f"{made[3]}; {made[4]}\r\n{made[0]}\r\n", "utf-8")
    trainer.count()
    trainer.main.locator("summary").click()
    trainer.main.locator("input[type=file]").set_input_files([tmp_path / "avond 1.txt", tmp_path / "avond 2.txt"])
    trainer.main.locator(".refused p").wait_for()
    assert made[0] in trainer.main.locator(".refused").inner_text(), "it was counted before"
    assert "5" in trainer.told_words()


def test_a_month_later_is_told_apart_and_what_is_saved_is_rounded(trainer: Trainer) -> None:
    trainer.count()
    room = codes_of(typed(trainer, 20) + typed(trainer, 12, later=True))
    trainer.sums()
    titles = trainer.main.locator(".places h2").all_inner_texts()
    assert len(titles) == 2
    trainer.main.locator("summary").click()
    numbers = trainer.main.get_by_role("spinbutton")
    for place, number in enumerate((20, 18, 12, 15, 21)):
        numbers.nth(place).fill(str(number))
    trainer.press("Count them")
    trainer.main.get_by_role("alert").wait_for()
    numbers.nth(4).fill("11")
    trainer.press("Count them")
    trainer.page.wait_for_function("document.querySelectorAll('.places h2').length === 3")
    name, content = trainer.saved(DUTCH["Save as a table"])
    away = rollup.counts(room, rollup.Door(20, 18, 12, 15, 11), away=True)
    assert (name, content.decode()) == (f"workshop-counts-{DAY}.csv", rollup.as_csv(away))
    _, page = trainer.saved(DUTCH["Save as a page"])
    assert b"<html" in page


def codes_of(given: Sequence[str]) -> Room:
    room = Room()
    for code in given:
        room.add(code)
    return room


def test_the_kit_is_saved(trainer: Trainer) -> None:
    trainer.on("I lead a workshop", "lead")
    name, content = trainer.saved(DUTCH["Save the kit to print"])
    assert name == "workshop-kit-nl.zip"
    assert content.startswith(b"PK")


def test_every_screen_can_be_used_by_everybody(browser: Browser, builtin: Registry) -> None:
    for width in (360, 1280):
        with context(browser, "nl-NL", viewport={"width": width, "height": 740}, reduced_motion="reduce") as made:
            shown = Trainer(made, builtin, [], DAY)
            shown.on("I lead a workshop", "lead")
            usable(shown)
            shown.on("Count the codes of the families", "counts")
            shown.type("AAAA-AAAA-AAAB")
            typed(shown, 6)
            shown.type("AAAA-AAAA-AAAB")
            shown.on("Back", "lead")
            shown.on("Count the codes of the families", "counts")
            usable(shown)
            shown.on("What did the room come to?", "sums")
            usable(shown)


def film(path: Path, text: str) -> Path:
    """A film of one picture: a QR code as a camera would see it."""
    width, height, size = 640, 480, 12
    rows = [[1 - module for module in row] for row in segno.make_qr(text, error="m").matrix_iter(border=4)]
    wide = b"".join(
        (b"".join(bytes([40 + 180 * light]) * size for light in row)).ljust(width, b"\xdc") * size for row in rows
    )
    luma = wide.ljust(width * height, b"\xdc")
    path.write_bytes(
        f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode()
        + (b"FRAME\n" + luma + bytes([128]) * (width * height // 2)) * 3
    )
    return path


def until(shown: OneFile, so: Callable[[], bool]) -> None:
    """Wait until something is so: the page's policy lets nobody wait in the page itself."""
    end = time.monotonic() + LIMIT
    while not so():
        assert time.monotonic() < end, shown.main.inner_text()
        shown.page.wait_for_timeout(50)


def dutch(made: BrowserContext) -> OneFile:
    shown = OneFile(made)
    shown.frame.locator("#language").select_option("nl")
    until(shown, lambda: shown.frame.locator("html").get_attribute("lang") == "nl")
    return shown


def counting(shown: OneFile) -> OneFile:
    shown.on(DUTCH["I lead a workshop"], "lead")
    shown.on(DUTCH["Count the codes of the families"], "counts")
    return shown


def add(shown: OneFile, code: str) -> None:
    field = shown.main.get_by_role("textbox")
    field.fill(code)
    field.press("Enter")
    until(shown, lambda: field.input_value() == "")


def test_a_code_is_scanned_and_the_camera_is_off_again(browser: Browser, tmp_path: Path) -> None:
    skip_unless_fresh()
    (code,) = [codes.made(told) for told in families(1)]
    fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    file = film(tmp_path / "code.y4m", code)
    arguments = [*ARGUMENTS, *fake, f"--use-file-for-fake-video-capture={file}"]
    started = browser.browser_type.launch(executable_path=find_chromium(), args=arguments)
    with context(started, "nl-NL") as made:
        shown = counting(dutch(made))
        assert shown.page.locator("video").count() == 0, "off until somebody presses"
        shown.press(DUTCH["Scan a code"])
        state = shown.main.locator(".state").first
        until(shown, lambda: state.inner_text() != DUTCH["No code is counted yet."])
        assert "1" in state.inner_text()
        assert shown.page.locator("video").count() == 0
        assert shown.complaints == []
    started.close()


def test_where_there_is_no_camera_that_is_said_and_typing_goes_on(browser: Browser) -> None:
    skip_unless_fresh()
    with context(browser, "nl-NL") as made:
        shown = counting(dutch(made))
        shown.press(DUTCH["Scan a code"])
        shown.frame.get_by_text(DUTCH["This browser gives no camera. Type the code."]).wait_for()
        add(shown, codes.made(next(families(1))))
        refused = "navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', (error) => error.name)"
        given = shown.frame.evaluate(f"navigator.mediaDevices ? {refused} : 'none'")
        assert given != "given", "the frame has no camera of its own"


@pytest.mark.long
def test_two_families_in_the_one_file(browser: Browser) -> None:
    skip_unless_fresh()
    with context(browser, "nl-NL") as made:
        shown = dutch(made)
        given = []
        for seed in range(2):
            family = Family(shown, seed)
            family.begin()
            family.answer()
            given.append(family.code())
            family.leave()
            family.press("Begin anew")
        assert len(set(given)) == 2
        counting(shown)
        for number, code in enumerate(given, 1):
            add(shown, code)
            assert str(number) in shown.main.locator(".state").first.inner_text()
        assert shown.complaints == []
