"""What hangs on a posted thing: places in every shape, times of its own, and no stickers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.readers.facebook.lists import ACTIVITY, ANN, FILES, STAMP, Open, of, post, posts_with, small, with_json


def test_stickers_are_no_pictures_of_the_owner(opened: Open) -> None:
    name = f"{FILES['content.comments']}.json"
    data = json.loads(small()[name])
    data["comments_v2"][0]["attachments"][0]["data"][0]["media"]["uri"] = f"{ACTIVITY}/posts/media/stickers_used/1.png"
    account = opened(with_json(name, data))
    assert not of(account, "content.comments")
    assert account.lists["content.comments"].whole


OLD_SHAPES: dict[str, Any] = {
    "beside": {"latitude": 52.09, "longitude": 5.12, "taken_timestamp": 1380000000},
    "one object": {"exif_data": {"latitude": 52.09, "longitude": 5.12, "taken_timestamp": 1380000000}},
    "a list": {"exif_data": [{}, {"latitude": "52.09", "longitude": "5.12", "taken_timestamp": 1380000000}]},
}


@pytest.mark.parametrize("kind", ["photo_metadata", "video_metadata"])
@pytest.mark.parametrize("shape", OLD_SHAPES)
def test_coordinates_are_read_in_every_shape(opened: Open, shape: str, kind: str) -> None:
    media = {"uri": "a.jpg", "media_metadata": {kind: OLD_SHAPES[shape]}}
    (found,) = of(opened(posts_with(post(attachments=[{"data": [{"media": media}]}]))), "content.posts")
    where = found.media[0].coordinates
    assert where is not None
    assert (where.latitude, where.longitude) == (52.09, 5.12)


# Times


@pytest.mark.parametrize("shape", OLD_SHAPES)
def test_a_photo_of_an_album_without_a_time_is_not_given_that_of_another(opened: Open, shape: str) -> None:
    undated = {"uri": "b.jpg", "creation_timestamp": 0}
    taken = {"uri": "c.jpg", "media_metadata": {"photo_metadata": OLD_SHAPES[shape]}}
    photos = [{"uri": "a.jpg", "creation_timestamp": STAMP}, undated, taken]
    album = {"name": "Trees", "photos": photos, "last_modified_timestamp": STAMP}
    (found,) = of(
        opened(with_json(f"{ACTIVITY}/posts/album/1.json", album, small(account=replace(ANN, albums=())))),
        "content.albums",
    )
    assert [medium.at and medium.at.year for medium in found.media] == [2017, None, 2013]
    assert found.at is None
