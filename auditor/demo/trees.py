"""Trees: an invented export as a mapping from paths to bytes, and the ways to hand it over.

A factory builds a `Tree`; a test or `auditor demo` writes it as a folder, a zip, or a zip in several parts.
Nothing here reads the clock or draws at random: the same tree gives the same bytes.
"""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

Tree = dict[str, bytes]
"""Path inside the export ("/"-separated, no wrapper) to content."""

MEDIA_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".mp4", ".mov"})
_ZIP_TIME = (2026, 1, 1, 0, 0, 0)


def as_folder(tree: Tree, path: Path, *, wrapper: str = "") -> Path:
    """Write the tree below `path` (made if need be), inside the folder `wrapper` if one is named; return `path`."""
    for name, content in tree.items():
        target = path / wrapper / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return path


def as_zip(tree: Tree, path: Path, *, wrapper: str = "", split: int | Sequence[Sequence[str]] = 1) -> list[Path]:
    """Write the tree as one zip at `path`, or as the parts of one download beside it; return them in order.

    `split=n` puts all pages and records in the first part and spreads the media over the n-1 others, as Meta does
    with large downloads (format notes 1.1). A sequence names the parts instead: each lists the beginnings of the
    paths it holds; the first that fits takes the file and the first part takes what none claims.
    The further parts are called `<stem>-2.zip`, `<stem>-3.zip`, …
    """
    parts = _spread(tree, split) if isinstance(split, int) else _claimed(tree, split)
    paths = [path] + [path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(2, len(parts) + 1)]
    for part, target in zip(parts, paths, strict=True):
        _write_zip(part, target, wrapper)
    return paths


def without(tree: Tree, *fragments: str) -> Tree:
    """The tree less every file whose path holds one of the fragments: a partial download."""
    return {name: content for name, content in tree.items() if not any(f in name for f in fragments)}


def emptied(tree: Tree, folder: str) -> Tree:
    """The tree with `folder` as Meta writes an empty section: only a `no-data.txt` (format notes 1.1)."""
    prefix = folder.rstrip("/") + "/"
    kept = {name: content for name, content in tree.items() if not name.startswith(prefix)}
    return kept | {prefix + "no-data.txt": b"You have no data in this section"}


def respelled(tree: Tree, apostrophe: str) -> Tree:
    """The tree with another apostrophe in its names, or none: `where_you_re_logged_in` (format notes 1.1)."""
    return {name.replace("'", apostrophe): content for name, content in tree.items()}


def is_media(name: str) -> bool:
    """Whether the path names a picture or a video; some stories of 2022 have no suffix (format notes 2.8)."""
    path = PurePosixPath(name)
    return path.suffix.lower() in MEDIA_SUFFIXES or (not path.suffix and "media" in path.parts)


def mojibake(text: str) -> str:
    """Text as Meta's JSON holds it: its UTF-8 bytes read as Latin-1 (format notes 1.3)."""
    return text.encode("utf-8").decode("latin-1")


def meta_json(value: object) -> bytes:
    """JSON as Meta writes it: ASCII only, every string (keys too) in Meta's escaping (format notes 1.3)."""
    return json.dumps(_escaped(value), indent=2, ensure_ascii=True).encode("ascii")


def plain_json(value: object) -> bytes:
    """JSON as UTF-8 without escapes, as TikTok writes it (format notes 4.1)."""
    return json.dumps(value, indent=2, ensure_ascii=False).encode("utf-8")


def picture(name: str) -> bytes:
    """A complete grey JPEG of 8 by 8 pixels; the name stands in its comment, so that no two pictures are equal."""
    return b"".join(
        (
            b"\xff\xd8",
            _segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
            _segment(0xFE, name.encode("utf-8")),
            _segment(0xDB, b"\0" + b"\1" * 64),
            _segment(0xC0, struct.pack(">BHHBBBB", 8, 8, 8, 1, 1, 0x11, 0)),
            _segment(0xC4, b"\x00\1" + b"\0" * 15 + b"\0"),  # one code for "no change of brightness"
            _segment(0xC4, b"\x10\1" + b"\0" * 15 + b"\0"),  # one code for "end of block"
            _segment(0xDA, b"\1\1\0\0\x3f\0"),
            b"\x3f",  # both codes, then filled up with ones
            b"\xff\xd9",
        )
    )


def clip(name: str) -> bytes:
    """An MP4 container that announces itself and holds no frame; the name makes it unlike every other."""
    return _box(b"ftyp", b"isom\0\0\2\0isomiso2mp41") + _box(b"free", name.encode("utf-8")) + _box(b"mdat", b"")


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def _escaped(value: object) -> object:
    if isinstance(value, str):
        return mojibake(value)
    if isinstance(value, dict):
        return {mojibake(str(key)): _escaped(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_escaped(item) for item in value]
    return value


def _spread(tree: Tree, count: int) -> list[Tree]:
    if count < 1:
        raise ValueError("a download has at least one part")
    parts: list[Tree] = [{} for _ in range(count)]
    media = 0
    for name, content in tree.items():
        if count > 1 and is_media(name):
            parts[1 + media % (count - 1)][name] = content
            media += 1
        else:
            parts[0][name] = content
    return parts


def _claimed(tree: Tree, claims: Sequence[Sequence[str]]) -> list[Tree]:
    if not claims:
        raise ValueError("a download has at least one part")
    parts: list[Tree] = [{} for _ in claims]
    for name, content in tree.items():
        owner = next((n for n, claim in enumerate(claims) if name.startswith(tuple(claim))), 0)
        parts[owner][name] = content
    return parts


def _write_zip(tree: Tree, path: Path, wrapper: str) -> None:
    prefix = f"{wrapper.rstrip('/')}/" if wrapper else ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in tree.items():
            info = zipfile.ZipInfo(prefix + name, _ZIP_TIME)
            info.external_attr = 0o644 << 16
            info.create_system = 3  # the same bytes whichever system writes them
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
