"""A day for a calendar: any calendar reads it, and it tells nothing of anybody."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from auditor.app.calendar_file import calendar_file, in_a_month, ready_on
from auditor.model.account import Platform
from icalendar import Calendar, Event

DAY = date(2026, 12, 31)


def event(content: bytes) -> Event:
    (found,) = Calendar.from_ical(content).walk("VEVENT")
    assert isinstance(found, Event)
    return found


def test_another_program_reads_a_whole_day() -> None:
    found = event(calendar_file(DAY, "nl"))
    assert found.decoded("DTSTART") == DAY
    assert found.decoded("DTEND") == DAY + timedelta(1)
    assert found.decoded("SUMMARY") == "Je download"
    assert not found.errors


def test_it_holds_two_words_and_a_number_of_its_own() -> None:
    one, other = (event(calendar_file(DAY, "en")) for _ in range(2))
    assert set(one) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP"}
    assert one["UID"] != other["UID"]
    assert "@" not in str(one["UID"])


def test_no_service_stands_in_it() -> None:
    said = calendar_file(DAY, "en").decode().casefold()
    assert not [name for name in (*Platform, "auditor", "privacy", "child") if name in said]


@pytest.mark.parametrize("words", ["One, two; three", "back\\slash", "Žluťoučký kůň"])
def test_whatever_the_words_are_they_are_read_as_they_were(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.app.calendar_file.calendar_words", lambda: {"en": words})
    assert event(calendar_file(DAY, "cs")).decoded("SUMMARY") == words


def test_several_downloads_are_waited_for_together() -> None:
    each = {platform: ready_on([platform], DAY) for platform in Platform}
    assert ready_on(list(Platform), DAY) == max(each.values()) > DAY


def test_a_month_is_never_less_than_four_weeks() -> None:
    assert timedelta(28) <= in_a_month(DAY) - DAY <= timedelta(31)
