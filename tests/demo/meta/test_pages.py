"""Invented pages differ as real ones do."""

from __future__ import annotations

import pytest
from tests.demo.meta.made import face, insta, only
from tests.people import BO


@pytest.mark.parametrize("recent", [False, True])
def test_the_two_markups_differ_as_real_ones_do(recent: bool) -> None:
    post = only(face("2025", "html", recent_markup=recent), "your_posts__check_ins__photos_and_videos_1.html")
    assert bool(post.xpath("//main")) is recent
    assert len(post.xpath(f"//{'section' if recent else 'div'}[contains(@class, '_a6-g')]")) == len(BO.posts)
    assert len(post.xpath(f"//{'h2' if recent else 'div'}[contains(@class, '_a6-h')]")) == len(BO.posts)
    tagged = (
        b"Tagged users" in insta("2025", "html", recent_markup=recent)["your_instagram_activity/media/posts_1.html"]
    )
    assert tagged is recent


def test_start_pages_have_the_name_of_their_time() -> None:
    assert "index.html" in insta("2024", "html")
    assert "start_here.html" in face("2026", "html", "zh_TW")
    assert "你的資訊" in face("2026", "html", "zh_TW")["start_here.html"].decode()


def test_keys_are_escaped_like_values() -> None:
    assert (
        b'"Compte priv\\u00c3\\u00a9"'
        in insta("2025", language="fr", decoys=False)[
            "personal_information/personal_information/personal_information.json"
        ]
    )
