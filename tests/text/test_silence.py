"""What it means that nothing was found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from auditor.text.silence import SILENCE, Measured, Sought, at_least, found_well, measured_as, shipped, silent_in

TABLE = Measured(
    part="judge",
    found={
        "nl": {Sought.AGES: (80, 90), Sought.SCHOOL: (50, 90), Sought.NAMES: (40, 41)},
        "en": {Sought.AGES: (50, 55), Sought.NAMES: (39, 40)},
    },
)


@pytest.fixture(autouse=True)
def _table() -> Iterator[None]:
    with measured_as(TABLE):
        yield


def test_only_what_is_found_well_in_enough_captions_lets_silence_pass() -> None:
    assert found_well(Sought.AGES, "nl")
    assert not found_well(Sought.SCHOOL, "nl")
    assert not found_well(Sought.AGES, "en"), "too few captions"
    assert not found_well(Sought.AGES, "fr")
    assert not found_well(Sought.PROFILE, "nl")
    assert all(found_well(Sought.NAMES, language) for language in ("nl", "en", "fr", "")), "the family's own words"


def test_silence_passes_where_all_texts_are_in_languages_that_are_read_well() -> None:
    assert silent_in(Sought.AGES, ["een hele mooie dag aan het water", "wat een dag"]) is None
    assert silent_in(Sought.AGES, []) is None
    assert silent_in(Sought.AGES, [" "]) is None


def test_silence_says_how_much_was_read_and_how_much_is_found() -> None:
    silent = silent_in(Sought.SCHOOL, ["een hele mooie dag", " ", "dnes jsme byli na pláži"])
    assert silent is not None
    assert (silent.message, silent.params) == (SILENCE, {"texts": 2, "unread": 1, "in_nl": 1, "tenths": 5})


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (Sought.AGES, ["een hele mooie dag", "what a lovely day it was"]),
        (Sought.AGES, ["een hele mooie dag", "dnes jsme byli na pláži"]),
        (Sought.AGES, ["🌞"]),
        (Sought.NAMES, ["een hele mooie dag", "dnes jsme byli na pláži"]),
    ],
)
def test_one_text_that_is_not_read_well_is_enough_to_stay_unsure(kind: Sought, texts: list[str]) -> None:
    assert silent_in(kind, texts) is not None


def test_the_lower_end_is_wilsons() -> None:
    assert at_least(60, 60) == pytest.approx(0.957, abs=0.001)
    assert at_least(48, 60) == pytest.approx(0.703, abs=0.001)
    assert at_least(0, 60) + 0.001 > 0


def test_the_table_that_is_shipped_can_be_read() -> None:
    assert set(shipped().found) <= {"nl", "en", "de", "fr", "es", "pl", "tr", "ar"}
