"""What is posted in an invented Facebook export."""

from __future__ import annotations

import json

from tests.demo.meta.made import face, only


def test_an_album_photo_that_was_posted_has_one_path() -> None:
    tree = face("2026")
    (posts,) = [json.loads(c) for n, c in tree.items() if "your_posts__" in n]
    album = only(tree, "album/0.json")
    assert album["photos"][0]["uri"] == posts[0]["attachments"][0]["data"][0]["media"]["uri"]
    assert "cover_photo" not in only(tree, "album/1.json")
