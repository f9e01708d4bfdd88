"""Phone numbers are found, dates and years are not taken for them."""

from __future__ import annotations

import re
from time import process_time

import pytest
from auditor.text.numbers import phone_numbers
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "number",
    [
        *("0612345678", "06-12345678", "06 12 34 56 78", "06 - 12 34 56 78", "06.12.34.56.78", "06–12345678"),
        *("+31 97 0000 0009", "+31(0)6-12345678", "(0201) 123456", "0201/1234567", "00316 1234 5678", "5551234"),
        *("06 2012 3456", "06-12-2018-34", "06 2012 1987", "tel0612345678"),
    ],
)
def test_a_phone_number_is_found_whole(number: str) -> None:
    for text in (number, f"bel {number}!", f"14-07-2018 {number}", f"in 2018: {number} of {number}"):
        left = text
        for start, end in phone_numbers(text):
            left = left[:start] + "x" * (end - start) + left[end:]
        assert re.findall(r"\d+", left) == re.findall(r"\d+", text.replace(number, ""))


@pytest.mark.parametrize(
    "text",
    [
        *("14-07-2018", "14.07.2018 15:30", "2018-07-14", "7/14/2018", "14 07 2018", "14-07-18 15.30", "20180714"),
        *("2018-2019", "2018 - 2019", "2017 2018 2019", "schooljaar 2018/19 - 2019/20", "10.00-12.00 uur"),
        *("14-07-2018 tot 21-07-2018", "14-07-2018 - 21-07-2018", "14/07/2018-21/07/2018", "2018 14.30 uur"),
        *("5 jaar, 110 cm, 19 kg", "groep 3 2018-2019", "07/2018-08/2018", "3 14-07-2018", "15:30 16:30 17:30"),
    ],
)
def test_dates_times_and_years_are_no_phone_numbers(text: str) -> None:
    assert not list(phone_numbers(text))


def test_a_year_before_a_phone_number_is_none_of_it() -> None:
    assert list(phone_numbers("zomer 2018 0612345678")) == [(11, 21)]


@given(st.text(alphabet="0123456789-./ +()x"))
def test_what_is_found_has_seven_digits_and_more(text: str) -> None:
    for start, end in phone_numbers(text):
        assert sum(c.isdigit() for c in text[start:end]) >= 7


@pytest.mark.parametrize("piece", ["2018-10-", "10 ", "2018 1 1 ", "12.30 ", "1-", "06 "])
def test_endless_rows_of_numbers_are_read_at_once(piece: str) -> None:
    started = process_time()
    assert list(phone_numbers(piece * 1000 + "x"))
    assert process_time() - started < 1
