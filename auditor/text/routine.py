"""Where somebody lives or is, and which days come back every week, in a profile text. All of it is a guess."""

from __future__ import annotations

import re
from functools import cache

from auditor.text.letters import PLAIN, Folded, Span
from auditor.text.patterns import alternatives, words_and_signs
from auditor.text.posts import weekly
from auditor.text.reading import Reading
from auditor.text.word_lists import Use, words


def every_week(text: str) -> Span | None:
    """The first day of the week that comes back: "every tuesday", "elke dinsdag"."""
    told = weekly(Reading(text))
    return (told.start, told.end) if told else None


def lives_in(text: str) -> list[Span]:
    """Every place behind words such as "based in" or behind a pin, in reading order."""
    plain = Folded(text, PLAIN)
    return [plain.place(match.span()) for match in _lives().finditer(plain.letters)]


@cache
def _lives() -> re.Pattern[str]:
    phrases, signs = words_and_signs(words(Use.LIVES))
    other = rf"(?!{alternatives(words(Use.NOT_PLACES))}(?!\w))"
    return re.compile(rf"(?:(?<!\w){phrases}\s+|[{signs}][^\w\n]{{0,3}}){other}[^\W_]+", re.IGNORECASE)
