"""What a young person tells about itself in a bio, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest
from auditor.text.teens import handles, own_age, school_years, towns
from hypothesis import example, given
from hypothesis import strategies as st

TODAY = date(2026, 11, 30)
TELLING = "13 | utrecht | snap: jip.dances13"
PIECES = ["13", "utrecht", "Den Haag", "snap: ", "insta ", "jip.dances13", " | ", " ", "ß", "\ufe0f", "🎂"]


@pytest.mark.parametrize(
    ("bio", "told"),
    [
        ("14", "14"),
        ("14 y/o", "14 y/o"),
        ("14yo", "14yo"),
        ("13🎂", "13"),
        ("🎂13", "13"),
        ("13 | utrecht", "13"),
        ("dance • 15 • nl", "15"),
        ("𝟭𝟰", "𝟭𝟰"),
        ("1️⃣4️⃣", "1️⃣4"),
        ("Lotte, 14", "14"),
        ("lotte 14 ✨", "14"),
        ("ik ben 14 en dans", "14"),
        ("im 12 and i dance", "12"),
        ("age:13", "13"),
        ("ich bin 14", "14"),
        ("j'ai 13 ans", "13 ans"),
        ("16 she/her", "16"),
        ("2012", "2012"),
        ("'12", "'12"),
        ("09'", "09'"),
        ("2k11", "2k11"),
    ],
)
def test_a_bare_age_or_year_of_birth_is_told(bio: str, told: str) -> None:
    span = own_age(bio, TODAY)
    assert span is not None
    assert bio[slice(*span)].startswith(told[:2])


@pytest.mark.parametrize(
    "bio",
    [
        "top 10",
        "14k followers",
        "#14",
        "€14",
        "14:00 live",
        "class of 2029",
        "14/03",
        "10/10",
        "iphone 14",
        "team 14",
        "dancer since 2014",
        "24",
        "3",
        "1999",
        "14 cats and a dog",
        "+31 6 14",
    ],
)
def test_other_numbers_are_no_age(bio: str) -> None:
    assert own_age(bio, TODAY) is None


@pytest.mark.parametrize(
    "bio",
    [
        "snap: jip.dances13",
        "ig @lotte",
        "IG - lotte",
        "insta lotte_x",
        "👻lotte",
        "👻: lotte.x",
        "snap lotte",
        "sc👉lotte",
        "sc:lotte",
        "tt: lotte",
        "discord: lotte",
        "lotte#1234",
        "t.me/lotte",
        "https://www.instagram.com/lotte",
        "my insta is lotte.d",
        "snapchat@lotte",
        "𝘀𝗻𝗮𝗽: lotte",
        "13 | utrecht | snap: jip.dances13",
    ],
)
def test_a_user_name_elsewhere_is_told(bio: str) -> None:
    assert handles(bio)


@pytest.mark.parametrize(
    "bio", ["snap me", "add my snap!", "insta addict", "a cold snap in may", "disco: yes", "big fan of ig", "hi @oma"]
)
def test_an_app_without_a_user_name_is_none(bio: str) -> None:
    assert not handles(bio)


def test_towns_are_told_in_any_case_and_spelling() -> None:
    for bio in ("13 | utrecht", "Zürich", "zuerich", "Den Haag 🏖", "aix-en-provence"):
        assert towns(bio), bio
    for bio in ("amsterdamse", "love reading", "goes hard", "@utrecht", "nice"):
        assert not towns(bio), bio


@given(st.text(max_size=120) | st.lists(st.sampled_from(PIECES)).map("".join))
@example(TELLING)
def test_any_bio_has_its_places_inside_it(bio: str) -> None:
    age = own_age(bio, TODAY)
    told = [*handles(bio), *towns(bio), *([age] if age else [])]
    assert all(0 <= start < end <= len(bio) for start, end in told)
    assert len(told) == 3 or bio != TELLING


@pytest.mark.parametrize(
    ("bio", "told"),
    [
        ("Klasse 8b, Reiten", "Klasse 8b"),
        ("year 9 @ oakfield", "year 9"),
        ("9th grade", "9th grade"),
        ("havo 3 en hockey", "havo 3"),
        ("class of 2030", "class of 2030"),
    ],
)
def test_a_form_at_school_is_told(bio: str, told: str) -> None:
    assert [bio[slice(*span)] for span in school_years(bio)] == [told]


@pytest.mark.parametrize("bio", ["2 years of skating", "new year new me", "klasse!", "year 2026", "first class"])
def test_what_only_looks_like_a_form_is_none(bio: str) -> None:
    assert school_years(bio) == []
