"""The CSV report: one row for each finding, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from auditor.engine.registry import Registry
from auditor.model.result import AuditResult
from auditor.results.reporters import render_csv
from auditor.results.saved import from_json, to_json
from auditor.visible import short_name
from hypothesis import given
from hypothesis import strategies as st
from tests.reports import samples


def rows(result: AuditResult, language: str = "en") -> list[dict[str, str]]:
    text = render_csv(result, language)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_one_row_for_each_finding_with_its_account() -> None:
    result = samples.family()
    found = [(row["fingerprint"], row["outcome"]) for row in rows(result)]
    assert found == [(f.fingerprint, f.outcome) for account in result.accounts for f in account.findings]
    assert [row["account"] for row in rows(result) if row["first_step"] == "1"] == ["anna.en.de.jongens"]


def test_rows_end_as_spreadsheets_expect() -> None:
    text = render_csv(samples.family(), "en")
    assert text.count("\r\n") == len(rows(samples.family())) + 1
    assert text.count("\n") == text.count("\r\n")


def test_the_language_is_the_results_own_unless_another_is_asked_for() -> None:
    dutch = msgspec.structs.replace(samples.family(), run=msgspec.structs.replace(samples.family().run, language="nl"))
    assert render_csv(dutch) == render_csv(samples.family(), "nl")
    assert render_csv(dutch, "en") == render_csv(samples.family(), "en")
    assert {row["check"] for row in rows(dutch, "nl")} == {row["check"] for row in rows(dutch)}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\n@", "＝", "%", "|"])
def test_no_cell_is_a_formula(start: str) -> None:
    result = samples.hostile(f'{start}HYPERLINK("https://example.org","x")')
    for row in rows(result):
        assert not [cell for cell in row.values() if cell.lstrip()[:1] in tuple("=+-@＝%|")]
    assert any(row["title"].startswith("'") for row in rows(result))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_one_cell_on_one_line(text: str) -> None:
    handle = msgspec.json.encode(f"x{text}x")
    changed = from_json(to_json(samples.family()).replace(b'"anna.en.de.jongens"', handle), "r.json")
    found = rows(changed)
    assert len(found) == len(rows(samples.family()))
    assert found[0]["account"] == " ".join(short_name(f"x{text}x").split())


def test_what_the_words_tell_stands_behind_them(builtin: Registry) -> None:
    told = {row["evidence"] for row in rows(samples.in_words(builtin), "nl")}
    assert told == {"posts.json N••• wordt • (een verjaardag met de leeftijd)"}
