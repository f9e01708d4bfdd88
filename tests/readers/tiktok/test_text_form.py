"""The text form of a TikTok download."""

from __future__ import annotations

import pytest
from auditor.demo.tiktok.tree import Layout, tree
from auditor.model.account import Confidence, Reason
from auditor.model.posting import Audience
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.readers.tiktok.exports import FORMS, FULL, LAYOUTS, TOLD, complete, read_tree


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_english_text_form_tells_what_json_tells(layout: Layout) -> None:
    text, structured = (read_tree(tree(FULL, layout=layout, form=form), form) for form in FORMS[::-1])
    assert complete(text)
    assert {i: text.value(i) for i in TOLD} == {i: structured.value(i) for i in TOLD}
    assert [(p.at, p.caption, p.audience, p.allows, len(p.media)) for p in text.posts] == [
        (p.at, p.caption, p.audience, p.allows, len(p.media)) for p in structured.posts
    ]


def test_the_dutch_text_form_is_read_and_its_unseen_words_are_derived() -> None:
    account = read_tree(tree(FULL, layout="C", form="txt", language="nl"), "txt")
    private = account.fact("audience.private_profile")
    assert complete(account)
    assert private is not None
    assert (private.value, private.confidence) == ("on", Confidence.DERIVED)
    assert account.value("security.logins") == 1
    assert account.value("connections.followers") == 2
    assert [post.audience for post in account.posts[:2]] == [Audience.EVERYONE, Audience.ONLY_ME]
    assert account.absent["reuse.stitch"].reason is Reason.UNREADABLE  # its Dutch label is in no table
    assert any(problem.kind == "unknown_language" for problem in account.problems)


def test_a_text_form_in_an_unknown_language_is_unreadable_not_empty() -> None:
    account = read_tree({"Tiktok/Innstillinger.txt": "Privat konto: På\n".encode()}, "txt")
    assert complete(account)
    assert {account.absent[i].reason for i in TOLD} == {Reason.UNREADABLE}
    assert [problem.kind for problem in account.problems] == ["unknown_language"]


def test_a_text_file_that_is_no_text_spoils_only_itself() -> None:
    files = tree(FULL, form="txt")
    files["Tiktok/App Settings/Settings.txt"] = b"Private Account: \xff\xfe\n"
    files["Tiktok/Activity/Login History.txt"] = b""
    account = read_tree(files, "txt")
    assert account.absent["audience.private_profile"].reason is Reason.UNREADABLE
    assert account.absent["security.logins"].reason is Reason.UNREADABLE
    assert account.value("content.posts") == 2


def test_text_rows_survive_groups_bare_labels_and_long_captions() -> None:
    account = read_tree(
        {
            "Tiktok/Settings.txt": b"Interests:\nPrivate Account: Enabled\n\nPush Notification\nNew Fans: Default\n",
            "Tiktok/Posts.txt": (
                b"Date: 2025-01-26 15:50:46 UTC\nLink: [https://www.example.com/1, https://www.example.com/2]\n"
                b"Who Can View: Everyone\nTitle: Mila at school\nsecond line\nWho Can View: Only You\n"
            ),
        },
        "txt",
    )
    (post,) = account.posts
    assert account.value("audience.private_profile") == "on"
    assert (post.caption, len(post.media)) == ("Mila at school\nsecond line", 2)
    assert (post.audience, post.audience_raw) == (None, "Everyone / Only You")


def test_a_setting_twice_in_the_text_form_keeps_both_values() -> None:
    account = read_tree({"Tiktok/Settings.txt": b"Private Account: Enabled\n\nPrivate Account: Disabled\n"}, "txt")
    assert {fact.value for fact in account.facts["audience.private_profile"]} == {"on", "off"}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(tree(FULL, form="txt"))), st.text(max_size=80))
def test_text_with_nonsense_anywhere_is_absorbed(name: str, text: str) -> None:
    account = read_tree(tree(FULL, form="txt") | {name: text.encode()}, "txt")
    assert complete(account)
