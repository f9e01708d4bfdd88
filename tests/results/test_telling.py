"""What words tell, in a clause: each id has its own in every language, and what a later version knows has none."""

from __future__ import annotations

import pytest
from auditor.i18n import LANGUAGES, say
from auditor.model.result import Proof
from auditor.model.tells import Tells
from auditor.results.telling import telling


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_id_has_a_clause_of_its_own(language: str) -> None:
    clauses = {telling(Proof(where="", tells=tells), say(language)) for tells in Tells}
    assert len(clauses - {""}) == len(Tells)


@pytest.mark.parametrize("unknown", ["", "of_a_later_version"])
def test_what_nobody_knows_is_no_clause(unknown: str) -> None:
    assert telling(Proof(where="", tells=unknown, perhaps=True), say("en"), "until Sunday") == ""


def test_what_is_no_more_than_likely_says_so() -> None:
    proof = Proof(where="", tells=Tells.AGE, perhaps=True)
    assert telling(proof, say("en")) == "perhaps an age"
    assert telling(proof, say("nl")) == "misschien een leeftijd"


def test_the_words_for_the_end_stand_in_it() -> None:
    assert telling(Proof(where="", tells=Tells.AWAY), say("nl"), "tot zondag") == "niet thuis, ‘tot zondag’"
