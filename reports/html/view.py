"""What the page shows, as plain data between a result and its template. Nothing here comes to a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import gcd

from auditor.model.account import Confidence
from auditor.model.result import CheckOrigin, Finding, Gap, Input, Trouble
from auditor.model.verdict import Outcome, Severity
from auditor.results.reporters import Sat

from .photo_view import STRANGERS, PhotosView, Picture
from .since_view import BeliefView, SinceView
from .way import Way

MOST_WINDOWS = 60
"""A house with more windows than this would be too small to see."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where in the download something stands: the file, the row in it, the words, and their day.

    The words are masked but for the owner's own, in the page of the run that read them. `why` is what they tell,
    `masked` why they are.
    """

    file: str
    row: str
    snippet: str
    why: str
    at: date | None
    masked: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer to a question, and whether it is the safe one."""

    text: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose finding it is: the service, the account's handle, the anchor of its section, whether it had a download.

    `teen` says that it is a young person's own account.
    """

    anchor: str
    service: str
    handle: str
    platform: str
    downloaded: bool
    teen: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Where the same advice stands already: the anchor, and whose it is there."""

    anchor: str
    owner: Owner


@dataclass(frozen=True, slots=True)
class SeenView:
    """What was seen on the screen of a setting on the day `at`, and what a download says otherwise.

    `counts`: the screen was the newer of the two. `value` is what counts, `other` what the older of the two says. It
    was the screen of a `stranger` without a login.
    """

    counts: bool
    value: str
    at: date | None
    other: str = ""
    other_at: date | None = None
    stranger: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One finding, and what follows from it. `anchor` is its id in the page.

    `lang` is the language of its words where that is not the page's. `gap` is the kind of not knowing, "" when it came
    to a verdict; what the finding says then is a `message` of its own, or a `hint` on how to find out. `value` is what
    the platform says, in its own words; `among` is the anchor of the photos that it is about. `way` is its remedy with
    a link only where that is safe to follow. `step` is its place among the first steps, or 0; `brings` names what doing
    it takes care of as well, each with its language; `told` is where the same advice stands before it. `again`: another
    row of the account has its name, so that what was found tells them apart. `seen` is what the screen said of it.
    """

    anchor: str
    owner: Owner
    finding: Finding
    lang: str
    message: str
    way: Way
    spots: tuple[Pointer, ...]
    question: str
    answers: tuple[Choice, ...]
    gap: str
    hint: str
    value: str
    among: str
    step: int
    brings: tuple[tuple[str, str], ...]
    told: Told | None = None
    again: bool = False
    seen: SeenView | None = None

    @property
    def name(self) -> str:
        """What it is about."""
        return self.finding.name or self.finding.check

    @property
    def title(self) -> str:
        """What was found."""
        return self.finding.title or self.name

    @property
    def grave(self) -> bool:
        """Whether it weighs much."""
        return self.finding.severity in (Severity.CRITICAL, Severity.HIGH)


@dataclass(frozen=True, slots=True)
class TextsRead:
    """So many `texts` were read together, `unread` of them not, so many in each of the `languages`.

    `found`: what was looked for in them, and how many of ten we find of it, 0 where that was not measured.
    """

    texts: int
    unread: int
    languages: tuple[tuple[str, int], ...]
    found: tuple[tuple[Item, int], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one account that could not be told for the same reason; of silence, in which texts (`reads`)."""

    kind: str
    items: tuple[Item, ...]
    reads: tuple[TextsRead, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountSection:
    """The section of one account, its findings by outcome.

    `groups` are those that could not be told. `notices` are sentences on its download that come before anything else;
    `dated_inside`: its day is the newest that stands in it, as it does not say its own. `unused`: the family said so.
    """

    owner: Owner
    exported_at: date | None
    old: bool
    change: tuple[Item, ...]
    fine: tuple[Item, ...]
    groups: tuple[Group, ...]
    not_applicable: tuple[Item, ...]
    troubles: tuple[Trouble, ...]
    photos: PhotosView | None = None
    accepted: tuple[Item, ...] = ()
    notices: tuple[str, ...] = ()
    dated_inside: bool = False
    unused: bool = False

    @property
    def untold(self) -> tuple[Item, ...]:
        """What could not be told."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def items(self) -> tuple[Item, ...]:
        """All of its findings, in the order of the table."""
        return (*self.change, *self.untold, *self.accepted, *self.fine, *self.not_applicable)

    @property
    def seen(self) -> bool:
        """Whether the screen said anything of it."""
        return any(item.seen for item in self.items)

    @property
    def used(self) -> bool:
        """Whether somebody said by a download, an answer or the screen that it is used."""
        return self.owner.downloaded or any(
            item.seen or item.finding.answered or item.finding.accepted or item.finding.outcome is Outcome.FAIL
            for item in self.items
            if not self.unused
        )

    @property
    def windows(self) -> tuple[str, ...]:
        """Its house in the drawing: a window for each finding, mixed, always in the same way."""
        names = [*("change",) * len(self.change), *("open",) * len(self.untold), *("fine",) * len(self.fine)]
        stride = next((n for n in (7, 5, 3) if gcd(n, len(names)) == 1), 1)
        return tuple(names[place * stride % len(names)] for place in range(min(len(names), MOST_WINDOWS)))


@dataclass(frozen=True, slots=True)
class About:
    """What is said of one check, and its findings on every account: a part of the page for the thorough."""

    first: Item
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sureness:
    """How the verdicts are founded, and what got in the way."""

    by_confidence: Mapping[Confidence, int]
    disagree: int
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report. `accounts` are those that somebody uses, downloads first; `about` tells of each check.

    `questions` are the few on services of which nobody said that they are used, `unasked` how many more there are. A
    `short` page holds only what to do first and whom to call. `sat`: the guided page made it. `masked` are the reasons
    why words are, which found something.
    """

    lang: str
    made: date
    version: str
    steps: tuple[Item, ...]
    well: tuple[Item, ...]
    accounts: tuple[AccountSection, ...]
    questions: tuple[Item, ...]
    unasked: int
    about: tuple[About, ...]
    sureness: Sureness
    inputs: tuple[Input, ...]
    checks: tuple[CheckOrigin, ...]
    since: SinceView | None = None
    beliefs: tuple[BeliefView, ...] = ()
    unused: tuple[str, ...] = ()
    short: bool = False
    sat: Sat | None = None
    masked: frozenset[str] = frozenset()

    def said_done(self, item: Item) -> bool:
        """Whether somebody said that a step is done."""
        return self.done_on(item) is not None and not self.shown_undone(item)

    def shown_undone(self, item: Item) -> bool:
        """Whether a download that was made after somebody said that it is done says otherwise."""
        said = self.done_on(item)
        made = next((account.exported_at for account in self.accounts if account.owner == item.owner), None)
        return said is not None and made is not None and made > said

    def done_on(self, item: Item) -> date | None:
        """The day on which somebody said that a step is done."""
        return self.sat.done.get(item.finding.fingerprint) if self.sat else None

    def said_later(self, item: Item) -> bool:
        """Whether somebody put a step off."""
        return self.sat is not None and item.finding.fingerprint in self.sat.later

    @property
    def undone(self) -> tuple[Item, ...]:
        """The first steps of which nobody said that they are done."""
        return tuple(item for item in self.steps if not self.said_done(item))

    @property
    def photos_left_alone(self) -> bool:
        """Whether the guided page made it, and no photo of any account was looked at."""
        return self.sat is not None and all(a.photos is None or a.photos.missing for a in self.accounts)

    @property
    def read(self) -> tuple[AccountSection, ...]:
        """The accounts whose downloads were read."""
        return tuple(account for account in self.accounts if account.owner.downloaded)

    @property
    def noticed(self) -> tuple[AccountSection, ...]:
        """The accounts of whose downloads something is to be said first."""
        return tuple(account for account in self.accounts if account.notices)

    @property
    def changes(self) -> tuple[Item, ...]:
        """The first steps that are no questions."""
        return tuple(item for item in self.steps if not item.gap)

    @property
    def minutes(self) -> int:
        """How long the first steps take that are left."""
        return sum(item.way.minutes if not item.gap else 1 for item in self.undone)

    @property
    def more(self) -> int:
        """How many things can be changed beside the first steps."""
        return sum(not item.step for account in self.accounts for item in account.change)

    @property
    def fine(self) -> int:
        """How many things are as they should be."""
        return sum(len(account.fine) for account in self.accounts)

    @property
    def untold(self) -> int:
        """How many things could not be told."""
        return sum(len(account.untold) for account in self.accounts)

    @property
    def surprises(self) -> int:
        """How often somebody believed to be safe and is not."""
        return sum(row.gap == Gap.WORSE for belief in self.beliefs for row in belief.rows)

    @property
    def with_photos(self) -> tuple[AccountSection, ...]:
        """The accounts of which something can be said about photos."""
        return tuple(account for account in self.accounts if account.photos is not None)

    @property
    def for_strangers(self) -> tuple[tuple[AccountSection, Picture], ...]:
        """The listed photos that strangers can see, each with its account: the widest and weightiest first."""
        told = ((account, account.photos) for account in self.accounts if account.photos)
        every = [(account, picture) for account, photos in told for picture in photos.for_strangers]
        return tuple(sorted(every, key=lambda one: (STRANGERS.index(one[1].item.audience), -one[1].item.priority)))

    @property
    def strangers_see(self) -> int:
        """How many photos and videos strangers can see, listed or not."""
        return sum(account.photos.strangers_see for account in self.with_photos if account.photos)

    @property
    def pictures(self) -> int:
        """How many photos and videos may show a child."""
        return sum(account.photos.listed for account in self.accounts if account.photos is not None)

    @property
    def troubled(self) -> bool:
        """Whether a file of a download could not be read."""
        return any(account.troubles for account in self.accounts)

    @property
    def platforms(self) -> tuple[str, ...]:
        """The services whose downloads were read, each once."""
        return tuple(dict.fromkeys(account.owner.platform for account in self.read))

    @property
    def services(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(dict.fromkeys(account.owner.service for account in self.read))


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """The gravest first, otherwise as they came."""
    return tuple(sorted(items, key=lambda item: item.finding.severity.rank))
