"""A page of settings that is given to a sitting: it is told which there are, and what one says counts at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.app import messages as m
from auditor.app import parts as p
from auditor.app import replies as r
from auditor.app.parts import PageKind
from auditor.app.sitting import Sitting
from auditor.engine.registry import Registry
from auditor.live.codes import LiveCode
from auditor.live.look import Eyes
from auditor.model.account import Platform, Source
from auditor.model.result import AccountResult
from auditor.model.verdict import Outcome
from auditor.results.saved import from_json
from tests.app import DAY, every, last, looked_at, sitting
from tests.app.test_sitting import saved
from tests.exports import TREES, zip_of

TWO_STEP = "Two-factor authentication\nTwo-factor authentication is on\n"
OFF = TWO_STEP.replace("Two-factor authentication is on", "Help protect your account")


@pytest.fixture
def instagram(tmp_path: Path) -> list[Path]:
    return [zip_of(TREES["instagram json"](), tmp_path / "instagram-someone.zip")]


def page(text: str = TWO_STEP, *, mine: bool = True, name: str = "instagram_two_step") -> m.GiveLivePage:
    return m.GiveLivePage(name, PageKind.PASTED, text.encode(), yes_mine=mine)


def two_step(account: AccountResult) -> set[Outcome]:
    return {finding.outcome for finding in account.findings if finding.check == "two_step"}


def test_the_pages_of_the_family_s_platforms_are_named(builtin: Registry, instagram: list[Path]) -> None:
    made = looked_at(builtin, instagram, language="nl")
    told = last(made, m.AskLivePages(), r.LivePages)
    assert {shown.service.id for shown in told.pages} == {Platform.INSTAGRAM}
    ours = next(shown for shown in told.pages if shown.page == "instagram_two_step")
    assert (ours.name, PageKind.PASTED in ours.kinds) == ("Tweestapsverificatie", True)
    assert ours.address.startswith("https://accountscenter.instagram.com/")
    assert told.ways.keys() == set(PageKind)
    assert all(shown.kinds and shown.tells and shown.accounts == ("ann.invented",) for shown in told.pages)
    everything = last(sitting(builtin), m.AskLivePages(), r.LivePages)
    assert {shown.service.id for shown in everything.pages} == set(Platform)
    one = last(made, m.AskLivePages((Platform.TIKTOK,)), r.LivePages)
    assert {shown.service.id for shown in one.pages} == {Platform.TIKTOK}


@pytest.mark.parametrize(("text", "outcome"), [(TWO_STEP, Outcome.PASS), (OFF, Outcome.FAIL)])
def test_a_page_counts_in_the_result(text: str, outcome: Outcome, builtin: Registry, instagram: list[Path]) -> None:
    made = looked_at(builtin, instagram)
    assert two_step(saved(made).accounts[0]) != {outcome}
    told = last(made, page(text), r.LivePageRead)
    assert [fact.fact for fact in told.told] == ["security.two_step"]
    account = saved(made).accounts[0]
    assert two_step(account) == {outcome}
    row = next(row for row in account.facts if row.id == "security.two_step")
    assert row.observed_at == DAY


@pytest.mark.parametrize(("language", "words"), [("en", "on"), ("nl", "aan"), ("de", "an")])
def test_what_was_read_is_told_in_words(language: str, words: str, builtin: Registry, instagram: list[Path]) -> None:
    told = last(looked_at(builtin, instagram, language=language), page(), r.LivePageRead)
    assert [(fact.value, fact.words) for fact in told.told] == [("on", words)]


def test_a_question_names_the_page_that_answers_it(builtin: Registry) -> None:
    made = asked_only(builtin)
    offered = set()
    while isinstance(said := list(made.handle(m.NextQuestion(more=True)))[-1], r.Asked | r.AnswersSoFar):
        if isinstance(said, r.Asked):
            offered.add(said.question.live)
            list(made.handle(m.Answer(said.question.mark, "")))
    assert p.LiveAnswer("instagram_two_step", "") in offered
    assert None in offered, "no page tells of the phone"
    assert "instagram_login_alerts" not in {live.page for live in offered if live}, "its state is not kept by hand"


def test_before_the_look_it_waits_for_it(builtin: Registry, instagram: list[Path]) -> None:
    made = sitting(builtin, instagram)
    last(made, every(instagram), r.Given)
    last(made, page(), r.LivePageRead)
    last(made, m.Look(), r.Looked)
    assert two_step(saved(made).accounts[0]) == {Outcome.PASS}


def test_the_report_says_that_it_was_on_the_screen(builtin: Registry, instagram: list[Path]) -> None:
    for made in (looked_at(builtin, instagram), asked_only(builtin)):
        assert "Your screen on" not in last(made, m.Report(), r.Page).html
        last(made, page(), r.LivePageRead)
        assert "Your screen on June 1, 2026: on." in last(made, m.Report(), r.Page).html


def asked_only(builtin: Registry) -> Sitting:
    made = sitting(builtin)
    last(made, m.NoDownload((Platform.INSTAGRAM,)), r.Looked)
    return made


def test_it_counts_without_any_download(builtin: Registry) -> None:
    made = sitting(builtin)
    last(made, m.NoDownload((Platform.INSTAGRAM,)), r.Looked)
    questions = last(made, m.NotUsed(()), r.Looked).questions
    last(made, page(OFF), r.LivePageRead)
    assert two_step(saved(made).accounts[0]) == {Outcome.FAIL}
    assert last(made, m.NotUsed(()), r.Looked).questions == questions


def test_what_could_not_be_read_is_told_and_changes_nothing(builtin: Registry, instagram: list[Path]) -> None:
    made = looked_at(builtin, instagram)
    before = saved(made).accounts
    told = last(made, page(mine=False), r.LivePageRead)
    assert [untold.problem.id for untold in told.untold] == [LiveCode.NOT_CONFIRMED]
    assert told.told == ()
    assert saved(made).accounts == before
    last(made, page(), r.LivePageRead)
    last(made, page("nonsense"), r.LivePageRead)
    assert two_step(saved(made).accounts[0]) == {Outcome.PASS}


def test_a_page_that_nobody_knows_is_refused(builtin: Registry) -> None:
    assert last(sitting(builtin), page(name="instagram_other"), r.Failed).problem.what


def test_what_is_forgotten_is_gone(builtin: Registry, instagram: list[Path]) -> None:
    made = looked_at(builtin, instagram)
    last(made, page(), r.LivePageRead)
    last(made, m.Forget(), r.Forgotten)
    made.offer({"0": instagram[0]})
    last(made, every(instagram), r.Given)
    last(made, m.Look(), r.Looked)
    assert two_step(saved(made).accounts[0]) != {Outcome.PASS}


def test_answers_given_before_stay(builtin: Registry, instagram: list[Path]) -> None:
    made = looked_at(builtin, instagram)
    asked = last(made, m.NextQuestion(), r.Asked).question
    if asked.live:  # what the page tells is asked no more
        asked = last(made, m.Answer(asked.mark, ""), r.Asked).question
    last(made, m.Answer(asked.mark, asked.choices[0].value), r.Asked)
    last(made, page(), r.LivePageRead)
    assert from_json(last(made, m.Save(), r.Saved).content, "result.json").accounts
    assert asked.mark in [given.mark for given in last(made, m.AskAnswers(), r.AnswersSoFar).answers]


def profile_of(made: Sitting) -> p.ProfileShown:
    (shown,) = last(made, m.AskLivePages(), r.LivePages).profiles
    return shown


def test_the_own_profile_is_shown_by_its_address(builtin: Registry, instagram: list[Path]) -> None:
    made = looked_at(builtin, instagram)
    told = last(made, m.AskLivePages(), r.LivePages)
    assert [shown.address for shown in told.profiles] == ["https://www.instagram.com/ann.invented/"]
    assert told.look
    assert told.eyes.keys() == set(Eyes)
    assert last(sitting(builtin), m.AskLivePages(), r.LivePages).profiles == ()


@pytest.mark.parametrize("saw", Eyes)
def test_only_that_posts_are_seen_counts(saw: Eyes, builtin: Registry, instagram: list[Path]) -> None:
    made = looked_at(builtin, instagram)
    before = saved(made).accounts[0]
    shown = profile_of(made)
    told = last(made, m.SayProfile(Platform.INSTAGRAM, shown.account, saw), r.ProfileSeen)
    assert told.counts is (saw is Eyes.POSTS)
    if saw is Eyes.POSTS:
        rows = [row for row in saved(made).accounts[0].facts if row.id == "audience.private_profile"]
        assert [(row.source, row.value, row.before) for row in rows] == [(Source.ANSWER, "off", "on")]
        assert "Seen as a stranger on" in last(made, m.Report(), r.Page).html
        last(made, m.SayProfile(Platform.INSTAGRAM, shown.account, Eyes.OTHER), r.ProfileSeen)
    assert saved(made).accounts[0].facts == before.facts


def test_nobody_else_s_profile_counts(builtin: Registry, instagram: list[Path]) -> None:
    made = looked_at(builtin, instagram)
    for key in ((Platform.INSTAGRAM, "somebody.else"), (Platform.TIKTOK, profile_of(made).account)):
        last(made, m.SayProfile(*key, Eyes.POSTS), r.Failed)
