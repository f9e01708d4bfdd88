"""What the page says to a sitting, and the one schema of both directions; the way back is in `replies`.

Typed messages, told apart by their tag `is`: they are the whole border between the page and an engine.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from auditor.app.parts import PageKind, Said, Whose
from auditor.app.replies import Reply
from auditor.live.look import Eyes
from auditor.model.account import Platform, Role
from auditor.model.family import MOST_CHILDREN, Child, ShortTexts
from auditor.model.result import Believed
from auditor.workshop.rollup import Door

SCHEMA = "auditor/messages/1"
_MOST_FILES = 200
_Page = Annotated[str, Meta(max_length=64)]
_Language = Annotated[str, Meta(max_length=10)]

Mark = Annotated[str, Meta(max_length=32)]
"""The number of a question or step, as the result has it (`fingerprint`)."""
Ids = Annotated[tuple[Mark, ...], Meta(max_length=_MOST_FILES)]


class Begin(Said, frozen=True):
    """Speak this language from now on. Answered by `Ready`."""

    language: _Language = "en"


class Give(Said, frozen=True):
    """Use these files and no others, by the ids under which the engine offered them. `Progress`, then `Given`."""

    files: Ids


class TakeEarlier(Said, frozen=True):
    """The result of an earlier time, to compare with; without content, none. Answered by `EarlierTaken`."""

    name: str = ""
    content: bytes = b""


class AskHow(Said, frozen=True):
    """How do I get my download? Answered by `HowTo`."""

    platform: Platform


class MakeCalendar(Said, frozen=True):
    """A file for a calendar: when a download will be ready, or to look again in a month. Answered by `Saved`."""

    kind: Literal["download", "month"]
    platform: Platform | None = None


class AskBeliefs(Said, frozen=True):
    """What may be guessed before the look? Answered by `Beliefs`."""


class Believe(Said, frozen=True):
    """What somebody thinks before the look, by check. Answered by `Noted`."""

    believed: dict[str, Believed]


class Names(Said, frozen=True):
    """The children by their first names, the parents who decide, and the country. Answered by `Noted`."""

    children: Annotated[tuple[Child, ...], Meta(max_length=MOST_CHILDREN)] = ()
    parents: ShortTexts = ()
    country: Annotated[str, Meta(max_length=2)] = ""


class Hide(Said, frozen=True):
    """Somebody may not find out where this family lives. It is kept nowhere. Answered by `Noted`."""

    hidden: bool


class Look(Said, frozen=True):
    """Look at what was given; `with_teen`: a teenager whose account it is looks along. `Progress`, then `Looked`.

    `workshop`: there is no time for more than the ten gravest questions.
    `accounts` say it of each account by itself, where there are several.
    """

    role: Role = Role.PARENT
    with_teen: bool = False
    workshop: bool = False
    accounts: Annotated[tuple[Whose, ...], Meta(max_length=_MOST_FILES)] = ()


class NoDownload(Said, frozen=True):
    """There is no download yet: only ask, about these services and what no download tells. Answered by `Looked`."""

    platforms: Annotated[tuple[Platform, ...], Meta(max_length=len(Platform))] = ()


class AskLivePages(Said, frozen=True):
    """Which pages of settings can be given by hand, of these services or of the family's? Answered by `LivePages`."""

    platforms: Annotated[tuple[Platform, ...], Meta(max_length=len(Platform))] = ()


class GiveLivePage(Said, frozen=True):
    """A page of settings: a saved file, or copied text in UTF-8. `Progress` where it counts anew, then `LivePageRead`.

    `yes_mine`: the person says that it is the own page; `account` is whose it is, where there are several.
    """

    page: _Page
    kind: PageKind
    content: bytes
    yes_mine: bool = False
    account: Annotated[str, Meta(max_length=200)] = ""


class SayProfile(Said, frozen=True):
    """What the person saw of an own profile in a private window, one of `LivePages.profiles`.

    `Progress` where it counts anew, then `ProfileSeen`.
    """

    platform: Platform
    account: Annotated[str, Meta(max_length=200)]
    saw: Eyes


class Stop(Said, frozen=True):
    """Stop reading or looking. What runs answers `Stopped`; the same message as before goes on from there."""


class NotUsed(Said, frozen=True):
    """Nobody in the family uses these services; the others of `Looked.services` are used. Answered by `Looked`."""

    services: tuple[Mark, ...]


class NextQuestion(Said, frozen=True):
    """The next question; `more`: also beyond the first ten. `Asked`, `AnswersSoFar` or `AllAsked`."""

    more: bool = False


class AskAgain(Said, frozen=True):
    """A question once more, to change its answer. Answered by `Asked`."""

    mark: Mark


class Answer(Said, frozen=True):
    """One of the question's values, `dont_know`, or "" to skip. As `NextQuestion`; to change one, `AnswersSoFar`."""

    mark: Mark
    value: Mark


class AskAnswers(Said, frozen=True):
    """What was answered so far? Answered by `AnswersSoFar`."""


class AskSteps(Said, frozen=True):
    """What to do first? Answered by `Steps`."""


class SetStep(Said, frozen=True):
    """A first step is done, is for later, or open again. Answered by `Steps`."""

    mark: Mark
    done: bool = False
    later: bool = False


class LeaveStep(Said, frozen=True):
    """The family leaves something as it is, in its own words why, and until which day. Answered by `Steps`."""

    mark: Mark
    reason: Annotated[str, Meta(max_length=1000)]
    until: date


class Report(Said, frozen=True):
    """The report; a `short` one to print; `kept`: the page saves it. Answered by `Page`."""

    language: _Language = ""
    short: bool = False
    kept: bool = False


class Save(Said, frozen=True):
    """The result as a file, for the next time. Answered by `Saved`."""


class AskHelp(Said, frozen=True):
    """Where is help, near this country? Answered by `HelpLines`, also before any look."""

    country: Annotated[str, Meta(max_length=2)] = ""


class AskGuesses(Said, frozen=True):
    """How far were the guesses off? Answered by `Guesses`."""


class AskCode(Said, frozen=True):
    """What would a count code of this family hold? Answered by `CodeHolds`."""


class MakeCode(Said, frozen=True):
    """The family agrees: make its count code. Answered by `CountCode`, the same one each time."""


class AddCode(Said, frozen=True):
    """The trainer was given this code. Answered by `Counted`."""

    code: Annotated[str, Meta(max_length=100)]


class AskRoom(Said, frozen=True):
    """What did the room come to? `close`: nobody comes any more, so all that waits is counted. `RoomSums`."""

    close: bool = False
    door: Door = Door()


class SaveRoom(Said, frozen=True):
    """What of that may leave the room, as a file. Nobody comes any more. Answered by `Saved`."""

    kind: Literal["html", "csv"]
    door: Door = Door()


class AskPlan(Said, frozen=True):
    """How does a workshop go? Answered by `Plan`."""


class MakeKit(Said, frozen=True):
    """All that a trainer prints, in one zip. Answered by `Saved`."""

    country: Annotated[str, Meta(max_length=2)] = ""


class Forget(Said, frozen=True):
    """Forget everything. Answered by `Forgotten`."""


Message = (
    Begin
    | Give
    | TakeEarlier
    | AskHow
    | MakeCalendar
    | AskBeliefs
    | Believe
    | Names
    | Hide
    | Look
    | NoDownload
    | AskLivePages
    | GiveLivePage
    | SayProfile
    | Stop
    | NotUsed
    | NextQuestion
    | AskAgain
    | Answer
    | AskAnswers
    | AskSteps
    | SetStep
    | LeaveStep
    | Report
    | Save
    | AskHelp
    | AskGuesses
    | AskCode
    | MakeCode
    | AddCode
    | AskRoom
    | SaveRoom
    | AskPlan
    | MakeKit
    | Forget
)


def json_schema() -> dict[str, Any]:
    """The JSON schema of both directions: `$defs/Message`, `$defs/Reply`, and all that stands in them."""
    (message, reply), parts = msgspec.json.schema_components((Message, Reply), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "$defs": {"Message": message, "Reply": reply, **parts},
    }
