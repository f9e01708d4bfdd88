"""Words about children in the name, bio and user name, which everyone can read.

General words only suggest, so they are a guess. What the family wrote down of itself is known, also in a user name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from auditor.authors import (
    NAMES,
    Account,
    Confidence,
    Context,
    Evidence,
    FamilyHit,
    FamilyWord,
    Hit,
    HitKind,
    Outcome,
    Role,
    Severity,
    Sought,
    Tells,
    Verdict,
    births,
    names,
    profiles,
    silence,
    teens,
)

_USERNAME = "username"
_OWN_AGE = "own_age"
_WORST_FIRST: Mapping[str, Severity] = {
    HitKind.CHILD_NAME: Severity.HIGH,
    HitKind.SCHOOL: Severity.HIGH,
    FamilyWord.STREET: Severity.HIGH,
    FamilyWord.CLUB: Severity.HIGH,
    HitKind.BIRTH_DATE: Severity.HIGH,
    _USERNAME: Severity.HIGH,
    _OWN_AGE: Severity.HIGH,
    HitKind.CHILD_AGE: Severity.MEDIUM,
    HitKind.CHILD: Severity.MEDIUM,
}
"""What can be told, by the id of its message."""
_TELLS: Mapping[str, Tells] = {
    HitKind.CHILD_NAME: Tells.NAME,
    HitKind.SCHOOL: Tells.SCHOOL,
    FamilyWord.STREET: Tells.STREET,
    FamilyWord.CLUB: Tells.CLUB,
    HitKind.BIRTH_DATE: Tells.BIRTH_DATE,
    _OWN_AGE: Tells.AGE,
    HitKind.CHILD_AGE: Tells.AGE,
    HitKind.CHILD: Tells.CHILD,
}
_OF_FAMILY: Mapping[FamilyWord, str] = {
    FamilyWord.CHILD: HitKind.CHILD_NAME,
    FamilyWord.NICKNAME: HitKind.CHILD_NAME,
    FamilyWord.SCHOOL: HitKind.SCHOOL,
    FamilyWord.CLUB: FamilyWord.CLUB,
    FamilyWord.STREET: FamilyWord.STREET,
}


@dataclass(frozen=True, slots=True)
class _Clue:
    """One thing that is told, where, and how sure that is."""

    what: str
    evidence: Evidence
    sure: Confidence


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict, named after the most telling thing found; of a bio in which nothing was found none is sure."""
    clues = sorted(_clues(account, context), key=_order)
    if clues:
        worst = clues[0].what
        evidence = (clue.evidence for clue in clues)
        yield Verdict(Outcome.FAIL, worst, {"count": len(clues)}, evidence, clues[0].sure, _WORST_FIRST[worst])
    elif account.fact("profile.name") is None:
        yield Verdict(Outcome.UNKNOWN, "name_unknown", severity=Severity.LOW)
    else:
        bios = [str(fact.value) for fact in account.facts.get("profile.bio", ())]
        yield silence.silent_in(Sought.PROFILE, bios) or Verdict(Outcome.PASS, confidence=Confidence.DERIVED)


def _order(clue: _Clue) -> tuple[int, int]:
    return list(_WORST_FIRST).index(clue.what), list(Confidence).index(clue.sure)


def _clues(account: Account, context: Context) -> Iterator[_Clue]:
    for fact_id in ("profile.bio", "profile.name"):
        texts = {str(fact.value): fact.where for fact in account.facts.get(fact_id, ())}
        for text, place in texts.items():
            for what, start, end, sure in _in_text(text, account, context):
                yield _Clue(what, Evidence(place, text[start:end], tells=_TELLS[what], text=text), sure)
    for name, place in _usernames(account).items():
        for word in _known(f"@{name}", account, context):
            told, tells = name[word.start - 1 : word.end - 1], _TELLS[_OF_FAMILY[word.kind]]
            yield _Clue(_USERNAME, Evidence(place, told, tells=tells, text=name), word.confidence)


def _in_text(text: str, account: Account, context: Context) -> Iterator[tuple[str, int, int, Confidence]]:
    """What is told from where to where; each place once."""
    known = _known(text, account, context)
    yield from ((_OF_FAMILY[word.kind], word.start, word.end, word.confidence) for word in known)
    age = teens.own_age(text, context.today) if context.role is Role.TEEN else None
    if age:
        yield _OWN_AGE, *age, Confidence.GUESSED
    born = births.family_birth(text, context.family.births)
    if born:
        yield HitKind.BIRTH_DATE, *born, Confidence.DERIVED
    for hit in profiles.hits(text):
        same = age if hit.kind is HitKind.CHILD_AGE else born if hit.kind is HitKind.BIRTH_DATE else None
        again = same and hit.start < same[1] and same[0] < hit.end
        if _tells(hit, context) and not again and not any(_same(hit, word) for word in known):
            yield hit.kind, hit.start, hit.end, Confidence.GUESSED


def _usernames(account: Account) -> dict[str, str]:
    """The user names with where each stands; the handle alone, where the download does not tell of one."""
    stated = {str(fact.value): fact.where for fact in account.facts.get("profile.username", ())}
    given = {str(fact.value) for fact in account.facts.get("profile.name", ())}
    return stated or ({account.handle: ""} if account.handle and account.handle not in given else {})


def _known(text: str, account: Account, context: Context) -> list[FamilyHit]:
    """The family's own words in a text; on a teen's account its owner's name is no news."""
    family = context.family
    owner = family.child_of(account.platform, account.handle) if context.role is Role.TEEN else None
    return [
        word
        for word in names.own_words(text, family, tuple(_OF_FAMILY))
        if word.kind not in NAMES or family.children[word.number] is not owner
    ]


def _same(hit: Hit, word: FamilyHit) -> bool:
    """Whether general words and one of the family tell the same thing at the same place."""
    return hit.kind == _OF_FAMILY[word.kind] and hit.start < word.end and word.start < hit.end


def _tells(hit: Hit, context: Context) -> bool:
    if hit.kind is HitKind.BIRTH_DATE:
        return profiles.child_born_in(hit.year, context.today)
    return hit.kind in _WORST_FIRST
