"""When a family is where, in the texts of posts: every week, right now, away from home, a child alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from auditor.authors import (
    NAMES,
    Account,
    Confidence,
    Context,
    Family,
    Kind,
    Outcome,
    Reading,
    Sought,
    Told,
    Use,
    Verdict,
    captions,
    posted,
    texts,
)

_STILL_TRUE = timedelta(days=730)
"""Lessons and holidays of longer ago tell nobody where a child is today."""


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """What was posted in the last two years; without a date it may have been."""
    posts = posted.shown(account, context)
    mentioned = posted.mentions(posts, partial(_find, family=context.family), by_lists=True)
    recent = posted.since(mentioned, context.today - min(_STILL_TRUE, context.today - date.min))
    if recent or not mentioned:
        yield from posted.judge(account, posts, recent, Sought.ROUTINE)
        return
    silence = posted.nothing(account, posts, Sought.ROUTINE)
    if silence.outcome is Outcome.PASS:
        silence = Verdict(Outcome.PASS, "long_ago", {"posts": len(mentioned)}, confidence=Confidence.DERIVED)
    yield silence


def _find(text: Reading, family: Family) -> posted.Spot | None:
    listed = texts.word(text, Use.ALONE, Use.AWAY, Use.LIVE) or _every_week(text, family)
    child = posted.of_family(text, family, *NAMES) is not None
    return posted.guessed(texts.told(text, Kind.ROUTINE, listed, child=child))


def _every_week(text: Reading, family: Family) -> Told | None:
    """A fixed day, where an hour, an activity or a child stands beside it: pizza every friday is nobody's business."""
    told = texts.weekly(text)
    if told is None or texts.names_hour_or_activity(text) or captions.speaks_of_child(text):
        return told
    return told if posted.of_family(text, family, *NAMES) else None
