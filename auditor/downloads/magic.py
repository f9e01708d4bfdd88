"""What a file is by its first bytes, whatever it is called."""

from __future__ import annotations

from enum import StrEnum


class FileKind(StrEnum):
    """A format; the words are Pillow's where it is a picture."""

    JPEG = "JPEG"
    PNG = "PNG"
    GIF = "GIF"
    WEBP = "WEBP"
    AVIF = "AVIF"
    HEIC = "HEIF"
    BMP = "BMP"
    TIFF = "TIFF"
    VIDEO = "video"
    ARCHIVE = "archive"


_MAGIC = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"BM", FileKind.BMP),
    (b"II*\0", FileKind.TIFF),
    (b"MM\0*", FileKind.TIFF),
    (b"\x1aE\xdf\xa3", FileKind.VIDEO),
    (b"Rar!", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"BZh", FileKind.ARCHIVE),
    (b"\xfd7zXZ", FileKind.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", FileKind.ARCHIVE),
)
_RIFF = {b"WEBP": FileKind.WEBP, b"AVI ": FileKind.VIDEO}
_AVIF = frozenset({b"avif", b"avis"})
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_QUICKTIME = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
HEAD = 64
"""Bytes that are enough to tell by, but for an old tape archive."""


def file_kind(head: bytes) -> FileKind | None:
    """What a file is that begins like this, None when it is nothing of these."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    box = head[4:8]
    if box == b"ftyp":
        return _by_brands(head)
    if head[257:262] == b"ustar":
        return FileKind.ARCHIVE
    return FileKind.VIDEO if box in _QUICKTIME else None


def _by_brands(head: bytes) -> FileKind:
    """Which of the family of ISO files: its own brand, or one of those it says it also is."""
    end = min(int.from_bytes(head[:4], "big"), HEAD)
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))]
    pictures = [brand for brand in brands if brand in _AVIF | _HEIC]
    if brands[0] not in _AVIF | _HEIC or not pictures:
        return FileKind.VIDEO
    return FileKind.AVIF if _AVIF.intersection(pictures) else FileKind.HEIC
