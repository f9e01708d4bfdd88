"""What a sitting says to the page: typed replies, told apart by their tag `is`. No words of their own, no judgement.

What names anybody shows nothing of itself in a log.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

import msgspec

from auditor.downloads.how import RowKind, ScreenKind
from auditor.model.account import Platform


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


class Ready(Said, frozen=True):
    """What this sitting is: of which version, in which language, and whether it looks at photos."""

    version: str
    language: str
    languages: tuple[str, ...]
    platforms: tuple[Service, ...]
    photos: bool


class Progress(Said, frozen=True):
    """What is being done, in an id and a sentence, how far, and how many seconds it will take, where that is known."""

    what: str
    text: str
    done: int
    of: int
    left: float | None = None


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
    range that was asked for, None for all time. `boxes` of the request seem not to have been ticked.
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
    notes: tuple[Note, ...] = ()
    problem: Problem | None = None


class Given(Said, frozen=True):
    """What was given, and what of it cannot be used."""

    downloads: tuple[Download, ...]
    refused: tuple[Refused, ...] = ()


class EarlierTaken(Said, frozen=True):
    """Of which day the earlier result is; None when there is none."""

    day: date | None


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


class HowTo(Said, frozen=True):
    """How to get the download of a service: where it begins, when that was last seen, and how many days it takes."""

    service: str
    title: str
    link: str
    verified: str | None
    steps: tuple[HowStep, ...]
    good_to_know: tuple[str, ...]
    ready_days: int


class BeliefAsked(Part, frozen=True):
    """Something to guess: the check, its name, and the sentence that may be so."""

    check: str
    name: str
    text: str


class Beliefs(Said, frozen=True):
    """What may be guessed before the look."""

    asked: tuple[BeliefAsked, ...]


class Noted(Said, frozen=True):
    """That was taken in; `look_again`: it tells only in a new look."""

    look_again: bool = False


class PhotosSeen(Part, frozen=True):
    """How far the look at photos and videos got, over all accounts: counts, and no picture."""

    posted: int
    looked_at: int
    with_child: int


class Looked(Said, frozen=True):
    """What the look came to: how much is to do first and to ask, and the services that may not be used at all.

    `photos` is None where nobody looked at any.
    """

    steps: int
    questions: int
    services: tuple[Service, ...]
    change: int
    fine: int
    open: int
    downloads: bool = True
    photos: PhotosSeen | None = None


class PageKind(StrEnum):
    """How a page of settings is given by hand."""

    SAVED = "saved"
    PASTED = "pasted"


class LivePageShown(Part, frozen=True):
    """A page of settings that can be given: its name and address there, in which kinds, and what it tells."""

    page: str
    service: Service
    name: str
    address: str
    kinds: tuple[PageKind, ...]
    tells: tuple[str, ...]


class LivePages(Said, frozen=True):
    """The pages of settings that can be given by hand, how to do that in each kind, and what to know first."""

    pages: tuple[LivePageShown, ...]
    ways: dict[PageKind, str]
    notes: tuple[str, ...]


class Told(Part, frozen=True):
    """A setting that a page told: the fact, its name, and the value as the fact's word."""

    fact: str
    name: str
    value: str


class Untold(Part, frozen=True):
    """A setting that a page did not tell, and why; without `fact` and name it is the whole page."""

    fact: str
    name: str
    problem: Problem


class LivePageRead(Said, frozen=True):
    """What a page of settings told, and what not; it counts from now on."""

    page: str
    told: tuple[Told, ...]
    untold: tuple[Untold, ...] = ()


class Stopped(Said, frozen=True):
    """Stopped; what was read is kept, and the same message goes on."""


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


class Question(Part, frozen=True, kw_only=True):
    """One question: where it belongs, of which account, what the download says, the question, and why it is asked."""

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


class Asked(Said, frozen=True):
    """The question to be asked now, the how many-eth it is, and how many are left with it."""

    question: Question
    number: int
    left: int


class AnswerGiven(Part, frozen=True):
    """A question that was asked, with what was answered: a value and its words, both "" for one that was skipped."""

    mark: str
    service: str
    account: str
    text: str
    value: str
    answer: str


class AnswersSoFar(Said, frozen=True):
    """All that was asked until now, and how many questions are left."""

    answers: tuple[AnswerGiven, ...]
    left: int


class AllAsked(Said, frozen=True):
    """Nothing is left to ask; `more` questions are beyond the ten without a download."""

    answers: tuple[AnswerGiven, ...]
    more: int = 0


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
    | Stopped
    | Asked
    | AnswersSoFar
    | AllAsked
    | Steps
    | Page
    | Saved
    | HelpLines
    | Forgotten
    | Failed
)
