"""A folder around a download is not seen, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.demo.trees import as_folder, as_zip
from tests.downloads.zipped import archive_of, names, zipped


def test_parts_in_wrappers_are_compared_below_them(tmp_path: Path) -> None:
    one = zipped(tmp_path / "one.zip", {"fb-1/a/start.json": b"{}", "fb-1/posts_1.json": b"[]"})
    two = zipped(tmp_path / "two.zip", {"fb-2/a/start.json": b"{}", "fb-2/media/a.jpg": b"x"})
    archive = archive_of(one, two)
    assert names(archive.find("start")) == ["a/start.json"]
    assert archive.wrappers == ("fb-1", "fb-2")
    assert archive.locate("media/a.jpg") is not None


WRAPPERS = {
    "one folder": ("mine", {"personal_information/p.json": b"", "saved/s.json": b""}),
    "several": ("my stuff/Takeout/x", {"personal_information/p.json": b"", "connections/c.json": b""}),
    "called as a folder of the platform": ("saved", {"personal_information/p.json": b"", "media/a.json": b""}),
    "called as another one": ("Inbox", {"your_facebook_activity/posts/p.json": b"", "friends/f.json": b""}),
    "called as both": ("Inbox/Threads", {"personal_information/p.json": b"", "connections/c.json": b""}),
    "around a flat download": ("messages", dict.fromkeys(["profile.json", "settings.json", "media.json"], b"")),
    "around TikTok's file": ("Saved", {"user_data_tiktok.json": b"{}"}),
    "around a part with pictures": ("part 2", {"media/posts/202601/a.jpg": b"", "media/other/202601/b.jpg": b""}),
}


@pytest.mark.parametrize("case", WRAPPERS)
def test_a_wrapper_is_not_seen_whatever_it_is_called(case: str, tmp_path: Path) -> None:
    wrapper, tree = WRAPPERS[case]
    path = as_zip(tree | {}, tmp_path / "a.zip", wrapper=wrapper)[0]
    archive = archive_of(path)
    assert sorted(names(archive.members)) == sorted(tree)
    for name in tree:
        stem, dot, suffix = name.rpartition("/")[2].partition(".")
        assert len(archive.find(stem, suffixes=[dot + suffix], not_under=["saved", "inbox", "threads", "mine"])) == (
            not name.startswith("saved/")
        )
        assert archive.locate(name) is archive.locate(f"{wrapper}/{name}") is not None


OWN = {
    "a part with one folder": {"your_facebook_activity/posts/media/a.jpg": b"", "your_facebook_activity/x.json": b""},
    "pictures": {"media/posts/202601/a.jpg": b"", "media/stories/202601/b.jpg": b""},
    "pictures of 2018": {"photos/202010/a.jpg": b""},
    "saved things": {"saved/saved_posts.json": b"", "saved/collections/x.json": b""},
    "a chat": {"messages/inbox/aunt_1/message_1.json": b""},
    "one section": {"personal_information/personal_information/personal_information.json": b""},
}


@pytest.mark.parametrize("case", OWN)
def test_a_folder_of_the_platforms_is_no_wrapper(case: str, tmp_path: Path) -> None:
    archive = archive_of(zipped(tmp_path / "a.zip", OWN[case]))
    assert sorted(names(archive.members)) == sorted(OWN[case])
    assert archive.wrappers == ()


def test_several_unpacked_parts_in_one_folder_each_have_their_wrapper(tmp_path: Path) -> None:
    parts = {
        "Takeout/personal_information/p.json": b"1",
        "Takeout/media/posts/202601/a.jpg": b"1",
        "Takeout 2/your_instagram_activity/media/posts_1.json": b"2",
        "Takeout 2/media/posts/202601/b.jpg": b"2",
        "Takeout 3/media/posts/202601/c.jpg": b"3",
        "holiday/other.jpg": b"x",
    }
    archive = archive_of(as_folder(parts, tmp_path / "all"))
    assert sorted(names(archive.members)) == sorted(
        name if name.startswith("holiday/") else name.partition("/")[2] for name in parts
    )
    assert set(archive.wrappers) == {"Takeout", "Takeout 2", "Takeout 3"}
