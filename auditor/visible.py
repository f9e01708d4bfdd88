"""What of a text may be shown: the last thing before a terminal, a page or a table. What is compared stays as it is."""

from __future__ import annotations

LONGEST_NAME = 60
"""The most characters of an account's name that are shown; no platform has longer ones."""

_BREAKS = "\n\r\t\v\f\x85\u2028\u2029"
_STEERING = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_DROPPED = dict.fromkeys(code for code in _STEERING if chr(code) not in "\n\t")
_IN_A_LINE = dict.fromkeys(_STEERING) | dict.fromkeys(map(ord, _BREAKS), " ")


def visible(text: str) -> str:
    """The text without what steers a terminal (C0, C1) or turns a line around (U+202A–202E, U+2066–2069).

    Lines and tabs stay, and so do joiners and all other marks: scripts and emoji need them.
    """
    return text.translate(_DROPPED)


def in_a_line(text: str) -> str:
    """The same in one line, for a name inside a sentence: each break becomes a blank."""
    return text.translate(_IN_A_LINE)


def short_name(text: str) -> str:
    """The name of an account or of a download, in one line and of a length that a page can hold."""
    line = in_a_line(text)
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1] + "…"
