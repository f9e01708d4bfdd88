"""The result of an audit: all a report needs, saved as JSON, readable later, in another language, without the download.

A report renders this and never computes a verdict. Nothing here holds more than masked snippets, counts and pointers.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from enum import StrEnum

import msgspec

from auditor.model.account import Confidence, Reason, Role, Source, Value
from auditor.model.check import Question, Section, Text, Words
from auditor.model.photo_list import Photos
from auditor.model.verdict import Outcome, Severity

SCHEMA = "auditor/result/2"


class _Part(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the parts of a result; unknown fields of newer results are ignored."""


class Input(_Part, frozen=True):
    """One file or folder that was read: its own name without folders, and a hash of its list of contents."""

    label: str
    kind: str
    sha256: str


class CheckOrigin(_Part, frozen=True):
    """Which check ran, from where, and the hash of its files."""

    id: str
    kind: str
    name: str
    version: str = ""
    sha256: str = ""


class Trouble(_Part, frozen=True):
    """Something that could not be loaded or read: a plug-in, or a file of a download. `kind` is an id.

    `count` says how many, where it is about a number of entries or lines.
    """

    name: str
    kind: str
    message: str = ""
    count: int = 0


class Run(_Part, frozen=True):
    """When, with what and on what the audit ran; `country` is where the family lives, two letters or nothing."""

    version: str
    started: datetime
    language: str
    country: str = ""
    role: Role = Role.PARENT
    redaction: str = "masked"
    inputs: tuple[Input, ...] = ()
    checks: tuple[CheckOrigin, ...] = ()
    troubles: tuple[Trouble, ...] = ()


class FactRow(_Part, frozen=True):
    """A fact as it is shown: private values and unknown words are masked.

    `before` is what an older source says otherwise, of the day `before_at`: a download, where it was seen on the
    screen since, or the screen.
    """

    id: str
    value: Value
    source: Source
    confidence: Confidence
    where: str
    observed_at: date | None = None
    before: Value | None = None
    before_at: date | None = None
    before_source: Source | None = None


class AbsentRow(_Part, frozen=True):
    """A fact that could not be had, why, and how to supply it."""

    id: str
    reason: Reason
    where: str = ""
    raw: str = ""
    hint: str = ""


class Proof(_Part, frozen=True):
    """Where in the download a finding rests, with a masked snippet, and what its words tell.

    `tells` is an id of `model.tells`, or one of a later version; `perhaps`: that is no more than likely.
    """

    where: str
    snippet: str = ""
    at: date | None = None
    tells: str = ""
    perhaps: bool = False


class Remedy(_Part, frozen=True):
    """What to do: the way through the menus, the link, what to type into the settings' search, when last verified.

    `path_all` is the way to change all of them at once, where there is one; `minutes` is 0 for something not said.
    """

    fix: str = ""
    path: str = ""
    path_all: str = ""
    link: str = ""
    search: str = ""
    verified: str | None = None
    minutes: int = 0


class Acceptance(_Part, frozen=True):
    """A risk that the family has accepted, why and until which day; after that day it is `expired` and counts again."""

    reason: str
    until: date
    expired: bool = False


DONT_KNOW = "dont_know"
"""The value of an answer that says that somebody looked and does not know."""


class GivenAnswer(_Part, frozen=True, kw_only=False):
    """What somebody answered to a finding on a day: one of its question's values, or `DONT_KNOW`."""

    fingerprint: str
    value: str
    at: date


class Finding(_Part, frozen=True):
    """What one check says of one account. Ids come from the engine, the words are filled in for a language.

    `reason` and `fact` say of an `unknown` or `ask` which fact was absent and why. `fingerprint` names check, account
    and subject, without words or time, so that results can be compared; `former` are the same under the check's former
    ids. `concerns` counts the photos or people it is about (0: not counted), `priority` orders what to do and `factors`
    explain it. `answer` is the value that somebody gave on the day `answered`, when that is what settled it.
    """

    check: str
    topic: str
    outcome: Outcome
    severity: Severity
    confidence: Confidence
    fingerprint: str
    message_id: str = ""
    params: dict[str, str | int] = {}
    evidence: tuple[Proof, ...] = ()
    reason: Reason | None = None
    fact: str = ""
    crash: str = ""
    former: tuple[str, ...] = ()
    concerns: int = 0
    priority: float = 0.0
    factors: dict[str, float] = {}
    answer: str = ""
    answered: date | None = None
    accepted: Acceptance | None = None
    name: str = ""
    title: str = ""
    message: str = ""
    why: str = ""
    note: str = ""
    not_for_you: str = ""
    remediation: Remedy = Remedy()


def fingerprint(check_id: str, platform: str, handle: str, subject: str = "") -> str:
    """The same for the same check, account and subject in every run and language."""
    return hashlib.sha256("\x1f".join((check_id, platform, handle.casefold(), subject)).encode()).hexdigest()[:16]


class Notice(_Part, frozen=True):
    """Something about the download itself that its owner should know first; the words are in `results.notices`."""

    id: str
    params: dict[str, str | int] = {}


class Unread(_Part, frozen=True):
    """Something posted that was not read: the list ("" for the whole download), why, and how many entries or files.

    The words are those of `auditor.model.lists.Why`.
    """

    list: str
    why: str
    entries: int = 0


class AccountResult(_Part, frozen=True):
    """The part of a result about one account; `platform` is `household` for what concerns no service.

    `dated_inside`: the download does not say on which day it was made, `exported_at` is the newest day in it. What was
    answered is among the `facts`, too, where it is a word of the vocabulary. On the day `unused` the family said that
    nobody uses the service.
    """

    platform: str
    handle: str = ""
    label: str = ""
    role: Role = Role.PARENT
    form: str = ""
    generation: str = ""
    exported_at: date | None = None
    dated_inside: bool = False
    notices: tuple[Notice, ...] = ()
    facts: tuple[FactRow, ...] = ()
    absent: tuple[AbsentRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    answers: tuple[GivenAnswer, ...] = ()
    unused: date | None = None
    troubles: tuple[Trouble, ...] = ()
    photos: Photos | None = None
    unread: tuple[Unread, ...] = ()

    @property
    def known_as(self) -> str:
        """Its handle, else what the download calls it."""
        return self.handle or self.label

    @property
    def undownloaded(self) -> bool:
        """Whether this is a service whose download could be read, and nobody has one: answers tell all."""
        return any(row.reason is Reason.NO_DOWNLOAD for row in self.absent)


class Score(_Part, frozen=True):
    """How much of what matters is in order, is to change, and is not known: shares of 100, weighed by severity.

    What is not known counts for neither side: the truth lies between `fine` and `fine + open`.
    """

    fine: int = 0
    change: int = 0
    open: int = 0


class Totals(_Part, frozen=True):
    """Counts over all accounts. `told` of `asked` checks came to a verdict: that is how much could be checked.

    Accepted risks are counted apart, and in none of the others.
    """

    outcomes: dict[Outcome, int]
    told: int
    asked: int
    accepted: int = 0
    score: Score = Score()


class Card(_Part, frozen=True):
    """What a check says in all its languages, kept so that a result can be worded again."""

    topic: str
    minutes: int
    texts: dict[str, Text]
    platforms: dict[str, Section]
    question: Question | None = None
    sources: list[str] = []
    aliases: list[str] = []
    covers: list[str] = []
    teen: dict[str, Words] = {}
    seconds_each: int = 0


class Believed(StrEnum):
    """What somebody thought of a setting before the look."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    UNKNOWN = "unknown"


class Gap(StrEnum):
    """What was found against what was believed."""

    WORSE = "worse"  # believed safe, and it is not
    BETTER = "better"  # believed unsafe, and it is safe
    AS_BELIEVED = "as_believed"
    LEARNT = "learnt"  # there was no belief, and now it is known
    OPEN = "open"  # the download could not tell


class Belief(_Part, frozen=True):
    """What somebody expected of a check on an account (source `expectation`), and the gap to what was found."""

    check: str
    platform: str
    believed: Believed
    at: date
    handle: str = ""
    gap: Gap = Gap.OPEN
    fingerprint: str = ""
    title: str = ""
    found: str = ""


class ChangeKind(StrEnum):
    """What became of a finding since the earlier result."""

    FIXED = "fixed"
    NEW = "new"
    OPEN = "open"  # still to be changed
    UNTOLD = "untold"  # it was told then, and could not be told now
    RULE_ADDED = "rule_added"  # the earlier audit did not have this check


class Change(_Part, frozen=True):
    """One line of the comparison with an earlier result.

    `before` and `outcome` are the outcomes of then and of today, None where there was no such finding.
    """

    kind: ChangeKind
    check: str
    platform: str
    fingerprint: str
    severity: Severity
    before: Outcome | None = None
    outcome: Outcome | None = None
    handle: str = ""
    title: str = ""


class Since(_Part, frozen=True):
    """The comparison with an earlier result: when that was made, what became of each finding.

    `missing` are accounts of then that were not audited this time; nothing is said of them.
    """

    started: datetime
    changes: tuple[Change, ...] = ()
    missing: tuple[str, ...] = ()


class AuditResult(_Part, frozen=True):
    """One audit of one or more accounts.

    `done` are steps of which somebody said that they are done, by fingerprint with the day: what is found does not
    change by that.
    """

    schema: str
    run: Run
    accounts: tuple[AccountResult, ...]
    first_steps: tuple[str, ...]
    totals: Totals
    cards: dict[str, Card]
    beliefs: tuple[Belief, ...] = ()
    since: Since | None = None
    done: dict[str, date] = msgspec.field(default_factory=dict)
