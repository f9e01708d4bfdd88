"""From a worded result to what the page shows of it: questions, answers, first steps. Nothing is judged here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from auditor.app.replies import AnswerGiven, Choice, Looked, Question, Service, Step, StepState, Way
from auditor.guide.questions import OpenQuestion, services
from auditor.model.result import DONT_KNOW, AccountResult, AuditResult, Finding, Remedy
from auditor.model.verdict import OPEN, Outcome
from auditor.results.accepted import Risk
from auditor.results.wording import service_name
from auditor.results.words import in_language
from auditor.visible import short_name

Say = Callable[[str], str]


def looked(result: AuditResult, questions: int, speak: Say) -> Looked:
    """What a look came to."""
    counts = result.totals.outcomes
    return Looked(
        steps=len(result.first_steps),
        questions=questions,
        services=tuple(Service(service, service_name(service, speak)) for service in services(result)),
        change=counts.get(Outcome.FAIL, 0),
        fine=counts.get(Outcome.PASS, 0),
        open=sum(counts.get(outcome, 0) for outcome in OPEN),
        downloads=bool(result.run.inputs),
    )


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
