"""A tired parent can read it: short sentences of everyday words in every language, in the checks and on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from auditor.audit import Audited, Options, PhotoOptions, audit
from auditor.demo import story
from auditor.demo.family import write_exports
from auditor.engine.registry import Registry
from auditor.i18n import LANGUAGES
from auditor.model.check import CheckFile
from auditor.results.reporters import render_html
from lxml import html
from tests import reading
from tests.exports import zip_of
from tests.reports.html.test_measure import ONE_ACCOUNT, TODAY
from tests.test_glossary import KIT, ROOT, sentences

DEMO = "the demo's family"


@cache
def level() -> Mapping[str, Any]:
    read: Mapping[str, Any] = yaml.safe_load((ROOT / "tests" / "reading_level.yaml").read_text("utf-8"))
    return read


def texts(file: CheckFile, language: str) -> list[str]:
    """Every text of a check, as it is read."""
    return [reading.filled(text) for text in sentences(msgspec.to_builtins(file), language)]


def advice(node: Any, language: str) -> Iterator[str]:
    """Why and how, of a check and of every service, finding and role that has its own."""
    if isinstance(node, Mapping):
        said = node.get(language)
        if isinstance(said, Mapping):
            yield from (said[field] for field in ("why", "fix") if said.get(field))
        else:
            for part in node.values():
                yield from advice(part, language)


def too_hard(found: list[str], language: str) -> dict[str, float]:
    """What of these texts is beyond the language's limits."""
    limits = level()["limits"][language]
    mean = sum(len(reading.words(sentence)) for sentence in found) / len(found)
    measured = {"mean": mean, "lix": reading.lix(found)}
    return {name: value for name, value in measured.items() if value > limits[name]}


def too_long(found: list[str], language: str) -> list[str]:
    most = level()["limits"][language]["sentence"]
    return [sentence for sentence in found if len(reading.words(sentence)) > most]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checks_are_short_and_plain(language: str, builtin: Registry) -> None:
    said = [text for check in builtin.checks.values() for text in texts(check.file, language)]
    found = reading.sentences(said)
    assert len(found) > 2000
    assert too_long(found, language) == []
    assert too_hard(found, language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_advice_of_each_check_is_plain(language: str, builtin: Registry) -> None:
    most = level()["limits"][language]["check"]
    excepted = {row["check"] for row in level()["exceptions"] if row["language"] == language and row["reason"]}
    said = {name: list(advice(msgspec.to_builtins(check.file), language)) for name, check in builtin.checks.items()}
    hard = {name: round(reading.lix(found)) for name, found in said.items() if reading.lix(found) > most}
    assert {name: value for name, value in hard.items() if name not in excepted} == {}
    assert excepted <= builtin.checks.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kit_of_a_workshop_is_short_and_plain(language: str) -> None:
    said = [text for path in KIT for text in sentences(yaml.safe_load(path.read_text("utf-8")), language)]
    found = reading.sentences([re.sub(r"\{\w+\}", "seven", text) for text in said])
    assert len(found) > 300
    assert too_long(found, language) == []
    assert too_hard(found, language) == {}


@pytest.fixture(scope="module", params=[DEMO, *ONE_ACCOUNT])
def audited(request: pytest.FixtureRequest, builtin: Registry, tmp_path_factory: pytest.TempPathFactory) -> Audited:
    folder: Path = tmp_path_factory.mktemp("read")
    if request.param == DEMO:  # without a look at its photos, which takes long; the other families show that part
        return audit(write_exports(folder), story.told(Options(builtin, today=TODAY)))
    tree, role = ONE_ACCOUNT[request.param]
    export = zip_of(tree(), folder / "download.zip")
    return audit([export], Options(builtin, today=TODAY, role=role, photos=PhotoOptions()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_two_layers_are_short_and_plain(language: str, audited: Audited) -> None:
    page = html.document_fromstring(render_html(audited.result, language, audited.thumbnails))
    for layer in "12":
        parts = [reading.read_aloud(part) for part in page.xpath(f"//*[@data-layer='{layer}']")]
        lines = [line for part in parts for line in part.split("\n") if " > " not in line]
        found = reading.sentences(lines)
        assert len(found) > 30
        assert too_long(found, language) == []
        assert too_hard(found, language) == {}


@pytest.mark.parametrize(
    ("text", "longest", "index"),
    [("The cat sat. It slept.", 3, 2.5), ("Photographs everywhere: look.", 2, 1.5 + 200 / 3), ("One > two", 2, 2)],
)
def test_the_measure(text: str, longest: int, index: float) -> None:
    found = reading.sentences([text])
    assert max(len(reading.words(sentence)) for sentence in found) == longest
    assert reading.lix([text]) == pytest.approx(index)


def test_a_message_is_measured_as_it_is_read() -> None:
    assert reading.filled("{posts:It is|# posts are} from {day}.") == "7 posts are from seven."
    assert reading.filled("It ends.{more:| One more.| There are # more.}") == "It ends. There are 7 more."
