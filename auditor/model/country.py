"""The country a family lives in, as two letters (ISO 3166-1). It only chooses the help lines of a report."""

from __future__ import annotations

WANTED = "two letters, such as NL or BE"


def country_code(text: str) -> str:
    """The code that somebody meant, in capitals; empty for anything that is no two letters."""
    code = text.strip().upper()
    code = "GB" if code == "UK" else code
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
