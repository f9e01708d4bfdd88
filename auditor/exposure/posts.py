"""What the checks on the texts of posts share: which posts others can see, what stands in them, what silence means.

Pure functions over an account's posts. What only the owner can see is no concern here, and nothing found is a pass
only when everything that could hold a text was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from auditor.exposure.verdicts import FIRM, MOST_EVIDENCE, STRANGERS
from auditor.exposure.viewers import Viewers
from auditor.model.account import Account, Confidence
from auditor.model.check import Context, Evidence, Outcome, Severity, Verdict
from auditor.model.family import Family
from auditor.model.lists import Why, gaps
from auditor.model.posting import Audience, Exposure, Post
from auditor.text.captions import speaks_of_child
from auditor.text.letters import Span
from auditor.text.names import NAMES, FamilyWord, found
from auditor.text.reading import Reading
from auditor.text.silence import Sought, silent_in

_SNIPPET = 60


@dataclass(frozen=True)
class Shown:
    """A post that others can see, or may see as far as anybody knows; `firm` when that is no guess."""

    post: Post
    audience: Audience | None
    firm: bool

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every text of it once: its own, those of its pictures, the name of the place."""
        every = (self.post.caption, *(medium.caption for medium in self.post.media), self.post.place)
        return tuple(dict.fromkeys(text for text in every if text and not text.isspace()))

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The same, as they are looked through."""
        return tuple(Reading(text) for text in self.texts)

    @property
    def day(self) -> date | None:
        """When it was posted."""
        return self.post.at.date() if self.post.at else None

    @property
    def to_strangers(self) -> bool:
        """Whether people whom the owner never let in can see it today."""
        return self.audience in STRANGERS


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text that tells something, how sure that is, and whether it tells much (`grave`) or a little."""

    start: int
    end: int
    sure: Confidence = Confidence.GUESSED
    grave: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A post, and the place in one of its texts that tells something."""

    shown: Shown
    text: str = ""
    spot: Spot = Spot(0, 0)

    @property
    def sure(self) -> Confidence:
        """As sure as the words and the audience are."""
        return self.spot.sure if self.shown.firm else Confidence.GUESSED

    @property
    def evidence(self) -> Evidence:
        """A pointer with the words around the place; the engine masks them."""
        return Evidence(self.shown.post.source, snippet(self.text, (self.spot.start, self.spot.end)), self.shown.day)


class Pictured:
    """The posts to which photos or videos of a list belong: `post in Pictured(exposures)`."""

    def __init__(self, exposures: Iterable[Exposure]) -> None:
        places = [place for exposure in exposures for place in exposure.places]
        self._uris = {place.uri for place in places if place.uri}
        self._links = {place.link for place in places if place.link}

    def __contains__(self, post: Post) -> bool:
        """Whether one of them is this post's."""
        return post.link in self._links or any(medium.uri in self._uris for medium in post.media)


def shown(account: Account, context: Context) -> list[Shown]:
    """What others can see today, in the order of the download; the checks on one account share it."""
    known, posts = context.shared.get(__name__, (None, []))
    if known is not account:
        posts = _shown(account, context.today)
        context.shared[__name__] = account, posts
    return list(posts)


def _shown(account: Account, today: date) -> list[Shown]:
    viewers = Viewers(account, today)
    standings = ((post, viewers.today(post)) for post in account.posts)
    return [
        Shown(post, standing.audience, standing.source in FIRM and not standing.guessed)
        for post, standing in standings
        if not standing.hidden
    ]


def mentions(posts: Iterable[Shown], find: Callable[[Reading], Spot | None]) -> list[Mention]:
    """One mention for each post that tells something: the first place in its texts that `find` gives."""
    return [mention for post in posts if (mention := _first(post, find))]


def _first(post: Shown, find: Callable[[Reading], Spot | None]) -> Mention | None:
    for text, reading in zip(post.texts, post.readings, strict=True):
        if spot := find(reading):
            return Mention(post, text, spot)
    return None


def beginning(post: Shown) -> Mention:
    """A post that is about to be pointed to as a whole, by its first words."""
    return Mention(post, next(iter(post.texts), ""))


def guessed(span: Span | None, *, grave: bool = True) -> Spot | None:
    """What words alone suggest."""
    return Spot(*span, grave=grave) if span else None


def of_family(text: Reading, family: Family, *kinds: FamilyWord, grave: bool = True) -> Spot | None:
    """The surest of the family's own words of these kinds in a text."""
    best = min(found(text.text, family, kinds), key=lambda hit: _doubt(hit.confidence), default=None)
    return Spot(best.start, best.end, best.confidence, grave) if best else None


def about_child(post: Shown, family: Family) -> bool:
    """Whether the texts of a post speak of a child, in general words or by a name of the family."""
    return any(speaks_of_child(text) or found(text, family, NAMES) for text in post.texts)


def audit(
    account: Account,
    context: Context,
    sought: Sought,
    find: Callable[[Reading], Spot | None],
    *,
    light: Severity | None = None,
) -> Iterator[Verdict]:
    """What `judge` says of the posts in which `find` finds something."""
    posts = shown(account, context)
    yield from judge(account, posts, mentions(posts, find), sought, light=light)


def judge(
    account: Account,
    posts: Sequence[Shown],
    mentioned: Sequence[Mention],
    sought: Sought,
    *,
    light: Severity | None = None,
) -> Iterator[Verdict]:
    """The verdicts of a check whose finding is that others can read the posts `mentioned`, which are some of `posts`.

    Messages: `found`, `audience_unknown`, and those of `nothing`. What only people see who were let in is low. With
    `light`, posts of which none tells much are that grave, and the message is `found_light`.
    """
    seen = strangers_first(mention for mention in mentioned if mention.shown.audience is not None)
    if seen:
        yield Verdict(
            Outcome.FAIL,
            "found" if light is None or any(mention.spot.grave for mention in seen) else "found_light",
            {"posts": len(seen), "strangers": sum(mention.shown.to_strangers for mention in seen)},
            pointers(seen),
            surest(seen),
            severity=_severity(seen, light),
            concerns=len(seen),
        )
    yield from untold(mentioned)
    if not mentioned:
        yield nothing(account, posts, sought)


def _severity(seen: Iterable[Mention], light: Severity | None) -> Severity | None:
    """The check's own (None) when strangers read something grave."""
    read = [mention.spot.grave for mention in seen if mention.shown.to_strangers]
    if not read:
        return Severity.LOW
    return None if any(read) else light


def untold(mentioned: Iterable[Mention]) -> Iterator[Verdict]:
    """One verdict, `audience_unknown`, on the posts of which nobody can say who sees them; none without any."""
    unknown = strangers_first(mention for mention in mentioned if mention.shown.audience is None)
    if unknown:
        yield Verdict(
            Outcome.UNKNOWN,
            "audience_unknown",
            {"posts": len(unknown)},
            pointers(unknown),
            Confidence.GUESSED,
            subject="audience_unknown",
            concerns=len(unknown),
        )


def nothing(account: Account, posts: Sequence[Shown], sought: Sought | None = None) -> Verdict:
    """What it means that nothing was found; `sought` is what was looked for in the texts, None when dates were.

    A pass only when every list that can hold more was read whole and silence means something. Messages: `unread` when
    posts are counted and not there, `parts_missing` with how many lists and entries, `no_texts` when no post has any
    (as in older layouts of TikTok, format notes 4.3), `silence`, and else `none`.
    """
    read: dict[str, str | int] = {"posts": len(posts)}
    if account.value("content.posts") and not account.posts:
        return Verdict(Outcome.UNKNOWN, "unread")
    if missing := gaps(account):
        lists = len({gap.list_id for gap in missing if gap.list_id})
        entries = sum(gap.entries for gap in missing if gap.why is Why.ODD)
        return Verdict(Outcome.UNKNOWN, "parts_missing", {**read, "lists": lists, "entries": entries})
    texts = [text for post in posts for text in post.texts]
    if sought and posts and not texts:
        return Verdict(Outcome.UNKNOWN, "no_texts", read)
    silent = silent_in(sought, texts) if sought else None
    return silent or Verdict(Outcome.PASS, "none", read, confidence=Confidence.DERIVED)


def strangers_first(mentioned: Iterable[Mention]) -> list[Mention]:
    """What strangers see before the rest, of both what tells most, and of equals the newest."""
    return sorted(mentioned, key=lambda m: (m.shown.to_strangers, m.spot.grave, m.shown.day or date.min), reverse=True)


def pointers(mentioned: Iterable[Mention]) -> tuple[Evidence, ...]:
    """The first few."""
    return tuple(mention.evidence for mention, _ in zip(mentioned, range(MOST_EVIDENCE), strict=False))


def surest(mentioned: Iterable[Mention]) -> Confidence:
    """As sure as the best-founded of them."""
    return min((mention.sure for mention in mentioned), key=_doubt, default=Confidence.GUESSED)


def since(mentioned: Iterable[Mention], day: date) -> list[Mention]:
    """Those posted on that day or later, and those without a date."""
    return [mention for mention in mentioned if mention.shown.day is None or mention.shown.day >= day]


def snippet(text: str, span: Span) -> str:
    """The words around a place, at most sixty characters of them."""
    start, end = span
    room = max(0, _SNIPPET - (end - start)) // 2
    first = max(0, start - room)
    cut = text[first : first + _SNIPPET]
    if first and (blank := cut.find(" ")) != -1 and first + blank < start:
        cut = cut[blank + 1 :]  # half a word says little
    return " ".join(cut.split())


def _doubt(confidence: Confidence) -> int:
    return list(Confidence).index(confidence)
