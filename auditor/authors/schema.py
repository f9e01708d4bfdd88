"""The JSON schema of a check file, for editors: what may stand where, and a line on what it means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from auditor import __version__
from auditor.authors.completeness import DAY
from auditor.model import services
from auditor.model.check import Case, CheckFile, Question, Section, Text
from auditor.model.facts import FACTS
from auditor.model.services import ASKED, HOUSEHOLD, PHONE

ID = "auditor/check/1"
FILE_NAME = "check.schema.json"

SERVICES: Mapping[str, str] = {
    **dict.fromkeys(services.SERVICES, "downloads can be read"),
    **dict.fromkeys(ASKED, "always asked"),
    PHONE: "the phone itself, always asked",
    HOUSEHOLD: "the family, asked once",
}
"""The services that our own checks speak of; another word is allowed, and always asked about."""

FIELDS: Mapping[type[msgspec.Struct], Mapping[str, str]] = {
    CheckFile: {
        "id": "The check's id, the same as the file's name; it never changes without an alias.",
        "topic": "The group it is shown in, the same as its folder's name.",
        "severity": "How bad it would be if this were wrong.",
        "audience": "Whose account it is about: a parent's, a teen's own, or both.",
        "minutes": "How many minutes the change takes.",
        "since": "The version of the program or package that first had it.",
        "platforms": "What it says of each service; one without readable downloads is always asked about.",
        "texts": "Its words by language; English is needed.",
        "cases": "Its case table, which is its test.",
        "question": "What to ask when no download tells.",
        "sources": "Where the rule comes from: pages, books, laws.",
        "aliases": "Its former ids.",
        "rules": "Ids of the rules of a collection that it answers for.",
        "covers": "Ids of checks whose advice comes with its own; they are no first steps beside it.",
        "teen_severity": "How bad it would be on a teen's own account, where that differs.",
        "code": "`python` when a Python file of the same name judges: it must be there, and only then may it be.",
    },
    Section: {
        "verified": "Year, month or day when path and link were last followed; null = not yet.",
        "path": "The way through the menus, by language.",
        "fact": "The setting that is judged: any known value outside `safe` fails.",
        "safe": "The values, or answers to the question, that are as they should be.",
        "needs": "Facts without which a Python check cannot tell; the engine then answers unknown.",
        "link": "The page of the setting: https, on the service's own hosts.",
        "search": "What to type into the settings' own search box, by language.",
        "note": "What this service's download tells and does not, by language.",
        "moot": "Facts with the value that makes this section not apply, such as a private account.",
        "severity": "How bad it would be on this service, where that differs.",
        "each_child_from": "Ask once for each child of the family of this age in years, or older.",
        "parents_from": "Ask only when the family names so many parents who share authority, or none at all.",
        "answers": "Which of the question's answers fit this service, when not all of them do.",
    },
    Text: {
        "name": "The name of the thing, without a full stop.",
        "safe": "The title when all is well.",
        "unsafe": "The title when it is better changed.",
        "why": "Why it matters for a child, in one or two sentences.",
        "fix": "What to do, in one or two sentences.",
        "not_for_you": "When it does not concern a family.",
        "messages": "Sentences of a Python check by id, with {params}.",
    },
    Question: {
        "text": "The question by language: one plain sentence.",
        "answers": "For each possible value the answer's words by language.",
    },
    Case: {
        "name": "What it shows; no two of a platform are named the same.",
        "platform": "The service the account is on.",
        "expect": "The outcome it must come to.",
        "facts": "Known facts; a list of values means several sources.",
        "absent": "Facts that are missing, with the reason; all others are missing too.",
        "account": "Other fields of the account as data, such as posts.",
        "family": "Fields of the family as data, such as children.",
        "role": "Whose account it is.",
        "message": "The id of the message it must come to, where that matters.",
    },
}
"""A line on every field, for editors and for the page on writing checks."""


def check_schema() -> dict[str, Any]:
    """The published JSON schema of a check file."""
    schema = msgspec.json.schema(CheckFile)
    defs = schema["$defs"]
    for part in defs.values():
        part["description"] = " ".join(part["description"].split())
    for struct, lines in FIELDS.items():
        for field, line in lines.items():
            defs[struct.__name__]["properties"][field]["description"] = line
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
    services = {"examples": list(SERVICES)}
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
    return {name: {"$ref": "#/$defs/Section", "description": told} for name, told in SERVICES.items()}
