"""From the paths a user gives to downloads: what each is, and which parts make up one download.

A large download comes as several zips, and only one of them tells whose it is (format notes 1.1). Parts are put
together when nothing speaks against it; two accounts are never mixed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from hashlib import file_digest
from pathlib import Path

from auditor.account import Platform
from auditor.archive import Archive, MemberError, Part, fold, natural, open_part
from auditor.errors import ArchiveError
from auditor.readers.landmarks import Form, Sight, Unfit, landmarks, recognise, sighted
from auditor.refusals import Refusal, RefusedError
from auditor.synced import stands_for

__all__ = ["Candidate", "Found", "Named", "Recognised", "downloads", "look_in"]

_HOLLOW = (Refusal.PLACEHOLDER.name.lower(), Refusal.PLACEHOLDERS.name.lower())
_COPY = re.compile(r"\s*\(\d+\)$")


@dataclass(frozen=True, slots=True)
class Named:
    """What the name of a zip or folder claims: hints for putting parts together, never proof."""

    user: str | None = None
    date: date | None = None
    platform: Platform | None = None


@dataclass(frozen=True, slots=True)
class Recognised:
    """One download of one account, whole.

    `identity` is a key that equals another download's when both hold the very same identity file; None when the
    download holds none. It is a digest and says nothing about the person.
    """

    platform: Platform
    form: Form
    archive: Archive
    identity: str | None
    named: Named


@dataclass(frozen=True, slots=True)
class Candidate:
    """A download, or a part of one, lying in a folder. `form` is None for a part with nothing but pictures.

    `date` is the one in the name, otherwise the file's own; `size` is in bytes, for a folder of all its files.
    """

    path: Path
    platform: Platform
    form: Form | None
    user: str | None
    date: date
    size: int


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in a folder, newest first, and how many things named like a download could not be used.

    `elsewhere` are the names of downloads that are placeholders: their content is still in the cloud.
    """

    candidates: tuple[Candidate, ...]
    unusable: int
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Piece:
    """One input, opened and recognised."""

    part: Part
    archive: Archive
    sight: Sight
    named: Named

    @property
    def form(self) -> Form | None:
        return self.sight.form

    @cached_property
    def identity(self) -> str | None:
        """The digest of the identity file; for one that cannot be read a key that no other input has."""
        if not self.sight.identity:
            return None
        try:
            with self.archive.open(self.sight.identity[0]) as opened:
                return file_digest(opened, "sha256").hexdigest()  # type: ignore[arg-type]  # reads streams as well
        except MemberError:
            return self.part.listing_sha256


@dataclass
class _Group:
    """The pieces of one download, the first of them the one that tells most."""

    pieces: list[_Piece] = field(default_factory=list)

    @property
    def head(self) -> _Piece:
        return self.pieces[0]

    @property
    def date(self) -> date | None:
        return next((piece.named.date for piece in self.pieces if piece.named.date), None)

    def same_name(self, piece: _Piece) -> bool:
        """Whether user and date in the names are known and equal."""
        named = (piece.named.user, piece.named.date)
        return None not in named and any((p.named.user, p.named.date) == named for p in self.pieces)

    def same_account(self, piece: _Piece) -> bool:
        """Whether a piece with an identity is of the same download: the same identity and no other date."""
        return self.head.identity == piece.identity and self.may_hold(piece)

    def may_hold(self, piece: _Piece) -> bool:
        """Whether nothing speaks against the piece: platform, form, the user, and for pages the date as well."""
        if piece.sight.platform is not self.head.sight.platform or piece.form not in (None, self.head.form):
            return False
        users = {p.named.user for p in (*self.pieces, piece)} - {None}
        days = {p.named.date for p in (*self.pieces, piece)} - {None}
        return len(users) < 2 and (piece.form is None or len(days) < 2)


def downloads(paths: Sequence[Path]) -> list[Recognised]:
    """Open what the user gave and put the parts of each download together.

    A folder that holds zips of downloads, or several unpacked ones, stands for what is in it. Downloads come in the
    order given, several of one account newest first; an input given twice counts once.
    Raises `ArchiveError` for the first input that cannot be used.
    """
    pieces: dict[str, _Piece] = {}
    for path in paths:
        for piece in _pieces(path):
            pieces.setdefault(piece.part.listing_sha256, piece)
    groups = _grouped(list(pieces.values()))
    return [_download(group) for group in _newest_first(groups)]


def _pieces(path: Path) -> list[_Piece]:
    """The inputs that one path stands for."""
    inner = _zips_inside(path)
    if inner:
        return [piece for zipped in inner for piece in _pieces(zipped)]
    part = open_part(path)
    archive = Archive([part])
    sights = sighted(archive)
    if inside := _unwrapped(part, sights):
        return inside
    if part.hollow:
        raise Refusal.PLACEHOLDERS.error(part.label)
    return [_Piece(part, archive, recognise(archive, sights), name_hints(part.label))]


def _unwrapped(part: Part, sights: Sequence[Sight]) -> list[_Piece]:
    """The inputs inside a folder that is not itself a download but holds one, or several side by side."""
    if part.kind != "folder" or not sights or any(not sight.root for sight in sights):
        return []
    pieces = [piece for sight in sights for piece in _pieces(_beneath(part.path, sight))]
    alone = len(sights) == len(pieces) == 1
    return [] if alone and pieces[0].sight.landmarks < sights[0].landmarks else pieces


def _beneath(path: Path, sight: Sight) -> Path:
    """The path of a download inside a folder, spelled as the disk has it."""
    steps = sight.root.count("/") + 1
    return path.joinpath(*str(sight.identity[0].key).split("/")[:steps])


def _zips_inside(path: Path) -> list[Path]:
    """The zips lying directly in a folder that are downloads by their name or by what is in them.

    One that iCloud took away is one of them by its name, to be refused for that.
    """
    zips = [p for p in _listed(path) if p.suffix.casefold() == ".zip" and p.is_file()]
    zips = [p for p in zips if _claims(p) or _candidate(p) is not None] + _taken_away(path)
    return sorted(zips, key=lambda p: natural(p.name))


def _taken_away(folder: Path) -> list[Path]:
    """Where the downloads were that are now stubs of iCloud's, directly in a folder."""
    with suppress(OSError):
        names = [name for item in folder.iterdir() if (name := stands_for(item.name)) and _claims(Path(name))]
        return [folder / name for name in sorted(names, key=natural)]
    return []


def _grouped(pieces: list[_Piece]) -> list[_Group]:
    """The downloads: those that tell their account first, then other pages, then what holds only pictures."""
    groups: list[_Group] = []
    for piece in pieces:
        if piece.identity is not None:
            _join([g for g in groups if g.same_account(piece)][:1], groups, piece)
    owned = list(groups)
    for piece in pieces:
        if piece.identity is None and piece.form is not None:
            _join(_homes(groups, owned, piece), groups, piece)
    for piece in pieces:
        if piece.form is None:
            _only(_homes(groups, groups, piece), piece).pieces.append(piece)
    return groups


def _only(homes: list[_Group], piece: _Piece) -> _Group:
    """The one download that pictures belong to. Raises `ArchiveError` when there is none or more than one."""
    if not homes:
        raise Unfit.MEDIA_PART.error(piece.part.label)
    if len(homes) > 1:
        raise Unfit.WHOSE.error(piece.part.label)
    return homes[0]


def _homes(groups: list[_Group], owned: list[_Group], piece: _Piece) -> list[_Group]:
    """The downloads that a piece without identity may belong to: those of its name, else every one of `owned`."""
    fitting = [group for group in groups if group.may_hold(piece)]
    return [group for group in fitting if group.same_name(piece)] or [g for g in fitting if g in owned]


def _join(homes: list[_Group], groups: list[_Group], piece: _Piece) -> None:
    """Put a piece where it belongs when that is clear, else begin a download with it."""
    if len(homes) == 1:
        homes[0].pieces.append(piece)
    else:
        groups.append(_Group([piece]))


def _newest_first(groups: list[_Group]) -> list[_Group]:
    """Accounts in the order given, the downloads of each from the newest to the oldest."""
    accounts: dict[object, list[_Group]] = {}
    for group in groups:
        head = group.head
        accounts.setdefault((head.sight.platform, head.named.user or head.identity or id(group)), []).append(group)
    for same in accounts.values():
        same.sort(key=lambda group: group.date or date.min, reverse=True)
    return [group for same in accounts.values() for group in same]


def _download(group: _Group) -> Recognised:
    head = group.head
    archive = head.archive if len(group.pieces) == 1 else Archive([piece.part for piece in group.pieces])
    user = next((piece.named.user for piece in group.pieces if piece.named.user), None)
    named = Named(user, group.date, head.sight.platform)
    return Recognised(head.sight.platform, head.form or "json", archive, head.identity, named)


def name_hints(label: str) -> Named:
    """What the name of a zip or folder claims about user and date (format notes 1.1, 4.1)."""
    stem = _COPY.sub("", re.sub(r"\.zip$", "", label, flags=re.IGNORECASE))
    for shape in landmarks()["names"]:
        if found := re.fullmatch(shape, stem, re.IGNORECASE):
            claims = found.groupdict()
            platform = claims.get("platform")
            return Named(claims.get("user"), _claimed_date(claims), Platform(platform.lower()) if platform else None)
    return Named()


def _claimed_date(claims: dict[str, str | None]) -> date | None:
    with suppress(ValueError):
        if unix := claims.get("unix"):
            return datetime.fromtimestamp(int(unix), UTC).date()
        if written := claims.get("date") or claims.get("compact"):
            return date.fromisoformat(written)
    return None


def look_in(folder: Path) -> Found:
    """The downloads lying directly in a folder, or the folder itself when it is one; nothing is read at length.

    What is broken or something else is passed over; broken things named like a download are counted. A folder that
    cannot be listed holds nothing.
    """
    items = [folder] if _is_unpacked(folder) else [item for item in _listed(folder) if _worth_a_look(item)]
    looked = {item: _look(item) for item in [*items, *_taken_away(folder)]}
    found = [seen for seen in looked.values() if not isinstance(seen, str)]
    found.sort(key=lambda candidate: candidate.date, reverse=True)
    lost = [item for item, seen in looked.items() if isinstance(seen, str) and _claims(item)]
    elsewhere = [item.name for item in lost if looked[item] in _HOLLOW]
    return Found(tuple(found), len(lost) - len(elsewhere), tuple(sorted(elsewhere, key=natural)))


def _claims(path: Path) -> bool:
    """Whether the name alone says that this is a download of one of the platforms."""
    return name_hints(path.name).platform is not None


def _listed(folder: Path) -> list[Path]:
    """What lies directly in a folder, but for what is hidden; nothing when it is no folder or may not be read."""
    try:
        items = [item for item in folder.iterdir() if not item.name.startswith(".")]
    except OSError:
        return []
    return sorted(items, key=lambda item: natural(item.name))


def _worth_a_look(path: Path) -> bool:
    """Whether something in a folder may be a download, as far as one look tells."""
    if path.is_dir():
        return _claims(path) or _is_unpacked(path) or any(_is_user_data(item) for item in _listed(path))
    return path.suffix.casefold() == ".zip" or _is_user_data(path)


def _is_user_data(path: Path) -> bool:
    """Whether a file is called as TikTok calls its JSON."""
    table = landmarks()["tiktok"]
    stems = tuple(fold(stem) for stem in (*table["named"], *table["named_maybe"]))
    return path.suffix.casefold() == ".json" and fold(path.name).startswith(stems)


def _is_unpacked(folder: Path) -> bool:
    """Whether a folder has a download's folders at its top; its insides are not listed."""
    names = {fold(item.name) for item in _listed(folder)}
    table = landmarks()
    sure = {fold(name) for platform in (Platform.INSTAGRAM, Platform.FACEBOOK) for name in table[platform]["folders"]}
    return bool(names & sure) or len(names & {fold(top) for top in table["tops"]}) > 1


def _candidate(path: Path) -> Candidate | None:
    """The download at a path, or None when it is none or broken."""
    seen = _look(path)
    return None if isinstance(seen, str) else seen


def _look(path: Path) -> Candidate | str:
    """The download at a path; the id of a refusal, or nothing, when it is none or broken."""
    try:
        part = open_part(path)
        sight = recognise(Archive([part]))
        status = path.stat()
    except RefusedError as refused:
        return refused.reason
    except (ArchiveError, OSError):
        return ""
    if part.hollow:
        return Refusal.PLACEHOLDERS.name.lower()
    named = name_hints(part.label)
    day = named.date or datetime.fromtimestamp(status.st_mtime, UTC).date()
    size = sum(member.size for member in part.members) if part.kind == "folder" else status.st_size
    return Candidate(path, sight.platform, sight.form, named.user, day, size)
