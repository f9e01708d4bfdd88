"""TikTok's lists: what was read whole, and how sure a number is."""

from __future__ import annotations

import pytest
from auditor.demo.tiktok.tree import Form, Layout, TikTokAccount, tree
from auditor.model.account import Account, Confidence, Reason
from auditor.model.lists import Why, gaps
from tests.readers.tiktok.exports import FORMS, FULL, LAYOUTS, ROW, read_json, read_tree


def with_lists(rows: object) -> Account:
    return read_json(
        {
            "Post": {"Posts": {"VideoList": rows}, "Recently Deleted Posts": {"PostList": rows}},
            "Your Activity": {"Follower": {"FansList": rows}, "Login History": {"LoginHistoryList": rows}},
        }
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_of_posts_that_was_read_whole_says_so(layout: Layout, form: Form) -> None:
    account = read_tree(tree(FULL, layout=layout, form=form), form)
    assert {i: (read.understood, read.whole) for i, read in account.lists.items()} == {
        "content.posts": (2, True),
        "content.deleted": (1, True),
    }
    assert gaps(account) == ()


def test_a_list_that_is_not_there_is_not_whole_and_not_empty() -> None:
    account = read_tree(tree(TikTokAccount(left_out=frozenset({"videos"}))))
    assert account.absent["content.posts"].reason is Reason.FILE_MISSING
    assert [(gap.list_id, gap.why) for gap in gaps(account)] == [("content.posts", Why.NOT_THERE)]


@pytest.mark.parametrize("rows", [None, {}, {"Date": "2025-01-26 15:50:46"}, 0, False, ""])
def test_what_is_no_list_holds_nobody_knows_how_many(rows: object) -> None:
    account = with_lists(rows)
    for fact_id in ("connections.followers", "security.logins", "content.deleted"):
        assert account.fact(fact_id) is None
    posts = account.fact("content.posts")
    assert posts is None or (rows is None and (posts.value, posts.confidence) == (0, Confidence.DERIVED))
    assert not any(read.whole for read in account.lists.values())
    assert gaps(account)


@pytest.mark.parametrize(("total", "value"), [(0, 0), (7, 7), ("7", 7), (None, None), ("many", None), ([3], None)])
def test_of_a_null_list_of_followers_only_the_profile_tells_how_many(total: object, value: int | None) -> None:
    profile = {"userName": "lotte.example", "followerCount": total}
    account = read_json(
        {"Profile": {"Profile Info": {"ProfileMap": profile}}, "Your Activity": {"Follower": {"FansList": None}}}
    )
    assert account.value("connections.followers") == value
    assert value is not None or account.absent["connections.followers"].reason is Reason.UNREADABLE


@pytest.mark.parametrize(
    "row",
    [
        None,
        {},
        "x",
        {**ROW, "Title": ["hello"]},
        {**ROW, "Title": 5},
        {**ROW, "Title": None},
        {**ROW, "Location": {"name": "x"}},
        {**{key: value for key, value in ROW.items() if key != "Title"}, "Heading": "hello"},
        {**ROW, "title": "another"},
    ],
)
def test_an_entry_not_understood_is_stepped_over_counted_and_said(row: object) -> None:
    account = read_json({"Post": {"Posts": {"VideoList": [ROW, row, ROW]}}})
    read = account.lists["content.posts"]
    assert (read.odd, read.whole) == (1, False)
    assert len([post for post in account.posts if post.caption == "hello"]) >= 2
    posts = account.fact("content.posts")
    assert posts is not None
    assert posts.confidence is Confidence.DERIVED
    assert [problem.kind for problem in account.problems] == ["unexpected_content"]


@pytest.mark.parametrize("label", ["Location", "Title", "WhoCanView"])
def test_a_row_that_lacks_what_another_says_is_not_wholly_understood(label: str) -> None:
    every = {**ROW, "Location": ""}
    account = read_json({"Post": {"Posts": {"VideoList": [every, {k: v for k, v in every.items() if k != label}]}}})
    assert (account.lists["content.posts"].odd, len(account.posts)) == (1, 2)


def test_a_label_nobody_knows_beside_all_that_tell_something_spoils_nothing() -> None:
    account = read_json({"Post": {"Posts": {"VideoList": [{**ROW, "SomethingNew": "N/A"}]}}})
    assert account.lists["content.posts"].whole


def test_somebody_without_a_name_makes_the_number_of_followers_less_sure() -> None:
    fans = [{"Date": "2025-03-01 12:00:00", "UserName": "bo.invented"}, {"Date": "2025-03-01 12:00:00"}]
    fact = read_json({"Your Activity": {"Follower": {"FansList": fans}}}).fact("connections.followers")
    assert fact is not None
    assert (fact.value, fact.confidence) == (1, Confidence.DERIVED)


def test_a_total_that_says_otherwise_makes_the_number_less_sure() -> None:
    fans = [{"Date": "2025-03-01 12:00:00", "UserName": "bo.invented"}]
    account = read_json(
        {
            "Profile": {"Profile Info": {"ProfileMap": {"userName": "x", "followerCount": 40}}},
            "Your Activity": {"Follower": {"FansList": fans}},
        }
    )
    (fact,) = account.facts["connections.followers"]
    assert (fact.value, fact.confidence) == (1, Confidence.DERIVED)


def test_a_second_file_that_breaks_off_leaves_no_list_whole() -> None:
    content = tree(FULL, layout="B")["user_data_tiktok.json"]
    account = read_tree({"user_data_tiktok.json": content, "user_data_tiktok (1).json": content[:-40]})
    assert account.value("audience.private_profile") == "on"
    assert not any(read.whole for read in account.lists.values())
    assert [problem.file for problem in account.problems] == ["user_data_tiktok (1).json"]


def test_the_same_list_in_two_places_is_read_and_less_sure() -> None:
    account = read_json({"Video": {"Videos": {"VideoList": [ROW]}}, "Post": {"Posts": {"VideoList": [ROW, ROW]}}})
    fact = account.fact("content.posts")
    assert fact is not None
    assert fact.confidence is Confidence.DERIVED
    assert not account.lists["content.posts"].whole


@pytest.mark.parametrize("rows", [["x"], [None], [{}], [{"foo": 1}], "Disabled", 7, [[[]]]])
def test_a_list_of_nonsense_is_not_an_empty_list(rows: object) -> None:
    account = read_json({"Post": {"Posts": {"VideoList": rows}}, "Your Activity": {"Follower": {"FansList": rows}}})
    assert account.absent["content.posts"].reason is Reason.UNREADABLE
    assert account.absent["connections.followers"].reason is Reason.UNREADABLE


def test_links_that_are_no_web_addresses_are_dropped() -> None:
    row = {"Date": "2025-01-26 15:50:46", "Link": "javascript:alert(1)", "WhoCanView": "Everyone"}
    (post,) = read_json({"Post": {"Posts": {"VideoList": [row]}}}).posts
    assert (post.link, post.media) == ("", ())
