"""Folders that another program copies to its own servers: what is written there leaves this computer.

Most families keep Desktop, Documents or Downloads in OneDrive, iCloud Drive, Dropbox or Google Drive. Such a folder is
known by its path and by what those programs leave behind; one that a program was told of by hand is not. A file in it
may also be a placeholder: there by name, its content elsewhere.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath

_ONEDRIVE, _ICLOUD, _DROPBOX, _GOOGLE = "OneDrive", "iCloud Drive", "Dropbox", "Google Drive"

_STEPS = tuple(
    (re.compile(pattern), service)
    for pattern, service in (
        (r"onedrive(?: - .+)?|skydrive", _ONEDRIVE),
        (r"icloud ?drive|icloud ?photos|mobile documents|com~apple~clouddocs", _ICLOUD),
        (r"dropbox(?: \(.+\))?", _DROPBOX),
        (r"google ?drive(?: \(.+\))?|googledrive-.+|google-drive:.+", _GOOGLE),
        (r"nextcloud", "Nextcloud"),
        (r"p ?cloud ?drive", "pCloud"),
        (r"proton ?drive", "Proton Drive"),
        (r"megasync", "MEGA"),
    )
)
"""What a folder of theirs is called, without regard to case."""
_HEADS = {"onedrive": _ONEDRIVE, "icloud": _ICLOUD, "dropbox": _DROPBOX, "googledrive": _GOOGLE}
"""How macOS calls a service in `Library/CloudStorage`, before the first hyphen."""
_GOOGLE_TOPS = frozenset(
    (
        *("my drive", "mijn drive", "meine ablage", "mon drive", "mi unidad", "il mio drive", "meu drive", "mój dysk"),
        *("min enhet", "mit drev", "min disk", "oma drive", "drive'ım", "můj disk", "moja diskovna", "saját meghajtó"),
        *("το drive μου", "мой диск", "мій диск", "マイドライブ", "我的云端硬盘", "我的雲端硬碟", "내 드라이브"),
        *("shared drives", "gedeelde drives", "geteilte ablagen", "drive partagés", "unidades compartidas"),
    )
)
"""What lies at the top of Google's own disk; the words are the service's, by the language of the computer."""
_ONEDRIVE_SAYS = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_OWN_LISTS = ("APPDATA", "LOCALAPPDATA")
_IN_ICLOUD = ("Desktop", "Documents")

_DATALESS = 0x40000000  # SF_DATALESS of macOS
_ELSEWHERE = 0x1000 | 0x40000 | 0x400000  # Windows: OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS
_SMALL = 4096  # bytes that some file systems keep beside the name, so that they take no block
_STUB = re.compile(r"\.(.+)\.icloud")
_LONGEST_LIST = 1 << 20


def keeper(path: Path) -> str | None:
    """The service whose program uploads what lies at a path, whether or not there is anything yet; None: none known.

    Links are followed, and case does not count.
    """
    for spelled in dict.fromkeys((os.path.abspath(path), os.path.realpath(path))):  # noqa: PTH100  resolve follows links
        if found := keeper_named(Path(spelled)) or _keeper_with_roots(Path(spelled)):
            return found
    return None


def keeper_named(path: PurePath) -> str | None:
    """The service that an absolute path names by itself."""
    steps = [step.casefold() for step in path.parts]
    for number, step in enumerate(steps):
        if steps[max(0, number - 2) : number] == ["library", "cloudstorage"]:
            head = path.parts[number].partition("-")[0]
            return _HEADS.get(head.casefold(), head)
        if found := next((service for pattern, service in _STEPS if pattern.fullmatch(step)), None):
            return found
    return _GOOGLE if steps[1:2] and steps[1] in _GOOGLE_TOPS else None


def _keeper_with_roots(path: Path) -> str | None:
    """The service that says of itself, or leaves a sign, that it keeps a folder."""
    return next((service for root, service in _roots() if _below(path, root)), None)


def _roots() -> Iterator[tuple[Path, str]]:
    yield from ((Path(os.environ[name]), _ONEDRIVE) for name in _ONEDRIVE_SAYS if os.environ.get(name))
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  Path.home() raises where there is none
    lists = [home / ".dropbox"]
    lists += [Path(os.environ[name]) / "Dropbox" for name in _OWN_LISTS if os.environ.get(name)]
    for folder in lists:
        yield from ((root, _DROPBOX) for root in _dropbox_folders(folder / "info.json"))
    drive = home / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    yield from ((home / name, _ICLOUD) for name in _IN_ICLOUD if os.path.lexists(drive / name))


def _dropbox_folders(info: Path) -> Iterator[Path]:
    """The folders that Dropbox keeps, as its own list says: one for each account."""
    with suppress(OSError, ValueError, RecursionError):
        if info.stat().st_size > _LONGEST_LIST:
            return
        accounts = json.loads(info.read_text("utf-8"))
        for account in accounts.values() if isinstance(accounts, dict) else ():
            paths = [account.get(key) for key in ("path", "root_path")] if isinstance(account, dict) else []
            yield from (Path(path) for path in paths if isinstance(path, str) and path)


def _below(path: Path, root: Path) -> bool:
    roots = {os.path.abspath(root), os.path.realpath(root)}  # noqa: PTH100  resolve follows links
    steps = [step.casefold() for step in path.parts]
    return any(
        len(wanted) > 1 and steps[: len(wanted)] == wanted
        for wanted in ([step.casefold() for step in Path(one).parts] for one in roots)
    )


def is_placeholder(status: os.stat_result, *, synced: bool) -> bool:
    """Whether a file is there by name only, by what the system says of it.

    A file without a block on the disk is one only in a folder that is `synced`: elsewhere it is packed or all zeros.
    """
    if getattr(status, "st_flags", 0) & _DATALESS or getattr(status, "st_file_attributes", 0) & _ELSEWHERE:
        return True
    return synced and status.st_size > _SMALL and getattr(status, "st_blocks", 1) == 0


def stands_for(name: str) -> str | None:
    """The name of the file that iCloud's stub `.name.icloud` stands for; None when it is no stub."""
    found = _STUB.fullmatch(name)
    return found[1] if found else None


def stub_of(path: Path) -> Path:
    """Where iCloud leaves its stub for a file that it took away."""
    return path.with_name(f".{path.name}.icloud")
