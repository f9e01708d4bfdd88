"""What the classifier says of a text, and which words told it. How much it finds is measured by `make bench-texts`."""

from __future__ import annotations

import pytest
from auditor.model.family import Family
from auditor.text.classifier import MOST_BY_KIND, Glance, Kind, by_kind, classifier
from auditor.text.gate import Gate
from auditor.text.reading import Reading
from hypothesis import given
from hypothesis import strategies as st
from tests.captions import read

TELLING = [
    ("onze dochter is vandaag drie geworden, hoera", Kind.AGE),
    ("our youngest started at Maple Grove Primary today", Kind.SCHOOL),
    ("met de kinderen verhuisd naar de Populierenlaan", Kind.HOME),
    ("elke dinsdag brengt oma hem naar judo, om vier uur", Kind.ROUTINE),
    ("she cried all night in hospital, poor little one, fever of 40", Kind.HARD),
    ("spelletjes in bad, blote billen en een badeend", Kind.WATER),
    ("my toddler loves this snack #gifted, use code KID10", Kind.COMMERCIAL),
]


@pytest.mark.parametrize(("text", "kind"), TELLING)
def test_a_text_tells_a_kind_by_its_words(text: str, kind: Kind) -> None:
    judged = Reading(text).judged
    assert judged is not None
    assert judged.tells(kind)
    start, end = judged.told_by(kind)
    assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "meeting moved to Monday, coffee first",
        "mijn man is 50 geworden, feest met alle collega's",
        "neue Kollektion ab Freitag im Laden",
        "on a couru le marathon avec les collègues",
    ],
)
def test_a_text_about_grown_people_tells_nothing(text: str) -> None:
    judged = Reading(text).judged
    assert judged is not None
    assert not any(judged.tells(kind) for kind in Kind)


def test_a_child_beside_it_makes_a_text_tell_more_easily() -> None:
    judged = [reading for caption in read("work")[::3] if (reading := Reading(caption.text).judged)]
    alone, beside = (
        sum(any(each.tells(kind, child=child) for kind in Kind) for each in judged) for child in (False, True)
    )
    assert alone < beside


def test_the_surer_the_kind_the_more_a_text_tells_up_to_a_point() -> None:
    sure = [by_kind(surest) for surest in (-4.0, 0.0, 4.0, 8.0, 40.0, 50.0)]
    assert sure == sorted(sure)
    assert sure[-1] == sure[-2] == MOST_BY_KIND > sure[2] > sure[1] == 0
    judged = [each for caption in read("work")[:50] if (each := Reading(caption.text).judged)]
    assert len(judged) > 40
    assert all(each.above <= each.tells_something + MOST_BY_KIND for each in judged)


def test_the_strongest_part_of_a_long_text_counts() -> None:
    long = "De vergadering op kantoor ging over wijn, vinyl en de belasting. " * 12
    assert (alone := Reading(long).judged) is not None
    assert alone.above < 0
    telling = [c.text for c in read("train") if c.language == "nl" and c.kinds and 60 < len(c.text) < 90]
    strong = [text for text in telling if (judged := Reading(text).judged) and judged.above > 3][:40]
    among = [judged for text in strong if (judged := Reading(f"{long}{text}. {long}").judged)]
    assert sum(judged.above > 0 for judged in among) > 0.8 * len(strong) > 0


def test_a_language_without_numbers_is_not_judged() -> None:
    assert classifier("fi") is None
    assert Reading("tyttäreni täyttää tänään viisi vuotta ja on onnellinen").judged is None
    assert Reading("").judged is None


def test_at_a_glance_hardly_anything_is_lost() -> None:
    gate = Gate(Family())
    telling = [c.text for c in read("work") if (judged := Reading(c.text).judged) and judged.above > 0]
    quiet = [c.text for c in read("work") if not c.kinds]
    assert sum(gate.reading(text) is None for text in telling) <= len(telling) / 50
    assert sum(Glance().may_tell(text, text.lower().encode().split()) for text in quiet) < len(quiet) / 3


@given(st.text(max_size=200))
def test_any_text_can_be_judged(text: str) -> None:
    for language in ("nl", "ar"):
        by = classifier(language)
        assert by is not None
        judged = by.judge(text)
        if judged is not None:
            start, end = judged.told_by(Kind.HARD)
            assert 0 <= start < end <= len(text)
