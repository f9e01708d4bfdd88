"""From accounts and checks to a result. The engine answers for absent facts, so that no check can pass on silence."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import NamedTuple

import msgspec

from auditor import __version__
from auditor.engine import masking
from auditor.engine.agreement import held
from auditor.exposure.posts import view
from auditor.model.account import Absent, Account, Confidence, Fact, Platform, Reason, Role, Value
from auditor.model.check import Check, Section
from auditor.model.facts import FACTS, surely
from auditor.model.family import child_age
from auditor.model.in_full import OwnWords, Words
from auditor.model.lists import gaps
from auditor.model.messages import CHILD, MOOT, ONE_PARENT, SOURCES_DISAGREE, TOO_YOUNG, WHOSE
from auditor.model.result import (
    SCHEMA,
    AbsentRow,
    AccountResult,
    AuditResult,
    Card,
    CheckOrigin,
    FactRow,
    Finding,
    Input,
    Run,
    Trouble,
    Unread,
    fingerprint,
)
from auditor.model.services import HOUSEHOLD
from auditor.model.verdict import Context, Evidence, Outcome, Severity, Verdict
from auditor.results.accepted import Mark
from auditor.results.notices import notices, other_name
from auditor.results.photos import photos, unmarked
from auditor.results.priorities import settled, totals
from auditor.results.words import asked
from auditor.text.redact import mask

MOST_EVIDENCE = 5
"""More pointers than these nobody follows; the first of a verdict are kept."""
OF_AGE = 18


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What the engine records of a run besides the accounts."""

    started: datetime
    language: str
    inputs: tuple[Input, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    country: str = ""


class Judged(NamedTuple):
    """The result, its words not filled in yet, and what is never in it.

    That are by crash id the traces of crashed checks, and of each account that was given the owner's words.
    """

    result: AuditResult
    crashes: Mapping[str, str]
    words: Sequence[Words] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Where the engine puts what is never in a result while it judges an account."""

    crashes: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[OwnWords, ...]] = field(default_factory=dict)


def audit(
    accounts: Sequence[Account],
    checks: Iterable[Check],
    context: Context,
    info: RunInfo,
    turn: Callable[[], None] = lambda: None,
) -> Judged:
    """Run every check on every account of its platforms, `turn` before each, and ask the rest once."""
    every, crashes = list(checks), dict[str, str]()
    besides = [Beside(crashes) for _ in accounts]
    results = [
        _account_result(account, _in_turn(every, turn), context, info, _strangers(accounts, account, context), beside)
        for account, beside in zip(accounts, besides, strict=True)
    ]
    results += _questions([c for c in every if _meant_for(c, context.role)], context)
    used = {f.check for result in results for f in result.findings}
    meant = [c for c in every if c.id in used or _meant_for(c, context.role)]
    result = AuditResult(
        schema=SCHEMA,
        run=Run(
            version=__version__,
            started=info.started,
            language=info.language,
            country=info.country,
            role=context.role,
            inputs=info.inputs,
            checks=tuple(_origin(c) for c in meant),
            troubles=info.troubles,
        ),
        accounts=tuple(results),
        first_steps=(),
        totals=totals(()),
        cards={c.id: _card(c) for c in meant if c.id in used},
    )
    return Judged(settled(result), crashes, [beside.words for beside in besides])


def _in_turn(checks: Iterable[Check], turn: Callable[[], None]) -> Iterator[Check]:
    for check in checks:
        turn()
        yield check


def _meant_for(check: Check, role: Role) -> bool:
    return Role.BOTH in (role, check.file.audience) or check.file.audience is role


def _strangers(accounts: Sequence[Account], account: Account, context: Context) -> tuple[str, ...]:
    """The user names of the family's teens of whom this account may be one under another name."""
    family, platform = context.family, account.platform
    if context.role is Role.TEEN or family.role_of(platform, account.handle) is not None:
        return ()
    handles = [other.handle for other in accounts if other.platform is platform]
    return tuple(own.handle for own in family.unmet_teens(platform, handles))


def _account_result(
    account: Account,
    checks: Iterable[Check],
    context: Context,
    info: RunInfo,
    teens: Sequence[str],
    beside: Beside,
) -> AccountResult:
    seen = view(replace(account, exposures=unmarked(account, info.marks), perhaps=()), context)
    role = context.family.role_of(account.platform, account.handle) or context.role
    own = replace(context, role=role)
    findings = [
        finding
        for check in checks
        if account.platform in check.file.platforms and _meant_for(check, role)
        for finding in _run_for(check, seen, own, beside, maybe_teen=bool(teens))
    ]
    return AccountResult(
        platform=account.platform,
        handle=account.handle,
        label=account.label,
        role=role,
        form=account.form,
        generation=account.generation,
        exported_at=account.exported_at,
        dated_inside=account.dated_inside,
        notices=(*notices(account), *([other_name(account)] if teens else [])),
        facts=tuple(_fact_row(fact, account) for facts in account.facts.values() for fact in facts),
        absent=tuple(_absent_row(a) for a in account.absent.values()),
        findings=tuple(findings),
        troubles=tuple(Trouble(name=p.file, kind=p.kind, count=p.count) for p in account.problems),
        photos=photos(account, info.marks),
        unread=tuple(Unread(list=gap.list_id, why=gap.why, entries=gap.entries) for gap in gaps(account)),
    )


def _run_for(check: Check, account: Account, context: Context, beside: Beside, *, maybe_teen: bool) -> list[Finding]:
    """What a check says of an account; of one that may be a teen's nothing passes that would not pass for a teen."""
    findings = run_check(check, account, context, beside)
    passes = any(finding.outcome is Outcome.PASS for finding in findings)
    if not maybe_teen or not passes or not _meant_for(check, Role.TEEN):
        return findings
    as_teen = run_check(check, account, replace(context, role=Role.TEEN), Beside(beside.crashes))
    if all(finding.outcome is Outcome.PASS for finding in as_teen):
        return findings
    return [
        msgspec.structs.replace(finding, outcome=Outcome.UNKNOWN, message_id=WHOSE, params={})
        if finding.outcome is Outcome.PASS
        else finding
        for finding in findings
    ]


def run_check(check: Check, account: Account, context: Context, beside: Beside | None = None) -> list[Finding]:
    """What one check says of one account: at least one finding, whatever happens inside the check."""
    account, beside = view(account, context), beside or Beside()
    section, findings = check.file.platforms[account.platform], []
    try:
        for verdict, fact_id in _verdicts(check, section, account, context):
            severity = _severity(verdict, check, section, context.role)
            stands = held(verdict, check, section, account, severity)
            stands = replace(stands, evidence=tuple(islice(stands.evidence, MOST_EVIDENCE)))
            finding = _finding(check, section, account, stands, fact_id, context.role)
            beside.words[finding.fingerprint] = tuple(masking.own_words(e, account) for e in stands.evidence)
            findings.append(finding)
    except Exception as error:  # noqa: BLE001  # a check is a plug-in: whatever it raises becomes a finding
        return [_crashed(check, section, account, error, context.role, beside.crashes)]
    return findings


def _verdicts(check: Check, section: Section, account: Account, context: Context) -> Iterable[tuple[Verdict, str]]:
    """The verdicts of a check, each with the fact it hangs on."""
    if section.moot and all(surely(account, fact_id, value) for fact_id, value in section.moot.items()):
        yield Verdict(Outcome.NOT_APPLICABLE, MOOT), ""
        return
    for fact_id in [section.fact, *section.needs]:
        if fact_id and not account.facts.get(fact_id):
            yield _absent_verdict(check, account.platform, account.absent.get(fact_id)), fact_id
            return
    if check.audit is not None:
        yield from [(v, section.fact) for v in check.audit(account, context)] or [(Verdict(Outcome.UNKNOWN), "")]
    elif section.fact:
        yield from ((v, section.fact) for v in _setting(account.facts[section.fact], section))
    else:
        yield Verdict(Outcome.ASK), ""


def _absent_verdict(check: Check, service: str, absent: Absent | None) -> Verdict:
    """What no download tells is asked; what this one fails to tell is unknown."""
    reason = absent.reason if absent else Reason.FILE_MISSING
    ask = reason in (Reason.NOT_IN_EXPORT, Reason.NO_DOWNLOAD) and asked(check.file, service) is not None
    evidence = (Evidence(absent.where, absent.raw),) if absent and absent.where else ()
    return Verdict(Outcome.ASK if ask else Outcome.UNKNOWN, evidence=evidence, reason=reason)


def _setting(facts: Sequence[Fact], section: Section) -> Iterable[Verdict]:
    """A setting passes only when every source says a safe value; sources that disagree are a finding of their own."""
    unsafe = [f for f in facts if f.value not in section.safe]
    shown = unsafe or list(facts)
    evidence = tuple(Evidence(f.where, f.raw, f.observed_at, f.id) for f in shown)
    confidence = min((f.confidence for f in shown), key=list(Confidence).index)
    yield Verdict(Outcome.FAIL if unsafe else Outcome.PASS, evidence=evidence, confidence=confidence)
    if unsafe and len(unsafe) < len(facts):
        every = tuple(Evidence(f.where, f.raw, f.observed_at, f.id) for f in facts)
        yield Verdict(Outcome.UNKNOWN, SOURCES_DISAGREE, evidence=every, subject=SOURCES_DISAGREE)


def _finding(
    check: Check, section: Section, account: Account | AccountResult, verdict: Verdict, fact_id: str, role: Role
) -> Finding:
    own, *former = (
        fingerprint(check_id, account.platform, account.known_as, verdict.subject)
        for check_id in (check.id, *check.file.aliases)
    )
    return Finding(
        check=check.id,
        topic=check.file.topic,
        outcome=verdict.outcome,
        severity=_severity(verdict, check, section, role),
        confidence=verdict.confidence,
        fingerprint=own,
        former=tuple(former),
        concerns=verdict.concerns or _concerned(account, check.file.topic),
        message_id=verdict.message,
        params={name: masking.param(value) for name, value in verdict.params.items()},
        evidence=tuple(masking.proof(e, account) for e in verdict.evidence),
        reason=verdict.reason,
        fact=fact_id,
    )


def _severity(verdict: Verdict, check: Check, section: Section, role: Role) -> Severity:
    for_a_teen = check.file.teen_severity if role is Role.TEEN else None
    return verdict.severity or for_a_teen or section.severity or check.file.severity


def _concerned(account: Account | AccountResult, topic: str) -> int:
    """How many people a matter of contact concerns, or else how many photos of children, or posts, an account holds."""
    if isinstance(account, AccountResult):
        return 0
    counted = ("connections.followers", "connections.friends") if topic == "contact" else ("content.posts",)
    counts = [value for fact_id in counted if isinstance(value := account.value(fact_id), int)]
    return max([*counts, len(account.exposures) if topic != "contact" else 0])


def _crashed(
    check: Check,
    section: Section,
    account: Account,
    error: Exception,
    role: Role,
    crashes: dict[str, str],
) -> Finding:
    """A crash as a finding. The id is made of the kind of error and where in the code it arose, never of content."""
    frames = traceback.extract_tb(error.__traceback__)
    trail = ";".join(f"{frame.name}:{frame.lineno}" for frame in frames)
    crash = hashlib.sha256(f"{check.id};{type(error).__name__};{trail}".encode()).hexdigest()[:8]
    lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    crashes[crash] = "\n".join([f"{check.id}: {type(error).__name__}", *lines])
    finding = _finding(check, section, account, Verdict(Outcome.UNKNOWN), "", role)
    return msgspec.structs.replace(finding, crash=crash)


def _questions(checks: Sequence[Check], context: Context) -> list[AccountResult]:
    """What is asked of services that have no download here, and of the family itself: one part for each service."""
    asked: dict[str, list[Finding]] = {}
    for check in checks:
        for service, section in check.file.platforms.items():
            if service in list(Platform):
                continue
            part = AccountResult(platform=service)
            found = [_finding(check, section, part, v, "", context.role) for v in _asked(section, context)]
            asked.setdefault(service, []).extend(found)
    return [
        AccountResult(
            platform=service,
            role=Role.PARENT if service == HOUSEHOLD else context.role,
            findings=tuple(found),
        )
        for service, found in asked.items()
    ]


def _asked(section: Section, context: Context) -> list[Verdict]:
    """One question, or one for each child that is old enough for it; one that names none where an age is not known."""
    children, parents = context.family.children, context.family.parents
    if section.parents_from is not None and 0 < len(parents) < section.parents_from:
        return [Verdict(Outcome.NOT_APPLICABLE, ONE_PARENT)]
    ages = [
        (number, child.name, age)
        for number, child in enumerate(children, 1)
        if (age := child_age(child, context.today)) is not None
    ]
    if section.each_child_from is None or not ages or len(ages) < len(children):
        return [Verdict(Outcome.ASK)]
    old_enough = [
        Verdict(Outcome.ASK, CHILD, {"name": name, "age": age}, subject=f"{CHILD}-{number}")
        for number, name, age in ages
        if section.each_child_from <= age < OF_AGE
    ]
    return old_enough or [Verdict(Outcome.NOT_APPLICABLE, TOO_YOUNG)]


def _fact_row(fact: Fact, account: Account) -> FactRow:
    other = next((old for old in account.superseded.get(fact.id, ()) if old.value != fact.value), None)
    return FactRow(
        id=fact.id,
        value=_row_value(fact),
        source=fact.source,
        confidence=fact.confidence,
        where=fact.where,
        observed_at=fact.observed_at,
        before=_row_value(other) if other else None,
        before_at=other.observed_at if other else None,
        before_source=other.source if other else None,
    )


def _row_value(fact: Fact) -> Value:
    private = FACTS[fact.id].private and isinstance(fact.value, str)
    return mask(str(fact.value)) if private else fact.value


def _absent_row(absent: Absent) -> AbsentRow:
    return AbsentRow(id=absent.id, reason=absent.reason, where=absent.where, raw=mask(absent.raw))


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
        covers=file.covers,
        teen=file.teen,
        seconds_each=file.seconds_each,
    )
