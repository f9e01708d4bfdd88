"""What one invented file says, as JSON and as a page."""

from __future__ import annotations

from auditor.demo.instagram.account import InstagramAccount
from tests.demo.meta.made import insta, only
from tests.people import BEACH, WHEN


def test_a_list_of_one_may_be_the_entry_itself() -> None:
    one = InstagramAccount(username="ann.invented", posts=(BEACH,), followers=(("bo.invented", WHEN),))
    tree = insta("2025", account=one, single_objects=True)
    assert "media" in only(tree, "posts_1.json")
    assert "string_list_data" in only(tree, "followers_1.json")
    assert isinstance(only(insta("2025", single_objects=True), "posts_1.json"), list)
