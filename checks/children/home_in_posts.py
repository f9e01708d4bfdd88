"""Where the family lives, in the texts of posts: an address, the own street or house, the home town."""

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
    """The name of the home town alone leaves many doors; it weighs less."""
    find = partial(_find, family=context.family)
    return posted.judge_texts(account, context, Sought.HOME, find, light=Severity.MEDIUM, by_lists=True)


def _find(text: Reading, family: Family) -> posted.Spot | None:
    listed = texts.address(text) or texts.word(text, Use.OWN_HOME)
    return (
        posted.of_family(text, family, FamilyWord.STREET)
        or posted.guessed(texts.told(text, Kind.HOME, listed))
        or posted.of_family(text, family, FamilyWord.TOWN, grave=False)
    )
