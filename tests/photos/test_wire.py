"""What a machine says is read strictly: it met hostile files, so nothing is believed beyond its limits."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import pytest
from auditor.model.levels import AgeGroup
from auditor.model.posting import Coordinates
from auditor.photos.records import Metadata, Seen, Skip
from auditor.photos.wire import Drawn, FileRead, Looked, Ready, Reply, encode, read_reply
from tests.photos.fakes import a_face

READ = FileRead("0a" * 32, Metadata(located=True, coordinates=Coordinates(-90, 180), people=2))
LOOKED = Looked(Seen((a_face(6.5), a_face(math.inf, group=AgeGroup.UNCLEAR)), 400, 300, 270, 4, 12.5))
HONEST = [Ready(), READ, Looked(Seen(skipped=Skip.TOO_SLOW)), LOOKED, Drawn(b"\xff\xd8\xff"), Drawn()]


@pytest.mark.parametrize("reply", HONEST, ids=lambda reply: type(reply).__name__)
def test_what_is_said_is_what_is_heard(reply: Reply) -> None:
    assert read_reply(encode(reply)) == reply


def spoilt(reply: Reply, *steps: str | int, to: object) -> bytes:
    """The reply with what lies there changed."""
    told: Any = msgspec.msgpack.decode(encode(reply))
    place = told
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = to
    return msgspec.msgpack.encode(told)


FACE = ("seen", "faces", 0)
NO_NUMBER = (math.nan, -1.0, "6", None)
BAD: list[tuple[Reply, tuple[str | int, ...], object]] = [
    *((READ, ("sha256",), one) for one in ("", "zz" * 32, "0A" * 32, "0a" * 32 + "\n", "0a" * 31, b"0a" * 32, 7)),
    *((READ, ("metadata", "coordinates", "latitude"), one) for one in (91.0, math.nan, math.inf)),
    (READ, ("metadata", "people"), -1),
    (READ, ("metadata", "located"), 1),
    *((LOOKED, (*FACE, "age", "years"), one) for one in NO_NUMBER),
    *((LOOKED, (*FACE, "age", "spread"), one) for one in NO_NUMBER),
    (LOOKED, (*FACE, "age", "group"), "somebody"),
    *(
        (LOOKED, (*FACE, "recognisable", mark), one)
        for mark in ("share", "size", "frontality", "sharpness")
        for one in (*NO_NUMBER, 1.5, math.inf)
    ),
    (LOOKED, (*FACE, "recognisable", "people"), 0),
    *((LOOKED, (*FACE, "score"), one) for one in (*NO_NUMBER, 1.5)),
    *((LOOKED, (*FACE, "width_share"), one) for one in (math.nan, math.inf, "1")),
    *((LOOKED, ("seen", "frame_at"), one) for one in (math.nan, -math.inf)),
    *((LOOKED, ("seen", side), one) for side in ("width", "height", "frames") for one in (-1, 1.5)),
    (LOOKED, ("seen", "turned"), 45),
    (LOOKED, ("seen", "skipped"), "bored"),
    (LOOKED, ("type",), "Executed"),
    (LOOKED, ("besides",), 1),
    (Drawn(), ("jpeg",), "text"),
]


@pytest.mark.parametrize(("reply", "steps", "lie"), BAD)
def test_what_is_beyond_its_limits_is_not_heard(reply: Reply, steps: tuple[str | int, ...], lie: object) -> None:
    with pytest.raises(msgspec.MsgspecError):
        read_reply(spoilt(reply, *steps, to=lie))


@pytest.mark.parametrize("noise", [b"", b"\xc1", b"\x80", b"null", encode(READ)[:-1], encode(READ) + b"\x00"])
def test_noise_is_not_heard(noise: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        read_reply(noise)
