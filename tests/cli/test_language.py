"""What goes wrong is told in the language of the user."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from auditor.downloads.landmarks import Unfit
from auditor.downloads.refusals import Refusal
from auditor.i18n import LANGUAGES, say
from tests.cli.ran import told, two_lines
from tests.exports import HOSTILE, auditor


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
    monkeypatch.setattr("auditor.audit.Options", stumbles(RuntimeError))
    ran = auditor("audit", text, "--lang", "nl")
    assert ran.code == 30
    assert re.search(r"zelf een fout gemaakt \(RuntimeError bij test_language\.py:\d+\)", ran.err)
    assert two_lines(ran)
    assert "xqsecretqx" not in ran.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interrupted_run_ends_with_one_sentence(language: str, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.audit.Options", stumbles(KeyboardInterrupt))
    ran = auditor("audit", text, "--lang", language)
    assert ran.code == 130
    assert ran.err == say(language)("Stopped. Nothing was changed.") + "\n"
