"""What the family answered, and what follows from it: facts of a result (source `answer`), verdicts. Pure functions.

An answer settles what no download told. Where a download tells the thing itself, the newer of the two counts, and an
answer that says otherwise becomes a finding of its own; it never makes a pass of a fail.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

import msgspec

from auditor.model.account import SCREENS, Confidence, Reason, Source
from auditor.model.check import Question, Section
from auditor.model.facts import FACTS
from auditor.model.messages import ANSWER_DISAGREES, MOOT, NOT_USED
from auditor.model.result import (
    DONT_KNOW,
    AbsentRow,
    AccountResult,
    AuditResult,
    Card,
    FactRow,
    Finding,
    GivenAnswer,
    fingerprint,
)
from auditor.model.verdict import DECIDED, OPEN, Outcome
from auditor.results.words import asked

AGES_AFTER = timedelta(days=365)
"""An answer this old is asked again."""


def can_be_answered(finding: Finding, account: AccountResult, card: Card) -> bool:
    """Whether an answer would settle a finding: it is open, and its question is about this very thing."""
    section = card.platforms[account.platform]
    if finding.outcome not in OPEN or finding.crash or asked(card, account.platform) is None or not section.safe:
        return False
    if finding.outcome is Outcome.ASK or finding.reason is not None:
        return True
    return sum(other.check == finding.check for other in account.findings) == 1


def answered(
    result: AuditResult, given: Iterable[GivenAnswer] = (), unused: Mapping[str, date] = MappingProxyType({})
) -> AuditResult:
    """The result with these answers in it, and with the verdicts that follow; steps and totals are those of before.

    `unused` are services that the family does not use, with the day on which it said so. Answers to what is not in the
    result, or with a value that its question does not have, change nothing.
    """
    by_fingerprint = {answer.fingerprint: answer for answer in given}
    accounts = [_answered(account, by_fingerprint, result.cards) for account in result.accounts]
    accounts = [_unused(a, unused[a.platform]) if a.platform in unused else a for a in accounts]
    return msgspec.structs.replace(result, accounts=tuple(accounts))


def given_in(result: AuditResult, today: date) -> tuple[list[GivenAnswer], dict[str, date]]:
    """The answers that a saved result holds, and the services it says are not used; those grown old are left out."""
    given = [answer for account in result.accounts for answer in account.answers if answer.value != DONT_KNOW]
    unused = {account.platform: account.unused for account in result.accounts if account.unused is not None}
    return (
        [answer for answer in given if today - answer.at <= AGES_AFTER],
        {service: at for service, at in unused.items() if today - at <= AGES_AFTER},
    )


def _answered(account: AccountResult, given: Mapping[str, GivenAnswer], cards: Mapping[str, Card]) -> AccountResult:
    facts, absent = list(account.facts), list(account.absent)
    answers = {answer.fingerprint: answer for answer in account.answers}
    findings: list[Finding] = []
    for finding in _without_stale(account.findings, given):
        answer = next((given[mark] for mark in (finding.fingerprint, *finding.former) if mark in given), None)
        if (
            answer is None
            or not _understood(answer, asked(cards[finding.check], account.platform))
            or _outdated(finding, answer, account)
        ):
            findings.append(finding)
            continue
        section = cards[finding.check].platforms[account.platform]
        findings += _settled(finding, answer, section, account)
        answers[finding.fingerprint] = GivenAnswer(finding.fingerprint, answer.value, answer.at)
        facts = [row for row in facts if (row.source, row.id) != (Source.ANSWER, section.fact)]
        if (told := _row(answer, section)) is not None:
            facts.append(told)
            absent = [row for row in absent if row.id != told.id]
        elif section.fact and section.fact not in {*(row.id for row in facts), *(row.id for row in absent)}:
            absent.append(AbsentRow(id=section.fact, reason=Reason.NOT_KNOWN))
    # What was answered stands in no order of asking: places first would tell of a family who must not be found.
    moot = [_moot(f, cards[f.check].platforms[account.platform], facts) for f in _once(findings)]
    return msgspec.structs.replace(
        account,
        facts=tuple(sorted(facts, key=lambda row: row.id if row.source is Source.ANSWER else "")),
        absent=tuple(sorted(absent, key=lambda row: row.id if row.reason is Reason.NOT_KNOWN else "")),
        findings=tuple(moot),
        answers=tuple(answers[mark] for mark in sorted(answers)),
    )


def _understood(answer: GivenAnswer, question: Question | None) -> bool:
    return question is not None and (answer.value in question.answers or answer.value == DONT_KNOW)


def _outdated(finding: Finding, answer: GivenAnswer, account: AccountResult) -> bool:
    """Whether something newer tells the thing itself, or somebody only did not know what is told."""
    told = finding.outcome not in OPEN and finding.answered is None
    seen = [row.observed_at for row in account.facts if row.id == finding.fact and row.source in SCREENS]
    older = any(answer.at < day for day in (account.exported_at, *seen) if day is not None)
    return told and (older or answer.value == DONT_KNOW or finding.outcome is Outcome.NOT_APPLICABLE)


def _without_stale(findings: Sequence[Finding], given: Mapping[str, GivenAnswer]) -> list[Finding]:
    """The findings without those that say that an earlier answer, now given anew, disagrees."""
    anew = {f.check for f in findings if given.keys() & {f.fingerprint, *f.former}}
    return [f for f in findings if f.message_id != ANSWER_DISAGREES or f.check not in anew]


def _settled(finding: Finding, answer: GivenAnswer, section: Section, account: AccountResult) -> list[Finding]:
    """What a finding becomes with its answer; beside what a download tells, only that the two disagree."""
    outcome = _outcome(answer, section)
    by_answer = msgspec.structs.replace(
        finding,
        outcome=outcome,
        confidence=Confidence.STATED,
        message_id="",
        params={},
        reason=Reason.NOT_KNOWN if answer.value == DONT_KNOW else None,
        answer=answer.value,
        answered=answer.at,
    )
    if finding.outcome not in DECIDED or finding.answered is not None:
        return [by_answer]
    if outcome is finding.outcome:
        return [finding]
    mark = fingerprint(finding.check, account.platform, account.known_as, ANSWER_DISAGREES)
    disagrees = msgspec.structs.replace(
        by_answer, outcome=Outcome.UNKNOWN, message_id=ANSWER_DISAGREES, fingerprint=mark, former=()
    )
    return [finding, disagrees]


def _outcome(answer: GivenAnswer, section: Section) -> Outcome:
    if answer.value == DONT_KNOW:
        return Outcome.UNKNOWN
    return Outcome.PASS if answer.value in {str(value) for value in section.safe} else Outcome.FAIL


def _row(answer: GivenAnswer, section: Section) -> FactRow | None:
    """The fact that an answer tells; None when it is no word of the vocabulary."""
    fact = FACTS.get(section.fact)
    if fact is None or answer.value == DONT_KNOW or not fact.accepts(answer.value):
        return None
    return FactRow(
        id=fact.id,
        value=answer.value,
        source=Source.ANSWER,
        confidence=Confidence.STATED,
        where="",
        observed_at=answer.at,
    )


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Each fingerprint once, the last one said."""
    return list({finding.fingerprint: finding for finding in findings}.values())


def _moot(finding: Finding, section: Section, facts: Sequence[FactRow]) -> Finding:
    """What an answer makes not apply any more, as the engine does with what a download says."""
    if not section.moot or not any(row.source is Source.ANSWER and row.id in section.moot for row in facts):
        return finding
    for fact_id, value in section.moot.items():
        rows = [row for row in facts if row.id == fact_id]
        if not rows or any(row.value != value or row.confidence is Confidence.GUESSED for row in rows):
            return finding
    return msgspec.structs.replace(
        finding, outcome=Outcome.NOT_APPLICABLE, message_id=MOOT, params={}, reason=None, answer="", answered=None
    )


def _unused(account: AccountResult, at: date) -> AccountResult:
    """A service that nobody uses: nothing of it applies."""
    findings = tuple(
        msgspec.structs.replace(f, outcome=Outcome.NOT_APPLICABLE, message_id=NOT_USED, params={}, reason=None)
        for f in account.findings
    )
    return msgspec.structs.replace(account, findings=findings, unused=at)
