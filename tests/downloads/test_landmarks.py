"""Whose download it is: told by what lies in it, however little that is."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from auditor.demo.trees import as_zip, without
from auditor.downloads.archive import Archive
from auditor.downloads.landmarks import recognise
from auditor.downloads.parts import open_part
from auditor.model.account import Platform
from tests.downloads.made import FACEBOOK, INSTAGRAM, TIKTOK, ig, one, refused

TIKTOK_JSON: dict[str, tuple[str, object, bool]] = {
    "one section only": ("x.json", {"Video": {"Videos": {"VideoList": []}}}, True),
    "a section renamed by hand": ("x.json", {"Ads and rich data": {}, "Post": {"Posts": {"VideoList": []}}}, True),
    "trailing comma": ("user_data.json", b'{"Post": {"Posts": {"VideoList": [],}},}', True),
    "trailing comma before anything": ("user_data.json", b'{,"Post": 1}', True),
    "trailing comma in a stranger's file": ("x.json", b'{,"Post": 1}', False),
    "nothing in it": ("user_data_tiktok.json", {}, True),
    "Lemon8's": ("user_data_lemon8.json", {"Post": {"Posts": {"VideoList": []}}, "Profile": {}, "Comment": {}}, False),
    "a name as anybody's": ("user_data.json", {"users": [{"Profile": {"ProfileMap": 1}}]}, False),
    "one word in common": ("x.json", {"Profile": {"name": "Ann"}, "Settings": {"theme": "dark"}}, False),
    "a list": ("x.json", [1, 2], False),
}


@pytest.mark.parametrize("case", TIKTOK_JSON)
def test_whether_a_json_is_tiktoks(case: str, tmp_path: Path) -> None:
    name, content, ours = TIKTOK_JSON[case]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    if ours:
        assert one(path).platform is TIKTOK
    else:
        assert refused(path) == "other_json"


def test_only_the_beginning_of_a_large_json_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    rows = b",".join([b'{"Date": "2026-01-01 00:00:00", "Link": "https://example.com/"}'] * 200_000)
    path.write_bytes(b'{"Your Activity": {"Watch History": {"VideoList": [' + rows + b"]}}}")
    archive = Archive([open_part(path)])
    tracemalloc.start()
    sight = recognise(archive)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sight.platform is TIKTOK
    assert peak < 5 << 20 < path.stat().st_size


PARTIAL: dict[str, tuple[Platform, list[str]]] = {
    "followers": (INSTAGRAM, ["connections/followers_and_following/followers_1.json"]),
    "logins": (INSTAGRAM, ["security_and_login_information/login_and_profile_creation/login_activity.json"]),
    "comment setting": (INSTAGRAM, ["preferences/settings/comments_allowed_from.json"]),
    "Instagram's devices": (INSTAGRAM, ["personal_information/device_information/camera_information.json"]),
    "Threads": (INSTAGRAM, ["your_instagram_activity/threads/personal_information.json"]),
    "sessions": (FACEBOOK, ["security_and_login_information/where_you_re_logged_in.json"]),
    "two-step": (FACEBOOK, ["security_and_login_information/two-factor_authentication.html"]),
    "audiences": (FACEBOOK, ["preferences/preferences/privacy_settings.json", "start_here.html"]),
    "activity": (FACEBOOK, ["your_facebook_activity/posts/album/3.json"]),
    "friends of 2018": (FACEBOOK, ["friends/friends.json", "posts/your_posts.json"]),
}


@pytest.mark.parametrize("case", PARTIAL)
def test_a_few_sections_are_enough(case: str, tmp_path: Path) -> None:
    platform, names = PARTIAL[case]
    [path] = as_zip(dict.fromkeys(names, b"{}"), tmp_path / "a.zip", wrapper="x")
    found = one(path)
    assert (found.platform, found.identity) == (platform, None)


def test_a_stray_file_of_the_other_platform_does_not_count(tmp_path: Path) -> None:
    tree = ig() | {"your_instagram_activity/other_activity/your_friends.json": b"{}"}
    [path] = as_zip(tree, tmp_path / "a.zip")
    assert one(path).platform is INSTAGRAM


def test_threads_does_not_tell_whose_it_is(tmp_path: Path) -> None:
    tree = without(ig(), "personal_information/personal_information/personal_information")
    tree |= {"your_instagram_activity/threads/personal_information.json": b"{}"}
    [path] = as_zip(tree, tmp_path / "a.zip")
    assert one(path).identity is None
