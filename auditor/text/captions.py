"""What a caption, its hashtags and the name of a place tell about a child, in general words. Pure functions.

Every text is read in all languages, without case and accents, and hashtags are taken apart (`#FirstDayOfSchool`,
`#strand_2024`). Only whole words count, so a compound that is not in our lists is missed; a word that
is also a town or an ordinary word elsewhere ("Bath", Dutch "bad") is not in it by itself, and a place's name is never
taken for a bath. Nothing here says that a child is in the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from auditor.model.posting import Sign
from auditor.text.letters import APART, Span, folded
from auditor.text.patterns import alternatives, words_and_signs
from auditor.text.profile import OLDEST_CHILD, HitKind
from auditor.text.reading import Reading, pattern_of
from auditor.text.topics import first_names, words_about
from auditor.text.weights import languages
from auditor.text.word_lists import Use, frequent, words

WORD_SIGNS = (
    Sign.BEACH,
    Sign.BATH,
    Sign.POOL,
    Sign.SWIMMING_LESSON,
    Sign.SCHOOL,
    Sign.CLUB,
    Sign.HOME,
    Sign.HOSPITAL,
)
"""What is told by a word alone; a birthday needs an age beside it."""

_OF_PLACES = frozenset(WORD_SIGNS) - {Sign.BATH, Sign.HOME}
_OF_CHILDREN = frozenset({Use.PARENTS, Use.LINKED_PARENTS, Use.SMALL_CHILDREN, Use.CHILDREN, Use.SCHOOLS, Use.HARMLESS})
"""Without these no text speaks of a child but by an age; what is harmless in a caption may still be one of these."""
_ABOUT_CHILDREN = frozenset({HitKind.CHILD, HitKind.CHILD_NAME, HitKind.CHILD_AGE, HitKind.SCHOOL})
_OF_AGE = ("years", "months", "birthday", "turns")
_BEHIND = re.compile(r"(?P<part>[-:/]?\d|[.,](?!5\b)\d|%)|(?P<glued>[^\W\d_]+)|[^\S\n]+(?P<word>[^\W\d_]+)")


def signs(caption: str, place: str = "", hashtags: Iterable[str] = ()) -> tuple[Sign, ...]:
    """What the words tell, in the order of `Sign`; `hashtags` are those kept apart from the caption, with # or not."""
    text = Reading(APART.join([caption, *(f"#{tag.lstrip('#')}" for tag in hashtags)]))
    where = Reading(place)
    found = {sign for sign in WORD_SIGNS if text.holds(Use(sign)) or (sign in _OF_PLACES and where.holds(Use(sign)))}
    if birthday(text):
        found.add(Sign.BIRTHDAY)
    return tuple(sign for sign in Sign if sign in found)


def speaks_of_child(text: Reading) -> bool:
    """Whether a video's title speaks of a child: by its own words, an age, a birthday, a children's school
    or a swimming lesson.

    A word for a parent alone ("happy birthday mum") does not count; "mum of two" does.
    """
    if text.holds(Use.CHILD) or text.holds(Use.SWIMMING_LESSON) or birthday(text):
        return True
    letters, uses = text.loosely()
    if uses.isdisjoint(_OF_CHILDREN) and not maybe_age().search(letters):
        return False
    parents = words(Use.PARENTS, folded)
    return any(kind in _ABOUT_CHILDREN and folded(spoken) not in parents for kind, spoken in text.hits_with_tags())


@cache
def maybe_age() -> re.Pattern[str]:
    """What every age has: a number in brackets, or one with a unit behind it."""
    return re.compile(rf"\(\d|\d{behind_age()}")


def behind_age() -> str:
    """A unit of age behind a figure."""
    units = alternatives((*words(Use.YEARS, folded), *words(Use.MONTHS, folded)))
    return rf"(?:\s*|-){units}(?!\w)"


def birthday(text: Reading) -> Span | None:
    """Where a child's birthday is told with its age, in the text's letters."""
    if named := text.find(Use.BIRTHDAY_IN_WORDS):
        return named.span()
    if not text.may_hold(Use.BIRTHDAY):
        return None
    for match in _birthday_with_age().finditer(text.letters):
        behind = match["after"] is None or may_be_years(text.letters, match.end("after"))
        if behind and 1 <= int(match["after"] or match["before"]) <= OLDEST_CHILD:
            return match.span()
    return None


def may_be_years(letters: str, end: int) -> bool:
    """Whether a number that ends there may be an age: it counts the word behind it, unless all texts have that word."""
    behind = _BEHIND.match(letters, end)
    if behind is None:
        return True
    return behind["glued"] in _of_age() or behind["word"] in _of_age() or behind["word"] in _common()


@cache
def _of_age() -> frozenset[str]:
    """Units of age and words of birthdays."""
    uses = (Use.YEARS, Use.MONTHS, Use.AGE_UNITS, Use.BIRTHDAY, Use.MONTH_NAMES)
    first = frozenset(word.split()[0] for use in uses for word in words(use, folded))
    return first.union(*(words_about(topic, languages()) for topic in _OF_AGE))


@cache
def _common() -> frozenset[str]:
    """Names, and words that stand in nearly every text and are not counted."""
    common = {folded(word) for listed in frequent().values() for word in listed}
    return first_names().union(common) - set(words(Use.COUNTED, folded))


@cache
def _birthday_with_age() -> re.Pattern[str]:
    """A word for a birthday and a number at most a few letters from it, on either side, in the same sentence."""
    word = f"(?:{pattern_of(Use.BIRTHDAY).pattern})"
    months = alternatives(words(Use.MONTH_NAMES, folded))
    counted, marks = words_and_signs(words(Use.COUNTED, folded))
    other = rf"(?!\d|[./:,-]\d|\s?[{marks}]|\.?\s*(?:of\s+|de\s+)?(?:{months}|{counted})(?!\w))"
    age = rf"(?<![\d.,:/€$-])(?P<{{}}>\d{{{{1,2}}}}){other}(?:st|nd|rd|th|ste|de|e|er|eme|\.)?(?!\w)"
    gap = r"[^\d.|!?\n]{0,16}"
    return re.compile(rf"{word}{gap}{age.format('after')}|{age.format('before')}{gap}{word}")
