"""The published schema of a check file: what the program takes, it takes, and editors learn all words from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from auditor import yaml_files
from auditor.authors import scaffold
from auditor.authors import schema as check_schema
from auditor.engine.registry import check_files
from auditor.model.check import Case, CheckFile, CheckKind, Found, Question, Section, Text, Words
from auditor.model.facts import FACTS
from jsonschema import Draft202012Validator

FOLDER = Path(__file__).parents[2] / "checks"
SCHEMA = check_schema.check_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def content(path: Path) -> Any:
    """What stands in a check's YAML, before any structure is made of it."""
    return yaml_files.read(path.read_text("utf-8")).data


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(check_schema.as_text()) == SCHEMA
    assert {"$schema", "$id", "title"} <= SCHEMA.keys()


def test_every_built_in_check_is_valid() -> None:
    assert {path.name: error for path in check_files(FOLDER) if (error := _first(content(path)))} == {}


@pytest.mark.parametrize("kind", CheckKind)
def test_a_new_check_is_valid(kind: CheckKind, tmp_path: Path) -> None:
    assert _first(content(scaffold.write("children/example", kind, tmp_path)[0])) == ""


def _first(data: Any) -> str:
    return next((f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)), "")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("severity",), "awful"),
        (("sinse",), "0.1"),
        (("minutes",), "two"),
        (("platforms",), {}),
        (("texts",), {"nl": {}}),
        (("platforms", "instagram", "fact"), "audience.nothing"),
        (("platforms", "instagram", "needs"), ["audience.nothing"]),
        (("platforms", "instagram", "moot"), {"audience.nothing": "on"}),
        (("platforms", "instagram", "link"), "http://www.instagram.com/"),
        (("platforms", "instagram", "verified"), "last year"),
        (("cases",), [{"name": "x", "platform": "instagram", "expect": "fine"}]),
        (("cases",), [{"name": "x", "platform": "instagram", "expect": "pass", "facts": {"audience.nothing": "on"}}]),
    ],
)
def test_a_spoiled_check_is_not(place: tuple[str, ...], value: Any, tmp_path: Path) -> None:
    data = content(scaffold.write("children/example", CheckKind.SETTING, tmp_path)[0])
    part = data
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    assert _first(data)


def test_every_field_is_described_and_no_other() -> None:
    objects = {name for name, part in SCHEMA["$defs"].items() if part.get("type") == "object"}
    structs = (CheckFile, Section, Text, Words, Found, Question, Case)
    assert objects == {struct.__name__ for struct in structs}
    for struct in structs:
        properties = SCHEMA["$defs"][struct.__name__]["properties"]
        assert properties.keys() == set(struct.__struct_fields__)
        assert [
            field for field, about in properties.items() if not about.get("description", "").endswith((".", "it."))
        ] == []


def test_editors_learn_the_facts_and_the_services() -> None:
    section = SCHEMA["$defs"]["Section"]["properties"]
    assert section["fact"]["enum"] == list(FACTS)
    platforms = SCHEMA["$defs"]["CheckFile"]["properties"]["platforms"]
    assert {"instagram", "household", "phone"} <= platforms["properties"].keys()
    assert set(platforms["propertyNames"]["examples"]) == set(check_schema.SERVICE_NAMES)
