"""An organisation's own `workshop.yaml`: its name and logo, its help lines, its stations, which questions are asked.

name: Library De Vaart
logo: data:image/png;base64,iVBORw0KGgo…
help:
  - {name: Our own desk, phone: "030 000 0000", what: Ask for Noor., link: "https://library.example/media"}
questions: [private_profile, two_step, child_asked]
stations:
  - {title: Who can see it, minutes: 10, checks: [private_profile, default_audience]}

Nothing is needed, and what is left out is as the program has it. A title may be a text, or one for each language.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from auditor.errors import AuditorError
from auditor.guide.questions import Station, workshop
from auditor.i18n import LANGUAGES
from auditor.model.country import WANTED, country_code
from auditor.model.sheet import HelpLine
from auditor.yaml_files import Misfit, Mistake, read

LARGEST_FILE = 1 << 18
LARGEST_LOGO = 1 << 16
"""The most bytes of a logo, as it is before it is made into text."""
MOST_QUESTIONS = 10
MOST_STATIONS = 20
MOST_LINES = 8
MOST_MINUTES = 180

_LOGO = re.compile(r"data:image/(png|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})", re.ASCII)
_PNG = b"\x89PNG\r\n\x1a\n"
_LINK = re.compile(r"https://[^\s@/\"<>\\]+\.[^\s@\"<>\\]+", re.ASCII)

ShortText = Annotated[str, Meta(min_length=1, max_length=120)]
Minutes = Annotated[int, Meta(ge=1, le=MOST_MINUTES)]


class SettingsError(AuditorError):
    """A tailoring file that cannot be used; the message holds its name and the line."""


class OwnStation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A station as an organisation has it: its title, its minutes, and its checks by their ids."""

    title: ShortText | Annotated[dict[str, ShortText], Meta(min_length=1)]
    minutes: Minutes
    checks: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an organisation wants its workshop. Its own help lines stand before all others."""

    name: Annotated[str, Meta(max_length=120)] = ""
    country: str = ""
    logo: str = ""
    help: Annotated[tuple[HelpLine, ...], Meta(max_length=MOST_LINES)] = ()
    questions: Annotated[tuple[str, ...], Meta(max_length=MOST_QUESTIONS)] = ()
    stations: Annotated[tuple[OwnStation, ...], Meta(max_length=MOST_STATIONS)] = ()

    @property
    def route(self) -> tuple[Station, ...]:
        """The stations in their order: the organisation's own, else the program's."""
        return tuple(map(_station, self.stations)) or workshop().stations


def load(path: Path, checks: Collection[str]) -> Settings:
    """What a file says, which may name only these checks. Raises SettingsError."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) <= LARGEST_FILE:
            return parse(content.decode("utf-8-sig"), checks, path.name)
    except OSError:
        raise SettingsError(
            "{name} could not be read.", "See that it is there and may be opened.", name=path.name
        ) from None
    except UnicodeDecodeError:
        raise SettingsError("{name} is no text in UTF-8.", "Save it as UTF-8.", name=path.name) from None
    raise SettingsError("{name} is far too large.", "Use a smaller logo.", name=path.name)


def parse(text: str, checks: Collection[str], name: str = "workshop.yaml") -> Settings:
    """What a text says. Raises SettingsError."""
    try:
        written = read(text)
        settings = written.to(Settings)
    except Misfit as misfit:
        raise _wrong(name, misfit.line, _in_words(misfit)) from None
    except Mistake as mistake:
        raise _wrong(name, mistake.line, mistake.sentence) from None
    for path, sentence in _mistakes(settings, checks):
        raise _wrong(name, written.line_of(path), sentence)
    return settings


def json_schema() -> dict[str, Any]:
    """The published JSON schema of a tailoring file, for editors."""
    schema = msgspec.json.schema(Settings)
    for part in schema["$defs"].values():
        part["description"] = " ".join(part["description"].split())
    fields = schema["$defs"]["Settings"]["properties"]
    fields["country"]["pattern"] = "^([A-Za-z]{2})?$"
    fields["logo"]["pattern"] = f"^({_LOGO.pattern})?$"
    schema["$defs"]["HelpLine"]["properties"]["link"]["pattern"] = f"^({_LINK.pattern})?$"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "auditor/workshop/1",
        "title": "A workshop of the family privacy auditor",
        **schema,
    }


def _station(own: OwnStation) -> Station:
    title = dict.fromkeys(LANGUAGES, own.title) if isinstance(own.title, str) else own.title
    return Station(title, own.minutes, own.checks)


def _wrong(name: str, line: int, sentence: str) -> SettingsError:
    return SettingsError(
        "{name}, line {line}: {sentence}.",
        "Correct that line; the names of all fields are printed by: auditor schema --workshop",
        name=name,
        line=line,
        sentence=sentence,
    )


def _in_words(misfit: Misfit) -> str:
    if misfit.unknown:
        fields = {f for kind in (Settings, OwnStation, HelpLine) for f in kind.__struct_fields__}
        near = get_close_matches(misfit.unknown, sorted(fields), 1)
        return f"there is no field {misfit.unknown}" + (f", did you mean {near[0]}?" * bool(near)).rstrip("?")
    if misfit.missing:
        return f"{misfit.missing} is missing here"
    if misfit.sentence.startswith("Expected `str`, got `int`"):
        return "numbers that are read as words stand in quotes here"
    if misfit.path == "$":
        return "fields such as name:, logo: and stations: are expected here"
    return misfit.sentence[:1].lower() + misfit.sentence[1:]


def _mistakes(settings: Settings, checks: Collection[str]) -> Iterator[tuple[str, str]]:
    """The place of each mistake that the types cannot tell, and what it is."""
    if settings.country and not country_code(settings.country):
        yield "$.country", f"a country is {WANTED}"
    if settings.logo and (wrong := _wrong_logo(settings.logo)):
        yield "$.logo", wrong
    for n, line in enumerate(settings.help):
        if line.link and not _LINK.fullmatch(line.link):
            yield f"$.help[{n}].link", "a link begins with https:// and names a host"
        if not line.name.strip() or not (line.phone or line.link):
            yield f"$.help[{n}]", "a help line needs a name, and a phone number or a link"
    yield from _unknown(settings, checks)


def _unknown(settings: Settings, checks: Collection[str]) -> Iterator[tuple[str, str]]:
    named = [(f"$.questions[{n}]", check) for n, check in enumerate(settings.questions)]
    for n, station in enumerate(settings.stations):
        named += [(f"$.stations[{n}].checks[{m}]", check) for m, check in enumerate(station.checks)]
    for place, check in named:
        if check not in checks:
            near = get_close_matches(check, sorted(checks), 1)
            yield place, f"there is no check {check}" + (f", did you mean {near[0]}" if near else "")
    for n, check in enumerate(settings.questions):
        if check in settings.questions[:n]:
            yield f"$.questions[{n}]", f"{check} stands here twice"


def _wrong_logo(logo: str) -> str:
    """What is wrong with a logo: only a small picture within the file is taken, so that nothing is ever loaded."""
    found = _LOGO.fullmatch(logo)
    if not found:
        return "a logo is data:image/png;base64,… or data:image/svg+xml;base64,… and nothing else"
    try:
        content = b64decode(found[2], validate=True)
    except NotBase64:
        return "the logo is no base64"
    if len(content) > LARGEST_LOGO:
        return f"the logo is larger than {LARGEST_LOGO >> 10} kB"
    if found[1] == "png" and not content.startswith(_PNG):
        return "the logo is no PNG"
    if found[1] != "png" and b"<svg" not in content[:1000]:
        return "the logo is no SVG"
    return ""
