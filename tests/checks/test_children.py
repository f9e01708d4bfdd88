"""Checks on photos of children: what strangers see comes first, and what nobody looked at never passes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from auditor.account import (
    Account,
    Audience,
    AudienceFrom,
    ChildSign,
    Confidence,
    Exposure,
    Fact,
    MediaKind,
    PhotoWork,
    Platform,
    PostKind,
    Told,
)
from auditor.check import Context, Outcome, Severity
from auditor.engine import run_check
from auditor.exposed import unfinished
from auditor.registry import Registry
from auditor.result import Finding
from auditor.testing import TODAY, account, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CHECKS = {
    *("exposed_photos", "profile_photos", "close_ups", "water_words", "photo_places"),
    *("public_era", "reusable_videos", "stories_highlights", "other_children", "photo_volume"),
}
DONE = {"posted": 40, "chosen": 40, "looked_at": 40}
SECRET = "Zxqwv"
EXPOSURES = st.builds(
    Exposure,
    content=st.sampled_from(["", "a1", "b2"]),
    kind=st.sampled_from(PostKind),
    media=st.sampled_from(MediaKind),
    child=st.sampled_from(ChildSign),
    at=st.none() | st.dates(date(2010, 1, 1), date(2026, 1, 1)),
    minors=st.integers(0, 3),
    close_up=st.booleans(),
    by_text=st.booleans(),
    audience=st.none() | st.sampled_from(Audience),
    audience_from=st.sampled_from(AudienceFrom),
    audience_then=st.none() | st.sampled_from(Audience),
    told=st.lists(st.sampled_from(Told), max_size=3).map(tuple),
    reusable=st.none() | st.booleans(),
    caption=st.sampled_from(["", SECRET, f"{SECRET} zwemt 06-12345678"]),
    uri=st.just(f"media/{SECRET}.jpg"),
    link=st.just(f"https://www.instagram.com/p/{SECRET}/"),
    source=st.just("posts_1.json#0"),
)
COUNTS = st.integers(0, 3)
WORKS = st.none() | st.builds(
    PhotoWork,
    posted=COUNTS,
    chosen=COUNTS,
    looked_at=COUNTS,
    unclear=COUNTS,
    skipped=st.sampled_from([{}, {"damaged": 0}, {"damaged": 1}]),
    interrupted=st.booleans(),
    missing=st.sampled_from(["", "no_model"]),
)


def item(audience: str | None = "everyone", source: str = "account", **fields: Any) -> dict[str, Any]:
    return {"content": "a1", "kind": "post", "media": "photo", "child": "child", "at": "2021-07-04"} | {
        "audience": audience,
        "audience_from": source,
        **fields,
    }


def placed(place: str, audience: str = "everyone", **fields: Any) -> dict[str, Any]:
    return {**item(audience, **fields), "source": place}


def found(registry: Registry, check: str, *items: dict[str, Any], platform: str = "instagram") -> list[Finding]:
    records: dict[str, Any] = {"exposures": items, "photo_work": DONE}
    return run(registry.checks[check], account(platform, {"photos.with_child": len(items)}, **records))


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def test_strangers_are_counted_by_how_wide_they_are(builtin: Registry) -> None:
    items = [item(), item(), item("friends_of_friends", "item"), item("friends", "item"), item("only_me", "item")]
    finding = only(found(builtin, "exposed_photos", *items, platform="facebook"))
    assert finding.outcome is Outcome.FAIL
    assert finding.params == {"photos": 3, "public": 2, "wide": 1, "known": 1}


@pytest.mark.parametrize(
    ("audience", "severity"), [("everyone", Severity.CRITICAL), ("friends_of_friends", Severity.HIGH)]
)
def test_what_everyone_sees_is_the_worst(builtin: Registry, audience: str, severity: Severity) -> None:
    finding = only(found(builtin, "exposed_photos", item(audience, "item"), platform="facebook"))
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, severity)


@pytest.mark.parametrize(
    ("platform", "source", "by_text", "confidence"),
    [
        ("instagram", "account", False, Confidence.DERIVED),
        ("instagram", "rule", False, Confidence.DERIVED),
        ("facebook", "default", False, Confidence.GUESSED),
        ("facebook", "unknown", False, Confidence.GUESSED),
        ("tiktok", "item", True, Confidence.GUESSED),
    ],
)
def test_a_guessed_audience_and_mere_words_are_guesses(
    builtin: Registry, platform: str, source: str, by_text: bool, confidence: Confidence
) -> None:
    finding = only(found(builtin, "exposed_photos", item(source=source, by_text=by_text), platform=platform))
    assert (finding.outcome, finding.confidence) == (Outcome.FAIL, confidence)


def test_strangers_known_people_and_an_unknown_audience_are_told_apart(builtin: Registry) -> None:
    findings = found(builtin, "exposed_photos", item(), item("followers"), item(None), item(None))
    told = {(f.outcome, f.message_id, f.params["photos"]) for f in findings}
    assert told == {(Outcome.FAIL, "found", 1), (Outcome.UNKNOWN, "audience_unknown", 2)}
    findings = found(builtin, "exposed_photos", item("followers"), item(None))
    assert {f.outcome for f in findings} == {Outcome.UNKNOWN}


def test_the_default_audience_alone_never_clears_a_photo(builtin: Registry) -> None:
    items = [item("friends", "item"), item("friends", "default")]
    finding = only(found(builtin, "exposed_photos", *items, platform="facebook"))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "default_may_differ")


def test_the_first_five_are_pointed_to_strangers_before_others_and_masked(builtin: Registry) -> None:
    items = [placed("stories.json#0", "followers", caption=f"{SECRET} bij oma", close_up=True)]
    items += [placed(f"posts_1.json#{number}", caption=SECRET, close_up=True) for number in range(7)]
    finding = only(found(builtin, "close_ups", *items))
    assert finding.params == {"photos": 8, "strangers": 7}
    assert [proof.place for proof in finding.evidence] == [f"posts_1.json#{number}" for number in range(5)]
    assert {proof.at for proof in finding.evidence} == {date(2021, 7, 4)}
    assert all(proof.snippet and SECRET not in proof.snippet for proof in finding.evidence)


@pytest.mark.parametrize(
    ("check", "fields"),
    [
        ("close_ups", {"close_up": True}),
        ("water_words", {"told": ["pool"]}),
        ("photo_places", {"told": ["place"]}),
        ("reusable_videos", {"media": "video", "reusable": True}),
        ("stories_highlights", {"kind": "highlight"}),
    ],
)
def test_what_only_known_people_see_weighs_little(builtin: Registry, check: str, fields: dict[str, Any]) -> None:
    strangers, known = (only(found(builtin, check, item(who, **fields))) for who in ("everyone", "followers"))
    assert (strangers.outcome, known.outcome) == (Outcome.FAIL, Outcome.FAIL)
    assert strangers.severity.rank < known.severity.rank
    assert known.severity is Severity.LOW


def test_a_spot_that_nobody_may_see_weighs_less_than_a_place_that_is_read(builtin: Registry) -> None:
    spot = only(found(builtin, "photo_places", item(told=["coordinates", "near_home"])))
    named = only(found(builtin, "photo_places", item(told=["coordinates"]), item(told=["place"])))
    assert (spot.severity, spot.params["spots"], spot.params["home"]) == (Severity.LOW, 1, 1)
    assert (named.severity, named.params["named"], named.params["spots"]) == (Severity.HIGH, 1, 1)


def test_places_are_counted_only_where_somebody_is_known_to_see_them(builtin: Registry) -> None:
    items = [item(told=["coordinates"]), item(None, told=["place", "near_home"])]
    told = {f.message_id: f for f in found(builtin, "photo_places", *items)}
    assert set(told) == {"found_spots", "audience_unknown"}
    assert told["found_spots"].params == {"photos": 1, "strangers": 1, "named": 0, "spots": 1, "home": 0}


def test_what_is_public_today_is_no_bygone(builtin: Registry) -> None:
    public, then = item(audience_then="everyone"), item("followers", audience_then="everyone")
    assert only(found(builtin, "public_era", public, then)).params == {"photos": 1}
    assert only(found(builtin, "public_era", public)).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"audience.private_profile": "on", "audience.privacy_history": 0}, Outcome.PASS),
        ({"audience.private_profile": "on", "audience.privacy_history": 1}, Outcome.UNKNOWN),
        ({"audience.private_profile": ["on", "off"], "audience.privacy_history": 0}, Outcome.UNKNOWN),
        ({"audience.private_profile": "on"}, Outcome.UNKNOWN),
        ({"audience.privacy_history": 0}, Outcome.UNKNOWN),
    ],
)
def test_a_private_account_without_any_switch_was_never_public(
    builtin: Registry, facts: dict[str, Any], outcome: Outcome
) -> None:
    records: dict[str, Any] = {"exposures": [item("followers")], "photo_work": DONE}
    subject = account("instagram", {"photos.with_child": 1, **facts}, **records)
    assert only(run(builtin.checks["public_era"], subject)).outcome is outcome


def test_reuse_that_is_not_told_is_asked_beside_reuse_that_is(builtin: Registry) -> None:
    videos = [item(media="video", reusable=answer) for answer in (True, False, None, None)]
    findings = found(builtin, "reusable_videos", *videos)
    assert {(f.outcome, f.params["photos"]) for f in findings} == {(Outcome.FAIL, 1), (Outcome.ASK, 2)}


def test_several_children_are_asked_about_whoever_sees_them(builtin: Registry) -> None:
    items = [item(minors=2), item(None, minors=5), item("followers", minors=2), item(minors=1)]
    finding = only(found(builtin, "other_children", *items))
    assert (finding.outcome, finding.params) == (Outcome.ASK, {"photos": 3, "strangers": 1})


def test_volume_counts_photos_and_years_and_blames_nobody(builtin: Registry) -> None:
    items = [item(at=f"{year}-01-01") for year in (2014, 2021, 2018)] + [item("only_me", "item", at="2009-01-01")]
    finding = only(found(builtin, "photo_volume", *items, item(at=None)))
    assert finding.outcome is Outcome.ASK
    assert finding.params == {"photos": 4, "years": 8, "first": 2014, "last": 2021}


def test_an_interrupted_look_says_so_beside_what_it_found(builtin: Registry) -> None:
    half: dict[str, Any] = {"exposures": [item()], "photo_work": {**DONE, "looked_at": 20, "interrupted": True}}
    findings = run(builtin.checks["exposed_photos"], account("instagram", {"photos.with_child": 1}, **half))
    assert [(f.outcome, f.message_id) for f in findings] == [
        (Outcome.FAIL, "found"),
        (Outcome.UNKNOWN, "unfinished"),
    ]
    assert findings[1].params == {"looked_at": 20, "posted": 40}


@pytest.mark.parametrize(
    "gap",
    [
        {"interrupted": True},
        {"skipped": {"damaged": 1}},
        {"missing": "no_model"},
        {"chosen": 39},
        {"looked_at": 39},
        None,
    ],
    ids=str,
)
@pytest.mark.parametrize("check", sorted(CHECKS))
def test_one_gap_is_enough_not_to_pass(builtin: Registry, check: str, gap: dict[str, Any] | None) -> None:
    for work, outcome in ((DONE, Outcome.PASS), (gap and {**DONE, **gap}, Outcome.UNKNOWN)):
        records: dict[str, Any] = {"photo_work": work}
        subject = account("instagram", {"photos.with_child": 0}, **records)
        assert only(run(builtin.checks[check], subject)).outcome is outcome


def test_the_private_flag_changes_what_the_same_photos_come_to(builtin: Registry) -> None:
    outcomes = [only(found(builtin, "exposed_photos", item(who))).outcome for who in ("everyone", "followers")]
    assert outcomes == [Outcome.FAIL, Outcome.PASS]


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_photos_that_were_not_looked_at_are_unknown(builtin: Registry, check: str) -> None:
    for platform in builtin.checks[check].file.platforms:
        assert [f.outcome for f in run(builtin.checks[check], account(platform))] == [Outcome.UNKNOWN]


@given(st.sampled_from(Platform), st.lists(EXPOSURES, max_size=4).map(tuple), WORKS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_pass_rests_on_a_look_at_everything(
    builtin: Registry, platform: Platform, exposures: tuple[Exposure, ...], work: PhotoWork | None
) -> None:
    fact = Fact("photos.with_child", len(exposures))
    subject = Account(platform, facts={fact.id: (fact,)}, exposures=exposures, photo_work=work)
    for check in (builtin.checks[name] for name in CHECKS if platform in builtin.checks[name].file.platforms):
        findings = run_check(check, subject, Context(TODAY))
        assert findings
        assert len({f.fingerprint for f in findings}) == len(findings), check.id
        for finding in findings:
            assert not finding.crash, check.id
            assert finding.confidence is not Confidence.STATED or finding.outcome is not Outcome.FAIL, check.id
            assert len(finding.evidence) <= 5, check.id
            assert SECRET not in f"{finding.params} {finding.evidence}", check.id
        if any(finding.outcome is Outcome.PASS for finding in findings):
            assert not unfinished(subject), check.id
            assert platform is not Platform.TIKTOK, check.id
            assert len(findings) == 1, check.id
