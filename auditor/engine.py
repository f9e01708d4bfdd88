"""From accounts and checks to a result. The engine answers for absent facts, so that no check can pass on silence."""

from __future__ import annotations

import hashlib
import re
import traceback
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from auditor import __version__
from auditor.accepted import Mark
from auditor.account import Absent, Account, Audience, Confidence, Fact, Platform, Reason, Role, Value
from auditor.check import Check, Context, Evidence, Outcome, Own, Section, Verdict
from auditor.facts import FACTS, Kind
from auditor.redact import mask
from auditor.result import (
    SCHEMA,
    AbsentRow,
    AccountResult,
    AuditResult,
    Card,
    CheckOrigin,
    FactRow,
    Finding,
    Input,
    Proof,
    Run,
    Totals,
    Trouble,
)
from auditor.review import photos, unmarked

MOST_FIRST_STEPS = 5
SOURCES_DISAGREE = "sources_disagree"
"""Message id of the finding that the engine itself makes of contradicting sources."""
MOOT = "moot"
"""Message id when another setting makes a check not apply, such as a private account."""

_OWN_WORDS = frozenset({"on", "off", *Audience, *Platform})
_TOLD = (Outcome.PASS, Outcome.FAIL)


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What the engine records of a run besides the accounts."""

    started: datetime
    language: str
    inputs: tuple[Input, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    crashes: dict[str, str] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    paths: bool = False


def audit(accounts: Sequence[Account], checks: Iterable[Check], context: Context, info: RunInfo) -> AuditResult:
    """Run every check on every account of its platforms, and ask the rest once. The words are not filled in yet.

    Tracebacks of crashed checks are put into `info.crashes` by crash id, for a debug file; never into the result.
    """
    meant = [c for c in checks if _meant_for(c, context.role)]
    results = [_account_result(account, meant, context, info) for account in accounts]
    results += _questions(meant)
    findings = [f for result in results for f in result.findings]
    used = {f.check for f in findings}
    return AuditResult(
        schema=SCHEMA,
        run=Run(
            version=__version__,
            started=info.started,
            language=info.language,
            role=context.role,
            inputs=info.inputs,
            checks=tuple(_origin(c) for c in meant),
            troubles=info.troubles,
        ),
        accounts=tuple(results),
        first_steps=tuple(f.fingerprint for f in _first_steps(results, {c.id: c for c in meant})),
        totals=_totals(findings),
        cards={c.id: _card(c) for c in meant if c.id in used},
    )


def _meant_for(check: Check, role: Role) -> bool:
    return Role.BOTH in (role, check.file.audience) or check.file.audience is role


def _account_result(account: Account, checks: Sequence[Check], context: Context, info: RunInfo) -> AccountResult:
    seen = replace(account, exposures=unmarked(account, info.marks))
    findings = [
        finding
        for check in checks
        if account.platform in check.file.platforms
        for finding in run_check(check, seen, context, info.crashes)
    ]
    order = list(Outcome)
    findings.sort(key=lambda f: (order.index(f.outcome), f.severity.rank))
    return AccountResult(
        platform=account.platform,
        handle=account.handle,
        label=account.label,
        form=account.form,
        generation=account.generation,
        exported_at=account.exported_at,
        facts=tuple(_fact_row(fact) for facts in account.facts.values() for fact in facts),
        absent=tuple(_absent_row(a) for a in account.absent.values()),
        findings=tuple(findings),
        troubles=tuple(Trouble(name=p.file, kind=p.kind) for p in account.problems),
        photos=photos(account, info.marks, paths=info.paths),
    )


def run_check(check: Check, account: Account, context: Context, crashes: dict[str, str] | None = None) -> list[Finding]:
    """What one check says of one account: at least one finding, whatever happens inside the check."""
    section = check.file.platforms[account.platform]
    try:
        verdicts = list(_verdicts(check, section, account, context))
        findings = [_finding(check, section, account, v, fact) for v, fact in verdicts]
    except Exception as error:  # noqa: BLE001  # a check is a plug-in: whatever it raises becomes a finding
        findings = [_crashed(check, section, account, error, crashes)]
    return findings


def _verdicts(check: Check, section: Section, account: Account, context: Context) -> Iterable[tuple[Verdict, str]]:
    """The verdicts of a check, each with the fact it hangs on."""
    if section.moot and all(_surely(account, fact_id, value) for fact_id, value in section.moot.items()):
        yield Verdict(Outcome.NOT_APPLICABLE, MOOT), ""
        return
    for fact_id in [section.fact, *section.needs]:
        if fact_id and not account.facts.get(fact_id):
            yield _absent_verdict(check, account.absent.get(fact_id)), fact_id
            return
    if check.audit is not None:
        judged = [(v, section.fact) for v in check.audit(account, context)]
        yield from judged or [(Verdict(Outcome.UNKNOWN), "")]
    elif section.fact:
        for verdict in _setting(account.facts[section.fact], section):
            yield verdict, section.fact
    else:
        yield Verdict(Outcome.ASK), ""


def _surely(account: Account, fact_id: str, value: Value) -> bool:
    """Whether every source of a fact says that value, and none of them is a guess."""
    facts = account.facts.get(fact_id, ())
    return bool(facts) and all(f.value == value and f.confidence is not Confidence.GUESSED for f in facts)


def _absent_verdict(check: Check, absent: Absent | None) -> Verdict:
    """What no download tells is asked; what this one fails to tell is unknown."""
    reason = absent.reason if absent else Reason.FILE_MISSING
    ask = reason is Reason.NOT_IN_EXPORT and check.file.question is not None
    evidence = (Evidence(absent.place, absent.raw),) if absent and absent.place else ()
    return Verdict(Outcome.ASK if ask else Outcome.UNKNOWN, evidence=evidence, reason=reason)


def _setting(facts: Sequence[Fact], section: Section) -> Iterable[Verdict]:
    """A setting passes only when every source says a safe value; sources that disagree are a finding of their own."""
    unsafe = [f for f in facts if f.value not in section.safe]
    shown = unsafe or list(facts)
    evidence = tuple(Evidence(f.place, f.raw, f.observed_at, f.id) for f in shown)
    confidence = min((f.confidence for f in shown), key=list(Confidence).index)
    yield Verdict(Outcome.FAIL if unsafe else Outcome.PASS, evidence=evidence, confidence=confidence)
    if unsafe and len(unsafe) < len(facts):
        every = tuple(Evidence(f.place, f.raw, f.observed_at, f.id) for f in facts)
        yield Verdict(Outcome.UNKNOWN, SOURCES_DISAGREE, evidence=every, subject=SOURCES_DISAGREE)


def _finding(
    check: Check, section: Section, account: Account | AccountResult, verdict: Verdict, fact_id: str
) -> Finding:
    return Finding(
        check=check.id,
        topic=check.file.topic,
        outcome=verdict.outcome,
        severity=verdict.severity or section.severity or check.file.severity,
        confidence=verdict.confidence,
        fingerprint=fingerprint(check.id, account.platform, account.handle or account.label, verdict.subject),
        message_id=verdict.message,
        params={name: _param(value) for name, value in verdict.params.items()},
        evidence=tuple(Proof(place=e.place, snippet=_shown(e, account), at=e.at) for e in verdict.evidence),
        reason=verdict.reason,
        fact=fact_id,
    )


def _param(value: str | int) -> str | int:
    """Counts, days and our own words go into a message as they are; any other text could be content and is masked."""
    if isinstance(value, int) or value in _OWN_WORDS or re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    return _own_or_masked(value)


def _own_or_masked(text: str) -> str:
    return str(text) if isinstance(text, Own) else mask(text)


def _shown(evidence: Evidence, account: Account | AccountResult) -> str:
    """A setting's word, known from the tables, and a check's own are shown as they are; everything else is masked."""
    if isinstance(account, Account) and evidence.fact in FACTS:
        setting = FACTS[evidence.fact].kind in (Kind.SWITCH, Kind.AUDIENCE)
        if setting and any(f.raw == evidence.snippet for f in account.facts.get(evidence.fact, ())):
            return evidence.snippet
    return _own_or_masked(evidence.snippet)


def _crashed(
    check: Check, section: Section, account: Account, error: Exception, crashes: dict[str, str] | None
) -> Finding:
    """A crash as a finding. The id is made of the kind of error and where in the code it arose, never of content."""
    frames = traceback.extract_tb(error.__traceback__)
    trail = ";".join(f"{frame.name}:{frame.lineno}" for frame in frames)
    crash = hashlib.sha256(f"{check.id};{type(error).__name__};{trail}".encode()).hexdigest()[:8]
    if crashes is not None:
        lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        crashes[crash] = "\n".join([f"{check.id}: {type(error).__name__}", *lines])
    finding = _finding(check, section, account, Verdict(Outcome.UNKNOWN), "")
    return msgspec.structs.replace(finding, crash=crash)


def _questions(checks: Sequence[Check]) -> list[AccountResult]:
    """What is asked of services that have no download here, and of the family itself: one part for each service."""
    asked: dict[str, list[Finding]] = {}
    for check in checks:
        for service, section in check.file.platforms.items():
            if service not in list(Platform):
                finding = _finding(check, section, AccountResult(platform=service), Verdict(Outcome.ASK), "")
                asked.setdefault(service, []).append(finding)
    return [AccountResult(platform=service, findings=tuple(found)) for service, found in asked.items()]


def fingerprint(check_id: str, platform: str, handle: str, subject: str = "") -> str:
    """The same for the same check, account and subject in every run and language."""
    return hashlib.sha256("\x1f".join((check_id, platform, handle.casefold(), subject)).encode()).hexdigest()[:16]


def _first_steps(accounts: Sequence[AccountResult], checks: Mapping[str, Check]) -> list[Finding]:
    """What to do first: the worst, then the surest, then the quickest; one step for each check and account.

    What another step of the same account makes moot is left for later: going private also ends duets.
    """
    order = list(Confidence)
    steps = [
        f
        for account in accounts
        for f in account.findings
        if f.outcome is Outcome.FAIL and not _solved_by_another(f, account, checks)
    ]
    steps.sort(key=lambda f: (f.severity.rank, order.index(f.confidence), checks[f.check].file.minutes))
    return list({f.fingerprint: f for f in steps}.values())[:MOST_FIRST_STEPS]


def _solved_by_another(finding: Finding, account: AccountResult, checks: Mapping[str, Check]) -> bool:
    moot = checks[finding.check].file.platforms[account.platform].moot
    failed = [checks[f.check].file.platforms[account.platform] for f in account.findings if f.outcome is Outcome.FAIL]
    return any(section.fact == fact and value in section.safe for section in failed for fact, value in moot.items())


def _totals(findings: Sequence[Finding]) -> Totals:
    counts = Counter(f.outcome for f in findings)
    applicable = [f for f in findings if f.outcome is not Outcome.NOT_APPLICABLE]
    return Totals(
        outcomes={o: counts[o] for o in Outcome},
        told=sum(f.outcome in _TOLD for f in applicable),
        asked=len(applicable),
    )


def _fact_row(fact: Fact) -> FactRow:
    private = FACTS[fact.id].private and isinstance(fact.value, str)
    return FactRow(
        id=fact.id,
        value=mask(str(fact.value)) if private else fact.value,
        source=fact.source,
        confidence=fact.confidence,
        place=fact.place,
        observed_at=fact.observed_at,
    )


def _absent_row(absent: Absent) -> AbsentRow:
    return AbsentRow(id=absent.id, reason=absent.reason, place=absent.place, raw=mask(absent.raw))


def _origin(check: Check) -> CheckOrigin:
    origin = check.origin
    return CheckOrigin(id=check.id, kind=origin.kind, name=origin.name, version=origin.version, sha256=origin.sha256)


def _card(check: Check) -> Card:
    file = check.file
    return Card(
        topic=file.topic,
        minutes=file.minutes,
        texts=file.texts,
        platforms=file.platforms,
        question=file.question,
        sources=file.sources,
        aliases=file.aliases,
    )


def exit_code(result: AuditResult, threshold: int) -> int:
    """0, 10 or 11 of the published exit codes; `threshold` is a severity's rank."""
    findings = [f for account in result.accounts for f in account.findings]
    if any(f.outcome is Outcome.FAIL and f.severity.rank <= threshold for f in findings):
        return 10
    untold = (Outcome.UNKNOWN, Outcome.ASK)
    return 11 if any(f.outcome in untold and f.severity.rank <= min(threshold, 1) for f in findings) else 0
