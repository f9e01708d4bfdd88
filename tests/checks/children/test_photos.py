"""All checks on photos of children: what nobody looked at never passes, and no gap is passed by."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from auditor.authors.testing import TODAY, account, run
from auditor.engine.judge import run_check
from auditor.engine.registry import Registry
from auditor.exposure import photos as exposed
from auditor.exposure.photos import unfinished
from auditor.model.account import Account, Confidence, Fact, Platform
from auditor.model.posting import (
    Audience,
    AudienceFrom,
    ChildSign,
    Exposure,
    Media,
    MediaKind,
    PhotoWork,
    Post,
    PostedList,
    PostKind,
    Sign,
)
from auditor.model.result import Finding
from auditor.model.verdict import Context, Outcome, Severity
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.checks.children.photos import DONE, SECRET, SOME, found, item, standing
from tests.checks.findings import only

CHECKS = {
    *("exposed_photos", "profile_photos", "close_ups", "water_words", "photo_places"),
    *("public_era", "reusable_videos", "stories_highlights", "other_children", "photo_volume"),
}
OF_KIND = {"profile_photos": "profile_photo", "stories_highlights": "highlight", "reusable_videos": "reel"}
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
    told=st.lists(st.sampled_from(Sign), max_size=3).map(tuple),
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


def test_a_photo_in_several_places_counts_as_each_of_them(builtin: Registry) -> None:
    places = [standing("post"), standing("profile_photo", "everyone", "rule"), standing("highlight", "friends")]
    both = item(appearances=places)
    for check in ("exposed_photos", "profile_photos", "stories_highlights"):
        assert only(found(builtin, check, both)).outcome is Outcome.FAIL, check
    strangers = [only(found(builtin, c, both)).params["strangers"] for c in ("profile_photos", "stories_highlights")]
    assert strangers == [1, 0]


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


@pytest.mark.parametrize(
    ("check", "platform"),
    [("profile_photos", "instagram"), *product(sorted(OF_KIND.keys() - {"profile_photos"}), ("instagram", "facebook"))],
)
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
