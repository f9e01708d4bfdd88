"""The process that opens, decodes and looks at photos, so that a hostile one can harm nothing else.

It gets members of a download, reads them as streams, and answers with numbers, or with a small copy for the report. It
writes nothing, anywhere, and has no network. Parent and worker take turns: a member, `FileRead` or `Looked`; then
whether to look, `Looked`. Or: a `Drawing`, `Drawn`.
"""

from __future__ import annotations

import ctypes
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

from PIL import Image

from auditor.downloads.magic import FileKind
from auditor.downloads.parts import Member
from auditor.downloads.refusals import MemberError
from auditor.errors import AuditorError
from auditor.photos import decode, frames
from auditor.photos.analyse import Finder, analyse, analyse_video
from auditor.photos.content import Content, SkippedError, take
from auditor.photos.metadata import photo_metadata, video_metadata
from auditor.photos.miniature import SIDE, miniature
from auditor.photos.records import Metadata, Seen, Skip
from auditor.photos.wire import Drawing, Drawn, FileRead, Looked, Ready, encode
from auditor.walls.offline import closed_network

_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1  # of malloc.h
_LARGE = 16 << 20  # more than a net holds at once for a photo, less than a large picture
_KEPT = 32 << 20
_FINER = 3  # times the size of a small copy at which its picture is decoded
OUT_OF_TIME = 124
"""How a worker exits that took more processor time over one step than it may."""
_GLANCE = 0.2  # seconds between two looks at the processor time
_CLOSE = 0.01  # seconds; times of pictures are written down rounded

MakeFinder = Callable[[], Finder]
"""Loads the nets; a function of a module, so that another process can be told of it. Raises `AuditorError`."""


def serve(line: Connection, make_finder: MakeFinder, patience: float) -> None:
    """Do jobs until the parent hangs up, each step in at most `patience` seconds of processor time."""
    _settle()
    _give_memory_back()
    with closed_network():
        watch = Watch(patience)
        worker = Worker(line, make_finder, watch.begin)
        try:
            line.send_bytes(encode(Ready()))
            while (job := line.recv()) is not None:
                watch.begin()
                drawn = isinstance(job, Drawing)
                line.send_bytes(encode(Drawn(draw(job)) if drawn else Looked(worker.look(job))))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return  # the parent is gone


def _settle() -> None:
    """Leave Ctrl-C to the parent, and let decoders written in C complain to nobody: they quote what they read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Path(os.devnull).open("wb") as nowhere:
        for descriptor in (1, 2):
            os.dup2(nowhere.fileno(), descriptor)


def _give_memory_back() -> None:
    """Have glibc return large pieces at once; else it keeps ever larger ones, and a worker grows by half.

    What lies free at its end otherwise stays, for the next net: to ask for it anew costs a tenth of the time.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library
            library = ctypes.CDLL(None)
            library.mallopt(_MMAP_THRESHOLD, _LARGE)
            library.mallopt(_TRIM_THRESHOLD, _KEPT)


class Watch:
    """Ends this process when a step takes too much processor time, which a busy computer does not make more.

    What sleeps or waits without end is for the parent to notice, and what a decoder does while it lets no thread run.
    """

    def __init__(self, patience: float) -> None:
        self._patience, self._until = patience, math.inf
        threading.Thread(target=self._watch, daemon=True).start()

    def begin(self) -> None:
        """Another step begins."""
        self._until = time.process_time() + self._patience

    def _watch(self) -> None:
        while time.process_time() < self._until:
            time.sleep(_GLANCE)
        os._exit(OUT_OF_TIME)


class Worker:
    """Looks at one file after the other; the nets are loaded when the first picture needs them.

    `begin` is told when it goes on to look at what it read.
    """

    def __init__(self, line: Connection, make_finder: MakeFinder, begin: Callable[[], None] = lambda: None) -> None:
        self._line = line
        self._begin = begin
        self._finder = cache(make_finder)

    def look(self, member: Member) -> Seen:
        """What a file came to; in the middle the parent is asked whether it knows the content."""
        try:
            content = take(member)
            self._line.send_bytes(encode(FileRead(content.sha256, _metadata(content))))
            wanted = self._line.recv()
            self._begin()
            return self._look(content) if wanted else Seen()
        except SkippedError as skipped:
            return Seen(skipped=skipped.reason)
        except MemberError:
            return Seen(skipped=Skip.UNREADABLE)
        except AuditorError:
            return Seen(skipped=Skip.NO_MODEL)
        except (EOFError, OSError):
            raise
        except Exception:  # noqa: BLE001  a fault of ours costs this file, not the audit, and is told as a failure
            return Seen(skipped=Skip.CRASHED)

    def _look(self, content: Content) -> Seen:
        find = self._finder()
        if content.kind is FileKind.VIDEO:
            with content.open() as stream, frames.opened(stream) as video:
                return analyse_video(video, find)
        with content.open() as stream:
            picture = decode.decode(stream, content.kind)
        return analyse(picture, find)


def draw(drawing: Drawing) -> bytes:
    """The small copy as a JPEG, empty when the file does not allow it."""
    try:
        return miniature(_drawn_from(take(drawing.member), drawing.frame_at), drawing.style, drawing.turned)
    except (SkippedError, MemberError):
        return b""
    except (EOFError, OSError):
        raise
    except Exception:  # noqa: BLE001  a fault of ours costs this copy, not the report
        return b""


def _drawn_from(content: Content, frame_at: float) -> Image.Image:
    """The picture that a small copy is made of; of a video the first at or after a time, else its last."""
    if content.kind is not FileKind.VIDEO:
        with content.open() as stream:
            return decode.decode(stream, content.kind, SIDE * _FINER).picture
    with content.open() as stream, frames.opened(stream) as video:
        picture = None
        for frame in video.frames():
            picture = frame.picture
            if frame.at >= frame_at - _CLOSE:
                break
    if picture is None:  # its time was up before the first picture
        raise SkippedError(Skip.TOO_SLOW)
    return picture


def _metadata(content: Content) -> Metadata:
    """What the file tells beside the picture; one that cannot be opened tells nothing readable."""
    try:
        if content.kind is FileKind.VIDEO:
            with content.open() as stream, frames.opened(stream) as video:
                return video_metadata(video.tags)
        with content.open() as stream, decode.opened(stream, content.kind) as picture:
            return photo_metadata(picture)
    except SkippedError:
        return Metadata(unreadable=True)
