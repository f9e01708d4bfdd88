"""What a machine says is read strictly: it met hostile files, so noise is not heard."""

from __future__ import annotations

import math

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


@pytest.mark.parametrize("noise", [b"", b"\xc1", b"\x80", b"null", encode(READ)[:-1], encode(READ) + b"\x00"])
def test_noise_is_not_heard(noise: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        read_reply(noise)
