"""What a sitting knows of a family, in memory only, and the result as it is with all of that."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from auditor.app.messages import Look, NoDownload
from auditor.app.parts import StepState
from auditor.audit import Audited
from auditor.downloads.detect import Recognised
from auditor.errors import ArchiveError, AuditorError
from auditor.live.codes import Reading
from auditor.live.into import Seen, seen
from auditor.model.account import Platform
from auditor.model.family import Family
from auditor.model.result import AuditResult, Believed, GivenAnswer
from auditor.readers.union import ReadDownload
from auditor.results.accepted import Accepted, Risk, kept_in
from auditor.results.answers import given_in
from auditor.results.reporters import Sat
from auditor.results.said import Said
from auditor.results.wording import worded
from auditor.workshop.codes import by_chance


class SittingError(AuditorError):
    """A message that does not fit what came before it."""

    reason = ""


class StoppedError(BaseException):
    """Somebody wants to stop; what was not done to its end is left. No fault, so that nothing takes it for one."""


def our_mistake(error: Exception) -> SittingError:
    """What is told of an exception that nobody foresaw: its kind."""
    kind = type(error).__name__
    ours = SittingError("A mistake of ours stopped this ({kind}).", "Try once more, and please report it.", kind=kind)
    ours.reason = "our_mistake"
    return ours


@dataclass
class Memory:
    """All that a sitting knows of a family; to forget it is to begin with another one."""

    files: dict[str, Path] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()
    found: list[Recognised] | None = None
    refused: list[tuple[Path, ArchiveError]] = field(default_factory=list)
    sources: list[ReadDownload] = field(default_factory=list)
    platforms: tuple[Platform, ...] = ()
    family: Family = field(default_factory=Family)
    hidden: bool = False
    believed: dict[str, Believed] = field(default_factory=dict)
    earlier: AuditResult | None = None
    live: dict[tuple[str, str], Reading] = field(default_factory=dict)
    profiles: dict[tuple[Platform, str], Seen] = field(default_factory=dict)
    looked: Audited | None = None
    looking: Look | NoDownload | None = None
    most: int | None = None
    asked: dict[str, str] = field(default_factory=dict)
    shown_at: int = 0
    unused: tuple[str, ...] = ()
    steps: dict[str, StepState] = field(default_factory=dict)
    risks: dict[str, Risk] = field(default_factory=dict)
    saved: list[str] = field(default_factory=list)
    random: int = field(default_factory=by_chance)  # of its count code

    @property
    def on_screen(self) -> list[Seen]:
        """All that was seen on a screen."""
        return [*seen(self.live.values()), *self.profiles.values()]

    def sat(self, today: date) -> Sat:
        """What a report is to know of the sitting."""
        later = frozenset(mark for mark, state in self.steps.items() if state is StepState.LATER)
        return Sat(self.done(today), later, self.platforms)

    def done(self, today: date) -> dict[str, date]:
        """The steps of which somebody said that they are done, now or an earlier time, with the day."""
        before = self.earlier.done if self.earlier else {}
        unsaid = {mark: day for mark, day in before.items() if mark not in self.steps}
        return unsaid | {mark: today for mark, state in self.steps.items() if state is StepState.DONE}

    @property
    def base(self) -> Audited:
        """What was looked at, without anything that was said since. Raises SittingError before the look."""
        if self.looked is None:
            raise SittingError("Nothing was looked at yet.", "Choose your download first, or begin with the questions.")
        return self.looked

    def result(self, language: str, today: date, accepted: Accepted, *, answers: bool = True) -> AuditResult:
        """What was looked at with all that was said since, in words; without the `answers` of this sitting, if wanted.

        It is worked out anew each time, so that an answer that is changed leaves nothing behind. `accepted` is what the
        family accepted on this computer before.
        """
        given, unused = given_in(self.earlier, today) if self.earlier else ([], {})
        told = [GivenAnswer(mark, value, today) for mark, value in self.asked.items() if value and answers]
        before = kept_in(self.earlier) if self.earlier else {}
        said = Said(today, {**before, **accepted.findings, **self.risks}, self.believed, self.earlier)
        unused = {**unused, **dict.fromkeys(self.unused, today)}
        return worded(said.taken_into(self.base.result, [*given, *told], unused), language)
