"""Days, numbers and lists are written as CLDR says, whose witness is Babel; Babel is not needed to write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from auditor import formats
from auditor.i18n import LANGUAGES
from babel.dates import format_date, format_skeleton, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

EVERY = ("en", "en_GB", "nl", "de", "fr", "it", "es", "pt", "zh_TW", "vi")


def test_the_file_is_what_babel_says_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "_build")
    import locale_formats

    assert locale_formats.FILE.read_text("utf-8") == locale_formats.as_text(), "make formats"
    assert {*LANGUAGES, *EVERY} == {*locale_formats.languages()}


@pytest.mark.parametrize("language", [*EVERY, *LANGUAGES])
def test_they_are_written_as_babel_writes_them(language: str) -> None:
    for day in (date(2026, month, 28 - 2 * month) for month in range(1, 13)):
        assert formats.day(day, language) == format_date(day, "long", language)
        assert formats.day(day, language, "medium") == format_date(day, "medium", language)
        assert formats.day(day, language, "month") == format_skeleton("yMMMM", day, locale=language)
        assert formats.month(day.month, language) == get_month_names("abbreviated", locale=language)[day.month]
    for value in (0, 0.04, 0.1, 12.0, 999.9, 1000, 1234.55, 1234567.8):
        assert formats.number(value, language) == format_decimal(round(value, 1), locale=language)
    for words in (list("abcde"[:n]) for n in range(6)):
        assert formats.format_list(words, language) == format_list(words, locale=language)
        assert formats.format_list(words, language, "or") == format_list(words, "or", locale=language)


def test_a_language_that_nobody_wrote_down_is_written_as_english() -> None:
    assert formats.day(date(2026, 3, 1), "xx") == "March 1, 2026"
