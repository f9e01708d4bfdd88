"""What a sitting says to the page: typed replies, told apart by their tag `is`. No words of their own, no judgement."""

from __future__ import annotations

from datetime import date

import msgspec

from auditor.app.parts import (
    AnswerGiven,
    BeliefAsked,
    Download,
    HelpPlace,
    HowStep,
    LivePageShown,
    PageKind,
    PhotosSeen,
    Problem,
    ProfileShown,
    Question,
    Refused,
    Said,
    Service,
    Step,
    Told,
    Untold,
)
from auditor.app.workshop.replies import CodeHolds, CountCode, Counted, Guesses, Plan, RoomSums
from auditor.live.look import Eyes


class Ready(Said, frozen=True):
    """What this sitting is: of which version, in which language, if it looks at photos, and its day if it is old."""

    version: str
    language: str
    languages: tuple[str, ...]
    platforms: tuple[Service, ...]
    photos: bool
    outdated: date | None = None


class Progress(Said, frozen=True):
    """What is being done, in an id and a sentence, how far, and how many seconds it will take, where that is known."""

    what: str
    text: str
    done: int
    of: int
    left: float | None = None


class Given(Said, frozen=True):
    """What was given, and what of it cannot be used."""

    downloads: tuple[Download, ...]
    refused: tuple[Refused, ...] = ()


class EarlierTaken(Said, frozen=True):
    """Of which day the earlier result is; None when there is none."""

    day: date | None


class HowTo(Said, frozen=True):
    """How to get the download of a service: where it begins, when that was last seen, and how many days it takes."""

    service: str
    title: str
    link: str
    verified: str | None
    steps: tuple[HowStep, ...]
    good_to_know: tuple[str, ...]
    ready_days: int


class Beliefs(Said, frozen=True):
    """What may be guessed before the look."""

    asked: tuple[BeliefAsked, ...]


class Noted(Said, frozen=True):
    """That was taken in; `look_again`: it tells only in a new look."""

    look_again: bool = False


class Looked(Said, frozen=True):
    """What the look came to: how much is to do first and to ask, and the services that may not be used at all.

    Of the `open` things some could not be read (`unread`), some are about photos that nobody looked at (`unseen`), and
    the others are to be looked up. `photos` is None where nobody looked at any.
    """

    steps: int
    questions: int
    services: tuple[Service, ...]
    change: int
    fine: int
    open: int
    downloads: bool = True
    unread: int = 0
    unseen: int = 0
    photos: PhotosSeen | None = None


class LivePages(Said, frozen=True):
    """The pages of settings that can be given by hand, how to do that in each kind, and what to know first.

    `profiles` are those that the person can look at as a stranger, `look` says how, `eyes` are the answers.
    """

    pages: tuple[LivePageShown, ...]
    ways: dict[PageKind, str]
    notes: tuple[str, ...]
    profiles: tuple[ProfileShown, ...] = ()
    look: str = ""
    eyes: dict[Eyes, str] = msgspec.field(default_factory=dict)


class ProfileSeen(Said, frozen=True):
    """What follows from what was seen of a profile; `counts`: it counts from now on."""

    counts: bool
    words: str


class LivePageRead(Said, frozen=True):
    """What a page of settings told, and what not; it counts from now on."""

    page: str
    told: tuple[Told, ...]
    untold: tuple[Untold, ...] = ()


class Stopped(Said, frozen=True):
    """Stopped; what was read is kept, and the same message goes on."""


class Asked(Said, frozen=True):
    """The question to be asked now, the how many-eth it is, and how many are left with it.

    `all` is how many there will be, 0 where answers may bring more.
    """

    question: Question
    number: int
    left: int
    all: int = 0


class AnswersSoFar(Said, frozen=True):
    """All that was asked until now, and how many questions are left."""

    answers: tuple[AnswerGiven, ...]
    left: int


class AllAsked(Said, frozen=True):
    """Nothing is left to ask; `more` questions are beyond the ten without a download."""

    answers: tuple[AnswerGiven, ...]
    more: int = 0


class Steps(Said, frozen=True):
    """What to do first, with what became of it."""

    steps: tuple[Step, ...]


class Page(Said, frozen=True):
    """A report as one HTML page that loads nothing, and the name to save it by."""

    name: str
    html: str


class Saved(Said, frozen=True):
    """The result or a calendar's day as a file, and the name to save it by."""

    name: str
    content: bytes


class HelpLines(Said, frozen=True):
    """The help lines near the family, those for everybody, and those of other countries."""

    near: tuple[HelpPlace, ...]
    everywhere: HelpPlace
    others: tuple[HelpPlace, ...]


class Forgotten(Said, frozen=True):
    """All is forgotten; by name the files that were chosen and those that were saved, which lie on the disk still."""

    chosen: tuple[str, ...]
    saved: tuple[str, ...]


class Failed(Said, frozen=True):
    """That could not be done, and why; all else is as it was."""

    problem: Problem


Reply = (
    Ready
    | Progress
    | Given
    | EarlierTaken
    | HowTo
    | Beliefs
    | Noted
    | Looked
    | LivePages
    | LivePageRead
    | ProfileSeen
    | Stopped
    | Asked
    | AnswersSoFar
    | AllAsked
    | Steps
    | Page
    | Saved
    | HelpLines
    | Guesses
    | CodeHolds
    | CountCode
    | Counted
    | RoomSums
    | Plan
    | Forgotten
    | Failed
)
