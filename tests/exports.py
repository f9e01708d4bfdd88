"""For the tests of the whole: invented downloads, ways to spoil them, and a way to run the command."""

from __future__ import annotations

import json
import stat
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

from auditor.audit import sourced
from auditor.cli import app
from auditor.demo.facebook import tree as facebook
from auditor.demo.instagram import tree as instagram
from auditor.demo.tiktok import tree as tiktok
from auditor.demo.trees import Tree, as_zip, picture
from auditor.downloads.detect import downloads
from auditor.engine import check_files, registry
from auditor.model.account import Account, Platform
from auditor.readers.every import read
from auditor.readers.union import united
from tests.people import ANN, BO

_DAY = datetime(2025, 3, 1, 12, tzinfo=UTC)

TIM = tiktok.TikTokAccount(
    username="tim.invented",
    display_name="Tim Invented",
    bio="Father of one",
    phone="+31 97 0000 0003",
    videos=(tiktok.Video(at=_DAY, title="Zwemles", location="Nergenshuizen"), tiktok.Video(at=_DAY, photos=2)),
    deleted=(tiktok.Video(at=_DAY),),
    followers=("bo.invented",),
    following=("cy.invented",),
    blocked=("dee.invented",),
    logins=(tiktok.Login(at=_DAY),),
    linked=(tiktok.Linked(platform="Invented", name="tim.elsewhere"),),
    third_party=("Invented Game",),
    off_tiktok=(tiktok.OffTikTok(at=_DAY, source="Invented Shop", event="Page view"),),
)

TREES: Mapping[str, Callable[[], Tree]] = {
    "instagram json": lambda: instagram.tree(ANN),
    "instagram html": lambda: instagram.tree(ANN, form="html"),
    "instagram 2018": lambda: instagram.tree(ANN, generation="2018"),
    "instagram 2026": lambda: instagram.tree(ANN, generation="2026"),
    "facebook json": lambda: facebook.tree(BO),
    "facebook html": lambda: facebook.tree(BO, form="html"),
    "facebook 2026": lambda: facebook.tree(BO, generation="2026"),
    "tiktok a": lambda: tiktok.tree(TIM, layout="A"),
    "tiktok b": lambda: tiktok.tree(TIM, layout="B"),
    "tiktok c": lambda: tiktok.tree(TIM, layout="C"),
    "tiktok txt": lambda: tiktok.tree(TIM, form="txt"),
}
"""Downloads of the three platforms by name; the first word is the platform."""

PLATFORM_TREES: Mapping[Platform, Callable[[], Tree]] = {
    Platform.INSTAGRAM: TREES["instagram json"],
    Platform.FACEBOOK: TREES["facebook json"],
    Platform.TIKTOK: TREES["tiktok b"],
}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


parse_once = cache(check_files.parse)
"""Reads the text of each check one time only: most of the time of a short audit goes there."""


def auditor(*arguments: str | Path, photos: bool = False) -> Ran:
    """Run the command in this process, just as its entry point does; an audit without its photos unless asked."""
    if arguments[:1] == ("audit",) and not photos:
        arguments = (*arguments, "--photos", "none")
    out, err = StringIO(), StringIO()
    code: object = None
    with (
        patch.object(registry, "parse", parse_once),
        patch.object(sys, "argv", ["auditor", *map(str, arguments)]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            app.main()
        except SystemExit as done:
            code = done.code
    return Ran(int(str(code or 0)), out.getvalue(), err.getvalue())


def zip_of(tree: Tree, path: Path) -> Path:
    """The tree as one zip."""
    return as_zip(tree, path)[0]


def account_of(path: Path) -> Account:
    """The one account in a download."""
    (download,) = downloads([path])
    return read(download)


def accounts_of(*paths: Path, today: date = date(2026, 11, 30)) -> list[Account]:
    """The accounts in these downloads, the several downloads of one made into one, as an audit sees them."""
    sources = [sourced(download, today) for download in downloads(paths)]
    return [subject.account for subject in united(sources, today)]


def json_files(tree: Tree) -> dict[str, Any]:
    """The tree's JSON files, decoded."""
    return {name: json.loads(content) for name, content in tree.items() if name.endswith(".json")}


def as_json(value: object) -> bytes:
    """Any value as JSON in ASCII, as Meta writes it."""
    return json.dumps(value).encode("ascii")


def replaced(value: Any, change: Callable[[Any], Any]) -> Any:
    """A JSON value with `change` applied to each leaf (keys stay)."""
    if isinstance(value, dict):
        return {key: replaced(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [replaced(item, change) for item in value]
    return change(value)


def strange_labels(tree: Tree) -> Tree:
    """Instagram's JSON files as somebody gets them whose language nobody here has: each label is spelled backwards."""
    return {name: as_json(_relabelled(value)) for name, value in json_files(tree).items()}


def _relabelled(value: Any, inside: str = "") -> Any:
    if isinstance(value, dict):
        labels = inside.endswith("_map_data")
        return {key[::-1] if labels else key: _relabelled(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_relabelled(item) for item in value]
    return value[::-1] if inside in ("title", "label") else value


def leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every leaf of a JSON value, as container and key or index."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        if isinstance(item, dict | list) and item:
            yield from leaves(item)
        else:
            yield value, key


def stripped(tree: Tree, *, lists: bool = True) -> Tree:
    """The tree as people hand it on after taking the values out; `lists=False` empties the innermost lists, too.

    Names of keys and the rows' own labels stay, as in the exports that are published in this way.
    """

    def plain(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: plain(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [plain(item) for item in value] if lists or any(isinstance(i, dict) for i in value) else []
        if isinstance(value, bool):
            return False
        if isinstance(value, str):
            return value if key in ("label", "ent_field_name") else "string"
        return 1700000000 if isinstance(value, int | float) else value

    return tree | {name: as_json(plain(value)) for name, value in json_files(tree).items()}


# Inputs that nobody should be able to hurt us with: name of the case to what writes it at a path.


def _named(name: str) -> Callable[[Path], object]:
    return lambda path: zip_of(TREES["instagram json"]() | {name: b"[]"}, path)


def _linked(path: Path) -> None:
    zip_of(TREES["instagram json"](), path)
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("media/posts/202407/a.jpg")
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")


def _locked(path: Path) -> None:
    content = bytearray(zip_of(TREES["tiktok b"](), path).read_bytes())
    local, central = content.index(b"PK\3\4"), content.index(b"PK\1\2")
    struct.pack_into("<H", content, local + 6, content[local + 6] | 1)
    struct.pack_into("<H", content, central + 8, content[central + 8] | 1)
    path.write_bytes(content)


def _twice(path: Path) -> None:
    zip_of(TREES["tiktok b"](), path)
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("extra.json")
        archive.writestr(info, "[1]")
        archive.writestr(zipfile.ZipInfo("extra_json"), "[2]")
    path.write_bytes(path.read_bytes().replace(b"extra_json", b"extra.json"))


def _cut(path: Path) -> None:
    content = zip_of(TREES["instagram json"](), path).read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])


def _inside_each_other(path: Path) -> None:
    inner = zip_of(TREES["tiktok b"](), path.with_name("inner.zip")).read_bytes()
    zip_of({"inner.zip": inner}, path)


def _photo_folder(path: Path) -> None:
    path.mkdir()
    for number in range(3):
        (path / f"IMG_{number}.jpg").write_bytes(picture(str(number)))


HOSTILE: Mapping[str, Callable[[Path], object]] = {
    "a name that climbs out": _named("../../evil.json"),
    "an absolute name": _named("/etc/evil.json"),
    "a name with a drive": _named("C:/evil.json"),
    "a name with backslashes": _named("..\\evil.json"),
    "a link": _linked,
    "a password": _locked,
    "a bomb": lambda path: zip_of(TREES["tiktok b"]() | {"bomb.json": bytes(4 << 20)}, path),
    "nothing in it": lambda path: path.write_bytes(b""),
    "the end missing": _cut,
    "two files with one name": _twice,
    "a zip in a zip": _inside_each_other,
    "pictures in a zip": lambda path: zip_of({f"IMG_{n}.jpg": picture(str(n)) for n in range(3)}, path),
    "pictures in a folder": _photo_folder,
    "one picture": lambda path: path.write_bytes(picture("a")),
    "an empty folder": Path.mkdir,
    "a text": lambda path: path.write_text("Dear diary, xqsecretqx", "utf-8"),
    "JSON of something else": lambda path: path.write_text('{"xqsecretqx": [1, 2, 3]}', "utf-8"),
    "a zip of something else": lambda path: zip_of({"xqsecretqx.json": b"{}", "b.txt": b"xqsecretqx"}, path),
    "no file at all": lambda path: path.unlink(missing_ok=True),
}
"""Each makes an input that must be turned away."""
