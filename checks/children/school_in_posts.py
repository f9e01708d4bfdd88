"""School, class, nursery and club in the texts of posts: the family's own by name, others by general words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from auditor.authors import (
    Account,
    Context,
    Family,
    FamilyWord,
    Kind,
    Reading,
    Severity,
    Sought,
    Use,
    Verdict,
    posted,
    texts,
)


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """A word such as "school" alone tells little; a name, a kind of school or a class tells where a child is."""
    find = partial(_find, family=context.family)
    return posted.judge_texts(account, context, Sought.SCHOOL, find, light=Severity.MEDIUM, by_lists=True)


def _find(text: Reading, family: Family) -> posted.Spot | None:
    if own := posted.of_family(text, family, FamilyWord.SCHOOL, FamilyWord.CLUB):
        return own
    named, word = texts.school_named(text), texts.word(text, Use.SCHOOL, Use.CLUB)
    told = texts.told(text, Kind.SCHOOL, named or word)
    return posted.guessed(told, grave=named is not None or word is None)
