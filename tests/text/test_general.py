"""Words of our own lists say nothing about anybody; names do, also where they are words."""

from __future__ import annotations

import pytest
from auditor.text.general import is_general


@pytest.mark.parametrize("word", ["school", "SCHOOL", "birthday", "Geburtstag", "verjaardag", "anniversaire"])
def test_words_of_our_lists_are_general_in_any_case(word: str) -> None:
    assert is_general(word)


@pytest.mark.parametrize("word", ["", "Zxqwv", "April", "Roos", "schoolx", "school birthday"])
def test_names_and_words_of_nobodys_list_are_not(word: str) -> None:
    assert not is_general(word)
