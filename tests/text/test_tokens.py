"""A text as words, numbers and signs, each with its place."""

from __future__ import annotations

import pytest
from auditor.text.tokens import MOST, Form, tokens
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Noor wordt morgen 5", ["noor", "wordt", "morgen", "<child>"]),
        ("#EersteSchooldag2024", ["eerste", "schooldag", "<child year>"]),
        ("08-03-2017 om 16:30 bij @oma", ["<date>", "om", "<clock>", "bij", "<user>"]),
        ("5\ufe0f\u20e3🎂🎂", ["<child>", "🎂", "🎂"]),
        ("Crème brûlée, 15%", ["creme", "brulee", "<child>", "%"]),
        ("sinds 1984 of 2 500 000", ["sinds", "<year>", "of", "<child>", "<many>", "<0>"]),
        ("", []),
    ],
)
def test_what_a_text_is_cut_into(text: str, words: list[str]) -> None:
    assert [token.word for token in tokens(text)] == words


def test_a_capital_inside_a_sentence_may_be_a_name() -> None:
    forms = {token.word: token.form for token in tokens("Met Noor naar zee. Vandaag! ZON")}
    assert forms == {
        "met": Form.WORD,
        "noor": Form.NAME,
        "naar": Form.WORD,
        "zee": Form.WORD,
        "vandaag": Form.WORD,
        "!": Form.SIGN,
        "zon": Form.WORD,
    }


@given(st.text(max_size=200))
def test_every_token_stands_where_it_says(text: str) -> None:
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


def test_a_very_long_text_is_not_read_to_its_end() -> None:
    assert len(tokens("ja " * 9999)) == MOST
