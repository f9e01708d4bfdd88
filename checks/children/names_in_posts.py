"""A child's name in the texts of posts: one of the family's, or a word such as "my son" with a name behind it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from auditor.exposure import posts as posted
from auditor.model.account import Account
from auditor.model.family import Family
from auditor.model.verdict import Context, Outcome, Verdict
from auditor.text.names import NAMES
from auditor.text.posts import child_named
from auditor.text.reading import Reading
from auditor.text.silence import Sought


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Without the children's names nobody can say that there are none."""
    posts = posted.shown(account, context)
    mentioned = posted.mentions(posts, partial(_named, family=context.family), by_lists=True)
    for verdict in posted.judge(account, posts, mentioned, Sought.NAMES):
        if verdict.outcome is Outcome.PASS and posts and not context.family.children:
            yield Verdict(Outcome.UNKNOWN, "no_names_given", verdict.params)
        else:
            yield verdict


def _named(text: Reading, family: Family) -> posted.Spot | None:
    return posted.of_family(text, family, *NAMES) or posted.guessed(child_named(text))
