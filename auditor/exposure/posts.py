"""What the checks on the texts of posts share: which posts others can see, what stands in them, what silence means.

Pure functions over an account's posts. What only the owner can see is no concern here, and nothing found is a pass
only when everything that could hold a text was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from functools import cached_property, partial
from typing import ClassVar

import msgspec

from auditor.exposure import verdicts
from auditor.exposure.verdicts import to_strangers
from auditor.exposure.viewers import with_standings
from auditor.model.account import Account, Confidence
from auditor.model.family import Family, age_on
from auditor.model.posting import Audience, Exposure, Post, Standing
from auditor.model.tells import Tells, Told
from auditor.model.verdict import Context, Evidence, Outcome, Severity, Verdict
from auditor.text.captions import speaks_of_child
from auditor.text.gate import Gate
from auditor.text.letters import Span
from auditor.text.names import NAMES, FamilyWord, own_words
from auditor.text.profile import OLDEST_CHILD
from auditor.text.reading import NOTHING_BESIDE, Beside, Reading
from auditor.text.silence import Sought, silence, spoken, tenths

_SNIPPET = 60
_AROUND = 200
"""Characters on either side of a place by which it is told what of its words names somebody else."""
_NOBODY = Family()
_SOON = timedelta(days=14)
"""So long before a birthday the new age is told."""
_OF_FAMILY: Mapping[FamilyWord, Tells] = {
    FamilyWord.CHILD: Tells.NAME,
    FamilyWord.NICKNAME: Tells.NAME,
    FamilyWord.SCHOOL: Tells.SCHOOL,
    FamilyWord.CLUB: Tells.CLUB,
    FamilyWord.STREET: Tells.STREET,
    FamilyWord.TOWN: Tells.TOWN,
}


class Shown(msgspec.Struct, frozen=True, dict=True):
    """A post that others can see, or may see as far as anybody knows; `firm` when that is no guess.

    `texts` are all of it, each once; `telling` are those in which a function of `text.posts` may find something, or
    that hold a word of the family's. Each reading knows what of a child stands beside it: `beside`.
    """

    post: Post
    audience: Audience | None
    firm: bool
    texts: tuple[str, ...] = ()
    telling: tuple[tuple[str, Reading], ...] = ()
    beside: Beside = NOTHING_BESIDE

    @classmethod
    def of(cls, post: Post, standing: Standing, gate: Gate, *, child: bool = False, family: Family = _NOBODY) -> Shown:
        """A post with its own text, those of its pictures and the name of the place."""
        every = dict.fromkeys((post.caption, *[medium.caption for medium in post.media], post.place))
        texts = tuple([text for text in every if text and not text.isspace()])
        telling = tuple([(text, read) for text in texts if (read := gate.reading(text)) is not None])
        beside = Beside(child, _ages(post, family)) if telling else NOTHING_BESIDE
        for _, read in telling:
            read.beside = beside
        return cls(post, standing.audience, standing.firm, texts, telling, beside)

    @property
    def readings(self) -> Iterator[tuple[str, Reading]]:
        """All texts, each as it is looked through."""
        return ((text, Reading(text, self.beside)) for text in self.texts)

    @cached_property
    def spoken(self) -> Counter[str]:
        """How many of its texts are in which language."""
        return spoken(self.texts)

    @property
    def day(self) -> date | None:
        """When it was posted."""
        return self.post.at.date() if self.post.at else None


class Spot(msgspec.Struct, frozen=True):
    """A place in a text that tells something, how sure that is, and whether it tells much (`grave`) or a little.

    `tells`, `perhaps` and `until` are those of a `Told`.
    """

    start: int
    end: int
    sure: Confidence = Confidence.GUESSED
    grave: bool = True
    tells: Tells | None = None
    perhaps: bool = False
    until: str = ""


class Mention(msgspec.Struct, frozen=True):
    """A post, and the place in one of its texts that tells something."""

    noun: ClassVar[str] = "posts"
    shown: Shown
    text: str = ""
    spot: Spot = Spot(0, 0)

    @property
    def audience(self) -> Audience | None:
        """Who can see the post today; None when nobody can say."""
        return self.shown.audience

    @property
    def weight(self) -> float:
        """Much, or little."""
        return float(self.spot.grave)

    @property
    def day(self) -> date | None:
        """When it was posted."""
        return self.shown.day

    @property
    def sure(self) -> Confidence:
        """As sure as the words and the audience are."""
        return self.spot.sure if self.shown.firm else Confidence.GUESSED

    @property
    def evidence(self) -> Evidence:
        """A pointer with the words around the place; the engine masks them."""
        spot = self.spot
        return Evidence(
            self.shown.post.source,
            snippet(self.text, (spot.start, spot.end)),
            self.day,
            tells=spot.tells,
            perhaps=spot.perhaps,
            until=spot.until,
            text=self.text[max(0, spot.start - _AROUND) : spot.end + _AROUND],
        )


class Pictured:
    """The posts to which photos or videos of a list belong: `post in Pictured(exposures)`."""

    def __init__(self, exposures: Iterable[Exposure]) -> None:
        places = [place for exposure in exposures for place in exposure.places]
        self._uris = {place.uri for place in places if place.uri}
        self._links = {place.link for place in places if place.link}

    def __contains__(self, post: Post) -> bool:
        """Whether one of them is this post's."""
        return post.link in self._links or any(medium.uri in self._uris for medium in post.media)


@dataclass(frozen=True)
class AccountView(Account):
    """An account as the engine hands it to checks: what several of them ask of its posts is worked out once.

    It says nothing that the account does not say, and each account has its own; `family` is whose words are sought.
    """

    family: Family = field(default_factory=Family)

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """The posts that others can see, or may see, in the order of the download, each with its texts as read."""
        gate, pictured = Gate(self.family), Pictured(self.exposures)
        return tuple(
            Shown.of(post, standing, gate, child=post in pictured, family=self.family)
            for post, standing in zip(self.posts, self.standings, strict=True)
            if not standing.hidden
        )


def view(account: Account, context: Context) -> AccountView:
    """An account as checks are given it on the day of the audit; itself, when it is that already."""
    if isinstance(account, AccountView):
        return account
    account = with_standings(account, context.today)
    return AccountView(**{each.name: getattr(account, each.name) for each in fields(account)}, family=context.family)


def shown(account: Account, context: Context) -> Sequence[Shown]:
    """What others can see today, in the order of the download; the checks on one account share it."""
    return view(account, context).shown


Find = Callable[[Reading], Spot | None]
"""Where a text tells what a check is about."""


def mentions(posts: Iterable[Shown], find: Find, *, by_lists: bool = False) -> list[Mention]:
    """One mention for each post that tells something: the first place in its texts that `find` gives.

    With `by_lists` it asks only the functions of `text.posts` and `of_family`, so texts in which these surely find
    nothing are left out, which are most.
    """
    read = [(post, post.telling) for post in posts if post.telling] if by_lists else [(p, p.readings) for p in posts]
    return [mention for post, texts in read if (mention := _first(post, texts, find))]


def _first(post: Shown, texts: Iterable[tuple[str, Reading]], find: Find) -> Mention | None:
    for text, reading in texts:
        if spot := find(reading):
            return Mention(post, text, spot)
    return None


def beginning(post: Shown, sure: Confidence = Confidence.GUESSED) -> Mention:
    """A post that is about to be pointed to as a whole, by its first words; `sure` is what it is pointed to for."""
    return Mention(post, next(iter(post.texts), ""), Spot(0, 0, sure))


def guessed(told: Told | None, *, grave: bool = True) -> Spot | None:
    """What words alone suggest."""
    return Spot(told.start, told.end, Confidence.GUESSED, grave, *told[2:]) if told else None


def of_family(text: Reading, family: Family, *kinds: FamilyWord, grave: bool = True) -> Spot | None:
    """The surest of the family's own words of these kinds in a text."""
    best = min(own_words(text.text, family, kinds), key=lambda hit: _doubt(hit.confidence), default=None)
    if best is None:
        return None
    perhaps = best.confidence is Confidence.GUESSED
    return Spot(best.start, best.end, best.confidence, grave, _OF_FAMILY[best.kind], perhaps)


def about_child(post: Shown, family: Family) -> bool:
    """Whether the texts of a post speak of a child, in general words or by a name of the family."""
    return any(speaks_of_child(reading) or own_words(text, family, NAMES) for text, reading in post.telling)


def judge_texts(
    account: Account,
    context: Context,
    sought: Sought,
    find: Find,
    *,
    light: Severity | None = None,
    by_lists: bool = False,
) -> Iterator[Verdict]:
    """What `judge` says of the posts in which `find` finds something; `by_lists` is that of `mentions`."""
    posts = shown(account, context)
    yield from judge(account, posts, mentions(posts, find, by_lists=by_lists), sought, light=light)


def judge(
    account: Account,
    posts: Sequence[Shown],
    mentioned: Sequence[Mention],
    sought: Sought,
    *,
    light: Severity | None = None,
) -> Iterator[Verdict]:
    """What `claims.judge` says of the posts `mentioned`, which are some of `posts`, with what `nothing` says.

    With `light`, posts of which none tells much are that grave, and the message is `found_light`.
    """
    seen = [mention for mention in mentioned if mention.audience is not None]
    much = light is None or any(mention.spot.grave for mention in seen)
    read = any(mention.spot.grave for mention in seen if to_strangers(mention))
    yield from verdicts.judge(
        mentioned,
        partial(nothing, account, posts, sought),
        "found" if much else "found_light",
        None if read else light,
    )


def nothing(account: Account, posts: Sequence[Shown], sought: Sought | None = None) -> Verdict:
    """What it means that nothing was found; `sought` is what was looked for in the texts, None when dates were.

    A pass only when every list that can hold more was read whole and silence means something. Messages: `unread` when
    posts are counted and not there, `parts_missing` with how many lists and entries, `no_texts` when no post has any
    (as in older layouts of TikTok, format notes 4.3), `silence`, and else `none` with how many of ten we find.
    """
    read: dict[str, str | int] = {"posts": len(posts)}
    if account.value("content.posts") and not account.posts:
        return Verdict(Outcome.UNKNOWN, "unread")
    if left := verdicts.unread(account):
        return replace(left, message="parts_missing", params={**read, "lists": 0, "entries": 0, **left.params})
    if sought and posts and not any(post.texts for post in posts):
        return Verdict(Outcome.UNKNOWN, "no_texts", read)
    texts = _spoken(posts) if sought else Counter[str]()
    read["tenths"] = tenths(sought, texts) if sought and posts else 0
    return (sought and silence(sought, texts)) or Verdict(Outcome.PASS, "none", read, confidence=Confidence.DERIVED)


def silent(sought: Sought, posts: Sequence[Shown]) -> Verdict | None:
    """The verdict `silence` on posts in whose texts nothing was found; None where that says that there is none."""
    return silence(sought, _spoken(posts))


def _spoken(posts: Iterable[Shown]) -> Counter[str]:
    """How many texts of these posts are in which language; one sum that grows, as there may be many thousands."""
    total = Counter[str]()
    for post in posts:
        total.update(post.spoken)
    return total


def since(mentioned: Iterable[Mention], day: date) -> list[Mention]:
    """Those posted on that day or later, and those without a date."""
    return [mention for mention in mentioned if mention.day is None or mention.day >= day]


def snippet(text: str, span: Span) -> str:
    """The words around a place, at most sixty characters of them."""
    start, end = span
    room = max(0, _SNIPPET - (end - start)) // 2
    first = max(0, start - room)
    last = first + _SNIPPET
    if first and (blank := text.find(" ", first, start)) != -1:  # half a word says little
        first = blank + 1
    if last < len(text) and (blank := text.rfind(" ", end, last + 1)) != -1:
        last = blank
    return " ".join(text[first:last].split())


def _ages(post: Post, family: Family) -> frozenset[int]:
    """How old the family's children were when it was posted, or were about to be."""
    days = [post.at.date(), post.at.date() + _SOON] if post.at else []
    ages = (age_on(day, born) for day in days for born in family.births)
    return frozenset(age for age in ages if 0 < age <= OLDEST_CHILD)


def _doubt(confidence: Confidence) -> int:
    return list(Confidence).index(confidence)
