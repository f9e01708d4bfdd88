"""What a check says of an account, and what it is told beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from auditor.model.account import Account, Confidence, Reason, Role
from auditor.model.family import Family
from auditor.model.tells import Tells


class Outcome(StrEnum):
    """What a check says. There is no silence: what cannot be told is `unknown`, what a person must look up is `ask`."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    ASK = "ask"
    PASS = "pass"  # noqa: S105  # an outcome, no password
    NOT_APPLICABLE = "not_applicable"


DECIDED = (Outcome.PASS, Outcome.FAIL)
"""The outcomes that are a verdict."""
OPEN = (Outcome.UNKNOWN, Outcome.ASK)
"""The outcomes that leave open what is so."""


class Severity(StrEnum):
    """How bad it would be, worst first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may know besides the account. There is no clock and no file behind it."""

    today: date
    role: Role = Role.PARENT
    family: Family = field(default_factory=Family)


class Own(str):
    """A check's own word for a thing, such as "iPhone": it holds nothing out of the download and is not masked."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pointer into the download, and the words that stand there; they are masked before they leave the engine.

    Shown as they are: the word of a setting, as the account's fact of that id (`fact`) has it, and an `Own` word. What
    the words tell is `tells`, `perhaps` where that is no more than likely, and `until` the words that name its end.
    `text` is what the owner wrote around the snippet: with it, and without it never, the words are whole in the page of
    this very run.
    """

    where: str
    snippet: str = ""
    at: date | None = None
    fact: str = ""
    tells: Tells | None = None
    perhaps: bool = False
    until: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement of a check about one account.

    `message` is an id in the texts' `messages`, `params` fill it: counts, days, words of `Audience` or `Own` ones; any
    other text is masked. `subject` tells several verdicts of one check apart and must not change from run to run.
    `evidence` comes in order of importance, as a tuple or a generator: the engine takes the first few of it, once.
    `concerns` says how many photos or people it is about, 0 when that is not counted.
    """

    outcome: Outcome
    message: str = ""
    params: Mapping[str, str | int] = field(default_factory=dict)
    evidence: Iterable[Evidence] = ()
    confidence: Confidence = Confidence.STATED
    severity: Severity | None = None
    subject: str = ""
    reason: Reason | None = None
    concerns: int = 0


Audit = Callable[[Account, Context], Iterable[Verdict]]
"""A Python check: a pure function from account and context to verdicts; at least one, never none."""
