"""What leaves the engine of the words that a check found: masked in the result, the owner's own beside it."""

from __future__ import annotations

import pytest
from auditor.authors.testing import account
from auditor.engine.masking import own_words, proof
from auditor.model.in_full import OwnWords
from auditor.model.others import other_people
from auditor.model.tells import Tells
from auditor.model.verdict import Evidence
from hypothesis import given
from hypothesis import strategies as st

CAPTION = "Noor wordt 4 bij Wexel, op vakantie tot zondag"
OTHERS = account("instagram", others=(other_people(["Lisa Wexel"], b"salt"),))


def test_a_proof_holds_what_is_told_and_the_words_masked() -> None:
    pointer = Evidence(
        "posts.json#1", "Noor wordt 4", tells=Tells.BIRTHDAY, perhaps=True, until="tot zondag", text=CAPTION
    )
    made = proof(pointer, OTHERS)
    assert (made.where, made.tells, made.perhaps) == ("posts.json#1", "birthday", True)
    assert made.snippet == "N••• wordt •"


def test_own_words_are_whole_but_for_who_is_named() -> None:
    pointer = Evidence("posts.json#1", CAPTION, until="tot zondag", text=CAPTION)
    assert own_words(pointer, OTHERS) == OwnWords("Noor wordt 4 bij W••••, op vakantie tot zondag", "tot zondag")


def test_what_is_not_said_to_be_an_own_text_stays_masked() -> None:
    assert own_words(Evidence("posts.json#1", CAPTION, until="tot zondag"), OTHERS) == OwnWords()


@given(st.integers(0, len(CAPTION)), st.integers(1, 60))
def test_no_part_of_a_caption_shows_who_is_named(start: int, length: int) -> None:
    shown = own_words(Evidence("", CAPTION[start : start + length], text=CAPTION), OTHERS).snippet
    assert not any(part in shown for part in ("We", "ex", "xe", "el"))


@pytest.mark.parametrize("elsewhere", ["Lisa Wexel", "Pim", "4 5 6"])
def test_words_that_do_not_stand_in_the_text_are_masked(elsewhere: str) -> None:
    assert own_words(Evidence("", elsewhere, text=CAPTION), OTHERS) == OwnWords(
        proof(Evidence("", elsewhere), OTHERS).snippet
    )
