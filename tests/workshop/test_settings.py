"""An organisation's own file: read, or refused in one line that says where."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
import yaml
from auditor.engine.registry import Registry
from auditor.guide.questions import workshop
from auditor.workshop.settings import LARGEST_LOGO, Settings, SettingsError, json_schema, load, parse
from jsonschema import Draft202012Validator

CHECKS = ("private_profile", "two_step", "child_asked")
PNG = "data:image/png;base64," + b64encode(b"\x89PNG\r\n\x1a\n" + bytes(9)).decode()
LARGE = "data:image/png;base64," + b64encode(b"\x89PNG\r\n\x1a\n" + bytes(LARGEST_LOGO)).decode()
WHOLE = f"""
name: Library De Vaart
country: NL
logo: {PNG}
help:
  - {{name: Our own desk, phone: "030 000 0000", what: Ask for Noor., link: "https://library.example/media"}}
questions: [private_profile, two_step]
stations:
  - {{title: Who can see it, minutes: 10, checks: [private_profile]}}
  - {{title: {{en: The second lock, nl: Het tweede slot}}, minutes: 5}}
"""


def test_a_whole_file_is_read() -> None:
    own = parse(WHOLE, CHECKS)
    assert (own.name, own.country, own.logo, own.questions) == (
        "Library De Vaart",
        "NL",
        PNG,
        ("private_profile", "two_step"),
    )
    assert own.help[0].phone == "030 000 0000"
    assert [(station.title["nl"], station.minutes) for station in own.route] == [
        ("Who can see it", 10),
        ("Het tweede slot", 5),
    ]


def test_what_is_left_out_is_as_the_program_has_it(builtin: Registry) -> None:
    assert Settings().route == parse("{}", CHECKS).route == workshop().stations
    named = {check for station in workshop().stations for check in station.checks}
    assert named <= builtin.checks.keys()
    assert sum(station.minutes for station in workshop().stations) == 25


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("- a", 1, "stations:"),
        ("name: A\nlogos: x", 2, "did you mean logo"),
        ("name: A\nname: B", 2, "twice"),
        ("questions:\n  - two_step\n  - two_stap", 3, "did you mean two_step"),
        ("questions: [two_step, two_step]", 1, "twice"),
        ("stations:\n  - title: A\n    checks: []", 2, "minutes is missing"),
        ("stations:\n  - title: A\n    minutes: 0", 3, ">= 1"),
        ("stations:\n  - title: A\n    minutes: 5\n    checks: [gone]", 4, "no check gone"),
        ("help:\n  - name: A\n    phone: 112", 3, "quotes"),
        ("help:\n  - name: A", 2, "a phone number or a link"),
        ("help:\n  - name: A\n    link: http://a.example", 3, "https://"),
        ("help:\n  - name: A\n    link: javascript:alert(1)", 3, "https://"),
        ("country: Nederland", 1, "two letters"),
        ("logo: https://a.example/logo.png", 1, "data:image/png"),
        ("logo: data:text/html;base64,PGI+", 1, "data:image/png"),
        ("logo: data:image/png;base64,PGI+", 1, "no PNG"),
        ("logo: data:image/svg+xml;base64,AAAA", 1, "no SVG"),
        (f"logo: {LARGE}", 1, "larger than 64 kB"),
    ],
)
def test_a_mistake_is_told_in_one_line(text: str, line: int, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(text, CHECKS, "our.yaml")
    assert caught.value.what.startswith(f"our.yaml, line {line}: ")
    assert told in caught.value.what
    assert "\n" not in caught.value.what
    assert caught.value.what.endswith(".")


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"#" * 300_000])
def test_what_is_no_such_file_is_refused(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "our.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"our\.yaml"):
        load(path, CHECKS)


def test_the_schema_takes_what_is_read_and_refuses_other_fields() -> None:
    schema = Draft202012Validator(json_schema())
    assert not list(schema.iter_errors(yaml.safe_load(WHOLE)))
    assert list(schema.iter_errors({"logo": "https://a.example/logo.png"}))
    assert list(schema.iter_errors({"logos": ""}))
