"""Pictures come out of videos of every kind, about every two seconds; sound is never decoded, broken ones say why."""

from __future__ import annotations

import io
import struct
from contextlib import suppress
from pathlib import Path

import av
import pytest
from auditor.photos import frames
from auditor.photos.content import SkippedError, take
from auditor.photos.frames import Frame
from auditor.photos.records import Skip
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.photos.pictures import film, member_of

SHORT = film(5)


def taken(data: bytes, **limits: float) -> list[Frame]:
    with frames.opened(io.BytesIO(data)) as video:
        return list(video.frames(**limits))  # type: ignore[arg-type]  # every and seconds are floats, most is a whole one


def reason(data: bytes) -> Skip:
    with pytest.raises(SkippedError) as caught:
        taken(data)
    return caught.value.reason


def test_pictures_show_their_own_moment() -> None:
    brightness = [frame.picture.resize((1, 1)).getpixel((0, 0)) for frame in taken(SHORT)]
    assert [frame.at for frame in taken(SHORT)] == [0.0, 2.0, 4.0]
    assert brightness == sorted(brightness)  # type: ignore[type-var]  # tuples of three numbers
    assert len(set(brightness)) == 3


def test_a_long_video_is_looked_at_all_over() -> None:
    found = taken(film(60), most=6)
    assert len(found) == 6
    assert found[-1].at == pytest.approx(50, abs=3)


def test_large_pictures_are_reduced() -> None:
    (frame,) = taken(film(0.1, size=(2400, 1350)))
    assert (frame.picture.size, frame.reduced) == ((1600, 900), 1.5)


def test_an_absurd_size_is_not_decoded() -> None:
    assert reason(film(0.1, codec="mpeg4", size=(8000, 4000))) is Skip.TOO_MANY_PIXELS


def test_turned_as_the_phone_was_held() -> None:
    data = bytearray(SHORT)
    matrix = data.index(b"tkhd") + 4 + 40
    data[matrix : matrix + 36] = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
    assert {frame.picture.size for frame in taken(bytes(data))} == {(48, 64)}


def test_sound_is_skipped_and_its_decoders_are_barred() -> None:
    assert len(taken(film(5, sound=True))) == 3
    assert {av.codec.Codec(name, "r").type for name in frames.DECODERS if name in av.codecs_available} == {"video"}


def test_only_sound_has_no_frames() -> None:
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        container.add_stream("aac", rate=8000)
        container.start_encoding()
    assert reason(file.getvalue()) in (Skip.NO_FRAMES, Skip.DAMAGED)


def test_a_video_without_its_table_is_damaged() -> None:
    assert reason(SHORT[: SHORT.index(b"moov") - 4]) is Skip.DAMAGED


def test_a_video_without_pictures() -> None:
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        container.start_encoding()
    assert reason(file.getvalue()) in (Skip.NO_FRAMES, Skip.DAMAGED)


@pytest.mark.parametrize("data", [b"", b"\0\0\0\x18ftypisom" + bytes(200), SHORT[:40], b"\x1aE\xdf\xa3" + bytes(500)])
def test_garbage_is_damaged(data: bytes) -> None:
    assert reason(data) in (Skip.DAMAGED, Skip.NO_FRAMES)


def test_playlists_and_lists_of_files_are_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other.mp4"
    other.write_bytes(SHORT)
    for text in (f"#EXTM3U\n#EXTINF:5,\n{other}\n#EXT-X-ENDLIST\n", f"ffconcat version 1.0\nfile {other}\n"):
        assert reason(text.encode()) is Skip.DAMAGED


def test_pictures_that_are_broken_do_not_cost_the_others() -> None:
    data = bytearray(SHORT)
    with av.open(io.BytesIO(SHORT), "r") as container:
        first = next(packet for packet in container.demux(video=0) if packet.is_keyframe)
        start, size = first.pos, first.size
    assert start is not None
    data[start : start + size] = bytes(size)
    assert [frame.at for frame in taken(bytes(data))] == [1.0, 3.0]


def test_time_that_is_up_is_said() -> None:
    with frames.opened(io.BytesIO(SHORT)) as video:
        assert list(video.frames(seconds=0)) == []
        assert video.cut_short


def test_without_its_library_a_video_is_unsupported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda _name: None)
    assert reason(SHORT) is Skip.UNSUPPORTED


@pytest.mark.parametrize(
    "options", [{}, {"movflags": "frag_keyframe+empty_moov"}], ids=["table at the end", "table first"]
)
def test_a_video_too_large_to_hold_is_read_from_the_zip(
    options: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("auditor.photos.content.HELD", 100)
    data = film(5, options=options)
    content = take(member_of(data, tmp_path))
    with content.open() as stream, frames.opened(stream) as video:
        assert [int(frame.at) for frame in video.frames()] == [0, 2, 4]
    monkeypatch.undo()
    assert take(member_of(data, tmp_path)).sha256 == content.sha256


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SHORT) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_spoilt_bytes_give_pictures_or_a_reason(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SHORT)
    for place, value in changes:
        data[place] = value
    with suppress(SkippedError):
        frames = taken(bytes(data))
        assert frames
        assert all(max(frame.picture.size) <= 1600 for frame in frames)
