"""The demo, the guides, the schemas, the version."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from auditor import __version__
from auditor.engine.registry import Registry
from auditor.model.account import Platform
from jsonschema import Draft202012Validator
from tests.cli.ran import environment, last_line, saved, two_lines
from tests.exports import auditor


def test_demo_makes_the_downloads_and_their_report(tmp_path: Path) -> None:
    ran = auditor("demo", "--folder", tmp_path / "demo")
    assert ran.code == 0
    assert last_line(ran) == tmp_path / "demo" / "report.html"
    result = saved(tmp_path / "demo" / "result.json")
    assert {a.platform for a in result.accounts} >= set(Platform)
    assert result.first_steps
    zips = sorted((tmp_path / "demo").glob("*.zip"))
    assert auditor("audit", *zips, "--html", tmp_path / "again.html").code == 10
    assert auditor("demo", "--folder", tmp_path / "demo").code == 0


def test_demo_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    ran = auditor("demo", "--folder", tmp_path / "file")
    assert ran.code == 20
    assert two_lines(ran)


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("platform", Platform)
def test_how_shows_the_steps(platform: Platform, language: str) -> None:
    ran = auditor("how", platform, "--lang", language)
    assert ran.code == 0
    assert "https://" in ran.out
    assert len(re.findall(r"^\d+\. ", ran.out, re.MULTILINE)) >= 3


def test_how_shows_several_services_and_names_the_known() -> None:
    both = auditor("how", "tiktok", "facebook")
    assert both.code == 0
    assert {"www.tiktok.com", "accountscenter.facebook.com"} <= set(re.findall(r"https://([^/]+)/", both.out))
    unknown = auditor("how", "whatsapp")
    assert unknown.code == 2
    assert all(platform in unknown.err for platform in Platform)


def test_how_writes_a_day_for_a_calendar(tmp_path: Path) -> None:
    ran = auditor("how", "tiktok", "facebook", "--lang", "nl", "--calendar", tmp_path / "day.ics")
    assert ran.code == 0
    assert "SUMMARY:Je download" in (tmp_path / "day.ics").read_text("utf-8").splitlines()
    assert auditor("how", "tiktok", "--calendar", tmp_path / "no" / "day.ics").code == 20


def problems(value: object, schema: Mapping[str, Any]) -> list[str]:
    """What of a JSON value is not as its schema says."""
    return [error.message for error in Draft202012Validator(schema).iter_errors(value)]


def test_the_schema_fits_a_result(public: Path, tmp_path: Path) -> None:
    schema = json.loads(auditor("schema").out)
    auditor("audit", public, "--json", tmp_path / "r.json")
    result = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert result["schema"] == schema["$id"] == "auditor/result/2"
    assert not problems(result, schema)
    result["accounts"][0]["findings"][0]["outcome"] = "fine"
    del result["totals"]
    assert len(problems(result, schema)) == 2


def test_the_schema_of_checks_fits_a_check(builtin: Registry) -> None:
    schema = json.loads(auditor("schema", "--check").out)
    check = msgspec.to_builtins(builtin.checks["private_profile"].file)
    assert not problems(check, schema)
    assert problems({**check, "severity": "awful"}, schema)


def test_version() -> None:
    assert auditor("version").out.strip() == __version__


def test_without_a_command_there_is_help() -> None:
    ran = auditor()
    assert "Usage:" in ran.out + ran.err
    assert "audit" in ran.out + ran.err


def test_as_a_module_and_on_a_console_with_few_signs(private: Path, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "auditor", "audit", str(private), "--html", str(tmp_path / "r.html")],
        env=environment(tmp_path) | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode in (10, 11), ran.stderr
    assert ran.stdout.splitlines()[-1].decode() == str(tmp_path / "r.html")
