"""An audit in this process, photos included, quick enough to be run a thousand times."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

from auditor.audit import Options, PhotoOptions, audit
from auditor.demo.trees import Tree
from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.downloads.refusals import MemberError
from auditor.engine.registry import Registry
from auditor.errors import ArchiveError
from auditor.exposure.selection import Thumbnails
from auditor.model.account import Platform, Role
from auditor.model.posting import Media
from auditor.model.verdict import Outcome
from auditor.photos.records import PictureResult, Seen, Skip, Survey, skipped
from tests.fuzz.people import FAMILY, SHOWN, TODAY
from tests.photos.fakes import a_face
from tests.photos.surveys import Told as Machine

Told = frozenset[tuple[str, str]]
"""The findings that pass, as check and subject."""


def survey(archive: Archive, media: Sequence[Media | Member], **_: Any) -> Survey:
    """What processes say, by the words in the bytes and without processes."""
    return Survey(tuple(_seen(archive, medium) for medium in media))


def _seen(archive: Archive, medium: Media | Member) -> PictureResult:
    member = medium if isinstance(medium, Member) else archive.locate(medium.uri)
    if member is None:
        return skipped(Skip.MISSING)
    try:
        content = archive.read(member)
    except MemberError:
        return skipped(Skip.UNREADABLE)
    faces = (a_face(width=0.9), a_face(width=0.9)) if SHOWN in content else ()
    return PictureResult(sha256(content).hexdigest(), Seen(faces, 100, 100, frames=1))


def outcomes(
    registry: Registry, tree: Tree, path: Path, damaged: Collection[str] = ()
) -> dict[tuple[str, str], Outcome] | None:
    """Each finding about the account in this download by check and subject; None when the download is refused.

    `damaged` names files whose bytes in the zip do not fit their checksum.
    """
    _write(tree, path, damaged)
    photos = PhotoOptions(thumbnails=Thumbnails.NONE, machine=Machine(survey))
    options = Options(registry, role=Role.BOTH, family=FAMILY, today=TODAY, photos=photos)
    try:
        with patch("auditor.engine.judge.fingerprint", _subject):
            result = audit([path], options).result
    except ArchiveError:
        return None
    found = {
        (f.check, f.fingerprint): f.outcome for a in result.accounts if a.platform in list(Platform) for f in a.findings
    }
    assert not [f.check for a in result.accounts for f in a.findings if f.crash]
    return found


def _subject(check: str, platform: str, _handle: str, subject: str = "") -> str:
    """In place of the fingerprint, which another handle changes, too."""
    return f"{check} {platform} {subject}"


def passing(found: dict[tuple[str, str], Outcome] | None) -> Told:
    """Those that pass; none in a download that is refused."""
    return frozenset(key for key, outcome in (found or {}).items() if outcome is Outcome.PASS)


def _write(tree: Tree, path: Path, damaged: Collection[str]) -> None:
    """A zip whose files are stored as they are, so that their bytes can be damaged in place."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in tree.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
        rows = [archive.getinfo(name) for name in damaged]
    if rows:
        packed = bytearray(path.read_bytes())
        for row in rows:
            packed[row.header_offset + 30 + len(row.filename.encode()) + row.file_size // 2] ^= 0x01
        path.write_bytes(packed)
