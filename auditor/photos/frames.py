"""Pictures out of a video: keyframes about every two seconds. The sound is never decoded: its decoders are barred."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, BinaryIO

from PIL import Image

from auditor.downloads.refusals import MemberError
from auditor.photos.content import SkippedError
from auditor.photos.decode import SIDE
from auditor.photos.records import Skip

if TYPE_CHECKING:
    import av
    from av.container import InputContainer
    from av.video.stream import VideoStream

EVERY = 2.0
"""Seconds between two pictures of a short video."""
MOST = 30
"""Pictures of a long one, spread over its length."""
SECONDS = 15.0
"""Processor time that one video may take, looking at its pictures included."""
PIXELS = 20_000_000

FORMATS = ("mov", "mp4", "m4a", "3gp", "3g2", "mj2", "matroska", "webm", "avi")
DECODERS = ("h264", "hevc", "mpeg4", "h263", "libdav1d", "av1", "vp8", "vp9", "libvpx", "libvpx-vp9", "mjpeg")
_OPTIONS = {
    "format_whitelist": ",".join(FORMATS),  # no playlists and no lists of other files
    "codec_whitelist": ",".join(DECODERS),
}
_BUFFER = 1 << 18
_TURNS = {
    90: Image.Transpose.ROTATE_90,
    180: Image.Transpose.ROTATE_180,
    -180: Image.Transpose.ROTATE_180,
    -90: Image.Transpose.ROTATE_270,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a video, upright RGB of at most `SIDE` pixels a side, and its time in seconds.

    `reduced` is how many times smaller it is than the video.
    """

    at: float
    picture: Image.Image
    reduced: float = 1.0


class Video:
    """An opened video: what its container says, and its pictures."""

    def __init__(self, container: InputContainer, stream: VideoStream) -> None:
        self._container = container
        self._stream = stream
        self.tags: Mapping[str, str] = {**stream.metadata, **container.metadata}
        self.cut_short = False

    def frames(self, every: float = EVERY, most: int = MOST, seconds: float = SECONDS) -> Iterator[Frame]:
        """Its pictures in order. Raises `SkippedError`.

        After `seconds` of processor time it stops, and `cut_short` is true.
        """
        with _tamed():
            yield from self._frames(max(every, self._length() / most), time.process_time() + seconds)

    def _frames(self, apart: float, end: float) -> Iterator[Frame]:
        due, broken, taken = -math.inf, 0, 0
        for packet in self._container.demux(self._stream):
            if time.process_time() >= end:
                self.cut_short = True
                return
            at = _seconds(packet, max(due, 0.0))
            if not packet.size or not packet.is_keyframe or at < due:
                continue
            frame = self._frame(packet, at)
            if frame is None:
                broken += 1
                continue
            due, taken = at + apart, taken + 1
            yield frame
        if not taken:
            raise SkippedError(Skip.DAMAGED if broken else Skip.NO_FRAMES)

    def _length(self) -> float:
        """Seconds, 0 when the container does not say."""
        stream = self._stream
        if stream.duration and stream.time_base:
            return max(0.0, float(stream.duration * stream.time_base))
        return max(0.0, (self._container.duration or 0) / 1_000_000)

    def _frame(self, packet: av.Packet[Any], at: float) -> Frame | None:
        """The picture in a keyframe, None when it is broken."""
        import av.error  # here: it is large, and many downloads hold no video

        context = self._stream.codec_context
        try:
            found = [*context.decode(packet), *context.decode(None)]
        except av.error.FFmpegError:
            found = []
        context.flush_buffers()
        if not found:
            return None
        frame = found[0]
        scale = min(1.0, SIDE / max(frame.width, frame.height))
        width, height = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
        pixels = frame.reformat(width, height, "rgb24").to_ndarray()
        picture = Image.fromarray(pixels)
        turn = _TURNS.get(round(frame.rotation / 90) * 90)
        return Frame(at, picture if turn is None else picture.transpose(turn), 1 / scale)


def _seconds(packet: av.Packet[Any], otherwise: float) -> float:
    """When a packet is shown."""
    if packet.pts is None or packet.time_base is None:
        return otherwise
    return float(packet.pts * packet.time_base)


@contextmanager
def opened(stream: BinaryIO) -> Iterator[Video]:
    """The video in a stream that can go back. Raises `SkippedError`."""
    if find_spec("av") is None:
        raise SkippedError(Skip.UNSUPPORTED)
    import av  # here: it is large, and many downloads hold no video

    with ExitStack() as stack:
        with _tamed():
            container = av.open(stream, "r", options=_OPTIONS, buffer_size=_BUFFER, metadata_errors="replace")
            stack.enter_context(container)
            pictures = _picture_stream(container)
        yield Video(container, pictures)


@contextmanager
def _tamed() -> Iterator[None]:
    """Turn what demuxers and decoders raise into a `SkippedError`; one that cannot be read stays a `MemberError`."""
    try:
        yield
    except (SkippedError, MemberError):
        raise
    except MemoryError:
        raise SkippedError(Skip.TOO_MANY_PIXELS) from None
    except Exception:  # noqa: BLE001  they raise errors of every kind on broken files
        raise SkippedError(Skip.DAMAGED) from None


def _picture_stream(container: InputContainer) -> VideoStream:
    if not container.streams.video:
        raise SkippedError(Skip.NO_FRAMES)
    stream = container.streams.video[0]
    context = stream.codec_context
    if context is None or context.codec.name not in DECODERS:
        raise SkippedError(Skip.UNSUPPORTED)
    if context.width * context.height > PIXELS:
        raise SkippedError(Skip.TOO_MANY_PIXELS)
    context.thread_count = 1
    return stream
