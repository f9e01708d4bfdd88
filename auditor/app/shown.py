"""From a worded result to what the page shows of it: questions, answers, first steps. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from auditor.app.parts import (
    AnswerGiven,
    Choice,
    HowStep,
    PhotosSeen,
    Question,
    Row,
    Screen,
    Service,
    Step,
    StepState,
    Way,
)
from auditor.app.replies import HowTo, Looked
from auditor.app.screen import answer_to
from auditor.downloads import how
from auditor.guide.questions import OpenQuestion, services
from auditor.model.account import Platform, Reason
from auditor.model.photo_list import Photos
from auditor.model.result import DONT_KNOW, AccountResult, AuditResult, Finding, Remedy
from auditor.model.verdict import OPEN, Outcome
from auditor.results.accepted import Risk
from auditor.results.wording import box_unread, service_name
from auditor.results.words import in_language
from auditor.visible import short_name

Say = Callable[[str], str]
_NOT_READ = frozenset({Reason.UNREADABLE, Reason.UNKNOWN_WORD, Reason.VALUES_REMOVED})
_READ_IN_PART = frozenset({"unread", "parts_missing"})


def looked(result: AuditResult, questions: int, speak: Say) -> Looked:
    """What a look came to."""
    counts = result.totals.outcomes
    untold = [(account, f) for account in result.accounts for f in account.findings if f.outcome in OPEN]
    return Looked(
        steps=len(result.first_steps),
        questions=questions,
        services=tuple(Service(service, service_name(service, speak)) for service in services(result)),
        change=counts.get(Outcome.FAIL, 0),
        fine=counts.get(Outcome.PASS, 0),
        open=sum(counts.get(outcome, 0) for outcome in OPEN),
        downloads=bool(result.run.inputs),
        unread=sum(_unread(f, account) for account, f in untold),
        unseen=sum(f.reason is Reason.NOT_LOOKED for _, f in untold),
        photos=_photos([a.photos for a in result.accounts if a.photos and not a.photos.missing]),
    )


def _unread(finding: Finding, account: AccountResult) -> bool:
    """Whether it could not be told as something of the download could not be read."""
    if finding.crash or finding.reason in _NOT_READ or finding.message_id in _READ_IN_PART:
        return True
    return finding.reason is Reason.FILE_MISSING and box_unread(finding.fact, account)


def _photos(seen: Sequence[Photos]) -> PhotosSeen | None:
    sums = (sum(getattr(photos, count) for photos in seen) for count in PhotosSeen.__struct_fields__)
    return PhotosSeen(*sums) if seen else None


def how_to(platform: Platform, language: str, speak: Say) -> HowTo:
    """How to get a download, with what is to be drawn."""
    guide = how.how_to(platform)
    return HowTo(
        service=service_name(platform, speak),
        title=in_language(guide.title, language),
        link=guide.link,
        verified=guide.verified,
        steps=tuple(_how_step(step, language) for step in guide.steps),
        good_to_know=tuple(in_language(text, language) for text in guide.good_to_know),
        ready_days=guide.ready_days,
    )


def _how_step(step: how.Step, language: str) -> HowStep:
    return HowStep(in_language(step.text, language), in_language(step.why, language), _drawn(step.screen, language))


def _drawn(screen: how.Screen | None, language: str) -> Screen | None:
    if screen is None:
        return None
    rows = (
        Row(in_language(row.label, language), in_language(row.value, language), row.kind, row.on, row.tap)
        for row in screen.rows
    )
    return Screen(in_language(screen.title, language), tuple(rows), screen.kind)


def question(asked: OpenQuestion, given: str, language: str, speak: Say) -> Question:
    """A question in words; `given` is what was answered before."""
    finding = asked.finding
    told, text = asked.spoken(language)
    return Question(
        mark=finding.fingerprint,
        station=in_language(asked.station.title, language) if asked.station else speak("And also"),
        service=service_name(asked.account.platform, speak),
        account=short_name(asked.account.handle),
        told=told,
        text=text,
        why=finding.why,
        choices=tuple(Choice(value, in_language(words, language)) for value, words in asked.answers.items()),
        severity=finding.severity,
        way=_way(finding.remediation),
        given=given,
        unused=asked.account.platform if asked.other_service else "",
        live=answer_to(finding.fact, asked.account.platform, asked.account.handle),
    )


def answer(asked: OpenQuestion, value: str, language: str, speak: Say) -> AnswerGiven:
    """What was answered to a question."""
    words = in_language(asked.answers.get(value, {}), language)
    return AnswerGiven(
        mark=asked.finding.fingerprint,
        service=service_name(asked.account.platform, speak),
        account=short_name(asked.account.handle),
        text=asked.spoken(language)[1],
        value=value,
        answer=speak("I don’t know") if value == DONT_KNOW else words,
    )


def findings(result: AuditResult) -> Mapping[str, tuple[AccountResult, Finding]]:
    """Each finding with its account, by its mark."""
    return {f.fingerprint: (account, f) for account in result.accounts for f in account.findings}


def steps(
    result: AuditResult, states: Mapping[str, StepState], risks: Mapping[str, Risk], speak: Say
) -> Iterable[Step]:
    """The first steps, and behind them those that something became of and that are none any more."""
    known = findings(result)
    for mark in dict.fromkeys((*result.first_steps, *states)):
        if mark in known:
            account, finding = known[mark]
            yield _step(account, finding, states.get(mark, StepState.OPEN), risks.get(mark), speak)


def _step(account: AccountResult, finding: Finding, state: StepState, risk: Risk | None, speak: Say) -> Step:
    left = risk if state is StepState.LEFT else None
    return Step(
        mark=finding.fingerprint,
        service=service_name(account.platform, speak),
        account=short_name(account.handle),
        title=finding.title,
        message=finding.message,
        why=finding.why,
        fix=finding.remediation.fix,
        way=_way(finding.remediation),
        minutes=finding.remediation.minutes,
        severity=finding.severity,
        asks=finding.outcome in OPEN,
        state=state,
        reason=left.reason if left else "",
        until=left.until if left else None,
    )


def _way(remedy: Remedy) -> Way:
    return Way(remedy.path, remedy.path_all, remedy.link, remedy.search, remedy.verified)
