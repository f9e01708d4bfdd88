"""Where the family lives, in the texts of posts: an address, the own street or house, the home town."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from auditor.exposure import posts as posted
from auditor.model.account import Account
from auditor.model.family import Family
from auditor.model.verdict import Context, Severity, Verdict
from auditor.text.names import FamilyWord
from auditor.text.posts import address, word
from auditor.text.reading import Reading
from auditor.text.silence import Sought
from auditor.text.word_lists import Use


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """The name of the home town alone leaves many doors; it weighs less."""
    find = partial(_told, family=context.family)
    return posted.audit(account, context, Sought.HOME, find, light=Severity.MEDIUM, by_lists=True)


def _told(text: Reading, family: Family) -> posted.Spot | None:
    return (
        posted.of_family(text, family, FamilyWord.STREET)
        or posted.guessed(address(text) or word(text, Use.OWN_HOME))
        or posted.of_family(text, family, FamilyWord.TOWN, grave=False)
    )
