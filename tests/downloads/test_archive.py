"""Files of a download are found by name, whatever part and folder they came in."""

from __future__ import annotations

import pickle
import tempfile
import unicodedata
from pathlib import Path

import pytest
from auditor.demo.trees import as_folder
from auditor.downloads.refusals import MemberError
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.downloads.zipped import archive_of, names, zipped


@pytest.mark.parametrize("apostrophe", ["'", "’", "_", "", "‘"])
def test_apostrophes_do_not_matter(apostrophe: str, tmp_path: Path) -> None:
    files = {f"x/this_profile{apostrophe}s_activity/where_you{apostrophe}re_logged_in.json": b"[]", "z.json": b""}
    archive = archive_of(zipped(tmp_path / "a.zip", files))
    for asked in ("where_you're_logged_in", "where_you_re_logged_in", "Where_you’re_logged_in"):
        assert len(archive.find(asked, under="this_profile's_activity")) == 1
    assert archive.has_folder("this_profile's_activity")
    assert not archive.has_folder("this_profile")


def test_find_by_folder(tmp_path: Path) -> None:
    files = dict.fromkeys(
        [
            "w/personal_information/personal_information/personal_information.json",
            "w/your_instagram_activity/threads/personal_information.json",
            "w/posts/album/0.json",
            "w/posts/not_album/0.json",
            "w/posts.json",
        ],
        b"{}",
    )
    archive = archive_of(zipped(tmp_path / "a.zip", files))
    assert names(archive.find("personal_information", not_under=["threads"])) == [
        "personal_information/personal_information/personal_information.json"
    ]
    assert names(archive.find("0", under="posts/album")) == ["posts/album/0.json"]
    assert archive.find("0", under="personal_information/album") == ()
    assert archive.find("posts", suffixes=(".html",)) == ()
    assert len(archive.find("0", "posts", "posts")) == 3


def test_series_come_in_natural_order(tmp_path: Path) -> None:
    files = dict.fromkeys(
        [f"media/posts_{n}.json" for n in (1, 2, 10, 100)]
        + ["media/posts.json", "media/posts_1_old.json", "media/posts_3.html", "media/my_posts_1.json"],
        b"",
    )
    archive = archive_of(zipped(tmp_path / "a.zip", files))
    assert names(archive.numbered("posts", suffixes=(".json",))) == [f"media/posts_{n}.json" for n in (1, 2, 10, 100)]
    assert len(archive.numbered("posts")) == 5
    assert len(archive.numbered("posts", "my_posts")) == 6


def test_albums_are_numbers_only(tmp_path: Path) -> None:
    files = dict.fromkeys(["posts/album/0.json", "posts/album/11.json", "posts/album/2.json", "media/3_n.jpg"], b"")
    archive = archive_of(zipped(tmp_path / "a.zip", files))
    assert names(archive.numbered("", under="album")) == [f"posts/album/{n}.json" for n in (0, 2, 11)]


def test_locate_finds_what_the_download_names(tmp_path: Path) -> None:
    index = zipped(tmp_path / "a.zip", {"fb/posts_1.json": b"[]"})
    media = zipped(
        tmp_path / "b.zip",
        {
            "fb/media/posts/a.jpg": b"1",
            "fb/older/media/posts/a.jpg": b"2",
            "fb/media/Day at sea_1/ü 1.jpg": b"3",
            "fb/media/100%25.jpg": b"4",
        },
    )
    archive = archive_of(index, media)

    def located(uri: str) -> bytes | None:
        member = archive.locate(uri)
        return None if member is None else archive.read(member)

    assert located("media/posts/a.jpg") == b"1"
    assert located("../../media/posts/a.jpg") == b"1"
    assert located("older/media/posts/a.jpg") == b"2"
    assert located("media/Day%20at%20sea_1/%C3%BC%201.jpg") == b"3"
    assert located("media/Day at sea_1/u\u0308 1.jpg") == b"3"
    assert located("media/100%25.jpg") == b"4"
    assert located("edia/posts/a.jpg") is None
    assert located("MEDIA/posts/a.jpg") is None
    assert located("https://example.com/media/posts/a.jpg") is None
    assert located("") is None


def test_a_file_of_one_name_in_two_parts_is_there_twice_unless_it_is_the_same(tmp_path: Path) -> None:
    one = zipped(tmp_path / "one.zip", {"start_here.html": b"one", "posts_1.json": b"[1]", "same.json": b"{}"})
    two = zipped(tmp_path / "two.zip", {"start_here.html": b"two", "posts_1.json": b"[2]", "same.json": b"{}"})
    unpacked = as_folder({"posts_1.json": b"[1]", "same.json": b"{}"}, tmp_path / "three")
    archive = archive_of(one, two, unpacked)
    assert [archive.read(member) for member in archive.find("start_here")] == [b"one", b"two"]
    assert [archive.read(member) for member in archive.numbered("posts_")] == [b"[1]", b"[2]"]
    assert len(archive.find("same")) == 1
    assert archive.labels == ("one.zip", "two.zip", "three")
    assert "one.zip" in archive.label


COPIES = [
    "posts_1 (1).json",
    "posts_1(2).json",
    "posts_1 copy.json",
    "posts_1 copy 2.json",
    "posts_1 - Copy.json",
    "posts_1 - Kopie.json",
    "posts_1 - Kopie (2).json",
    "posts_1 Kopie.json",
    "posts_1 2.json",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_second_file_of_one_name_in_one_folder_is_read_as_of_the_series(name: str, tmp_path: Path) -> None:
    tree = {"media/posts_1.json": b"[1]", f"media/{name}": b"[2]", "media/posts_10.json": b"[3]"}
    archive = archive_of(zipped(tmp_path / "a.zip", tree))
    assert set(names(archive.numbered("posts_"))) == set(tree)
    assert set(names(archive.find("posts_1"))) == set(tree) - {"media/posts_10.json"}
    assert archive.locate(f"media/{name}") is not None


def test_a_stream_gives_what_was_announced(tmp_path: Path) -> None:
    content = bytes(range(256)) * 2000
    archive = archive_of(zipped(tmp_path / "a.zip", {"a.json": content, "none.json": b""}))
    member = archive.find("a")[0]
    with archive.open(member) as stream:
        assert stream.read(10) + stream.read() == content
        assert stream.read() == b""
    assert archive.read(archive.find("none")[0]) == b""
    assert archive.read(member, limit=len(content)) == content
    with pytest.raises(MemberError) as caught:
        archive.read(member, limit=len(content) - 1)
    assert caught.value.reason == "too_large"


def test_streams_are_independent_and_members_travel(tmp_path: Path) -> None:
    archive = archive_of(zipped(tmp_path / "a.zip", {"a.json": b"a" * 9, "b.json": b"b" * 9}))
    one, two = archive.members
    with archive.open(one) as first, archive.open(two) as second:
        assert (first.read(3), second.read(3), first.read(), second.read()) == (b"aaa", b"bbb", b"a" * 6, b"b" * 6)
    assert archive.read(pickle.loads(pickle.dumps(two))) == b"b" * 9  # noqa: S301 - our own bytes


def test_a_file_that_changes_or_goes_is_an_error_of_its_own(tmp_path: Path) -> None:
    root = as_folder({"a.json": b"[1, 2]", "b.json": b"[1, 2]", "c.json": b"[1, 2]"}, tmp_path / "a")
    archive = archive_of(root)
    (root / "a.json").write_bytes(b"[1]")
    (root / "b.json").unlink()
    (root / "c.json").write_bytes(b"[1, 2, 3, 4]")
    reasons = []
    for member in archive.members[:2]:
        with pytest.raises(MemberError) as caught:
            archive.read(member)
        reasons.append(caught.value.reason)
    assert reasons == ["damaged", "unreadable"]
    assert archive.read(archive.members[2]) == b"[1, 2,"


def test_a_zip_that_changes_or_goes_is_an_error_of_its_members(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": b"[1, 2]", "b.json": b"[3, 4]"})
    archive = archive_of(path)
    reasons = []
    for change in (
        lambda: zipped(path, {"a.json": b"[1, 3]", "c.json": b"[3, 4]"}),
        lambda: path.write_bytes(path.read_bytes()[:10]),
        path.unlink,
    ):
        change()
        for member in archive.members:
            with pytest.raises(MemberError) as caught:
                archive.read(member)
            reasons.append(caught.value.reason)
    assert reasons == ["damaged"] * 4 + ["unreadable"] * 2


_STEP = st.text(st.characters(exclude_characters="/\\\0:", exclude_categories=["Cs"]), min_size=1, max_size=12)
_PATH = st.lists(_STEP.filter(lambda step: step not in (".", "..")), min_size=1, max_size=4).map("/".join)
"""Neither unsafe nor empty steps: those have tests of their own."""


@settings(max_examples=60, deadline=None)
@given(st.sets(_PATH, min_size=1, max_size=8), st.text(max_size=20))
def test_whatever_the_names_what_is_found_is_there(paths: set[str], asked: str) -> None:
    spellings = {unicodedata.normalize("NFC", path): path for path in (*paths, "at least one.json")}
    with tempfile.TemporaryDirectory() as home:
        archive = archive_of(zipped(Path(home) / "a.zip", {path: path.encode() for path in spellings.values()}))
        assert "at least one.json" in names(archive.members)
        for member in archive.members:
            assert archive.read(member) == spellings[member.name].encode()
            assert archive.locate(member.name) is member
            assert member in archive.find(member.basename, suffixes=("",))
        for member in (*archive.find(asked), *archive.numbered(asked), *filter(None, [archive.locate(asked)])):
            assert member in archive.members
