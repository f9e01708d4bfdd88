"""Words about children in the name or bio, which everyone can read. Words only suggest: all of it is a guess."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.account import Account, Confidence
from auditor.check import Context, Evidence, Outcome, Severity, Verdict
from auditor.text import Hit, HitKind
from auditor.text.profile import child_born_in, hits

_MOST_EVIDENCE = 5
_WORST_FIRST = {
    HitKind.CHILD_NAME: Severity.HIGH,
    HitKind.SCHOOL: Severity.HIGH,
    HitKind.BIRTH_DATE: Severity.HIGH,
    HitKind.CHILD_AGE: Severity.MEDIUM,
    HitKind.CHILD: Severity.MEDIUM,
}


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict, named after the most telling thing found."""
    found: list[tuple[Hit, Evidence]] = []
    for fact_id in ("profile.bio", "profile.name"):
        texts = {str(fact.value): fact.place for fact in account.facts.get(fact_id, ())}
        for text, place in texts.items():
            found += [(hit, Evidence(place, text[hit.start : hit.end])) for hit in hits(text) if _tells(hit, context)]
    if not found:
        named = account.fact("profile.name") is not None
        quiet = Verdict(Outcome.PASS, confidence=Confidence.DERIVED)
        yield quiet if named else Verdict(Outcome.UNKNOWN, "name_unknown", severity=Severity.LOW)
        return
    found.sort(key=lambda pair: list(_WORST_FIRST).index(pair[0].kind))
    worst = found[0][0].kind
    evidence = tuple(item for _, item in found[:_MOST_EVIDENCE])
    count = {"count": len(found)}
    yield Verdict(Outcome.FAIL, worst, count, evidence, Confidence.GUESSED, _WORST_FIRST[worst])


def _tells(hit: Hit, context: Context) -> bool:
    if hit.kind is HitKind.BIRTH_DATE:
        return child_born_in(hit.year, context.today)
    return hit.kind in _WORST_FIRST
