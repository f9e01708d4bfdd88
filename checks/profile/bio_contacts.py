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
    Tells,
    Verdict,
    languages,
    profiles,
    shown,
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
    for text in shown.texts(account):
        for kind, span, sure in _contacts(text.text, context):
            found.setdefault(kind, []).append((text.evidence(span, _TELLS[kind]), sure))
    for name, written in shown.user_names(account) if context.role is Role.TEEN else ():
        if elsewhere := teens.handle_in_name(name.written, account.platform):
            pointer = written.evidence(elsewhere, _TELLS[_HANDLE])
            found.setdefault(_HANDLE, []).append((pointer, Confidence.GUESSED))
    if not found:
        yield _nothing(account, context)
    for kind in sorted(found, key=list(_WORST_FIRST).index):
        evidence = [pointer for pointer, _ in found[kind]]
        sure = min((confidence for _, confidence in found[kind]), key=list(Confidence).index)
        severity = shown.weight(account, context, _WORST_FIRST[kind]) if kind == _HANDLE else _WORST_FIRST[kind]
        yield Verdict(Outcome.FAIL, kind, {"count": len(evidence)}, evidence, sure, severity, subject=kind)


def _contacts(text: str, context: Context) -> Iterator[tuple[str, tuple[int, int], Confidence]]:
    for hit in profiles.hits(text):
        if hit.kind in _WORST_FIRST and not profiles.child_born_in(hit.year, context.today):
            yield hit.kind, (hit.start, hit.end), hit.confidence
    for span in teens.handles(text) if context.role is Role.TEEN else ():
        yield _HANDLE, span, Confidence.GUESSED


def _nothing(account: Account, context: Context) -> Verdict:
    """Numbers and e-mail addresses are told by their form; user names elsewhere, and foreign streets, by our words."""
    by_words = context.role is Role.TEEN or languages.unread(text.text for text in shown.texts(account))
    return shown.nothing(account, sure=not by_words)
