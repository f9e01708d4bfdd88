"""User names taken apart: what they tell of children, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest
from auditor.text.profile import HitKind
from auditor.text.user_names import born, in_words, tells
from hypothesis import example, given
from hypothesis import strategies as st

TODAY = date(2026, 1, 15)


def told(written: str) -> dict[HitKind, str]:
    name = in_words(written)
    return {hit.kind: written[slice(*name.place((hit.start, hit.end)))] for hit in tells(name)}


@pytest.mark.parametrize(
    ("written", "kind", "where"),
    [
        ("mama_van_noor_2016", HitKind.CHILD_NAME, "mama_van_noor"),
        ("mamavanjurre", HitKind.CHILD_NAME, "mamavanjurre"),
        ("MamaVonEmil", HitKind.CHILD_NAME, "MamaVonEmil"),
        ("papadejules", HitKind.CHILD_NAME, "papadejules"),
        ("noorsmom", HitKind.CHILD, "mom"),
        ("mumof2under2", HitKind.CHILD, "mumof"),
        ("papa_von_drei", HitKind.CHILD, "papa_von"),
        ("daddy2ava", HitKind.CHILD, "daddy"),
        ("teamtwins", HitKind.CHILD, "teamtwins"),
        ("noor4jaar", HitKind.CHILD_AGE, "4jaar"),
        ("kita_sonnenschein", HitKind.SCHOOL, "kita"),
    ],
)
def test_what_a_user_name_tells_of_children(written: str, kind: HitKind, where: str) -> None:
    assert told(written) == {kind: where}


@pytest.mark.parametrize(
    "written",
    [
        *("dogmom_daisy", "mamadou", "papadopoulos", "papadelta", "soledad", "trinidad", "mamas_kitchen", "papa.roach"),
        *("team_edits_7", "thebeachboys", "dekleinejongens", "10yearsofart", "tomvanderberg", "pizzapapa", "anna.papa"),
    ],
)
def test_what_only_looks_like_it(written: str) -> None:
    assert told(written) == {}


@pytest.mark.parametrize(
    ("written", "shown", "told"),
    [
        ("jayden2014", "Kim", "jayden2014"),
        ("jonas_und_lena_2017", "Familie Berg", "lena_2017"),
        ("emma2015", "Emma Vos", None),
        ("marie_et_paul_2016", "Marie & Paul", None),
        ("milan2019", "Kim", None),
        ("fotos_2016", "Kim", None),
        ("jayden1990", "Kim", None),
        ("jayden20145", "Kim", None),
    ],
)
def test_a_childs_year_of_birth_stands_behind_a_name_that_is_not_the_owners(
    written: str, shown: str, told: str | None
) -> None:
    span = born(in_words(written), shown.split(), TODAY)
    assert (span and written[slice(*span)]) == told


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(["mama", "van", "Noor", "2016", "_", ".", "s", "ß", "İ"])).map("".join)
    )
)
@example("İmama_vanßNoor2016")
def test_every_part_of_a_user_name_has_its_place_in_it(written: str) -> None:
    name = in_words(written)
    assert all(0 <= start < end <= len(written) for start, end in map(name.place, _spans(name.text)))
    assert born(name, (), TODAY) is None or "20" in written
    list(tells(name))


def _spans(text: str) -> list[tuple[int, int]]:
    return [(at, at + 1) for at in range(len(text))]
