"""One entry of a Meta file, the same for both JSON dialects and the HTML pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from auditor.readers.labels import Words
from auditor.readers.meta.dates import from_text


class Row(msgspec.Struct, frozen=True):
    """One labelled value. `name` is the language-free field name that some files of 2024 carry.

    `trail` are the labels of the groups around it, outermost first. `odd`: what it says is in no form that is known.
    """

    label: str
    value: str = ""
    time: datetime | None = None
    name: str = ""
    trail: tuple[str, ...] = ()
    odd: bool = False

    @property
    def at(self) -> datetime | None:
        """The row's time: the stamp it carries, or its text read as a date."""
        return self.time or (from_text(self.value) if self.value else None)


class Entry(msgspec.Struct, frozen=True):
    """One entry of a file: heading, rows, the media it names, its time, and the JSON object it came from.

    `text` is what stands in the box of a page outside of its heading, rows and footer, as written posts do. `boxed` is
    false for a page in which no box of an entry was recognised. `odd`: a part of it is in no form that is known.
    """

    title: str = ""
    rows: tuple[Row, ...] = ()
    media: tuple[Mapping[str, Any], ...] = ()
    time: datetime | None = None
    raw: Mapping[str, Any] = {}
    text: str = ""
    boxed: bool = True
    odd: bool = False

    def row(self, words: Words, name: str) -> Row | None:
        """The first row that the platform's tables call `name`."""
        for row in self.rows:
            found = words.row(row.label)
            if found is not None and found.value == name:
                return row
        return None
