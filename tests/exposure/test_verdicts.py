"""The verdicts that photos and posts share: the same order, counts and severity for both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.exposure import posts as posted
from auditor.exposure import verdicts
from auditor.exposure.photos import Photo
from auditor.exposure.verdicts import Visible
from auditor.model.account import Confidence, Value
from auditor.model.posting import Appearance, Audience, AudienceFrom, ChildSign, Exposure, MediaKind, Post, PostKind
from auditor.model.verdict import Outcome, Severity, Verdict

Make = Callable[..., Visible]


def photo(audience: str | None, day: int = 1, weight: float = 1.0, *, firm: bool = True) -> Photo:
    seen = Audience(audience) if audience else None
    known = AudienceFrom.ITEM if firm else AudienceFrom.DEFAULT
    place = Appearance(PostKind.POST, date(2024, 5, day), seen, known, source=f"{day}.json")
    return Photo(Exposure("a1", PostKind.POST, MediaKind.PHOTO, ChildSign.CHILD, priority=weight), (place,))


def mention(audience: str | None, day: int = 1, weight: float = 1.0, *, firm: bool = True) -> posted.Mention:
    post = Post(at=datetime(2024, 5, day), source=f"{day}.json")  # noqa: DTZ001  # as a page tells it
    spot = posted.Spot(0, 0, Confidence.DERIVED, grave=weight == 1)
    return posted.Mention(posted.Shown(post, Audience(audience) if audience else None, firm), "", spot)


BOTH = pytest.mark.parametrize("make", [photo, mention])


def never() -> Verdict:
    raise AssertionError("asked what silence means")


def judged(*concerned: Visible) -> list[Verdict]:
    return list(verdicts.judge(concerned, never))


@BOTH
def test_strangers_come_first_then_what_tells_most_then_the_newest(make: Make) -> None:
    (verdict,) = judged(make("friends", 9), make("everyone", 2), make("everyone", 7, 0.5), make("everyone", 3))
    assert [pointer.where for pointer in verdict.evidence] == ["3.json", "2.json", "7.json", "9.json"]


@BOTH
def test_a_finding_says_how_many_it_concerns_and_how_many_strangers_see(make: Make) -> None:
    seen, unknown = judged(make("everyone"), make("friends"), make(None), make(None), make(None))
    assert (seen.outcome, seen.concerns, seen.params["strangers"], seen.params[make(None).noun]) == ("fail", 2, 1, 2)
    assert (seen.message, seen.params["others"]) == ("found", 1)
    assert (unknown.message, unknown.concerns, unknown.params) == ("audience_unknown", 3, {make(None).noun: 3})


@BOTH
def test_what_only_people_see_who_were_let_in_is_low(make: Make) -> None:
    assert [(v.severity, v.message) for v in judged(make("friends"))] == [(Severity.LOW, "found_known")]
    assert [v.severity for v in judged(make("friends"), make("friends_of_friends"))] == [None]


@BOTH
def test_it_is_as_sure_as_the_best_founded(make: Make) -> None:
    assert [v.confidence for v in judged(make("everyone", firm=False), make("everyone"))] == [Confidence.DERIVED]
    assert [v.confidence for v in judged(make("everyone", firm=False))] == [Confidence.GUESSED]


@BOTH
def test_silence_is_asked_only_when_there_is_nothing(make: Make) -> None:
    silence = Verdict(Outcome.UNKNOWN, "silent")
    assert list(verdicts.judge((), lambda: silence)) == [silence]
    assert judged(make(None))[0].message == "audience_unknown"


@pytest.mark.parametrize(
    ("check", "message"), [("close_ups", "lists_missing"), ("home_in_posts", "parts_missing")], ids=["photos", "posts"]
)
def test_a_list_that_was_not_read_whole_is_pointed_to(builtin: Registry, check: str, message: str) -> None:
    lists = {"content.stories": {"id": "content.stories", "files": ["stories.json"], "broken": ["stories.json"]}}
    facts: Mapping[str, Value] = {"content.posts": 1, "audience.private_profile": "off", "photos.with_child": 0}
    subject = account("instagram", facts, posts=[{"caption": "sunset"}], lists=lists)
    (finding,) = run(builtin.checks[check], subject)
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, message)
    assert [proof.where for proof in finding.evidence] == ["stories.json"]
