"""The nets as one function from a picture to the faces in it, for a worker to load."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from auditor.photos import models
from auditor.photos.age import ages
from auditor.photos.analyse import Finder
from auditor.photos.faces import find_faces
from auditor.photos.mips import Mips
from auditor.photos.recognisable import recognisability
from auditor.photos.records import FaceSeen


def finder() -> Finder:
    """Load the nets. Raises `ModelError` when one of them is missing, changed or does not run here."""
    for error in models.problems():
        raise error
    return find


def find(picture: Image.Image, reduced: float) -> Sequence[FaceSeen]:
    """The faces of an upright RGB picture, surest first. Raises `ModelError`."""
    halvings = Mips(picture)
    faces = find_faces(halvings)
    return tuple(
        FaceSeen(age, recognisable, face.score, face.width / picture.width)
        for face, age, recognisable in zip(
            faces, ages(halvings, faces), recognisability(halvings, faces, reduced), strict=True
        )
    )
