"""Ways to reach or find the family that stand in the name or bio, which everyone can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from auditor.authors import (
    Account,
    Confidence,
    Context,
    Evidence,
    HitKind,
    Outcome,
    Role,
    Severity,
    Sought,
    Tells,
    Verdict,
    languages,
    profiles,
    silence,
    teens,
)

_HANDLE = "handle"
_WORST_FIRST: Mapping[str, Severity] = {
    HitKind.ADDRESS: Severity.HIGH,
    HitKind.PHONE: Severity.HIGH,
    _HANDLE: Severity.HIGH,
    HitKind.EMAIL: Severity.MEDIUM,
    HitKind.BIRTH_DATE: Severity.MEDIUM,
}
_TELLS: Mapping[str, Tells] = {
    HitKind.ADDRESS: Tells.ADDRESS,
    HitKind.PHONE: Tells.PHONE,
    _HANDLE: Tells.USER_NAME,
    HitKind.EMAIL: Tells.EMAIL,
    HitKind.BIRTH_DATE: Tells.BIRTH_DATE,
}


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict for each kind of thing found. A child's date of birth is the business of bio_children."""
    found: dict[str, list[tuple[Evidence, Confidence]]] = {}
    for fact_id in ("profile.bio", "profile.name"):
        texts = {str(fact.value): fact.where for fact in account.facts.get(fact_id, ())}
        for text, place in texts.items():
            for kind, start, end, sure in _contacts(text, context):
                pointer = Evidence(place, text[start:end], tells=_TELLS[kind], text=text)
                found.setdefault(kind, []).append((pointer, sure))
    if not found:
        yield _nothing(account, context)
    for kind in sorted(found, key=list(_WORST_FIRST).index):
        evidence = [pointer for pointer, _ in found[kind]]
        sure = min((confidence for _, confidence in found[kind]), key=list(Confidence).index)
        count = {"count": len(found[kind])}
        yield Verdict(Outcome.FAIL, kind, count, evidence, sure, _WORST_FIRST[kind], subject=kind)


def _contacts(text: str, context: Context) -> Iterator[tuple[str, int, int, Confidence]]:
    for hit in profiles.hits(text):
        if hit.kind in _WORST_FIRST and not profiles.child_born_in(hit.year, context.today):
            yield hit.kind, hit.start, hit.end, hit.confidence
    for start, end in teens.handles(text) if context.role is Role.TEEN else ():
        yield _HANDLE, start, end, Confidence.GUESSED


def _nothing(account: Account, context: Context) -> Verdict:
    """Numbers and e-mail addresses are told by their form; user names elsewhere, and foreign streets, by our words."""
    bios = [str(fact.value) for fact in account.facts.get("profile.bio", ())]
    if account.fact("profile.name") is None:
        return Verdict(Outcome.UNKNOWN, "name_unknown", severity=Severity.LOW)
    by_words = context.role is Role.TEEN or languages.unread(bios)
    silent = silence.silent_in(Sought.PROFILE, bios) if by_words else None
    return silent or Verdict(Outcome.PASS, confidence=Confidence.DERIVED)
