"""In which language a caption is written, and whether we read it."""

from __future__ import annotations

import pytest
from auditor.text.languages import OTHER, language, unread
from auditor.text.weights import languages
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("First day of school!", "en"),
        ("Wat is Emma groot", "nl"),
        ("Het leven is mooi #zon #zee", "nl"),
        ("Trots op onze Sem", "nl"),
        ("Endlich Ferien mit den Kindern", "de"),
        ("une belle journée à la plage", "fr"),
        ("Moja córka ma dziś 5 lat", "pl"),
        ("nasz dom", "pl"),
        ("Dzisiaj bylismy nad morzem razem z babcia", "pl"),
        ("mi hijo en la playa con su abuela", "es"),
        ("il mio bambino è al mare con la nonna", OTHER),
        ("min datter er 5 år i dag", OTHER),
        ("kızım bugün 5 yaşında", "tr"),
        ("dnes jsme byli na pláži", OTHER),
        ("сегодня в школу", OTHER),
        ("سارة في المدرسة", "ar"),
        ("دخترم امروز به مدرسه رفت و چقدر بزرگ شده", OTHER),
        ("אנחנו בים", OTHER),
        ("TWO 😭😭", "en"),
        ("今天上学", OTHER),
        ("오늘 학교에", OTHER),
        ("วันนี้ไปโรงเรียน", OTHER),
        ("Zomer", "nl"),
        ("👶🎂", ""),
        ("#strand #zon", "nl"),
        ("@oma https://example.com/moja/corka", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_text(text: str, spoken: str) -> None:
    assert language(text) == spoken


def test_names_of_people_from_elsewhere_make_no_other_language() -> None:
    assert language("met Łukasz en Zoë naar het strand") == "nl"


def test_unread_texts_are_counted() -> None:
    assert unread(["mooie dag", "dnes jsme byli na pláži", "", "今天上学"]) == 2


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert language(text) in (*languages(), OTHER, "")
