"""The pages of the checks are made of the checks, and say all that a check says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from auditor.authors import catalogue
from auditor.engine.registry import Registry
from auditor.model.account import Platform
from auditor.model.facts import FACTS

ROOT = Path(__file__).parents[2]


def written(folder: Path) -> dict[str, str]:
    """What the generated pages in a folder hold, by name."""
    names = [catalogue.INDEX, *(path.relative_to(folder).as_posix() for path in folder.glob("*/*.md"))]
    return {name: (folder / name).read_text("utf-8") for name in names if (folder / name).is_file()}


def test_pages_of_the_checks_are_fresh() -> None:
    there, made = written(ROOT / "checks"), catalogue.pages()
    assert [name for name in there.keys() | made.keys() if there.get(name) != made.get(name)] == []


def test_pages_are_written_the_same_again_and_old_ones_go(tmp_path: Path) -> None:
    catalogue.write(tmp_path)
    first = written(tmp_path)
    assert first == catalogue.pages()
    for name in ("audience/gone.md", "audience/notes.md"):
        (tmp_path / name).write_text(first[catalogue.INDEX] if "gone" in name else "Mine", "utf-8")
    catalogue.write(tmp_path)
    assert written(tmp_path) == first | {"audience/notes.md": "Mine"}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_page_says_all_that_a_check_says(language: str, builtin: Registry) -> None:
    pages = catalogue.pages()
    for check in builtin.checks.values():
        page, file, text = pages[catalogue.page_name(check)], check.file, check.file.texts[language]
        said = [text.name, text.safe, text.unsafe, text.why, text.fix, text.not_for_you, *text.messages.values()]
        said += [*file.sources, *file.rules, *file.covers, *file.aliases, *file.texts]
        for section in file.platforms.values():
            said += [*(words[language] for words in (section.path, section.note, section.search) if words)]
            said += [section.link, section.fact, *section.needs, section.verified or ""]
        if file.question:
            said += [file.question.text[language], *(words[language] for words in file.question.answers.values())]
        assert [words for words in said if words not in page] == [], check.id


def test_a_page_names_the_boxes_to_tick(builtin: Registry) -> None:
    pages, named = catalogue.pages(), 0
    for check in builtin.checks.values():
        for service, section in check.file.platforms.items():
            facts = [FACTS[fact_id] for fact_id in (section.fact, *section.needs) if fact_id]
            boxes = {fact.sections[Platform(service)] for fact in facts}
            assert all(box in pages[catalogue.page_name(check)] for box in boxes)
            named += len(boxes)
    assert named > len(builtin.checks)


def test_every_link_of_the_pages_leads_somewhere() -> None:
    pages = catalogue.pages()
    names = {(ROOT / "checks" / name).resolve() for name in pages} | {(ROOT / "checks" / "WRITING.md").resolve()}
    links = [(name, link) for name, text in pages.items() for link in re.findall(r"\]\(([^)#:]+)\)", text)]
    assert {name for name, _ in links} == pages.keys()
    for name, link in links:
        assert (ROOT / "checks" / name).parent.joinpath(link).resolve() in names, (name, link)


def test_the_index_says_how_each_is_told(builtin: Registry) -> None:
    index = catalogue.pages()[catalogue.INDEX]
    rows = {
        line.split("]")[0][3:]: line.split("|")[-2].strip() for line in index.splitlines() if line.startswith("| [")
    }
    assert rows.keys() == builtin.checks.keys()
    assert (rows["child_asked"], rows["past_posts"], rows["two_step"]) == ("asked", "download", "both")
