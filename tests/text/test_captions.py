"""Captions, hashtags and places: what they tell in general words, in four languages, and what they do not."""

from __future__ import annotations

import pytest
from auditor.model.posting import Told
from auditor.text.captions import SIGNS, speaks_of_child, told
from auditor.text.letters import folded
from auditor.text.reading import Reading
from auditor.text.word_lists import Use, words
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("caption", "sign"),
    [
        ("A day at the beach", Told.BEACH),
        ("lekker naar het strand", Told.BEACH),
        ("Am Meer!", Told.BEACH),
        ("À LA PLAGE", Told.BEACH),
        ("🏖️🌞", Told.BEACH),
        ("Bath time fun", Told.BATH),
        ("samen in bad", Told.BATH),
        ("in der Badewanne", Told.BATH),
        ("l'heure du bain", Told.BATH),
        ("pool party", Told.POOL),
        ("het zwembadje staat weer", Told.POOL),
        ("im Freibad", Told.POOL),
        ("à la piscine", Told.POOL),
        ("first swimming lesson", Told.SWIMMING_LESSON),
        ("Diploma A gehaald", Told.SWIMMING_LESSON),
        ("Seepferdchen geschafft", Told.SWIMMING_LESSON),
        ("cours de natation", Told.SWIMMING_LESSON),
        ("back to school", Told.SCHOOL),
        ("naar groep 3", Told.SCHOOL),
        ("Einschulung", Told.SCHOOL),
        ("ecole", Told.SCHOOL),
        ("football practice", Told.CLUB),
        ("naar balletles", Told.CLUB),
        ("Fußballverein", Told.CLUB),
        ("match de foot", Told.CLUB),
        ("quiet day at home", Told.HOME),
        ("in de tuin", Told.HOME),
        ("Zuhause", Told.HOME),
        ("à la maison", Told.HOME),
        ("in the hospital", Told.HOSPITAL),
        ("het Ziekenhuis", Told.HOSPITAL),
        ("im Krankenhaus", Told.HOSPITAL),
        ("aux urgences", Told.HOSPITAL),
        ("Happy 5th birthday!", Told.BIRTHDAY),
        ("hoera, 6 jaar", Told.BIRTHDAY),
        ("Noor wordt 4", Told.BIRTHDAY),
        ("zum 3. Geburtstag", Told.BIRTHDAY),
        ("elle fête ses 4 ans", Told.BIRTHDAY),
        ("🎂 7", Told.BIRTHDAY),
        ("eerste verjaardag", Told.BIRTHDAY),
    ],
)
def test_general_words_tell_one_thing(caption: str, sign: Told) -> None:
    assert told(caption) == (sign,)


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
    assert told(caption) == ()


def test_hashtags_are_taken_apart() -> None:
    assert told("so proud #FirstDayOfSchool #strand_2024 #zwemles") == (
        Told.BEACH,
        Told.SWIMMING_LESSON,
        Told.SCHOOL,
    )
    assert told("", hashtags=["beachday", "#bathtime"]) == (Told.BEACH, Told.BATH)


def test_a_place_is_read_but_is_never_a_bath() -> None:
    assert told("", "Basisschool De Linde") == (Told.SCHOOL,)
    assert told("", "Strand Noord") == (Told.BEACH,)
    assert told("", "The Bath House") == told("", "Palm Beach") == ()


def test_words_of_the_caption_and_of_the_place_are_no_phrase_together() -> None:
    assert told("aan", "zee") == ()


@pytest.mark.parametrize("sign", SIGNS)
def test_every_word_of_a_sign_is_found_by_itself(sign: Told) -> None:
    assert [word for word in words(Use(sign), folded) if sign not in told(f"x {word} x")] == []


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
    found = told(caption, place)
    assert list(found) == [sign for sign in Told if sign in set(found)]
    assert set(told(caption)) <= set(found)
    assert speaks_of_child(Reading(caption)) in (True, False)


@pytest.mark.parametrize("piece", ["birthday 1", "1 ", "#Aa1_", "aan ", "\u0301", "#", "hoera "])
def test_endless_texts_come_to_an_end(piece: str) -> None:
    assert len(told(piece * (200_000 // len(piece)))) <= len(Told)
