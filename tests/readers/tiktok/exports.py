"""An invented TikTok account and its exports."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from auditor.demo.tiktok.tree import ZIP_NAME, Form, Layout, Linked, Login, OffTikTok, TikTokAccount, Video, tree
from auditor.demo.trees import Tree, as_zip
from auditor.downloads.archive import Archive
from auditor.downloads.parts import open_part
from auditor.model.account import Account, Platform
from auditor.model.facts import of_platform
from auditor.readers.tiktok.reader import read
from hypothesis import strategies as st

AT = datetime(2025, 1, 26, 15, 50, 46, tzinfo=UTC)
MARKER = "planted-marker"
FULL = TikTokAccount(
    bio="Mum of Mila",
    phone="+31 97 0000 0000",
    private=True,
    videos=(
        Video(at=AT, title="first day at school", audience="Everyone", duet=True, location="Example Beach"),
        Video(at=AT, audience="Only You", photos=9, comments=False),
    ),
    deleted=(Video(at=AT),),
    followers=("a.example", "b.example"),
    following=("c.example",),
    blocked=("d.example",),
    logins=(Login(at=AT, ip="198.51.100.7"),),
    linked=(Linked(platform="TikTok", name="Lotte E."), Linked(platform="Facebook", name="Lotte")),
    third_party=("Example Game",),
    off_tiktok=(OffTikTok(at=AT, source="shop.example.com", event="Purchase"),),
    messages=(MARKER,),
)
LAYOUTS: tuple[Layout, ...] = ("A", "B", "C")
FORMS: tuple[Form, ...] = ("json", "txt")
TOLD = {
    spec.id
    for spec in of_platform(Platform.TIKTOK)
    if spec.sections[Platform.TIKTOK] and not spec.id.startswith("photos.")
}
NEVER = {spec.id for spec in of_platform(Platform.TIKTOK) if not spec.sections[Platform.TIKTOK]}
LOOKED_AT = {"photos.with_child"}  # by the photo work, not by the reader


def read_tree(files: Tree, form: Form = "json") -> Account:
    with TemporaryDirectory() as folder:
        (path,) = as_zip(files, Path(folder, ZIP_NAME))
        return read(Archive([open_part(path)]), form)


def read_json(content: bytes | object, name: str = "user_data_tiktok.json") -> Account:
    return read_tree({name: content if isinstance(content, bytes) else json.dumps(content).encode()})


def complete(account: Account) -> bool:
    """Whether every fact of TikTok's is known or absent, and none is both."""
    ids = [*account.facts, *account.absent]
    return sorted(ids) == sorted(TOLD | NEVER | LOOKED_AT)


ROW = {"Date": "2025-01-26 15:50:46", "Link": "https://www.example.com/1", "WhoCanView": "Everyone", "Title": "hello"}
NONSENSE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.text("xyzé☃ :/0", max_size=8)  # no word of any table can be made of these
    | st.sampled_from(["N/A", "string", "Onn"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def places(node: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in entries:
        found += places(value, (*path, key))
    return found


ORIGINAL = json.loads(tree(FULL, layout="C")["user_data_tiktok.json"])
PLACES = places(ORIGINAL)
