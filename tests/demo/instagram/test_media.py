"""What is posted in an invented Instagram export."""

from __future__ import annotations

from typing import Any

from tests.demo.meta.made import insta, only
from tests.people import BEACH, CAROUSEL


def test_single_photos_and_carousels_keep_their_captions_in_different_places() -> None:
    single, carousel = only(insta("2025"), "posts_1.json")
    assert single["media"][0]["title"] == BEACH.caption
    assert "title" not in single
    assert carousel["title"] == CAROUSEL.caption
    assert [medium["title"] for medium in carousel["media"]] == ["", "", ""]


def test_coordinates_stand_where_the_generation_puts_them() -> None:
    def exif(generation: str) -> Any:
        post = only(insta(generation, decoys=False), "posts_1.json")[0]
        return post["media"][0]["media_metadata"]["photo_metadata"]["exif_data"]

    assert exif("2025")[0] == {"latitude": 52.09, "longitude": 5.12}
    assert exif("2022")[0]["latitude"] == 52.09
    assert len(exif("2022")) == 1
