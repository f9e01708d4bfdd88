"""`make bench-photos`: how many children the photo work finds, how many grown people it takes for one, and how fast.

Faces with known ages (FairFace, CC BY 4.0; see the README) are pasted on generated backgrounds at three sizes, together
with backgrounds that show nobody, as the posts of a generated Instagram download. The real pipeline looks at it, cold
and from the cache, in a process of its own. Without the faces only the speed is measured, on drawn people.

`--measured` prints instead what `auditor/photos/measured.yaml` holds of these faces, to be put there when the work
or a limit changed.

`--rival NAME=COMMAND`, as often as wanted, runs other programs on the same pictures and as many processes: they read
paths, one a line, and answer with the youngest age that they see, `-` for nobody (see `tests/rivals`).
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import yaml
from auditor.demo.drawings import GROWN, YOUNG, Person, draw, jpeg
from auditor.demo.family import SANNE_ON_INSTAGRAM
from auditor.demo.instagram import tree as instagram
from auditor.demo.trees import as_zip
from auditor.downloads.detect import downloads
from auditor.exposure.perhaps import doubt
from auditor.model.levels import FLAG_BELOW, TURNED_BELOW, AgeGroup
from auditor.photos.cache import Cache
from auditor.photos.cache import version as cache_version
from auditor.photos.measured import FaceTest, Found, Share
from auditor.photos.pipeline import Processes
from auditor.photos.records import FaceSeen, PictureResult
from auditor.readers.every import read
from PIL import Image, ImageDraw, ImageFilter

FAIRFACE = "FairFace (Kärkkäinen and Joo, 2021; CC BY 4.0)"
FACES = Path(__file__).parents[2] / "shared" / "faces"
SIZE = (1080, 1350)
SIDES = (900, 448, 224)
"""Pixels of the pasted pictures: the faces in them are about 310, 155 and 78 pixels wide."""
DRAWN = 120
NOBODY = 40
GROUPS = {"0–9": (0, 9), "10–19": (10, 19), "20–29": (20, 29), "30+": (30, 120)}
PROCESSES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to look at: the age in years of the person in it (None: nobody, or drawn), the pasted side."""

    name: str
    content: bytes
    years: int | None = None
    side: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run came to: for each picture its youngest age, inf when none was told; peak memory in MB, 0: unknown.

    `perhaps` are the pictures of the second list, `fronts` how frontal the largest face is where one was told; of the
    auditor's own runs only.
    """

    name: str
    ages: dict[str, float]
    seconds: float
    cpu: float
    memory: float = 0.0
    perhaps: Collection[str] = ()
    fronts: Mapping[str, float] = field(default_factory=dict)


def pictures(faces: Path) -> list[Picture]:
    """All pictures, the same in every run."""
    nobody = [Picture(f"nobody {number}", jpeg(background(10_000 + number))) for number in range(NOBODY)]
    if not (faces / "labels.csv").is_file():
        return [*_drawn(), *nobody]
    with (faces / "labels.csv").open(encoding="utf-8") as labels:
        rows = [(faces / row["file"], int(row["age_low_years"])) for row in csv.DictReader(labels)]
    return [*(_pasted(path, years, n, side) for n, (path, years) in enumerate(rows) for side in SIDES), *nobody]


def _drawn() -> Iterable[Picture]:
    for number in range(DRAWN):
        person = Person(YOUNG if number % 2 else GROWN, width=(0.1, 0.2, 0.4)[number % 3], shirt=(number, 90, 160))
        yield Picture(f"drawn {number}", jpeg(draw([person], size=SIZE)))


def _pasted(path: Path, years: int, number: int, side: int) -> Picture:
    rng = np.random.default_rng(number * 1000 + side)
    left, top = (int(rng.integers(0, length - side + 1)) for length in SIZE)
    edge = side // 20
    mask = Image.new("L", (side, side), 0)
    mask.paste(255, (edge, edge, side - edge, side - edge))
    made = background(number)
    with Image.open(path) as face:
        chip = face.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
    made.paste(chip, (left, top), mask.filter(ImageFilter.GaussianBlur(edge / 2)))
    return Picture(f"{path.stem} {side}", jpeg(made), years, side)


def background(seed: int) -> Image.Image:
    """Something like a photo of nothing: soft and fine structure, a few objects with edges, grain."""
    rng = np.random.default_rng(seed)
    width, height = SIZE
    field = np.broadcast_to(rng.uniform(80, 160, 3), (height, width, 3)).astype(np.float32)
    for across, strength in ((2, 60), (5, 45), (14, 30), (40, 22), (120, 14), (400, 8)):
        coarse = rng.normal(0, strength, (across * height // width, across, 3)).astype(np.float32)
        coarse = 0.4 * coarse + coarse.mean(2, keepdims=True)
        for channel in range(3):
            layer = Image.fromarray(coarse[..., channel]).resize(SIZE, Image.Resampling.BICUBIC)
            field[..., channel] += np.asarray(layer)
    made = Image.fromarray(np.clip(field, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(made, "RGBA")
    for _ in range(14):
        (left, top), (wide, tall) = rng.uniform(-0.2, 1, 2) * SIZE, rng.uniform(0.05, 0.5, 2) * SIZE
        red, green, blue, opacity = (int(value) for value in rng.integers((20, 20, 20, 90), (235, 235, 235, 230)))
        shape = pen.ellipse if rng.random() < 0.5 else pen.rectangle
        shape((left, top, left + wide, top + tall), fill=(red, green, blue, opacity))
    grain = rng.normal(0, 4, (height, width, 1))
    return Image.fromarray(np.clip(np.asarray(made.filter(ImageFilter.GaussianBlur(1.2))) + grain, 0, 255).astype("u1"))


def write_download(made: Sequence[Picture], path: Path) -> None:
    """An Instagram download with a post for each picture, captioned with its name."""
    first = datetime(2024, 1, 1, tzinfo=UTC)
    posts = tuple(
        instagram.Item(at=first + timedelta(hours=number), caption=picture.name, contents=(picture.content,))
        for number, picture in enumerate(made)
    )
    account = replace(SANNE_ON_INSTAGRAM, posts=posts, stories=(), reels=(), archived=(), deleted=(), profile_photos=())
    as_zip(instagram.tree(account, generation="2025"), path)


def look(download: Path, kept: Path) -> None:
    """In a process of its own: look at a download's posts, and print what came of it and what it took, as JSON."""
    (found,) = downloads([download])
    posts = [(post.caption or medium.caption, medium) for post in read(found).posts for medium in post.media]
    cache = Cache(kept)
    memory = Memory()
    before, started = os.times(), time.perf_counter()
    media = [medium for _, medium in posts]
    results = Processes().survey(found.archive, media, cache=cache, progress=memory.note).results
    seconds, after = time.perf_counter() - started, os.times()
    cache.close()
    cpu = sum(after[:4]) - sum(before[:4])
    faces = {name: _told(result) for (name, _), result in zip(posts, results, strict=True)}
    figures = Figures(
        "",
        {name: min((f.age.years for f in told), default=float("inf")) for name, told in faces.items()},
        seconds,
        cpu,
        memory.peak,
        [name for name, told in faces.items() if doubt(told)],
        {name: max(told, key=lambda f: f.width_share).recognisable.frontality for name, told in faces.items() if told},
    )
    json.dump(asdict(figures), sys.stdout)


def _told(result: PictureResult | None) -> list[FaceSeen]:
    """The faces whose age can be told: the youngest decides whether a picture is flagged."""
    if result is None or result.skipped is not None:
        raise SystemExit(f"a picture was not looked at: {result and result.skipped}")
    return [face for face in result.faces if face.age.group is not AgeGroup.UNCLEAR]


class Memory:
    """The most memory that this process and each of its workers held, in MB; 0 where only Linux would tell.

    Not `ru_maxrss`: on Linux a new process starts with that of the one that started it.
    """

    def __init__(self) -> None:
        self._peaks: dict[int, int] = {}

    def note(self, *_progress: object) -> None:
        """To be called now and then."""
        for pid in (os.getpid(), *(child.pid or 0 for child in active_children())):
            with suppress(OSError):
                status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
                self._peaks[pid] = int(status.partition("VmHWM:")[2].split()[0])

    @property
    def peak(self) -> float:
        """The sum over all processes, as if all were at their peak at once."""
        return sum(self._peaks.values()) / 1024


def run_auditor(name: str, download: Path, kept: Path) -> Figures:
    """The pipeline over a download."""
    command = [sys.executable, "-m", "tests.bench_photos", "--look", str(download), str(kept)]
    told: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return Figures(**{**told, "name": name})


def run_once(made: Sequence[Picture]) -> Figures:
    """The pipeline over these pictures, with nothing kept."""
    with tempfile.TemporaryDirectory(prefix="auditor-bench-") as name:
        download = Path(name) / "instagram-bench.zip"
        write_download(made, download)
        return run_auditor("auditor", download, Path(name) / "cache.sqlite3")


def as_yaml(test: FaceTest) -> str:
    """A part of `measured.yaml`."""
    return yaml.safe_dump(msgspec.to_builtins(test), allow_unicode=True, sort_keys=False, default_flow_style=None)


def run_rival(name: str, command: str, made: Sequence[Picture], folder: Path) -> Figures:
    """Another program over the same pictures, in as many processes."""
    paths = [folder / f"{number}.jpg" for number in range(len(made))]
    for path, picture in zip(paths, made, strict=True):
        path.write_bytes(picture.content)
    before, started = os.times(), time.perf_counter()
    processes, outs = [], []
    for first in range(PROCESSES):
        asked, told = folder / f"asked-{first}", folder / f"told-{first}"
        asked.write_text("".join(f"{path}\n" for path in paths[first::PROCESSES]), encoding="utf-8")
        with asked.open("rb") as stdin, told.open("wb") as stdout:
            processes.append(subprocess.Popen(shlex.split(command), stdin=stdin, stdout=stdout))
        outs.append(told)
    if sum(process.wait() != 0 for process in processes):
        raise SystemExit(f"{name} failed")
    seconds, after = time.perf_counter() - started, os.times()
    ages: dict[str, float] = {}
    for first, told in enumerate(outs):
        answers = told.read_text(encoding="utf-8").split()
        for picture, answer in zip(made[first::PROCESSES], answers, strict=True):
            ages[picture.name] = float("inf") if answer == "-" else float(answer)
    return Figures(name, ages, seconds, sum(after[2:4]) - sum(before[2:4]))


def measured(figures: Figures, made: Sequence[Picture], faces: Path) -> FaceTest:
    """The figures of these faces as `auditor/photos/measured.yaml` has them."""
    flagged = {name for name, age in figures.ages.items() if age < FLAG_BELOW}
    groups = {
        name: [p.name for p in made if p.years is not None and low <= p.years <= high]
        for name, (low, high) in zip(("children", "teens", "twenties", "older"), GROUPS.values(), strict=True)
    }
    fronts = {name: figures.fronts[name] for name in groups["children"] if name in figures.fronts}
    turned = [name for name, front in fronts.items() if front < TURNED_BELOW]

    def found(listed: Collection[str]) -> Found:
        ways = {"frontal": fronts.keys() - turned, "turned": turned}
        return Found(**{name: Share(len({*names} & {*listed}), len(names)) for name, names in (groups | ways).items()})

    return FaceTest(
        on=datetime.now(UTC).date(),
        faces=f"{FAIRFACE}; sha256 of its labels.csv {sha256((faces / 'labels.csv').read_bytes()).hexdigest()}",
        work=cache_version().hex(),
        in_view=True,
        people={name: len(names) // len(SIDES) for name, names in groups.items()},
        sizes=len(SIDES),
        listed=found(flagged),
        second=found(figures.perhaps),
    )


def rows(figures: Figures, made: Sequence[Picture]) -> Iterable[list[str]]:
    """The figures as rows of the table: for all sizes, and for each."""
    pace, cost = len(made) / figures.seconds, 1000 * figures.cpu / len(made)
    memory = f"{figures.memory:.0f}" if figures.memory else "–"
    yield [figures.name, *_shares(figures, made), f"{pace:.1f}", f"{cost:.0f}", memory]
    for side in sorted({picture.side for picture in made if picture.side}, reverse=True):
        one = [picture for picture in made if picture.side == side]
        yield [f"… at {side} px", *_shares(figures, one), "", "", ""]
    if figures.fronts:
        second = {name: 0.0 if name in figures.perhaps else float("inf") for name in figures.ages}
        yield ["… on the second list", *_shares(replace(figures, ages=second), made)[:-1], "", "", "", ""]


def _shares(figures: Figures, made: Sequence[Picture]) -> list[str]:
    """How many of each group were flagged, of those with nobody too, and how well the ages tell 0–9 from 20+."""
    told = [
        [figures.ages[p.name] for p in made if p.years is not None and low <= p.years <= high]
        for low, high in GROUPS.values()
    ]
    told.append([figures.ages[p.name] for p in made if p.name.startswith("nobody")])
    return [*map(_share, told), _auc(told[0], told[2] + told[3])]


def _share(ages: Sequence[float]) -> str:
    flagged = sum(age < FLAG_BELOW for age in ages)
    return f"{flagged}/{len(ages)} = {flagged / len(ages):.3f}" if ages else "–"


def _auc(children: Sequence[float], grown: Sequence[float]) -> str:
    """The share of pairs in which the child looks younger, whatever the limit; where neither was found counts half."""
    if not children or not grown:
        return "–"
    young, old = np.array(children)[:, None], np.array(grown)[None]
    return f"{np.mean((young < old) + 0.5 * (young == old)):.3f}"


HEAD = ("run", *GROUPS, "nobody", "AUC 0–9 : 20+", "photos/s", "CPU ms/photo", "peak MB")


def main() -> None:
    """Generate, measure, print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_photos", description="See the top of this file.")
    parser.add_argument("faces", nargs="?", type=Path, default=FACES, help="folder with labels.csv and the faces")
    parser.add_argument("--rival", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--measured", action="store_true", help="print what measured.yaml holds of these faces")
    parser.add_argument("--look", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.look:
        look(*options.look)
        return
    made = pictures(options.faces)
    if options.measured:
        sys.stdout.write(as_yaml(measured(run_once(made), made, options.faces)))
        return
    if not any(picture.side for picture in made):
        sys.stdout.write(f"No labels.csv in {options.faces}: only the speed is measured, on drawn people.\n\n")
    load = f", load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""
    sys.stdout.write(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {PROCESSES} cores{load}, "
        f"Python {platform.python_version()}; {len(made)} pictures of {SIZE[0]} × {SIZE[1]}; share flagged below "
        f"{FLAG_BELOW:.0f} years; the sizes show the same people\n\n"
    )
    _write(HEAD)
    _write(["--"] * len(HEAD))
    with tempfile.TemporaryDirectory(prefix="auditor-bench-") as name:
        folder = Path(name)
        download, kept = folder / "instagram-bench.zip", folder / "cache.sqlite3"
        write_download(made, download)
        _show(run_auditor("auditor, cold", download, kept), made)
        _show(run_auditor("auditor, cached", download, kept), made)
        for rival in options.rival:
            label, _, command = rival.rpartition("=")
            _show(run_rival(label or command, command, made, folder), made)


def _show(figures: Figures, made: Sequence[Picture]) -> None:
    for row in rows(figures, made):
        _write(row)


def _write(cells: Iterable[str]) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
