"""Masking leaves nothing that identifies."""

from __future__ import annotations

import re

from auditor.redact import mask
from hypothesis import given
from hypothesis import strategies as st


@given(st.text())
def test_no_digit_and_no_second_letter_survives(text: str) -> None:
    masked = mask(text)
    assert not any(c.isdigit() for c in masked)
    assert not re.search(r"[^\W\d_]{2}", masked)
    assert len(masked) <= 64


def test_words_keep_their_first_letter_and_hide_their_length() -> None:
    assert mask("Emma's first day") == "E••••• f•••• d••"
    assert mask("Annemarie-Louise") == "A•••••-L•••••"
    assert mask("06-1234 5678") == "••-•••• ••••"
    assert "example" not in mask("mail anna@example.org")
