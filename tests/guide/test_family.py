"""The talk at the terminal: what is told comes into the family, what is left empty does not, no date is a dead end."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from auditor.guide.family import day, interview
from auditor.i18n import LANGUAGES
from auditor.model.account import Role
from auditor.model.family import Child, Family, OwnAccount, dump, parse
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

TODAY = date(2026, 6, 1)
ZED, YARA = Child("Zed", date(2019, 5, 12), ("Zz", "Zedje")), Child("Yara Q", date(2011, 1, 1))
PLACES = ["De Regenboog, De Linde", "vv De Vos", "Voorbeeldstraat", "Utrecht", "Nederland", "nl", "Anna, Bas"]


def talk(*answers: str, language: str = "en") -> tuple[Family, list[str], str]:
    """The family, the questions that were asked, and what else was said; further questions are left empty."""
    asked: list[str] = []
    typed = iter(answers)

    def ask(question: str) -> str:
        asked.append(question)
        return next(typed, "")

    console = Console(file=io.StringIO(), width=200)
    family = interview(console, ask, language, TODAY)
    assert isinstance(console.file, io.StringIO)
    return family, asked, console.file.getvalue()


def test_a_whole_family() -> None:
    family, _, _ = talk(
        *("Zed", "Zz, Zedje, Zz,", "2019-05-12"),
        *(" Yara  Q ", "", "01-01-2011", ""),
        *PLACES,
        *("@yara.example", "", "yara.q"),
    )
    assert family == Family(
        (ZED, YARA),
        ("Anna", "Bas"),
        ("De Regenboog", "De Linde"),
        ("vv De Vos",),
        ("Voorbeeldstraat",),
        ("Utrecht",),
        (
            OwnAccount("instagram", "yara.example", Role.TEEN, "Yara Q"),
            OwnAccount("tiktok", "yara.q", Role.TEEN, "Yara Q"),
        ),
        "NL",
    )
    assert parse(dump(family)) == family


def test_everything_may_be_left_empty() -> None:
    family, asked, _ = talk()
    assert family == Family()
    assert len(asked) == len(set(asked)) == 7


@pytest.mark.parametrize(
    ("born", "expected"), [("2016-06-02", False), ("2016-06-01", True), ("2008-06-02", True), ("2008-06-01", False)]
)
def test_accounts_of_their_own_are_asked_of_neither_small_nor_grown_children(born: str, *, expected: bool) -> None:
    _, asked, _ = talk("Zed", "", born)
    assert any("Zed" in question and "Instagram" in question for question in asked) is expected


@pytest.mark.parametrize("wrong", ["31-02-2019", "soon", "2019", "05-2019", "12-05-19", "1850-01-01", "2026-06-02"])
def test_a_wrong_date_is_asked_again(wrong: str) -> None:
    family, asked, said = talk("Zed", "", wrong, wrong, "12-05-2019")
    assert family.children == (Child("Zed", date(2019, 5, 12)),)
    assert asked[2] == asked[3] == asked[4]
    assert "Please" in said or "please" in said


def test_a_child_without_a_birth_date_is_left_out_and_the_talk_goes_on() -> None:
    family, _, said = talk("Zed", "", "", "Yara Q", "", "2011-01-01")
    assert family.children == (YARA,)
    assert "Zed" in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-05-12", date(2019, 5, 12)),
        ("12-05-2019", date(2019, 5, 12)),
        (" 12/5/2019 ", date(2019, 5, 12)),
        ("12.05.2019", date(2019, 5, 12)),
        ("2019 5 12", date(2019, 5, 12)),
        ("05-31-2019", None),
        ("0000-01-01", None),
        ("12-05", None),
        ("", None),
    ],
)
def test_ways_of_writing_a_day(text: str, expected: date | None) -> None:
    assert day(text) == expected


@given(
    st.dates(), st.sampled_from([str, lambda d: f"{d:%d-%m-}{d.year:04}", lambda d: f"{d.day}/{d.month}/{d.year:04}"])
)
def test_any_day_is_read(born: date, written: Callable[[date], str]) -> None:
    assert day(written(born)) == born


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    answers=st.lists(st.text(max_size=150) | st.sampled_from(["Zed", "[bold]", "2011-01-01", "@", "a,b"]), max_size=20)
)
def test_any_answers_make_a_family_that_can_be_kept(language: str, answers: list[str]) -> None:
    for first in ((), ("Zed", "", "2011-01-01", "", "", "", "", "", "")):
        family, _, _ = talk(*first, *answers, language=language)
        assert parse(dump(family)) == family
