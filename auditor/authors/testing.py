"""The kit for authors of checks: play a case table, see what a check lacks, run it on an account made of a few words.

from auditor.authors.testing import account, problems, run, run_cases

finding, = run("checks/audience/private_profile.yaml", account("instagram", {"audience.private_profile": "off"}))
assert finding.outcome == "fail"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from auditor.authors.completeness import missing, params
from auditor.engine.judge import RunInfo, audit, run_check
from auditor.engine.registry import load
from auditor.model.account import Absent, Account, Fact, Platform, Reason, Role, Value
from auditor.model.check import Case, Check, Origin
from auditor.model.facts import FACTS, of_platform
from auditor.model.family import Family
from auditor.model.messages import CHILD, MOOT, NOT_COUNTED, ONLY_A_GUESS, SOURCES_DISAGREE, TOO_YOUNG, WHOSE
from auditor.model.result import AuditResult, Finding
from auditor.model.services import service_of
from auditor.model.verdict import Context, Outcome
from auditor.results.wording import worded
from auditor.results.words import asked
from auditor.text.silence import SILENCE, Measured, Sought, measured_as

TODAY = date(2026, 1, 15)
"""The day on which all cases play."""

NAMES_ALONE = Measured("cases", {"en": {Sought.NAMES: (99, 100)}})
"""What was measured of our reading of texts where cases play: only of names does silence mean anything."""

CHECK_LANGUAGES = ("en", "nl")
"""The languages that every check of ours speaks."""

_ENGINES_OWN = ("", SILENCE, WHOSE, SOURCES_DISAGREE, ONLY_A_GUESS, MOOT, NOT_COUNTED, CHILD, TOO_YOUNG)


def account(
    platform: str,
    facts: Mapping[str, Value | list[Value]] | None = None,
    absent: Mapping[str, str] | None = None,
    **records: Any,
) -> Account:
    """An account with these facts; all others of the platform are absent: as given, else as in a partial download.

    A value may be a list: then the fact has several sources. `records` are further fields of `Account` as plain data.
    The lists of posted things were read whole, without `lists` among them; one whose count is said to be absent is not
    there when its file is missing, and broken for any other reason.
    Raises ValueError for a fact or value that is not in the vocabulary, and msgspec.ValidationError for wrong records.
    """
    known = {i: tuple(_fact(i, v, n) for n, v in enumerate(_values(v))) for i, v in (facts or {}).items()}
    service = Platform(platform)
    reasons = {s.id: Reason.FILE_MISSING if s.sections[service] else Reason.NOT_IN_EXPORT for s in of_platform(service)}
    reasons["photos.with_child"] = Reason.NOT_LOOKED
    said = {i: Reason(r) for i, r in (absent or {}).items()}
    reasons |= said
    records.setdefault("lists", _lists(service, said))
    hints = get_type_hints(Account)
    return Account(
        platform=service,
        facts=known,
        absent={
            i: Absent(i, r, raw="?" if r is Reason.UNKNOWN_WORD else "") for i, r in reasons.items() if i not in known
        },
        **{name: msgspec.convert(value, hints[name], strict=False) for name, value in records.items()},
    )


def _lists(platform: Platform, absent: Mapping[str, Reason]) -> dict[str, dict[str, Any]]:
    """The lists of a download that holds them all, but for those whose count is said to be absent."""
    read: dict[str, dict[str, Any]] = {}
    for spec in service_of(platform).lists:
        file = f"{spec.id}.json"
        if spec.id in absent and absent[spec.id] is not Reason.FILE_MISSING:
            read[spec.id] = {"id": spec.id, "files": [file], "broken": [file]}
        elif spec.required and spec.id not in absent:
            read[spec.id] = {"id": spec.id, "files": [file]}
    return read


def _values(value: Value | list[Value]) -> list[Value]:
    return value if isinstance(value, list) else [value]


def _fact(fact_id: str, value: Value, number: int) -> Fact:
    if fact_id not in FACTS or not FACTS[fact_id].accepts(value):
        raise ValueError(f"no such fact or value: {fact_id} = {value!r}")
    return Fact(fact_id, value, where=f"case.json#{number}", raw=str(value))


def run(
    check: Check | Path | str,
    subject: Account,
    role: Role = Role.PARENT,
    today: date = TODAY,
    family: Family = Family(),  # noqa: B008  # frozen, so that all may share it
) -> list[Finding]:
    """The findings of one check about one account."""
    if not isinstance(check, Check):
        check = load(Path(check), Origin("folder", "test"))
    with measured_as(NAMES_ALONE):
        return run_check(check, subject, Context(today, role, family))


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a case of a check's table came to; `problem` is empty when it is as expected."""

    case: str
    problem: str


def run_cases(check: Check) -> list[CaseResult]:
    """Play a check's whole case table, and see that it has a safe, an unsafe and an unknown row where it can judge."""
    results = [CaseResult(case.name, _problem(check, case)) for case in check.file.cases]
    expected = {case.expect for case in check.file.cases}
    judges = check.audit is not None or any(s.fact for s in check.file.platforms.values())
    wanted = {Outcome.ASK} if not judges else {Outcome.PASS, Outcome.FAIL} if check.audit is None else set()
    results += [CaseResult(f"a case that expects {o}", "there is none") for o in wanted - expected]
    if check.audit is not None and len(expected) < 2:
        results.append(CaseResult("cases that expect different outcomes", "there is only one"))
    if judges and not expected & {Outcome.UNKNOWN, Outcome.ASK}:
        results.append(CaseResult("a case that expects unknown or ask", "there is none"))
    return results


def _problem(check: Check, case: Case) -> str:
    if case.platform not in list(Platform):
        return "" if case.expect is Outcome.ASK else "a question is always asked"
    try:
        subject, family = _subject(case)
    except _WRONG_ACCOUNT as error:
        return f"its account is wrong: {error}"
    findings = run(check, subject, case.role, family=family)
    if crashed := [f.crash for f in findings if f.crash]:
        return f"the check crashed ({crashed[0]})"
    met = [f for f in findings if f.outcome is case.expect and case.message in ("", f.message_id)]
    return "" if met else "it came to " + ", ".join(f"{f.outcome} {f.message_id}".strip() for f in findings)


_WRONG_ACCOUNT = ValueError, KeyError, TypeError, msgspec.ValidationError


def _subject(case: Case) -> tuple[Account, Family]:
    """The account and the family that a case tells of."""
    family = msgspec.convert(case.family, Family, strict=False)
    return account(case.platform, case.facts, case.absent, **case.account), family


def problems(check: Check, languages: Sequence[str] = CHECK_LANGUAGES, today: date | None = None) -> list[str]:
    """What a check lacks, a short sentence each: words, ways, answers, sources, cases, and a pass on mere silence.

    It must speak all these languages, and well whichever it speaks. `today` tells when its dates are in the future.
    """
    found = list(missing(check, languages, today or datetime.now().astimezone().date()))
    found += [*_on_silence(check), *_said(check, languages)]
    return list(dict.fromkeys(found))


def completeness(check: Check) -> list[CaseResult]:
    """What a check lacks in the languages that it speaks, as rows beside those of `run_cases`."""
    found = problems(check, tuple(check.file.texts))
    return [CaseResult("complete", problem) for problem in found or [""]]


def _on_silence(check: Check) -> Iterator[str]:
    """What comes out on an account with nothing known: never more than unknown, or a question."""
    for service in check.file.platforms:
        if service in list(Platform):
            outcomes = {finding.outcome for finding in run(check, account(service))}
            for outcome in sorted(outcomes - {Outcome.UNKNOWN, Outcome.ASK}):
                yield f"{service}: with nothing known it comes to {outcome}"


def _said(check: Check, languages: Sequence[str]) -> Iterator[str]:
    """What is wrong with the findings of its cases."""
    expected = {case.message for case in check.file.cases} - {*_ENGINES_OWN}
    for message in sorted(expected - check.file.texts["en"].messages.keys()):
        yield f"a case expects message {message}, which has no words"
    for result in _results(check):
        told = _by_service(result)
        for service, finding in told:
            yield from (f"{service}: {problem}" for problem in _unsaid(check, service, finding))
        for language in (one for one in languages if one in check.file.texts):
            for (service, finding), (_, shown) in zip(told, _by_service(worded(result, language)), strict=True):
                if not any(_unsaid(check, service, finding)) and (problem := _misread(shown)):
                    yield f"{service}: {problem} in {language}"


def _results(check: Check) -> Iterator[AuditResult]:
    """All cases of the platforms, those of one role and family in one audit; `run_cases` tells of wrong accounts."""
    for_all = replace(check, file=msgspec.structs.replace(check.file, audience=Role.BOTH))
    together: dict[tuple[Role, Family], list[Account]] = {}
    for case in check.file.cases:
        if case.platform in list(Platform):
            with suppress(*_WRONG_ACCOUNT):
                subject, family = _subject(case)
                together.setdefault((case.role, family), []).append(subject)
    for (role, family), subjects in (together or {(Role.BOTH, Family()): []}).items():
        info = RunInfo(started=datetime.combine(TODAY, datetime.min.time(), UTC), language="en")
        result = audit(subjects, [for_all], Context(TODAY, role, family), info).result
        parts = tuple(msgspec.structs.replace(part, absent=()) for part in result.accounts)  # their words take long
        yield msgspec.structs.replace(result, accounts=parts)


def _by_service(result: AuditResult) -> list[tuple[str, Finding]]:
    return [(part.platform, finding) for part in result.accounts for finding in part.findings]


def _unsaid(check: Check, service: str, finding: Finding) -> Iterator[str]:
    messages = check.file.texts["en"].messages
    if finding.message_id in messages:
        for param in sorted(params(messages[finding.message_id]) - set(finding.params)):
            yield f"message {finding.message_id} asks for {{{param}}}, which the check does not give"
    elif finding.message_id not in _ENGINES_OWN:
        yield f"message {finding.message_id} has no words"
    if finding.outcome is Outcome.ASK and asked(check.file, service) is None:
        yield "it asks, and there is no question"


def _misread(finding: Finding) -> str:
    if not finding.message and finding.outcome in (Outcome.UNKNOWN, Outcome.NOT_APPLICABLE):
        return f"it comes to {finding.outcome} without a word"
    return "a finding shows { or }" if {"{", "}"} & set(finding.title + finding.message) else ""


__all__ = [
    "CHECK_LANGUAGES",
    "TODAY",
    "CaseResult",
    "account",
    "completeness",
    "problems",
    "run",
    "run_cases",
]
