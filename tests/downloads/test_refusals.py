"""Every refusal says what happened and what to do, in every language."""

from __future__ import annotations

import pytest
from auditor.downloads.landmarks import Unfit
from auditor.downloads.refusals import MemberTrouble, Refusal, Sentences
from auditor.i18n import LANGUAGES, say

ROWS: list[Sentences] = [row for table in (Refusal, MemberTrouble, Unfit) for row in table]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{type(row).__name__} {row.name}")
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_refusal_is_told_in_each_language(row: Sentences, language: str) -> None:
    error = row.error("Zqwx.zip")
    for told, english in zip(error.sentences(say(language)), (error.what, error.todo), strict=True):
        assert told != english
        assert told.endswith(".")
        assert told.count("Zqwx.zip") == english.count("Zqwx.zip")


def test_every_refusal_says_what_happened_and_what_to_do() -> None:
    kinds = Sentences.__subclasses__()
    assert len(kinds) >= 2
    for sentence in (sentence for kind in kinds for sentence in kind):
        error = sentence.error("a.zip")
        assert error.what.endswith(".")
        assert error.todo.endswith(".")
        assert "{" not in str(error)
