"""Invented Instagram exports of the flat generation."""

from __future__ import annotations

import pytest
from tests.demo.meta.made import insta, only


def test_the_flat_instagram_generation_has_no_pages() -> None:
    with pytest.raises(ValueError, match="JSON only"):
        insta("2018", "html")


def test_the_flat_private_flag_is_a_real_boolean() -> None:
    assert only(insta("2018"), "profile.json")["private_account"] is True
