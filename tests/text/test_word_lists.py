"""Lists of words: each language has those it needs, and to ask for one that is none is an error."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.text.letters import folded
from auditor.text.word_lists import Use, frequent, languages, words

ONLY_SHARED = {
    *(Use.CITIES, Use.OTHER_NAMES, Use.SERVICES, Use.PLAIN_SERVICES, Use.SERVICE_SIGNS, Use.HANDLE_HOSTS),
    *(Use.BEHIND_AGES, Use.FOREIGN_LETTERS),
}
STREETS = {Use.STREET_ENDINGS, Use.STREETS_BEFORE, Use.STREETS_AFTER}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_list_that_is_not_about_spelling(language: str) -> None:
    lists = {use for use in Use if words(use, language=language)}
    assert set(Use) - lists - ONLY_SHARED <= STREETS
    assert lists & STREETS


def test_what_all_share_is_in_every_answer() -> None:
    assert all(words(use, language="any") for use in ONLY_SHARED)
    assert {"👶", "peuter", "toddler"} <= {*words(Use.SMALL_CHILDREN)}


@pytest.mark.parametrize("unknown", ["typo", "", "Beach"])
def test_an_unknown_use_is_an_error(unknown: Any) -> None:
    with pytest.raises(ValueError, match=f"'{unknown}' is not a valid Use"):
        words(unknown)


def test_words_come_as_they_are_read_and_once() -> None:
    assert "crèche" in words(Use.SCHOOLS)
    assert words(Use.SCHOOLS, folded).count("creche") == 1
    assert {*words(Use.SCHOOLS, folded)} <= {*words(Use.SCHOOL, folded)}


def test_languages_without_lists_are_known_by_their_frequent_words_and_come_last() -> None:
    known = list(frequent())
    assert known[: len(languages())] == list(languages())
    assert {"es", "pl", "tr"} <= {*known} - {*languages()}
    assert all(frequent().values())
