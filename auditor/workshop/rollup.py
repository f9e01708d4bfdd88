"""What a room came to, in words and numbers: for the screen in the room, and for what is saved or printed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from auditor.i18n import say
from auditor.model.sheet import Kind, Part, Sheet, Size
from auditor.results.words import in_language
from auditor.workshop.headline import Became, headline
from auditor.workshop.published import Cell, Table, TooFewError, at_the_door, given_away, in_the_room
from auditor.workshop.room import Room, Sums

COLUMNS = ("when", "what", "which", "number")
_ORDER = (Became.PASS, Became.CHANGE, Became.CHANGED, Became.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Door:
    """The strips of paper from the door, and on how many each statement was ticked."""

    strips: int = 0
    learned: int = 0
    surer: int = 0
    talk: int = 0
    change: int = 0

    @property
    def said(self) -> dict[str, int]:
        """The statements by their ids."""
        return {"learned": self.learned, "surer": self.surer, "talk": self.talk, "change": self.change}


@dataclass(frozen=True, slots=True)
class Counts:
    """What may be told of a room; None is what too few told. `door` begins with the number of strips."""

    first: Table | None
    later: Table | None
    door: tuple[Cell, ...]
    away: bool


def counts(room: Room, door: Door, *, away: bool, close: bool = True) -> Counts:
    """What may be shown in the room, or what may leave it: be saved, printed or `away`. Raises TooFewError.

    `close`: nobody comes any more, and what waits is counted.
    """
    if close:
        room.close()
    told = given_away if away else in_the_room
    first, later = _told(told, room.first), _told(told, room.later)
    ticked: tuple[Cell, ...] = ()
    with suppress(TooFewError):
        ticked = at_the_door(door.strips, tuple(door.said.values()), away=away)
    if not (first or later or ticked):
        told(room.first)  # which says why
    return Counts(first, later, ticked, away)


def _told(told: Callable[[Sums], Table], sums: Sums) -> Table | None:
    try:
        return told(sums)
    except TooFewError:
        return None


def sheet(counts: Counts, language: str) -> Sheet:
    """The counts to look at."""
    speak = say(language)
    rule = speak("Numbers under ten are not told, and all others are rounded to five. So nobody can be found in them.")
    parts = [*_first(counts.first, language), *_later(counts.later, language), *_door(counts.door, language)]
    if counts.away:
        parts.append(Part(Kind.TEXT, lines=(rule,)))
    return Sheet(language, speak("What we counted together"), parts=tuple(parts), size=Size.NORMAL)


def _first(table: Table | None, language: str) -> Iterator[Part]:
    if table is None:
        return
    speak = say(language)
    lines = [speak("{families} families were counted.").format(families=table.families)]
    if table.changed:
        line = speak("Of {answers} answers {changed} were changed in the room.")
        lines.append(line.format(answers=table.answers, changed=table.changed))
    else:
        lines.append(speak("Too little was changed in the room for a number."))
    if table.guessed and table.off:
        line = speak("Of {guessed} guesses {off} were rosier than what was found.")
        lines.append(line.format(guessed=table.guessed, off=table.off))
    yield Part(Kind.TEXT, speak("In the room"), lines=tuple(lines), parts=(_rows(table, language),))


def _later(table: Table | None, language: str) -> Iterator[Part]:
    if table is None:
        return
    speak = say(language)
    lines = [speak("{families} families were counted.").format(families=table.families)]
    if table.changed:
        line = speak("Of {change} things that stood open, {changed} were changed and are still so.")
        lines.append(line.format(change=table.change, changed=table.changed))
    else:
        lines.append(speak("Too little was changed for a number."))
    title = speak("Changed in the room, and still so after a month")
    yield Part(Kind.TEXT, title, lines=tuple(lines), parts=(_rows(table, language),))


def _rows(table: Table, language: str) -> Part:
    """What became of each check; a check of which nothing may be told is left out."""
    speak = say(language)
    words = {check.id: in_language(check.words, language) for check in headline().checks}
    named = {
        Became.PASS: speak("fine"),
        Became.CHANGE: speak("to change"),
        Became.CHANGED: speak("changed"),
        Became.UNKNOWN: speak("not known"),
    }
    head = (speak("What"), *(named[became] for became in _ORDER))
    told = [row for row in table.rows if any(cell is not None for cell in row.cells.values())]
    if not told:
        return Part(Kind.TEXT, lines=(speak("On no single question were there enough answers for a number."),))
    body = ((words[row.check], *(_shown(row.cells[became]) for became in _ORDER)) for row in told)
    return Part(Kind.TABLE, rows=(head, *body))


def _door(door: tuple[Cell, ...], language: str) -> Iterator[Part]:
    if not door:
        return
    speak = say(language)
    strips, *said = door
    statements = (
        speak("I learned something."),
        speak("I feel more sure."),
        speak("I am going to talk about it with my child."),
        speak("I am going to change something."),
    )
    rows = tuple((statement, _shown(ticked)) for statement, ticked in zip(statements, said, strict=True))
    line = speak("{strips} strips were in the box.").format(strips=strips)
    table = Part(Kind.TABLE, rows=((speak("What was ticked"), speak("How often")), *rows))
    yield Part(Kind.TEXT, speak("At the door"), lines=(line,), parts=(table,))


def _shown(cell: Cell) -> str:
    return "–" if cell is None else str(cell)


def as_csv(counts: Counts) -> str:
    """The counts as a table for a spreadsheet: a number in each row, none where it is not told. Names are ids."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for when, table in (("first", counts.first), ("later", counts.later)):
        if table is not None:
            writer.writerows((when, *row) for row in _in_long(table))
    if counts.door:
        names = ("strips", *Door().said)
        writer.writerows(("door", name, "", _number(cell)) for name, cell in zip(names, counts.door, strict=True))
    return text.getvalue()


def _in_long(table: Table) -> Iterator[tuple[str, str, str]]:
    for name in ("families", "answers", "change", "changed", "guessed", "off"):
        yield name, "", _number(getattr(table, name))
    for row in table.rows:
        for became in _ORDER:
            yield row.check, became.name.lower(), _number(row.cells[became])


def _number(cell: Cell) -> str:
    return "" if cell is None else str(cell)
