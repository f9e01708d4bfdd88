"""Invented Facebook exports lie as those of their generation."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from auditor.demo.facebook import tree as facebook
from tests.demo.meta.made import face, only


@pytest.mark.parametrize("generation", facebook.GENERATIONS)
def test_facebook_files_exist_only_where_they_existed(generation: str) -> None:
    names = {PurePosixPath(name).name for name in face(generation)}
    assert ("privacy_settings.json" in names) == (generation >= "2025")
    assert ("two-factor_authentication.json" in names) == (generation >= "2024")
    assert ("face_recognition.json" in names) == (generation <= "2020")


def test_roots_lost_or_gained_their_version() -> None:
    assert only(face("2018"), "profile_information.json").keys() == {"profile"}
    assert only(face("2020"), "profile_information.json").keys() == {"profile_v2"}
    assert only(face("2018"), "your_posts.json").keys() == {"status_updates"}


def test_an_extra_profile_holds_posts_and_profile_only() -> None:
    tree = face("2026", extra_profile=True, secret=None)
    assert "this_profile's_activity_across_facebook/posts/profile_posts_1.json" in tree
    assert "profile_information/profile_information/profile_information.json" in tree
    assert not [name for name in tree if "two-factor" in name or "privacy_settings" in name]
    with pytest.raises(ValueError, match="2026"):
        face("2025", extra_profile=True)
