"""The page to be served by any host, in any folder: the same parts as files, kept for times without network.

The outer page may reach its own host, for its parts; the frame, where the family's data is, reaches nothing.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

BROWSER = Path(__file__).parent / "browser"
SUMS = "SHA256SUMS"
REACH = {"workers": "'self' blob:", "reached": "'self'"}
"""Of the outer page: its parts, and what keeps them."""
SERVED = '<meta name="served" content="kept">\n'
"""Tells the page that it is a site."""


def files(parts: Mapping[str, bytes], shell: Callable[[str, str, Mapping[str, str], str], str]) -> Mapping[str, bytes]:
    """The site's files by their paths, `shell` being what makes the outer page."""
    packed = {name: gzip.compress(content, 9, mtime=0) for name, content in parts.items()}
    paths = {name: f"parts/{name}-{_sha256(content)[:16]}.bin" for name, content in packed.items()}
    named = "\n".join(
        f'<script type="application/gzip" id="{name}" data-at="{path}"></script>' for name, path in paths.items()
    )
    page = shell(named, _text("noscript_served.html"), REACH, SERVED).encode()
    kept = ["./", *paths.values()]
    made = {
        "index.html": page,
        **{path: packed[name] for name, path in paths.items()},
        "keep.js": _text("keep.js").replace('"{{ kept }}"', json.dumps([_sha256(page)[:16], *kept])).encode(),
        "_headers": _text("headers.txt").encode(),
        "README.txt": _text("host.txt").encode(),
    }
    sums = "".join(f"{_sha256(content)}  {path}\n" for path, content in sorted(made.items()))
    return {**made, SUMS: sums.encode()}


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write them in place of what was there before."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _text(name: str) -> str:
    return (BROWSER / name).read_text(encoding="utf-8")
