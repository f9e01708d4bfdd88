"""`make bench`: seconds, CPU seconds and peak memory of whole audits over Instagram downloads of three sizes.

Beside them stand the page's figures in Chromium, where both are. The large one has 60,000 media members (3 GB), 200,000
messages and a posts index of 50 MB. The middle one has the same indexes and no media at all, so the ratio of the two
shows that media cost nothing. One post in twenty tells something of the demo's family, whose file is read too. All are
measured in one run.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from auditor.demo.family import FAMILY, SANNE_ON_INSTAGRAM
from auditor.demo.instagram import tree as instagram
from auditor.demo.trees import is_media, meta_json
from auditor.model.family import dump
from tests.telling import caption

RUNS = 3
OLD = {"30 MB": (1.7, 89), "indexes of the 3 GB one, no media": (28.4, 301)}
"""CPU seconds and peak MB of what 0.1.0 had become before it was made faster, over the same downloads."""
OLD_MACHINE = "Linux, a busy AMD EPYC, 2 cores, Python 3.11"
START = datetime(2014, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Size:
    """How much a generated download holds; `media_bytes` is the length of each picture."""

    name: str
    posts: int
    messages: int
    media_bytes: int


SIZES = (
    Size("30 MB", 600, 2_000, 50_000),
    Size("indexes of the 3 GB one, no media", 60_000, 200_000, 0),
    Size("3 GB, 60,000 media", 60_000, 200_000, 50_000),
)


def generate(size: Size, path: Path) -> None:
    """Write a download of that size as one zip."""
    account = replace(SANNE_ON_INSTAGRAM, posts=(), stories=(), reels=())
    tree = {n: c for n, c in instagram.tree(account, generation="2025").items() if not is_media(n)}
    picture = os.urandom(size.media_bytes)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in tree.items():
            archive.writestr(name, content)
        with archive.open("your_instagram_activity/media/posts_1.json", "w", force_zip64=True) as index:
            for piece in _posts(size):
                index.write(piece)
        for number in range(0, size.messages, 200):
            texts = [{"sender_name": "x", "timestamp_ms": n, "content": "hello " * 8} for n in range(200)]
            name = f"your_instagram_activity/messages/inbox/chat_{number}/message_1.json"
            archive.writestr(name, json.dumps({"messages": texts}))
        for number in range(size.posts if size.media_bytes else 0):
            archive.writestr(_uri(number), picture, zipfile.ZIP_STORED)


def _uri(number: int) -> str:
    return f"media/posts/{2014 + number % 12}{1 + number % 12:02}/{number:09}_n.jpg"


def _posts(size: Size) -> Iterator[bytes]:
    yield b"["
    for number in range(size.posts):
        at = int((START + timedelta(hours=number)).timestamp())
        exif = [{"latitude": 52.0 + number / 1e6, "longitude": 5.1}, {"device_id": "x" * 20, "software": "17.5"}]
        metadata = {"photo_metadata": {"exif_data": exif}, "camera_metadata": {"has_camera_metadata": False}}
        media = {"uri": _uri(number), "creation_timestamp": at, "media_metadata": metadata, "title": caption(number)}
        yield (b"," if number else b"") + meta_json({"media": [media]})
    yield b"]"


def measure(path: Path, folder: Path) -> tuple[float, float, float]:
    """Seconds, CPU seconds and peak memory in MB of one audit as a process of its own."""
    command = [
        sys.executable,
        "-m",
        "auditor",
        "audit",
        str(path),
        "--html",
        str(folder / "r.html"),
        "--family",
        str(folder / "family.yaml"),
        "--photos",
        "none",
    ]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 10, 11):
        raise SystemExit(f"the audit of {path.name} ended with {process.returncode}")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return seconds, usage.ru_utime + usage.ru_stime, peak


def machine() -> str:
    """What the figures were measured on: system, processor, cores, Python."""
    table = Path("/proc/cpuinfo")
    rows = table.read_text("utf-8", "replace").splitlines() if table.is_file() else []
    named = (row.partition(":")[2].strip() for row in rows if row.startswith("model name"))
    processor = next(named, platform.processor() or platform.machine())
    return f"{platform.system()} on {processor}, {os.cpu_count()} cores, Python {platform.python_version()}"


def load() -> str:
    """How much this machine has to do besides, where it tells."""
    return f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def native(path: Path, folder: Path, name: str) -> str:
    """The program's columns for a download."""
    figures = [measure(path, folder) for _ in range(RUNS)]
    seconds, cpu, memory = min(f[0] for f in figures), min(f[1] for f in figures), max(f[2] for f in figures)
    was, held = OLD.get(name, ("not measured", "not measured"))
    return f"{seconds:.1f} | {cpu:.1f} ({was}) | {memory:.0f} ({held})"


def in_the_page(path: Path) -> str:
    """The page's columns for a download, or why there are none."""
    figures = []
    for _ in range(RUNS):
        command = [sys.executable, "-m", "tests.bench_page", str(path)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode:
            return f"{(ran.stderr.strip().splitlines() or [''])[-1]} | | "
        figures.append([float(figure) for figure in ran.stdout.split()])
    ready, seconds, heap = zip(*figures, strict=True)
    return f"{min(ready):.1f} | {min(seconds):.1f} | {max(heap):.0f}"


def main() -> None:
    """Generate, measure, print a table."""
    folder = Path(tempfile.mkdtemp(prefix="auditor-bench-"))
    sys.stdout.write(f"{machine()}{load()}; least of {RUNS} runs; in brackets before, on {OLD_MACHINE}\n\n")
    columns = ["download", "zip MB", "seconds", "CPU seconds", "peak MB", "page ready", "page seconds", "page heap MB"]
    sys.stdout.write(f"| {' | '.join(columns)} |\n|{'--|' * len(columns)}\n")
    (folder / "family.yaml").write_text(dump(FAMILY), encoding="utf-8")
    try:
        for number, size in enumerate(SIZES):
            path = folder / f"instagram-bench-{number}.zip"
            generate(size, path)
            row = [f"{path.stat().st_size / 1e6:.0f}", native(path, folder, size.name), in_the_page(path)]
            sys.stdout.write(f"| {size.name} | {' | '.join(row)} |\n")
            sys.stdout.flush()
            path.unlink()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
