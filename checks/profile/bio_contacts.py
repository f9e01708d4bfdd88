"""Ways to reach or find the family that stand in the name or bio, which everyone can read."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.account import Account, Confidence
from auditor.check import Context, Evidence, Outcome, Severity, Verdict
from auditor.text import HitKind
from auditor.text.profile import child_born_in, hits

_MOST_EVIDENCE = 5
_WORST_FIRST = {
    HitKind.ADDRESS: Severity.HIGH,
    HitKind.PHONE: Severity.HIGH,
    HitKind.EMAIL: Severity.MEDIUM,
    HitKind.BIRTH_DATE: Severity.MEDIUM,
}


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict for each kind of thing found. A child's date of birth is the business of bio_children."""
    found: dict[HitKind, list[tuple[Evidence, Confidence]]] = {}
    for fact_id in ("profile.bio", "profile.name"):
        texts = {str(fact.value): fact.place for fact in account.facts.get(fact_id, ())}
        for text, place in texts.items():
            for hit in hits(text):
                if hit.kind in _WORST_FIRST and not child_born_in(hit.year, context.today):
                    pointer = Evidence(place, text[hit.start : hit.end])
                    found.setdefault(hit.kind, []).append((pointer, hit.confidence))
    if not found and account.fact("profile.name") is None:
        yield Verdict(Outcome.UNKNOWN, "name_unknown", severity=Severity.LOW)
    elif not found:
        yield Verdict(Outcome.PASS, confidence=Confidence.DERIVED)
    for kind in sorted(found, key=list(_WORST_FIRST).index):
        evidence = tuple(pointer for pointer, _ in found[kind][:_MOST_EVIDENCE])
        sure = min((confidence for _, confidence in found[kind]), key=list(Confidence).index)
        count = {"count": len(found[kind])}
        yield Verdict(Outcome.FAIL, kind, count, evidence, sure, _WORST_FIRST[kind], subject=kind)
