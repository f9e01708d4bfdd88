"""Promise 4, own account only: nothing takes loose pictures, nothing hands pictures out. All options stand here."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from auditor.demo.drawings import GROWN, YOUNG, Person, Place, draw, jpeg
from auditor.demo.trees import clip, picture
from tests.exports import as_json, auditor, zip_of

LOOKS = {"--html", "--json", "--lang", "--since", "--family", "--photos", "--country", "--open"}
"""Of the account that the download names, whose owner logs in or watches."""
COMMANDS: dict[tuple[str, ...], set[str]] = {
    (): set(),
    ("audit",): {
        *("--html", "--json", "--csv", "--lang", "--role", "--min-severity", "--checks", "--open", "--debug"),
        *(
            "--photos",
            "--thumbnails",
            "--with-teen",
            "--family",
            "--cache",
            "--ask",
            "--expect",
            "--since",
            "--country",
            "--live",
        ),
    },
    ("live",): LOOKS,
    ("look",): LOOKS,
    ("ask",): {"--html", "--csv", "--lang", "--min-severity", "--open"},
    ("render",): {"--html", "--csv", "--lang", "--short", "--country", "--open"},
    ("demo",): {"--folder", "--lang", "--country", "--open"},
    ("accept",): {"--reason", "--until"},
    ("family",): set(),
    ("family", "init"): {"--file", "--lang"},
    ("family", "check"): set(),
    ("cache",): set(),
    ("cache", "clear"): set(),
    ("how",): {"--lang", "--calendar"},
    ("schema",): {"--check", "--family", "--workshop"},
    ("version",): set(),
    ("checks",): set(),
    ("checks", "list"): {"--lang", "--checks"},
    ("checks", "show"): {"--lang", "--checks"},
    ("checks", "new"): {"--kind", "--in"},
    ("checks", "test"): {"--only", "--complete"},
    ("workshop",): set(),
    ("workshop", "kit"): {"--lang", "--country", "--settings", "--page"},
    ("workshop", "check"): set(),
    ("workshop", "count"): {"--lang", "--file", "--save", "--strips", "--learned", "--surer", "--talk", "--change"},
}
"""Every command and its options. Whoever adds one asks first: does it take or give pictures, or another's account?"""


def _options(help_text: str) -> set[str]:
    return set(re.findall(r"^  (--[a-z-]+)", help_text, re.MULTILINE)) - {"--help"}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_options_are_the_known_ones(command: tuple[str, ...]) -> None:
    ran = auditor(*command, "--help")
    assert ran.code == 0
    assert _options(ran.out) == COMMANDS[command]


@pytest.mark.parametrize("group", [(), ("checks",), ("cache",), ("family",), ("workshop",)], ids=" ".join)
def test_commands_are_the_known_ones(group: tuple[str, ...]) -> None:
    listed = auditor(*group, "--help").out.partition("Commands:\n")[2]
    names = set(re.findall(r"^  ([a-z-]+)", listed, re.MULTILINE))
    assert names == {c[-1] for c in COMMANDS if len(c) == len(group) + 1 and c[: len(group)] == group}


@pytest.mark.parametrize("name", ["beach.jpg", "beach.mp4", "a/b/beach.png"])
def test_loose_pictures_are_refused(name: str, tmp_path: Path) -> None:
    content = clip(name) if name.endswith("mp4") else picture(name)
    folder = tmp_path / "Camera"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(content)
    zipped = zip_of({name: content, "b.jpg": picture("b")}, tmp_path / "photos.zip")
    for given in (folder, folder / name, zipped):
        ran = auditor("audit", given, "--html", tmp_path / "report.html")
        assert ran.code == 20
        assert "picture" in ran.err
        assert not (tmp_path / "report.html").exists()


# Loose pictures with a list that somebody made up: nobody learns which of them show a child.

SHOTS: Mapping[str, bytes] = {
    "beach_child.jpg": jpeg(draw([Person(YOUNG)], Place.BEACH)),
    "garden_grown.jpg": jpeg(draw([Person(GROWN)], Place.GARDEN)),
    "room_child.jpg": jpeg(draw([Person(YOUNG, hair=(20, 20, 20))], Place.ROOM)),
}


def _instagram(folder: str, name: str, wrap: Callable[[list[object]], object]) -> dict[str, bytes]:
    shots = [
        {"uri": f"{folder}{shot}", "creation_timestamp": 1700000000 + n, "title": shot} for n, shot in enumerate(SHOTS)
    ]
    return {name: as_json(wrap([*shots]))} | {f"{folder}{shot}": content for shot, content in SHOTS.items()}


def _as_posts(shots: Sequence[object]) -> object:
    return [{"media": [shot], "creation_timestamp": 1700000000} for shot in shots]


MADE_UP: Mapping[str, Callable[[], dict[str, bytes]]] = {
    "posts": lambda: _instagram("media/posts/202506/", "your_instagram_activity/media/posts_1.json", _as_posts),
    "stories": lambda: _instagram(
        "media/stories/202506/", "your_instagram_activity/media/stories.json", lambda shots: {"ig_stories": shots}
    ),
    "profile photos": lambda: _instagram(
        "media/profile/202506/",
        "your_instagram_activity/media/profile_photos.json",
        lambda shots: {"ig_profile_picture": shots},
    ),
    "no list names them": lambda: _instagram("media/posts/202506/", "content/posts_1.json", lambda _: []),
    "beside an empty profile": lambda: {
        **_instagram("media/posts/202506/", "your_instagram_activity/media/posts_1.json", _as_posts),
        "personal_information/personal_information/personal_information.json": as_json({"profile_user": []}),
        "connections/followers_and_following/followers_1.json": b"[]",
    },
    "facebook": lambda: _instagram(
        "your_facebook_activity/posts/media/your_posts/",
        "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json",
        lambda shots: [
            {"timestamp": 1700000000, "attachments": [{"data": [{"media": shot}]}], "data": [{"post": "me"}]}
            for shot in shots
        ],
    ),
    "a facebook album": lambda: _instagram(
        "your_facebook_activity/posts/media/Summer_1/",
        "your_facebook_activity/posts/album/0.json",
        lambda shots: {"name": "Summer", "photos": shots},
    ),
}


@pytest.mark.parametrize("shape", MADE_UP)
def test_a_made_up_list_beside_loose_pictures_tells_nobody_which_show_a_child(shape: str, tmp_path: Path) -> None:
    export = zip_of(MADE_UP[shape](), tmp_path / "instagram-somebody-2026-05-19-AbC123.zip")
    if "facebook" in shape:
        export = export.rename(tmp_path / "facebook-somebody-2026-05-19-AbC123.zip")
    files = {kind: tmp_path / f"r.{kind}" for kind in ("html", "json", "csv")}
    options = [part for kind, path in files.items() for part in (f"--{kind}", path)]
    ran = auditor("audit", export, *options, "--debug", tmp_path / "debug", photos=True)
    if ran.code == 20:
        return
    told = [path.read_text("utf-8") for path in (*files.values(), tmp_path / "debug")] + [ran.out, ran.err]
    for shot, content in SHOTS.items():
        assert not [text for text in told if shot in text or sha256(content).hexdigest()[:8] in text], shot
    assert "data:image" not in told[0]
    (photos,) = [account["photos"] for account in json.loads(told[1])["accounts"] if account.get("photos")]
    assert photos["missing"] in ("no_owner", "no_posts")
    assert (photos["items"], photos["looked_at"], photos["with_child"]) == ([], 0, 0)
    assert (photos["unplaced"], photos["unplaced_with_child"]) == (0, 0)


def test_the_same_pictures_in_somebodys_own_download_are_listed(tmp_path: Path) -> None:
    """So that the test above tests something."""
    profile = {"profile_user": [{"string_map_data": {"Username": {"value": "ann"}, "Name": {"value": "Ann"}}}]}
    tree = MADE_UP["posts"]() | {
        "personal_information/personal_information/personal_information.json": as_json(profile)
    }
    outputs = ("--html", tmp_path / "r.html", "--json", tmp_path / "r.json")
    ran = auditor("audit", zip_of(tree, tmp_path / "own.zip"), *outputs, photos=True)
    assert ran.code in (10, 11)
    (photos,) = [a["photos"] for a in json.loads((tmp_path / "r.json").read_bytes())["accounts"] if a.get("photos")]
    assert photos["with_child"] == 2
