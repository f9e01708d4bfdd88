"""Several faces that may be children's, or words about a party, a class or a team: did the other parents agree?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditor.authors import (
    Account,
    Context,
    Family,
    Outcome,
    Reading,
    Sought,
    Use,
    Verdict,
    exposed,
    posted,
    service_of,
    texts,
    verdicts,
)

_SEVERAL = 2


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Asks, also where nobody can say who sees them; brothers and sisters look the same to this check."""
    several = [photo for photo in exposed.shown(account) if photo.exposure.minors >= _SEVERAL]
    in_words = _in_words(account, context, several)
    if several or in_words:
        yield _question(several, in_words)
    else:
        yield _silence(account, posted.shown(account, context))


def _question(several: Sequence[exposed.Photo], in_words: Sequence[posted.Mention]) -> Verdict:
    """One question, whatever it is about."""
    every: list[verdicts.Visible] = [*several, *in_words]
    strangers = sum(map(verdicts.to_strangers, every))
    params: dict[str, str | int] = {"strangers": strangers}
    params |= {"photos": len(several)} if several else {}
    params |= {"posts": len(in_words)} if in_words else {}
    return Verdict(
        Outcome.ASK,
        "found" if not in_words else "in_words" if not several else "found_and_in_words",
        params,
        verdicts.pointers(every),
        verdicts.surest(several or in_words),
        concerns=len(every),
    )


def _in_words(account: Account, context: Context, several: Sequence[exposed.Photo]) -> list[posted.Mention]:
    """Posts whose words speak of other children, or that tag several people beside a child; each of `several` once."""
    counted, pictured = posted.Pictured(photo.exposure for photo in several), posted.Pictured(account.exposures)
    posts = [post for post in posted.shown(account, context) if post.post not in counted]
    together = posted.mentions(posts, _together, by_lists=True)
    known = {id(mention.shown) for mention in together}
    rest = [post for post in posts if id(post) not in known]
    return verdicts.strangers_first([*together, *_tagged(rest, context.family, pictured)])


def _tagged(posts: Iterable[posted.Shown], family: Family, pictured: posted.Pictured) -> Iterator[posted.Mention]:
    for post in posts:
        if (post.post.tagged or 0) >= _SEVERAL and (post.post in pictured or posted.about_child(post, family)):
            yield posted.beginning(post)


def _together(text: Reading) -> posted.Spot | None:
    return posted.guessed(texts.word(text, Use.TOGETHER))


def _silence(account: Account, posts: Sequence[posted.Shown]) -> Verdict:
    """What it means that none was found; photos that nobody looked at are the engine's own words for it."""
    untold = "photos.with_child" in account.absent and account.fact("photos.with_child") is None
    if service_of(account.platform).holds_media and untold:
        return exposed.not_looked_at(account)
    nothing = exposed.nothing(account)
    return (nothing.outcome is Outcome.PASS and posted.silent(Sought.OTHER_CHILDREN, posts)) or nothing
