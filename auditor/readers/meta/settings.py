"""Settings out of Meta's sheets: which row tells which fact, and what its word means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from auditor.model.account import Absent, Confidence, Fact, Reason
from auditor.model.facts import FACTS
from auditor.readers.labels import Words
from auditor.readers.ledger import Ledger
from auditor.readers.meta.download import Sheet, removed
from auditor.readers.meta.entry import Row

FactOrAbsent = Fact | Absent


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of a settings file and the fact it tells.

    `kinds` are the word tables to try when not the fact's own, `meaning` turns their words into the fact's. A row whose
    label is in no table is known by its word when `by_word` names a table and no other row has a word of it; where the
    file holds nothing else (`sole`), its first value is the setting whatever its label. `guessed`: nobody has seen what
    the file says. `charted`: the tables hold the labels of the whole file.
    """

    fact: str
    row: str = ""
    files: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    meaning: Mapping[str, str] = field(default_factory=dict)
    by_word: str = ""
    sole: bool = False
    guessed: bool = False
    charted: bool = True


def look_up(
    words: Words, setting: Setting, sheet: Sheet, sure: Callable[[Row], Confidence] = lambda _: Confidence.STATED
) -> list[FactOrAbsent]:
    """What each row of a setting says, found by its label or else by its word or place: two may contradict.

    `sure` says how certain it is that a row found by its label is the one it was taken for.
    """
    rows = sheet.all(words, setting.row)
    if rows:
        return [answer(words, setting, sheet, row, sure(row)) for row in rows]
    if setting.by_word:
        fitting = [row for row in sheet.rows if words.value(setting.by_word, row.value)]
        return [answer(words, setting, sheet, fitting[0] if len(fitting) == 1 else None, Confidence.GUESSED)]
    values = [row for row in sheet.rows if setting.sole and (row.value or row.odd)]
    return [answer(words, setting, sheet, row, sure(row) if row else Confidence.STATED) for row in values or (None,)]


def answer(words: Words, setting: Setting, sheet: Sheet, row: Row | None, confidence: Confidence) -> FactOrAbsent:
    """What a row says, in the fact's words; or why it says nothing."""
    if row is None:
        return Absent(setting.fact, sheet.reason(words), sheet.place)
    place = sheet.where(row)
    if removed(row):
        return Absent(setting.fact, Reason.VALUES_REMOVED, place)
    raw = " ".join(row.value.split())
    if not raw or row.odd:
        return Absent(setting.fact, Reason.UNREADABLE if row.odd else Reason.NOT_SET, place)
    spec = FACTS[setting.fact]
    found = next((w for kind in setting.kinds or (spec.kind,) if (w := words.value(kind, raw))), None)
    if found is None:
        return Absent(setting.fact, Reason.UNKNOWN_WORD, place, raw)
    value = setting.meaning.get(found.value, found.value)
    if not spec.accepts(value):
        return Absent(setting.fact, Reason.NOT_SET, place, raw)
    if setting.guessed:
        confidence = Confidence.GUESSED
    elif confidence is Confidence.STATED and (setting.meaning or found.inferred):
        confidence = Confidence.DERIVED
    return Fact(setting.fact, value, place, raw, confidence=confidence)


def write(ledger: Ledger, answers: Iterable[FactOrAbsent]) -> None:
    """Write down what rows say."""
    for one in answers:
        if isinstance(one, Fact):
            ledger.known(one.id, one.value, one.where, raw=one.raw, confidence=one.confidence)
        else:
            ledger.absent(one.id, one.reason, one.where, one.raw)
