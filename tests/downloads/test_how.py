"""How to ask each platform for the download: the same steps in every language, each short enough for one screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from auditor.downloads.how import HowTo, Row, RowKind, Screen, ScreenKind, Texts, how_to
from auditor.i18n import LANGUAGES
from auditor.model.account import Platform

MOST_SENTENCES = 3
MOST_WORDS = 24
LONGEST_LABEL = 48
"""What still fits a row of a small phone in two or three lines."""


@pytest.fixture(params=Platform)
def guide(request: pytest.FixtureRequest) -> HowTo:
    return how_to(request.param)


def screens(guide: HowTo) -> list[Screen]:
    return [step.screen for step in guide.steps if step.screen]


def labels(guide: HowTo) -> Iterator[Texts]:
    for screen in screens(guide):
        yield screen.title
        for row in screen.rows:
            yield from filter(None, (row.label, row.value))


def texts(guide: HowTo) -> Iterator[Texts]:
    yield guide.title
    yield from guide.good_to_know
    for step in guide.steps:
        yield from filter(None, (step.text, step.why))


def test_every_language_has_every_word(guide: HowTo) -> None:
    assert guide.link.startswith("https://")
    assert guide.verified is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", guide.verified)
    said = [*texts(guide), *labels(guide)]
    assert {frozenset(text) for text in said} == {frozenset(LANGUAGES)}
    assert all(words.strip() == words != "" for text in said for words in text.values())


def test_a_step_is_short(guide: HowTo) -> None:
    said = [words for step in guide.steps for text in (step.text, step.why) for words in text.values()]
    sentences = {words: [part for part in re.split(r"[.?!:] ", words) if part] for words in said}
    assert {words: len(parts) for words, parts in sentences.items() if len(parts) > MOST_SENTENCES} == {}
    assert [part for parts in sentences.values() for part in parts if len(part.split()) > MOST_WORDS] == []


def test_a_screen_has_at_most_one_row_to_tap_which_its_step_names(guide: HowTo) -> None:
    taps = [[row for row in screen.rows if row.tap] for screen in screens(guide)]
    assert max(map(len, taps)) == 1
    named = [(step.text, row) for step in guide.steps if step.screen for row in step.screen.rows if row.tap]
    assert len(named) >= 5
    missing = [
        (language, row.label[language])
        for text, row in named
        for language in LANGUAGES
        if row.kind is not RowKind.MENU and row.label[language] not in text[language]
    ]
    assert missing == []


def test_a_label_fits_a_small_screen(guide: HowTo) -> None:
    assert [words for label in labels(guide) for words in label.values() if len(words) > LONGEST_LABEL] == []


def test_everything_and_json_are_what_is_chosen(guide: HowTo) -> None:
    assert {("All time",), ("JSON",)} & {tuple(on(row)) for row in rows(guide)}
    assert "JSON" in {words for row in rows(guide) for words in on(row)}


def rows(guide: HowTo) -> Iterator[Row]:
    return (row for screen in screens(guide) for row in screen.rows)


def on(row: Row) -> list[str]:
    """What is chosen in a row: its value, or itself."""
    return [(row.value or row.label)["en"]] if row.on else []


@pytest.mark.parametrize("platform", [Platform.INSTAGRAM, Platform.FACEBOOK])
def test_meta_is_asked_for_all_time_and_big_pictures(platform: Platform) -> None:
    chosen = {words for row in rows(how_to(platform)) for words in on(row)}
    assert {"All time", "JSON", "High", "Preferences", "Security and login information"} <= chosen
    assert not any("message" in words.casefold() for words in chosen)


def test_every_way_ends_at_the_computer_and_never_by_a_chat(guide: HowTo) -> None:
    last = screens(guide)[-1]
    assert last.kind is ScreenKind.TRANSFER
    assert {row.label["en"]: row.on for row in last.rows}["Chat"] is False
    assert sum(row.on for row in last.rows) == 3


def test_a_download_that_is_kept_four_days_is_looked_for_before(guide: HowTo) -> None:
    assert 1 <= guide.ready_days <= 3
