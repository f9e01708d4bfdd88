"""What changed since an earlier result of the same accounts. Pure; nothing is kept besides the two results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from auditor.model.account import Platform
from auditor.model.result import AccountResult, AuditResult, Change, ChangeKind, Finding, Since
from auditor.model.verdict import DECIDED, OPEN, Outcome
from auditor.results.priorities import accepted_now


def compared(result: AuditResult, earlier: AuditResult) -> AuditResult:
    """The result with what changed since an earlier one, in five groups: fixed, new, still open, untold, rule added.

    Accounts are told by platform and handle, or as the only one of their platform. A check that was renamed keeps its
    history by its aliases; what the earlier result knew of a check that is gone is kept in words (`cards`).
    """
    pairs, missing = _pairs(result.accounts, earlier.accounts)
    known = {origin.id for origin in earlier.run.checks} | earlier.cards.keys()
    former = {check: (check, *card.aliases) for check, card in result.cards.items()}
    changes = [change for now, then in pairs for change in _Pair(now, then, former, known).changes()]
    order = list(ChangeKind)
    changes.sort(key=lambda change: (order.index(change.kind), change.severity.rank))
    gone = {change.check: earlier.cards[change.check] for change in changes if change.check not in result.cards}
    return msgspec.structs.replace(
        result,
        since=Since(started=earlier.run.started, changes=tuple(changes), missing=tuple(missing)),
        cards={**result.cards, **gone},
    )


def brought_up_to_date(result: AuditResult) -> AuditResult:
    """The result with its comparison brought up to date, after answers told what could not be told."""
    if result.since is None:
        return result
    today = {finding.fingerprint: finding for account in result.accounts for finding in account.findings}
    changes = (_with_today(change, today.get(change.fingerprint)) for change in result.since.changes)
    since = msgspec.structs.replace(result.since, changes=tuple(change for change in changes if change is not None))
    return msgspec.structs.replace(result, since=since)


def _with_today(change: Change, finding: Finding | None) -> Change | None:
    """What a change has become, None when it is none any more."""
    if finding is None or finding.outcome is change.outcome or change.kind is ChangeKind.RULE_ADDED:
        return change
    if finding.outcome is Outcome.FAIL:
        kind = ChangeKind.OPEN if change.before is Outcome.FAIL else ChangeKind.NEW
    elif finding.outcome in OPEN:
        kind = ChangeKind.UNTOLD
    elif change.before is Outcome.FAIL:
        kind = ChangeKind.FIXED
    else:
        return None
    return msgspec.structs.replace(change, kind=kind, outcome=finding.outcome)


def _pairs(
    now: Sequence[AccountResult], then: Sequence[AccountResult]
) -> tuple[list[tuple[AccountResult, AccountResult]], list[str]]:
    """Each account of now with the same one of then, and the downloads of then that are missing now."""
    pairs: list[tuple[AccountResult, AccountResult]] = []
    for account in now:
        same = [old for old in then if old.platform == account.platform]
        by_name = [old for old in same if _name(old) == _name(account)]
        alone = len(same) == 1 and sum(a.platform == account.platform for a in now) == 1
        if match := by_name or (same if alone else []):
            pairs.append((account, match[0]))
    met = [old for _, old in pairs]
    missing = [old.platform for old in then if old not in met and old.platform in list(Platform)]
    return pairs, missing


def _name(account: AccountResult) -> str:
    return account.known_as.casefold()


class _Pair:
    """An account now and then; `former` gives the ids under which a check was known, `known` those of then."""

    def __init__(
        self,
        now: AccountResult,
        then: AccountResult,
        former: Mapping[str, tuple[str, ...]],
        known: Iterable[str],
    ) -> None:
        self._now = now
        self._former = former
        self._known = set(known)
        self._then = {finding.fingerprint: finding for finding in then.findings}
        same_name = _name(now) == _name(then)
        self._by_check = {} if same_name else {f.check: f for f in reversed(then.findings)}

    def changes(self) -> Iterator[Change]:
        """What became of each finding of now and of then that says something to compare."""
        met: set[str] = set()
        for finding in self._now.findings:
            before = self._before(finding)
            if before is not None:
                met.add(before.fingerprint)
            if kind := self._kind(finding, before):
                yield self._change(kind, finding, before.outcome if before else None, finding.outcome)
        for mark, finding in self._then.items():
            if mark not in met and finding.outcome is Outcome.FAIL:
                yield self._vanished(finding)

    def _before(self, finding: Finding) -> Finding | None:
        by_mark = (self._then.get(mark) for mark in (finding.fingerprint, *finding.former))
        by_check = (self._by_check.get(check) for check in self._former[finding.check])
        return next((found for found in (*by_mark, *by_check) if found is not None), None)

    def _kind(self, finding: Finding, before: Finding | None) -> ChangeKind | None:
        """None for what is no news: fine before and after, never told, or accepted by the family."""
        was = before.outcome if before is not None else None
        if accepted_now(finding):
            return None
        if before is None and not self._had_check(finding.check):
            return ChangeKind.RULE_ADDED
        if finding.outcome is Outcome.FAIL:
            return ChangeKind.OPEN if was is Outcome.FAIL else ChangeKind.NEW
        if was in DECIDED and finding.outcome in OPEN:
            return ChangeKind.UNTOLD
        return ChangeKind.FIXED if was is Outcome.FAIL else None

    def _had_check(self, check: str) -> bool:
        return any(known in self._known for known in self._former[check])

    def _vanished(self, finding: Finding) -> Change:
        """Something to change then that is no finding now: fixed only when its check came to a verdict today."""
        today = [f for f in self._now.findings if finding.check in self._former[f.check]]
        sure = bool(today) and not any(f.outcome in OPEN for f in today)
        return self._change(ChangeKind.FIXED if sure else ChangeKind.UNTOLD, finding, finding.outcome, None)

    def _change(self, kind: ChangeKind, finding: Finding, before: Outcome | None, outcome: Outcome | None) -> Change:
        return Change(
            kind=kind,
            check=finding.check,
            platform=self._now.platform,
            handle=self._now.handle,
            fingerprint=finding.fingerprint,
            severity=finding.severity,
            before=before,
            outcome=outcome,
        )
