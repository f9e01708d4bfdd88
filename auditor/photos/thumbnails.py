"""Small copies of the listed photos for the report: made where photos are looked at, kept nowhere but in the page."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from auditor.downloads.archive import Archive
from auditor.model.posting import Media
from auditor.photos.machine import Machine
from auditor.photos.wire import Drawing, Style

MOST_CLEAR = 40
"""A page is no album: more clear copies are not made for it, whoever asks. A limit of its own, for their sake."""
LARGEST = 48 << 10
"""Bytes of a small copy; no honest one comes near."""


def thumbnails(
    archive: Archive, items: Sequence[tuple[str, Media, int, float]], machine: Machine, style: str = Style.PIXELATED
) -> dict[str, str]:
    """JPEG data URIs by the items' ids, of at most 160 pixels a side; an item that cannot be drawn has none.

    Each item is its id, its photo or video, the degrees by which that was turned and, of a video, the seconds at which
    its picture was taken (`auditor.photos.records.Seen`). `style` is `pixelated`, in which nobody is recognisable, or
    `clear`, which is for a caller whose user asked twice: watermarked, and of the first 40 items only. Raises
    ValueError for any other style.
    """
    chosen = Style(style)
    wanted = items[:MOST_CLEAR] if chosen is Style.CLEAR else items
    drawings: dict[str, Drawing] = {}
    for item, medium, turned, frame_at in wanted:
        member = archive.locate(medium.uri)
        if item and member is not None:
            drawings.setdefault(item, Drawing(member, chosen, turned, frame_at))
    made = machine.draw(list(drawings.values()))
    return {item: _uri(jpeg) for item, jpeg in zip(drawings, made, strict=True) if _sound(jpeg)}


def _sound(jpeg: bytes) -> bool:
    """Whether what met a foreign file answered with what it was asked for."""
    return jpeg.startswith(b"\xff\xd8\xff") and len(jpeg) <= LARGEST


def _uri(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"
