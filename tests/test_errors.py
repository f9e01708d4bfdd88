"""Errors for the user: two sentences, in their language, with names that stay as they are."""

from __future__ import annotations

import pytest
from auditor.downloads.landmarks import Unfit
from auditor.downloads.refusals import MemberTrouble, Refusal, Sentences
from auditor.errors import AuditorError, Exit
from auditor.i18n import LANGUAGES, say
from auditor.model.account import Platform
from auditor.model.services import name_of
from auditor.visible import in_a_line
from hypothesis import given
from hypothesis import strategies as st

ODD_NAMES = [
    "{x}.zip",
    "{label}",
    "{label.__class__}",
    "{0}{}",
    "{",
    "}}",
    "%(x)s %s",
    "[red]a[/red]",
    "Done",
    "a\nb",
    "",
]
ROWS: list[Sentences] = [row for table in (Refusal, MemberTrouble, Unfit) for row in table]


def test_finished_english_is_at_hand() -> None:
    error = AuditorError("{name} is {n} years old.", "Read {name} anyway.", name="{n}", n=3)
    assert error.what == "{n} is 3 years old."
    assert error.todo == "Read {n} anyway."
    assert str(error) == "{n} is 3 years old. Read {n} anyway."
    assert error.exit_code is Exit.UNUSABLE


@pytest.mark.parametrize("field", ["what", "todo", "self", "speak"])
def test_a_name_may_be_called_anything(field: str) -> None:
    error = AuditorError("{" + field + "}.", "Try again.", **{field: "x"})
    assert error.sentences(say("nl"))[0] == "x."


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_neither_a_template_nor_translated(name: str, language: str) -> None:
    plain = Unfit.SEVERAL.error("Zqwx").sentences(say(language))
    odd = Unfit.SEVERAL.error(name).sentences(say(language))
    assert odd == tuple(sentence.replace("Zqwx", in_a_line(name)) for sentence in plain)


@given(name=st.text(), row=st.sampled_from(ROWS), language=st.sampled_from(LANGUAGES))
def test_no_name_can_break_an_error(name: str, row: Sentences, language: str) -> None:
    what, _ = row.error(name).sentences(say(language))
    assert in_a_line(name) in what
    assert in_a_line(name) in str(row.error(name))


def test_a_language_without_the_sentence_gets_it_in_english() -> None:
    error = AuditorError("Nothing like this is in any catalogue, {name}.", "So be it.", name="Ann")
    assert error.sentences(say("nl")) == (error.what, error.todo)
    assert Refusal.EMPTY.error("a.zip").sentences(say("xx")) == (
        Refusal.EMPTY.error("a.zip").what,
        Refusal.EMPTY.value[1],
    )


def test_what_is_not_recognised_is_told_with_every_service() -> None:
    unknown, other = Unfit.UNRECOGNISED.error("a.zip"), Unfit.OTHER_JSON.error("a.json")
    assert [platform for platform in Platform if name_of(platform) not in unknown.what] == []
    assert other.what == "a.json is not the data file of TikTok."
    assert "user_data_tiktok.json" in other.todo
