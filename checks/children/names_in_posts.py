"""A child's name in the texts of posts: one of the family's, or a word such as "my son" with a name behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from auditor.authors import (
    NAMES,
    Account,
    Context,
    Family,
    Outcome,
    Reading,
    Sought,
    Tells,
    Told,
    Verdict,
    names,
    posted,
    texts,
)


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """With the names of children that these do not stand there, and no sign of others; without them nothing."""
    posts = posted.shown(account, context)
    mentioned = posted.mentions(posts, partial(_named, family=context.family), by_lists=True)
    for verdict in posted.judge(account, posts, mentioned, Sought.NAMES):
        if verdict.outcome is not Outcome.PASS or not posts:
            yield verdict
        elif not context.family.children:
            yield Verdict(Outcome.UNKNOWN, "no_names_given", verdict.params)
        elif signs := posted.mentions(posts, _maybe_named):
            yield Verdict(Outcome.UNKNOWN, "other_names", {"posts": len(signs)}, tuple(sign.evidence for sign in signs))
        else:
            yield replace(verdict, message="only_given")


def _named(text: Reading, family: Family) -> posted.Spot | None:
    if sure := posted.of_family(text, family, *NAMES) or posted.guessed(texts.child_named(text)):
        return sure
    perhaps = names.perhaps_named(text.text, family) if texts.about_child(text) else None
    return posted.guessed(Told(*perhaps, Tells.NAME, perhaps=True)) if perhaps else None


def _maybe_named(text: Reading) -> posted.Spot | None:
    return posted.guessed(texts.maybe_named(text))
