"""Checks on photos of children: what strangers see comes first, and what nobody looked at never passes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from auditor.authors.testing import TODAY, account, run
from auditor.engine.judge import run_check
from auditor.engine.registry import Registry
from auditor.exposure import verdicts as exposed
from auditor.exposure.verdicts import unfinished
from auditor.model.account import (
    Account,
    Audience,
    AudienceFrom,
    ChildSign,
    Confidence,
    Exposure,
    Fact,
    Media,
    MediaKind,
    PhotoWork,
    Platform,
    Post,
    PostedList,
    PostKind,
    Told,
)
from auditor.model.check import Context, Outcome, Severity
from auditor.model.result import Finding
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CHECKS = {
    *("exposed_photos", "profile_photos", "close_ups", "water_words", "photo_places"),
    *("public_era", "reusable_videos", "stories_highlights", "other_children", "photo_volume"),
}
DONE = {"posted": 40, "chosen": 40, "looked_at": 40}
SOME: list[dict[str, Any]] = [
    {"kind": "profile_photo", "media": [{"uri": "p.jpg"}]},
    {"kind": "highlight", "media": [{"uri": "h.jpg"}]},
    {"kind": "reel", "media": [{"uri": "r.mp4", "kind": "video"}]},
]
"""Something of each kind that a check is about."""
OF_KIND = {"profile_photos": "profile_photo", "stories_highlights": "highlight", "reusable_videos": "reel"}
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
    unplaced=st.sampled_from([0, 0, 0, 1]),
    skipped=st.sampled_from([{}, {"damaged": 0}, {"damaged": 1}]),
    interrupted=st.booleans(),
    missing=st.sampled_from(["", "no_model"]),
)

POSTS = st.builds(Post, kind=st.sampled_from(PostKind), media=st.just((Media("a.mp4", MediaKind.VIDEO),)))
READ = st.dictionaries(
    st.sampled_from(["content.posts", "content.stories", "content.albums", "content.reels", "content.groups"]),
    st.builds(PostedList, st.just(""), st.just(("a.json",)), odd=st.sampled_from([0, 0, 0, 1])),
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
    records: dict[str, Any] = {"exposures": items, "photo_work": DONE, "posts": SOME}
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


def test_a_guess_makes_a_finding_a_guess_and_clears_nothing(builtin: Registry) -> None:
    told = [only(found(builtin, "exposed_photos", item(guessed=guessed))) for guessed in (False, True)]
    assert [f.confidence for f in told] == [Confidence.DERIVED, Confidence.GUESSED]
    assert {f.outcome for f in told} == {Outcome.FAIL}
    known = [only(found(builtin, "exposed_photos", item("followers", guessed=guessed))) for guessed in (False, True)]
    assert [f.outcome for f in known] == [Outcome.PASS, Outcome.UNKNOWN]


def standing(kind: str, audience: str | None = "everyone", source: str = "account", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "audience": audience, "audience_from": source, **more}


def test_a_photo_in_several_places_counts_as_each_of_them(builtin: Registry) -> None:
    places = [standing("post"), standing("profile_photo", "everyone", "rule"), standing("highlight", "friends")]
    both = item(appearances=places)
    for check in ("exposed_photos", "profile_photos", "stories_highlights"):
        assert only(found(builtin, check, both)).outcome is Outcome.FAIL, check
    strangers = [only(found(builtin, c, both)).params["strangers"] for c in ("profile_photos", "stories_highlights")]
    assert strangers == [1, 0]


def test_who_sees_a_photo_elsewhere_does_not_tell_who_sees_the_story(builtin: Registry) -> None:
    both = item(appearances=[standing("post"), standing("story", None, "unknown")])
    finding = only(found(builtin, "stories_highlights", both))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "perhaps_pinned")


def test_one_place_that_may_differ_is_enough_not_to_pass(builtin: Registry) -> None:
    places = [standing("post", "friends", "item"), standing("album", "custom", "default")]
    finding = only(found(builtin, "exposed_photos", item("friends", "item", appearances=places), platform="facebook"))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "default_may_differ")


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
        records: dict[str, Any] = {"photo_work": work, "posts": SOME}
        subject = account("instagram", {"photos.with_child": 0}, **records)
        assert only(run(builtin.checks[check], subject)).outcome is outcome


def test_the_private_flag_changes_what_the_same_photos_come_to(builtin: Registry) -> None:
    outcomes = [only(found(builtin, "exposed_photos", item(who))).outcome for who in ("everyone", "followers")]
    assert outcomes == [Outcome.FAIL, Outcome.PASS]


def silent(registry: Registry, check: str, **records: Any) -> Finding:
    """What a check says of an account in whose photos no child was seen."""
    records = {"photo_work": DONE, "posts": SOME, **records}
    facts: dict[str, Any] = {"photos.with_child": 0, "profile.bio": ""}
    return only(run(registry.checks[check], account(records.pop("platform", "instagram"), facts, **records)))


def lists(platform: str, list_id: str, **how: Any) -> dict[str, Any]:
    """All lists of a platform, one of them read like this; without `how` it is not there."""
    read = {i: {"id": one.id, "files": one.files} for i, one in account(platform).lists.items() if i != list_id}
    return read | ({list_id: {"id": list_id, "files": ["a.json"], **how}} if how else {})


@pytest.mark.parametrize("how", [{"broken": ["a.json"]}, {"understood": 7, "odd": 1}], ids=str)
@pytest.mark.parametrize("check", sorted(CHECKS))
def test_no_photo_check_passes_unless_every_list_that_it_is_about_was_read_whole(
    builtin: Registry, check: str, how: dict[str, Any]
) -> None:
    whole = account("instagram").lists
    assert silent(builtin, check).outcome is Outcome.PASS
    taken = {i for i in whole if silent(builtin, check, lists=lists("instagram", i, **how)).outcome is not Outcome.PASS}
    every = set(whole) - {"content.archived", "content.deleted"}  # only the owner sees those
    about = {"profile_photos": {"content.profile_photos"}, "stories_highlights": {"content.stories"}}
    assert taken == about.get(check, every)
    told = silent(builtin, check, lists=lists("instagram", min(taken), **how))
    assert (told.outcome, told.message_id, told.params["lists"]) == (Outcome.UNKNOWN, "lists_missing", 1)


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_a_list_that_is_not_there_is_none_beside_its_siblings_only(builtin: Registry, check: str) -> None:
    for platform in set(builtin.checks[check].file.platforms) & {"instagram", "facebook"}:
        siblings = {"instagram": "content.reels", "facebook": "content.videos"}[platform]
        assert silent(builtin, check, platform=platform, lists=lists(platform, siblings)).outcome is Outcome.PASS
        assert silent(builtin, check, platform=platform, lists={}).message_id == "lists_missing"
    if check not in ("profile_photos", "stories_highlights") and "facebook" in builtin.checks[check].file.platforms:
        own_box = silent(builtin, check, platform="facebook", lists=lists("facebook", "content.stories"))
        assert own_box.message_id == "lists_missing"


@pytest.mark.parametrize(
    "records",
    [
        {"part_missing": True},
        {"period": ["2026-01-01", None]},
        {"posts": [*SOME, *({**post, "held_by": "2025-01-01"} for post in SOME)]},
    ],
    ids=lambda records: min(records),
)
@pytest.mark.parametrize("check", sorted(CHECKS))
def test_a_part_of_what_was_posted_takes_every_pass(builtin: Registry, check: str, records: dict[str, Any]) -> None:
    if check != "reusable_videos" or "posts" not in records:
        assert silent(builtin, check, **records).message_id == "only_a_part"
    assert silent(builtin, check, **records).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(("with_child", "message"), [(0, "unplaced"), (2, "unplaced_child")])
@pytest.mark.parametrize("check", sorted(CHECKS))
def test_pictures_that_no_list_names_take_every_pass(
    builtin: Registry, check: str, with_child: int, message: str
) -> None:
    told = silent(builtin, check, photo_work={**DONE, "unplaced": 5, "unplaced_with_child": with_child})
    assert (told.outcome, told.message_id) == (Outcome.UNKNOWN, message)
    assert told.params == {"photos": 5, "with_child": with_child}
    assert not told.evidence


def test_what_is_not_known_is_said_beside_what_was_found(builtin: Registry) -> None:
    records: dict[str, Any] = {"exposures": [item()], "photo_work": DONE, "lists": {}}
    findings = run(builtin.checks["exposed_photos"], account("instagram", {"photos.with_child": 1}, **records))
    assert [f.message_id for f in findings] == ["found", "lists_missing"]
    records["exposures"] = [item("followers")]
    findings = run(builtin.checks["exposed_photos"], account("instagram", {"photos.with_child": 1}, **records))
    assert [f.message_id for f in findings] == ["known_people_so_far", "lists_missing"]


@pytest.mark.parametrize("platform", ["instagram", "facebook"])
@pytest.mark.parametrize("check", sorted(OF_KIND))
def test_a_check_on_one_kind_does_not_apply_where_there_is_surely_none(
    builtin: Registry, check: str, platform: str
) -> None:
    others = [post for post in SOME if post["kind"] != OF_KIND[check]]
    assert silent(builtin, check, platform=platform).outcome is Outcome.PASS
    assert silent(builtin, check, platform=platform, posts=others).outcome is Outcome.NOT_APPLICABLE
    sample: dict[str, Any] = {**DONE, "chosen": 3, "looked_at": 3}
    assert silent(builtin, check, platform=platform, posts=others, photo_work=sample).outcome is Outcome.NOT_APPLICABLE
    gaps: list[dict[str, Any]] = [{"lists": {}}, {"part_missing": True}, {"photo_work": {**DONE, "unplaced": 1}}]
    for records in gaps:
        assert silent(builtin, check, platform=platform, posts=others, **records).outcome is Outcome.UNKNOWN
    hidden = [*others, {"kind": "deleted", "media": [{"uri": "d.mp4", "kind": "video"}]}]
    assert silent(builtin, check, platform=platform, posts=hidden).outcome is Outcome.NOT_APPLICABLE


def test_instagram_has_no_profile_photo_only_where_the_profile_says_so_too(builtin: Registry) -> None:
    records: dict[str, Any] = {"photo_work": DONE, "posts": SOME[1:]}
    subject = account("instagram", {"photos.with_child": 0}, **records)
    finding = only(run(builtin.checks["profile_photos"], subject))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "kind_untold")


def test_a_story_that_is_over_may_be_pinned(builtin: Registry) -> None:
    story = item(None, "unknown", kind="story")
    told = [only(found(builtin, check, story)) for check in ("stories_highlights", "exposed_photos")]
    assert [f.outcome for f in told] == [Outcome.UNKNOWN, Outcome.UNKNOWN]
    assert told[0].message_id == "perhaps_pinned"


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_photos_that_were_not_looked_at_are_unknown(builtin: Registry, check: str) -> None:
    for platform in builtin.checks[check].file.platforms:
        assert [f.outcome for f in run(builtin.checks[check], account(platform))] == [Outcome.UNKNOWN]


@given(st.sampled_from(Platform), st.lists(EXPOSURES, max_size=4).map(tuple), WORKS, st.lists(POSTS).map(tuple), READ)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_pass_rests_on_a_look_at_everything(
    builtin: Registry,
    platform: Platform,
    exposures: tuple[Exposure, ...],
    work: PhotoWork | None,
    posts: tuple[Post, ...],
    read: dict[str, PostedList],
) -> None:
    fact = Fact("photos.with_child", len(exposures))
    subject = Account(platform, facts={fact.id: (fact,)}, exposures=exposures, photo_work=work, posts=posts, lists=read)
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
            assert not exposed.nothing(subject).message.startswith(("lists", "only", "unplaced")), check.id
            assert platform is not Platform.TIKTOK, check.id
            assert len(findings) == 1, check.id
