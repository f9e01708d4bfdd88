"""Who can see a posted item today, and who could since it was posted, as far as the download tells.

In this order: the item's own audience (never wider than a private account lets it be), the account's private or public
flag, the default audience of future posts, else unknown. Where two sources of a setting contradict each other the wider
one counts. A guessed setting counts too, and says so, so that nothing is put lower on the list because of a guess; it
never makes an item's own audience narrower and hides nothing. A default of "only me" says nothing about what was posted
before, and no default anything about an item or album whose own audience is told in a word that nobody knows.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from auditor.model.account import Account, Confidence, Fact, public_periods
from auditor.model.posting import Audience, AudienceFrom, Post, PostKind, Standing
from auditor.model.services import service_of

ORDER = tuple(Audience)
"""From widest to narrowest."""

_ALWAYS_PUBLIC = frozenset({PostKind.PROFILE_PHOTO, PostKind.COVER_PHOTO})
_HIDDEN = frozenset({PostKind.ARCHIVED, PostKind.DELETED})
_STORY_DAYS = timedelta(days=1)
_FLAG, _DEFAULT = "audience.private_profile", "audience.default"


UNKNOWN = Standing()


def wider(one: Audience, other: Audience) -> Audience:
    """The one that more people belong to."""
    return min(one, other, key=ORDER.index)


def narrower(one: Audience, other: Audience) -> Audience:
    """The one that fewer people belong to."""
    return max(one, other, key=ORDER.index)


def with_standings(account: Account, today: date) -> Account:
    """The account with who can see each of its posts on the day of the audit; as it is, when it has that already."""
    if len(account.standings) == len(account.posts):
        return account
    viewers = Viewers(account, today)
    return replace(account, standings=tuple(map(viewers.today, account.posts)))


class History:
    """What an account's switches between private and public say about who could see its items once."""

    def __init__(self, account: Account) -> None:
        changes = sorted(account.privacy_changes, key=lambda change: (_utc(change.at), change.private))
        self._switched = bool(changes)
        self._public = tuple(until for _, until in public_periods(changes))

    def since(self, at: datetime | None, today: Audience | None) -> Audience | None:
        """The widest audience since an item was posted; None without a history of private and public periods."""
        if not self._switched:
            return None
        if any(until is None or at is None or _utc(until) > _utc(at) for until in self._public):
            return Audience.EVERYONE
        return Audience.FOLLOWERS if today is None else wider(today, Audience.FOLLOWERS)


class Viewers:
    """What an account's settings say about who sees its items; `today` is the day of the audit."""

    def __init__(self, account: Account, today: date) -> None:
        self._account = account
        self._today = today
        self._service = service_of(account.platform)
        self._flag = _flag(account)

    def today(self, post: Post) -> Standing:
        """Who can see an item of this post today."""
        if post.kind in _ALWAYS_PUBLIC:
            return Standing(Audience.EVERYONE, AudienceFrom.RULE)
        if post.kind in _HIDDEN:
            return Standing(Audience.ONLY_ME, AudienceFrom.RULE)
        if post.audience is not None:
            return self._own(post.audience)
        if post.kind is PostKind.OTHER:  # groups and other people's pages have viewers of their own
            return UNKNOWN
        if post.kind is PostKind.STORY and not self._story_still_shown(post):
            return self._over()
        return self._by_setting(post)

    @property
    def private(self) -> bool:
        """Whether the account is private, by all that says anything about it."""
        return self._flag.audience is Audience.FOLLOWERS

    def _own(self, audience: Audience) -> Standing:
        """An item's own audience; a private account shows nothing to more than its followers."""
        if self.private and not self._flag.guessed and narrower(audience, Audience.FOLLOWERS) is not audience:
            return self._flag
        return Standing(audience, AudienceFrom.ITEM)

    def _over(self) -> Standing:
        """A story after its 24 hours: Meta's may be pinned as a highlight, and no download tells which are."""
        return UNKNOWN if self._service.stories_return else Standing(Audience.ONLY_ME, AudienceFrom.RULE)

    def _by_setting(self, post: Post) -> Standing:
        setting = self._service.audience_fact(post.kind)
        if setting == _FLAG and self._flag.audience is not Audience.EVERYONE:
            return self._flag  # it caps an own audience in a word that nobody knows
        if post.audience_raw:
            return UNKNOWN
        if setting == _FLAG:
            return self._flag
        if setting != _DEFAULT:
            return _widest(self._account, setting, AudienceFrom.ACCOUNT)
        default = _widest(self._account, setting, AudienceFrom.DEFAULT)
        return UNKNOWN if default.hidden else default

    def _story_still_shown(self, post: Post) -> bool:
        """Whether its 24 hours may not be over; one without a date lies in the archive like all but the newest."""
        return post.at is not None and _utc(post.at).date() >= self._today - min(_STORY_DAYS, self._today - date.min)


def _flag(account: Account) -> Standing:
    """The account's private or public flag as an audience."""
    facts = account.facts.get(_FLAG, ())
    words = {"on": Audience.FOLLOWERS, "off": Audience.EVERYONE}
    return _of([(fact, words[str(fact.value)]) for fact in facts if fact.value in words], AudienceFrom.ACCOUNT)


def _widest(account: Account, fact_id: str, source: AudienceFrom) -> Standing:
    facts = account.facts.get(fact_id, ())
    return _of([(fact, Audience(fact.value)) for fact in facts if fact.value in ORDER], source)


def _of(said: list[tuple[Fact, Audience]], source: AudienceFrom) -> Standing:
    """The widest of what the sources say; a guess when only guesses say so, and a guess hides nothing."""
    if not said:
        return UNKNOWN
    widest = min((audience for _, audience in said), key=ORDER.index)
    sure = any(fact.confidence is not Confidence.GUESSED for fact, audience in said if audience is widest)
    return UNKNOWN if widest is Audience.ONLY_ME and not sure else Standing(widest, source, guessed=not sure)


def _utc(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)
