"""Writes down what to ring and open before a release, out of the help lines, the first aid and the talk.

`make docs` writes the file anew; a test fails when it is stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "reports" / "html" / "HELP_LINES.md"
_HEAD = """# Before a release: ring and open

Made by `make docs` out of `help_lines.yaml`, `first_aid.yaml` and `talk.yaml`. A wrong number in a crisis is worse
than none: whatever does not answer, or answers as somebody else, loses its number that day.

1. Never ring an emergency number (☎): look it up. Ring each other number in its hours. Say that you
   look after a list of help lines; ask for whom they are, when, and what it costs.
2. Open each address, and read each page again. A page that is gone needs another one.
3. Write the day into `seen`, and the page that says so now; then `make docs`.
"""


def whole() -> str:
    """The text of the file."""
    return "\n".join([_HEAD, *_numbers(), "", *_addresses(), "", *_pages()]) + "\n"


def _entries() -> Iterator[tuple[str, Any]]:
    for country in import_module("auditor.reports.html.help_lines").countries():
        for entry in country.entries:
            yield country.code or "all", entry


def _name(entry: Any) -> str:
    return str(entry.name if isinstance(entry.name, str) else entry.name["en"])


def _numbers() -> Iterator[str]:
    """What to ring: what rests on the oldest pages first, then what rests on pages without a year."""
    yield "## Ring\n\n| | Country | Line | Number | Hours | Seen | The page is of | Page |\n|--|--|--|--|--|--|--|--|"
    ringing = [(code, entry) for code, entry in _entries() if entry.phone]
    for code, entry in sorted(ringing, key=lambda row: row[1].seen.of or 9999):
        seen, hours = entry.seen, entry.hours.get("en", "")
        mark = "☎" if entry.emergency else "☐"
        cells = mark, code, _name(entry), entry.phone, hours, seen.day, seen.of or "?", f"<{seen.page}>"
        yield f"| {' | '.join(map(str, cells))} |"


def _addresses() -> Iterator[str]:
    yield "## Open\n"
    yield from (f"- ☐ {code}, {_name(entry)}: <{entry.link}>" for code, entry in _entries() if entry.link)


def _pages() -> Iterator[str]:
    yield "## Read again: what is said in the first aid and the talk\n"
    for block in import_module("auditor.reports.html.first_aid").blocks():
        yield from (f"- ☐ {block.id}, {source.name}: <{source.page}>" for source in block.sources)
    told = import_module("auditor.reports.html.talk").whole()
    yield from (f"- ☐ talk, {source.name}: <{source.page}>" for source in told.sources)


if __name__ == "__main__":
    FILE.write_text(whole(), "utf-8", newline="\n")
