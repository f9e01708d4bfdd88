"""What goes wrong is told in the language of the user."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from auditor.downloads.landmarks import Unfit
from auditor.downloads.refusals import Refusal
from auditor.errors import AuditorError
from auditor.i18n import LANGUAGES, preferred, say
from tests.cli.ran import two_lines
from tests.exports import HOSTILE, Ran, auditor

NO_CHECK = AuditorError("There is no such check.", "See the ids with: auditor checks list")


def told(ran: Ran, error: AuditorError, language: str) -> bool:
    """Whether a run ended with exactly this error in that language."""
    return ran.code == error.exit_code and tuple(ran.err.splitlines()) == error.told(say(language))


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "foo.txt"
    path.write_text("Dear diary", "utf-8")
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_asked_language_counts(language: str, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8" if language == "nl" else "nl_NL.UTF-8")
    assert told(auditor("audit", text, "--lang", language), Refusal.TEXT.error("foo.txt"), language)
    assert told(auditor("audit", "--lang", language, text), Refusal.TEXT.error("foo.txt"), language)


@pytest.mark.parametrize(("computer", "language"), [("nl_BE.UTF-8", "nl"), ("fr_FR.UTF-8", "en"), ("C", "en")])
def test_else_the_computers_language_counts(
    computer: str, language: str, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", computer)
    assert told(auditor("audit", text), Refusal.TEXT.error("foo.txt"), language)
    assert told(auditor("checks", "test", "--only", "nothing"), NO_CHECK, language)


@pytest.mark.parametrize(
    ("windows", "language"),
    [
        ("German_Germany", "de"),
        ("German_Austria.1252", "de"),
        ("Dutch_Netherlands", "nl"),
        ("English_United Kingdom", "en"),
        ("French_France", "en"),
        ("de-DE", "de"),
        (None, "en"),
    ],
)
def test_windows_calls_its_languages_by_name(
    windows: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (windows, "cp1252"))
    assert preferred() == language


def test_a_language_is_asked_for_one_run_only(text: Path) -> None:
    assert told(auditor("audit", text, "--lang", "nl"), Refusal.TEXT.error("foo.txt"), "nl")
    assert told(auditor("checks", "test", "--only", "nothing"), NO_CHECK, "en")


@pytest.mark.parametrize("case", HOSTILE)
def test_what_cannot_be_used_is_told_in_dutch(case: str, tmp_path: Path) -> None:
    given = tmp_path / "given.zip"
    HOSTILE[case](given)
    english, dutch = (auditor("audit", given, "--lang", language) for language in ("en", "nl"))
    assert dutch.code == english.code == 20
    assert two_lines(dutch)
    assert "given.zip" in dutch.err
    assert not set(dutch.err.splitlines()) & set(english.err.splitlines())


@pytest.mark.parametrize("name", ["{x}.zip", "{label}.zip", "{0.__class__}.zip", "%s.zip", "[red]a.zip", "{"])
def test_a_file_name_is_never_a_template(name: str, tmp_path: Path) -> None:
    assert told(auditor("audit", tmp_path / name, "--lang", "nl"), Refusal.NOT_FOUND.error(name), "nl")
    (tmp_path / name).write_text('{"a": [1]}', "utf-8")
    assert told(auditor("audit", tmp_path / name, "--lang", "nl"), Unfit.OTHER_JSON.error(name), "nl")


def stumbles(kind: type[BaseException]) -> Callable[..., None]:
    def raises(*_: object, **__: object) -> None:
        raise kind("xqsecretqx")

    return raises


def test_our_own_mistakes_are_told_in_dutch(text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.cli.audits.Audit", stumbles(RuntimeError))
    ran = auditor("audit", text, "--lang", "nl")
    assert ran.code == 30
    assert re.search(r"zelf een fout gemaakt \(RuntimeError bij test_language\.py:\d+\)", ran.err)
    assert two_lines(ran)
    assert "xqsecretqx" not in ran.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interrupted_run_ends_with_one_sentence(language: str, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.cli.audits.Audit", stumbles(KeyboardInterrupt))
    ran = auditor("audit", text, "--lang", language)
    assert ran.code == 130
    assert ran.err == say(language)("Stopped. Nothing was changed.") + "\n"
