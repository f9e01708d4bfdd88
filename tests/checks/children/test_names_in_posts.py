"""Names of children in posts: the family's own and those behind telling words."""

from __future__ import annotations

import pytest
from auditor.authors.testing import run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence
from auditor.model.family import Child, Family
from auditor.model.verdict import Outcome
from tests.checks.children.texts import EMMA, by_family, by_words, facebook, harmless, post, public
from tests.checks.findings import only


@pytest.mark.parametrize("caption", ["mum of Noor", "unser Sohn Emil", "ma fille Léa", "onze kleine dochter Fenna-Lou"])
def test_words_tell_it_in_four_languages(builtin: Registry, caption: str) -> None:
    assert by_words(builtin.checks["names_in_posts"], caption)


@pytest.mark.parametrize("caption", ["My Son Is The Best", "our kids Christmas party", "oma Riet"])
def test_harmless_words_do_not(builtin: Registry, caption: str) -> None:
    assert harmless(builtin.checks["names_in_posts"], caption)


@pytest.mark.parametrize("caption", ["Wat is Emma groot", "Emmepem slaapt"])
def test_the_familys_own_words_tell_more(builtin: Registry, caption: str) -> None:
    assert by_family(builtin.checks["names_in_posts"], caption)


def test_only_firm_words_before_a_known_audience_are_more_than_a_guess(builtin: Registry) -> None:
    check, told = builtin.checks["names_in_posts"], post("Wat is Emma groot")
    assert only(run(check, public(told), family=EMMA)).confidence is Confidence.DERIVED
    assert only(run(check, facebook(told), family=EMMA)).confidence is Confidence.GUESSED
    assert only(run(check, public(post("mama van Noor")), family=EMMA)).confidence is Confidence.GUESSED


def test_names_are_found_well_enough_to_pass(builtin: Registry) -> None:
    check = builtin.checks["names_in_posts"]
    assert only(run(check, public(post("mooie lucht")), family=EMMA)).outcome is Outcome.PASS


def test_nobody_can_say_that_unknown_names_are_not_there(builtin: Registry) -> None:
    quiet, check = public(post("mooie lucht")), builtin.checks["names_in_posts"]
    assert only(run(check, quiet)).message_id == "no_names_given"
    assert only(run(check, quiet, family=Family(towns=("Utrecht",)))).outcome is Outcome.UNKNOWN
    assert only(run(check, quiet, family=EMMA)).outcome is Outcome.PASS


def test_words_of_two_texts_are_no_phrase_together(builtin: Registry) -> None:
    split = post("Zo trots op onze zoon", place="Daan")
    assert only(run(builtin.checks["names_in_posts"], public(split), family=EMMA)).outcome is Outcome.PASS


@pytest.mark.parametrize(
    "caption",
    ["Emma's eerste schooldag", "Eerste duik van Finn in het zwembad", "Finn leert fietsen", "Noor is jarig!"],
)
def test_a_name_that_was_not_given_is_not_fine(builtin: Registry, caption: str) -> None:
    bram = Family((Child("Bram"),))
    found = only(run(builtin.checks["names_in_posts"], public(post(caption)), family=bram))
    assert (found.outcome, found.message_id) == (Outcome.UNKNOWN, "other_names")


def test_fine_says_that_only_the_given_names_were_sought(builtin: Registry) -> None:
    found = only(run(builtin.checks["names_in_posts"], public(post("mooie lucht")), family=EMMA))
    assert (found.outcome, found.message_id) == (Outcome.PASS, "only_given")
