"""Captions, hashtags and places: what they tell in general words, in four languages, and what they do not."""

from __future__ import annotations

import pytest
from auditor.model.posting import Sign
from auditor.text.captions import WORD_SIGNS, signs, speaks_of_child
from auditor.text.letters import folded
from auditor.text.reading import Reading
from auditor.text.word_lists import Use, words
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("caption", "sign"),
    [
        ("A day at the beach", Sign.BEACH),
        ("lekker naar het strand", Sign.BEACH),
        ("Am Meer!", Sign.BEACH),
        ("À LA PLAGE", Sign.BEACH),
        ("🏖️🌞", Sign.BEACH),
        ("Bath time fun", Sign.BATH),
        ("samen in bad", Sign.BATH),
        ("in der Badewanne", Sign.BATH),
        ("l'heure du bain", Sign.BATH),
        ("pool party", Sign.POOL),
        ("het zwembadje staat weer", Sign.POOL),
        ("im Freibad", Sign.POOL),
        ("à la piscine", Sign.POOL),
        ("first swimming lesson", Sign.SWIMMING_LESSON),
        ("Diploma A gehaald", Sign.SWIMMING_LESSON),
        ("Seepferdchen geschafft", Sign.SWIMMING_LESSON),
        ("cours de natation", Sign.SWIMMING_LESSON),
        ("back to school", Sign.SCHOOL),
        ("naar groep 3", Sign.SCHOOL),
        ("Einschulung", Sign.SCHOOL),
        ("ecole", Sign.SCHOOL),
        ("football practice", Sign.CLUB),
        ("naar balletles", Sign.CLUB),
        ("Fußballverein", Sign.CLUB),
        ("match de foot", Sign.CLUB),
        ("quiet day at home", Sign.HOME),
        ("in de tuin", Sign.HOME),
        ("Zuhause", Sign.HOME),
        ("à la maison", Sign.HOME),
        ("in the hospital", Sign.HOSPITAL),
        ("het Ziekenhuis", Sign.HOSPITAL),
        ("im Krankenhaus", Sign.HOSPITAL),
        ("aux urgences", Sign.HOSPITAL),
        ("Happy 5th birthday!", Sign.BIRTHDAY),
        ("hoera, 6 jaar", Sign.BIRTHDAY),
        ("Noor wordt 4", Sign.BIRTHDAY),
        ("zum 3. Geburtstag", Sign.BIRTHDAY),
        ("elle fête ses 4 ans", Sign.BIRTHDAY),
        ("🎂 7", Sign.BIRTHDAY),
        ("eerste verjaardag", Sign.BIRTHDAY),
    ],
)
def test_general_words_tell_one_thing(caption: str, sign: Sign) -> None:
    assert signs(caption) == (sign,)


@pytest.mark.parametrize(
    "caption",
    [
        "",
        "Visiting Bath, UK",
        "not bad at all",
        "stranded in Rome, a strand of hair",
        "old school",
        "pool table",
        "Hochschule",
        "salle de bain",
        "Baden-Württemberg",
        "happy 50th birthday",
        "birthday party 12 May",
        "birthday at 5 pm",
        "verjaardag 12 juni",
        "birthday, 10:30",
        "Geburtstag mit 12 Gästen",
        "happy birthday",
        "it turned out 5",
        "2024 2025",
    ],
)
def test_harmless_captions_tell_nothing(caption: str) -> None:
    assert signs(caption) == ()


def test_hashtags_are_taken_apart() -> None:
    assert signs("so proud #FirstDayOfSchool #strand_2024 #zwemles") == (
        Sign.BEACH,
        Sign.SWIMMING_LESSON,
        Sign.SCHOOL,
    )
    assert signs("", hashtags=["beachday", "#bathtime"]) == (Sign.BEACH, Sign.BATH)


def test_a_place_is_read_but_is_never_a_bath() -> None:
    assert signs("", "Basisschool De Linde") == (Sign.SCHOOL,)
    assert signs("", "Strand Noord") == (Sign.BEACH,)
    assert signs("", "The Bath House") == signs("", "Palm Beach") == ()


def test_words_of_the_caption_and_of_the_place_are_no_phrase_together() -> None:
    assert signs("aan", "zee") == ()


@pytest.mark.parametrize("sign", WORD_SIGNS)
def test_every_word_of_a_sign_is_found_by_itself(sign: Sign) -> None:
    assert [word for word in words(Use(sign), folded) if sign not in signs(f"x {word} x")] == []


@pytest.mark.parametrize(
    "title",
    ["my son is funny", "mum of two", "Noor (5)", "3 jaar oud", "#toddlersoftiktok", "#MomLife", "zwemles!",
     "unsere Tochter",
     "ma fille", "turns 5", "onze kinderen", "Zed leert fietsen", "op het schoolplein", "#FirstDayOfSchool"],
)  # fmt: skip
def test_titles_that_speak_of_a_child(title: str) -> None:
    assert speaks_of_child(Reading(title))


@pytest.mark.parametrize(
    "title",
    ["", "happy mothers day mama", "new car", "son sourire", "after 5 years", "dog mum", "at school"],
)
def test_titles_that_do_not(title: str) -> None:
    assert not speaks_of_child(Reading(title))


PIECES = st.sampled_from([*"0123456789 .|#_-🎂🏖\ufe0fİßé", "birthday", "wordt", "school", "aan", "zee", "#Aa"])


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)), st.text(max_size=30))
def test_any_text_tells_each_thing_once_in_order(caption: str, place: str) -> None:
    found = signs(caption, place)
    assert list(found) == [sign for sign in Sign if sign in set(found)]
    assert set(signs(caption)) <= set(found)
    assert speaks_of_child(Reading(caption)) in (True, False)


@pytest.mark.parametrize("piece", ["birthday 1", "1 ", "#Aa1_", "aan ", "\u0301", "#", "hoera "])
def test_endless_texts_come_to_an_end(piece: str) -> None:
    assert len(signs(piece * (200_000 // len(piece)))) <= len(Sign)
