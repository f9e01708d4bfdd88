"""Words that say nothing about anybody: those of our own lists, such as "first", "school" and "birthday"."""

from __future__ import annotations

import re
from functools import cache

from auditor.model.posting import Told
from auditor.text import vocabulary
from auditor.text.names import ordinary_names
from auditor.text.reading import folded, words_for

_OF_POSTS = (
    *(Told.BEACH, Told.BATH, Told.POOL, Told.SWIMMING_LESSON, Told.SCHOOL, Told.CLUB, Told.HOME, Told.HOSPITAL),
    *(
        "birthday",
        "birthday_in_words",
        "child",
        "own_home",
        "weekly",
        "weekdays",
        "activities",
        "alone",
        "away",
        "live",
    ),
    *("hard", "hard_with_child", "together"),
)
_OF_PROFILES = (
    *("parents", "linked_parents", "children", "small_children", "schools", "years", "months"),
    *("child_relations", "streets_after"),
)
_LINKS = ("links", "owners")
_LETTERS = re.compile(r"[^\W\d_]+")


def is_general(word: str) -> bool:
    """Whether a word stands in our lists, in any case, and is nobody's name."""
    return folded(word) in _general()


@cache
def _general() -> frozenset[str]:
    """Every single word of the lists' phrases, without those that are names too."""
    phrases = [phrase for use in _OF_POSTS for phrase in words_for(use)]
    phrases += [folded(phrase) for use in _OF_PROFILES for phrase in vocabulary(use)]
    words = {word for phrase in phrases for word in _LETTERS.findall(phrase)}
    return frozenset(words - ordinary_names()) | {folded(word) for use in _LINKS for word in vocabulary(use)}
