"""`make bench-texts`: what the checks find in the sets of captions, one caption an account.

`found`: of the captions that tell something of a kind, those that its check reports. `fine`: those that it calls fine.
`alarmed`: of the captions that tell nothing, those that it reports. Names are sought with the family's file. Water and
advertising need a child: they are asked beside a photo that may show one, the others with photos not looked at.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from auditor.authors.testing import TODAY, account
from auditor.engine import registry
from auditor.engine.judge import run_check
from auditor.model.account import Account, Role
from auditor.model.check import Check
from auditor.model.family import Child, Family
from auditor.model.verdict import Context, Outcome
from auditor.text.captions import signs
from tests.captions import KINDS, NAME, Caption, is_judging_part, read

CHECKS = {
    "age": "ages_in_posts",
    "school": "school_in_posts",
    "home": "home_in_posts",
    "routine": "routine_in_posts",
    "hard": "hard_moments",
    "water": "water_words",
    "commercial": "commercial_posts",
    NAME: "names_in_posts",
}
BESIDE = ("water", "commercial")
"""The kinds that count only beside a child."""
_PHOTO = "media/posts/1.jpg"


def subject(caption: Caption, *, beside: bool) -> Account:
    """An account of one public post, whose photo may show a child or was not looked at."""
    post = {"caption": caption.text, "at": "2025-07-04T10:00:00Z", "source": "posts.json", "media": [{"uri": _PHOTO}]}
    facts: dict[str, Any] = {"content.posts": 1, "audience.private_profile": "off"}
    if not beside:
        return account("instagram", facts, posts=[post])
    seen = {"kind": "post", "media": "photo", "child": "child", "content": "a1", "audience": "everyone", "uri": _PHOTO}
    exposures = [{**seen, "caption": caption.text, "told": signs(caption.text)}]
    work = {"posted": 1, "chosen": 1, "looked_at": 1}
    return account("instagram", facts | {"photos.with_child": 1}, posts=[post], exposures=exposures, photo_work=work)


def outcomes(check: Check, caption: Caption, *, beside: bool) -> set[Outcome]:
    """What a check says of a caption; the family's file has the names in it, and no others."""
    children = tuple(Child(name, date(2019, 5, 12)) for name in caption.names)
    context = Context(TODAY, Role.PARENT, Family(children))
    return {finding.outcome for finding in run_check(check, subject(caption, beside=beside), context)}


def counts(captions: Iterable[Caption], checks: dict[str, Check]) -> dict[tuple[str, str], Counter[str]]:
    """For each language and kind how many tell it, are found, called fine; of the harmless ones how many there are."""
    told: dict[tuple[str, str], Counter[str]] = {}
    for caption in captions:
        alarms = 0
        for kind in (*KINDS, NAME):
            row = told.setdefault((caption.language, kind), Counter())
            if caption.kinds and kind not in caption.kinds:
                continue
            said = outcomes(checks[CHECKS[kind]], caption, beside=kind in BESIDE and bool(caption.kinds))
            if caption.kinds:
                row.update(telling=1, found=Outcome.FAIL in said, fine=said == {Outcome.PASS})
            else:
                row.update(harmless=1, alarmed=Outcome.FAIL in said)
                alarms += Outcome.FAIL in said
        if not caption.kinds:
            told.setdefault((caption.language, "all"), Counter()).update(harmless=1, alarmed=alarms > 0)
        told.setdefault((caption.language, "all"), Counter())
    return with_sums(told)


def with_sums(told: dict[tuple[str, str], Counter[str]]) -> dict[tuple[str, str], Counter[str]]:
    """The same, with each language's sum over the kinds but names, of which a caption may tell several."""
    for (language, kind), row in told.items():
        if kind in KINDS:
            told[language, "all"].update({key: row[key] for key in ("telling", "found", "fine")})
    return told


def table(told: dict[tuple[str, str], Counter[str]]) -> Iterator[str]:
    """The rows of a table, a language each: found of telling, (called fine), harmless ones alarmed."""
    kinds = (*KINDS, "all", NAME)
    yield "| | " + " | ".join(kinds) + " | harmless alarmed |"
    yield "|--|" + "--|" * (len(kinds) + 1)
    for language in dict.fromkeys(language for language, _ in told):
        rows = [told[language, kind] for kind in kinds]
        cells = [f"{row['found']}/{row['telling']} ({row['fine']})" for row in rows]
        alarmed = [f"{row['alarmed']}" for row in rows[: len(KINDS)]]
        every = told[language, "all"]
        cells.append(f"{every['alarmed']}/{every['harmless']} ({' '.join(alarmed)})")
        yield f"| {language} | " + " | ".join(cells) + " |"


MEASURED = Path("auditor/text/measured.yaml")


def measured(told: dict[tuple[str, str], Counter[str]], part: str) -> str:
    """The file that is shipped, with these counts: what silence is worth."""
    kept = [line for line in MEASURED.read_text("utf-8").splitlines() if line.startswith("#")]
    rows = []
    for language in dict.fromkeys(language for language, _ in told):
        each = [(kind, told[language, kind]) for kind in (*KINDS, NAME)]
        cells = ", ".join(f"{kind}: [{row['found']}, {row['telling']}]" for kind, row in each if row["telling"])
        rows.append(f"  {language}: {{{cells}}}")
    return "\n".join([*kept, f"part: {part}", "found:", *rows]) + "\n"


def main() -> None:
    """Print a table for each part that is there; with --write the judging part's becomes the one that is shipped."""
    checks = registry.find(installed=False).checks
    for part in ("work", "judge"):
        captions = read(part)
        if not captions:
            continue
        about = "learned from as well" if part == "work" else "nothing was learned from it"
        about += "" if part == "work" or is_judging_part() else "; NOT the part whose hashes were written down"
        told = counts(captions, checks)
        sys.stdout.write(f"{part}: {about}\n\n" + "\n".join(table(told)) + "\n\n")
        if part == "judge" and "--write" in sys.argv:
            MEASURED.write_text(measured(told, part), encoding="utf-8")


if __name__ == "__main__":
    main()
