"""Photos of children that strangers can see: counted by audience, and no guess clears one."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.account import Confidence
from auditor.model.verdict import Outcome, Severity
from tests.checks.children.photos import DONE, found, item, standing
from tests.checks.findings import only


def test_strangers_are_counted_by_how_wide_they_are(builtin: Registry) -> None:
    items = [item(), item(), item("friends_of_friends", "item"), item("friends", "item"), item("only_me", "item")]
    finding = only(found(builtin, "exposed_photos", *items, platform="facebook"))
    assert finding.outcome is Outcome.FAIL
    assert finding.params == {"photos": 3, "public": 2, "wide": 1, "known": 1}


@pytest.mark.parametrize(
    ("platform", "kinds", "message"),
    [
        ("instagram", ("profile_photo",), "profile_photo"),
        ("facebook", ("profile_photo", "cover_photo"), "profile_or_cover"),
        ("instagram", ("profile_photo", "post"), "found"),
    ],
)
def test_where_only_the_profile_shows_a_child_that_is_what_to_change(
    builtin: Registry, platform: str, kinds: tuple[str, ...], message: str
) -> None:
    items = [item("everyone", "rule", kind=kind) for kind in kinds]
    finding = only(found(builtin, "exposed_photos", *items, platform=platform))
    assert (finding.outcome, finding.message_id) == (Outcome.FAIL, message)


def test_a_picture_that_is_in_a_post_too_is_no_matter_of_the_profile_alone(builtin: Registry) -> None:
    places = [standing("profile_photo", source="rule"), standing("post")]
    assert only(found(builtin, "exposed_photos", item(appearances=places))).message_id == "found"


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


def test_one_place_that_may_differ_is_enough_not_to_pass(builtin: Registry) -> None:
    places = [standing("post", "friends", "item"), standing("album", "custom", "default")]
    finding = only(found(builtin, "exposed_photos", item("friends", "item", appearances=places), platform="facebook"))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "default_may_differ")


def test_the_default_audience_alone_never_clears_a_photo(builtin: Registry) -> None:
    items = [item("friends", "item"), item("friends", "default")]
    finding = only(found(builtin, "exposed_photos", *items, platform="facebook"))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "default_may_differ")


def test_an_interrupted_look_says_so_beside_what_it_found(builtin: Registry) -> None:
    half: dict[str, Any] = {"exposures": [item()], "photo_work": {**DONE, "looked_at": 20, "interrupted": True}}
    findings = run(builtin.checks["exposed_photos"], account("instagram", {"photos.with_child": 1}, **half))
    assert [(f.outcome, f.message_id) for f in findings] == [
        (Outcome.FAIL, "found"),
        (Outcome.UNKNOWN, "unfinished"),
    ]
    assert findings[1].params == {"looked_at": 20, "posted": 40}


def test_the_private_flag_changes_what_the_same_photos_come_to(builtin: Registry) -> None:
    outcomes = [only(found(builtin, "exposed_photos", item(who))).outcome for who in ("everyone", "followers")]
    assert outcomes == [Outcome.FAIL, Outcome.PASS]


def test_what_is_not_known_is_said_beside_what_was_found(builtin: Registry) -> None:
    records: dict[str, Any] = {"exposures": [item()], "photo_work": DONE, "lists": {}}
    findings = run(builtin.checks["exposed_photos"], account("instagram", {"photos.with_child": 1}, **records))
    assert [f.message_id for f in findings] == ["found", "lists_missing"]
    records["exposures"] = [item("followers")]
    findings = run(builtin.checks["exposed_photos"], account("instagram", {"photos.with_child": 1}, **records))
    assert [f.message_id for f in findings] == ["known_people_so_far", "lists_missing"]
