"""What the classifier says of a bio, and in whose bios it is not asked."""

from __future__ import annotations

import pytest
from auditor.text.bios import about_child, of_grown_people, tells
from auditor.text.classifier import Kind


@pytest.mark.parametrize(
    ("bio", "kind", "words"),
    [
        ("de oudste zit in groep 5, wij wonen tegenover de kerk in Oirschot", Kind.HOME, "wonen"),
        ("Wir wohnen in der Gartenstraße in Füssen", Kind.HOME, "Gartenstraße"),
        ("nous habitons à Clisson, portail bleu rue des Lilas", Kind.HOME, "rue"),
        ("homeschooling our 7 and 9 year old", Kind.SCHOOL, "homeschooling"),
    ],
)
def test_the_words_that_tell_something_are_its_evidence(bio: str, kind: Kind, words: str) -> None:
    span = tells(bio, kind)
    assert span is not None
    assert words in bio[slice(*span)]


@pytest.mark.parametrize(
    "bio",
    [
        *("12 rue du Four, fermé le lundi", "Di bis So ab 9 Uhr, Hafenstraße 12", "Les Enfants Perdus", "est. 1985"),
        *("Part-time runner, full-time tea drinker", "getrouwd op 12-06-2014 en nog steeds verliefd", ""),
    ],
)
@pytest.mark.parametrize("kind", [Kind.AGE, Kind.SCHOOL, Kind.HOME, Kind.ROUTINE])
def test_a_shop_a_band_a_job_and_a_wedding_tell_nothing(bio: str, kind: Kind) -> None:
    assert tells(bio, kind) is None


@pytest.mark.parametrize(
    ("bio", "child"),
    [
        ("Noor, 5 jaar oud", True),
        ("Emma is 6 years old and loves cats", True),
        ("ons zonnetje is nu 3 jaar", True),
        ("12 jaar boekhandelaar in een klein dorp", False),
        ("labrador, 6 jaar, gek op ballen", False),
        ("10 Jahre Fotografie, 1000 Bilder", False),
    ],
)
def test_a_number_of_years_may_be_a_childs_or_a_jobs(bio: str, child: bool) -> None:
    assert about_child(bio) is child


def test_a_wedding_makes_a_year_none_of_a_birth() -> None:
    assert of_grown_people("getrouwd op 12-06-2014")
    assert not of_grown_people("alles voor mijn kanjer")
