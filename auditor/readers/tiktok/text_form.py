"""The text form of a TikTok download: a folder of files with names and keys in the person's language.

The grammar (format notes 4.5): a blank line ends a record, a row is `Key: value` split at the first colon, a line
without a colon, or with nothing behind it, heads a group of rows. An empty section says so in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.readers.labels import Words
from auditor.readers.tiktok.json_form import Twice

_ROW = re.compile(r"(?P<label>[^:]*):+(?P<value>.*)")
_PAGES = frozenset({"settings", "profile", "location"})
"""Sections that hold rows and groups of rows; the others hold one record after another."""


def pages(archive: Archive, words: Words) -> Iterator[tuple[Member, str]]:
    """The files whose name is known in some language, with our name for their section."""
    for member in archive.members:
        path = PurePosixPath(member.name)
        if path.suffix.casefold() == ".txt" and (section := words.value("file", path.stem)):
            yield member, section.value


def content(stream: BinaryIO, section: str, words: Words) -> object:
    """What one file holds, in the shape of the JSON form: a mapping of rows, or a list of records.

    Raises UnicodeDecodeError for a file that is not UTF-8, ValueError for one that holds not even the sentence that
    stands for emptiness.
    """
    blocks = list(_blocks(line.decode("utf-8").removeprefix("\ufeff").strip() for line in stream))
    if not blocks:
        raise ValueError("the file is blank")
    if len(blocks) == 1 and len(blocks[0]) == 1 and words.value("no_data", blocks[0][0].rstrip(".")):
        return []
    if section in _PAGES:
        return _page(blocks, free_text=section == "profile")
    return [_record(block) for block in blocks]


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _page(blocks: Iterable[list[str]], *, free_text: bool) -> Mapping[str, object]:
    """Rows by label, groups of rows as a list of mappings under their heading; a label that stands twice keeps both.

    In `free_text` a line without a colon inside a record goes on with the text above it, as a bio of two lines does.
    """
    page: dict[str, object] = {}
    for block in blocks:
        start = 0 if _is_row(block[0]) else 1
        if start or not free_text:
            _grouped(page, block)
        else:
            for label, value in _record(block).items():
                _put(page, label, value)
    return page


def _grouped(page: dict[str, object], block: Iterable[str]) -> None:
    rows = page
    for line in block:
        if _is_row(line):
            label, _, value = _split(line)
            _put(rows, label, value)
            continue
        rows = {}
        groups = page.setdefault(line.rstrip(": "), [])
        if isinstance(groups, list):
            groups.append(rows)


def _put(rows: dict[str, object], label: str, value: object) -> None:
    rows[label] = Twice.of(rows[label], value) if label in rows else value


def _record(block: Iterable[str]) -> dict[str, object]:
    """One record; a line that is no row belongs to the text of the row above it."""
    written: list[tuple[str, str]] = []
    for line in block:
        label, colon, value = _split(line)
        if colon:
            written.append((label, value))
        elif written:
            written[-1] = written[-1][0], f"{written[-1][1]}\n{line}"
    rows: dict[str, object] = {}
    for label, value in written:
        _put(rows, label, value)
    return rows


def _is_row(line: str) -> bool:
    return bool(_split(line)[2])


def _split(line: str) -> tuple[str, str, str]:
    """Label, colon and value; one label of 2026 ends in two colons of its own (format notes 4.2)."""
    found = _ROW.fullmatch(line)
    return (found["label"].strip(), ":", found["value"].strip()) if found else (line, "", "")
