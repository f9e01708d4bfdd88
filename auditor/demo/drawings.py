"""Photos of the invented family, drawn in code: nobody was ever in front of a camera, yet the nets see faces.

What makes a drawn face young for the age net is what makes one young: large eyes, low in a round head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]

_FINER = 2  # drawn larger and made smaller, since ImageDraw has no smooth edges


class Place(StrEnum):
    """What is behind the people."""

    BEACH = "beach"
    GARDEN = "garden"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Look:
    """A head's proportions: lengths in shares of its width, heights in shares of its height from the middle down."""

    tall: float
    eyes: float
    apart: float
    eye: float
    nose: float
    mouth: float
    lips: float
    brow: float
    grown: bool


YOUNG = Look(tall=1.12, eyes=0.07, apart=0.22, eye=0.17, nose=0.19, mouth=0.30, lips=0.30, brow=0.1, grown=False)
GROWN = Look(
    tall=1.39, eyes=-0.122, apart=0.187, eye=0.133, nose=0.174, mouth=0.311, lips=0.262, brow=0.072, grown=True
)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a drawing: where the middle of the head is and how wide it is, in shares of the picture's width."""

    look: Look
    x: float = 0.5
    y: float = 0.5
    width: float = 0.4
    skin: Colour = (224, 172, 142)
    hair: Colour = (88, 62, 40)
    shirt: Colour = (60, 90, 160)


def draw(people: Sequence[Person], place: Place = Place.GARDEN, size: tuple[int, int] = (1080, 1350)) -> Image.Image:
    """An RGB picture of these people, `size` pixels; the same arguments give the same pixels."""
    picture = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER))
    _behind(picture, place)
    for person in people:
        _Head(picture, person).draw()
    soft = picture.filter(ImageFilter.GaussianBlur(_FINER)).resize(size, Image.Resampling.LANCZOS)
    grain = np.random.default_rng(0).normal(0, 3, (size[1], size[0], 1))
    return Image.fromarray(np.clip(np.asarray(soft) + grain, 0, 255).astype(np.uint8))


def jpeg(picture: Image.Image, exif: Image.Exif | None = None) -> bytes:
    """The picture as the bytes of a JPEG, with what a camera would have written into it."""
    content = BytesIO()
    picture.save(content, "JPEG", quality=88, exif=exif or Image.Exif())
    return content.getvalue()


def _behind(picture: Image.Image, place: Place) -> None:
    sky, ground, horizon = {
        Place.BEACH: ((150, 190, 222), (222, 200, 160), 0.55),
        Place.GARDEN: ((178, 206, 226), (112, 150, 88), 0.45),
        Place.ROOM: ((214, 202, 186), (150, 120, 92), 0.8),
    }[place]
    width, height = picture.size
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, width, height), fill=sky)
    if place is Place.BEACH:
        pen.rectangle((0, int(height * 0.42), width, height), fill=(70, 130, 170))
    pen.rectangle((0, int(height * horizon), width, height), fill=ground)


class _Head:
    """Draws one person; positions are shares of the head's width and height, from its middle."""

    def __init__(self, picture: Image.Image, person: Person) -> None:
        self._pen = ImageDraw.Draw(picture)
        self._person = person
        self._look = person.look
        self._wide = picture.width * person.width
        self._high = self._wide * person.look.tall
        self._middle = picture.width * person.x, picture.height * person.y

    def draw(self) -> None:
        """Back to front: body, hair, face, eyes, nose, mouth."""
        skin, hair = self._person.skin, self._person.hair
        self._oval(0, 1.05, 2.2, 0.95, self._person.shirt)
        self._oval(0, 0.52, 0.42, 0.5, _shade(skin, 0.82))
        self._oval(0, -0.1, 1.14, 1.1, hair)
        self._oval(0, 0.02, 1, 1, skin)
        if self._look.grown:
            self._years()
        else:
            self._oval(0, -0.42, 0.9, 0.26, hair)
        for side in (-1, 1):
            self._cheek(side)
            self._eye(side)
        self._nose()
        self._mouth()

    def _oval(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        left, top = self._middle[0] + (x - width / 2) * self._wide, self._middle[1] + (y - height / 2) * self._high
        self._pen.ellipse((left, top, left + width * self._wide, top + height * self._high), fill=colour)

    def _years(self) -> None:
        """Hollow cheeks, bags under the eyes, folds beside the mouth, a lined forehead."""
        skin, eyes, nose = self._person.skin, self._look.eyes, self._look.nose
        for side in (-1, 1):
            self._oval(side * 0.33, 0.22, 0.2, 0.34, _shade(skin, 0.86))
            self._oval(side * 0.2, eyes + 0.085, 0.2, 0.016, _shade(skin, 0.6))
            self._oval(side * 0.2, eyes + 0.06, 0.24, 0.05, _shade(skin, 0.85))
            self._oval(side * 0.21, nose + 0.06, 0.03, 0.17, _shade(skin, 0.68))
        for line in (-0.36, -0.32, -0.28, -0.24):
            self._oval(0, line, 0.56, 0.01, _shade(skin, 0.72))

    def _cheek(self, side: int) -> None:
        if not self._look.grown:
            self._oval(side * 0.3, 0.19, 0.22, 0.15, _mixed(self._person.skin, (235, 120, 110), 0.25))

    def _eye(self, side: int) -> None:
        x, y, size = side * self._look.apart, self._look.eyes, self._look.eye
        height = size / self._look.tall
        self._oval(x, y, size * 1.9, height * 1.1, _shade(self._person.skin, 0.74))
        self._oval(x, y, size * 1.45, height * 0.7, (244, 242, 236))
        self._oval(x, y, size * 0.66, height * 0.68, (74, 54, 42))
        self._oval(x, y, size * 0.32, height * 0.34, (16, 12, 12))
        self._oval(x, y - height * 0.36, size * 1.5, height * 0.2, (62, 44, 38))
        self._oval(
            x,
            y - self._look.brow,
            size * 1.8,
            height * (0.32 if self._look.grown else 0.2),
            _shade(self._person.hair, 0.8),
        )

    def _nose(self) -> None:
        y, skin = self._look.nose, self._person.skin
        self._oval(0, y - 0.1, 0.09, 0.2, _shade(skin, 1.06))
        self._oval(0, y, 0.2, 0.06, _shade(skin, 0.7))
        for side in (-1, 1):
            self._oval(side * 0.055, y + 0.012, 0.05, 0.022, _shade(skin, 0.4))

    def _mouth(self) -> None:
        y, width = self._look.mouth, self._look.lips
        self._oval(0, y, width, 0.075, (172, 74, 78))
        self._oval(0, y, width * 0.78, 0.03, (244, 240, 234))
        self._oval(0, y + 0.085, width * 0.6, 0.018, _shade(self._person.skin, 0.84))


def _shade(colour: Colour, share: float) -> Colour:
    red, green, blue = (min(255, int(part * share)) for part in colour)
    return red, green, blue


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (int(a * (1 - share) + b * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue
