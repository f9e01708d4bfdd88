"""From the paths a user gives to downloads: what each is, and which parts make up one download.

A large download comes as several zips, and only one of them tells whose it is (format notes 1.1). Parts are put
together when nothing speaks against it; two accounts are never mixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache, cached_property
from hashlib import file_digest
from pathlib import Path

from auditor.downloads.archive import Archive, natural, newest_day, same
from auditor.downloads.landmarks import Form, Sight, Unfit, is_start_page, recognise, sighted
from auditor.downloads.names import NameHints, name_hints
from auditor.downloads.parts import Member, Part, open_part
from auditor.downloads.refusals import MemberError, Refusal, RefusedError
from auditor.downloads.synced import stands_for
from auditor.downloads.wrappers import data_files, file_key, landmarks, platforms, roots, sure_folders
from auditor.errors import ArchiveError
from auditor.model.account import Platform

__all__ = ["Candidate", "FolderContents", "NameHints", "Recognised", "downloads", "look_in", "name_hints"]

_HOLLOW = (Refusal.PLACEHOLDER.name.lower(), Refusal.PLACEHOLDERS.name.lower())
_SHALLOW = 3
"""Folders above a file that is known by its name alone: no post's own file lies so near the top."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """One download of one account, whole.

    `identity` is a key that equals another download's when both hold the very same identity file; None when the
    download holds none. It is a digest and says nothing about the person. `astray`: it tells no account, and there are
    several downloads that it may be a part of.
    """

    platform: Platform
    form: Form
    archive: Archive
    identity: str | None
    named: NameHints
    astray: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A download, or a part of one, lying in a folder. `form` is None for a part with nothing but pictures.

    `date` is the one in the name, otherwise the newest that the zip gives for its files, None when neither tells: a
    file's own date is that of a copy. `size` is in bytes, for a folder of all its files.
    """

    path: Path
    platform: Platform
    form: Form | None
    user: str | None
    size: int
    changed: date
    date: date | None


@dataclass(frozen=True, slots=True)
class FolderContents:
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
    named: NameHints

    @property
    def form(self) -> Form | None:
        return self.sight.form

    @property
    def key(self) -> str:
        """Equal for the same input given twice; a folder's list of names and sizes does not tell its content."""
        return str(self.part.path.resolve()) if self.part.kind == "folder" else self.part.listing_sha256

    @cached_property
    def identity(self) -> str | None:
        """The digest of the identity file; for one that cannot be read a key that no other input has."""
        if not self.sight.identity:
            return None
        try:
            with self.archive.open(self.sight.identity[0]) as opened:
                return file_digest(opened, "sha256").hexdigest()  # type: ignore[arg-type]  # reads streams as well
        except MemberError:
            return self.key

    @cached_property
    def lasting(self) -> dict[str, Member]:
        """The files of which parts of one download hold one edition only: pages of settings and people, and media."""
        return {m.name: m for m in self.archive.members if _is_settled(m) or not _is_page(m)}

    @cached_property
    def lists(self) -> dict[str, Member]:
        """The other pages: lists that may go on in another part."""
        return {m.name: m for m in self.archive.members if m.name not in self.lasting and not is_start_page(m)}

    def contradicts(self, other: _Piece) -> bool:
        """Whether the two hold two editions of something: then they are two downloads, not parts of one.

        Only one part tells whose it is (format notes 1.1), so where both do their lists do not go on in each other.
        """
        pairs = [(self.lasting, other.lasting)]
        if self.identity is not None and other.identity is not None:
            pairs.append((self.lists, other.lists))
        return any(not same(mine[name], theirs[name]) for mine, theirs in pairs for name in mine.keys() & theirs.keys())


def _is_page(member: Member) -> bool:
    return member.name.casefold().endswith((".json", ".html", ".txt"))


def _is_settled(member: Member) -> bool:
    """Whether a page says how things are set or who is connected."""
    if not _is_page(member):
        return False
    *folders, name = (file_key(step) for step in member.name.split("/"))
    return not _settled("settled").isdisjoint(folders) or (
        len(folders) < _SHALLOW and name.rpartition(".")[0] in _settled("settled_files")
    )


@cache
def _settled(table: str) -> frozenset[str]:
    return frozenset(file_key(name) for name in landmarks()[table])


@dataclass
class _Group:
    """The pieces of one download, the first of them the one that tells most; `astray`: it may belong to several."""

    pieces: list[_Piece] = field(default_factory=list)
    astray: bool = False

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
        """Whether nothing speaks against the piece: platform, form, the user, the content, for pages the date, too."""
        if piece.sight.platform is not self.head.sight.platform or piece.form not in (None, self.head.form):
            return False
        users = {p.named.user for p in (*self.pieces, piece)} - {None}
        days = {p.named.date for p in (*self.pieces, piece)} - {None}
        named_alike = len(users) < 2 and (piece.form is None or len(days) < 2)
        return named_alike and not any(piece.contradicts(own) for own in self.pieces)


def downloads(paths: Sequence[Path]) -> list[Recognised]:
    """Open what the user gave and put the parts of each download together.

    A folder that holds zips of downloads, or several unpacked ones, stands for what is in it. Downloads come in the
    order given, several of one account newest first; an input given twice counts once.
    Raises `ArchiveError` for the first input that cannot be used.
    """
    pieces: dict[str, _Piece] = {}
    for path in paths:
        for piece in _pieces(path):
            pieces.setdefault(piece.key, piece)
    groups = _grouped(list(pieces.values()))
    return [_download(group) for group in _newest_first(groups)]


def _pieces(path: Path) -> list[_Piece]:
    """The inputs that one path stands for: a zip, a file, a folder, or what lies in a folder side by side."""
    zips = _zips_inside(path)
    found = [piece for zipped in zips for piece in _pieces(zipped)]
    part = open_part(path)
    begins = roots(member.name for member in part.members) if part.kind == "folder" else ("",)
    for root in filter(None, begins):
        found += _pieces(_beneath(part, root))
    if "" in begins:
        own = [m for m in part.members if not m.name.startswith(tuple(filter(None, begins)))] if found else part.members
        found += _itself(replace(part, members=own), alone=not found)
    return found


def _beneath(part: Part, root: str) -> Path:
    """The path of a folder inside a folder, spelled as the disk has it."""
    inside = next(member for member in part.members if member.name.startswith(root))
    return part.path.joinpath(*str(inside.key).split("/")[: root.count("/")])


def _itself(part: Part, *, alone: bool) -> list[_Piece]:
    """The download that an input is itself, or those that are one file each in a folder; beside others maybe none."""
    if not part.members:
        return []
    archive = Archive([part])
    sights = sighted(archive)
    if part.kind == "folder" and sights and all(sight.is_file for sight in sights):
        return [piece for sight in sights for piece in _pieces(part.path / str(sight.identity[0].key))]
    if part.hollow:
        raise Refusal.PLACEHOLDERS.error(part.label)
    if not sights and not alone:
        return []
    return [_Piece(part, archive, recognise(archive, sights), name_hints(part.label))]


def _zips_inside(path: Path) -> list[Path]:
    """The zips lying directly in a folder that are downloads, or parts of one, by their name or by what is in them.

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
        groups.append(_Group([piece], astray=len(homes) > 1))


def _newest_first(groups: list[_Group]) -> list[_Group]:
    """Accounts in the order given, the downloads of each from the newest to the oldest."""
    accounts: dict[object, list[_Group]] = {}
    for group in groups:
        head = group.head
        accounts.setdefault((head.sight.platform, head.named.user or head.identity or id(group)), []).append(group)
    for alike in accounts.values():
        alike.sort(key=lambda group: group.date or date.min, reverse=True)
    return [group for alike in accounts.values() for group in alike]


def _download(group: _Group) -> Recognised:
    head = group.head
    archive = head.archive if len(group.pieces) == 1 else Archive([piece.part for piece in group.pieces])
    user = next((piece.named.user for piece in group.pieces if piece.named.user), None)
    named = NameHints(user, group.date, head.sight.platform)
    return Recognised(head.sight.platform, head.form or "json", archive, head.identity, named, group.astray)


def look_in(folder: Path) -> FolderContents:
    """The downloads lying directly in a folder, or the folder itself when it is one; nothing is read at length.

    What is broken or something else is passed over; broken things named like a download are counted. A folder that
    cannot be listed holds nothing.
    """
    items = [folder] if _is_unpacked(folder) else [item for item in _listed(folder) if _worth_a_look(item)]
    looked = {item: _look(item) for item in [*items, *_taken_away(folder)]}
    found = [seen for seen in looked.values() if not isinstance(seen, str)]
    found.sort(key=lambda candidate: candidate.date or candidate.changed, reverse=True)
    lost = [item for item, seen in looked.items() if isinstance(seen, str) and _claims(item)]
    elsewhere = [item.name for item in lost if looked[item] in _HOLLOW]
    return FolderContents(tuple(found), len(lost) - len(elsewhere), tuple(sorted(elsewhere, key=natural)))


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
    """Whether a file is called as a platform calls a download that is one JSON."""
    stems = tuple(stem for table in platforms("named").values() for stem in data_files(table))
    return path.suffix.casefold() == ".json" and file_key(path.name).startswith(stems)


def _is_unpacked(folder: Path) -> bool:
    """Whether a folder has a download's folders at its top; its insides are not listed."""
    names = {file_key(item.name) for item in _listed(folder)}
    own, plain = ({file_key(top) for top in landmarks()["tops"][kind]} for kind in ("own", "plain"))
    return bool(names & sure_folders()) or (bool(names & own) and len(names & (own | plain)) > 1)


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
    changed = datetime.fromtimestamp(status.st_mtime, UTC).date()
    day = named.date or newest_day(part, datetime.now(UTC).date())
    size = sum(member.size for member in part.members) if part.kind == "folder" else status.st_size
    return Candidate(path, sight.platform, sight.form, named.user, size, changed, day)
