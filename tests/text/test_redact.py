"""Masking leaves nothing that identifies."""

from __future__ import annotations

import re

import pytest
from auditor.model.others import other_people
from auditor.text.general import is_general
from auditor.text.redact import mask, mask_names, mask_others
from hypothesis import given
from hypothesis import strategies as st


@given(st.text())
def test_no_digit_and_no_second_letter_survives(text: str) -> None:
    masked = mask(text)
    assert not any(c.isdigit() for c in masked)
    assert not re.search(r"[^\W\d_]{2}", masked)
    assert len(masked) <= 64


def test_words_keep_their_first_letter_and_hide_their_length() -> None:
    assert mask("Emma's first day") == "E••••• f•••• d••"
    assert mask("Annemarie-Louise") == "A•••••-L•••••"
    assert mask("06-1234 5678") == "••-•••• ••••"
    assert "example" not in mask("mail anna@example.org")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Emma's first day at De Regenboog", "E••••• first day at De R•••••"),
        ("Eerste schooldag van Finn (5)", "Eerste schooldag van F••• (•)"),
        ("April at the pool", "A•••• at the pool"),
        ("birthday of Roos, 12 May", "birthday of R•••, •• M••"),
    ],
)
def test_general_words_stay_and_names_and_numbers_do_not(text: str, shown: str) -> None:
    assert mask_names(text) == shown


@given(st.text())
def test_whatever_is_not_in_our_lists_is_masked(text: str) -> None:
    assert not any(c.isdigit() for c in mask_names(text))
    for word in re.findall(r"[^\W_]+", mask_names(text)):
        assert len(word) == 1 or is_general(word)


OTHERS = (other_people(["ria.voorbeeld", "Noor"], b"one"), other_people(["Jan de Vriendelijke", "Strand"], b"two"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Emma's eerste schooldag, 4 jaar!", "Emma's eerste schooldag, 4 jaar!"),
        ("Met @ria.voorbeeld en @[12:2048:Tante Truus] op pad", "Met @r••.v••••• en @[••:••••:T•••• T••••] op pad"),
        ("Mail emma@school.example", "Mail e•••@s•••••.e•••••"),
        ("Noor's feest met (Jan de Vriendelijke).", "N••••• feest met (J•• d• V•••••)."),
        ("Bij ria.voorbeeld, #riavoorbeeld", "Bij r••.v•••••, #r•••••"),
        ("Ook jan is er", "Ook j•• is er"),
        ("Strand!", "Strand!"),
        ("", ""),
    ],
)
def test_an_owner_s_words_stay_but_for_those_that_name_somebody_else(text: str, shown: str) -> None:
    assert mask_others(text, OTHERS) == shown


def test_a_long_text_is_cut_at_a_word() -> None:
    told = mask_others("schooldag " * 40, ())
    assert len(told) <= 142
    assert told.endswith("schooldag …")


@given(st.text())
def test_whatever_is_written_is_masked_without_an_error(text: str) -> None:
    assert len(mask_others(text, OTHERS)) <= 142
