"""Writes down what CLDR says of the languages we meet, out of Babel, so that Babel itself need not be installed.

Babel's data of 1,000 languages is a seventh of everything an installation would weigh. `make formats` writes the file
anew; a test fails when it is stale.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import get_date_format, match_skeleton, parse_pattern

AUDITOR = Path(__file__).parents[1] / "auditor"
FILE = AUDITOR / "locales" / "formats.json"
READ = ("en", "en_GB", "nl", "de", "fr", "it", "es", "pt", "zh_TW", "vi")
"""The languages of the exports' own words; those of the interface come with them."""


def languages() -> list[str]:
    """The locales that are written down."""
    return [*READ, *sorted({path.stem for path in (AUDITOR / "locales").glob("*.po")} - {*READ})]


def texts() -> list[str]:
    """The languages in which texts are read, whose names are written down in each."""
    return sorted(path.stem for path in (AUDITOR / "text" / "weights").glob("*.bin"))


def of(language: str) -> dict[str, Any]:
    """How that language writes days, months, numbers and lists, and what it calls languages."""
    locale = Locale.parse(language)
    months = {
        f"{context} {width}": [locale.months[context][width][number] for number in range(1, 13)]
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    }
    skeleton = locale.datetime_skeletons[match_skeleton("yMMMM", locale.datetime_skeletons)]
    return {
        "long": parse_pattern(get_date_format("long", locale)).format,
        "medium": parse_pattern(get_date_format("medium", locale)).format,
        "month": parse_pattern(skeleton).format,
        "months": months,
        "and": dict(locale.list_patterns["standard"]),
        "or": dict(locale.list_patterns["or"]),
        "decimal": locale.number_symbols["latn"]["decimal"],
        "languages": {code: locale.languages[code] for code in texts()},
        "group": locale.number_symbols["latn"]["group"],
    }


def as_text() -> str:
    """The file as it is to be: a line for each language."""
    lines = (f'"{language}": {json.dumps(of(language), ensure_ascii=False)}' for language in languages())
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(as_text(), "utf-8")
