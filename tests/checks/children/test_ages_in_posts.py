"""Ages and birthdays of children in posts: by words, and by the family's own dates."""

from __future__ import annotations

import pytest
from auditor.authors.testing import run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.children.texts import EMMA, by_family, by_words, harmless, post, public
from tests.checks.findings import only


@pytest.mark.parametrize(
    "caption",
    [
        "Noor (5) en Daan (3)",
        "our son is 7 years old",
        "onze dochter, 3 jaar",
        "geboren 12-05-2024",
        "zum 3. Geburtstag",
        "sweet sixteen",
    ],
)
def test_words_tell_it_in_four_languages(builtin: Registry, caption: str) -> None:
    assert by_words(builtin.checks["ages_in_posts"], caption)


@pytest.mark.parametrize(
    "caption",
    [
        "Part (2)",
        "Sunset (3)",
        "our car is 5 years old",
        "with our kids on 12/05/2024",
        "born 12 May 1984",
        "happy 40th birthday",
    ],
)
def test_harmless_words_do_not(builtin: Registry, caption: str) -> None:
    assert harmless(builtin.checks["ages_in_posts"], caption)


@pytest.mark.parametrize(
    "caption", ["Emma is 7 jaar", "8.3.2017, onvergetelijk", "8-3-'17, onvergetelijk", "8 maart 17, onvergetelijk"]
)
def test_the_familys_own_words_tell_more(builtin: Registry, caption: str) -> None:
    assert by_family(builtin.checks["ages_in_posts"], caption)


@pytest.mark.parametrize("caption", ["Emma is 8", "Emma turns eight", "kijk, Emma, acht!"])
def test_the_age_that_a_child_has_that_day_is_told_beside_its_name(builtin: Registry, caption: str) -> None:
    finding = only(run(builtin.checks["ages_in_posts"], public(post(caption)), family=EMMA))
    assert (finding.outcome, finding.message_id) == (Outcome.FAIL, "found")


@pytest.mark.parametrize("caption", ["Emma is 40 keer gevallen", "kaartjes voor 30 man"])
def test_another_number_beside_its_name_is_no_age(builtin: Registry, caption: str) -> None:
    assert only(run(builtin.checks["ages_in_posts"], public(post(caption)), family=EMMA)).outcome is not Outcome.FAIL
