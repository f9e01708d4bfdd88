"""The JSON schema of a check file, for editors: what may stand where, and a line on what it means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from auditor import __version__
from auditor.authors.completeness import DAY
from auditor.model import services
from auditor.model.check import CheckFile
from auditor.model.facts import FACTS
from auditor.model.services import ASKED, HOUSEHOLD, PHONE

ID = "auditor/check/1"
FILE_NAME = "check.schema.json"

SERVICE_NAMES: Mapping[str, str] = {
    **dict.fromkeys(services.SERVICES, "downloads can be read"),
    **dict.fromkeys(ASKED, "always asked"),
    PHONE: "the phone itself, always asked",
    HOUSEHOLD: "the family, asked once",
}
"""The services that our own checks speak of; another word is allowed, and always asked about."""


def check_schema() -> dict[str, Any]:
    """The published JSON schema of a check file."""
    schema = msgspec.json.schema(CheckFile)
    defs = schema["$defs"]
    for part in defs.values():
        part["description"] = " ".join(part["description"].split())
    _narrowed(defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "$comment": f"auditor {__version__}",
        "title": "A check of the family privacy auditor",
        **schema,
    }


def as_text() -> str:
    """The schema as it is printed and written."""
    return json.dumps(check_schema(), indent=2) + "\n"


def _narrowed(defs: dict[str, Any]) -> None:
    """Say which words there are, where the types say no more than text."""
    facts = {"enum": list(FACTS)}
    services = {"examples": list(SERVICE_NAMES)}
    section, case = defs["Section"]["properties"], defs["Case"]["properties"]
    check = defs["CheckFile"]["properties"]
    del section["fact"]["default"]
    section["fact"] |= facts
    section["needs"]["items"] |= facts
    for by_fact in (section["moot"], case["facts"], case["absent"]):
        by_fact["propertyNames"] = facts
    section["link"]["pattern"] = "^https://"
    section["verified"] |= {"pattern": f"^{DAY}$", "examples": [None, "2026", "2026-01"]}
    case["platform"] |= services
    check["platforms"] |= {"propertyNames": services, "minProperties": 1, "properties": _known_services()}
    check["texts"] |= {"required": ["en"], "propertyNames": {"examples": ["en", "nl"]}}


def _known_services() -> dict[str, Any]:
    """The services by name, so that editors offer them."""
    return {name: {"$ref": "#/$defs/Section", "description": told} for name, told in SERVICE_NAMES.items()}
