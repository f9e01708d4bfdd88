"""The words of a check in one more language, out of a file beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.authors import scaffold
from auditor.engine.check_files import parse, translated
from auditor.errors import CheckLoadError
from auditor.model.check import CheckFile, CheckKind

GERMAN = """\
text:
  name: Ein Beispiel
  safe: So ist es gut
  unsafe: Das änderst du besser
  why: Es ist wichtig.
  fix: Tu es.
platforms:
  instagram:
    path: Profil > Menü
    search: privat
    note: Der Download sagt es.
question: Wie ist das eingestellt?
answers:
  on: An
  off: Aus
"""


@pytest.fixture
def file(tmp_path: Path) -> CheckFile:
    (path,) = scaffold.write("children/example", CheckKind.SETTING, tmp_path)
    return parse(path.read_text("utf-8"), path.name)


def test_all_words_come_in(file: CheckFile) -> None:
    german = translated(file, GERMAN, "example.de.yaml")
    section, question = german.platforms["instagram"], german.question
    assert set(german.texts) == {"en", "nl", "de"}
    assert german.texts["de"].safe == "So ist es gut"
    assert (section.path["de"], section.search["de"]) == ("Profil > Menü", "privat")
    assert section.note["de"] == "Der Download sagt es."
    assert question is not None
    assert question.text["de"] == "Wie ist das eingestellt?"
    assert {value: words["de"] for value, words in question.answers.items()} == {"on": "An", "off": "Aus"}


def test_nothing_else_changes(file: CheckFile) -> None:
    german = translated(file, GERMAN, "example.de.yaml")
    assert {code: text for code, text in german.texts.items() if code != "de"} == file.texts
    assert (german.cases, german.sources, german.severity) == (file.cases, file.sources, file.severity)
    before, after = file.platforms["instagram"], german.platforms["instagram"]
    assert (after.fact, after.safe, after.link, after.verified) == (
        before.fact,
        before.safe,
        before.link,
        before.verified,
    )
    assert {code: words for code, words in after.path.items() if code != "de"} == before.path


def test_words_that_are_left_out_stay_out(file: CheckFile) -> None:
    german = translated(file, GERMAN.partition("platforms:")[0], "example.de.yaml")
    assert "de" in german.texts
    assert german.platforms == file.platforms
    assert german.question == file.question


def test_several_languages_come_in_one_after_the_other(file: CheckFile) -> None:
    both = translated(translated(file, GERMAN, "example.de.yaml"), GERMAN, "example.fr.yaml")
    assert set(both.texts) == {"en", "nl", "de", "fr"}
    assert {"de", "fr"} <= both.platforms["instagram"].path.keys()


@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_a_language_that_it_speaks_is_refused(file: CheckFile, language: str) -> None:
    file = translated(file, GERMAN, "example.de.yaml")
    with pytest.raises(CheckLoadError, match=rf"example\.{language}\.yaml.* line 1:.*{language}"):
        translated(file, GERMAN, f"example.{language}.yaml")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  instagram:", "  facebook:", 8),
        ("  name: Ein Beispiel\n", "", 1),
        ("  why: Es ist wichtig.", "  why: [Es ist wichtig.]", 5),
        ("    search: privat", "    serach: privat", 7),
        ("    search: privat", "    link: https://www.instagram.com/", 7),
        ("  on: An", "  on: [An", 15),
        ("question:", "questions:", 12),
        ("text:", "texts:", 1),
    ],
)
def test_a_wrong_file_is_named_with_its_line(file: CheckFile, old: str, new: str, line: int) -> None:
    assert old in GERMAN
    with pytest.raises(CheckLoadError) as caught:
        translated(file, GERMAN.replace(old, new, 1), "example.de.yaml")
    assert "example.de.yaml" in caught.value.what
    assert f"line {line}:" in caught.value.what
    assert "\n" not in str(caught.value)


def test_an_empty_file_is_refused(file: CheckFile) -> None:
    with pytest.raises(CheckLoadError, match=r"example\.de\.yaml.* line 1:"):
        translated(file, "", "example.de.yaml")
