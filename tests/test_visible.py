"""What steers a terminal or turns a line around is shown nowhere; what is compared and hashed keeps it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from auditor.audit import Options, audit
from auditor.cli import terminal
from auditor.cli.options import Screen
from auditor.demo.instagram import tree as instagram
from auditor.demo.instagram.tree import Item
from auditor.engine.registry import Registry
from auditor.errors import AuditorError
from auditor.guide.screen import Guide
from auditor.model.family import Child, Family
from auditor.model.result import AuditResult
from auditor.model.verdict import Severity
from auditor.results import reporters
from auditor.results.said import Said
from auditor.visible import LONGEST_NAME, in_a_line, short_name, visible
from tests.exports import auditor, zip_of
from tests.people import ANN

STEERING = "".join(map(chr, (*range(1, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""C0 without NUL (no file name can hold it), DEL and C1, and what turns lines around."""
ALLOWED = {"\n", "\r", "\t"}
HARMLESS = "x\u200dy\u200cz\u200e\u0301 👨\u200d👩\u200d👧 \u061c"
"""Joiners, marks of direction and accents: whole scripts and emoji need them."""


def strange(text: str) -> set[str]:
    return (set(text) & {*STEERING, "\0"}) - ALLOWED


@pytest.fixture
def download(tmp_path: Path) -> Path:
    """A download with these signs in the handle, in a caption, in the names of files and of the zip."""
    planted = STEERING.translate({ord(c): None for c in "/\n\r"})
    posts = (Item(at=datetime(2024, 7, 19, tzinfo=UTC), caption=f"Emma{STEERING} (9) at home"),)
    account = replace(ANN, username=f"ann{STEERING}.invented", bio=f"Mother of Emma{STEERING}", posts=posts)
    account = replace(account, private=False, privacy_changes=())
    tree = instagram.tree(account)
    tree["your_instagram_activity/media/reels.json"] = b"{"
    tree = {name.replace("reels.json", f"reels_1{planted.replace(chr(92), '')}.json"): c for name, c in tree.items()}
    return zip_of(tree, tmp_path / f"ann{planted}.zip")


@pytest.fixture
def result(download: Path, builtin: Registry) -> AuditResult:
    family = Family(children=(Child("Emma", date(2017, 3, 8)),))
    return audit([download], Options(builtin, family=family)).result


def test_what_is_dropped_and_what_stays() -> None:
    assert visible(f"a{STEERING}b\0c") == "a\t\nbc"
    assert visible(HARMLESS) == HARMLESS
    assert in_a_line("a\nb\tc\u2028d") == "a b c d"
    assert strange(in_a_line(STEERING)) == set()
    assert "\n" not in in_a_line(STEERING)


def test_the_page_shows_none_of_it(result: AuditResult) -> None:
    assert strange(str(result.accounts[0].handle))  # what is compared and hashed keeps it
    for language in ("en", "nl", "de"):
        for short in (True, False):
            page = reporters.render_html(result, language, short=short)
            assert short or "ann" in page
            assert not strange(page)


def test_the_table_shows_none_of_it_and_no_formula_hides_behind_it(result: AuditResult) -> None:
    rows = list(csv.reader(io.StringIO(reporters.render_csv(result).removeprefix("\ufeff"))))
    assert not strange("".join(cell for row in rows for cell in row))
    behind = replaced_handle(result, "\x01\u202e=cmd")
    cells = next(csv.reader(io.StringIO(reporters.render_csv(behind).removeprefix("\ufeff").partition("\r\n")[2])))
    assert cells[1] == "'=cmd"


def asked_on(screen: Screen) -> Callable[[str], str]:
    """Somebody who sees each question there and goes."""

    def asked(prompt: str) -> str:
        screen.print(prompt)
        return "q"

    return asked


def test_the_terminal_shows_none_of_it(result: AuditResult, capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen()
    terminal.summary(screen, result, "en", Severity.LOW)
    Guide(screen, "en", asked_on(screen)).ask(result, Said(date(2026, 6, 1)))
    screen.print(f"ann{STEERING}[red]x[/nothing]")
    seen = capsys.readouterr().out
    assert "ann" in seen
    assert "[red]x[/nothing]" in seen
    assert not strange(seen)


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "nothing{}.zip"),
        ("audit", "--photos", "x{}"),
        ("audit", "--lang", "x{}"),
        ("audit", "--role", "x{}"),
        ("audit", "--x{}"),
        ("render", "nothing{}.json"),
        ("accept", "x{}", "--reason", "r", "--until", "2099-01-01"),
        ("checks", "show", "x{}"),
        ("checks", "test", "nothing{}"),
        ("family", "check", "nothing{}.yaml"),
        ("nothing{}",),
    ],
    ids=" ".join,
)
def test_what_went_wrong_repeats_none_of_it(arguments: tuple[str, ...]) -> None:
    ran = auditor(*(word.format(STEERING) for word in arguments))
    assert ran.code in (2, 20)
    assert ran.err
    assert not strange(ran.out + ran.err)


def test_an_audit_at_the_command_line_shows_none_of_it(download: Path, tmp_path: Path) -> None:
    page, table = tmp_path / "page\u202e\x1b.html", tmp_path / "table.csv"
    ran = auditor("audit", download, "--html", page, "--csv", table, "--json", tmp_path / "result.json")
    assert ran.code in (10, 11)
    assert not strange(ran.out + ran.err)
    assert not strange(page.read_text("utf-8"))
    assert not strange(table.read_text("utf-8"))


def test_names_in_a_sentence_stay_in_its_line() -> None:
    error = AuditorError("{name} cannot be read.", "Look at it.", name="a\nb\x1b[31m.zip")
    assert error.what == "a b[31m.zip cannot be read."


def test_a_handle_of_any_length_is_shown_short(result: AuditResult, capsys: pytest.CaptureFixture[str]) -> None:
    endless = replaced_handle(result, "a" * 5000)
    terminal.summary(Screen(), endless, "en", Severity.LOW)
    for seen in (reporters.render_html(endless, "en"), reporters.render_csv(endless), capsys.readouterr().out):
        assert "a" * (LONGEST_NAME - 1) in seen.replace("\n", "")
        assert "a" * (LONGEST_NAME + 1) not in seen.replace("\n", "")
    assert short_name("a" * LONGEST_NAME) == "a" * LONGEST_NAME


def replaced_handle(result: AuditResult, handle: str) -> AuditResult:
    accounts = tuple(msgspec.structs.replace(a, handle=handle) if a.handle else a for a in result.accounts)
    return msgspec.structs.replace(result, accounts=accounts)
