"""What was seen in a content, kept from one audit to the next: hashes and numbers, no pictures, names, places or dates.

It lies in the user's own cache folder, readable by that user only, and may be deleted at any time.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec
from platformdirs import user_cache_path

from auditor.photos import models
from auditor.photos.records import Seen

CODE_VERSION = 4
"""To be raised whenever the same bytes may come to something else than before."""
BATCH = 64
"""Results that may be lost when the computer stops; a run that is stopped loses none."""

_TABLE = """
CREATE TABLE IF NOT EXISTS seen (version BLOB, content BLOB, seen BLOB, PRIMARY KEY (version, content)) WITHOUT ROWID
"""
_WAIT = 5.0  # seconds for another audit to finish writing

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Seen).decode


def default_path() -> Path:
    """The cache of this user."""
    return user_cache_path("family-privacy-auditor", appauthor=False) / "photos.sqlite3"


def version() -> bytes:
    """What a result depends on besides the content: this code and the exact nets."""
    nets = sorted((name, pin.sha256) for name, pin in models.pins().items())
    return sha256(repr((CODE_VERSION, nets)).encode()).digest()[:16]


def clear(path: Path | None = None) -> bool:
    """Delete the cache; says whether there was one. Raises OSError when it cannot be deleted."""
    path = path or default_path()
    found = path.exists()
    for name in (path, path.with_name(path.name + "-journal")):
        name.unlink(missing_ok=True)
    return found


class Cache:
    """The kept results of one version, to be closed. One that cannot be opened keeps nothing: `usable` is false."""

    def __init__(self, path: Path | None = None, key: bytes | None = None) -> None:
        self._key = version() if key is None else key
        self._unsaved = 0
        self._database: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            self._database = _connect(path or default_path(), self._key)

    @property
    def usable(self) -> bool:
        """Whether anything is kept."""
        return self._database is not None

    def get(self, content: str) -> Seen | None:
        """What was seen in the content of this SHA-256 (hex), None when that is not known."""
        if self._database is None:
            return None
        with suppress(sqlite3.Error, msgspec.MsgspecError):  # damaged: as if it had never been kept
            row = self._database.execute(
                "SELECT seen FROM seen WHERE version = ? AND content = ?", (self._key, bytes.fromhex(content))
            ).fetchone()
            return None if row is None else _decode(row[0])
        return None

    def put(self, content: str, seen: Seen) -> None:
        """Keep it, when another run would come to the same."""
        if self._database is None or not seen.lasting:
            return
        with suppress(sqlite3.Error):  # a full disk or a second audit: the result itself is not lost
            self._database.execute(
                "INSERT OR REPLACE INTO seen VALUES (?, ?, ?)", (self._key, bytes.fromhex(content), _encode(seen))
            )
            self._unsaved += 1
            if self._unsaved >= BATCH:
                self.save()

    def save(self) -> None:
        """Write down what was put since the last time."""
        if self._database is None:
            return
        with suppress(sqlite3.Error):
            self._database.commit()
            self._unsaved = 0

    def close(self) -> None:
        """Save and close."""
        self.save()
        if self._database is not None:
            self._database.close()
            self._database = None


def _connect(path: Path, key: bytes) -> sqlite3.Connection:
    """The database at the path, a new one when what lies there is none. Raises OSError and sqlite3.Error."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return _opened(path, key)
    except sqlite3.OperationalError:  # held by another audit, or not writable: nothing is wrong with it
        raise
    except sqlite3.DatabaseError:
        clear(path)
        return _opened(path, key)


def _opened(path: Path, key: bytes) -> sqlite3.Connection:
    # Made here, since SQLite would make it readable by everybody; its journal takes over the same rights.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    database = sqlite3.connect(path, timeout=_WAIT)
    try:
        return _prepared(database, key)
    except sqlite3.Error:
        database.close()
        raise


def _prepared(database: sqlite3.Connection, key: bytes) -> sqlite3.Connection:
    """With the table, and without what other versions of this code or of the nets had seen."""
    database.execute(_TABLE)
    database.execute("DELETE FROM seen WHERE version != ?", (key,))
    database.commit()
    return database
