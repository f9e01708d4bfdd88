"""Several downloads of one account made into one: settings of the newest, the posts of all.

Which is the newest is told by what stands inside, never by a name. Where that cannot be told both values of a setting
are kept, so that nothing passes on it, and each post that not all of them hold is marked with its download's day.
Pure but for the checksums of media, which a folder does not keep.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec.structs import replace as changed

from auditor.downloads.archive import Archive, JointArchive, packed_on, shelved
from auditor.downloads.parts import Member, checksum
from auditor.model.account import Absent, Account, Fact, Reason
from auditor.model.posting import Media, Post, PostedList
from auditor.readers.day import page_day
from auditor.readers.extent import LASTING, stamps

_LOCAL = timedelta(days=1)
"""Times on pages are local, those in JSON are not: so far apart may be the same moment in the two."""

_R = TypeVar("_R")

_UNSAID = frozenset({Reason.FILE_MISSING, Reason.NOT_IN_EXPORT, Reason.NOT_LOOKED})
"""Reasons that say nothing of a setting's value: another download may have it."""


@dataclass(frozen=True, slots=True)
class ReadDownload:
    """One download as it was read, and what tells whose it is besides its handle; see `downloads.detect.Recognised`."""

    account: Account
    archive: Archive
    identity: str | None = None
    user: str | None = None
    astray: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """One account as it is audited, and where its media lie."""

    account: Account
    archive: Archive


def united(sources: Sequence[ReadDownload], today: date) -> list[Subject]:
    """The accounts of these downloads, each once, in the order of the first download of each."""
    return [_one(group, today) for group in _by_account(sources)]


def _by_account(sources: Sequence[ReadDownload]) -> list[list[ReadDownload]]:
    groups: list[list[ReadDownload]] = []
    for source in (one for one in sources if not one.astray):
        homes = [group for group in groups if any(_same_account(source, other) for other in group)]
        merged = [member for home in homes for member in home]
        groups = [group for group in groups if group not in homes]
        groups.append([*merged, source])
    for source in (one for one in sources if one.astray):
        homes = [group for group in groups if group[0].account.platform is source.account.platform]
        if len(homes) == 1:
            homes[0].append(source)
        else:
            groups.append([source])
    order = {id(source): number for number, source in enumerate(sources)}
    for group in groups:
        group.sort(key=lambda source: order[id(source)])
    return sorted(groups, key=lambda group: order[id(group[0])])


def _same_account(one: ReadDownload, other: ReadDownload) -> bool:
    """By the handle that stands inside, by the very same identity file, or by the user in the names."""
    if one.account.platform is not other.account.platform:
        return False
    handles = {source.account.handle.casefold() for source in (one, other)} - {""}
    if len(handles) == 2:
        return False
    if handles and one.account.handle and other.account.handle:
        return True
    same_identity = one.identity is not None and one.identity == other.identity
    users = {(source.user or source.account.handle).casefold() for source in (one, other)}
    return same_identity or (len(users) == 1 and "" not in users)


def _one(sources: Sequence[ReadDownload], today: date) -> Subject:
    if len(sources) == 1:
        return Subject(sources[0].account, sources[0].archive)
    newest = [s for s in sources if all(_newer(s, other, today) >= 0 for other in sources)] or list(sources)
    ordered = [*newest, *sorted((s for s in sources if s not in newest), key=_day, reverse=True)]
    accounts = [source.account for source in ordered]
    account = _settings([source.account for source in newest], accounts)
    account = replace(
        account,
        posts=_posts(ordered, today, unordered=len(newest) > 1),
        label=" + ".join(dict.fromkeys(a.label for a in accounts)),
        handle=next((a.handle for a in accounts if a.handle), ""),
        further=tuple(sorted({day for a in accounts[1:] if (day := a.exported_at)}, reverse=True)),
        others=tuple(other for a in accounts for other in a.others),
        problems=tuple(dict.fromkeys(problem for a in accounts for problem in a.problems)),
        unordered=len(newest) > 1,
    )
    return Subject(account, JointArchive([source.archive for source in ordered]))


def _day(source: ReadDownload) -> date:
    return source.account.exported_at or date.min


def _newer(one: ReadDownload, other: ReadDownload, today: date) -> int:
    """1 when the first is surely the newer download by what stands inside, -1 when the other is, else 0.

    Pages say their day. What is only ever added to, such as logins, tells it as surely; other lists only when they do
    not contradict each other, or the days on which the zips were packed.
    """
    pages = _sign(page_day(one.archive), page_day(other.archive))
    if pages:
        return pages
    apart = _LOCAL if one.account.form != other.account.form else timedelta()
    mine, theirs = stamps(one.account, today), stamps(other.account, today)
    signs = {kind: _later(mine[kind], theirs[kind], apart) for kind in mine.keys() & theirs.keys()}
    lasting = {sign for kind, sign in signs.items() if sign and kind in LASTING}
    if lasting:
        return lasting.pop() if len(lasting) == 1 else 0
    said = {sign for sign in signs.values() if sign} | ({packed} if (packed := _packed(one, other, today)) else set())
    return said.pop() if len(said) == 1 else 0


def _packed(one: ReadDownload, other: ReadDownload, today: date) -> int:
    return _sign(packed_on(one.archive, today), packed_on(other.archive, today))


def _sign(one: date | None, other: date | None) -> int:
    return 0 if one is None or other is None else (one > other) - (one < other)


def _later(one: datetime, other: datetime, apart: timedelta) -> int:
    return 0 if abs(one - other) <= apart else (one > other) - (one < other)


def _settings(newest: Sequence[Account], every: Sequence[Account]) -> Account:
    """The newest account, with what it does not speak of from the next; the values of all where none is the newest."""
    base = newest[0]
    facts, absent = dict(base.facts), dict(base.absent)
    for other in newest[1:]:
        _both(facts, absent, other)
    for other in every[len(newest) :]:
        _filled(facts, absent, other)
    whole = {fact_id: reason for fact_id, reason in absent.items() if fact_id not in facts}
    return replace(
        base,
        facts=facts,
        absent=whole,
        lists=_lists(newest),
        people={k: people for account in reversed(every) for k, people in account.people.items() if k in facts},
        sessions=_first(newest, every, lambda account: account.sessions),
        apps=_first(newest, every, lambda account: account.apps),
        relatives=_first(newest, every, lambda account: account.relatives),
        privacy_changes=tuple(sorted({c for a in every for c in a.privacy_changes}, key=lambda change: change.at)),
        period=next((account.period for account in newest if account.period), None),
        part_missing=any(account.part_missing for account in newest),
        part_clue=next((account.part_clue for account in newest if account.part_clue), ""),
        labels=(max(a.labels[0] for a in every), max(a.labels[1] for a in every)),
    )


def _both(facts: dict[str, tuple[Fact, ...]], absent: dict[str, Absent], other: Account) -> None:
    """Keep what two downloads say of which nobody knows the order; what one of them cannot say is not known."""
    for fact_id, theirs in other.facts.items():
        why = absent.get(fact_id)
        if why is None or why.reason in _UNSAID:
            facts[fact_id] = _without_repeats(facts.get(fact_id, ()), theirs)
    for fact_id, why in other.absent.items():
        if fact_id in facts and why.reason not in _UNSAID and fact_id not in other.facts:
            del facts[fact_id]
            absent[fact_id] = why
        elif fact_id not in facts and absent[fact_id].reason in _UNSAID:
            absent[fact_id] = why


def _without_repeats(mine: Sequence[Fact], theirs: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts of both without those that say the same; of counts the greatest first."""
    known = {fact.value for fact in mine}
    facts = (*mine, *(fact for fact in theirs if fact.value not in known))
    if all(isinstance(fact.value, int) for fact in facts):
        return tuple(sorted(facts, key=lambda fact: int(fact.value), reverse=True))
    return facts


def _filled(facts: dict[str, tuple[Fact, ...]], absent: Mapping[str, Absent], older: Account) -> None:
    """What only an older download speaks of is known as of its day."""
    for fact_id, known in older.facts.items():
        if fact_id not in facts and (fact_id not in absent or absent[fact_id].reason in _UNSAID):
            facts[fact_id] = tuple(replace(f, observed_at=f.observed_at or older.exported_at) for f in known)


def _lists(newest: Sequence[Account]) -> dict[str, PostedList]:
    lists: dict[str, PostedList] = {}
    for account in newest:
        for list_id, read in account.lists.items():
            so_far = lists.get(list_id, PostedList(list_id))
            lists[list_id] = PostedList(
                list_id,
                (*so_far.files, *read.files),
                so_far.understood + read.understood,
                so_far.odd + read.odd,
                (*so_far.broken, *read.broken),
            )
    return lists


def _first(
    newest: Sequence[Account], every: Sequence[Account], of: Callable[[Account], tuple[_R, ...]]
) -> tuple[_R, ...]:
    """The records of the newest, of all of which none is the newest, or else of the first that has any."""
    both = tuple(dict.fromkeys(record for account in newest for record in of(account)))
    return both or next((found for account in every if (found := of(account))), ())


def _posts(sources: Sequence[ReadDownload], today: date, *, unordered: bool) -> tuple[Post, ...]:
    """The posts of all downloads, each once; one that the newest does not hold has the day of the one that does."""
    shared = _shared_sizes(sources)
    every = [_PostsOf(number, source, shared, today) for number, source in enumerate(sources)]
    posts = [
        post if not unordered or all(other.holds(post, every[0]) for other in every[1:]) else every[0].held(post)
        for post in sources[0].account.posts
    ]
    for mine in every[1:]:
        posts += mine.beyond(every[: mine.number])
    return tuple(posts)


def _shared_sizes(sources: Sequence[ReadDownload]) -> frozenset[int]:
    """The sizes of media that stand in more than one download: only those need to be compared any further."""
    seen: set[int] = set()
    shared: set[int] = set()
    for source in sources:
        media = (medium for post in source.account.posts for medium in post.media if medium.in_archive)
        members = (source.archive.locate(medium.uri) for medium in media)
        sizes = {member.size for member in members if member is not None}
        shared |= sizes & seen
        seen |= sizes
    return frozenset(shared)


class _PostsOf:
    """The posts of one download, found by what they show and what they say."""

    def __init__(self, number: int, source: ReadDownload, shared: frozenset[int], today: date) -> None:
        self.number = number
        self._source = source
        self._shared = shared
        self._day = source.account.exported_at or today
        self._contents: dict[str, Hashable] = {}
        self._showing: dict[Hashable, list[Post]] = {}
        self._saying: dict[str, list[Post]] = {}
        self._names: set[str] = set()
        self._unseen: set[str] = set()
        for post in source.account.posts:
            self._saying.setdefault(post.caption.strip(), []).append(post)
            for medium in post.media:
                self._index(post, medium)

    def _index(self, post: Post, medium: Media) -> None:
        if "://" in medium.uri:
            return
        content = self.content(medium)
        self._names.add(_name(medium))
        if content is None:
            self._unseen.add(_name(medium))
        else:
            self._showing.setdefault(content, []).append(post)

    def content(self, medium: Media) -> Hashable:
        """What equals another medium's when both have the same bytes; None when the download does not hold it."""
        if medium.uri not in self._contents:
            member = self._source.archive.locate(medium.uri) if medium.in_archive else None
            self._contents[medium.uri] = None if member is None else self._key(member)
        return self._contents[medium.uri]

    def _key(self, member: Member) -> Hashable:
        known = checksum(member) if member.size in self._shared else None
        return (member.size, known) if known is not None else (self.number, member.root, member.name)

    def has(self, medium: Media, of: _PostsOf) -> bool:
        """Whether a medium of another download is in this one: by its bytes, else by its name."""
        content = of.content(medium)
        names = self._names if content is None else self._unseen
        return content in self._showing or _name(medium) in names

    def tells(self, post: Post, of: _PostsOf) -> bool:
        """Whether a post of another download stands in this one, too, perhaps with other pictures."""
        apart = _LOCAL if self._source.account.form != of._source.account.form else timedelta()
        alike = [p for medium in post.media for p in self._showing.get(of.content(medium) or "", ())]
        says = post.caption.strip()
        if any(_near(post, p, apart) or (says and says == p.caption.strip()) for p in alike):
            return True
        shows = any("://" not in medium.uri for medium in post.media)
        return any(
            _near(post, p, apart) and (not shows or any(self.has(medium, of) for medium in post.media))
            for p in self._saying.get(says, ())
        )

    def holds(self, post: Post, of: _PostsOf) -> bool:
        """Whether a post of another download stands in this one with everything that it shows."""
        return self.tells(post, of) and all(self.has(m, of) for m in post.media if "://" not in m.uri)

    def held(self, post: Post) -> Post:
        """A post of this download as one that not all hold."""
        return changed(post, held_by=self._day)

    def beyond(self, newer: Sequence[_PostsOf]) -> Iterator[Post]:
        """What the newer downloads do not hold: posts that they do not tell, and pictures that a post has lost."""
        for post in self._source.account.posts:
            media = post.media
            if any(other.tells(post, self) for other in newer):
                media = tuple(m for m in post.numbered if "://" not in m.uri and not any(o.has(m, self) for o in newer))
                if not media:
                    continue
            shown = tuple(changed(medium, uri=shelved(medium.uri, self.number)) for medium in media)
            yield self.held(changed(post, media=shown))


def _near(one: Post, other: Post, apart: timedelta) -> bool:
    """Whether two posts have the same time, as far as their downloads write it alike."""
    if one.at is None or other.at is None:
        return one.at is other.at
    return abs(one.at.replace(tzinfo=None) - other.at.replace(tzinfo=None)) <= apart


def _name(medium: Media) -> str:
    """The name of a medium's file, which platforms do not give twice."""
    return PurePosixPath(medium.uri).name
