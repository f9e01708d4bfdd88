"""Where somebody lives or is, and which days come back every week, in a profile text. All of it is a guess."""

from __future__ import annotations

import re
from functools import cache

from auditor.text import alternatives, plain, vocabulary, words_and_signs
from auditor.text.posts import weekly
from auditor.text.reading import Reading, Span


def every_week(text: str) -> Span | None:
    """The first day of the week that comes back: "every tuesday", "elke dinsdag"."""
    return weekly(Reading(text))


def lives_in(text: str) -> list[Span]:
    """Every place behind words such as "based in" or behind a pin, in reading order."""
    ordinary, places = plain(text)
    return [(places[match.start()], places[match.end() - 1] + 1) for match in _lives().finditer(ordinary)]


@cache
def _lives() -> re.Pattern[str]:
    words, signs = words_and_signs(vocabulary("lives"))
    other = rf"(?!{alternatives(vocabulary('not_places'))}(?!\w))"
    return re.compile(rf"(?:(?<!\w){words}\s+|[{signs}][^\w\n]{{0,3}}){other}[^\W_]+", re.IGNORECASE)
