"""The kit for authors of checks: run a check's case table, or one check on an account made of a few words.

from auditor.testing import account, run

finding, = run("checks/audience/private_profile.yaml", account("instagram", {"audience.private_profile": "off"}))
assert finding.outcome == "fail"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from auditor.account import Absent, Account, Fact, Platform, Reason, Role, Value
from auditor.check import Case, Check, Context, Origin, Outcome
from auditor.engine import run_check
from auditor.facts import FACTS, of_platform
from auditor.registry import load
from auditor.result import Finding

TODAY = date(2026, 1, 15)
"""The day on which all cases play."""


def account(
    platform: str,
    facts: Mapping[str, Value | list[Value]] | None = None,
    absent: Mapping[str, str] | None = None,
    **records: Any,
) -> Account:
    """An account with these facts; all others of the platform are absent: as given, else as in a partial download.

    A value may be a list: then the fact has several sources. `records` are further fields of `Account` as plain data.
    Raises ValueError for a fact or value that is not in the vocabulary, and msgspec.ValidationError for wrong records.
    """
    known = {i: tuple(_fact(i, v, n) for n, v in enumerate(_values(v))) for i, v in (facts or {}).items()}
    service = Platform(platform)
    reasons = {s.id: Reason.FILE_MISSING if s.sections[service] else Reason.NOT_IN_EXPORT for s in of_platform(service)}
    reasons["photos.with_child"] = Reason.NOT_LOOKED
    reasons |= {i: Reason(r) for i, r in (absent or {}).items()}
    hints = get_type_hints(Account)
    return Account(
        platform=service,
        facts=known,
        absent={
            i: Absent(i, r, raw="?" if r is Reason.UNKNOWN_WORD else "") for i, r in reasons.items() if i not in known
        },
        **{name: msgspec.convert(value, hints[name], strict=False) for name, value in records.items()},
    )


def _values(value: Value | list[Value]) -> list[Value]:
    return value if isinstance(value, list) else [value]


def _fact(fact_id: str, value: Value, number: int) -> Fact:
    if fact_id not in FACTS or not FACTS[fact_id].accepts(value):
        raise ValueError(f"no such fact or value: {fact_id} = {value!r}")
    return Fact(fact_id, value, place=f"case.json#{number}", raw=str(value))


def run(check: Check | Path | str, subject: Account, role: Role = Role.PARENT, today: date = TODAY) -> list[Finding]:
    """The findings of one check about one account."""
    if not isinstance(check, Check):
        check = load(Path(check), Origin("folder", "test"))
    return run_check(check, subject, Context(today, role))


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
        subject = account(case.platform, case.facts, case.absent, **case.account)
    except (ValueError, KeyError, TypeError, msgspec.ValidationError) as error:
        return f"its account is wrong: {error}"
    findings = run(check, subject, case.role)
    if crashed := [f.crash for f in findings if f.crash]:
        return f"the check crashed ({crashed[0]})"
    met = [f for f in findings if f.outcome is case.expect and case.message in ("", f.message_id)]
    return "" if met else "it came to " + ", ".join(f"{f.outcome} {f.message_id}".strip() for f in findings)


__all__ = ["TODAY", "CaseResult", "account", "run", "run_cases"]
