"""Where a family lives or is every week, in the name or bio, which everyone can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from auditor.authors import (
    Account,
    Confidence,
    Context,
    Evidence,
    FamilyWord,
    Kind,
    Outcome,
    Role,
    Severity,
    Tells,
    Verdict,
    bios,
    meet,
    names,
    routine,
    shown,
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
_JUDGED = {Kind.HOME: _LIVES, Kind.ROUTINE: _WEEKLY}


class _Clue(NamedTuple):
    """One thing that is told, from where to where in a text, and how sure that is; `perhaps`: nothing else says so."""

    what: str
    span: tuple[int, int]
    sure: Confidence = Confidence.GUESSED
    perhaps: bool = False


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict, named after the most telling thing found."""
    clues = [(clue, _pointer(clue, text)) for text in shown.texts(account) for clue in _clues(text.text, context)]
    for name, written in shown.user_names(account) if context.role is Role.TEEN else ():
        towns = map(name.place, teens.towns(name.text))
        clues += [(clue, _pointer(clue, written)) for clue in (_Clue(_PLACE, span) for span in towns)]
    clues.sort(key=lambda pair: (list(_WORST_FIRST).index(pair[0].what), list(Confidence).index(pair[0].sure)))
    if not clues:
        yield shown.nothing(account)
        return
    worst = clues[0][0]
    severity = Severity.MEDIUM if worst.what == _WEEKLY else shown.weight(account, context, Severity.MEDIUM)
    evidence = (pointer for _, pointer in clues)
    yield Verdict(Outcome.FAIL, worst.what, {"count": len(clues)}, evidence, worst.sure, severity)


def _pointer(clue: _Clue, text: shown.Shown) -> Evidence:
    return text.evidence(clue.span, _WORST_FIRST[clue.what], perhaps=clue.perhaps)


def _clues(text: str, context: Context) -> list[_Clue]:
    """What the family wrote down of itself, then what lists find, then what the classifier says, each place once."""
    own = names.own_words(text, context.family, (FamilyWord.STREET, FamilyWord.TOWN))
    clues = [_Clue(word.kind, (word.start, word.end), word.confidence) for word in own]
    clues += [_Clue(_LIVES, span) for span in routine.lives_in(text) if not _met(span, clues)]
    if context.role is Role.TEEN:
        clues += [_Clue(_PLACE, span) for span in teens.towns(text) if not _met(span, clues)]
    if span := routine.every_week(text):
        clues.append(_Clue(_WEEKLY, span))
    for kind, what in _JUDGED.items():
        if (span := bios.tells(text, kind)) and not _met(span, clues):
            clues.append(_Clue(what, span, perhaps=True))
    return clues


def _met(span: tuple[int, int], clues: Iterable[_Clue]) -> bool:
    """Whether something else was found at the same place."""
    return any(meet(clue.span, span) for clue in clues)
