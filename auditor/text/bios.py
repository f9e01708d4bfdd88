"""What the classifier says of a bio. It has learned from captions, so that it only adds to what lists find."""

from __future__ import annotations

from auditor.text.classifier import ENOUGH, Kind
from auditor.text.letters import Span
from auditor.text.posts import told
from auditor.text.reading import Reading
from auditor.text.tokens import tokens
from auditor.text.topics import first_names
from auditor.text.word_lists import Use

_FAR_BELOW = 2.6
"""By how much less than enough a bio tells whose numbers count something else."""


def tells(text: str, kind: Kind) -> Span | None:
    """Where a bio tells something of a kind; nowhere in that of a shop or practice, nor in a few words."""
    reading = Reading(text)
    enough = reading.judged is not None and reading.judged.length >= ENOUGH
    found = told(reading, kind) if enough and not reading.holds(Use.BUSINESSES) else None
    return (found.start, found.end) if found else None


def about_child(text: str) -> bool:
    """Whether a number of years in a bio may be a child's: a first name is there, or it is about nothing else."""
    judged = Reading(text).judged
    named = any(token.word in first_names() for token in tokens(text))
    return named or judged is None or judged.above > -_FAR_BELOW


def of_grown_people(text: str) -> bool:
    """Whether it speaks of a wedding or of what was founded, so that a year is no child's."""
    return Reading(text).holds(Use.NOT_BIRTHS)
