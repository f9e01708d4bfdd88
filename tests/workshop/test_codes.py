"""A code gives back what was told; a wrong letter, or two that changed places, is never another code."""

from __future__ import annotations

from contextlib import suppress

import pytest
from auditor.workshop import codes
from auditor.workshop.codes import LETTERS, RANDOM_BITS, Code, CodeError
from auditor.workshop.headline import Became, Told, headline
from hypothesis import given
from hypothesis import strategies as st

N = len(headline().checks)


@st.composite
def told(draw: st.DrawFn) -> Told:
    guessed = draw(st.integers(0, 5))
    became = draw(st.lists(st.sampled_from(Became), min_size=N, max_size=N))
    return Told(tuple(became), guessed, draw(st.integers(0, guessed)), draw(st.booleans()))


CODES = st.builds(Code, told(), st.integers(0, (1 << RANDOM_BITS) - 1))


@given(CODES)
def test_a_code_gives_back_what_it_was_made_of(code: Code) -> None:
    text = codes.written(code)
    assert codes.read(text) == code
    assert codes.read(text.lower().replace("-", " ")) == code
    assert set(text) <= {*LETTERS, "-"}


@given(CODES, st.integers(0, 11), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_refused(code: Code, place: int, letter: str) -> None:
    letters = list(codes.written(code).replace("-", ""))
    if letters[place] != letter:
        letters[place] = letter
        with pytest.raises(CodeError):
            codes.read("".join(letters))


@given(CODES, st.integers(0, 10))
def test_two_letters_that_changed_places_are_refused(code: Code, place: int) -> None:
    letters = list(codes.written(code).replace("-", ""))
    if letters[place] != letters[place + 1]:
        letters[place], letters[place + 1] = letters[place + 1], letters[place]
        with pytest.raises(CodeError):
            codes.read("".join(letters))


@given(st.text(max_size=30))
def test_no_text_makes_it_fall(text: str) -> None:
    with suppress(CodeError):
        codes.read(text)


def test_equal_families_have_two_codes() -> None:
    same = Told((Became.PASS,) * N)
    assert len({codes.made(same) for _ in range(50)}) == 50


def test_a_code_of_another_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = codes.made(Told((Became.PASS,) * N))
    list_of_today = headline()
    monkeypatch.setattr(codes, "headline", lambda: type(list_of_today)(list_of_today.version + 1, list_of_today.checks))
    with pytest.raises(CodeError, match="version"):
        codes.read(text)
