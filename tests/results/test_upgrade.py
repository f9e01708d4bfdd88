"""A result that the version before saved is read as one of this version, and no other."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from auditor.errors import ResultError
from auditor.model.account import Reason, Source
from auditor.model.result import SCHEMA, GivenAnswer
from auditor.model.verdict import Outcome
from auditor.results.answers import given_in
from auditor.results.saved import from_json, to_json
from auditor.results.upgrade import FORMER
from hypothesis import given
from hypothesis import strategies as st

PRIVATE = "audience.private_profile"
ANSWERED = "2026-01-14"
TODAY = date(2026, 1, 15)


def finding(check: str, outcome: str, **about: Any) -> dict[str, Any]:
    mark = check[0] * 16
    known = {"check": check, "topic": "audience", "outcome": outcome, "severity": "high", "confidence": "stated"}
    return {**known, "fingerprint": mark, "evidence": [], "answer": "", "answered": None, **about}


def fact(fact_id: str, place: str, **about: Any) -> dict[str, Any]:
    known = {"id": fact_id, "value": "off", "source": "export", "confidence": "stated", "observed_at": None}
    return {**known, "place": place, **about}


def former() -> dict[str, Any]:
    """A result as the version before wrote it: answers among the facts, `place` for the row of a file."""
    answer: dict[str, Any] = {"source": "answer", "observed_at": ANSWERED}
    proof = {"place": "settings.json#Private", "snippet": "off", "at": None}
    section = {"verified": None, "path": {"en": "Menu"}}
    card = {
        "topic": "audience",
        "minutes": 1,
        "texts": {"en": {"name": "N", "safe": "S", "unsafe": "U", "why": "W"}},
        "platforms": {"instagram": section, "google": section},
    }
    account = {
        "platform": "instagram",
        "facts": [
            fact(PRIVATE, "settings.json#Private"),
            fact("security.two_step", "t" * 16, value="on", **answer),
            fact("asked.followers", "f" * 16, **answer),
        ],
        "absent": [
            {"id": "profile.bio", "reason": "not_set", "place": "bio.json", "raw": "", "hint": ""},
            {"id": "asked.unsure", "reason": "not_known", "place": "", "raw": "", "hint": ""},
        ],
        "findings": [
            finding("private", "fail", evidence=[proof]),
            finding("two_step", "pass", answer="on", answered=ANSWERED),
            finding("followers", "fail", answer="off", answered=ANSWERED),
            finding("unsure", "unknown", answer="dont_know", answered=ANSWERED),
        ],
        "photos": {"posted": 3, "items": [{"item": "ab", "kind": "post", "media": "photo", "child": "child"}]},
    }
    google = {
        "platform": "google",
        "facts": [fact("asked.in_use", "", **answer)],
        "absent": [],
        "findings": [finding("cloud", "not_applicable")],
    }
    checks = ("private", "two_step", "followers", "unsure", "cloud")
    return {
        "schema": FORMER,
        "run": {"version": "0.1", "started": "2026-01-14T09:30:00Z", "language": "en"},
        "accounts": [account, google],
        "first_steps": ["p" * 16],
        "totals": {"outcomes": {"fail": 2}, "told": 3, "asked": 4},
        "cards": dict.fromkeys(checks, card),
    }


def test_a_result_of_the_version_before_is_read_as_one_of_this() -> None:
    result = from_json(msgspec.json.encode(former()), "r.json")
    instagram, google = result.accounts
    assert [(f.id, f.source, f.where) for f in instagram.facts] == [
        (PRIVATE, Source.EXPORT, "settings.json#Private"),
        ("security.two_step", Source.ANSWER, ""),
    ]
    assert [(a.id, a.reason, a.where) for a in instagram.absent] == [("profile.bio", Reason.NOT_SET, "bio.json")]
    assert [p.where for f in instagram.findings for p in f.evidence] == ["settings.json#Private"]
    assert [f.outcome for f in instagram.findings][:2] == [Outcome.FAIL, Outcome.PASS]
    assert (google.facts, google.unused) == ((), date(2026, 1, 14))
    assert instagram.photos is not None
    assert (instagram.photos.posted, instagram.photos.items[0].child) == (3, "child")
    assert from_json(to_json(result), "r.json") == result
    assert result.schema == SCHEMA


def test_the_answers_in_it_are_taken_over() -> None:
    result = from_json(msgspec.json.encode(former()), "r.json")
    day = date(2026, 1, 14)
    assert result.accounts[0].answers[2] == GivenAnswer("u" * 16, "dont_know", day)
    answers = [GivenAnswer("t" * 16, "on", day), GivenAnswer("f" * 16, "off", day)]
    assert given_in(result, TODAY) == (answers, {"google": day})


@pytest.mark.parametrize("version", ["auditor/result/0", "auditor/result/3", "", None])
def test_no_other_version_is_read(version: str | None) -> None:
    with pytest.raises(ResultError):
        from_json(msgspec.json.encode({**former(), "schema": version}), "r.json")


def nodes(value: Any) -> list[tuple[Any, Any]]:
    """Every place at which something can be put: its container and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [place for key in keys for place in ((value, key), *nodes(value[key]))]


@given(st.data(), st.sampled_from([None, 1, "x", [], {}, [None], [[]], {"id": 1}]))
def test_whatever_stands_in_an_old_result_it_is_read_or_refused(data: st.DataObject, nonsense: Any) -> None:
    result = msgspec.json.decode(msgspec.json.encode(former()))
    holder, key = data.draw(st.sampled_from(nodes(result)))
    holder[key] = nonsense
    try:
        read = from_json(msgspec.json.encode(result), "r.json")
    except ResultError:
        return
    assert read.schema == SCHEMA
