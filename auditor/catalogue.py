"""The catalogue of checks as one page of Markdown, written from the checks themselves: `make docs`."""

from __future__ import annotations

import sys
from pathlib import Path

from auditor.check import Check
from auditor.i18n import say
from auditor.registry import find
from auditor.wording import service_name

_HEAD = """\
# The checks

Written by `make docs` from the files in this folder; do not edit. How to write one: see the README.
"""


def markdown() -> str:
    """The page: per topic a table, and per check what, why, how to fix, when not, and its sources."""
    checks = sorted(find(installed=False).checks.values(), key=lambda c: (c.file.topic, c.file.severity.rank, c.id))
    rows = [f"| [{c.id}](#{c.id}) | {c.file.topic} | {c.file.severity} | {_services(c)} |" for c in checks]
    table = ["| check | topic | weight | services |", "|--|--|--|--|", *rows]
    return "\n".join([_HEAD, *table, *(_page(c) for c in checks)]) + "\n"


def _services(check: Check) -> str:
    return ", ".join(service_name(s, say("en")) for s in check.file.platforms)


def _page(check: Check) -> str:
    file, text = check.file, check.file.texts["en"]
    lines = [f"\n## {check.id}\n", f"**{text.name}** ({file.severity}, about {file.minutes} min). {text.why}\n"]
    lines += [f"- To fix: {text.fix}"] if text.fix else []
    lines += [f"- When it does not concern you: {text.not_for_you}"] if text.not_for_you else []
    for service, section in file.platforms.items():
        told = f"`{section.fact}`" if section.fact else ", ".join(f"`{n}`" for n in section.needs) or "asked"
        seen = section.verified or "not yet verified"
        note = f" {section.note['en']}" if "en" in section.note else ""
        path = section.path.get("en", "")
        lines.append(f"- {service_name(service, say('en'))}: told by {told}.{note} {path} (path last seen: {seen})")
    lines += [f"- Source: {source}" for source in file.sources]
    return "\n".join(lines)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(markdown(), "utf-8")
