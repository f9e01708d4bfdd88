"""The way of the data in one call: downloads in, a worded result out, with the network closed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.downloads.archive import Archive
from auditor.downloads.detect import Recognised, downloads
from auditor.engine.judge import RunInfo
from auditor.engine.judge import audit as judge
from auditor.engine.registry import Registry
from auditor.exposure.look import Choice, chosen, settled
from auditor.exposure.selection import Selection, Thumbnails
from auditor.exposure.viewers import with_standings
from auditor.live.codes import Reading
from auditor.live.given import GivenPage, readings
from auditor.live.into import Seen, seen, seen_in, with_seen
from auditor.model.account import Account, Role
from auditor.model.country import country_code
from auditor.model.family import Family
from auditor.model.in_full import InFull, Words
from auditor.model.posting import Exposure, Media, Perhaps
from auditor.model.result import AuditResult, Believed, GivenAnswer, Input, Trouble
from auditor.model.verdict import Context
from auditor.photos.machine import Machine, native
from auditor.photos.records import Survey
from auditor.photos.thumbnails import MOST_CLEAR, thumbnails
from auditor.readers.every import read
from auditor.readers.extent import with_extent
from auditor.readers.union import ReadDownload, united
from auditor.results.accepted import Accepted
from auditor.results.answers import given_in
from auditor.results.notices import unread
from auditor.results.photos import in_own_words, item_id, listed, listed_perhaps
from auditor.results.said import Said
from auditor.results.wording import worded
from auditor.walls.offline import closed_network

if TYPE_CHECKING:  # a database, which an audit without photos does without
    from auditor.photos.cache import Cache

Progress = Callable[[str, int, int, float | None], None]
"""Told as the work goes on: what (a platform, `photos` or `checks`), how much is done, of how much, seconds left."""


@dataclass(frozen=True, slots=True)
class PhotoOptions:
    """How to look at photos: which ones, with which cache, how thumbnails are made, and what `machine` does all that.

    Without one, processes of this computer do.
    """

    selection: Selection = field(default_factory=Selection)
    cache: Cache | None = None
    thumbnails: Thumbnails = Thumbnails.PIXELATED
    machine: Machine | None = None

    @property
    def looking(self) -> Machine:
        """What looks. It is asked for nothing unless there is a photo to look at."""
        return self.machine or native()


@dataclass(frozen=True, slots=True)
class Options:
    """What an audit goes by besides the downloads.

    Without `photos` no photo is looked at, and the result says so. `with_teen`: a teen's account is looked at together
    with the teen, so its words may be shown. The result is held against what the family `believed` of checks, and
    against an `earlier` one, whose answers are taken over. `live` is what was seen on the screen, `pages` are
    pages of it that were given by hand. A `country` goes before the family's own.
    """

    registry: Registry
    language: str = "en"
    role: Role = Role.PARENT
    family: Family = field(default_factory=Family)
    today: date = field(default_factory=lambda: datetime.now().astimezone().date())
    photos: PhotoOptions | None = None
    with_teen: bool = False
    accepted: Accepted = field(default_factory=Accepted)
    earlier: AuditResult | None = None
    answers: Sequence[GivenAnswer] = ()
    live: Sequence[Seen] = ()
    pages: Sequence[GivenPage] = ()
    believed: Mapping[str, Believed] = field(default_factory=dict)
    country: str = ""

    @property
    def said(self) -> Said:
        """What the family said besides its answers."""
        return Said(self.today, self.accepted.findings, self.believed, self.earlier)

    @property
    def seen(self) -> Sequence[Seen]:
        """What was seen on the screen, now and at an earlier time."""
        return [*self.live, *(seen_in(self.earlier, self.today) if self.earlier else ())]


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit came to.

    The small pictures for the report (`thumbnails`, by item), the owner's own words whole (`in_full`, by the number of
    the account), what each page of settings came to (`readings`) and the traces of checks that crashed
    (`crashes`, by crash id, for a debug file) are in no result.
    """

    result: AuditResult
    thumbnails: Mapping[str, str] = field(default_factory=dict)
    in_full: Mapping[int, InFull] = field(default_factory=dict)
    readings: Sequence[Reading] = ()
    crashes: Mapping[str, str] = field(default_factory=dict)


def audit(paths: Sequence[Path], options: Options, progress: Progress = lambda *_: None) -> Audited:
    """Audit these downloads, the several ones of an account as one.

    Raises ArchiveError when one of them is no usable export, or when nothing at all could be read of any.
    """
    with closed_network():
        found = downloads(paths)
        sources: list[ReadDownload] = []
        for number, download in enumerate(found):
            progress(download.platform, number, len(found), None)
            sources.append(sourced(download, options.today))
        return audited(sources, options, progress)


def audited(
    sources: Sequence[ReadDownload],
    options: Options,
    progress: Progress = lambda *_: None,
    stop: Callable[[], bool] = lambda: False,
    turn: Callable[[], None] = lambda: None,
) -> Audited:
    """Audit downloads that were read. Once `stop` turns true no further photo is looked at, and the result says so.

    `turn` is called before each check of each account, and may raise what ends the audit.

    Raises ArchiveError when nothing at all could be read of any.
    """
    with closed_network():
        begun = opened(sources, options)
        surveys: list[Survey] = []

        def stopped() -> bool:
            return stop() or any(survey.interrupted for survey in surveys)

        for choice in begun.wanted:
            surveys.append(_looked_at(choice, options, progress, stopped))  # noqa: PERF401  one at a time, for `stopped`
        progress("checks", len(sources), len(sources), None)
        return finished(begun, surveys, turn)


@dataclass(frozen=True, slots=True)
class Opened:
    """An audit whose photos nobody has looked at yet.

    `wanted` says what is to be looked at of each account; it is empty when photos are left alone.
    """

    options: Options
    inputs: tuple[Input, ...]
    accounts: Sequence[Account]
    wanted: Sequence[Choice]
    readings: Sequence[Reading] = ()


def opened(sources: Sequence[ReadDownload], options: Options) -> Opened:
    """The first half of `audited`, for a caller that looks at photos itself.

    Raises ArchiveError when nothing at all could be read of any.
    """
    with closed_network():
        _refuse_unread(sources)
        with _uncollected():
            subjects = united(sources, options.today)
        known = [subject.account for subject in subjects]
        read_pages = readings(known, options.pages, options.today)
        known = with_seen(known, [*options.seen, *seen(read_pages)], options.today)
        accounts = [with_standings(account, options.today) for account in known]
        archives = [subject.archive for subject in subjects]
        photos, wanted = options.photos, list[Choice]()
        if photos is not None:
            pairs = zip(accounts, archives, strict=True)
            wanted = [chosen(account, archive, photos.selection, options.today) for account, archive in pairs]
        return Opened(options, _inputs(sources), accounts, wanted, read_pages)


def finished(begun: Opened, surveys: Sequence[Survey], turn: Callable[[], None] = lambda: None) -> Audited:
    """The second half of `audited`: the surveys are what all that was `wanted` came to, in the same order."""
    options, accounts = begun.options, begun.accounts
    with closed_network():
        if begun.wanted:
            pairs = zip(begun.wanted, surveys, strict=True)
            accounts = [settled(choice, survey, options.family, options.today) for choice, survey in pairs]
        with _uncollected():
            made = judged(accounts, options, begun.inputs, turn)
        return replace(
            made,
            readings=begun.readings,
            thumbnails=_pictures(accounts, [choice.archive for choice in begun.wanted], options),
        )


def judged(
    accounts: Sequence[Account],
    options: Options,
    inputs: tuple[Input, ...] = (),
    turn: Callable[[], None] = lambda: None,
) -> Audited:
    """Run the checks on accounts that were read, take in what the family said, and put the words in."""
    info = RunInfo(
        started=datetime.now().astimezone().replace(microsecond=0),
        language=options.language,
        inputs=inputs,
        troubles=tuple(Trouble(name=n, kind="check", message=m) for n, m in options.registry.troubles),
        marks=options.accepted.photos,
        country=country_code(options.country or options.family.country),
    )
    context = Context(options.today, options.role, options.family)
    result, crashes, words = judge(accounts, options.registry.checks.values(), context, info, turn)
    given, unused = given_in(options.earlier, options.today) if options.earlier else ([], {})
    result = options.said.taken_into(result, [*given, *options.answers], unused)
    in_full = _in_full(accounts, result, words, options)
    return Audited(worded(result, options.language), in_full=in_full, crashes=crashes)


def _looked_at(choice: Choice, options: Options, progress: Progress, stopped: Callable[[], bool]) -> Survey:
    """What the photos of an account came to; once somebody `stopped` that, none of the further ones are looked at."""
    photos = options.photos
    if photos is None or not choice.media:
        return Survey()
    return photos.looking.survey(
        choice.archive,
        choice.media,
        cache=photos.cache,
        progress=lambda done, total, left: progress("photos", done, total, left),
        stop=stopped,
    )


def _pictures(accounts: Sequence[Account], archives: Sequence[Archive], options: Options) -> Mapping[str, str]:
    """Small pictures of what a result lists, by item; those of the second list are pixelated, whoever asks."""
    photos, marks = options.photos, options.accepted.photos
    if photos is None or photos.thumbnails is Thumbnails.NONE:
        return {}
    made: dict[str, str] = {}
    for account, archive in zip(accounts, archives, strict=True):
        made |= _thumbnails(photos, archive, listed(account, marks), photos.thumbnails, len(made))
    for account, archive in zip(accounts, archives, strict=True):
        made |= _thumbnails(photos, archive, listed_perhaps(account, marks), Thumbnails.PIXELATED)
    return made


def _thumbnails(
    photos: PhotoOptions, archive: Archive, shown: Sequence[Exposure | Perhaps], style: Thumbnails, made: int = 0
) -> Mapping[str, str]:
    """Small pictures of these; of clear ones no more in the whole report than `MOST_CLEAR`."""
    items = [(item_id(e), Media(e.uri, e.media), e.turned, e.frame_at) for e in shown if item_id(e)]
    if not items:
        return {}
    room = max(0, MOST_CLEAR - made) if style is Thumbnails.CLEAR else None
    return thumbnails(archive, items[:room], photos.looking, style)


def _in_full(
    accounts: Sequence[Account], result: AuditResult, words: Sequence[Words], options: Options
) -> Mapping[int, InFull]:
    """The owner's own words whole, by the number of the account in the result.

    Those of what is not surely a parent's account only where it is looked at with the teen.
    """
    return {
        number: InFull(in_own_words(account, options.accepted.photos), found)
        for number, (account, found, told) in enumerate(zip(accounts, words, result.accounts, strict=False))
        if told.role is Role.PARENT or options.with_teen
    }


def sourced(download: Recognised, today: date, turn: Callable[[], None] = lambda: None) -> ReadDownload:
    """One download as it was read, with its day, its range, and whether a part of it seems to be missing.

    `turn` is called before each piece of it, and may raise what ends the reading.
    """
    download.archive.turn = turn
    with closed_network(), _uncollected():
        account = with_extent(read(download), download.archive, download.identity, today)
    return ReadDownload(account, download.archive, download.identity, download.named.user, download.astray)


def _refuse_unread(sources: Sequence[ReadDownload]) -> None:
    """Raise what the first download says when none of them told anything; one among others is said in the report."""
    reasons = [why for source in sources if (why := unread(source.account)) is not None]
    if reasons and len(reasons) == len(sources):
        raise reasons[0].error(sources[0].account.label)


def _inputs(sources: Sequence[ReadDownload]) -> tuple[Input, ...]:
    parts = [part for download in sources for part in download.archive.parts]
    return tuple(Input(label=part.label, kind=part.kind, sha256=part.listing_sha256) for part in parts)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without a search for objects that hold each other: records are many and none does; no later one sees them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()
