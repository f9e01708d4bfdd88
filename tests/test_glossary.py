"""One word for one thing in each language: the words of the glossary that are not used stand nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from auditor.engine.registry import Registry
from auditor.i18n import LANGUAGES
from auditor.model.check import CheckFile
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
LOCALES = ROOT / "auditor" / "locales"
KIT = sorted((ROOT / "auditor" / "workshop" / "kit").glob("*.yaml"))
OTHER_TEXTS = (
    *(ROOT / "auditor" / "downloads" / "how").glob("*.yaml"),
    *(ROOT / "reports" / "html").glob("*.yaml"),
    *(ROOT / "auditor" / "workshop").glob("*.yaml"),
    *KIT,
)
_LABELS = {"path", "path_all", "search", "link", "sources", "cases", "rules", "aliases", "answers_of", "screen"}
"""Fields that hold a platform's own labels or nothing that is read as a sentence."""
_QUOTED = re.compile(r"“[^”]*”|„[^“]*“|‘[^’]*’|\"[^\"]*\"|(?:[^.:!?]* > )+[^.:!?]*")
"""A label in quotes, or a way through menus within a sentence."""


@cache
def never(language: str, counted: bool = False) -> dict[str, re.Pattern[str]]:
    """The patterns of what is not said, by the term; how numbers are said is about what a check counts."""
    terms = yaml.safe_load((ROOT / "tests" / "glossary.yaml").read_text("utf-8"))
    return {
        f"{term['term']}: {pattern}": re.compile(pattern, re.IGNORECASE)
        for term in terms
        for pattern in term[language].get("never", ())
        if counted or term["term"] != "numbers"
    }


def sentences(node: Any, language: str) -> Iterator[str]:
    """Every text of a language in plain data."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key in _LABELS:
                continue
            if key == language:
                yield from _strings(value)
            elif key not in LANGUAGES:
                yield from sentences(value, language)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from sentences(value, language)


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _strings(value)


def wrong(texts: Iterator[str], language: str, *, counted: bool = False) -> tuple[list[str], int]:
    """What is said against the glossary, and how many texts there were."""
    found, count = [], 0
    for text in texts:
        count += 1
        plain = _QUOTED.sub(" ", text)
        found += [f"{term} in: {text}" for term, pattern in never(language, counted).items() if pattern.search(plain)]
    return found, count


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_keeps_to_the_glossary(language: str) -> None:
    if language == "en":
        source = read_po(StringIO((LOCALES / "nl.po").read_text("utf-8")))
        texts = [text for message in source if message.id for text in _strings(message.id)]
    else:
        source = read_po(StringIO((LOCALES / f"{language}.po").read_text("utf-8")))
        texts = [text for message in source if message.id for text in _strings(message.string)]
    found, count = wrong(iter(texts), language)
    assert count > 300
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checks_keep_to_the_glossary(language: str, builtin: Registry) -> None:
    files: list[CheckFile] = [check.file for check in builtin.checks.values()]
    texts = (text for file in files for text in sentences(msgspec.to_builtins(file), language))
    found, count = wrong(texts, language, counted=True)
    assert count > 500
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_other_texts_keep_to_the_glossary(language: str) -> None:
    texts = (t for path in OTHER_TEXTS for t in sentences(yaml.safe_load(path.read_text("utf-8")), language))
    found, count = wrong(texts, language)
    assert count > 40
    assert found == []


def test_every_term_has_its_word_in_every_language() -> None:
    terms = yaml.safe_load((ROOT / "tests" / "glossary.yaml").read_text("utf-8"))
    assert [(t["term"], language) for t in terms for language in LANGUAGES if not t[language]["say"]] == []
