"""Illness, tears, the potty, punishment: moments of a child in the texts of posts that it would keep to itself."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Context, Reading, Sought, Use, Verdict, posted, texts


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Words that are about children anyway, and others in posts that speak of a child."""
    posts = posted.shown(account, context)
    mentioned = [
        mention
        for mention in posted.mentions(posts, _find, by_lists=True)
        if mention.spot.grave or posted.about_child(mention.shown, context.family)
    ]
    yield from posted.judge(account, posts, mentioned, Sought.HARD_MOMENTS)


def _find(text: Reading) -> posted.Spot | None:
    """Grave when no other word for a child is needed."""
    needing = posted.guessed(texts.word(text, Use.HOSPITAL, Use.HARD_WITH_CHILD), grave=False)
    return posted.guessed(texts.word(text, Use.HARD)) or needing
