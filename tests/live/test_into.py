"""What was seen on the screen beside what downloads say: the newer counts, and what it contradicts is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from auditor.authors.testing import account as an_account
from auditor.engine.judge import RunInfo, audit
from auditor.engine.registry import Registry
from auditor.exposure.viewers import with_standings
from auditor.live.codes import Reading
from auditor.live.into import seen, seen_in, with_seen
from auditor.model.account import Absent, Account, Platform, Reason, Source
from auditor.model.messages import ANSWER_DISAGREES, SOURCES_DISAGREE
from auditor.model.posting import Audience, Post
from auditor.model.result import AuditResult, FactRow, GivenAnswer
from auditor.model.verdict import Context, Outcome
from auditor.results.answers import answered
from auditor.results.saved import from_json, to_json
from auditor.results.wording import worded
from tests.live import DAY, OWN
from tests.live import seen as read_in_browser
from tests.live.test_reading import OPEN, PRIVACY

PRIVATE, TWO_STEP = "audience.private_profile", "security.two_step"
TODAY = date(2026, 5, 3)
OLDER, LATER = date(2026, 5, 1), date(2026, 6, 1)
PUBLIC = PRIVACY.replace('"Private account" [checked]', '"Private account"')


def own(private: str = "off", exported_at: date | None = OLDER) -> Account:
    made = an_account("instagram", {PRIVATE: private}, absent={TWO_STEP: Reason.NOT_IN_EXPORT})
    return replace(made, handle=OWN, exported_at=exported_at)


def told(*pages: Reading, account: Account, today: date = TODAY) -> Account:
    (made,) = with_seen([account], seen(pages), today)
    return made


def privacy(snapshot: str = PRIVACY, handle: str = OWN) -> Reading:
    return read_in_browser("instagram_account_privacy", snapshot, handle=handle)


def judged(registry: Registry, account: Account) -> AuditResult:
    info = RunInfo(datetime(2026, 5, 3, tzinfo=UTC), "en")
    return audit([account], registry.checks.values(), Context(TODAY), info).result


def outcome(result: AuditResult, check: str) -> set[Outcome]:
    return {f.outcome for a in result.accounts if a.handle == OWN for f in a.findings if f.check == check}


def row(result: AuditResult, fact: str) -> FactRow:
    return next(row for row in result.accounts[0].facts if row.id == fact)


def test_what_no_download_tells_is_told(builtin: Registry) -> None:
    result = judged(builtin, told(read_in_browser("instagram_two_step", OPEN), account=own()))
    assert outcome(judged(builtin, own()), "two_step") == {Outcome.ASK}
    assert outcome(result, "two_step") == {Outcome.PASS}
    off = OPEN.replace("Two-factor authentication is on", "Help protect your account")
    result = judged(builtin, told(read_in_browser("instagram_two_step", off), account=own()))
    assert outcome(result, "two_step") == {Outcome.FAIL}


@pytest.mark.parametrize(("said", "snapshot", "counts"), [("off", PRIVACY, Outcome.PASS), ("on", PUBLIC, Outcome.FAIL)])
def test_the_screen_counts_before_an_older_download_and_the_other_is_kept(
    said: str, snapshot: str, counts: Outcome, builtin: Registry
) -> None:
    result = judged(builtin, told(privacy(snapshot), account=own(said)))
    assert outcome(result, "private_profile") == {counts}
    shown = row(result, PRIVATE)
    assert (shown.source, shown.observed_at) == (Source.LIVE, DAY)
    assert shown.where.startswith("https://www.instagram.com/")
    assert (shown.before, shown.before_at, shown.before_source) == (said, OLDER, Source.EXPORT)


def test_a_newer_download_counts_before_the_screen_and_the_other_is_kept(builtin: Registry) -> None:
    result = judged(builtin, told(privacy(), account=own("off", LATER), today=LATER))
    assert outcome(result, "private_profile") == {Outcome.FAIL}
    shown = row(result, PRIVATE)
    assert shown.source is Source.EXPORT
    assert (shown.before, shown.before_at, shown.before_source) == ("on", DAY, Source.LIVE)


def test_where_the_day_of_a_download_is_only_guessed_nothing_passes_on_an_older_look(builtin: Registry) -> None:
    undated = replace(own("off"), dated_inside=True)
    result = judged(builtin, told(privacy(), account=undated))
    assert outcome(result, "private_profile") == {Outcome.PASS}
    assert (row(result, PRIVATE).before, row(result, PRIVATE).before_at) == ("off", None)
    later = judged(builtin, told(privacy(), account=undated, today=LATER))
    assert Outcome.PASS not in outcome(later, "private_profile")


def test_a_word_of_the_download_that_nobody_knew_no_longer_matters(builtin: Registry) -> None:
    doubted = replace(own("on"), doubts={PRIVATE: (Absent(PRIVATE, Reason.UNKNOWN_WORD),)})
    assert outcome(judged(builtin, doubted), "private_profile") == {Outcome.UNKNOWN}
    assert outcome(judged(builtin, told(privacy(), account=doubted)), "private_profile") == {Outcome.PASS}


def test_two_pages_of_one_day_that_disagree_make_nothing_pass(builtin: Registry) -> None:
    other = replace(privacy(PUBLIC), page="instagram_other")
    result = judged(builtin, told(privacy(), other, account=own("on")))
    assert Outcome.PASS not in outcome(result, "private_profile")


def test_a_page_read_again_counts_once() -> None:
    again = told(privacy(PUBLIC), privacy(), account=own())
    assert [fact.value for fact in again.facts[PRIVATE]] == ["on"]


def test_the_photos_are_seen_by_whom_the_screen_says() -> None:
    posted = replace(own("on"), posts=(Post(),))
    assert with_standings(posted, TODAY).standings[0].audience is Audience.FOLLOWERS
    assert with_standings(told(privacy(PUBLIC), account=posted), TODAY).standings[0].audience is Audience.EVERYONE


def test_it_goes_to_the_account_that_it_is_about() -> None:
    partner = replace(own(), handle="tom.demo")
    mine, theirs = with_seen([own(), partner], seen([privacy()]), TODAY)
    assert [mine.value(PRIVATE), theirs.value(PRIVATE)] == ["on", "off"]
    nameless = seen([privacy(handle="")])
    assert [a.value(PRIVATE) for a in with_seen([own(), partner], nameless, TODAY)] == ["off", "off"]
    assert [a.value(PRIVATE) for a in with_seen([own()], nameless, TODAY)] == ["on"]
    assert with_seen([partner], seen([privacy()]), TODAY) == [partner]
    tiktok = replace(own(), platform=Platform.TIKTOK)
    assert with_seen([tiktok], seen([privacy()]), TODAY) == [tiktok]


def test_a_saved_result_keeps_it_for_a_year(builtin: Registry) -> None:
    result = judged(builtin, told(privacy(), account=own()))
    kept = from_json(to_json(result), "result.json")
    assert row(kept, PRIVATE) == row(result, PRIVATE)
    (again,) = with_seen([own()], seen_in(kept, LATER), LATER)
    assert again.value(PRIVATE) == "on"
    assert seen_in(kept, date(2027, 6, 1)) == ()


@pytest.mark.parametrize(("days", "messages"), [(-1, [""]), (0, ["", ANSWER_DISAGREES]), (1, ["", ANSWER_DISAGREES])])
def test_an_answer_counts_before_an_older_look_only(days: int, messages: list[str], builtin: Registry) -> None:
    result = judged(builtin, told(privacy(), account=own()))
    (finding,) = (f for f in result.accounts[0].findings if f.check == "private_profile")
    given = GivenAnswer(finding.fingerprint, "off", DAY + timedelta(days=days))
    after = worded(answered(result, [given]), "en")
    found = [f for f in after.accounts[0].findings if f.check == "private_profile"]
    assert [f.message_id for f in found] == messages
    assert found[0].outcome is Outcome.PASS
    assert all("screen" in f.message for f in found[1:])


def test_that_screen_and_download_disagree_names_both(builtin: Registry) -> None:
    undated = replace(own("off"), dated_inside=True)
    later = worded(judged(builtin, told(privacy(), account=undated, today=LATER)), "en")
    said = [f.message for f in later.accounts[0].findings if f.message_id == SOURCES_DISAGREE]
    assert said
    assert all("screen" in message for message in said)
