"""What was given to a sitting: which files can be used, what each download is, and the questions without any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from auditor.app.messages import Look
from auditor.app.parts import Download, Note, Problem, Refused
from auditor.audit import Audited, Options, judged
from auditor.downloads.detect import Recognised, downloads
from auditor.errors import ArchiveError, AuditorError
from auditor.live.into import with_seen
from auditor.model.account import Absent, Account, Platform, Reason, Role
from auditor.model.facts import of_platform
from auditor.model.family import OwnAccount
from auditor.model.result import AccountResult, Finding
from auditor.model.verdict import Outcome
from auditor.readers.union import ReadDownload
from auditor.results.notices import boxes_left_out, boxes_unread, notices, sentences, unread
from auditor.results.priorities import settled
from auditor.results.wording import service_name

Say = Callable[[str], str]


def recognised(paths: Sequence[Path]) -> tuple[list[Recognised], list[tuple[Path, ArchiveError]]]:
    """The downloads among these files, and why each of the others cannot be used.

    A part with nothing but pictures is of use only beside the part that tells whose they are, whatever their order.
    """
    usable: list[Path] = []
    left, refused = list(paths), dict[Path, ArchiveError]()
    found = _together(left)
    while found is None and left:
        refused = {}
        for path in left:
            try:
                downloads([*usable, path])
            except ArchiveError as error:
                refused[path] = error
            else:
                usable.append(path)
        found = downloads(usable) if len(refused) in (0, len(left)) else None
        left = list(refused)
    return found or [], list(refused.items())


def _together(paths: Sequence[Path]) -> list[Recognised] | None:
    try:
        return downloads(paths)
    except ArchiveError:
        return None


def problem(error: AuditorError, speak: Say) -> Problem:
    """An error as it is told to the page."""
    what, todo = error.sentences(speak)
    return Problem(getattr(error, "reason", "") or type(error).__name__, what, todo)


def refusals(refused: Sequence[tuple[Path, ArchiveError]], speak: Say) -> tuple[Refused, ...]:
    """The files that cannot be used, each with its reason."""
    return tuple(Refused(path.name, problem(error, speak)) for path, error in refused)


def described(source: ReadDownload, language: str, speak: Say) -> Download:
    """What its owner should know of a download before the look."""
    account = source.account
    told = notices(account)
    begin, end = account.period or (None, None)
    why = unread(account)
    return Download(
        platform=account.platform,
        service=service_name(account.platform, speak),
        files=tuple(source.archive.labels),
        form=account.form,
        account=account.handle,
        day=account.exported_at,
        dated_inside=account.dated_inside,
        begin=begin,
        end=end,
        part_missing=account.part_missing,
        boxes=tuple(map(speak, boxes_left_out(account))),
        unread=tuple(map(speak, boxes_unread(account))),
        notes=tuple(
            Note(notice.id, text)
            for notice in told
            for text in sentences(AccountResult(platform=account.platform, notices=(notice,)), language)
        ),
        problem=problem(why.error(account.label), speak) if why else None,
    )


def looked_by(message: Look, options: Options) -> Options:
    """The options of a look that says whose the accounts are; texts are shown whole only if every teen looks along."""
    if not message.accounts:
        return replace(options, role=message.role, with_teen=message.with_teen)
    own = tuple(OwnAccount(one.platform, one.account, one.role) for one in message.accounts)
    teens = [one.with_teen for one in message.accounts if one.role is Role.TEEN]
    return replace(
        options,
        family=msgspec.structs.replace(options.family, accounts=own),
        role=Role.TEEN if len(teens) == len(own) else Role.PARENT,
        with_teen=bool(teens) and all(teens),
    )


def only_asked(platforms: Sequence[Platform], options: Options) -> Audited:
    """What is to be asked where there is no download at all: of these services, of all others, and of the family."""
    known = with_seen([_undownloaded(platform) for platform in platforms], options.seen, options.today)
    made = judged(known, options)
    accounts = tuple(
        msgspec.structs.replace(account, findings=tuple(f for f in account.findings if _to_tell(f, account)))
        for account in made.result.accounts
    )
    return replace(made, result=settled(msgspec.structs.replace(made.result, accounts=accounts)))


def _to_tell(finding: Finding, account: AccountResult) -> bool:
    """Whether it is a question, or something that was seen on the screen."""
    return finding.outcome is Outcome.ASK or any(row.id == finding.fact for row in account.facts)


def _undownloaded(platform: Platform) -> Account:
    return Account(platform, absent={s.id: Absent(s.id, Reason.NO_DOWNLOAD) for s in of_platform(platform)})
