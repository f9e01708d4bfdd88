"""The language of `--lang` is that of one run; without it the computer's counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.downloads.refusals import Refusal
from auditor.errors import AuditorError
from auditor.i18n import LANGUAGES
from tests.cli.ran import told
from tests.exports import auditor

NO_CHECK = AuditorError("There is no such check.", "See the ids with: auditor checks list")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_asked_language_counts(language: str, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8" if language == "nl" else "nl_NL.UTF-8")
    assert told(auditor("audit", text, "--lang", language), Refusal.TEXT.error("foo.txt"), language)
    assert told(auditor("audit", "--lang", language, text), Refusal.TEXT.error("foo.txt"), language)


@pytest.mark.parametrize(("computer", "language"), [("nl_BE.UTF-8", "nl"), ("is_IS.UTF-8", "en"), ("C", "en")])
def test_else_the_computers_language_counts(
    computer: str, language: str, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", computer)
    assert told(auditor("audit", text), Refusal.TEXT.error("foo.txt"), language)
    assert told(auditor("checks", "test", "--only", "nothing"), NO_CHECK, language)


def test_a_language_is_asked_for_one_run_only(text: Path) -> None:
    assert told(auditor("audit", text, "--lang", "nl"), Refusal.TEXT.error("foo.txt"), "nl")
    assert told(auditor("checks", "test", "--only", "nothing"), NO_CHECK, "en")
