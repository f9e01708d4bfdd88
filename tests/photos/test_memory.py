"""A worker holds at most 400 MB, whatever the picture."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from auditor.demo.drawings import GROWN, YOUNG, Person, Place, draw
from PIL import Image
from tests.photos.pictures import saved

MOST = 400 << 10  # KB
LOOK = """
import sys
from pathlib import Path
from auditor.photos import decode, nets, worker
from auditor.photos.analyse import analyse
from auditor.downloads.magic import FileKind

worker._give_memory_back()
with Path(sys.argv[1]).open("rb") as stream:
    seen = analyse(decode.decode(stream, FileKind(sys.argv[2])), nets.finder())
status = Path("/proc/self/status").read_text(encoding="ascii")
print(len(seen.faces), status.partition("VmHWM:")[2].split()[0])
"""


def looked(content: bytes, kind: str, folder: Path) -> tuple[int, int]:
    """How many faces a process of its own finds in a picture, and the most KB that it held."""
    path = folder / "picture"
    path.write_bytes(content)
    command = [sys.executable, "-c", LOOK, str(path), kind]
    faces, memory = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return int(faces), int(memory)


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process the most it held")


def test_a_crowd(tmp_path: Path) -> None:
    crowd = Image.new("RGB", (1600, 1600))
    for number in range(121):
        person = Person(YOUNG if number % 2 else GROWN, x=0.5, y=0.5, width=0.55, shirt=(number, 90, 160))
        crowd.paste(draw([person], Place.GARDEN, (145, 145)), (number % 11 * 145, number // 11 * 145))
    faces, memory = looked(saved(crowd, "JPEG", quality=92), "JPEG", tmp_path)
    assert faces > 100
    assert memory < MOST


@pytest.mark.parametrize(
    ("kind", "size", "how"),
    [
        ("JPEG", (4600, 3600), {}),
        ("JPEG", (4600, 3600), {"progressive": True}),
        ("PNG", (5800, 4400), {"compress_level": 1}),
        ("WEBP", (3200, 2500), {"method": 0}),
    ],
)
def test_a_large_picture(kind: str, size: tuple[int, int], how: dict[str, int], tmp_path: Path) -> None:
    made = draw([Person(YOUNG, width=0.3)], size=(1150, 900)).resize(size)
    faces, memory = looked(saved(made, kind, **how), kind, tmp_path)
    assert faces == 1
    assert memory < MOST
