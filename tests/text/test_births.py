"""The birth dates of the family's children, however they are written."""

from __future__ import annotations

from datetime import date

import pytest
from auditor.text.births import family_birth
from hypothesis import given
from hypothesis import strategies as st

BORN = date(2019, 3, 12)


@pytest.mark.parametrize(
    "written",
    [
        "12-03-19",
        "12.03.'19",
        "12.03.’19",
        "12/3/2019",
        "2019-03-12",
        "03/12/19",
        "12 03 19",
        "12·03·19",
        "12.3.19",
        "12/3/19",
        "19-03-12",
        "12–03–19",
        "12_03_19",
        "12|03|19",
        "12 maart '19",
        "12 mrt 2019",
        "March 12th, 2019",
        "12. März 19",
        "12 mars 2019",
    ],
)
def test_a_childs_birth_date_is_known_in_every_spelling(written: str) -> None:
    text = f"onvergetelijk: {written}!"
    span = family_birth(text, [date(2012, 1, 2), BORN])
    assert span is not None
    assert text[slice(*span)] == written


@pytest.mark.parametrize(
    "other", ["12-03-20", "112-03-19", "12.03.190", "12 uur 19", "12 maart 20", "12", "", "tel. 12-03-19-55"]
)
def test_other_numbers_are_no_birth_date(other: str) -> None:
    assert family_birth(other, [BORN]) is None


def test_without_a_family_there_is_none() -> None:
    assert family_birth("12-03-19", []) is None


@given(st.text(max_size=80), st.lists(st.dates(), max_size=3))
def test_any_text_has_its_dates_inside_it(text: str, births: list[date]) -> None:
    span = family_birth(text, births)
    assert span is None or 0 <= span[0] < span[1] <= len(text)
