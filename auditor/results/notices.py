"""What its owner should know of a download before anything else: that a part is missing, that it holds only a range of
days, that nothing of it could be read, that there are several of one account. One sentence each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import date, timedelta

from auditor import formats
from auditor.downloads.problems import OUR_MISTAKE
from auditor.downloads.refusals import NothingRead
from auditor.i18n import N_, say
from auditor.model.account import Account, Platform, Reason
from auditor.model.facts import FACTS
from auditor.model.result import AccountResult, Notice

_A_YEAR = timedelta(days=367)

_SEVERAL = 5
"""Fewer small pictures than these say nothing of the quality that was asked for."""
_FEW_LABELS = 3
"""Fewer labels that nobody knows are a strange file, not a download in another language."""
_MANY_LABELS = 10
"""So many are needed to say so where other things were read, which stands in lists without labels."""

_TEXTS: Mapping[str, str] = {
    "nothing_readable": N_("Nothing could be read of this download. Ask for it again and give it as it came."),
    "no_label_known": N_(
        "Not one of the {labels} labels in this download is known here. "
        "Set the service to English and ask for it again."
    ),
    "our_mistake": N_(
        "A mistake of ours kept this download from being read, so we know nothing about this account. Please report it."
    ),
    "part_names": N_(
        "A part of this download seems to be missing: its files are numbered, and a number is not there. "
        "Give all of them together."
    ),
    "part_media": N_(
        "A part of this download seems to be missing: its lists name photos and videos that are not there. "
        "Give all its zips or folders together."
    ),
    "part_profile": N_(
        "A part of this download seems to be missing: nothing in it says whose account it is. "
        "Give all its zips or folders together, or ask for it again with all of your information."
    ),
    "period": N_(
        "This download holds only what lies between {begin} and {end}. Ask for it again for all time to see the rest."
    ),
    "period_year": N_(
        "This download holds only what lies between {begin} and {end}: Instagram offers one year unless you choose "
        "all time. Ask for it again for all time, or the photos of before are not looked at."
    ),
    "small_media": N_(
        "Of the {looked} pictures looked at, {small} are very small, and faces in them are missed. Ask for the "
        "download again with high media quality."
    ),
    "further": N_(
        "An older download of this account was read, too ({days}). Settings are taken from the newest one; what only "
        "the older one holds may have been deleted since."
    ),
    "other_name": N_(
        "Your family file names a teen's account here under another user name than {handle}. We treated this one as a "
        "parent's: correct the name in the file, or give --role teen, if it is the teen's."
    ),
    "unordered": N_(
        "Several downloads of this account were read, and nothing in them tells which is the newest. Where they differ "
        "nothing counts as fine; give only the newest one to be sure."
    ),
}


def unread(account: Account) -> NothingRead | None:
    """Why nothing at all is known of a download; None when anything is, or when somebody took the values out."""
    known = account.facts or account.posts or account.sessions or account.apps or any(account.people.values())
    if known or _stumbled(account) or any(absent.reason is Reason.VALUES_REMOVED for absent in account.absent.values()):
        return None
    damaged = NothingRead.NOTHING_READABLE if account.problems else None
    return _without_labels(account, _FEW_LABELS) or damaged


def _without_labels(account: Account, least: int) -> NothingRead | None:
    """That at least so many labels were met and not one is known, which is no empty download."""
    matched, met = account.labels
    return NothingRead.NO_LABEL_KNOWN if met >= least and not matched else None


def _stumbled(account: Account) -> bool:
    return any(problem.kind.startswith(OUR_MISTAKE) for problem in account.problems)


def notices(account: Account) -> tuple[Notice, ...]:
    """What is to be said of an account's download, the gravest first."""
    return tuple(_notices(account))


def _notices(account: Account) -> Iterator[Notice]:
    if _stumbled(account):
        yield Notice("our_mistake")
    if (why := unread(account) or _without_labels(account, _MANY_LABELS)) is not None:
        yield Notice(why.name.lower(), {"labels": account.labels[1]})
    if account.part_missing:
        yield Notice(f"part_{account.part_clue or 'media'}")
    begin, end = account.period or (None, None)
    if begin and end:
        one_year = account.platform is Platform.INSTAGRAM and end - begin <= _A_YEAR
        yield Notice("period_year" if one_year else "period", {"begin": str(begin), "end": str(end)})
    work = account.photo_work
    if work is not None and work.looked_at >= _SEVERAL and work.small * 2 > work.looked_at:
        yield Notice("small_media", {"small": work.small, "looked": work.looked_at})
    if account.unordered:
        yield Notice("unordered")
    elif account.further:
        yield Notice("further", {"days": " ".join(map(str, account.further))})


def boxes_left_out(account: Account) -> tuple[str, ...]:
    """The boxes of which nothing is there, perhaps as they were not ticked; none while a part is missing.

    A box of which a file is there that could not be read was ticked: that is one of `boxes_unread`.
    """
    if account.part_missing:
        return ()
    unread = boxes_unread(account)
    return tuple(box for box in _lacking(account, {Reason.FILE_MISSING}) if box not in unread)


def boxes_unread(account: Account) -> tuple[str, ...]:
    """The boxes of which files are there, and nothing could be read."""
    files = [problem.file for problem in account.problems]
    every = _lacking(account, set(Reason))
    unread = set(_lacking(account, {Reason.UNREADABLE}))
    return tuple(box for box in every if box in unread or holds_any(box, files))


def holds_any(box: str, files: Iterable[str]) -> bool:
    """Whether one of these files lies in the folder that is named as the box is."""
    folder = re.sub(r"\W+", "_", box.casefold())
    return any(folder in file.casefold().split("/") for file in files)


def _lacking(account: Account, reasons: Set[Reason]) -> tuple[str, ...]:
    """The boxes of what is absent for these reasons, if nothing else out of them was read."""
    there = {_box(fact_id, account.platform) for fact_id in account.facts}
    lacking = (_box(a.id, account.platform) for a in account.absent.values() if a.reason in reasons)
    return tuple(dict.fromkeys(box for box in lacking if box and box not in there))


def _box(fact_id: str, platform: Platform) -> str:
    return FACTS[fact_id].sections.get(platform, "")


def other_name(account: Account) -> Notice:
    """That the family named a teen's account on this platform, and this download has another user name."""
    return Notice("other_name", {"handle": f"@{account.handle}" if account.handle else account.label})


def sentences(account: AccountResult, language: str) -> tuple[str, ...]:
    """The sentences of an account's notices; one of a later version, whose words are not known, is left out."""
    speak = say(language)
    known = (notice for notice in account.notices if notice.id in _TEXTS)
    return tuple(_sentence(notice, speak, language) for notice in known)


def _sentence(notice: Notice, speak: Callable[[str], str], language: str) -> str:
    names = {name: _shown(value, language) for name, value in notice.params.items()}
    return speak(_TEXTS[notice.id]).format(**names)


def _shown(value: str | int, language: str) -> str | int:
    """Days as they are written in that language, several of them after one another; user names as they are."""
    if isinstance(value, int):
        return value
    return ", ".join(_day(word, language) for word in value.split(" "))


def _day(word: str, language: str) -> str:
    try:
        return formats.day(date.fromisoformat(word), language)
    except ValueError:
        return word
