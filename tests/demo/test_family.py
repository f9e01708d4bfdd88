"""The invented family of the demo shows all that a report can show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from auditor.audit import Audited, Options, PhotoOptions, audit
from auditor.demo import story
from auditor.demo.family import FAMILY, write_exports
from auditor.engine.registry import Registry
from auditor.model.account import Role
from auditor.model.messages import ANSWER_DISAGREES
from auditor.model.result import AuditResult, ChangeKind, Finding, Gap
from auditor.model.verdict import Outcome, Severity

TODAY = date(2026, 6, 1)
DOWNLOADED = ["instagram", "facebook", "tiktok", "tiktok"]


@pytest.fixture(scope="module")
def audited(builtin: Registry, tmp_path_factory: pytest.TempPathFactory) -> Audited:
    exports = write_exports(tmp_path_factory.mktemp("demo"))
    assert len(exports) == 5
    return audit(exports, story.told(Options(builtin, today=TODAY, photos=PhotoOptions())))


@pytest.fixture(scope="module")
def result(audited: Audited) -> AuditResult:
    return audited.result


def findings(result: AuditResult, check: str, handle: str = "") -> list[Finding]:
    return [f for a in result.accounts if handle in ("", a.handle) for f in a.findings if f.check == check]


def outcomes(result: AuditResult, check: str, handle: str = "") -> set[Outcome]:
    return {f.outcome for f in findings(result, check, handle)}


def test_one_account_for_each_download_though_one_is_in_two_parts(result: AuditResult) -> None:
    assert [a.platform for a in result.accounts[:4]] == DOWNLOADED
    assert [a.role for a in result.accounts[:4]] == [Role.PARENT] * 3 + [Role.TEEN]
    assert [a.troubles for a in result.accounts[:4]] == [()] * 4
    assert {"household", "google", "apple", "whatsapp"} <= {a.platform for a in result.accounts[4:]}


def test_every_outcome_is_there(result: AuditResult) -> None:
    assert {f.outcome for a in result.accounts for f in a.findings} == set(Outcome)
    assert len(result.first_steps) == 5


def test_a_child_s_name_in_a_bio_and_a_school_in_a_caption(result: AuditResult) -> None:
    assert outcomes(result, "bio_children", "sanne.example") >= {Outcome.FAIL}
    assert outcomes(result, "names_in_posts", "sanne.example") >= {Outcome.FAIL}
    (school,) = [f for f in findings(result, "school_in_posts", "sanne.example") if f.outcome is Outcome.FAIL][:1]
    assert school.evidence
    shown = " ".join(p.snippet for f in (*findings(result, "names_in_posts"), school) for p in f.evidence)
    assert shown
    assert not any(child.name in shown for child in FAMILY.children)


def test_a_public_era_and_followers_never_reviewed(result: AuditResult) -> None:
    assert outcomes(result, "privacy_history", "sanne.example") == {Outcome.FAIL}
    assert Outcome.FAIL in outcomes(result, "public_era")
    assert Outcome.FAIL in outcomes(result, "followers_reviewed", "sanne.example")


def test_a_cloud_without_two_step_comes_first(result: AuditResult) -> None:
    (cloud,) = [f for f in findings(result, "cloud_two_step") if f.outcome is Outcome.FAIL]
    assert cloud.severity is Severity.CRITICAL
    assert cloud.fingerprint == result.first_steps[0]


def test_a_teen_s_account_with_a_false_birth_year(result: AuditResult) -> None:
    assert outcomes(result, "true_birth_date", "lotte.example") == {Outcome.FAIL}
    assert findings(result, "true_birth_date", "tom.example") == []


def test_an_accepted_risk_a_contradiction_and_the_gap(result: AuditResult) -> None:
    assert result.totals.accepted == 1
    assert ANSWER_DISAGREES in {f.message_id for a in result.accounts for f in a.findings}
    assert {Gap.WORSE, Gap.AS_BELIEVED, Gap.OPEN} <= {belief.gap for belief in result.beliefs}


def test_since_last_time_has_its_groups(result: AuditResult) -> None:
    assert result.since is not None
    assert {change.kind for change in result.since.changes} == set(ChangeKind)


def test_a_child_of_nine_and_a_teen_are_asked_about_and_a_small_one_is_not(result: AuditResult) -> None:
    asked = findings(result, "child_asked")
    assert [f.params["age"] for f in asked] == [14, 9]


@pytest.mark.long
def test_the_same_family_gives_the_same_result(builtin: Registry, result: AuditResult, tmp_path: Path) -> None:
    options = story.told(Options(builtin, today=TODAY, photos=PhotoOptions()))
    again = audit(write_exports(tmp_path), options).result
    assert again.accounts == result.accounts
    assert again.first_steps == result.first_steps


def test_photos_of_the_invented_children_are_found_by_the_real_models(audited: Audited, result: AuditResult) -> None:
    on_instagram, on_facebook, on_tiktok = (account.photos for account in result.accounts[:3])
    assert on_instagram is not None
    assert on_facebook is not None
    assert on_tiktok is not None
    assert (on_instagram.missing, on_facebook.missing) == ("", "")
    told = {sign for item in on_instagram.items for sign in item.told}
    assert {"pool", "school", "beach", "coordinates", "name"} <= told
    assert on_instagram.with_child_by_audience.keys() == {"everyone", "followers", "unknown"}  # a story may be pinned
    assert on_facebook.with_child >= 3
    assert all(item.by_text for item in on_tiktok.items)
    assert len(audited.thumbnails) >= 7
