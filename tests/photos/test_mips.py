"""Parts of a picture, large and small."""

from __future__ import annotations

import numpy as np
from auditor.demo.drawings import YOUNG, Person, draw
from auditor.photos.mips import Mips
from PIL import Image


def test_a_part_beyond_the_picture_is_black() -> None:
    white = Mips(Image.new("RGB", (100, 100), (255, 255, 255)))
    part = np.asarray(white.part((-50, 0, 50, 100), 20))
    assert not part[:, :9].any()
    assert (part[:, 11:] == 255).all()


def test_halvings_keep_the_picture() -> None:
    picture = Mips(draw([Person(YOUNG, width=0.5)], size=(401, 333)))
    small = picture.whole(0.1)
    assert small.size == (41, 34)
    whole = np.asarray(picture.whole(1.0), float)
    assert np.allclose(np.asarray(small, float).mean((0, 1)), whole.mean((0, 1)), atol=3)
