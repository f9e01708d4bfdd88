"""What a trainer has in the page: the codes of the room and what they came to, the plan, and the kit to print."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from auditor.app import messages as m
from auditor.app import replies as r
from auditor.app.workshop.replies import Counted, Plan, RoomSums
from auditor.engine.registry import Registry
from auditor.results.reporters import render_sheet
from auditor.results.words import text_in
from auditor.workshop import kit, rollup
from auditor.workshop.projector import projector, slides
from auditor.workshop.room import Room


class Trainer:
    """The trainer's part of a sitting: each method answers the message that is tagged as it is called."""

    def __init__(self, registry: Registry, today: date, language: Callable[[], str]) -> None:
        self._registry, self._today, self._language = registry, today, language
        self._room = Room()
        self._saved: list[str] = []

    def forget(self) -> Sequence[str]:
        """Begin with another room. The names of what was saved, which lies on the disk still."""
        saved, self._saved = self._saved, []
        self._room = Room()
        return saved

    def add_code(self, message: m.AddCode) -> Iterator[r.Reply]:
        """Count a family by its code, which is not kept."""
        self._room.add(message.code)
        yield Counted(self._room.first.families, self._room.later.families, self._room.waiting)

    def ask_room(self, message: m.AskRoom) -> Iterator[r.Reply]:
        """What may be shown in the room."""
        counted = rollup.counts(self._room, message.door, away=False, close=message.close)
        sheet = rollup.sheet(counted, self._language())
        yield RoomSums(sheet.title, sheet.parts)

    def save_room(self, message: m.SaveRoom) -> Iterator[r.Reply]:
        """What may leave the room."""
        counted = rollup.counts(self._room, message.door, away=True)
        made = (
            rollup.as_csv(counted) if message.kind == "csv" else render_sheet(rollup.sheet(counted, self._language()))
        )
        yield self._kept(f"workshop-counts-{self._today}.{message.kind}", made.encode())

    def ask_plan(self, _: m.AskPlan) -> Iterator[r.Reply]:
        """How a workshop goes, and what stands on the big screen."""
        yield Plan(projector().minutes, tuple(slides(self._language())))

    def make_kit(self, message: m.MakeKit) -> Iterator[r.Reply]:
        """All that is printed."""
        language = self._language()
        names = {check.id: text_in(check.file.texts, language).name for check in self._registry.checks.values()}
        made = io.BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as archive:
            for name, text in kit.kit(language, message.country, None, names).items():
                archive.writestr(ZipInfo(name, self._today.timetuple()[:6]), text)
        yield self._kept(f"workshop-kit-{language}.zip", made.getvalue())

    def _kept(self, name: str, content: bytes) -> r.Saved:
        self._saved.append(name)
        return r.Saved(name, content)
