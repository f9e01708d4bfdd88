"""What profile texts give away: found in every language, in fancy letters too, and never an error or a span outside."""

from __future__ import annotations

from datetime import date

import pytest
from auditor.model.account import Confidence
from auditor.text.profile import HitKind, child_born_in, hits, is_child
from auditor.text.word_lists import Use, words
from hypothesis import example, given
from hypothesis import strategies as st

FAMILY = (HitKind.CHILD, HitKind.CHILD_NAME, HitKind.CHILD_AGE, HitKind.SCHOOL)


def kinds(text: str) -> set[HitKind]:
    return {hit.kind for hit in hits(text)}


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("bel 06-12345678 of app", HitKind.PHONE, "06-12345678"),
        ("+31 (0)6 12 34 56 78", HitKind.PHONE, "+31 (0)6 12 34 56 78"),
        ("tél. 06 12 34 56 78", HitKind.PHONE, "06 12 34 56 78"),
        ("Handy: 0151 23456789", HitKind.PHONE, "0151 23456789"),
        ("call (555) 123-4567", HitKind.PHONE, "(555) 123-4567"),
        ("wa.me/31612345678", HitKind.PHONE, "wa.me/31612345678"),
        ("mail ann.example@mail.example.com!", HitKind.EMAIL, "ann.example@mail.example.com"),
        ("ann [at] example.com", HitKind.EMAIL, "ann [at] example.com"),
        ("12 Baker Street, London", HitKind.ADDRESS, "12 Baker Street"),
        ("wij wonen Voorbeeldstraat 12b", HitKind.ADDRESS, "Voorbeeldstraat 12b"),
        ("Musterstraße 5 in Köln", HitKind.ADDRESS, "Musterstraße 5"),
        ("12 bis, rue de la Paix", HitKind.ADDRESS, "12 bis, rue de la Paix"),
        ("🎂 12-05-2019", HitKind.BIRTH_DATE, "12-05-2019"),
        ("geboren 3 juni", HitKind.BIRTH_DATE, "3 juni"),
        ("née le 12 août 1984", HitKind.BIRTH_DATE, "12 août 1984"),
        ("May 12th, 1984", HitKind.BIRTH_DATE, "May 12th, 1984"),
        ("Mum of 2 | Leeds", HitKind.CHILD, "Mum of"),
        ("mama van Noor en Finn", HitKind.CHILD_NAME, "mama van Noor"),
        ("Papa von Emil", HitKind.CHILD_NAME, "Papa von Emil"),
        ("maman d'Emma", HitKind.CHILD_NAME, "maman d'Emma"),
        ("unsere Tochter", HitKind.CHILD, "unsere Tochter"),
        ("met 3 kinderen", HitKind.CHILD, "3 kinderen"),
        ("life with our little girl", HitKind.CHILD, "our little girl"),
        ("sun 👧🏽 sea", HitKind.CHILD, "👧"),
        ("Noor (5)", HitKind.CHILD_AGE, "Noor (5)"),
        ("6yo adventurer", HitKind.CHILD_AGE, "6yo"),
        ("bébé 3 mois", HitKind.CHILD_AGE, "3 mois"),
        ("juf in groep 3", HitKind.SCHOOL, "groep 3"),
        ("rentrée en CE2", HitKind.SCHOOL, "en CE2"),
        ("Kita Sonnenschein", HitKind.SCHOOL, "Kita"),
    ],
)
def test_what_gives_away_is_found_where_it_stands(text: str, kind: HitKind, piece: str) -> None:
    assert (kind, piece) in {(hit.kind, text[hit.start : hit.end]) for hit in hits(text)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Roos",
        "Peter van den Berg",
        "be kind, that is my kind of day",
        "son sourire",
        "Papa John's",
        "Mamma Mia",
        "dog mum and plant mum",
        "mother of dragons",
        "10 000 000 followers",
        "2019 2020 2021",
        "Est. 12-05-2015",
        "married 💍 12-05-2015",
        "10 years experience",
        "al 10 jaar getrouwd",
        "mariés depuis 10 ans",
        "open 24/7, onderweg 24/7",
        "1080x1920 iPad 2",
        "aged 45 years old",
        "99.5% coffee",
    ],
)
def test_harmless_words_stay_quiet(text: str) -> None:
    assert hits(text) == []


def test_fancy_letters_and_keycaps_say_the_same() -> None:
    fancy = "☀ 𝓜𝓾𝓶 𝓸𝓯 𝓝𝓸𝓸𝓻 ☀"
    (hit,) = hits(fancy)
    assert (hit.kind, fancy[hit.start : hit.end]) == (HitKind.CHILD_NAME, "𝓜𝓾𝓶 𝓸𝓯 𝓝𝓸𝓸𝓻")
    keycaps = "".join(digit + "\ufe0f\u20e3" for digit in "0612345678")
    (hit,) = hits(keycaps)
    assert (hit.kind, hit.start, hit.end) == (HitKind.PHONE, 0, len(keycaps))


def test_a_word_inside_something_else_is_told_once() -> None:
    assert kinds("mama@example.com") == {HitKind.EMAIL}
    assert kinds("01-05-2019") == {HitKind.BIRTH_DATE}


def test_words_only_suggest_and_numbers_with_a_sign_say_more() -> None:
    assert {hit.confidence for hit in hits("mum of 2, my son, groep 3, Noor (5)")} == {Confidence.GUESSED}
    assert [hit.confidence for hit in hits("06-12345678")] == [Confidence.GUESSED]
    assert [hit.confidence for hit in hits("tel 06-12345678")] == [Confidence.DERIVED]
    assert [hit.confidence for hit in hits("12-05-1984")] == [Confidence.GUESSED]
    assert [(hit.confidence, hit.year) for hit in hits("born 12-05-1984")] == [(Confidence.DERIVED, 1984)]


def test_under_age_is_judged_by_the_year() -> None:
    today = date(2026, 1, 15)
    assert [child_born_in(year, today) for year in (None, 2007, 2008, 2026, 2027)] == [False, False, True, True, False]


@pytest.mark.parametrize("relation", ["Daughter", "zoon", " Tochter ", "FILS", "nièce", "Enkel"])
def test_children_among_relatives_are_known_in_every_language(relation: str) -> None:
    assert is_child(relation)


@pytest.mark.parametrize("relation", ["", "Mother", "broer", "Vater", "sonnet"])
def test_other_relatives_are_no_children(relation: str) -> None:
    assert not is_child(relation)


@pytest.mark.parametrize("use", [Use.PARENTS, Use.SMALL_CHILDREN, Use.SCHOOLS])
def test_every_word_of_a_list_is_found_by_itself(use: Use) -> None:
    assert [word for word in words(use) if not kinds(f"x {word} x") & set(FAMILY)] == []


PIECES = st.sampled_from(
    [*"0123456789 +-./()@*°'’\ufe0f\u20e3👧🎂İßﬁ²٣", "mum of ", "mama van ", "Noor", "jaar", "rue", "May"]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
@example("ﬁ 06 12345678")
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    found = hits(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in found)
    assert [hit.start for hit in found] == sorted(hit.start for hit in found)
    assert found == hits(text)


@given(
    st.integers(min_value=10_000_000, max_value=99_999_999),
    st.sampled_from(["", " ", "-"]),
    st.sampled_from(["06", "+316"]),
)
def test_any_mobile_number_is_found_and_whole(number: int, gap: str, start: str) -> None:
    text = f"{start}{gap}{number}"
    assert [(hit.kind, hit.start, hit.end) for hit in hits(text)] == [(HitKind.PHONE, 0, len(text))]


@pytest.mark.parametrize(
    "piece", ["my ", "01-01-2019 ", "a.", "1 a ", "06 12 ", "mama van ", "Rue 1 rue ", "+1", "(0", " "]
)
def test_endless_texts_come_to_an_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert all(hit.end <= len(text) for hit in hits(text))
