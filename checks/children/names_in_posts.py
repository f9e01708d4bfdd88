"""A child's name in the texts of posts: one of the family's, or a word such as "my son" with a name behind it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from auditor.authors import NAMES, Account, Context, Family, Outcome, Reading, Sought, Verdict, names, posted, texts


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
    if sure := posted.of_family(text, family, *NAMES) or posted.guessed(texts.child_named(text)):
        return sure
    return posted.guessed(names.perhaps_named(text.text, family)) if texts.about_child(text) else None
