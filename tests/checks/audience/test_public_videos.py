"""Public videos: the newest are pointed to without a word of theirs, those of unknown audience apart."""

from __future__ import annotations

from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.findings import only
from tests.checks.posts import posts


def test_the_newest_five_public_videos_are_pointed_to_without_a_word_of_theirs(builtin: Registry) -> None:
    videos = posts(*range(2016, 2026), audience="everyone", caption="Noor zwemt", place="Utrecht")
    subject = account("tiktok", {"audience.private_profile": "off", "content.posts": 10}, posts=videos[::-1])
    finding = only(run(builtin.checks["public_videos"], subject))
    assert (finding.params, finding.concerns) == ({"videos": 10, "reusable": 0}, 10)
    assert [proof.at.year for proof in finding.evidence if proof.at] == [2025, 2024, 2023, 2022, 2021]
    assert {proof.snippet for proof in finding.evidence} == {""}


def test_public_videos_and_unread_ones_are_told_apart(builtin: Registry) -> None:
    videos = [*posts(2024, audience="everyone"), *posts(2025)]
    subject = account("tiktok", {"audience.private_profile": "off", "content.posts": 2}, posts=videos)
    findings = run(builtin.checks["public_videos"], subject)
    told = {(f.outcome, f.params["videos"], f.concerns) for f in findings}
    assert told == {(Outcome.FAIL, 1, 1), (Outcome.UNKNOWN, 1, 1)}
    assert len({f.fingerprint for f in findings}) == 2
