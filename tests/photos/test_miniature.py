"""Of a small copy there is no more than blocks, and a clear one is marked."""

from __future__ import annotations

import io

import numpy as np
import pytest
from auditor.photos.miniature import BLOCKS, SIDE, miniature
from auditor.photos.wire import Style
from PIL import Image


def noise(size: tuple[int, int] = (1080, 1350)) -> Image.Image:
    """A picture in which every part is different."""
    return Image.fromarray(np.random.default_rng(7).integers(0, 256, (size[1], size[0], 3), np.uint8))


def drawn(made: Image.Image, style: Style = Style.PIXELATED) -> Image.Image:
    return Image.open(io.BytesIO(miniature(made, style))).convert("RGB")


@pytest.mark.parametrize("size", [(1080, 1350), (1600, 900), (700, 700), (3000, 2), (1, 1), (5, 4000)])
def test_of_a_pixelated_copy_there_is_no_more_than_a_few_blocks(size: tuple[int, int]) -> None:
    copy = drawn(noise(size))
    edge = SIDE // BLOCKS
    across, down = copy.width // edge, copy.height // edge
    assert (across * edge, down * edge) == copy.size
    assert max(copy.size) == SIDE
    assert max(across, down) == BLOCKS <= 12
    blocks = np.asarray(copy, np.int16).reshape(down, edge, across, edge, 3)
    assert int((blocks.max((1, 3)) - blocks.min((1, 3))).max()) <= 2  # each block is of one colour


def test_pictures_that_differ_within_their_blocks_have_the_same_copy() -> None:
    """What is finer than a block is gone: mirrored within each block, the picture gives the same copy."""
    one = np.asarray(noise((600, 480)))
    mirrored = one.reshape(8, 60, 10, 60, 3)[:, ::-1, :, ::-1].reshape(480, 600, 3)
    assert not np.array_equal(one, mirrored)
    assert miniature(Image.fromarray(one), Style.PIXELATED) == miniature(Image.fromarray(mirrored), Style.PIXELATED)


def test_a_clear_copy_bears_the_watermark_everywhere() -> None:
    plain = Image.new("RGB", (1080, 1350), (120, 120, 120))
    copy = np.asarray(drawn(plain, Style.CLEAR), np.int16)
    assert copy.shape[:2] == (160, 128)
    marked = np.abs(copy - 120).max(2) > 20
    for part in (marked[:80, :64], marked[:80, 64:], marked[80:, :64], marked[80:, 64:]):
        assert part.mean() > 0.03
