"""Illness, tears, the potty, punishment: moments of a child in the texts of posts that it would keep to itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from auditor.authors import NAMES, Account, Context, Family, Kind, Reading, Sought, Use, Verdict, posted, texts


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Words that are about children anyway, and others in posts that speak of a child."""
    posts = posted.shown(account, context)
    mentioned = [
        mention
        for mention in posted.mentions(posts, partial(_find, family=context.family), by_lists=True)
        if mention.spot.grave or posted.about_child(mention.shown, context.family)
    ]
    yield from posted.judge(account, posts, mentioned, Sought.HARD_MOMENTS)


def _find(text: Reading, family: Family) -> posted.Spot | None:
    """Grave when no other word for a child is needed."""
    child = posted.of_family(text, family, *NAMES) is not None
    needing = texts.word(text, Use.HOSPITAL, Use.HARD_WITH_CHILD)
    if told := texts.told(text, Kind.HARD, texts.word(text, Use.HARD), child=child):
        return posted.guessed((needing if told.perhaps else None) or told)
    return posted.guessed(needing, grave=False) if needing and texts.counts(text, Kind.HARD) else None
