"""What the replies of a sitting are made of: plain parts, which name things and judge nothing.

What names anybody shows nothing of itself in a log.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from auditor.downloads.how import RowKind, ScreenKind
from auditor.model.account import Platform, Role


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything that is said."""

    def __repr__(self) -> str:
        """Its kind only, so that no log and no traceback tells what a family said."""
        return f"{type(self).__name__}(…)"


def _tag(name: str) -> str:
    """`AskSteps` is told by `ask_steps`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Said(Part, frozen=True, tag_field="is", tag=_tag):
    """Base of the messages themselves."""


class StepState(StrEnum):
    """What became of a first step."""

    OPEN = "open"
    DONE = "done"
    LATER = "later"
    LEFT = "left"  # the family leaves it as it is, for a reason and until a day


class Service(Part, frozen=True):
    """A service, as it calls itself."""

    id: str
    name: str


class Whose(Part, frozen=True):
    """Whose an account is, by its service and name; `with_teen`: the teenager whose it is looks along."""

    platform: Platform
    account: Annotated[str, Meta(max_length=200)]
    role: Role = Role.PARENT
    with_teen: bool = False


class Problem(Part, frozen=True):
    """Why something cannot be used: an id, what happened, and what to do."""

    id: str
    what: str
    todo: str


class Refused(Part, frozen=True):
    """A file that cannot be used."""

    file: str
    problem: Problem


class Note(Part, frozen=True):
    """Something about a download that its owner should know first."""

    id: str
    text: str


class Download(Part, frozen=True, kw_only=True):
    """One download of one account, out of one file or several.

    `day` is when it was made; `dated_inside`: nothing says so, it is the newest day in it. `begin` and `end` are the
    range that was asked for, None for all time. Of the `boxes` of the request nothing is there, and of those `unread`
    nothing could be read.
    """

    platform: Platform
    service: str
    files: tuple[str, ...]
    form: str
    account: str = ""
    day: date | None = None
    dated_inside: bool = False
    begin: date | None = None
    end: date | None = None
    part_missing: bool = False
    boxes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    problem: Problem | None = None


class Row(Part, frozen=True):
    """A row of a drawn screen: its words, whether it is ticked or chosen, and whether it is the one to tap."""

    label: str
    value: str
    kind: RowKind
    on: bool
    tap: bool


class Screen(Part, frozen=True):
    """A screen of the app, to be drawn."""

    title: str
    rows: tuple[Row, ...]
    kind: ScreenKind


class HowStep(Part, frozen=True):
    """What to do on one screen, and why."""

    text: str
    why: str = ""
    screen: Screen | None = None


class BeliefAsked(Part, frozen=True):
    """Something to guess: the check, its name, and the sentence that may be so."""

    check: str
    name: str
    text: str


class PhotosSeen(Part, frozen=True):
    """How far the look at photos and videos got, over all accounts: counts, and no picture."""

    posted: int
    looked_at: int
    with_child: int


class PageKind(StrEnum):
    """How a page of settings is given by hand."""

    SAVED = "saved"
    PASTED = "pasted"


class LivePageShown(Part, frozen=True):
    """A page of settings that can be given: its name and address there, in which kinds, and what it tells then.

    `accounts` are the family's accounts there: where there are several, it is to be said whose page it is.
    """

    page: str
    service: Service
    name: str
    address: str
    kinds: tuple[PageKind, ...]
    tells: tuple[str, ...]
    accounts: tuple[str, ...] = ()


class ProfileShown(Part, frozen=True):
    """An own profile by its service and account, and the address to open in a private window."""

    service: Service
    account: str
    address: str


class Told(Part, frozen=True):
    """A setting that a page told: the fact, its name, and the value as the fact's word and in words."""

    fact: str
    name: str
    value: str
    words: str


class Untold(Part, frozen=True):
    """A setting that a page did not tell, and why; without `fact` and name it is the whole page."""

    fact: str
    name: str
    problem: Problem


class Choice(Part, frozen=True):
    """One possible answer."""

    value: str
    text: str


class Way(Part, frozen=True):
    """How to look something up or change it: through the menus, by a link, by the settings' own search."""

    path: str = ""
    path_all: str = ""
    link: str = ""
    search: str = ""
    verified: str | None = None


class LiveAnswer(Part, frozen=True):
    """The page of settings that answers a question when it is given by hand, and whose it must be."""

    page: str
    account: str


class Question(Part, frozen=True, kw_only=True):
    """One question: where it belongs, of which account, what the download says, the question, and why it is asked.

    `unused` is the service's id where a family may not use it at all.
    `live` is the page of settings that may be given instead of an answer, None where no such page tells this.
    """

    mark: str
    station: str
    service: str
    account: str
    told: str
    text: str
    why: str
    choices: tuple[Choice, ...]
    severity: str
    way: Way
    given: str = ""
    unused: str = ""
    live: LiveAnswer | None = None


class AnswerGiven(Part, frozen=True):
    """A question that was asked, with what was answered: a value and its words, both "" for one that was skipped."""

    mark: str
    service: str
    account: str
    text: str
    value: str
    answer: str


class Step(Part, frozen=True, kw_only=True):
    """Something to do; `asks`: it is to be looked up first, and its answer goes to `AskAgain`."""

    mark: str
    service: str
    account: str
    title: str
    message: str
    why: str
    fix: str
    way: Way
    minutes: int
    severity: str
    asks: bool
    state: StepState
    reason: str = ""
    until: date | None = None


class HelpLine(Part, frozen=True):
    """Whom to call, as the report has it; `link` is safe to offer, or ""."""

    name: str
    what: str
    phone: str
    hours: str
    link: str
    host: str


class HelpPlace(Part, frozen=True):
    """A country, or everywhere, with its help lines."""

    name: str
    lines: tuple[HelpLine, ...]
