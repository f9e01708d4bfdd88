"""Posts in groups: pointed to by day, never by their words, and never a pass."""

from __future__ import annotations

from datetime import date

from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome

MEDIA = [{"uri": f"{number}.jpg"} for number in range(9)]


def test_posts_in_groups_are_pointed_to_by_day_and_never_by_their_words(builtin: Registry) -> None:
    posts = [
        {
            "kind": "other",
            "at": f"{year}-07-01T08:00:00Z",
            "caption": "Noor",
            "source": "posts.json",
            "media": MEDIA[:2],
        }
        for year in range(2016, 2026)
    ]
    posts += [{"kind": "other", "source": "posts.json"}] * 3
    (finding,) = run(builtin.checks["public_groups"], account("facebook", {"content.posts": 20}, posts=posts))
    assert (finding.outcome, finding.params, finding.concerns) == (Outcome.ASK, {"posts": 13}, 20)
    assert [proof.at for proof in finding.evidence] == [date(year, 7, 1) for year in range(2025, 2020, -1)]
    assert {proof.snippet for proof in finding.evidence} == {""}


def test_that_no_post_in_a_group_was_recognised_is_no_pass(builtin: Registry) -> None:
    for posts in ([], [{"caption": "on the own profile"}]):
        subject = account("facebook", {"content.posts": 1}, posts=posts)
        assert [f.outcome for f in run(builtin.checks["public_groups"], subject)] == [Outcome.ASK]
