"""What strangers read of a profile, and what it weighs."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.authors.testing import TODAY, account
from auditor.exposure.profile import names, nothing, texts, user_names, weight
from auditor.model.account import Role
from auditor.model.tells import Tells
from auditor.model.verdict import Context, Outcome, Severity
from auditor.text.silence import SILENCE


def test_each_text_is_read_once_and_the_handle_only_where_no_user_name_is_told() -> None:
    facts: dict[str, Any] = {"profile.bio": ["hi", "hi", "ho"], "profile.name": "Ann Example"}
    subject = account("instagram", facts, handle="ann_example")
    assert [text.text for text in texts(subject)] == ["hi", "ho", "Ann Example"]
    assert names(subject) == ("Ann", "Example")
    assert [name.written for name, _ in user_names(subject)] == ["ann_example"]
    stated = account("instagram", {**facts, "profile.username": "ann.2"}, handle="ann_example")
    assert [name.written for name, _ in user_names(stated)] == ["ann.2"]


def test_a_pointer_holds_the_words_that_stand_there() -> None:
    (text,) = texts(account("tiktok", {"profile.bio": "my son Finn"}))
    assert text.evidence((7, 11), Tells.CHILD).snippet == "Finn"


def test_where_nothing_was_found_the_name_and_the_bio_say_how_sure_that_is() -> None:
    assert nothing(account("tiktok", {"profile.bio": "i like cats"})).message == "name_unknown"
    told = account("tiktok", {"profile.bio": "i like cats", "profile.name": "Ann"})
    assert (nothing(told).outcome, nothing(told).message) == (Outcome.UNKNOWN, SILENCE)
    assert nothing(told, sure=True).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("facts", "severity"),
    [
        ({}, Severity.HIGH),
        ({"audience.private_profile": "off"}, Severity.HIGH),
        ({"audience.private_profile": ["on", "off"]}, Severity.HIGH),
        ({"audience.private_profile": "on"}, Severity.MEDIUM),
    ],
)
def test_what_a_teen_tells_is_serious_unless_the_account_is_surely_private(facts: Any, severity: Severity) -> None:
    subject = account("instagram", facts)
    assert weight(subject, Context(TODAY, Role.TEEN), Severity.MEDIUM) is severity
    assert weight(subject, Context(TODAY), Severity.LOW) is Severity.LOW
