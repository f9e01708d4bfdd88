"""What a photo or video tells beside its picture: where and when it was taken, with whose device, who is named in it.

Read from the bytes themselves: platforms strip most of it, not always all. Names are counted, never kept.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from lxml import etree
from PIL import Image

from auditor.model.posting import Coordinates
from auditor.photos.records import Metadata

_EXIF, _GPS = 0x8769, 0x8825
_TAKEN, _DIGITISED, _WRITTEN = 0x9003, 0x9004, 0x0132
_OWNER = (0xA430, 0x013B, 0x8298, 0x9C9D)  # camera owner, artist, copyright, author
_SERIAL = (0xA431, 0xA435)  # body, lens
_DEVICE = (0x010F, 0x0110)
_SOFTWARE = 0x0131
_LATITUDE, _LONGITUDE = 2, 4

_XMP_LIMIT = 1 << 20
_DAY = re.compile(r"\s*(\d{4})[:.\-/](\d\d)[:.\-/](\d\d)")
_ISO_6709 = re.compile(r"([+-]\d{1,3}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)")
_DEGREES = re.compile(
    r"\s*(\d{1,3})[,\s]+(\d{1,2}(?:\.\d+)?)(?:[,\s]+(\d{1,2}(?:\.\d+)?))?\s*([NSEW])\s*", re.IGNORECASE
)
_FIRST_YEAR = 1990  # before digital cameras and after a clock that was never set

_PEOPLE = frozenset({"PersonInImage", "PersonInImageWDetails"})
_NAMED_FACES = frozenset({"PersonDisplayName"})
_XMP_OWNER = frozenset({"OwnerName", "CameraOwnerName", "creator", "Artist", "rights"})
_XMP_SERIAL = frozenset({"SerialNumber", "BodySerialNumber", "LensSerialNumber"})
_LISTS = frozenset({"li", "Bag", "Seq", "Alt"})
_XMP_TAKEN = ("DateTimeOriginal", "DateCreated", "CreateDate")


def photo_metadata(picture: Image.Image) -> Metadata:
    """What an opened picture tells; its pixels are not decoded. Never raises: broken metadata is `unreadable`."""
    found = MetadataBuilder()
    for read in (_read_exif, _read_xmp):
        try:
            read(picture, found)
        except Exception:  # noqa: BLE001  metadata of hostile files breaks in every way; the picture is still looked at
            found.unreadable = True
    return found.metadata()


def video_metadata(tags: Mapping[str, str]) -> Metadata:
    """What the tags of a video's container tell."""
    found = MetadataBuilder()
    for name, value in ((name.rpartition(".")[2].casefold(), value) for name, value in tags.items()):
        if name in ("location", "location-eng", "iso6709"):
            found.place(_iso_6709(value), told=bool(value.strip()))
        elif name in ("creation_time", "creationdate", "date"):
            found.day(value)
        elif name in ("artist", "author", "album_artist", "copyright"):
            found.owner_named |= bool(value.strip())
        elif name in ("make", "model", "com.android.version"):
            found.device |= bool(value.strip())
        elif name == "software":
            found.software |= bool(value.strip())
    return found.metadata()


class MetadataBuilder:
    """What was found so far, from one source after the other."""

    def __init__(self) -> None:
        self.located = self.owner_named = self.serial_number = False
        self.device = self.software = self.unreadable = False
        self.coordinates: Coordinates | None = None
        self.taken: date | None = None
        self.people = 0

    def place(self, place: tuple[float, float] | None, *, told: bool) -> None:
        """Note a place, or that there is one that cannot be read. Zero stands for none (format notes, trap 8)."""
        if place is not None and not any(place):
            return
        self.located |= told
        if place is not None and self.coordinates is None and abs(place[0]) <= 90 and abs(place[1]) <= 180:
            self.coordinates = Coordinates(*place)

    def day(self, text: object) -> None:
        """Note the day it was taken, the first that makes sense."""
        match = _DAY.match(text) if isinstance(text, str) else None
        if match is not None and self.taken is None and int(match[1]) >= _FIRST_YEAR:
            with suppress(ValueError):
                self.taken = date(int(match[1]), int(match[2]), int(match[3]))

    def metadata(self) -> Metadata:
        """All of it."""
        return Metadata(**vars(self))


def _read_exif(picture: Image.Image, found: MetadataBuilder) -> None:
    exif = picture.getexif()
    if not exif:
        return
    details = {**exif, **exif.get_ifd(_EXIF)}
    found.owner_named |= any(_is_filled(details.get(tag)) for tag in _OWNER)
    found.serial_number |= any(_is_filled(details.get(tag)) for tag in _SERIAL)
    found.device |= any(_is_filled(details.get(tag)) for tag in _DEVICE)
    found.software |= _is_filled(details.get(_SOFTWARE))
    for tag in (_TAKEN, _DIGITISED, _WRITTEN):
        found.day(details.get(tag))
    gps = exif.get_ifd(_GPS)
    if _LATITUDE in gps or _LONGITUDE in gps:
        found.place(_gps_place(gps), told=True)


def _is_filled(value: object) -> bool:
    """Whether a field says anything; unset ones are filled with blanks or zeros."""
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    return bool(value) and bool(str(value).strip(" \0\t\n0"))


def _gps_place(gps: Mapping[int, Any]) -> tuple[float, float] | None:
    latitude = _decimal(gps.get(_LATITUDE), gps.get(_LATITUDE - 1))
    longitude = _decimal(gps.get(_LONGITUDE), gps.get(_LONGITUDE - 1))
    return None if latitude is None or longitude is None else (latitude, longitude)


def _decimal(parts: Any, towards: Any) -> float | None:
    """Degrees out of degrees, minutes and seconds; None for what is no number."""
    try:
        degrees, minutes, seconds = (float(part) for part in (*parts, 0, 0)[:3])
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value):
        return None
    word = towards.decode("latin-1") if isinstance(towards, bytes) else str(towards or "")
    return -value if word.strip(" \0").upper() in ("S", "W") else value


def _iso_6709(text: str) -> tuple[float, float] | None:
    """A place written like `+52.0900+005.1200/`."""
    match = _ISO_6709.match(text.strip())
    return (float(match[1]), float(match[2])) if match else None


def _read_xmp(picture: Image.Image, found: MetadataBuilder) -> None:
    text = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp")
    if not text:
        return
    data = text.encode() if isinstance(text, str) else bytes(text)
    if len(data) > _XMP_LIMIT:
        raise ValueError("too long")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data.strip(b" \0\r\n\t"), parser)
    values = dict(_xmp_values(root))
    found.owner_named |= any(values.get(name) for name in _XMP_OWNER)
    found.serial_number |= any(_is_filled(values.get(name)) for name in _XMP_SERIAL)
    found.device |= bool(values.get("Make") or values.get("Model"))
    found.software |= bool(values.get("CreatorTool") or values.get("Software"))
    found.people = max(found.people, _xmp_people(root))
    for name in _XMP_TAKEN:
        found.day(values.get(name))
    latitude, longitude = values.get("GPSLatitude"), values.get("GPSLongitude")
    if latitude or longitude:
        found.place(_xmp_place(latitude or "", longitude or ""), told=True)


def _local(name: object) -> str:
    """A tag's name without its namespace; comments have none."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def _xmp_values(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The fields of an XMP packet, written as attributes or as elements."""
    for element in root.iter():
        for name, value in element.attrib.items():
            yield _local(name), str(value).strip()
        if not len(element) and (element.text or "").strip():
            yield _field(element), (element.text or "").strip()


def _field(element: etree._Element) -> str:
    """The name of the field that a text belongs to: its element, or the one around the list it stands in."""
    field: etree._Element | None = element
    while field is not None and _local(field.tag) in _LISTS:
        field = field.getparent()
    return "" if field is None else _local(field.tag)


def _xmp_people(root: etree._Element) -> int:
    """How many people are named: in the list of those shown, or on the faces, whichever names more."""
    listed = faces = 0
    for element in root.iter():
        name = _local(element.tag)
        if name in _PEOPLE:
            listed += sum(bool("".join(map(str, item.itertext())).strip()) for item in element.iterfind("*/*"))
        faces += _named_face(element)
    return max(listed, faces)


def _named_face(element: etree._Element) -> int:
    """1 for the description of a face with a name: of the Metadata Working Group, or of Microsoft."""
    fields = {_local(name): str(value).strip() for name, value in element.attrib.items()}
    fields |= {_local(child.tag): (child.text or "").strip() for child in element}
    named = fields.get("Type", "").casefold() == "face" and fields.get("Name")
    return int(bool(named or any(fields.get(name) for name in _NAMED_FACES)))


def _xmp_place(latitude: str, longitude: str) -> tuple[float, float] | None:
    """A place written like `52,5.4N` and `5,7.2E`."""
    values = []
    for text in (latitude, longitude):
        match = _DEGREES.fullmatch(text)
        if match is None:
            return None
        value = int(match[1]) + float(match[2]) / 60 + float(match[3] or 0) / 3600
        values.append(-value if match[4].upper() in "SW" else value)
    return values[0], values[1]
