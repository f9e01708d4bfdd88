"""Whose download an input is: recognised by what lies in it, never by the name of a zip.

The landmarks are data in `landmarks.yaml` (format notes 2.1, 3.1, 4.1, 4.5), a table for each platform: by which
kinds of marks it has, it is looked for as folders, as files without folders, as one JSON file or as text files. Nothing
is read but the list of names and, where a JSON may be a whole download, its first megabyte.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import ijson

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.downloads.refusals import MemberError, RefusedError, Sentences
from auditor.downloads.wrappers import data_files, file_key, landmarks, platforms
from auditor.model.account import Platform
from auditor.model.services import name_of

Form = Literal["json", "html", "txt"]
Marks = Mapping[str, Any]

_PEEK = 1 << 20
_PEEKED_FILES = 50
_CLEARLY = 3
"""How many times more landmarks one platform must have for those of another, without identity, to be strays."""
_START_PAGES = frozenset({"index.html", "start_here.html"})
_PICTURE = re.compile(
    r"\.(jpe?g|png|gif|webp|hei[cf]|avif|bmp|tiff?|dng|mp4|mov|avi|mkv|webm|m4v|3gp|aae)$", re.IGNORECASE
)


class Unfit(Sentences):
    """Why a sound zip, folder or file is still no download to audit."""

    SEVERAL = (
        "{label} holds more than one download.",
        "Give each download by itself: unpack {label} and name the zips, folders or files inside it.",
    )
    PICTURES = (
        "{label} holds only pictures; photos are looked at only as part of a download, which only the owner can get.",
        "Give the whole download as it came, with its JSON or HTML files.",
    )
    MEDIA_PART = (
        "{label} holds only the pictures of a download.",
        "Give the other zips of that download as well, all in one go.",
    )
    WHOSE = (
        "We cannot tell which of the downloads {label} belongs to.",
        "Give the zips of one account at a time, under the names they were downloaded with.",
    )
    OTHER_JSON = (
        "{label} is not the data file of {one_file}.",
        "Give the file that is called {file}, or the zip it came in.",
    )
    INNER_ZIPS = ("{label} holds other zips and no download of its own.", "Give the zips that are inside it.")
    UNRECOGNISED = (
        "{label} holds no download of these services that could be recognised: {services}.",
        "Give the zip as it was downloaded, in the JSON form where the platform offers a choice.",
    )

    @property
    def names(self) -> dict[str, str]:
        """The services whose downloads are recognised, those of them that hand out one file, and what it is called."""
        one_file = platforms("named")
        return {
            "services": ", ".join(map(name_of, Platform)),
            "one_file": ", ".join(map(name_of, one_file)),
            "file": ", ".join(f"{table['named'][0]}.json" for table in one_file.values()),
        }


@dataclass(frozen=True, slots=True)
class Sight:
    """What one input was recognised as.

    `form` is None when it holds pictures and no page. `identity` are the files that tell the account, all of one
    download; none in the further parts of a download and in some partial ones. `root` is where the download begins:
    a folder's path, "" for the top, that of the file where one file is all. `landmarks` is how many were seen.
    """

    platform: Platform
    form: Form | None
    identity: tuple[Member, ...] = ()
    root: str = ""
    landmarks: int = 0

    @property
    def is_file(self) -> bool:
        """Whether one file of the input is all of the download."""
        return any(member.name == self.root for member in self.identity)


def recognise(archive: Archive, sights: Sequence[Sight] | None = None) -> Sight:
    """The one download of an input; `sights` is what `sighted` gave, if it was asked already.

    Raises `RefusedError`: several downloads side by side, only pictures, some other JSON, or nothing known.
    """
    sights = sighted(archive) if sights is None else sights
    if len(sights) > 1:
        raise Unfit.SEVERAL.error(archive.label)
    if not sights:
        raise _unrecognised(archive)
    return sights[0]


def sighted(archive: Archive) -> list[Sight]:
    """Every download that lies in one input; more than one when somebody put several next to each other."""
    counts = {platform: _count(archive, table) for platform, table in platforms("folders").items()}
    most = max(counts.values(), default=0)
    found = [sight for platform, n in counts.items() if n for sight in _in_folders(archive, platform, n)]
    sights = [sight for sight in found if sight.identity or sight.landmarks * _CLEARLY > most]
    thorough = not sights
    for platform, table in platforms("named").items():
        sights += _as_a_file(archive, platform, table, thorough=thorough)
    return sights or _media_only(archive)


def _count(archive: Archive, table: Marks) -> int:
    """How many of a platform's landmarks the input has."""
    count = sum(archive.has_folder(folder) for folder in table["folders"])
    for path in table["files"]:
        folder, _, stem = path.rpartition("/")
        not_under = table["identity"]["not_under"]
        count += bool(archive.find(stem, under=folder or None, not_under=not_under))
    return count + len(_flat_folders(archive, table))


def is_start_page(member: Member) -> bool:
    """Whether it only leads to the other pages: every part may have one."""
    return member.basename.casefold() in _START_PAGES


def is_flat(archive: Archive) -> bool:
    """Whether it is a download without folders, as Instagram's were until early 2021."""
    return any(_flat_folders(archive, table) for table in platforms("flat").values())


def _flat_folders(archive: Archive, table: Marks) -> list[str]:
    """The folders that hold enough of the files of a flat download (format notes 2.1, 2018 to early 2021)."""
    if "flat" not in table:
        return []
    found = archive.find(*table["flat"], suffixes=(".json",))
    counts = Counter(member.name.rpartition("/")[0] for member in found)
    return [folder for folder, count in counts.items() if count >= table["flat_at_least"]]


def _in_folders(archive: Archive, platform: Platform, count: int) -> list[Sight]:
    """The downloads of a platform in an input, one for each place where an identity file lies."""
    table = landmarks()[platform]
    identity = table["identity"]
    places: dict[str, list[Member]] = {}
    for member in archive.find(*identity["files"], not_under=identity["not_under"]):
        places.setdefault(f"{member.root}{_root(member, identity['roots'])}".rstrip("/"), []).append(member)
    if not places:
        for folder in _flat_folders(archive, table):
            profile = f"{folder}/{identity['flat']}.json".removeprefix("/")
            places[folder] = [member for member in archive.find(identity["flat"]) if member.name == profile]
    if not places:
        return [Sight(platform, _form(archive), landmarks=count)]
    return [
        Sight(platform, _form_of(members) or _form(archive), tuple(members), root, count)
        for root, members in places.items()
    ]


def _root(member: Member, firsts: list[str]) -> str:
    """The path before the first of the folders in which an identity file is known to lie."""
    steps = member.name.split("/")[:-1]
    inner = {file_key(first) for first in firsts}
    at = next((i for i, step in enumerate(steps) if file_key(step) in inner), len(steps))
    return "/".join(steps[:at])


def _form_of(members: list[Member]) -> Form | None:
    """The form of the identity files themselves; JSON where both are there."""
    suffixes = {member.name.rpartition(".")[2].casefold() for member in members}
    return "json" if "json" in suffixes else "html" if "html" in suffixes else None


def _form(archive: Archive) -> Form | None:
    """The form that most of the pages have; None when there is no page but a start page."""
    names = (member.basename.casefold() for member in archive.members)
    counts = Counter(name.rpartition(".")[2] for name in names if name not in _START_PAGES)
    if not counts["json"] and not counts["html"]:
        return None
    return "json" if counts["json"] >= counts["html"] else "html"


def _as_a_file(archive: Archive, platform: Platform, table: Marks, *, thorough: bool) -> list[Sight]:
    """A platform's downloads of one file each; `thorough` looks into JSON files of any name and for text files, too."""
    named = [
        member for member in _json_candidates(archive, table, thorough=thorough) if _is_data(archive, member, table)
    ]
    if named:
        return [Sight(platform, "json", (member,), member.name) for member in named]
    return _as_texts(archive, platform, table) if thorough else []


def _json_candidates(archive: Archive, table: Marks, *, thorough: bool) -> list[Member]:
    stems = data_files(table)
    never = tuple(file_key(stem) for stem in table["never"])
    pages = [m for m in archive.members if m.name.casefold().endswith(".json")] if thorough else []
    pages = [m for m in pages if not file_key(m.basename).startswith(never)]
    usual = [m for m in pages if file_key(m.basename).startswith(stems)]
    return usual or pages[:_PEEKED_FILES] if thorough else list(archive.find(*stems, suffixes=(".json",)))


def _is_data(archive: Archive, member: Member, table: Marks) -> bool:
    """Whether a JSON file is the platform's: by its beginning, or by its name when the beginning is broken."""
    stem = file_key(member.basename).removesuffix(".json")
    if stem in {file_key(name) for name in table["named"]}:
        return True
    try:
        with archive.open(member) as opened:
            start = opened.read(_PEEK)
    except MemberError:
        return stem in {file_key(name) for name in table["named_maybe"]}
    sections, names, broken = set[str](), set[str](), False
    try:
        for depth, name in _names(start):
            (sections if depth == 1 else names).add(name.casefold())
    except (ijson.JSONError, ValueError):
        broken = len(start) < _PEEK
    known = sections & {name.casefold() for name in table["sections"]}
    if known and (len(known) >= _CLEARLY or names & {name.casefold() for name in table["lists"]}):
        return True
    return broken and stem in {file_key(name) for name in table["named_maybe"]}


def _names(start: bytes) -> Iterator[tuple[int, str]]:
    """The names in the first three levels of a JSON, with their level, as far as it goes. Raises ijson's errors."""
    depth = 0
    for event, value in ijson.basic_parse(io.BytesIO(start.removeprefix(b"\xef\xbb\xbf"))):
        if event in ("start_map", "start_array"):
            depth += 1
        elif event in ("end_map", "end_array"):
            depth -= 1
        elif event == "map_key" and depth <= _CLEARLY:
            yield depth, value


def _as_texts(archive: Archive, platform: Platform, table: Marks) -> list[Sight]:
    """The text form, by the names of its files, or by its folder's name in languages whose names are not known."""
    if "txt" not in table:
        return []
    known = archive.find(*table["txt"], suffixes=(".txt",))
    folder = re.compile(table["txt_folder"], re.IGNORECASE)
    texts = (m.root + m.name for m in archive.members if m.name.casefold().endswith(".txt"))
    if len({file_key(m.basename) for m in known}) >= table["txt_at_least"] or any(
        folder.search(path) for path in texts
    ):
        identity = archive.find(*table["txt_identity"], suffixes=(".txt",))
        return [Sight(platform, "txt", identity[:1])]
    return []


def _media_only(archive: Archive) -> list[Sight]:
    """A further part that holds nothing but pictures, by the folders these lie in."""
    if _form(archive) is not None:
        return []
    for platform, table in reversed(platforms("media").items()):  # Facebook's may hold what looks like Instagram's
        if any(re.search(shape, folder) for shape in table["media"] for folder in archive.folders):
            return [Sight(platform, None)]
    return []


def _unrecognised(archive: Archive) -> RefusedError:
    """The error that says best what an unknown input is."""
    if archive.parts[0].kind == "file":
        return Unfit.OTHER_JSON.error(archive.label)
    if any(member.name.casefold().endswith(".zip") for member in archive.members):
        return Unfit.INNER_ZIPS.error(archive.label)
    if all(_PICTURE.search(member.name) for member in archive.members):
        return Unfit.PICTURES.error(archive.label)
    return Unfit.UNRECOGNISED.error(archive.label)
