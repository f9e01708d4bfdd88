"""Where a text holds phone numbers: long runs of digits that are no dates, times or years. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.text.letters import Span

_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_BETWEEN = r"[\s().\-\u2010-\u2015/]{0,3}"


def _dates(between: str, year: str) -> str:
    days = (_DAY, _MONTH, year), (_MONTH, _DAY, year), (year, _MONTH, _DAY)
    return "|".join(map(between.join, days))


_COMPACT = rf"{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_DATE = rf"(?<!\d)(?<!\d[-./])(?:{_dates('[-./]', _YEAR)}|{_COMPACT})(?![-./]?\d)"
"""A date that is no piece of a longer run, whatever stands beside it."""
_YEAR_BEFORE = rf"(?<!\d)(?<!\d[-./\s]){_YEAR}(?=\s(?:\+|\(?0)(?:{_BETWEEN}\d){{6,}})"
_DIGIT = rf"(?!{_DATE})\d"
_LONG = rf"(?<!\d){_DIGIT}(?:{_BETWEEN}{_DIGIT}){{6,}}"
_RUN = re.compile(rf"{_DATE}|{_YEAR_BEFORE}|(?P<long>{_LONG})")

_TIME = r"(?:[01]?\d|2[0-4])\.[0-5]\d"
_SEASON = rf"{_YEAR}[-/]\d\d|{_MONTH}[-./]{_YEAR}"
_SHORT_DATES = _dates("[-./]", r"\d\d")
_MOMENT = rf"(?:{_dates('[-./ ]', _YEAR)}|{_SHORT_DATES}|{_COMPACT}|{_SEASON}|{_YEAR}|{_TIME})"
_MOMENTS = re.compile(rf"(?:[1-9]\d?\s)?{_MOMENT}(?:[\s\-\u2010-\u2015/]{{1,3}}{_MOMENT})*(?:\s[1-9]\d?)?")
"""Several dates, times and years in a row, with a small number beside them."""

_MOST_MOMENTS = 50
"""In so many characters; a longer row of numbers can be read in too many ways to try them all."""


def phone_numbers(text: str) -> Iterator[Span]:
    """Where in a text, from left to right, seven digits or more stand together as in a phone number."""
    for run in _RUN.finditer(text):
        long = run["long"] or ""
        if len(long) > _MOST_MOMENTS or (long and not _MOMENTS.fullmatch(long)):
            yield run.span()
