"""Where a family lives or is every week, in the name or bio, which everyone can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from auditor.authors import (
    Account,
    Confidence,
    Context,
    Evidence,
    FamilyWord,
    Outcome,
    Role,
    Severity,
    Sought,
    Tells,
    Verdict,
    names,
    routine,
    silence,
    teens,
)

_LIVES, _PLACE, _WEEKLY = "lives", "place", "weekly"
_WORST_FIRST: Mapping[str, Tells] = {
    FamilyWord.STREET: Tells.STREET,
    FamilyWord.TOWN: Tells.TOWN,
    _LIVES: Tells.TOWN,
    _PLACE: Tells.TOWN,
    _WEEKLY: Tells.WEEKLY,
}
"""What can be told, by the id of its message, and what the words tell then."""


@dataclass(frozen=True, slots=True)
class _Clue:
    """One thing that is told, from where to where in a text, and how sure that is."""

    what: str
    start: int
    end: int
    sure: Confidence = Confidence.GUESSED


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict, named after the most telling thing found."""
    clues: list[tuple[_Clue, Evidence]] = []
    for fact_id in ("profile.bio", "profile.name"):
        texts = {str(fact.value): fact.where for fact in account.facts.get(fact_id, ())}
        for text, place in texts.items():
            clues += [(item, _pointer(item, text, place)) for item in _clues(text, context)]
    clues.sort(key=lambda pair: (list(_WORST_FIRST).index(pair[0].what), list(Confidence).index(pair[0].sure)))
    if clues:
        worst = clues[0][0]
        evidence = (pointer for _, pointer in clues)
        yield Verdict(Outcome.FAIL, worst.what, {"count": len(clues)}, evidence, worst.sure)
    elif account.fact("profile.name") is None:
        yield Verdict(Outcome.UNKNOWN, "name_unknown", severity=Severity.LOW)
    else:
        bios = [str(fact.value) for fact in account.facts.get("profile.bio", ())]
        yield silence.silent_in(Sought.PROFILE, bios) or Verdict(Outcome.PASS, confidence=Confidence.DERIVED)


def _pointer(item: _Clue, text: str, place: str) -> Evidence:
    return Evidence(place, text[item.start : item.end], tells=_WORST_FIRST[item.what], text=text)


def _clues(text: str, context: Context) -> Iterator[_Clue]:
    own = names.own_words(text, context.family, (FamilyWord.STREET, FamilyWord.TOWN))
    clues = [_Clue(word.kind, word.start, word.end, word.confidence) for word in own]
    clues += [_Clue(_LIVES, *span) for span in routine.lives_in(text) if not _met(span, clues)]
    if context.role is Role.TEEN:
        clues += [_Clue(_PLACE, *span) for span in teens.towns(text) if not _met(span, clues)]
    if span := routine.every_week(text):
        clues.append(_Clue(_WEEKLY, *span))
    yield from clues


def _met(span: tuple[int, int], clues: Iterable[_Clue]) -> bool:
    """Whether something else was found at the same place."""
    return any(item.start < span[1] and span[0] < item.end for item in clues)
