"""The JSON form of a TikTok download, edited, spoiled, and read as a stream."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from auditor.demo.tiktok.tree import ZIP_NAME, tree
from auditor.demo.trees import Tree, as_zip
from auditor.downloads.archive import Archive
from auditor.downloads.parts import open_part
from auditor.model.account import Reason
from auditor.model.lists import gaps
from auditor.readers.tiktok.reader import read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.readers.tiktok.exports import FULL, MARKER, NONSENSE, ORIGINAL, PLACES, TOLD, complete, read_json


def test_leaves_are_found_in_edited_and_unnamed_files() -> None:
    content = tree(FULL, layout="B")["user_data_tiktok.json"].replace(b'"Ads and data"', b'"Ads and rich data"')
    account = read_json(b"\xef\xbb\xbf" + content, name="my tiktok (1).json")
    assert account.value("sharing.off_platform") == "on"
    assert account.value("audience.private_profile") == "on"


def test_a_video_list_elsewhere_counts_only_when_it_tells_who_can_view() -> None:
    own = {"Date": "2025-01-26 15:50:46", "Link": "https://www.example.com/1", "WhoCanView": "Everyone"}
    seen = {"Date": "2025-01-26 15:50:46", "Link": "https://www.example.com/2"}
    account = read_json({"Some Name": {"Seen Before": {"VideoList": [seen] * 3}, "Mine": {"VideoList": [own]}}})
    assert account.value("content.posts") == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.replace(b'"Private Account"', b',"Private Account"', 1),
        lambda content: content[: len(content) // 2],
        lambda content: content + b"x",
        lambda content: b"[" + content + b"]",
        lambda _: b"",
        lambda _: b"\xff\xfe{}",
        lambda content: content.replace(b"\n}", b",\n}"),
    ],
)
def test_json_that_somebody_spoiled_is_unreadable_as_a_whole(spoil: Any) -> None:
    account = read_json(spoil(tree(FULL)["user_data_tiktok.json"]))
    assert complete(account)
    assert not account.facts
    assert not account.posts
    assert {account.absent[i].reason for i in TOLD} == {Reason.UNREADABLE}
    assert len(account.problems) == 1
    assert not any(read.whole for read in account.lists.values())
    assert gaps(account)


@pytest.mark.parametrize("chat", [b"caf\xe9", b"\x07", b'", "Count": NaN, "y": "', b'", "z": [-Infinity, NaN], "y": "'])
def test_a_stray_byte_or_number_in_a_chat_costs_nothing_else(chat: bytes) -> None:
    spoiled = tree(FULL, layout="B")["user_data_tiktok.json"].replace(MARKER.encode(), chat)
    account = read_json(b"\xef\xbb\xbf" + spoiled)
    assert account.value("audience.private_profile") == "on"
    assert account.lists["content.posts"].whole
    assert not account.problems


@given(st.integers(0, 200), st.sampled_from(["NaN", "-Infinity", "café ☃"]))
def test_where_a_piece_of_the_file_ends_does_not_matter(at: int, odd: str) -> None:
    filler = "x" * ((1 << 16) - 100 + at)
    content = f'{{"Direct Messages": {{"a": "{filler}", "b": {odd if odd[0] in "N-" else json.dumps(odd)}}}}}'
    assert not read_json(content.encode()).problems


def test_watch_history_and_messages_are_streamed_past() -> None:
    watched = [{"Date": "2025-01-01 00:00:00", "Link": f"https://www.example.com/{n}/"} for n in range(30_000)]
    chats = {f"Chat History with {n}:": [{"Content": "hello there, how are you"}] * 50 for n in range(300)}
    files: Tree = {
        "user_data_tiktok.json": json.dumps(
            {
                "Direct Message": {"Direct Messages": {"ChatHistory": chats}},
                "Your Activity": {"Watch History": {"VideoList": watched}},
                "App Settings": {"Settings": {"SettingsMap": {"Private Account": "Enabled"}}},
            }
        ).encode()
    }
    del watched, chats
    with TemporaryDirectory() as folder:
        (path,) = as_zip(files, Path(folder, ZIP_NAME))
        archive = Archive([open_part(path)])
        tracemalloc.start()
        account = read(archive, "json")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert account.value("audience.private_profile") == "on"
    assert peak < 3_000_000  # built, the lists alone would take five times that


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PLACES), NONSENSE)
def test_json_with_nonsense_anywhere_is_absorbed(place: tuple[str | int, ...], nonsense: object) -> None:
    root = json.loads(json.dumps(ORIGINAL))
    node = root
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = nonsense
    assert complete(read_json(root))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 6000), st.binary(max_size=6))
def test_json_with_broken_bytes_anywhere_is_absorbed(at: int, junk: bytes) -> None:
    content = tree(FULL, layout="B")["user_data_tiktok.json"]
    account = read_json(content[:at] + junk + content[at + len(junk) :])
    assert complete(account)
