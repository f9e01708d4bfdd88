"""What the family believed before the look (source `expectation`), and the gap to what was found. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from auditor.model.account import Platform
from auditor.model.result import AccountResult, AuditResult, Belief, Believed, Finding, Gap
from auditor.model.verdict import Outcome

_GAPS: Mapping[tuple[Believed, Outcome], Gap] = {
    (Believed.SAFE, Outcome.FAIL): Gap.WORSE,
    (Believed.SAFE, Outcome.PASS): Gap.AS_BELIEVED,
    (Believed.UNSAFE, Outcome.FAIL): Gap.AS_BELIEVED,
    (Believed.UNSAFE, Outcome.PASS): Gap.BETTER,
    (Believed.UNKNOWN, Outcome.FAIL): Gap.LEARNT,
    (Believed.UNKNOWN, Outcome.PASS): Gap.LEARNT,
}


def with_beliefs(result: AuditResult, believed: Mapping[str, Believed], at: date) -> AuditResult:
    """The result with what was believed of each check, held against what was found on every account that has it.

    What it holds already of beliefs, of another day, is brought up to date.
    """
    thoughts = {row.check: (row.believed, row.at) for row in result.beliefs}
    thoughts |= {check: (thought, at) for check, thought in believed.items()}
    rows = (
        _belief(account, check, thought, day)
        for check, (thought, day) in thoughts.items()
        for account in _looked_at(result.accounts)
    )
    return msgspec.structs.replace(result, beliefs=tuple(row for row in rows if row is not None))


def _looked_at(accounts: Sequence[AccountResult]) -> list[AccountResult]:
    """The accounts of a download; where there is none, those of the services that have one, of which answers tell."""
    downloaded = [account for account in accounts if account.exported_at is not None or account.form]
    return downloaded or [account for account in accounts if account.platform in list(Platform)]


def _belief(account: AccountResult, check: str, believed: Believed, at: date) -> Belief | None:
    """None when the account has no such check, or it does not apply."""
    finding = _telling([f for f in account.findings if f.check == check])
    if finding is None:
        return None
    return Belief(
        check=check,
        platform=account.platform,
        handle=account.handle,
        believed=believed,
        at=at,
        gap=_GAPS.get((believed, finding.outcome), Gap.OPEN),
        fingerprint=finding.fingerprint,
    )


def _telling(findings: Sequence[Finding]) -> Finding | None:
    """The finding that decides: something to change, else something not known, else a pass."""
    order = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.ASK, Outcome.PASS)
    applying = [finding for finding in findings if finding.outcome in order]
    return min(applying, key=lambda f: order.index(f.outcome), default=None)
