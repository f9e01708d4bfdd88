"""`auditor workshop`: the kit on a stick, an organisation's file, a room that is counted."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from auditor.workshop import codes
from auditor.workshop.kit import PAGE, SHEETS, file_name
from jsonschema import Draft202012Validator
from tests.cli.ran import last_line, two_lines
from tests.exports import auditor
from tests.workshop.test_room import families


def given(number: int, *, later: bool = False) -> list[str]:
    return [codes.made(told) for told in families(number, later=later)]


def test_the_kit_is_written_with_the_page_beside_it(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("the page", "utf-8")
    ran = auditor("workshop", "kit", tmp_path / "stick", "--lang", "nl", "--page", tmp_path / "page.html")
    assert ran.code == 0
    names = {path.name for path in (tmp_path / "stick").iterdir()}
    assert names == {PAGE, *(file_name(name, "nl") for name in SHEETS)}
    assert last_line(ran) == tmp_path / "stick" / file_name("readme", "nl")
    read_me = last_line(ran).read_text("utf-8")
    assert PAGE in read_me
    assert (tmp_path / "stick" / PAGE).read_text("utf-8") == "the page"


def test_without_the_page_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = auditor("workshop", "kit", tmp_path / "stick", "--lang", "en")
    assert ran.code == 0
    assert PAGE in ran.err
    assert not (tmp_path / "stick" / PAGE).exists()
    gone = auditor("workshop", "kit", tmp_path / "stick", "--page", tmp_path / "gone.html")
    assert gone.code == 20
    assert "gone.html" in gone.err


def test_the_kit_is_an_organisations_own(tmp_path: Path) -> None:
    own = tmp_path / "our.yaml"
    own.write_text("name: Library De Vaart\nquestions: [two_step]\n", "utf-8")
    assert auditor("workshop", "kit", tmp_path / "a", "--lang", "en", "--settings", own, "--country", "BE").code == 0
    guide = (tmp_path / "a" / file_name("guide", "en")).read_text("utf-8")
    assert "Library De Vaart" in guide
    assert "116 000" in guide


def test_a_file_of_an_organisation_is_tried(tmp_path: Path) -> None:
    own = tmp_path / "our.yaml"
    own.write_text("stations:\n  - {title: A, minutes: 7}\n", "utf-8")
    ran = auditor("workshop", "check", own)
    assert ran.code == 0
    assert "7" in ran.out
    own.write_text("stations:\n  - {title: A, minuts: 7}\n", "utf-8")
    ran = auditor("workshop", "check", own)
    assert ran.code == 20
    assert two_lines(ran)
    assert "our.yaml, line 2" in ran.err


def test_the_schema_of_such_a_file_is_printed() -> None:
    schema = json.loads(auditor("schema", "--workshop").out)
    assert schema["$id"] == "auditor/workshop/1"
    assert not list(Draft202012Validator(schema).iter_errors({"stations": [{"title": "A", "minutes": 7}]}))


def test_a_room_is_counted_from_the_line_a_file_and_what_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = given(12)
    (tmp_path / "codes.txt").write_text("\n".join(every[4:8]), "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(every[8:]) + "\n"))
    ran = auditor("workshop", "count", *every[:4], "-", "--file", tmp_path / "codes.txt", "--lang", "en")
    assert ran.code == 0
    assert "12 families" in ran.out
    assert re.search(r"Of \d+ answers \d+ were changed in the room\.", ran.out)


def test_a_wrong_code_and_one_given_twice_are_told_and_the_rest_is_counted() -> None:
    every = given(6)
    wrong = every[0][:-1] + ("2" if every[0][-1] != "2" else "3")
    ran = auditor("workshop", "count", *every, every[1], wrong, "--lang", "en")
    assert ran.code == 0
    assert "6 families" in ran.out
    assert wrong in ran.err
    assert every[1] in ran.err
    assert "2 codes were not counted." in ran.err


def test_four_families_are_not_counted_and_nothing_is_saved_of_nine(tmp_path: Path) -> None:
    ran = auditor("workshop", "count", *given(4))
    assert ran.code == 20
    assert two_lines(ran)
    ran = auditor("workshop", "count", *given(9), "--save", tmp_path / "a.csv")
    assert ran.code == 20
    assert not (tmp_path / "a.csv").exists()


def test_what_is_saved_is_rounded_on_paper_in_the_table_and_at_the_terminal(tmp_path: Path) -> None:
    every = [*given(23), *given(12, later=True)]
    door = ("--strips", "21", "--learned", "20", "--talk", "4")
    for name in ("a.csv", "a.html"):
        ran = auditor("workshop", "count", *every, *door, "--save", tmp_path / name, "--lang", "nl")
        assert ran.code == 0
        assert last_line(ran) == tmp_path / name
        assert not re.search(r"\b23\b", ran.out)
    rows = {tuple(row[:3]): row[3] for row in csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8")))}
    assert rows["first", "families", ""] == "25"
    assert rows["later", "families", ""] == "10"
    assert (rows["door", "strips", ""], rows["door", "learned", ""], rows["door", "talk", ""]) == ("20", "20", "")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "default-src 'none'" in page
    assert "Veranderd in de zaal" in page


def test_more_ticks_than_strips_and_a_name_of_another_kind_are_refused(tmp_path: Path) -> None:
    assert two_lines(auditor("workshop", "count", *given(6), "--strips", "3", "--talk", "4"))
    assert two_lines(auditor("workshop", "count", *given(10), "--save", tmp_path / "a.pdf"))
