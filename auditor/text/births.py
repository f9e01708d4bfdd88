"""The birth dates of the family's children in a text, however written: in figures, with a short year, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from auditor.text.letters import PLAIN, Folded, Span, folded, lower
from auditor.text.patterns import alternatives
from auditor.text.word_lists import Use, words

SIGNS = "-–./·_|"
"""What stands between the numbers of a date."""
_BETWEEN = rf"(?:\s?[{SIGNS}]\s?|\s)"
_SHORT = r"['’´`]?"
_FIGURES = re.compile(
    rf"(?<![\d.,/-])(\d{{1,2}}|\d{{4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}{_SHORT}(\d{{4}}|\d{{2}})(?![\d/-])"
)
_STEMS = "jan feb,fev mar,maa,mrt apr,avr mai,mei,may jun,juin jul,juil aug,aou sep oct,okt nov dec,dez"
_MONTHS = {stem: number for number, stems in enumerate(_STEMS.split(), 1) for stem in stems.split(",")}
"""How the names of the months begin in our languages, without accents."""


def family_birth(text: str, births: Iterable[date]) -> Span | None:
    """The first place where one of these dates stands, day and month in any order; the year may have two figures."""
    known = frozenset(births)
    if not known:
        return None
    plain = Folded(text, PLAIN)
    for span, numbers in sorted(_dates(plain.letters)):
        if any(sorted(numbers) in _written(born) for born in known):
            return plain.place(span)
    return None


def _written(born: date) -> list[list[int]]:
    return [sorted((born.day, born.month, year)) for year in (born.year, born.year % 100)]


def _dates(text: str) -> Iterator[tuple[Span, tuple[int, int, int]]]:
    for match in _FIGURES.finditer(text):
        yield match.span(), (int(match[1]), int(match[2]), int(match[3]))
    for match in _in_words().finditer(lower(text)):
        if month := _month(match["month"] or match["first"]):
            yield match.span(), (int(match["day"] or match["second"]), month, int(match["year"]))


@cache
def _in_words() -> re.Pattern[str]:
    months = alternatives(words(Use.MONTH_NAMES))
    end = r"(?:st|nd|rd|th|ste|de|er|e|\.)?"
    year = rf"\.?,?\s+{_SHORT}(?P<year>\d{{4}}|\d{{2}})(?!\d)"
    day_first = rf"(?P<day>\d{{1,2}}){end}\s*(?:of\s+)?(?P<month>{months})"
    return re.compile(rf"(?<!\d)(?:{day_first}|(?<!\w)(?P<first>{months})\.?\s+(?P<second>\d{{1,2}}){end}){year}")


def _month(word: str) -> int | None:
    """The month that a word of any of our languages means."""
    letters = folded(word)
    return _MONTHS.get(letters[:4]) or _MONTHS.get(letters[:3])
