"""A result survives its JSON, and one that was changed by hand is refused."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from auditor.authors.testing import account
from auditor.engine.judge import RunInfo, audit
from auditor.engine.registry import Registry
from auditor.errors import ResultError
from auditor.model.account import Account, Role
from auditor.model.check import Check
from auditor.model.photo_list import PhotoPerhaps, PhotoPlace, Photos
from auditor.model.result import AuditResult
from auditor.model.verdict import Context
from auditor.results.saved import from_json, json_schema, load, to_json
from auditor.results.wording import worded
from tests.reports import samples

PRIVATE = "audience.private_profile"


def result_of(*accounts: Account, checks: list[Check], role: Role = Role.PARENT) -> AuditResult:
    info = RunInfo(datetime(2026, 6, 1, tzinfo=UTC), "en")
    return audit(accounts, checks, Context(date(2026, 6, 1), role), info).result


@pytest.fixture
def private_profile(builtin: Registry) -> Check:
    return builtin.checks["private_profile"]


def test_result_survives_its_json(builtin: Registry) -> None:
    result = worded(result_of(account("facebook"), account("tiktok"), checks=list(builtin.checks.values())), "nl")
    assert from_json(to_json(result), "r.json") == result


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'check": "private_profile', b'check": "another'), (b'"first_steps": [', b'"first_steps": ["x", ')],
)
def test_result_changed_by_hand_is_refused(private_profile: Check, old: bytes, new: bytes) -> None:
    saved = to_json(result_of(account("instagram", {PRIVATE: "off"}), checks=[private_profile]))
    assert old in saved
    with pytest.raises(ResultError):
        from_json(saved.replace(old, new, 1), "r.json")


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"schema": 1}', b"[" * 100_000], ids=str)
def test_what_is_no_result_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(ResultError, match="other-name"):
        from_json(data, "other-name")


def test_a_result_of_another_version_is_refused_as_such(private_profile: Check) -> None:
    made = result_of(account("instagram", {PRIVATE: "off"}), checks=[private_profile])
    with pytest.raises(ResultError, match="another version"):
        from_json(to_json(msgspec.structs.replace(made, schema="auditor/result/999")), "r.json")


def test_a_result_whose_check_has_no_words_is_refused(private_profile: Check) -> None:
    made = result_of(account("instagram", {PRIVATE: "off"}), checks=[private_profile])
    assert load_back(made) == made
    for cards in ({}, {name: msgspec.structs.replace(card, texts={}) for name, card in made.cards.items()}):
        with pytest.raises(ResultError, match="changed by hand"):
            load_back(msgspec.structs.replace(made, cards=cards))


def load_back(result: AuditResult) -> AuditResult:
    return from_json(to_json(result), "r.json")


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match=r"gone\.json could not be opened"):
        load(tmp_path / "gone.json")


def test_the_names_that_others_hold_on_to_stay_where_they_are() -> None:
    item = samples.item(1, audience="everyone")
    made = samples.with_photos(samples.make(account("instagram", {PRIVATE: "off"})), Photos(posted=7, items=(item,)))
    told = json.loads(to_json(made))["accounts"][0]
    (fact,) = told["facts"]
    (finding,) = (finding for finding in told["findings"] if finding["check"] == "private_profile")
    assert (told["platform"], fact["id"], fact["value"]) == ("instagram", PRIVATE, "off")
    assert (finding["outcome"], finding["message_id"]) == ("fail", "")
    assert told["photos"]["posted"] == 7
    assert [(i["at"], i["audience"]) for i in told["photos"]["items"]] == [("2024-02-07", "everyone")]


def test_a_result_from_before_the_second_list_is_read_and_has_none() -> None:
    second = PhotoPerhaps(
        item="0a" * 6, kind="post", media="photo", why="turned", audience="everyone", places=(PhotoPlace(kind="post"),)
    )
    photos = Photos(posted=7, perhaps=(second,), perhaps_in_all=1)
    made = samples.with_photos(samples.make(account("instagram", {PRIVATE: "off"})), photos)
    assert from_json(to_json(made), "r.json") == made
    plain = json.loads(to_json(made))
    shown = plain["accounts"][0]["photos"]
    assert [(i["item"], i["why"], i["audience"]) for i in shown["perhaps"]] == [("0a" * 6, "turned", "everyone")]
    del shown["perhaps"], shown["perhaps_in_all"]
    told, *_ = from_json(json.dumps(plain).encode(), "r.json").accounts
    assert told.photos == msgspec.structs.replace(photos, perhaps=(), perhaps_in_all=0)
    assert {"perhaps", "perhaps_in_all"} <= json_schema()["$defs"]["Photos"]["properties"].keys()


def test_a_result_from_before_the_clauses_is_read_and_has_none(builtin: Registry) -> None:
    posts = [{"caption": "Noor wordt 4", "at": "2026-01-02T10:00:00Z"}]
    subject = account("instagram", {"content.posts": 1, PRIVATE: "off"}, posts=posts)
    made = result_of(subject, checks=[builtin.checks["ages_in_posts"]])
    plain = json.loads(to_json(made))
    (finding,) = (finding for told in plain["accounts"] for finding in told["findings"])
    (proof,) = finding["evidence"]
    assert (proof.pop("tells"), proof.pop("perhaps")) == ("birthday", False)
    told, *_ = from_json(json.dumps(plain).encode(), "r.json").accounts
    assert [(p.snippet, p.tells, p.perhaps) for p in told.findings[0].evidence] == [("N••• wordt •", "", False)]


def test_a_clause_of_a_later_version_is_kept(builtin: Registry) -> None:
    posts = [{"caption": "Noor wordt 4"}]
    subject = account("instagram", {"content.posts": 1, PRIVATE: "off"}, posts=posts)
    made = to_json(result_of(subject, checks=[builtin.checks["ages_in_posts"]]))
    later = from_json(made.replace(b'"tells": "birthday"', b'"tells": "of_later"'), "r.json")
    assert [proof.tells for proof in later.accounts[0].findings[0].evidence] == ["of_later"]
