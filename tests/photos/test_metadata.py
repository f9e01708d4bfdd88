"""What the bytes tell beside the picture is noticed; names are counted and what is broken is said to be."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from auditor.downloads.magic import file_kind
from auditor.model.posting import Coordinates
from auditor.photos import decode
from auditor.photos.metadata import photo_metadata, video_metadata
from auditor.photos.records import Metadata
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational
from tests.photos.pictures import picture, saved

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SPACES = {
    "exif": "http://ns.adobe.com/exif/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "MPReg": "http://ns.microsoft.com/photo/1.2/t/Region#",
}


def told(data: bytes) -> Metadata:
    kind = file_kind(data[:64])
    assert kind is not None
    with decode.opened(io.BytesIO(data), kind) as opened:
        return photo_metadata(opened)


def with_exif(
    fields: dict[int, Any], *, details: dict[int, Any] | None = None, gps: dict[int, Any] | None = None
) -> bytes:
    exif = Image.Exif()
    exif.update(fields)
    exif.get_ifd(0x8769).update(details or {})
    exif.get_ifd(0x8825).update(gps or {})
    return saved(picture(), "JPEG", exif=exif)


def xmp(body: str, attributes: str = "") -> bytes:
    names = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())
    return (
        f'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">'
        f'<rdf:Description rdf:about="" {names} {attributes}>{body}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def place(latitude: tuple[Any, ...], north: str, longitude: tuple[Any, ...], east: str) -> dict[int, Any]:
    return {1: north, 2: latitude, 3: east, 4: longitude}


def test_a_bare_picture_tells_nothing() -> None:
    assert told(saved(picture(), "JPEG")) == Metadata()
    assert told(saved(picture(), "PNG")) == Metadata()


def test_a_place_is_read_in_degrees() -> None:
    found = told(with_exif({}, gps=place((52.0, 5.0, 24.0), "N", (5.0, 7.0, 12.0), "E")))
    assert found.located
    assert found.coordinates is not None
    assert (found.coordinates.latitude, found.coordinates.longitude) == pytest.approx((52.09, 5.12))
    south_west = told(with_exif({}, gps=place((12.0, 30.0, 0.0), "S", (70.0, 0.0, 0.0), "W"))).coordinates
    assert south_west == Coordinates(-12.5, -70.0)


def test_zero_and_no_place_are_no_place() -> None:
    assert not told(with_exif({}, gps=place((0.0, 0.0, 0.0), "N", (0.0, 0.0, 0.0), "E"))).located
    assert not told(with_exif({}, gps={29: "2024:05:01"})).located


@pytest.mark.parametrize(
    "latitude", [(IFDRational(1, 0), 0.0, 0.0), (200.0, 0.0, 0.0)], ids=["divided by zero", "beyond the pole"]
)
def test_an_unreadable_place_is_a_place_all_the_same(latitude: tuple[Any, ...]) -> None:
    found = told(with_exif({}, gps=place(latitude, "N", (5.0, 0.0, 0.0), "E")))
    assert found.located
    assert found.coordinates is None


def test_coordinates_and_day_are_not_in_what_is_printed() -> None:
    found = told(with_exif({306: "2024:05:01 10:00:00"}, gps=place((52.0, 5.0, 24.0), "N", (5.0, 7.0, 12.0), "E")))
    assert found.taken == date(2024, 5, 1)
    assert "52" not in repr(found)
    assert "2024" not in repr(found)


def test_the_day_it_was_taken_comes_before_the_day_it_was_changed() -> None:
    found = told(with_exif({306: "2025:01:01 10:00:00"}, details={0x9003: "2019:07:08 23:59:59"}))
    assert found.taken == date(2019, 7, 8)


@pytest.mark.parametrize(
    "text", ["0000:00:00 00:00:00", "2024:13:01 00:00:00", "    :  :  ", "1970:01:01 00:00:00", "x"]
)
def test_a_day_that_is_none(text: str) -> None:
    assert told(with_exif({306: text})).taken is None


def test_owner_serial_number_device_and_software() -> None:
    owner = told(with_exif({}, details={0xA430: "Zed Planted"}))
    assert (owner.owner_named, owner.serial_number, owner.device, owner.software) == (True, False, False, False)
    serial = told(with_exif({0x010F: "Invented", 0x0131: "Invented 1.0"}, details={0xA431: "0123"}))
    assert (serial.owner_named, serial.serial_number, serial.device, serial.software) == (False, True, True, True)
    assert not told(with_exif({0x013B: "   "}, details={0xA431: "0000"})).owner_named


@pytest.mark.parametrize(
    ("body", "attributes", "expected"),
    [
        ("", 'exif:GPSLatitude="52,5.4N" exif:GPSLongitude="5,7.2E"', {"located": True}),
        ("<exif:GPSLatitude>52,5.4N</exif:GPSLatitude>", "", {"located": True}),
        ("<dc:creator><rdf:Seq><rdf:li>Zed Planted</rdf:li></rdf:Seq></dc:creator>", "", {"owner_named": True}),
        ("", 'aux:SerialNumber="123"', {"serial_number": True}),
        ("", 'tiff:Make="Invented" xmp:CreatorTool="Invented"', {"device": True, "software": True}),
        ("<exif:DateTimeOriginal>2020-02-03T04:05:06</exif:DateTimeOriginal>", "", {"taken": date(2020, 2, 3)}),
    ],
)  # fmt: skip
def test_xmp(body: str, attributes: str, expected: dict[str, Any]) -> None:
    found = told(saved(picture(), "JPEG", xmp=xmp(body, attributes)))
    assert {name: getattr(found, name) for name in expected} == expected
    assert not found.unreadable


def test_a_place_in_xmp_is_read() -> None:
    data = saved(picture(), "WEBP", xmp=xmp("", 'exif:GPSLatitude="52,5,24S" exif:GPSLongitude="5,7.2W"'))
    found = told(data).coordinates
    assert found is not None
    assert (found.latitude, found.longitude) == pytest.approx((-52.09, -5.12))


FACE = '<rdf:li><rdf:Description mwg-rs:Name="{}" mwg-rs:Type="{}"/></rdf:li>'
PARTS = '<rdf:li rdf:parseType="Resource"><mwg-rs:Name>A</mwg-rs:Name><mwg-rs:Type>Face</mwg-rs:Type></rdf:li>'
MICROSOFT = '<rdf:li rdf:parseType="Resource"><MPReg:PersonDisplayName>A</MPReg:PersonDisplayName></rdf:li>'


def listed(*names: str) -> str:
    items = "".join(f"<rdf:li>{name}</rdf:li>" for name in names)
    return f"<Iptc4xmpExt:PersonInImage><rdf:Bag>{items}</rdf:Bag></Iptc4xmpExt:PersonInImage>"


def faces(*kinds: tuple[str, str]) -> str:
    return "".join(FACE.format(name, kind) for name, kind in kinds)


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (listed("A", "B"), 2),
        (listed(" "), 0),
        (
            f"<rdf:Bag>{faces(('A', 'Face'), ('', 'Face'), ('Rex', 'Pet'), ('C', 'Face'))}</rdf:Bag>",
            2,
        ),
        (f"<rdf:Bag>{MICROSOFT}</rdf:Bag>", 1),
        (f"<rdf:Bag>{PARTS}</rdf:Bag>", 1),
        (listed("A", "B") + f"<rdf:Bag>{PARTS}</rdf:Bag>", 2),
    ],
    ids=["listed", "listed empty", "faces", "faces of Microsoft", "faces as elements", "both"],
)
def test_people_named_are_counted(body: str, people: int) -> None:
    found = told(saved(picture(), "JPEG", xmp=xmp(body)))
    assert found.people == people
    assert {type(getattr(found, name)) for name in Metadata.__slots__} <= {bool, int, type(None)}


@pytest.mark.parametrize(
    "packet",
    [
        b"<x", b"\xff\xfe\0", b"<a>" * 5000, b" " * (2 << 20),
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a',
    ],
    ids=["torn", "no text", "deep", "long", "names a file"],
)  # fmt: skip
def test_broken_xmp_is_told_as_such(packet: bytes) -> None:
    assert told(saved(picture(), "WEBP", xmp=packet)).unreadable


def test_entities_are_not_resolved() -> None:
    laughs = (
        b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>' + xmp("<dc:creator>&c;</dc:creator>").partition(b"?>")[2]
    )
    assert not told(saved(picture(), "WEBP", xmp=laughs)).owner_named


def test_what_a_video_tells() -> None:
    found = video_metadata(
        {
            "com.apple.quicktime.location.ISO6709": "+52.0900+005.1200+012.3/",
            "com.apple.quicktime.creationdate": "2021-06-07T08:09:10+0200",
            "com.apple.quicktime.make": "Invented",
            "com.apple.quicktime.software": "1.0",
            "artist": "Zed Planted",
        }
    )
    assert found.coordinates == Coordinates(52.09, 5.12)
    assert (found.located, found.taken, found.owner_named) == (True, date(2021, 6, 7), True)
    assert (found.device, found.software) == (True, True)


def test_a_video_with_an_unreadable_place_or_none() -> None:
    assert video_metadata({"location": "somewhere"}) == Metadata(located=True)
    assert video_metadata({"location": "+00.0000+000.0000/", "creation_time": "1970-01-01T00:00:00Z"}) == Metadata()
    assert video_metadata({"encoder": "Lavf", "handler_name": "VideoHandler"}) == Metadata()


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200), st.booleans())
def test_any_metadata_is_survived(noise: bytes, as_exif: bool) -> None:
    data = saved(picture(), "WEBP", exif=b"Exif\0\0II*\0" + noise) if as_exif else saved(picture(), "WEBP", xmp=noise)
    assert isinstance(told(data), Metadata)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(["location", "creation_time", "artist", "make"]), st.text(max_size=40)))
def test_any_tags_are_survived(tags: dict[str, str]) -> None:
    assert isinstance(video_metadata(tags), Metadata)
