"""Words that say nothing about anybody: those of our own lists, such as "first", "school" and "birthday"."""

from __future__ import annotations

import re
from functools import cache

from auditor.text.letters import folded
from auditor.text.names import ordinary_names
from auditor.text.word_lists import Use, words

_USES = (
    *(Use.BEACH, Use.BATH, Use.POOL, Use.SWIMMING_LESSON, Use.SCHOOL, Use.CLUB, Use.HOME, Use.HOSPITAL),
    *(Use.BIRTHDAY, Use.BIRTHDAY_IN_WORDS, Use.CHILD, Use.OWN_HOME, Use.WEEKLY, Use.WEEKDAYS, Use.ACTIVITIES),
    *(Use.ALONE, Use.AWAY, Use.LIVE, Use.HARD, Use.HARD_WITH_CHILD, Use.TOGETHER),
    *(Use.PARENTS, Use.LINKED_PARENTS, Use.CHILDREN, Use.SMALL_CHILDREN, Use.SCHOOLS, Use.YEARS, Use.MONTHS),
    *(Use.CHILD_RELATIONS, Use.STREETS_AFTER),
)
_LINKS = (Use.LINKS, Use.OWNERS)
_LETTERS = re.compile(r"[^\W\d_]+")


def is_general(word: str) -> bool:
    """Whether a word stands in our lists, in any case, and is nobody's name."""
    return folded(word) in _general()


@cache
def _general() -> frozenset[str]:
    """Every single word of the lists' phrases, without those that are names too."""
    phrases = (phrase for use in _USES for phrase in words(use, folded))
    general = {word for phrase in phrases for word in _LETTERS.findall(phrase)}
    return frozenset(general - ordinary_names()).union(*(words(use, folded) for use in _LINKS))
