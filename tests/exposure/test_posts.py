"""What the checks on texts share."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime

import pytest
from auditor.authors.testing import TODAY, account
from auditor.engine.judge import RunInfo, audit
from auditor.engine.registry import Registry
from auditor.exposure import posts as posted
from auditor.exposure.posts import snippet
from auditor.model.account import Account
from auditor.model.verdict import Context
from auditor.text.gate import Gate
from auditor.text.reading import Reading
from hypothesis import given
from hypothesis import strategies as st


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 80))
def test_a_snippet_is_short_and_holds_the_place(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    cut = snippet(text, (start, end))
    assert len(cut) <= 60
    if end - start <= 30:
        assert " ".join(text[start:end].split()) in cut


TEXTS = ("home_in_posts", "school_in_posts", "routine_in_posts", "hard_moments")


def public(handle: str, *captions: str) -> Account:
    posts = [{"caption": caption} for caption in captions]
    facts: dict[str, str | int | list[str | int]] = {"content.posts": len(posts), "audience.private_profile": "off"}
    return account("instagram", facts, handle=handle, posts=posts)


def test_the_checks_on_an_account_read_each_text_once_and_those_on_the_next_their_own(
    builtin: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def reading(_: Gate, text: str) -> Reading:
        read.append(text)
        return Reading(text)

    monkeypatch.setattr(Gate, "reading", reading)
    accounts = [public("ann", "at the sea", "in the wood"), public("bo", "at the sea")]
    checks = [builtin.checks[check] for check in TEXTS]
    audit(accounts, checks, Context(TODAY), RunInfo(datetime(2026, 1, 15, tzinfo=UTC), "en"))
    assert read == ["at the sea", "in the wood", "at the sea"]


def test_a_view_is_the_account_and_stays_itself() -> None:
    subject = public("ann", "at the sea")
    view = posted.view(subject, Context(TODAY))
    assert isinstance(view, Account)
    assert posted.view(view, Context(TODAY)) is view
    assert [post.post.caption for post in view.shown] == ["at the sea"]
    differ = {each.name for each in fields(Account) if getattr(view, each.name) != getattr(subject, each.name)}
    assert differ == {"standings"}


def test_a_context_holds_nothing_that_a_check_could_change() -> None:
    context = Context(TODAY)
    assert {each.name for each in fields(context)} == {"today", "role", "family"}
    with pytest.raises(AttributeError):
        context.role = "teen"  # type: ignore[misc,assignment]  # what a plug-in might try
