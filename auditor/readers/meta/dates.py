"""Times as the exports write them: seconds since 1970 in JSON, words of many languages in HTML pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from auditor import formats

if TYPE_CHECKING:
    from dateutil.parser import parser

_LANGUAGES = ("en", "nl", "de", "fr", "it", "es", "pt")
_FIRST = datetime(2003, 1, 1, tzinfo=UTC).timestamp()
_SECONDS = (int, float, str)
_MONTHS = 12
_FIGURES = re.compile(r"(?<!\d)(?P<one>\d{1,2})(?P<sign>[./-])\s?(?P<other>\d{1,2})(?P=sign)\s?(?:\d{4}|\d{2})(?!\d)")
_LAST = datetime(2100, 1, 1, tzinfo=UTC).timestamp()


@cache
def _months() -> list[tuple[str, ...]]:
    """For each month its names and short names in every language, without full stops."""
    names: list[dict[str, None]] = [{} for _ in range(12)]
    for language in _LANGUAGES:
        for number, month in enumerate(formats.months(language)):
            names[number] |= {name.casefold().rstrip("."): None for name in month}
    return [tuple(n) for n in names]


_EAST_ASIAN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(\d{1,2})\s*月"), lambda m: _months()[int(m[1]) - 1][0] if 0 < int(m[1]) < 13 else ""),
    (re.compile(r"[年日]"), " "),
    (re.compile("上午"), "am "),
    (re.compile("下午"), "pm "),
)


def from_seconds(raw: object) -> datetime | None:
    """A time out of JSON, UTC; None for 0, text, and times before these services existed (format notes 1.5)."""
    if raw is None or isinstance(raw, bool) or not isinstance(raw, _SECONDS):
        return None
    try:
        seconds = float(raw)
    except ValueError:
        return None
    return datetime.fromtimestamp(seconds, UTC) if _FIRST <= seconds < _LAST else None


def from_text(raw: str) -> datetime | None:
    """A time out of an HTML page, in any of the languages read here; local time taken as UTC; None when unclear.

    Of figures alone the day comes first where full stops part them; between strokes nobody can say, unless only one
    order makes a date.
    """
    text = raw.replace("\u00a0", " ").replace("\u202f", " ").strip()[:60]
    if not any(c.isdigit() for c in text):
        return None
    for pattern, replacement in _EAST_ASIAN:
        text = pattern.sub(replacement, text)
    figures = _FIGURES.search(text)
    if figures and _is_unclear(figures):
        return None
    try:
        found = _parser().parse(text, dayfirst=bool(figures), default=datetime(1, 1, 1, tzinfo=UTC))
    except (OverflowError, ValueError, TypeError, IndexError):
        return None
    if not isinstance(found, datetime) or found.year < 1900:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _is_unclear(figures: re.Match[str]) -> bool:
    """Whether the same figures make another date when day and month change places."""
    one, other = int(figures["one"]), int(figures["other"])
    return figures["sign"] != "." and one != other and max(one, other) <= _MONTHS


@cache
def _parser() -> parser:
    """dateutil's parser, which only pages of HTML need."""
    from dateutil.parser import parser, parserinfo

    class Info(parserinfo):
        """Month names in all the languages; week days mean nothing here and "mar" is also a Tuesday."""

        MONTHS = _months()  # type: ignore[assignment]  # the stubs allow two or three names a month, dateutil any number
        WEEKDAYS = []  # noqa: RUF012  # dateutil's own way of stating words
        JUMP = [  # noqa: RUF012  # dateutil's own way of stating words
            *parserinfo.JUMP,
            *("de", "del", "do", "à", "um", "om", "alle", "ore", "a", "las", "às", "kl", "uhr", "u", "h"),
        ]

    return parser(Info())
