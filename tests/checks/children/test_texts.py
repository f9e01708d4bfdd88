"""All checks on the texts of posts: who reads it, and what nobody could read never passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from auditor.authors.testing import TODAY, account, run
from auditor.engine.judge import Beside, run_check
from auditor.engine.registry import Registry
from auditor.model.account import Confidence
from auditor.model.family import Child, Family
from auditor.model.posting import Audience, Media, Post, PostKind
from auditor.model.tells import Tells
from auditor.model.verdict import Context, Outcome, Severity
from auditor.text.silence import SILENCE
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.children.texts import EMMA, SECRET, facebook, post, public
from tests.checks.findings import only

TEXTS = ("names_in_posts", "ages_in_posts", "school_in_posts", "home_in_posts", "routine_in_posts", "hard_moments")
CHECKS = (*TEXTS, "commercial_posts", "old_posts")
SILENT = (*TEXTS[1:], "commercial_posts")
TELLING = {
    "names_in_posts": "my son Daan",
    "ages_in_posts": "Daan wordt 5",
    "school_in_posts": "in groep 3",
    "home_in_posts": "voor onze voordeur",
    "routine_in_posts": "elke woensdag voetbal",
    "hard_moments": "weer een driftbui",
    "commercial_posts": "my kids love it #ad",
}


@pytest.mark.parametrize(("check", "caption"), TELLING.items())
def test_strangers_weigh_and_people_who_were_let_in_hardly(builtin: Registry, check: str, caption: str) -> None:
    severities = {}
    for word in ("everyone", "friends_of_friends", "friends"):
        finding = only(run(builtin.checks[check], facebook(post(caption), default=word)))
        assert (finding.outcome, finding.params["posts"]) == (Outcome.FAIL, 1)
        severities[word] = (finding.severity, finding.params["strangers"])
    own = builtin.checks[check].file.severity
    assert severities == {"everyone": (own, 1), "friends_of_friends": (own, 1), "friends": (Severity.LOW, 0)}


@pytest.mark.parametrize(("check", "caption"), TELLING.items())
@pytest.mark.parametrize(
    "hidden",
    [{"kind": "archived"}, {"kind": "deleted"}, {"audience": "only_me"}],
    ids=str,
)
def test_what_only_the_owner_sees_does_not_count(
    builtin: Registry, check: str, caption: str, hidden: dict[str, str]
) -> None:
    subject = public(post(caption, **hidden))
    assert only(run(builtin.checks[check], subject, family=EMMA)).outcome is Outcome.PASS


@pytest.mark.parametrize(("check", "caption"), TELLING.items())
def test_an_unknown_audience_is_told_apart(builtin: Registry, check: str, caption: str) -> None:
    posts = [post(caption, audience="everyone"), post(caption), post(caption)]
    subject = account("tiktok", {"content.posts": 3}, posts=posts)
    findings = run(builtin.checks[check], subject)
    assert {(f.outcome, f.message_id, f.params["posts"]) for f in findings} == {
        (Outcome.FAIL, "found", 1),
        (Outcome.UNKNOWN, "audience_unknown", 2),
    }
    assert len({f.fingerprint for f in findings}) == 2


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(
    ("platform", "gap", "outcome"),
    [
        ("instagram", {}, Outcome.PASS),
        ("instagram", {"content.reels": "file_missing"}, Outcome.PASS),
        ("instagram", {"content.reels": "unreadable"}, Outcome.UNKNOWN),
        ("instagram", {"content.stories": "values_removed"}, Outcome.UNKNOWN),
        ("facebook", {}, Outcome.PASS),
        ("facebook", {"content.videos": "file_missing"}, Outcome.PASS),
        ("facebook", {"content.albums": "unreadable"}, Outcome.UNKNOWN),
        ("facebook", {"content.stories": "file_missing"}, Outcome.UNKNOWN),
        ("facebook", {"content.reels": "file_missing"}, Outcome.UNKNOWN),
        ("tiktok", {}, Outcome.PASS),
        ("tiktok", {"content.posts": "values_removed"}, Outcome.UNKNOWN),
    ],
)
def test_a_list_that_could_not_be_read_is_never_a_pass(
    builtin: Registry, check: str, platform: str, gap: dict[str, str], outcome: Outcome
) -> None:
    facts: dict[str, Any] = {"content.posts": 1}
    facts |= {"content.stories": 0, "content.reels": 0} if platform == "facebook" else {}
    known = {name: value for name, value in facts.items() if name not in gap}
    subject = account(platform, known, gap, posts=[post("mooie lucht", audience="everyone")])
    finding = only(run(builtin.checks[check], subject, family=EMMA))
    if outcome is Outcome.PASS and check in SILENT:
        assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, SILENCE)
    else:
        assert finding.outcome is outcome
        assert finding.message_id != SILENCE


@pytest.mark.parametrize("check", SILENT)
def test_silence_is_no_pass_where_few_are_found(builtin: Registry, check: str) -> None:
    subject = public(post("mooie lucht"), post("wat een dag", place="Utrecht"), post())
    finding = only(run(builtin.checks[check], subject, family=Family(children=(Child("Pim", date(2020, 1, 1)),))))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, SILENCE)
    assert finding.params == {"texts": 3, "unread": 0, "in_nl": 3, "tenths": 0}
    told = only(run(builtin.checks[check], public(post("mooie lucht"), post(TELLING[check]))))
    assert told.outcome is Outcome.FAIL


@pytest.mark.parametrize(
    "caption",
    ["dnes jsme byli na pláži", "min datter er 5 år i dag", "אנחנו בים היום", "今天小明上学", "сегодня в школу"],
)
@pytest.mark.parametrize("check", TEXTS)
def test_captions_in_a_language_without_lists_are_counted_and_said(builtin: Registry, check: str, caption: str) -> None:
    subject = public(post(caption), post("mooie lucht"), post("wat een mooie dag"))
    finding = only(run(builtin.checks[check], subject, family=EMMA))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, SILENCE)
    assert finding.params == {"texts": 3, "unread": 1, "in_nl": 2, "tenths": 9 if check == "names_in_posts" else 0}


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(
    "missing",
    [
        {"period": ("2025-01-01", None)},
        {"part_missing": True},
        {"posts": [post("mooie lucht", held_by="2024-02-03")]},
        {"lists": {"content.posts": {"id": "content.posts", "files": ["posts_1.json"], "understood": 1, "odd": 1}}},
        {"lists": {}},
    ],
    ids=lambda missing: next(iter(missing)),
)
def test_what_may_hold_more_is_said_and_never_a_pass(builtin: Registry, check: str, missing: dict[str, Any]) -> None:
    records = {"posts": [post("mooie lucht")], **missing}
    subject = account("instagram", {"content.posts": 1, "audience.private_profile": "off"}, **records)
    finding = only(run(builtin.checks[check], subject, family=EMMA))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "parts_missing")


@pytest.mark.parametrize("check", TEXTS)
def test_posts_without_any_text_say_nothing(builtin: Registry, check: str) -> None:
    finding = only(run(builtin.checks[check], public(post(), post(" ")), family=EMMA))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "no_texts")
    assert only(run(builtin.checks[check], public())).outcome is Outcome.PASS


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(3, 1, 1), date(2026, 12, 31)])
def test_old_posts_and_routine_know_every_day_of_the_calendar(builtin: Registry, today: date) -> None:
    for check in ("old_posts", "routine_in_posts"):
        assert not any(f.crash for f in run(builtin.checks[check], public(post("op vakantie")), today=today))


PIECES = [*TELLING.values(), SECRET, "Emma", "(5)", "12-05-2019", "İß🎂 é", "|", "#spon", "Kerkstraat 12"]
POSTS = st.builds(
    Post,
    kind=st.sampled_from(PostKind),
    at=st.none() | st.integers(0, 5800).map(lambda days: datetime(2010, 1, 1, tzinfo=UTC) + timedelta(days)),
    caption=st.lists(st.sampled_from(PIECES)).map(" ".join),
    place=st.sampled_from(["", SECRET, "Utrecht"]),
    tagged=st.none() | st.integers(0, 3),
    audience=st.none() | st.sampled_from(Audience),
    media=st.lists(st.builds(Media, st.just("a.jpg"), caption=st.sampled_from(["", "groep 3"])), max_size=2).map(tuple),
)


@given(st.lists(POSTS, max_size=4), st.sampled_from(["instagram", "facebook", "tiktok"]), st.booleans())
def test_any_posts_get_an_answer_that_holds_nothing_of_them(
    builtin: Registry, posts: list[Post], platform: str, with_family: bool
) -> None:
    subject = replace(account(platform, {"content.posts": len(posts)}), posts=tuple(posts))
    for check in (*CHECKS, "other_children"):
        findings = run_check(builtin.checks[check], subject, Context(TODAY, family=EMMA if with_family else Family()))
        assert findings
        assert len({f.fingerprint for f in findings}) == len(findings)
        for finding in findings:
            assert not finding.crash, check
            assert finding.outcome is not Outcome.FAIL or finding.confidence is not Confidence.STATED
            assert SECRET not in f"{finding.params} {finding.evidence}"
        if any(finding.outcome is Outcome.PASS for finding in findings):
            assert len(findings) == 1


# What the words tell.


@pytest.mark.parametrize(
    ("check", "caption", "tells"),
    [
        ("names_in_posts", "my son Daan", Tells.NAME),
        ("ages_in_posts", "mijn zoon van 5 jaar", Tells.AGE),
        ("ages_in_posts", "Daan wordt 5", Tells.BIRTHDAY),
        ("ages_in_posts", "onze dochter geboren 12-05-2019", Tells.BIRTH_DATE),
        ("school_in_posts", "in groep 3", Tells.SCHOOL),
        ("school_in_posts", "naar judo", Tells.CLUB),
        ("home_in_posts", "feest op Kerkstraat 12", Tells.ADDRESS),
        ("home_in_posts", "voor onze voordeur", Tells.HOME),
        ("routine_in_posts", "elke woensdag voetbal", Tells.WEEKLY),
        ("routine_in_posts", "op vakantie", Tells.AWAY),
        ("routine_in_posts", "alleen thuis", Tells.ALONE),
        ("routine_in_posts", "nu in Parijs", Tells.RIGHT_NOW),
        ("hard_moments", "weer een driftbui", Tells.HARD),
        ("hard_moments", "ons kind ligt in het ziekenhuis", Tells.HOSPITAL),
        ("commercial_posts", "my kids love it #ad", Tells.ADVERTISING),
        ("commercial_posts", "my kids love it, paid partnership", Tells.ADVERTISING),
        ("other_children", "kinderfeestje", Tells.TOGETHER),
    ],
)
def test_what_words_of_the_lists_tell_is_said_without_perhaps(
    builtin: Registry, check: str, caption: str, tells: Tells
) -> None:
    assert clauses(builtin, check, caption) == {(tells, False)}


@pytest.mark.parametrize(
    ("check", "caption", "told"),
    [
        ("names_in_posts", "Emma op de fiets", (Tells.NAME, False)),
        ("school_in_posts", "basisschool De Regenboog", (Tells.SCHOOL, False)),
        ("school_in_posts", "bij De Regenboog", (Tells.SCHOOL, True)),
        ("school_in_posts", "bij VV Wervelwind", (Tells.CLUB, False)),
        ("home_in_posts", "op de Voorbeeldlaan", (Tells.STREET, False)),
        ("home_in_posts", "mooi Utrecht", (Tells.TOWN, False)),
        ("ages_in_posts", "Emma is nu acht", (Tells.NAME_WITH_AGE, False)),
    ],
)
def test_what_the_family_s_own_words_tell(builtin: Registry, check: str, caption: str, told: tuple[str, bool]) -> None:
    assert clauses(builtin, check, caption, EMMA) == {told}


@pytest.mark.parametrize(
    ("check", "caption", "tells"),
    [
        ("school_in_posts", "Trots op onze zoon, over naar de volgende groep bij meester Jan", Tells.SCHOOL),
        ("hard_moments", "onze dreumes is zo verdrietig en wil niet slapen", Tells.HARD),
        ("ages_in_posts", "hij mag morgen vier kaarsjes uitblazen", Tells.AGE),
    ],
)
def test_what_the_classifier_alone_suggests_is_perhaps_so(
    builtin: Registry, check: str, caption: str, tells: Tells
) -> None:
    assert clauses(builtin, check, caption) == {(tells, True)}


def clauses(builtin: Registry, check: str, caption: str, family: Family = Family()) -> set[tuple[str, bool]]:  # noqa: B008  # frozen
    """What the evidence of a check on one post tells."""
    findings = run(builtin.checks[check], public(post(caption)), family=family)
    return {(proof.tells, proof.perhaps) for finding in findings for proof in finding.evidence}


@pytest.mark.parametrize(
    ("caption", "until"),
    [
        ("Op vakantie tot zondag!", "tot zondag"),
        ("op vakantie in Frankrijk t/m 12 juli", "t/m 12 juli"),
        ("On holiday until Sunday", "until Sunday"),
        ("Im Urlaub bis zum 12. August, juhu", "bis zum 12. August"),
        ("en vacances jusqu’à samedi", "jusqu’à samedi"),
        ("Op vakantie. Tot zondag!", ""),
        ("op vakantie met de kinderen, tot ziens", ""),
    ],
)
def test_words_for_the_end_of_an_absence_are_known(builtin: Registry, caption: str, until: str) -> None:
    beside = Beside()
    run_check(builtin.checks["routine_in_posts"], public(post(caption)), Context(TODAY), beside)
    ((own,),) = beside.words.values()
    assert own.until == until
