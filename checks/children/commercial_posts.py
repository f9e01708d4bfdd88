"""Advertising in posts that a child is part of: by words and hashtags, and by words or a photo of a child."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import (
    Account,
    Context,
    Kind,
    Outcome,
    Reading,
    Sought,
    Use,
    Verdict,
    exposed,
    posted,
    texts,
    verdicts,
)


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """An advert without a word about a child passes only when all photos were looked at."""
    posts = posted.shown(account, context)
    paid = posted.mentions(posts, _paid, by_lists=True)
    childs = [m for m in paid if m.spot.grave or m.shown.beside.child or posted.about_child(m.shown, context.family)]
    known = {id(mention) for mention in childs}
    others = [mention for mention in paid if id(mention) not in known]
    untold = bool(others) and exposed.nothing(account).outcome is not Outcome.PASS
    if childs or not untold:
        yield from posted.judge(account, posts, childs, Sought.COMMERCIAL)
    if untold:
        yield verdicts.undecided(others, "child_untold")


def _paid(text: Reading) -> posted.Spot | None:
    """An advert; grave when its words tell that a child is part of it."""
    listed = texts.word(text, Use.PAID) or texts.paid_tag(text)
    if told := texts.told(text, Kind.COMMERCIAL):
        return posted.guessed(listed or told)
    return posted.guessed(listed, grave=False)
