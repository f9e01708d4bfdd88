"""Items with a child whose words speak of water: by captions, hashtags and places, never by looking at undress."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from auditor.authors import (
    Account,
    Context,
    Kind,
    Outcome,
    Reading,
    Sign,
    Sought,
    Tells,
    Told,
    Use,
    Verdict,
    exposed,
    posted,
    silence,
    texts,
    verdicts,
)

_WATER = frozenset({Sign.BEACH, Sign.BATH, Sign.POOL, Sign.SWIMMING_LESSON})


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Beach, bath, pool and swimming lesson; where nobody looked at the photos, as far as the words tell of a child."""
    if account.fact("photos.with_child") is None:
        yield from _by_words_alone(account, posted.shown(account, context))
        return
    shown = exposed.shown(account)
    read = [photo.exposure.caption for photo in shown if photo.exposure.caption or Sign.PLACE in photo.exposure.told]
    for verdict in exposed.judge(account, list(_in_water(shown))):
        yield (verdict.outcome is Outcome.PASS and silence.silent_in(Sought.WATER, read)) or verdict


def _in_water(photos: Sequence[exposed.Photo]) -> Iterator[exposed.Photo]:
    for photo in photos:
        if _WATER.intersection(photo.exposure.told):
            yield replace(photo, told=Told(0, 0, Tells.WATER))
        elif told := texts.told(Reading(photo.exposure.caption), Kind.WATER, child=True):
            yield replace(photo, told=told)


def _by_words_alone(account: Account, posts: Sequence[posted.Shown]) -> Iterator[Verdict]:
    """Of posts with a picture: those whose words tell of a child in water, and those that tell it only beside one."""
    pictured = [post for post in posts if post.post.media]
    told = posted.mentions(pictured, lambda text: posted.guessed(texts.told(text, Kind.WATER)), by_lists=True)
    known = {id(mention.shown) for mention in told}
    maybe = posted.mentions((post for post in pictured if id(post) not in known), _maybe, by_lists=True)
    if told or not maybe:
        yield from map(_of_pictures, verdicts.judge(told, lambda: exposed.not_looked_at(account)))
    if maybe:
        yield verdicts.undecided(maybe, "unjudged")


def _maybe(text: Reading) -> posted.Spot | None:
    beside_child = texts.told(text, Kind.WATER, child=True)
    return posted.guessed(beside_child or texts.word(text, *(Use(sign) for sign in sorted(_WATER))))


def _of_pictures(verdict: Verdict) -> Verdict:
    """The same in the words for photos, which these posts hold."""
    count = verdict.params.get(posted.Mention.noun)
    return verdict if count is None else replace(verdict, params={**verdict.params, exposed.Photo.noun: count})
