"""Letters: whatever stands in a text, its letters are known by the place where they stood."""

from __future__ import annotations

import re
import string
import unicodedata

import pytest
from auditor.text.letters import CASED, PLAIN, SEAM, SMALL, SPELLED, Alphabet, Folded, folded, lower, with_seams
from auditor.text.word_lists import Use, words
from hypothesis import example, given
from hypothesis import strategies as st

ALPHABETS = {"plain": PLAIN, "small": SMALL, "cased": CASED, "spelled": SPELLED}


@pytest.mark.parametrize(
    ("alphabet", "read"),
    [("plain", "Zoë's 5 fish"), ("small", "zoe's 5 fish"), ("cased", "Zoe's 5 fish"), ("spelled", "Zoe's 5 fish")],
)
def test_a_name_in_each_alphabet(alphabet: str, read: str) -> None:
    assert "Zoë’s 5\ufe0f\u20e3 ﬁsh".translate(ALPHABETS[alphabet]) == read


@given(st.text(max_size=100), st.sampled_from(sorted(ALPHABETS)))
def test_every_letter_knows_where_it_stood(text: str, alphabet: str) -> None:
    letters = Folded(text, ALPHABETS[alphabet])
    for at, letter in enumerate(letters.letters):
        start, end = letters.place((at, at + 1))
        assert end == start + 1
        assert letters.begins(at) == start
        assert letter in ALPHABETS[alphabet][ord(text[start])]
    assert letters.begins(len(letters.letters)) == len(text)


@given(st.text(max_size=100))
@example("Å\u0301ngström ﬁn I\u0307 ſ ß ᾳ \u0345 ガ ｶﾞ 각")
def test_letters_one_by_one_are_those_of_the_whole_text(text: str) -> None:
    ordinary = unicodedata.normalize("NFKC", text.translate(dict.fromkeys(map(ord, "\ufe0f\u20e3\u200b"), "")))
    apart = unicodedata.normalize("NFKD", ordinary.replace("’", "'").casefold())
    assert folded(text) == "".join(letter for letter in apart if not unicodedata.combining(letter))


@given(st.text(max_size=100))
def test_small_letters_fit_the_cased_ones(text: str) -> None:
    assert len(text.translate(CASED)) == len(text.translate(CASED).casefold())


@given(st.text(max_size=100))
@example("#EmmaNoor en @FinnVos")
def test_a_seam_is_no_place_of_its_own(text: str) -> None:
    letters = Folded(with_seams(text), CASED, seams=True)
    for at, letter in enumerate(letters.letters):
        start, _ = letters.place((at, at + 1))
        assert letter == SEAM or letter in CASED[ord(text.replace(SEAM, " ")[start])]


def test_an_alphabet_is_made_as_it_is_read() -> None:
    alphabet = Alphabet(str.upper, {"ß": "ss"})
    assert "aßb".translate(alphabet) == "AssB"
    assert alphabet.keys() == {ord("a"), ord("ß"), ord("b")}


@given(st.text())
@example("İJSBEER ıİiI ẞß ΑΣ")
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    assert len(lower(text)) == len(text)
    for letter in set(text) & set(string.ascii_letters + "İıÄä"):
        assert re.fullmatch(lower(letter), letter, re.IGNORECASE)


def test_words_of_all_lists_are_in_small_letters_as_patterns_for_those_need_it() -> None:
    listed = [word for use in Use for word in words(use)]
    assert listed
    assert [word for word in listed if word != word.lower()] == []
