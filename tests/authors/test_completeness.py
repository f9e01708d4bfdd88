"""Each rule of completeness can fail: a good check with one thing spoiled has exactly that problem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from auditor.authors.testing import completeness, problems
from auditor.model.account import Account
from auditor.model.check import Check
from auditor.model.verdict import Context, Outcome, Verdict
from tests.authors.good import GONE, TODAY, python, setting, spoiled


@pytest.mark.parametrize("check", [setting(), python()], ids=["setting", "python"])
def test_a_good_check_has_no_problem(check: Check) -> None:
    assert problems(check, today=TODAY) == []
    assert [row.problem for row in completeness(check)] == [""]


def test_a_check_in_one_language_is_complete_in_it() -> None:
    check = python()
    texts = {"en": check.file.texts["en"]}
    instagram = msgspec.structs.replace(check.file.platforms["instagram"], path={"en": "Profile"})
    file = msgspec.structs.replace(check.file, texts=texts, platforms={"instagram": instagram})
    english = replace(check, file=file)
    assert [row.problem for row in completeness(english)] == [""]
    assert problems(english, today=TODAY) == ["there are no texts in nl"]


IG = ("platforms", "instagram")
AT_HOME = ("platforms", "household")
TEXT = ("texts", "en")
ONE_PROBLEM = [
    # Words
    ((*TEXT, "name", ""), "name is empty in en"),
    ((*TEXT, "safe", ""), "safe is empty in en"),
    ((*TEXT, "unsafe", ""), "unsafe is empty in en"),
    ((*TEXT, "why", ""), "why is empty in en"),
    ((*TEXT, "fix", ""), "fix is empty in en"),
    ((*TEXT, "name", "x" * 61), "name has 61 characters, 60 are the most in en"),
    ((*TEXT, "why", "x" * 320 + "."), "why has 321 characters, 320 are the most in en"),
    ((*TEXT, "why", "It  matters."), "why has needless spaces or lines in en"),
    ((*TEXT, "why", "It <b>matters."), "why holds a < in en"),
    ((*TEXT, "name", "A thing."), "name is a title and ends with a full stop in en"),
    ((*TEXT, "fix", "Do it"), "fix does not end like a sentence in en"),
    ((*TEXT, "safe", "All is not well"), "safe and unsafe are the same in en"),
    ((*TEXT, "not_for_you", GONE), "not_for_you is in only one of en and nl"),
    (("texts", "nl", "safe", "All is well"), "safe is the same in en and nl"),
    (("texts", "nl", "why", "It matters."), "why is the same in en and nl"),
    ((*IG, "path", "nl", GONE), "instagram.path is missing in nl"),
    ((*IG, "search", "nl", GONE), "instagram.search is missing in nl"),
    ((*IG, "note", "nl", " "), "instagram.note is empty in nl"),
    ((*IG, "note", "nl", "x" * 281), "instagram.note has 281 characters, 280 are the most in nl"),
    ((*IG, "note", "de", "Der Download sagt es."), "instagram.note is in de, the texts are not"),
    # The way there
    ((*AT_HOME, "link", "https://www.facebook.com/x"), "household: a link or search words, but no path"),
    ((*AT_HOME, "search", {"en": "x", "nl": "y"}), "household: a link or search words, but no path"),
    ((*IG, "link", "http://www.instagram.com/"), "instagram: the link is not https on the services' own pages"),
    ((*IG, "link", "https://instagram.com.example/"), "instagram: the link is not https on the services' own pages"),
    ((*IG, "link", "https://www.instagram.com:444/"), "instagram: the link has a user, a port or a #"),
    ((*IG, "link", "https://me@www.instagram.com/"), "instagram: the link has a user, a port or a #"),
    ((*IG, "link", "https://www.instagram.com/#x"), "instagram: the link has a user, a port or a #"),
    ((*IG, "verified", "last year"), "instagram: verified is no year, month or day"),
    ((*IG, "verified", "2026-13"), "instagram: verified is no year, month or day"),
    ((*IG, "verified", "2026-02-30"), "instagram: verified is no year, month or day"),
    ((*IG, "verified", "2026-06-02"), "instagram: verified is in the future"),
    ((*IG, "verified", "2027"), "instagram: verified is in the future"),
    # Question and answers
    (("question", "text", {}), "the question has no words"),
    (("question", "text", "nl", GONE), "the question is missing in nl"),
    (("question", "answers", "on", "nl", GONE), "the answer on is missing in nl"),
    (("question", "answers", "off", GONE), "there are fewer than two answers"),
    (
        ("question", "answers", "never", {"en": "x", "nl": "y"}),
        "instagram: the answer never is no value of audience.private_profile",
    ),
    ((*AT_HOME, "safe", ["on", "off"]), "household: all answers are safe"),
    ((*AT_HOME, "safe", ["never"]), "household: no answer is safe"),
    (("question", GONE), "household: it asks, and there is no question"),
    # Sources and cases
    (("sources", []), "there are no sources"),
    (("sources", ["somewhere", " "]), "a source is empty"),
    (("sources", ["http://example.org"]), "the source http://example.org is not https"),
    (("cases", 3, GONE), "household: there are no cases"),
    (("cases", 0, GONE), "instagram: no case expects pass"),
    (("cases", 1, GONE), "instagram: no case expects fail"),
    (("cases", 2, GONE), "instagram: no case expects unknown"),
    (("cases", 1, "name", "safe"), "instagram: two cases are named safe"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "problem"), ONE_PROBLEM, ids=[problem for _, problem in ONE_PROBLEM])
def test_one_thing_spoiled_is_one_problem(place: tuple[Any, ...], problem: str) -> None:
    check = spoiled(setting(), *place)
    assert problems(check, today=TODAY) == [problem]
    assert problem in [row.problem for row in completeness(check)] or "in the future" in problem


def test_a_section_without_any_way_says_why() -> None:
    check = spoiled(setting(), *IG, {"fact": "audience.private_profile", "safe": ["on"], "path": {}, "verified": None})
    assert problems(check, today=TODAY) == ["instagram: neither a path nor a note that says why there is none"]


def test_a_setting_without_a_safe_value_is_seen() -> None:
    assert "instagram: no value is safe" in problems(spoiled(setting(), *IG, "safe", []), today=TODAY)


def test_everyone_is_never_safe() -> None:
    check = spoiled(setting(), *IG, "fact", "contact.comments")
    check = spoiled(check, *IG, "safe", ["everyone"])
    assert "instagram: everyone is never safe" in problems(check, today=TODAY)


def test_a_setting_that_no_download_tells_needs_a_question_and_a_case() -> None:
    check = spoiled(setting(), *IG, "fact", "security.login_alerts")
    assert problems(check, today=TODAY) == ["instagram: no case expects ask"]
    check = spoiled(spoiled(check, "question", GONE), *AT_HOME, GONE)
    check = spoiled(check, "cases", 3, GONE)
    found = problems(check, today=TODAY)
    assert found == ["instagram: it asks, and there is no question", "instagram: no case expects ask"]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_messages_take_the_same_params_everywhere(language: str) -> None:
    other = spoiled(python(), "texts", language, "messages", "found", "Found.")
    assert problems(other, today=TODAY) == ["message found takes other params in nl than in en"]
    gone = problems(spoiled(python(), "texts", language, "messages", {}), today=TODAY)
    assert "message found is in only one of en and nl" in gone


def test_an_empty_message_is_seen() -> None:
    check = spoiled(python(), *TEXT, "messages", "found", " ")
    assert "message found is empty in en" in problems(check, today=TODAY)


def test_a_check_that_never_fails_needs_no_fix() -> None:
    check = python()
    for language in ("en", "nl"):
        check = spoiled(check, "texts", language, "fix", GONE)
    assert problems(check, today=TODAY) == ["fix is empty in en", "fix is empty in nl"]
    assert problems(spoiled(check, "cases", 1, GONE), today=TODAY) == []


def said(verdict: Verdict) -> list[str]:
    """The problems of a check that comes to this with any post."""

    def audit(account: Account, _: Context) -> Iterable[Verdict]:
        return [verdict] if account.value("content.posts") else [Verdict(Outcome.PASS)]

    return problems(replace(python(), audit=audit), today=TODAY)


def test_what_a_check_says_has_words() -> None:
    assert said(Verdict(Outcome.FAIL, "lost")) == ["instagram: message lost has no words"]


def test_what_a_check_says_has_its_params() -> None:
    assert said(Verdict(Outcome.FAIL, "found")) == [
        "instagram: message found asks for {count}, which the check does not give"
    ]


def test_a_check_that_asks_has_a_question() -> None:
    assert said(Verdict(Outcome.ASK, "found", {"count": 1})) == ["instagram: it asks, and there is no question"]


def test_nothing_but_pass_and_fail_goes_without_a_word() -> None:
    assert said(Verdict(Outcome.UNKNOWN)) == [
        "instagram: it comes to unknown without a word in en",
        "instagram: it comes to unknown without a word in nl",
    ]


def test_a_finding_shows_no_brace() -> None:
    check = spoiled(python(), *TEXT, "unsafe", "Not {well")
    assert problems(check, today=TODAY) == ["instagram: a finding shows { or } in en"]


def test_a_case_names_a_message_that_there_is() -> None:
    check = spoiled(python(), "cases", 1, "message", "lost")
    assert problems(check, today=TODAY) == ["a case expects message lost, which has no words"]


def test_a_broken_message_is_seen() -> None:
    check = python()
    for language in ("en", "nl"):
        check = spoiled(check, "texts", language, "messages", "found", f"{language} {{count")
    assert problems(check, today=TODAY) == ["instagram: message found asks for {}, which the check does not give"]


@pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.FAIL, Outcome.NOT_APPLICABLE])
def test_silence_never_comes_to_more_than_unknown(outcome: Outcome) -> None:
    check = replace(spoiled(python(), *IG, "needs", GONE), audit=lambda *_: [Verdict(outcome, "found", {"count": 0})])
    assert problems(check, today=TODAY) == [f"instagram: with nothing known it comes to {outcome}"]
