"""Puts a language's words into a result; a saved result carries its checks' texts, so this works any time later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import msgspec

from auditor import formats
from auditor.downloads.problems import ProblemKind
from auditor.i18n import N_, say
from auditor.model.account import SCREENS, Platform, Reason, Role, Source
from auditor.model.check import Found, Question, Text
from auditor.model.facts import FACTS, ValueKind
from auditor.model.messages import (
    ANSWER_DISAGREES,
    CHILD,
    MOOT,
    NOT_COUNTED,
    NOT_USED,
    ONE_PARENT,
    ONLY_A_GUESS,
    SOURCES_DISAGREE,
    WHOSE,
)
from auditor.model.result import (
    DONT_KNOW,
    AbsentRow,
    AccountResult,
    AuditResult,
    Belief,
    Card,
    Change,
    ChangeKind,
    Finding,
    Remedy,
    Trouble,
)
from auditor.model.services import HOUSEHOLD, PHONE, name_of
from auditor.model.verdict import Outcome
from auditor.results.notices import holds_any
from auditor.results.words import asked, in_language, minutes, text_for, text_in
from auditor.text.silence import SILENCE

Say = Callable[[str], str]


REASONS: Mapping[Reason, str] = {
    Reason.NOT_IN_EXPORT: N_("The download never says this. You can look it up yourself in a minute."),
    Reason.FILE_MISSING: N_("Your download does not hold this. Ask for it again and tick “{section}”, or look it up."),
    Reason.NOT_SET: N_("The download has a line for this and it is empty. Look it up to be sure."),
    Reason.UNREADABLE: N_("The file that says this is damaged. Ask for the download again, or look it up."),
    Reason.UNKNOWN_WORD: N_("The download answers with a word that this auditor does not know. Look it up to be sure."),
    Reason.NOT_LOOKED: N_("Your photos were not looked at. See “Photos of children” below for the reason."),
    Reason.NO_DOWNLOAD: N_("You have no download yet. You can look this up yourself in a minute."),
    Reason.NOT_KNOWN: N_("You did not know this when we asked. Here is how to look it up."),
    Reason.VALUES_REMOVED: N_("The answers were taken out of this download. Use the original, as it was downloaded."),
}
"""Why a fact is absent and how to supply it, for a parent."""

NONE_OF_THEM = N_("Your download holds this part, and no such list is in it. You probably have none.")
NO_SUCH_LINE = N_("Your download holds this part, and this line is not in it. You can look it up in a minute.")
"""The same where the box was ticked: other things out of it are there, so that a new download would tell no more."""


PROBLEMS: Mapping[str, str] = {
    ProblemKind.BROKEN: N_(
        "This file breaks off or is damaged. What could still be read of it counts; there may be more in it."
    ),
    ProblemKind.DAMAGED: N_("This file was damaged on its way to you. Ask for the download again."),
    ProblemKind.TOO_LARGE: N_("This file is too large to be read. What it holds was not looked at."),
    ProblemKind.UNFORESEEN: N_("This file is not built in a way that this auditor knows. It was not used."),
    ProblemKind.ODD_ENTRIES: N_("{n} of the entries in this file could not be understood. The others count."),
    ProblemKind.NO_KNOWN_LABEL: N_("None of the {n} labels in this file is known. It may be in another language."),
    ProblemKind.SECOND_LIST: N_("This file holds more lists than it should. There may be more in it."),
    ProblemKind.REPEATED_KEY: N_("This file says one thing twice. What it says of it was not used."),
    ProblemKind.UNKNOWN_LANGUAGE: N_("This file is in a language that this auditor does not know."),
    ProblemKind.UNREADABLE: N_("This file could not be read. What it holds was not looked at."),
}
"""What is wrong with a file of a download; `n` is the number of what the problem is about."""


_VALUES: Mapping[str, str] = {
    "on": N_("on"),
    "off": N_("off"),
    "everyone": N_("everyone"),
    "friends_of_friends": N_("friends of friends"),
    "followers": N_("followers"),
    "friends": N_("friends"),
    "custom": N_("some people"),
    "only_me": N_("nobody else"),
}


def value_word(value: object, speak: Say) -> str:
    """The value of a fact as one says it: what is no word of a switch or an audience stays as it is."""
    return speak(_VALUES[str(value)]) if str(value) in _VALUES else str(value)


def service_name(service: str, speak: Say) -> str:
    """A service as it calls itself."""
    ours = {HOUSEHOLD: speak(N_("Your family")), PHONE: speak(N_("Your phone"))}
    return ours.get(service) or name_of(service)


def progress_line(what: str, done: int, of: int, left: float | None, speak: Say) -> str:
    """What an audit is doing, in a line: `what` is a platform, `photos` or `checks`, `left` the seconds to go."""
    if what != "photos":
        name = speak("checks") if what == "checks" else service_name(what, speak)
        return speak("Reading {name} …").format(name=name)
    line = speak("Looking at photos: {done} of {of}").format(done=done, of=of)
    return line + (speak(", about {n} minutes left").format(n=round(left / 60)) if left and left > 90 else "")


def hint(fact_id: str, reason: Reason, account: AccountResult, speak: Say) -> str:
    """The sentence on why a fact is absent and how to supply it.

    A box that other things came out of was ticked, and what is not in it then will not be in a new download either.
    """
    section = _box(fact_id, account.platform)
    if reason is Reason.FILE_MISSING and section in _boxes_in(account):
        return speak(NONE_OF_THEM if FACTS[fact_id].kind is ValueKind.COUNT else NO_SUCH_LINE)
    if reason is Reason.FILE_MISSING and box_unread(fact_id, account):
        reason = Reason.UNREADABLE
    return speak(REASONS[reason]).format(section=speak(section) if section else speak(N_("all of your information")))


def box_unread(fact_id: str, account: AccountResult) -> bool:
    """Whether the box of a fact was ticked, and a file out of it could not be read."""
    box = _box(fact_id, account.platform)
    return bool(box) and holds_any(box, (trouble.name for trouble in account.troubles))


def _box(fact_id: str, platform: str) -> str:
    """The box to tick for a fact; "" when there is none."""
    spec = FACTS.get(fact_id)
    return spec.sections.get(Platform(platform), "") if spec and platform in list(Platform) else ""


def _boxes_in(account: AccountResult) -> set[str]:
    """The boxes of which something is in a download; none for sure while a part of it is missing."""
    if any(notice.id.startswith("part_") for notice in account.notices):
        return set()
    told = {_box(row.id, account.platform) for row in account.facts if row.source is Source.EXPORT}
    return told - {""}


def worded(result: AuditResult, language: str) -> AuditResult:
    """The same result in another language; where a check does not speak it, its English is used."""
    speak = say(language)
    accounts = tuple(_account(a, result.cards, language, speak) for a in result.accounts)
    run = msgspec.structs.replace(result.run, language=language)
    beliefs = tuple(_belief(b, accounts, result.cards, language) for b in result.beliefs)
    since = result.since and msgspec.structs.replace(
        result.since, changes=tuple(_change(c, result.cards, language) for c in result.since.changes)
    )
    return msgspec.structs.replace(result, accounts=accounts, run=run, beliefs=beliefs, since=since)


def _belief(belief: Belief, accounts: Sequence[AccountResult], cards: Mapping[str, Card], language: str) -> Belief:
    """What was believed, as the sentence that is true when all is well, and the title of what was found."""
    text = text_in(cards[belief.check].texts, language)
    titles = {f.fingerprint: f.title for a in accounts for f in a.findings}
    return msgspec.structs.replace(belief, title=text.safe, found=titles.get(belief.fingerprint, text.name))


def _change(change: Change, cards: Mapping[str, Card], language: str) -> Change:
    text = text_in(cards[change.check].texts, language)
    match change.kind:
        case ChangeKind.FIXED:
            title = text.safe
        case ChangeKind.NEW | ChangeKind.OPEN:
            title = text.unsafe
        case ChangeKind.UNTOLD | ChangeKind.RULE_ADDED:
            title = text.name
    return msgspec.structs.replace(change, title=title)


def _account(account: AccountResult, cards: Mapping[str, Card], language: str, speak: Say) -> AccountResult:
    return msgspec.structs.replace(
        account,
        absent=tuple(_absent(row, account, speak) for row in account.absent),
        findings=tuple(_finding(f, account, cards[f.check], language, speak) for f in account.findings),
        troubles=tuple(msgspec.structs.replace(t, message=_trouble(t, speak)) for t in account.troubles),
    )


def _trouble(trouble: Trouble, speak: Say) -> str:
    return speak(PROBLEMS.get(trouble.kind, PROBLEMS[ProblemKind.UNREADABLE])).format(n=trouble.count)


def _absent(row: AbsentRow, account: AccountResult, speak: Say) -> AbsentRow:
    return msgspec.structs.replace(row, hint=hint(row.id, row.reason, account, speak))


def _finding(finding: Finding, account: AccountResult, card: Card, language: str, speak: Say) -> Finding:
    platform, teen = account.platform, account.role is Role.TEEN
    text = text_for(card, platform, language, teen=teen, message=finding.message_id)
    return msgspec.structs.replace(
        finding,
        name=_name(finding, text),
        title=_title(finding, text, speak),
        message=_message(finding, account, card, language, speak),
        why=text.why,
        note=in_language(card.platforms[platform].note, language),
        not_for_you=text.not_for_you,
        remediation=_remedy(finding, platform, card, text, language),
    )


def _name(finding: Finding, text: Text) -> str:
    """The name of the thing; where each child is asked about, with whose it is."""
    child = finding.params.get("name") if finding.message_id == CHILD else None
    return f"{text.name}: {child}" if child else text.name


def _title(finding: Finding, text: Text, speak: Say) -> str:
    match finding.outcome:
        case Outcome.PASS:
            return text.safe
        case Outcome.FAIL:
            return text.unsafe
        case Outcome.NOT_APPLICABLE:
            return speak(N_("Does not apply: {name}")).format(name=text.name)
        case Outcome.ASK:
            return speak(N_("Please look yourself: {name}")).format(name=text.name)
    if finding.message_id in (SOURCES_DISAGREE, ANSWER_DISAGREES):
        return speak(N_("Two sources disagree: {name}")).format(name=text.name)
    return speak(N_("We could not tell: {name}")).format(name=text.name)


_ENGINE_SAYS: Mapping[str, str] = {
    SOURCES_DISAGREE: N_("Your download says two different things about this. Look it up to be sure."),
    ONLY_A_GUESS: N_("Your download only hints that this is in order. Look it up to be sure."),
    MOOT: N_("Your account is private, so this does not matter now. It would if you made it public again."),
    WHOSE: N_("For a parent this is fine, for a teen it is not, and we could not tell whose account this is."),
    NOT_COUNTED: N_("This list was not read whole, so nobody knows what else stands on it. Look it up to be sure."),
    NOT_USED: N_("You said that nobody in your family uses it."),
    ONE_PARENT: N_("Your family file names one parent, who decides alone."),
}
"""The sentences behind the message ids that no check makes."""

_SILENT = N_(
    "We read {texts:one text|# texts} and found none of this. {tenths:We do not know how much we miss|Of ten such "
    "texts we find one|Of ten such texts we find #}, so look through {texts:it|them} yourself."
)
_SILENT_AND_UNREAD = N_(
    "Your download holds {texts:one text|# texts}. {unread:One is|# are} in a language that we do not read. In the "
    "rest we found none of this. {tenths:We do not know how much we miss|Of ten such texts we find one|Of ten such "
    "texts we find #}, so look through {texts:it|them} yourself."
)


def _message(finding: Finding, account: AccountResult, card: Card, language: str, speak: Say) -> str:
    platform = account.platform
    if finding.crash:
        crashed = N_("This check stumbled (report code {code}). We concluded nothing from it.")
        return speak(crashed).format(code=finding.crash)
    if finding.message_id == SOURCES_DISAGREE and _on_screen(finding, account):
        return speak(N_("Your screen and your download say different things about this. Look it up to be sure."))
    if common := _common(finding):
        return _filled(speak(common), {"tenths": 0, **finding.params}, language)  # older results do not have it
    if finding.answered is not None and finding.answer != DONT_KNOW:
        return _answer(finding, finding.answered, account, asked(card, platform), language, speak)
    if finding.message_id:
        return _filled(_template(finding, platform, card, language), finding.params, language)
    if finding.reason is not None:
        return hint(finding.fact, finding.reason, account, speak)
    question = asked(card, platform)
    if finding.outcome is Outcome.ASK and question is not None:
        return in_language(question.text, language)
    return ""


def _on_screen(finding: Finding, account: AccountResult) -> bool:
    """Whether the screen is one of the sources."""
    return any(row.id == finding.fact and row.source in SCREENS for row in account.facts)


def _common(finding: Finding) -> str:
    """The sentence that no check needs to write, "" when there is none."""
    if finding.message_id == SILENCE:
        return _SILENT_AND_UNREAD if finding.params.get("unread") else _SILENT
    return _ENGINE_SAYS.get(finding.message_id, "")


def _template(finding: Finding, platform: str, card: Card, language: str) -> str:
    """The check's own sentence; a question about one child without one is the check's question, and who it is about."""
    own = text_in(card.texts, language).messages.get(finding.message_id)
    template = own or card.texts["en"].messages.get(finding.message_id, "")
    question = asked(card, platform)
    if template or finding.message_id != CHILD or question is None:
        return template
    return "{name} ({age}): " + in_language(question.text, language)


def _answer(
    finding: Finding, at: date, account: AccountResult, question: Question | None, language: str, speak: Say
) -> str:
    """What somebody answered and when; or that it differs from what the download or the screen says."""
    answers = question.answers if question else {}
    words = in_language(answers.get(finding.answer, {}), language) or finding.answer
    when = formats.day(at, language)
    if finding.message_id == ANSWER_DISAGREES:
        differs = N_("On {when} you answered “{answer}”, and your download says otherwise. Look it up to be sure.")
        from_screen = N_("On {when} you answered “{answer}”, and your screen says otherwise. Look it up to be sure.")
        return speak(from_screen if _on_screen(finding, account) else differs).format(when=when, answer=words)
    return speak(N_("You answered on {when}: “{answer}”.")).format(when=when, answer=words)


def _filled(template: str, params: Mapping[str, str | int], language: str) -> str:
    """A sentence with its counts and dates; a template that asks for something else is shown as it is."""
    try:
        return template.format(**{name: _param(value, language) for name, value in params.items()})
    except (KeyError, IndexError, ValueError, AttributeError):
        return template


class Number(int):
    """A number that chooses its words in a template: `{n:one photo|# photos}`, or with three forms none first."""

    def __format__(self, forms: str) -> str:
        """The form that fits; `#` in it is the number."""
        if "|" not in forms:
            return super().__format__(forms)
        *none, one, more = forms.split("|")
        form = none[0] if none and not self else one if self == 1 else more
        return form.replace("#", str(int(self)))


def _param(value: str | int, language: str) -> str | Number:
    if isinstance(value, int):
        return Number(value)
    try:
        return formats.day(date.fromisoformat(value), language)
    except ValueError:
        return value


def _remedy(finding: Finding, platform: str, card: Card, text: Text, language: str) -> Remedy:
    section = card.platforms[platform]
    found = section.found.get(finding.message_id, Found())
    return Remedy(
        fix=text.fix,
        path=in_language(found.path or section.path, language),
        path_all=in_language(found.path_all if found.path else section.path_all, language),
        link=found.link if found.path else section.link,
        search=in_language(found.search if found.path else section.search, language),
        verified=section.verified,
        minutes=minutes(finding, card),
    )
