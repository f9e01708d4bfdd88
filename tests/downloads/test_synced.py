"""Folders that another program uploads are known by their path, and files that are there by name only are not read."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import SimpleNamespace

import pytest
from auditor.demo.instagram import tree as instagram
from auditor.demo.trees import as_folder
from auditor.downloads import parts
from auditor.downloads.detect import downloads, look_in
from auditor.downloads.refusals import RefusedError
from auditor.downloads.synced import is_placeholder, keeper, keeper_named
from tests.exports import TREES, zip_of
from tests.people import ANN

NAMED = {
    "C:/Users/Ann/OneDrive/Desktop/r.html": "OneDrive",
    "C:/Users/Ann/OneDrive - Voorbeeld BV/Documenten/r.html": "OneDrive",
    "C:/Users/Ann/onedrive/Bureaublad/r.html": "OneDrive",
    "C:/Users/Ann/iCloudDrive/r.html": "iCloud Drive",
    "C:/Users/Ann/iCloud Drive/r.html": "iCloud Drive",
    "C:/Users/Ann/Dropbox (Personal)/r.html": "Dropbox",
    "D:/Dropbox/r.html": "Dropbox",
    "G:/My Drive/r.html": "Google Drive",
    "G:/Mijn Drive/r.html": "Google Drive",
    "H:/Meine Ablage/r.html": "Google Drive",
    "G:/Gedeelde drives/Gezin/r.html": "Google Drive",
    "/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/r.html": "iCloud Drive",
    "/Users/ann/Library/Mobile Documents/iCloud~md~obsidian/Documents/r.html": "iCloud Drive",
    "/Users/ann/Library/CloudStorage/GoogleDrive-ann@voorbeeld.example/Mijn Drive/r.html": "Google Drive",
    "/Users/ann/Library/CloudStorage/OneDrive-Personal/r.html": "OneDrive",
    "/Users/ann/Library/CloudStorage/Dropbox/r.html": "Dropbox",
    "/Users/ann/Library/CloudStorage/Box-Box/r.html": "Box",
    "/Users/ann/Google Drive/r.html": "Google Drive",
    "/Volumes/GoogleDrive/My Drive/r.html": "Google Drive",
    "/run/user/1000/gvfs/google-drive:host=voorbeeld.example,user=ann/r.html": "Google Drive",
    "/home/ann/Nextcloud/r.html": "Nextcloud",
}
PLAIN = (
    *("C:/Users/Ann/Documents/r.html", "C:/Users/Ann/Desktop/dropbox-cleaner/r.html", "D:/Foto's/My Drive/r.html"),
    *("/Users/ann/Documents/r.html", "/home/ann/Downloads/onedriver/r.html", "/home/ann/drive/r.html", "/r.html"),
    *("/Users/ann/Library/Application Support/r.html", "/Users/ann/Dropboxes/r.html"),
)


def pure(path: str) -> PurePosixPath | PureWindowsPath:
    return PureWindowsPath(path) if path[1] == ":" else PurePosixPath(path)


@pytest.fixture(autouse=True)
def _nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def home() -> Path:
    return Path.home()


@pytest.mark.parametrize("path", NAMED)
def test_a_folder_is_known_by_its_name(path: str) -> None:
    assert keeper_named(pure(path)) == NAMED[path]
    assert keeper_named(pure(path.upper())) == NAMED[path].upper() or keeper_named(pure(path.upper())) == NAMED[path]


@pytest.mark.parametrize("path", PLAIN)
def test_another_folder_is_not(path: str) -> None:
    assert keeper_named(pure(path)) is None


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_what_onedrive_says_of_itself_counts(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, str(tmp_path / "Wolk"))
    assert keeper(tmp_path / "Wolk" / "deep" / "r.html") == "OneDrive"
    assert keeper(tmp_path / "WOLK" / "r.html") == "OneDrive"
    assert keeper(tmp_path / "Wolkje" / "r.html") is None


@pytest.mark.parametrize("account", ["personal", "business"])
def test_dropbox_lists_its_folders(account: str, home: Path, tmp_path: Path) -> None:
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_text(json.dumps({account: {"path": str(tmp_path / "Doos"), "host": 1}}))
    assert keeper(tmp_path / "Doos" / "r.html") == "Dropbox"
    assert keeper(tmp_path / "r.html") is None


@pytest.mark.parametrize("told", ["", "[]", '{"personal": 3}', '{"personal": {"path": ""}}', '{"a": {"path": "/"}}'])
def test_a_list_that_makes_no_sense_says_nothing(told: str, home: Path, tmp_path: Path) -> None:
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_text(told)
    assert keeper(tmp_path / "r.html") is None


@pytest.mark.parametrize("name", ["Desktop", "Documents"])
def test_a_macs_desktop_is_in_icloud_when_icloud_says_so(name: str, home: Path) -> None:
    assert keeper(home / name / "r.html") is None
    (home / "Library" / "Mobile Documents" / "com~apple~CloudDocs" / name).mkdir(parents=True)
    assert keeper(home / name / "r.html") == "iCloud Drive"
    assert keeper(home / "r.html") is None


def test_links_are_followed_both_ways(tmp_path: Path) -> None:
    (tmp_path / "OneDrive" / "Desktop").mkdir(parents=True)
    (tmp_path / "desk").symlink_to(tmp_path / "OneDrive" / "Desktop")
    assert keeper(tmp_path / "desk" / "r.html") == "OneDrive"
    (tmp_path / "away").mkdir()
    (tmp_path / "Dropbox").symlink_to(tmp_path / "away")
    assert keeper(tmp_path / "Dropbox" / "r.html") == "Dropbox"


def status(**says: int) -> os.stat_result:
    return SimpleNamespace(**{"st_size": 10_000, "st_blocks": 24, "st_mode": stat.S_IFREG, **says})  # type: ignore[return-value]  # as a system would say it


@pytest.mark.parametrize(
    ("says", "synced", "placeholder"),
    [
        ({"st_flags": 0x40000000}, False, True),
        ({"st_flags": 0x20}, True, False),
        ({"st_file_attributes": 0x400000}, False, True),
        ({"st_file_attributes": 0x1020}, False, True),
        ({"st_file_attributes": 0x40020}, False, True),
        ({"st_file_attributes": 0x80020}, True, False),
        ({"st_blocks": 0}, True, True),
        ({"st_blocks": 0}, False, False),
        ({"st_blocks": 0, "st_size": 300}, True, False),
        ({"st_blocks": 0, "st_size": 0}, True, False),
        ({}, True, False),
    ],
)
def test_a_placeholder_is_known_by_what_the_system_says(says: dict[str, int], synced: bool, placeholder: bool) -> None:
    assert is_placeholder(status(**says), synced=synced) is placeholder


def refused(path: Path) -> str:
    with pytest.raises(RefusedError) as caught:
        downloads([path])
    return caught.value.reason


def hollow(path: Path, size: int = 1 << 20) -> Path:
    """A file without a block on the disk, as a service leaves it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(size)
    if path.stat().st_blocks:
        pytest.skip("this disk gives every file its blocks")
    return path


HOLLOW = pytest.mark.skipif(sys.platform == "win32", reason="Windows tells by attributes")


@HOLLOW
def test_an_input_that_is_a_placeholder_is_refused_for_that(tmp_path: Path) -> None:
    assert refused(hollow(tmp_path / "OneDrive" / "instagram-ann.zip")) == "placeholder"
    assert refused(hollow(tmp_path / "plain" / "instagram-ann.zip")) != "placeholder"


def test_a_stub_of_icloud_is_one_by_either_name(tmp_path: Path) -> None:
    stub = tmp_path / ".instagram-ann.zip.icloud"
    stub.write_bytes(b"bplist00")
    assert refused(stub) == "placeholder"
    assert refused(tmp_path / "instagram-ann.zip") == "placeholder"
    assert refused(tmp_path / "other.zip") == "not_found"


def test_a_folder_with_files_that_are_elsewhere_is_refused_for_that(tmp_path: Path) -> None:
    folder = as_folder(instagram.tree(ANN), tmp_path / "download")
    assert downloads([folder])
    next(folder.rglob("*.json")).with_name(".posts_2.json.icloud").write_bytes(b"bplist00")
    assert refused(folder) == "placeholders"


@HOLLOW
def test_so_is_one_in_a_synced_folder_whose_photos_were_taken_away(tmp_path: Path) -> None:
    folder = as_folder(instagram.tree(ANN), tmp_path / "Dropbox" / "download")
    assert downloads([folder])
    hollow(folder / "media" / "posts" / "202401" / "a.jpg")
    assert refused(folder) == "placeholders"


def test_nothing_of_a_placeholder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading it would have it fetched, by a program of the system and for as long as that takes."""
    given = zip_of(TREES["instagram json"](), tmp_path / "instagram.zip")
    monkeypatch.setattr(parts, "is_placeholder", lambda *_, **__: True)

    def read(*_: object, **__: object) -> Iterator[None]:
        raise AssertionError

    monkeypatch.setattr(parts, "_file", read)
    assert refused(given) == "placeholder"


def test_other_files_beside_a_download_may_be_elsewhere(tmp_path: Path) -> None:
    as_folder(instagram.tree(ANN), tmp_path / "Documents" / "instagram-ann")
    (tmp_path / "Documents" / ".letter.pdf.icloud").write_bytes(b"bplist00")
    (found,) = downloads([tmp_path / "Documents"])
    assert found.platform == "instagram"
    (tmp_path / "Documents" / "instagram-ann" / ".posts_2.json.icloud").write_bytes(b"bplist00")
    assert refused(tmp_path / "Documents") == "placeholders"


@pytest.mark.parametrize("identity", ["personal_information.json", "personal_information/personal_information.json"])
def test_a_download_whose_identity_is_elsewhere_is_refused_as_well(identity: str, tmp_path: Path) -> None:
    folder = as_folder(instagram.tree(ANN), tmp_path / "download")
    for path in [path for path in folder.rglob("*.json") if path.as_posix().endswith(identity)]:
        path.rename(path.with_name(f".{path.name}.icloud"))
    assert refused(folder) == "placeholders"


def test_a_part_beside_others_is_missed(tmp_path: Path) -> None:
    for name in ("instagram-ann.invented-2026-05-19-AbC123.zip", "instagram-ann.invented-2026-05-19-AbC124.zip"):
        zip_of(TREES["instagram json"](), tmp_path / name)
    assert downloads([tmp_path])
    (tmp_path / name).rename(tmp_path / f".{name}.icloud")
    assert refused(tmp_path) == "placeholder"


@HOLLOW
def test_in_the_downloads_folder_they_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive" / "Downloads"
    hollow(folder / "instagram-ann.invented-2026-05-19-AbC123.zip")
    (folder / ".facebook-bo.invented-2026-05-19-AbC123.zip.icloud").write_bytes(b"bplist00")
    (folder / ".letter.txt.icloud").write_bytes(b"bplist00")
    gone = as_folder(instagram.tree(ANN), folder / "instagram-cy.invented-2026-05-19-AbC123")
    (gone / ".posts_2.json.icloud").write_bytes(b"bplist00")
    hollow(folder / "holiday.zip")
    (folder / "instagram-broken-2026-05-19-AbC123.zip").symlink_to(tmp_path / "nowhere")
    zip_of(TREES["tiktok b"](), folder / "TikTok_Data_1762300800.zip")
    found = look_in(folder)
    assert [candidate.platform for candidate in found.candidates] == ["tiktok"]
    assert found.elsewhere == (
        "facebook-bo.invented-2026-05-19-AbC123.zip",
        "instagram-ann.invented-2026-05-19-AbC123.zip",
        "instagram-cy.invented-2026-05-19-AbC123",
    )
    assert found.unusable == 1
