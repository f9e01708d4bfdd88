"""School, class, nursery and club in the texts of posts: the family's own by name, others by general words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from auditor.exposure import posts as posted
from auditor.model.account import Account
from auditor.model.family import Family
from auditor.model.verdict import Context, Severity, Verdict
from auditor.text.names import FamilyWord
from auditor.text.posts import school_named, word
from auditor.text.reading import Reading
from auditor.text.silence import Sought
from auditor.text.word_lists import Use


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """A word such as "school" alone tells little; a name, a kind of school or a class tells where a child is."""
    find = partial(_told, family=context.family)
    return posted.audit(account, context, Sought.SCHOOL, find, light=Severity.MEDIUM, by_lists=True)


def _told(text: Reading, family: Family) -> posted.Spot | None:
    return (
        posted.of_family(text, family, FamilyWord.SCHOOL, FamilyWord.CLUB)
        or posted.guessed(school_named(text))
        or posted.guessed(word(text, Use.SCHOOL, Use.CLUB), grave=False)
    )
