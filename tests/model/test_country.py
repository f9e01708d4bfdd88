"""A country is two letters; anything else is none."""

from __future__ import annotations

import pytest
from auditor.model.country import country_code


@pytest.mark.parametrize(
    ("typed", "code"),
    [("NL", "NL"), (" be ", "BE"), ("no", "NO"), ("uk", "GB"), ("", ""), ("Nederland", ""), ("N1", ""), ("ßß", "")],
)
def test_a_country_is_two_letters(typed: str, code: str) -> None:
    assert country_code(typed) == code
