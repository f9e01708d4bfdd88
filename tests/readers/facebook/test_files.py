"""Facebook's files: broken ones are a problem, empty ones no number, conversations are never opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from auditor.demo.facebook.tree import tree
from auditor.demo.meta.sheets import SECRET
from auditor.demo.trees import Tree, emptied
from auditor.downloads.archive import Archive
from auditor.model.account import Account, Reason
from tests.readers.facebook.exports import (
    ACCOUNT,
    DEFAULT,
    FORMS,
    FRIENDS_FILE,
    POSTS_FILE,
    PRIVACY_FILE,
    PROFILE_FILE,
    TWO_STEP,
    TWO_STEP_FILE,
    complete,
)


def test_conversations_are_never_opened(opened: Callable[[Tree], Account], monkeypatch: pytest.MonkeyPatch) -> None:
    opened_names: list[str] = []
    really = Archive.open

    def watched(self: Archive, member: Any, limit: int | None = None) -> Any:
        opened_names.append(member.name)
        return really(self, member, limit)

    monkeypatch.setattr(Archive, "open", watched)
    sent = {f"your_facebook_activity/messages/inbox/x/files/{n}": b"{}" for n in ("friends.json", "your_posts_1.json")}
    for form in FORMS:
        account = opened(tree(ACCOUNT, form=form) | sent)
        assert SECRET not in repr(account)
        assert account.problems == ()
    assert opened_names
    assert not [name for name in opened_names if "inbox" in name or "message_requests" in name]
    assert not [name for name in opened_names if name.endswith((".jpg", ".mp4"))]


def test_a_folder_noted_as_empty_holds_none(opened: Callable[[Tree], Account]) -> None:
    account = opened(emptied(emptied(tree(ACCOUNT), "connections/friends"), "apps_and_websites_off_of_facebook"))
    assert account.value("connections.friends") == 0
    assert account.value("security.apps") == 0
    assert account.absent["sharing.off_platform"].reason is Reason.FILE_MISSING


BROKEN = [b"", b"{", b'{"label_values": [{"label": "St', b"\xff\xfe\x00\x00", b"[" * 100_000, b"12", b'"x"', b"{}"]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
@pytest.mark.parametrize(
    ("name", "fact"),
    [
        (TWO_STEP_FILE, TWO_STEP),
        (PRIVACY_FILE, DEFAULT),
        (PROFILE_FILE, "profile.name"),
        (POSTS_FILE, "content.posts"),
        (FRIENDS_FILE, "connections.friends"),
    ],
)
def test_a_broken_file_is_a_problem_and_the_rest_is_read(
    opened: Callable[[Tree], Account], name: str, fact: str, content: bytes
) -> None:
    account = opened(tree(ACCOUNT, with_media=False) | {name: content})
    assert fact in account.absent
    assert account.absent[fact].reason in (Reason.UNREADABLE, Reason.FILE_MISSING)
    assert name in [problem.file for problem in account.problems]
    assert account.value("security.sessions") == 1
    assert complete(account)


@pytest.mark.parametrize("content", [b"", b"<html", b"<html><body>Page not found</body></html>", b"\x00\x01\x02"])
@pytest.mark.parametrize(
    ("name", "fact"),
    [
        (TWO_STEP_FILE, TWO_STEP),
        (PRIVACY_FILE, DEFAULT),
        (POSTS_FILE, "content.posts"),
        (FRIENDS_FILE, "connections.friends"),
    ],
)
def test_a_broken_page_is_a_problem_and_no_count(
    opened: Callable[[Tree], Account], name: str, fact: str, content: bytes
) -> None:
    page = name.replace(".json", ".html")
    account = opened(tree(ACCOUNT, form="html", with_media=False) | {page: content})
    assert account.absent[fact].reason is Reason.UNREADABLE
    assert page in [problem.file for problem in account.problems]
    assert complete(account)


def test_a_list_that_breaks_off_gives_no_count_but_what_was_read(opened: Callable[[Tree], Account]) -> None:
    made = tree(ACCOUNT, with_media=False)
    account = opened(made | {POSTS_FILE: made[POSTS_FILE].rstrip()[:-1]})
    assert account.absent["content.posts"].reason is Reason.UNREADABLE
    assert "Only words" in [post.caption for post in account.posts]
