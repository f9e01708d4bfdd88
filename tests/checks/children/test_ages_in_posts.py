"""Ages and birthdays of children in posts: by words, and by the family's own dates."""

from __future__ import annotations

from datetime import date

import pytest
from auditor.authors.testing import run
from auditor.engine.registry import Registry
from auditor.model.family import Child, Family
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
    "caption",
    [
        "Emma is 7 jaar",
        "8.3.2017, onvergetelijk",
        "08-03-17 🤍",
        "8.3.17",
        "17-03-08 en ons leven begon",
        "8–3–17",
        "8-3-'17, onvergetelijk",
        "8 maart 17, onvergetelijk",
    ],
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


NAMES_AND_BIRTHS = Family(
    tuple(Child(name, date(2021, 3, 8)) for name in ("Teun", "Max", "Léa", "Martín", "Zofia", "Elif"))
)
NAMES_ALONE = Family(tuple(Child(child.name) for child in NAMES_AND_BIRTHS.children))


@pytest.mark.parametrize("family", [NAMES_AND_BIRTHS, NAMES_ALONE])
@pytest.mark.parametrize(
    "caption",
    [
        *(
            "Teun is 4",
            "Teun wordt vier",
            "Teun is alweer 4",
            "Teun wordt morgen 4",
            "Teun turns four",
            "Teun is four today",
        ),
        *("Max wird 4", "Max ist heute 4 geworden", "Max wird vier", "Léa a 4 ans", "Léa a eu quatre ans"),
        *("Martín cumple 4", "Martín cumple cuatro", "Martín ya tiene 4 años", "Martincito cumple 4"),
        *("Zofia kończy 4", "Zosia kończy cztery", "Zofia ma 4 lata", "Elif 4 yaşında", "Elif dört yaşında"),
    ],
)
def test_an_age_beside_a_name_is_told_in_many_languages(builtin: Registry, caption: str, family: Family) -> None:
    assert only(run(builtin.checks["ages_in_posts"], public(post(caption)), family=family)).outcome is Outcome.FAIL


@pytest.mark.parametrize("family", [NAMES_AND_BIRTHS, NAMES_ALONE])
@pytest.mark.parametrize(
    "caption",
    [
        *("Teun is 4e geworden", "Teun is 4 minuten te laat", "Teun is 4 kilo afgevallen", "Teun heeft 4 ballen"),
        *(
            "Teun is 4-1 voor",
            "Teun wordt 4 keer gebeld",
            "Teun is om 4 uur klaar",
            "Teun turns 4 pages",
            "Teun is 4th",
        ),
        *("Teun turned four corners", "Max ist 4 Stunden gefahren", "Léa a 4 poupées", "Léa a quatre amis"),
        *("Martín cumple 4 sueños", "Zofia kończy 4 kurs", "Teun en Max, 4 foto's"),
    ],
)
def test_what_only_looks_like_an_age_beside_a_name_is_none(builtin: Registry, caption: str, family: Family) -> None:
    assert only(run(builtin.checks["ages_in_posts"], public(post(caption)), family=family)).outcome is not Outcome.FAIL
