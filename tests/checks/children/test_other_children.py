"""Other people's children, in pictures and in words: one question, whoever sees them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.children.photos import found, item
from tests.checks.children.texts import post
from tests.checks.findings import only


def test_several_children_are_asked_about_whoever_sees_them(builtin: Registry) -> None:
    items = [item(minors=2), item(None, minors=5), item("followers", minors=2), item(minors=1)]
    finding = only(found(builtin, "other_children", *items))
    assert (finding.outcome, finding.params) == (Outcome.ASK, {"photos": 3, "strangers": 1})


def test_other_children_in_pictures_and_in_words_are_one_question(builtin: Registry) -> None:
    seen = {"kind": "post", "media": "photo", "child": "child", "uri": "a.jpg", "content": "a1", "minors": 3}
    posts = [
        post("kinderfeestje", media=[{"uri": "a.jpg"}]),
        post("klassenfoto", media=[{"uri": "b.jpg"}]),
        post("with our daughter", tagged=2),
        post("with our daughter", tagged=1),
        post("with colleagues", tagged=5),
    ]
    facts: dict[str, Any] = {"content.posts": 5, "photos.with_child": 1, "audience.private_profile": "off"}
    subject = account("instagram", facts, posts=posts, exposures=[seen])
    finding = only(run(builtin.checks["other_children"], subject))
    assert (finding.outcome, finding.message_id) == (Outcome.ASK, "found_and_in_words")
    assert finding.params == {"photos": 1, "posts": 2, "strangers": 2}
    (without,) = run(builtin.checks["other_children"], replace(subject, exposures=()))
    assert (without.message_id, without.params) == ("in_words", {"posts": 3, "strangers": 3})
