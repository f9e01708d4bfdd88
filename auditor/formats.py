"""How a language writes days, months, numbers and lists: what CLDR says of it, as `make formats` wrote it down.

Whatever there is no line for is written as in English.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal


@cache
def _formats() -> Mapping[str, Mapping[str, Any]]:
    written: dict[str, dict[str, Any]] = json.loads((files("auditor") / "locales" / "formats.json").read_text("utf-8"))
    return written


def _of(language: str) -> Mapping[str, Any]:
    return _formats().get(language) or _formats()["en"]


def day(at: date, language: str, style: Literal["long", "medium", "month"] = "long") -> str:
    """A day in words, a shorter one with `medium`, or only its month and year."""
    months = {context: names[at.month - 1] for context, names in _of(language)["months"].items()}
    names = {"MMMM": months["format wide"], "MMM": months["format abbreviated"], "LLLL": months["stand-alone wide"]}
    fields = {"y": at.year, "M": at.month, "MM": f"{at:%m}", "d": at.day, "dd": f"{at:%d}", **names}
    return str(_of(language)[style] % fields)


def month(number: int, language: str) -> str:
    """The short name of a month, 1 to 12, as it stands in a date."""
    return str(_of(language)["months"]["format abbreviated"][number - 1])


def months(language: str) -> Sequence[Sequence[str]]:
    """All names of the twelve months, January's first: long and short, alone and in a date."""
    return list(zip(*_of(language)["months"].values(), strict=True))


def language_name(code: str, language: str) -> str:
    """What a language that we read texts in is called; its code where nobody wrote that down."""
    return str(_of(language)["languages"].get(code, code))


def number(value: float, language: str) -> str:
    """A number with at most one decimal."""
    signs = str.maketrans({",": _of(language)["group"], ".": _of(language)["decimal"]})
    return f"{value:,.1f}".removesuffix(".0").translate(signs)


def format_list(words: Sequence[str], language: str, joined: Literal["and", "or"] = "and") -> str:
    """Words as a list in a sentence: one, two and three; or, with `or`, one of them."""
    patterns = _of(language)[joined]
    if len(words) < 3:
        return str(patterns["2"]).format(*words) if len(words) == 2 else "".join(words)
    line = str(patterns["end"]).format(words[-2], words[-1])
    for word in reversed(words[1:-2]):
        line = str(patterns["middle"]).format(word, line)
    return str(patterns["start"]).format(words[0], line)
