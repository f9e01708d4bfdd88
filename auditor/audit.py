"""The way of the data in one call: downloads in, a worded result out, with the network closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from auditor.downloads.archive import Archive
from auditor.downloads.detect import Recognised, downloads
from auditor.engine.judge import RunInfo
from auditor.engine.judge import audit as judge
from auditor.engine.registry import Registry
from auditor.exposure.look import look
from auditor.exposure.selection import Selection, Thumbnails
from auditor.exposure.viewers import with_standings
from auditor.model.account import Account, Role
from auditor.model.family import Family
from auditor.model.posting import Media
from auditor.model.result import AuditResult, Believed, GivenAnswer, Input, Trouble
from auditor.model.verdict import Context
from auditor.photos.cache import Cache
from auditor.readers.every import read
from auditor.readers.extent import with_extent
from auditor.readers.union import ReadDownload, united
from auditor.results.accepted import Accepted
from auditor.results.answers import given_in
from auditor.results.notices import unread
from auditor.results.photos import item_id, listed
from auditor.results.said import Said
from auditor.results.wording import worded
from auditor.walls.offline import closed_network

Progress = Callable[[str, int, int, float | None], None]
"""Told as the work goes on: what (a platform, `photos` or `checks`), how much is done, of how much, seconds left."""


@dataclass(frozen=True, slots=True)
class PhotoOptions:
    """How to look at photos: which ones, with which cache, and how thumbnails are made."""

    selection: Selection = field(default_factory=Selection)
    cache: Cache | None = None
    thumbnails: Thumbnails = Thumbnails.PIXELATED


@dataclass(slots=True)
class Audit:
    """One run: what to use, and after `run` the traces of checks that crashed (by crash id), for a debug file.

    Without `photos` no photo is looked at, and the result says so. `thumbnails` holds, after `run`, the small pictures
    for the report by item; they are in no result. The result is held against what the family `believed` of checks, and
    against an `earlier` one, whose answers are taken over.
    """

    registry: Registry
    language: str = "en"
    role: Role = Role.PARENT
    family: Family = field(default_factory=Family)
    today: date = field(default_factory=lambda: datetime.now().astimezone().date())
    photos: PhotoOptions | None = None
    accepted: Accepted = field(default_factory=Accepted)
    earlier: AuditResult | None = None
    answers: Sequence[GivenAnswer] = ()
    believed: Mapping[str, Believed] = field(default_factory=dict)
    crashes: dict[str, str] = field(default_factory=dict)
    thumbnails: dict[str, str] = field(default_factory=dict)

    def run(self, paths: Sequence[Path], progress: Progress = lambda *_: None) -> AuditResult:
        """Audit these downloads, the several ones of an account as one.

        Raises ArchiveError when one of them is no usable export, or when nothing at all could be read of any.
        """
        with closed_network():
            found = downloads(paths)
            sources: list[ReadDownload] = []
            for number, download in enumerate(found):
                progress(download.platform, number, len(found), None)
                sources.append(sourced(download, self.today))
            _refuse_unread(sources)
            subjects = united(sources, self.today)
            accounts: list[Account] = []
            for subject in subjects:
                stopped = any(a.photo_work is not None and a.photo_work.interrupted for a in accounts)
                account = with_standings(subject.account, self.today)
                accounts.append(self._looked_at(account, subject.archive, progress, stopped))
            progress("checks", len(found), len(found), None)
            result = self.judge(accounts, inputs=_inputs(found))
            for account, subject in zip(accounts, subjects, strict=True):
                self._add_thumbnails(account, subject.archive)
            return result

    def _looked_at(self, account: Account, archive: Archive, progress: Progress, stopped: bool) -> Account:
        """The account with its photos looked at; once somebody stopped that, none of the further ones'."""
        if self.photos is None:
            return account
        return look(
            account,
            archive,
            self.photos.selection,
            cache=self.photos.cache,
            family=self.family,
            today=self.today,
            progress=lambda done, total, left: progress("photos", done, total, left),
            stop=lambda: stopped,
        )

    def _add_thumbnails(self, account: Account, archive: Archive) -> None:
        """Small pictures of the listed items only; of clear ones no more in the whole report than `MOST_CLEAR`."""
        if self.photos is None or self.photos.thumbnails is Thumbnails.NONE:
            return
        shown = listed(account, self.accepted.photos)
        items = [(item_id(e), Media(e.uri, e.media), e.turned, e.frame_at) for e in shown if item_id(e)]
        if items:
            from auditor.photos.thumbnails import MOST_CLEAR, thumbnails  # and with it Pillow and the processes

            room = MOST_CLEAR - len(self.thumbnails) if self.photos.thumbnails is Thumbnails.CLEAR else None
            self.thumbnails |= thumbnails(archive, items[:room], self.photos.thumbnails)

    def judge(self, accounts: Sequence[Account], inputs: tuple[Input, ...] = ()) -> AuditResult:
        """Run the checks on accounts that were read, and put the words in."""
        info = RunInfo(
            started=datetime.now(UTC).replace(microsecond=0),
            language=self.language,
            inputs=inputs,
            troubles=tuple(Trouble(name=n, kind="check", message=m) for n, m in self.registry.troubles),
            crashes=self.crashes,
            marks=self.accepted.photos,
        )
        context = Context(self.today, self.role, self.family)
        result = judge(accounts, self.registry.checks.values(), context, info)
        return worded(self._with_said(result), self.language)

    @property
    def said(self) -> Said:
        """What the family said besides its answers."""
        return Said(self.today, self.accepted.findings, self.believed, self.earlier)

    def _with_said(self, result: AuditResult) -> AuditResult:
        """With what the family said, and with its answers in the earlier result."""
        given, unused = given_in(self.earlier, self.today) if self.earlier else ([], {})
        return self.said.taken_into(result, [*given, *self.answers], unused)


def sourced(download: Recognised, today: date) -> ReadDownload:
    """One download as it was read, with its day, its range, and whether a part of it seems to be missing."""
    account = with_extent(read(download), download.archive, download.identity, today)
    return ReadDownload(account, download.archive, download.identity, download.named.user, download.astray)


def _refuse_unread(sources: Sequence[ReadDownload]) -> None:
    """Raise what the first download says when none of them told anything; one among others is said in the report."""
    reasons = [why for source in sources if (why := unread(source.account)) is not None]
    if reasons and len(reasons) == len(sources):
        raise reasons[0].error(sources[0].account.label)


def _inputs(found: Sequence[Recognised]) -> tuple[Input, ...]:
    parts = [part for download in found for part in download.archive.parts]
    return tuple(Input(label=part.label, kind=part.kind, sha256=part.listing_sha256) for part in parts)
