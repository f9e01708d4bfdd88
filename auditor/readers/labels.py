"""The words of the platforms: which label or value, in which language, means what. Data in `<platform>/labels.yaml`.

A file has up to three parts. `rows` names the rows of settings files: a name of our own, and the labels under which it
was seen (`seen`) or is expected (`inferred`). `words` holds the values per kind of fact (`switch`, `audience`).

    rows:
      private_account: {seen: [Private Account, Compte privé], inferred: [Cuenta privada]}
    words:
      switch:
        on: {seen: [True, Vrai], inferred: []}

`layouts` tell how the platform's downloads are laid out since a year, by folders and files that no older one has.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from auditor import yaml_files

_SAME = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})


_MOST_COUNTED = 500


@lru_cache(1024)
def label_key(text: str) -> str:
    """A label or word as it is compared: one form of apostrophe and blank, no case, no closing colon."""
    plain = text if text.isascii() else unicodedata.normalize("NFC", text).translate(_SAME)
    return " ".join(plain.split()).casefold().rstrip(": ")


def forget() -> None:
    """Keep no words of a download any longer."""
    label_key.cache_clear()


@dataclass(frozen=True, slots=True)
class Word:
    """What a word means; `inferred` when it was never seen in a real export."""

    value: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """How downloads are laid out since a year: any of these folders and files shows it."""

    year: str
    folders: Sequence[str] = ()
    files: Sequence[str] = ()


class Words:
    """The tables of one platform, and how many of the labels that were looked up they know.

    Of its `layouts` the first that fits is that of a download.
    """

    def __init__(
        self,
        rows: Mapping[str, Word],
        values: Mapping[str, Mapping[str, Word]],
        layouts: Sequence[Layout] = (),
    ) -> None:
        self._rows = rows
        self._values = values
        self.layouts = layouts
        self._met: dict[str, bool] = {}

    def fresh(self) -> Words:
        """The same tables, for one download: nothing was looked up in them yet."""
        return Words(self._rows, self._values, self.layouts)

    @property
    def met(self) -> tuple[int, int]:
        """How many different labels the tables knew, and how many were looked up; counted up to some hundred."""
        return sum(self._met.values()), len(self._met)

    def row(self, label: str) -> Word | None:
        """Our name for a row by its label in any language, or None."""
        folded = label_key(label)
        found = self._rows.get(folded)
        if folded and (len(self._met) < _MOST_COUNTED or found is not None):
            self._met[folded] = found is not None
        return found

    def value(self, kind: str, raw: str) -> Word | None:
        """The canonical word for a raw one of that kind of fact, or None."""
        return self._values.get(kind, {}).get(label_key(raw))


class _Spellings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    seen: list[str] | None = None
    inferred: list[str] | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rows: dict[str, _Spellings] | None = None
    words: dict[str, dict[str, _Spellings]] | None = None
    layouts: tuple[Layout, ...] = ()


def _table(entries: Mapping[str, _Spellings]) -> dict[str, Word]:
    table: dict[str, Word] = {}
    for value, spellings in entries.items():
        for inferred, listed in enumerate((spellings.seen, spellings.inferred)):
            for spelling in listed or ():
                table.setdefault(label_key(spelling), Word(value, bool(inferred)))
    return table


@cache
def load(name: str) -> Words:
    """The tables of a platform."""
    file = yaml_files.load(files("auditor.readers") / name / "labels.yaml", _File)
    values = {kind: _table(entries) for kind, entries in (file.words or {}).items()}
    return Words(_table(file.rows or {}), values, file.layouts)
