"""A text as words, numbers and signs, each with its place: what topics and the classifier look at. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from auditor.text.letters import folded


class Form(StrEnum):
    """What a token is by its form."""

    WORD = "word"
    NAME = "name"
    """A word that begins with a capital inside a sentence."""
    NUMBER = "number"
    DATE = "date"
    CLOCK = "clock"
    USER = "user"
    SIGN = "sign"


class Token(NamedTuple):
    """A piece of a text; `word` in ordinary small letters, or what a number, date or user name counts as."""

    word: str
    form: Form
    start: int
    end: int


MOST = 400
"""Tokens of a text that are looked at."""
_TOKEN = re.compile(
    r"(?P<date>(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)(?!\d))"
    r"|(?P<clock>(?<!\d)\d{1,2}[:.]\d\d(?!\d)|(?<!\d)\d{1,2}\s?(?:uur|uhr|u|h|pm|am|heures)(?!\w))"
    r"|(?P<user>@[\w.]+)|(?P<tag>\#\w+)|(?P<number>\d+)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<sign>[%€$£?!]|"
    r"[^\w\s\x00-\xff\u2010-\u2027\u20e3\ufe00-\ufe0f\u200b-\u200f])",
    re.IGNORECASE,
)
TAG_PART = re.compile(r"\d+|[A-ZÀ-Þ]?[^\W\d_A-ZÀ-Þ]+|[A-ZÀ-Þ]+(?![a-zà-ÿ])|[^\W\d_]+")
"""A word or number in a hashtag or user name, by its capitals."""
_SENTENCE = re.compile(r"(?:^|[.!?…:|\n\"“„«]|\W[-–])\s*\Z")
_NUMBERS = ((0, "<0>"), (17, "<child>"), (29, "<young>"), (120, "<grown>"))
_LAST_GROWN, _THIS = 2004, 2035


@lru_cache(maxsize=8)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in reading order; a hashtag is taken apart."""
    return tuple(islice(chain.from_iterable(_of(match, text) for match in _TOKEN.finditer(text)), MOST))


def _of(match: re.Match[str], text: str) -> Iterator[Token]:
    form, told, (start, end) = match.lastgroup, match[0], match.span()
    if form == "tag":
        for part in TAG_PART.finditer(told, 1):
            word = part[0]
            number = word.isdecimal()
            yield Token(number_word(word) if number else small(word), Form.NUMBER if number else Form.WORD, start, end)
    elif form == "number":
        yield Token(number_word(told), Form.NUMBER, start, end)
    elif form == "word":
        capital = told[0].isupper() and told[1:].islower() and _SENTENCE.search(text, max(0, start - 4), start) is None
        yield Token(small(told), Form.NAME if capital else Form.WORD, start, end)
    elif form == "sign":
        yield Token(told, Form.SIGN, start, end)
    else:
        yield Token(f"<{form}>", Form(str(form)), start, end)


@lru_cache(maxsize=1 << 16)
def small(word: str) -> str:
    """A word in ordinary small letters."""
    return folded(word)


def number_word(digits: str) -> str:
    """What a number may be: a child's age, a grown person's, a year, more."""
    number = int(digits[:6])
    for most, word in _NUMBERS:
        if number <= most:
            return word
    if 1900 <= number <= _THIS:
        return "<year>" if number <= _LAST_GROWN else "<child year>"
    return "<many>"
