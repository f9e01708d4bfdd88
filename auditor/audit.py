"""The way of the data in one call: downloads in, a worded result out, with the network closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from auditor.account import Absent, Account, Platform, Problem, Reason
from auditor.check import Context, Role
from auditor.engine import RunInfo
from auditor.engine import audit as judge
from auditor.facts import of_platform
from auditor.offline import closed_network
from auditor.readers import facebook, instagram, tiktok
from auditor.readers.detect import Recognised, downloads
from auditor.readers.interface import Reader
from auditor.registry import Registry
from auditor.result import AuditResult, Input, Trouble
from auditor.wording import worded

READERS: dict[Platform, Reader] = {
    Platform.INSTAGRAM: instagram.read,
    Platform.FACEBOOK: facebook.read,
    Platform.TIKTOK: tiktok.read,
}

Progress = Callable[[str, int, int], None]
"""Told before each step: what (a platform's id, or `checks`), how many steps are done, how many there are."""


@dataclass(slots=True)
class Audit:
    """One run: what to use, and after `run` the traces of checks that crashed (by crash id), for a debug file."""

    registry: Registry
    language: str = "en"
    role: Role = Role.PARENT
    today: date = field(default_factory=lambda: datetime.now().astimezone().date())
    crashes: dict[str, str] = field(default_factory=dict)

    def run(self, paths: Sequence[Path], progress: Progress = lambda _what, _done, _all: None) -> AuditResult:
        """Audit these downloads. Raises ArchiveError when one of them is no usable export."""
        with closed_network():
            found = downloads(paths)
            accounts = []
            for number, download in enumerate(found):
                progress(download.platform, number, len(found) + 1)
                accounts.append(read(download))
            progress("checks", len(found), len(found) + 1)
            return self.judge(accounts, inputs=_inputs(found))

    def judge(self, accounts: Sequence[Account], inputs: tuple[Input, ...] = ()) -> AuditResult:
        """Run the checks on accounts that were read, and put the words in."""
        info = RunInfo(
            started=datetime.now(UTC).replace(microsecond=0),
            language=self.language,
            inputs=inputs,
            troubles=tuple(Trouble(name=n, kind="check", message=m) for n, m in self.registry.troubles),
            crashes=self.crashes,
        )
        result = judge(accounts, self.registry.checks.values(), Context(self.today, self.role), info)
        return worded(result, self.language)


def read(download: Recognised) -> Account:
    """The account in one download. Should a reader stumble, nothing of that account is known, and the audit goes on."""
    try:
        return READERS[download.platform](download.archive, download.form)
    except Exception as error:  # noqa: BLE001  # one download must not cost the others their audit
        label = download.archive.label
        return Account(
            platform=download.platform,
            label=label,
            form=download.form,
            absent={s.id: Absent(s.id, Reason.UNREADABLE, label) for s in of_platform(download.platform)},
            problems=(Problem(label, type(error).__name__),),
        )


def _inputs(found: Sequence[Recognised]) -> tuple[Input, ...]:
    parts = [part for download in found for part in download.archive.parts]
    return tuple(Input(label=part.label, kind=part.kind, sha256=part.listing_sha256) for part in parts)
