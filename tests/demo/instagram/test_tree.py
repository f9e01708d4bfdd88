"""Invented Instagram exports lie as those of their generation, look-alikes beside them."""

from __future__ import annotations

import json

import pytest
from lxml import html
from tests.demo.meta.made import cells, insta, repaired


@pytest.mark.parametrize(
    ("generation", "path"),
    [
        ("2021", "account_information/personal_information.json"),
        ("2022", "personal_information/personal_information.json"),
        ("2023", "personal_information/personal_information/personal_information.json"),
        ("2023", "security_and_login_information/login_and_account_creation/account_privacy_changes.json"),
        ("2024", "security_and_login_information/login_and_profile_creation/instagram_signup_details.json"),
        ("2024", "your_instagram_activity/content/posts_1.json"),
        ("2025", "your_instagram_activity/media/posts_1.json"),
        ("2025", "preferences/settings/comments_allowed_from.json"),
        ("2026", "your_instagram_activity/media/posts.json"),
    ],
)
def test_instagram_files_lie_where_their_generation_puts_them(generation: str, path: str) -> None:
    assert path in insta(generation)


@pytest.mark.parametrize("generation", ["2024", "2025", "2026"])
@pytest.mark.parametrize("form", ["json", "html"])
def test_decoys_share_names_with_the_real_files_and_contradict_them(generation: str, form: str) -> None:
    tree = insta(generation, form)
    decoy = f"your_instagram_activity/threads/personal_information.{form}"
    assert f"logged_information/past_instagram_insights/posts.{form}" in tree
    if form == "json":
        rows = repaired(json.loads(tree[decoy]))["text_post_app_text_post_app_profile"][0]["string_map_data"]
        assert rows["Private Account"]["value"] == "False"
    else:
        assert cells(html.fromstring(tree[decoy].decode()))["Private Account"] == "False"
    assert not [name for name in insta(generation, form, decoys=False) if "threads" in name or "insights" in name]


def test_older_generations_have_no_decoys_unless_asked() -> None:
    assert not [name for name in insta("2023") if "threads" in name]
    assert [name for name in insta("2023", decoys=True) if "threads" in name]
