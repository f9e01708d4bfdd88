"""The command line as people use it: every command, every exit code, hostile inputs, a real terminal."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import webbrowser
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from auditor import __version__, cli, downloads_folder, scaffold
from auditor.account import Platform, Reason
from auditor.check import Outcome, Severity
from auditor.demo import instagram
from auditor.demo.people import ANN
from auditor.registry import Registry
from auditor.result import AuditResult, from_json
from lxml import html
from tests.exports import HOSTILE, PLATFORM_TREES, TREES, Ran, auditor, zip_of

POSIX_USER = pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything is open to this user")


@pytest.fixture(autouse=True)
def _somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def private(tmp_path: Path) -> Path:
    return zip_of(TREES["instagram json"](), tmp_path / "private.zip")


@pytest.fixture
def public(tmp_path: Path) -> Path:
    return zip_of(instagram.tree(replace(ANN, private=False, privacy_changes=())), tmp_path / "public.zip")


def saved(path: Path) -> AuditResult:
    return from_json(path.read_bytes(), path.name)


def last_line(ran: Ran) -> Path:
    return Path(ran.out.rstrip("\n").rpartition("\n")[2])


def two_lines(ran: Ran) -> bool:
    """Whether what went wrong is one sentence on what happened and one on what to do."""
    lines = ran.err.splitlines()
    return len(lines) == 2 and lines[0].endswith(".") and all(0 < len(line) < 200 for line in lines)


# Exit codes


def only(builtin: Registry, monkeypatch: pytest.MonkeyPatch, *checks: str) -> None:
    monkeypatch.setattr(cli, "find", lambda *_: Registry({c: builtin.checks[c] for c in checks}))


def test_0_when_nothing_needs_changing(private: Path, builtin: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    only(builtin, monkeypatch, "private_profile")
    assert auditor("audit", private).code == 0


def test_10_when_something_does(public: Path, builtin: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    only(builtin, monkeypatch, "private_profile")
    assert auditor("audit", public).code == 10


def test_11_when_something_important_could_not_be_told(
    tmp_path: Path, builtin: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(builtin, monkeypatch, "private_profile")
    tree = instagram.tree(replace(ANN, private="Zqwxyvu", privacy_changes=()))
    assert auditor("audit", zip_of(tree, tmp_path / "a.zip")).code == 11


@pytest.mark.parametrize("severity", Severity)
def test_min_severity_is_the_threshold(
    severity: Severity, public: Path, builtin: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = builtin.checks["private_profile"]
    section = replace_struct(check.file.platforms["instagram"], severity=Severity.HIGH)
    file = replace_struct(check.file, severity=Severity.HIGH, platforms={"instagram": section})
    monkeypatch.setattr(cli, "find", lambda *_: Registry({check.id: replace(check, file=file)}))
    ran = auditor("audit", public, "--min-severity", severity)
    assert ran.code == (0 if severity is Severity.CRITICAL else 10)
    assert ("1. Instagram" in ran.out) == (ran.code == 10)


def replace_struct(struct: Any, **changes: object) -> Any:
    return msgspec.structs.replace(struct, **changes)


@pytest.mark.parametrize("case", HOSTILE)
def test_20_in_two_sentences_for_what_cannot_be_used(case: str, tmp_path: Path) -> None:
    given = tmp_path / "given.zip"
    HOSTILE[case](given)
    ran = auditor("audit", given, "--html", tmp_path / "report.html", "--json", tmp_path / "r.json")
    assert ran.code == 20
    assert two_lines(ran)
    assert "given.zip" in ran.err
    assert "Traceback" not in ran.out + ran.err
    assert not ran.out
    assert not list(tmp_path.glob("r*"))


@POSIX_USER
def test_20_for_a_folder_without_rights(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(0)
    ran = auditor("audit", closed)
    assert ran.code == 20
    assert two_lines(ran)


def test_20_even_when_another_input_is_fine(private: Path, tmp_path: Path) -> None:
    ran = auditor("audit", private, tmp_path / "gone.zip")
    assert ran.code == 20
    assert "gone.zip" in ran.err


def test_30_for_our_own_mistakes(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("xqsecretqx")

    monkeypatch.setattr("auditor.terminal.summary", fails)
    ran = auditor("audit", private)
    assert ran.code == 30
    assert "Traceback" not in ran.err
    assert "xqsecretqx" not in ran.err
    assert re.search(r"RuntimeError at test_cli\.py:\d+", ran.err.replace("\n", " "))


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit", "--lang", "xx"],
        ["audit", "--min-severity", "awful"],
        ["audit", "--role", "dog"],
        ["audit", "--photos", "x"],
        ["how", "myspace"],
        ["render"],
        ["checks", "new", "--kind", "x", "a/b"],
        ["nothing"],
    ],
    ids=" ".join,
)
def test_2_for_what_the_command_line_does_not_know(arguments: list[str]) -> None:
    ran = auditor(*arguments)
    assert ran.code == 2
    assert "Usage:" in ran.err


# What an audit writes


def test_without_html_the_report_gets_a_name_of_its_own_beside_the_user(private: Path) -> None:
    first, second, third = (last_line(auditor("audit", private)) for _ in range(3))
    assert len({first, second, third}) == 3
    assert {p.resolve() for p in Path.cwd().iterdir()} == {first, second, third}
    assert all(p.name.startswith("privacy-report-") and p.suffix == ".html" for p in (first, second, third))


@POSIX_USER
def test_where_nothing_can_be_written_the_report_goes_home(private: Path, tmp_path: Path) -> None:
    Path.cwd().chmod(0o500)
    assert last_line(auditor("audit", private)).parent == tmp_path


@pytest.mark.parametrize("folder", ["plain", "with [red]markup[red] in it", "Ünï cödé 🏖", "a" * 150])
def test_the_path_is_the_last_thing_printed(folder: str, private: Path, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    page = tmp_path / folder / "report.html"
    assert last_line(auditor("audit", private, "--html", page)) == page
    assert page.is_file()


def test_all_outputs_tell_the_same(public: Path, tmp_path: Path) -> None:
    outputs = {o: tmp_path / f"r.{o}" for o in ("html", "json", "csv", "debug")}
    ran = auditor("audit", public, *(part for o, path in outputs.items() for part in (f"--{o}", path)))
    assert ran.code == 10
    result = saved(outputs["json"])
    findings = [f for a in result.accounts for f in a.findings]
    with outputs["csv"].open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) == len(findings) > 0
    page = outputs["html"].read_text("utf-8")
    failed = [f for f in findings if f.outcome is Outcome.FAIL]
    assert failed
    for finding in failed:
        assert html.document_fromstring(page).text_content().count(finding.title)
    assert outputs["debug"].read_text("utf-8").strip() == ""


@pytest.mark.parametrize("option", ["--html", "--json", "--csv", "--debug"])
def test_a_download_is_never_written_over(option: str, private: Path) -> None:
    before = private.read_bytes()
    ran = auditor("audit", private, "--html", private.with_name("r.html"), option, private)
    assert ran.code == 20
    assert two_lines(ran)
    assert private.read_bytes() == before


def test_two_outputs_do_not_share_a_file(private: Path, tmp_path: Path) -> None:
    ran = auditor("audit", private, "--html", tmp_path / "r", "--json", tmp_path / "r")
    assert ran.code == 20
    assert not (tmp_path / "r").exists()


def test_the_summary_alone_is_useful(public: Path) -> None:
    told = " ".join(auditor("audit", public).out.split())
    assert "1. Instagram" in told
    assert "ann.invented" in told
    assert "https://www.instagram.com/" in told
    assert re.search(r"\d+ of \d+ questions", told)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_everything_speaks_the_language(language: str, public: Path, tmp_path: Path, builtin: Registry) -> None:
    page, kept = tmp_path / "r.html", tmp_path / "r.json"
    ran = auditor("audit", public, "--html", page, "--json", kept, "--lang", language)
    assert html.document_fromstring(page.read_text("utf-8")).get("lang") == language
    assert saved(kept).run.language == language
    title = builtin.checks["private_profile"].file.texts[language].unsafe
    assert title in " ".join(ran.out.split())
    assert ("To change" in ran.out) == (language == "en")


@pytest.mark.parametrize(("environment", "language"), [("nl_NL.UTF-8", "nl"), ("fr_FR.UTF-8", "en"), ("C", "en")])
def test_without_lang_the_computers_language_counts(
    environment: str, language: str, private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", environment)
    auditor("audit", private, "--json", tmp_path / "r.json")
    assert saved(tmp_path / "r.json").run.language == language


def test_the_role_chooses_the_checks(private: Path, tmp_path: Path) -> None:
    ran = {}
    for role in ("parent", "teen", "both"):
        auditor("audit", private, "--json", tmp_path / role, "--role", role)
        ran[role] = {c.id for c in saved(tmp_path / role).run.checks}
        assert saved(tmp_path / role).run.role == role
    assert ran["both"] == ran["parent"] | ran["teen"]


@pytest.mark.parametrize("arguments", [["audit", "{zip}"], ["demo", "--folder", "d"], ["render", "{json}"]])
def test_open_opens_the_report(
    arguments: list[str], private: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    auditor("audit", private, "--json", tmp_path / "r.json")
    assert not opened
    ran = auditor(*(a.format(zip=private, json=tmp_path / "r.json") for a in arguments), "--open")
    assert opened == [last_line(ran).as_uri()]


def test_all_downloads_in_one_call_make_one_report(tmp_path: Path) -> None:
    zips = [zip_of(tree(), tmp_path / f"{platform}.zip") for platform, tree in PLATFORM_TREES.items()]
    kept = tmp_path / "r.json"
    assert auditor("audit", *zips, "--html", tmp_path / "r.html", "--json", kept).code == 10
    result = saved(kept)
    assert [a.platform for a in result.accounts if a.form] == list(PLATFORM_TREES)
    assert {i.label for i in result.run.inputs} == {z.name for z in zips}
    page = html.document_fromstring((tmp_path / "r.html").read_text("utf-8")).text_content()
    for handle in ("ann.invented", "bo.invented", "tim.invented"):
        assert handle in page


@pytest.mark.parametrize("name", TREES)
def test_every_form_of_download_is_audited(name: str, tmp_path: Path) -> None:
    kept = tmp_path / "r.json"
    assert auditor("audit", zip_of(TREES[name](), tmp_path / "a.zip"), "--json", kept).code in (10, 11)
    (account,) = [a for a in saved(kept).accounts if a.form]
    assert account.platform == name.split()[0]
    assert account.handle
    # The page of an album without photos holds nothing that could be understood, and that is said.
    assert not [t for t in account.troubles if not t.name.endswith("/album/1.html")]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_name_that_is_no_text_is_fine(private: Path, tmp_path: Path) -> None:
    odd = private.rename(tmp_path / os.fsdecode(b"odd\xff.zip"))
    assert auditor("audit", odd, "--html", tmp_path / "r.html", "--json", tmp_path / "r.json").code in (10, 11)


# render


@pytest.mark.parametrize("language", ["en", "nl"])
def test_render_makes_the_same_report_again(language: str, public: Path, tmp_path: Path) -> None:
    files = {n: tmp_path / n for n in ("r.json", "r.html", "r.csv", "again.html", "again.csv")}
    auditor(
        *("audit", public, "--html", files["r.html"], "--json", files["r.json"], "--csv", files["r.csv"]),
        *("--lang", language),
    )
    ran = auditor(
        *("render", files["r.json"], "--html", files["again.html"], "--csv", files["again.csv"], "--lang", language)
    )
    assert ran.code == 0
    assert last_line(ran) == files["again.html"]
    assert files["again.html"].read_bytes() == files["r.html"].read_bytes()
    assert files["again.csv"].read_bytes() == files["r.csv"].read_bytes()


def test_render_speaks_another_language_than_the_audit(public: Path, tmp_path: Path) -> None:
    auditor("audit", public, "--json", tmp_path / "r.json", "--lang", "en")
    auditor("audit", public, "--json", tmp_path / "s.json", "--html", tmp_path / "audited.html", "--lang", "nl")
    auditor("render", tmp_path / "r.json", "--html", tmp_path / "rendered.html", "--lang", "nl")
    assert (tmp_path / "rendered.html").read_bytes() == (tmp_path / "audited.html").read_bytes()


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b"\xff\xfe", b'{"schema": "auditor/result/1"}', b"[" * 100_000, b"PK\3\4", None],
    ids=repr,
)
def test_render_refuses_what_is_no_result(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    if content is not None:
        path.write_bytes(content)
    ran = auditor("render", path, "--html", tmp_path / "r.html")
    assert ran.code == 20
    assert two_lines(ran)
    assert not (tmp_path / "r.html").exists()


def test_render_refuses_another_version_and_its_own_source(private: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    auditor("audit", private, "--json", path)
    before = path.read_bytes()
    assert auditor("render", path, "--html", path).code == 20
    assert path.read_bytes() == before
    path.write_bytes(before.replace(b"auditor/result/1", b"auditor/result/9"))
    ran = auditor("render", path)
    assert ran.code == 20
    assert two_lines(ran)


# demo, how, schema, version


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


def problems(value: Any, schema: Mapping[str, Any], whole: Mapping[str, Any]) -> list[str]:
    """What of a JSON value is not as its schema says: types, enums, properties, items and references."""
    if "$ref" in schema:
        return problems(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    if "anyOf" in schema:
        found = [problems(value, one, whole) for one in schema["anyOf"]]
        return min(found, key=len)
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{value!r} is none of {schema['enum']}"]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None), "boolean": bool}
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        return [f"{value!r} is no {schema['type']}"]
    if isinstance(value, dict):
        missing = [f"{name} is missing" for name in schema.get("required", ()) if name not in value]
        named = schema.get("properties", {})
        rest = schema.get("additionalProperties", {}) or {"enum": []}
        return missing + [p for name, v in value.items() for p in problems(v, named.get(name, rest), whole)]
    if isinstance(value, list):
        return [p for item in value for p in problems(item, schema.get("items", {}), whole)]
    return []


def test_the_schema_fits_a_result(public: Path, tmp_path: Path) -> None:
    schema = json.loads(auditor("schema").out)
    auditor("audit", public, "--json", tmp_path / "r.json")
    result = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert result["schema"] == schema["$id"] == "auditor/result/1"
    assert not problems(result, schema, schema)
    result["accounts"][0]["findings"][0]["outcome"] = "fine"
    del result["totals"]
    assert len(problems(result, schema, schema)) == 2


def test_the_schema_of_checks_fits_a_check(builtin: Registry) -> None:
    schema = json.loads(auditor("schema", "--check").out)
    check = msgspec.to_builtins(builtin.checks["private_profile"].file)
    assert not problems(check, schema, schema)
    assert problems({**check, "severity": "awful"}, schema, schema)


def test_version() -> None:
    assert auditor("version").out.strip() == __version__


def test_without_a_command_there_is_help() -> None:
    ran = auditor()
    assert "Usage:" in ran.out + ran.err
    assert "audit" in ran.out + ran.err


# checks


def test_list_shows_every_check(builtin: Registry) -> None:
    ran = auditor("checks", "list", "--lang", "nl")
    assert ran.code == 0
    dense = "".join(ran.out.split())
    assert not [c for c in builtin.checks if c[:8] not in dense]
    assert str(len(builtin.checks)) in ran.out


@pytest.mark.parametrize("language", ["en", "nl"])
def test_show_shows_a_check(language: str, builtin: Registry) -> None:
    file = builtin.checks["private_profile"].file
    ran = auditor("checks", "show", "private_profile", "--lang", language)
    told = " ".join(ran.out.split())
    assert ran.code == 0
    assert file.texts[language].name in told
    assert all(" ".join(section.path[language].split()) in told for section in file.platforms.values())
    assert all(source in told for source in file.sources)


@pytest.mark.parametrize("command", [["show", "no_such_check"], ["test", "--only", "no_such_check"]])
def test_an_unknown_check_is_said_to_be_one(command: list[str]) -> None:
    ran = auditor("checks", *command)
    assert ran.code == 20
    assert two_lines(ran)


@pytest.mark.parametrize("kind", scaffold.Kind)
def test_a_new_check_passes_its_tests_and_joins_an_audit(kind: scaffold.Kind, private: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    made = auditor("checks", "new", "children/example", "--kind", kind, "--in", folder)
    assert made.code == 0
    assert all(Path(line).is_file() for line in made.out.splitlines())
    assert auditor("checks", "test", folder).code == 0
    assert "example" in auditor("checks", "list", "--checks", folder).out
    assert auditor("checks", "show", "example", "--checks", folder).code == 0
    assert auditor("audit", private, "--checks", folder, "--json", tmp_path / "r.json").code in (10, 11)
    result = saved(tmp_path / "r.json")
    (finding,) = [f for f in result.accounts[0].findings if f.check == "example"]
    assert finding.outcome is (Outcome.ASK if kind is scaffold.Kind.QUESTION else Outcome.PASS)
    (origin,) = [c for c in result.run.checks if c.id == "example"]
    assert (origin.kind, origin.name) == ("folder", "mine")
    assert len(origin.sha256) == 64


def test_a_new_check_goes_where_one_is() -> None:
    assert auditor("checks", "new", "children/example").code == 0
    assert Path("checks/children/example.yaml").is_file()
    before = Path("checks/children/example.yaml").read_bytes()
    ran = auditor("checks", "new", "children/example", "--kind", "python")
    assert ran.code == 20
    assert two_lines(ran)
    assert Path("checks/children/example.yaml").read_bytes() == before
    assert not Path("checks/children/example.py").exists()


@pytest.mark.parametrize("name", ["example", "../evil/x", "a/b/c", "Children/Example", "children/", "/etc/x", ""])
def test_a_bad_name_for_a_check_is_refused(name: str) -> None:
    ran = auditor("checks", "new", name)
    assert ran.code == 20
    assert two_lines(ran)
    assert not list(Path.cwd().iterdir())


def test_a_failing_case_is_named(tmp_path: Path) -> None:
    (path,) = scaffold.write("children/example", scaffold.Kind.SETTING, tmp_path)
    path.write_text(path.read_text("utf-8").replace("expect: pass", "expect: fail"), "utf-8")
    ran = auditor("checks", "test", tmp_path)
    assert ran.code == 10
    assert "safe:" in ran.out


@pytest.mark.parametrize(
    ("spoil", "line"), [(("severity: medium", "severity: awful"), 3), (("{en: Profile", "{en: [Profile"), 12)]
)
def test_a_broken_check_is_named_with_its_line(
    spoil: tuple[str, str], line: int, private: Path, tmp_path: Path
) -> None:
    (path,) = scaffold.write("children/example", scaffold.Kind.SETTING, tmp_path)
    path.write_text(path.read_text("utf-8").replace(*spoil), "utf-8")
    for ran in (auditor("audit", private, "--checks", tmp_path), auditor("checks", "test", tmp_path)):
        assert ran.code == 20
        assert two_lines(ran)
        assert f"example.yaml cannot be used: line {line}:" in ran.err


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_without_checks_is_named(name: str, private: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = auditor("audit", private, "--checks", tmp_path / name)
    assert ran.code == 20
    assert name in ran.err
    assert two_lines(ran)


def test_the_built_in_checks_can_be_tested() -> None:
    ran = auditor("checks", "test", "--only", "private_profile")
    assert ran.code == 0
    assert "private_profile" in ran.out


# Without an argument


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    monkeypatch.setattr(downloads_folder, "user_downloads_path", lambda: folder)
    return folder


def fill(folder: Path) -> None:
    zip_of(TREES["instagram json"](), folder / "instagram-ann.invented-2026-05-19-AbC123.zip")
    zip_of(TREES["tiktok b"](), folder / "TikTok_Data_1762300800.zip")
    (folder / "holiday.zip").write_bytes(b"PK\5\6" + bytes(18))
    (folder / "letter.txt").write_text("Dear", "utf-8")


def test_an_empty_downloads_folder_is_told(downloads: Path) -> None:
    ran = auditor("audit")
    assert ran.code == 20
    assert downloads.name in ran.err
    assert two_lines(ran)


def test_without_a_terminal_the_downloads_are_listed_and_nothing_is_done(
    downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(downloads)
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        ran = auditor("audit", "--lang", "nl")
    assert ran.code == 20
    assert two_lines(ran)
    assert "Instagram" in ran.out
    assert "TikTok" in ran.out
    assert "holiday" not in ran.out
    assert not list(Path.cwd().iterdir())


class _Person:
    """Somebody at a terminal, with the answers they are going to type."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)

    def isatty(self) -> bool:
        return True

    def answer(self, *_: object, **__: object) -> str:
        return self.answers.pop(0)


@pytest.mark.parametrize(
    ("answers", "platforms"),
    [
        ([""], {"instagram", "tiktok"}),
        (["1"], {"instagram"}),
        (["2"], {"tiktok"}),
        (["1 2"], {"instagram", "tiktok"}),
        (["2,1"], {"instagram", "tiktok"}),
        (["3", "x", "0", "-1", "1"], {"instagram"}),
        (["2 2"], {"tiktok"}),
    ],
    ids=" ".join,
)
def test_the_chosen_downloads_are_audited(
    answers: list[str], platforms: set[str], downloads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(downloads)
    person = _Person(*answers)
    monkeypatch.setattr(sys, "stdin", person)
    monkeypatch.setattr("auditor.downloads_folder.Prompt.ask", person.answer)
    ran = auditor("audit", "--json", tmp_path / "r.json")
    assert ran.code in (10, 11)
    assert not person.answers
    assert {a.platform for a in saved(tmp_path / "r.json").accounts if a.form} == platforms


# As a program of its own


def environment(home: Path) -> dict[str, str]:
    kept = {n: v for n, v in os.environ.items() if n in ("PATH", "SYSTEMROOT", "TEMP", "TMP", "PYTHONPATH")}
    return kept | {"HOME": str(home), "USERPROFILE": str(home), "COLUMNS": "100", "TERM": "xterm"}


def test_as_a_module_and_on_a_console_with_few_signs(private: Path, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "auditor", "audit", str(private), "--html", str(tmp_path / "r.html")],
        env=environment(tmp_path) | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode in (10, 11), ran.stderr
    assert ran.stdout.splitlines()[-1].decode() == str(tmp_path / "r.html")


def terminal(home: Path, *arguments: str) -> Any:
    pexpect = pytest.importorskip("pexpect")
    if not hasattr(pexpect, "spawn"):
        pytest.skip("no scripted terminal on this system")
    return pexpect.spawn(
        sys.executable,
        ["-m", "auditor", *arguments],
        env=environment(home),
        cwd=str(home),
        encoding="utf-8",
        timeout=60,
        dimensions=(50, 120),
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    fill(folder)
    return tmp_path


def test_at_a_terminal(home: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    child = terminal(home, "audit", "--html", "report.html")
    child.expect("Numbers with blanks")
    assert "ann.invented" in child.before
    child.sendline("nine")
    child.expect("numbers above")
    child.expect("Numbers with blanks")
    child.sendline("1")
    child.expect(r"Reading \w+ …")
    child.expect("Your report:")
    child.expect(pexpect.EOF)
    child.close()
    assert "report.html" in child.before
    assert child.exitstatus in (10, 11)
    assert (home / "report.html").is_file()


@pytest.mark.parametrize("end", ["Ctrl-C", "Ctrl-D"])
def test_leaving_the_question_ends_in_peace(end: str, home: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    child = terminal(home, "audit", "--html", "report.html")
    child.expect("Numbers with blanks")
    child.sendintr() if end == "Ctrl-C" else child.sendeof()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == (130 if end == "Ctrl-C" else 1)
    assert ("Stopped" in child.before) == (end == "Ctrl-C")
    assert "Traceback" not in child.before
    assert not (home / "report.html").exists()


# Exports that nobody here wrote


def result_of(path: Path, tmp_path: Path) -> AuditResult:
    ran = auditor("audit", path, "--json", tmp_path / "r.json", "--html", tmp_path / "r.html")
    assert ran.code in (10, 11), ran.err
    return saved(tmp_path / "r.json")


def test_sample_that_is_private(samples: Path, tmp_path: Path) -> None:
    account = result_of(samples / "instagram" / "dummy-2025-json-en.zip", tmp_path).accounts[0]
    facts = {f.id: (f.value, f.source) for f in account.facts}
    assert facts["audience.private_profile"] == ("on", "export")
    assert {a.id: a.reason for a in account.absent}["security.two_step"] is Reason.NOT_IN_EXPORT


@pytest.mark.parametrize(
    "name",
    [
        *("instagram/structure-2025-json", "facebook/structure-2024-json", "facebook/structure-2025-json"),
        "tiktok/structure-2025-json",
    ],
)
def test_samples_without_values_tell_nothing(name: str, samples: Path, tmp_path: Path) -> None:
    account = result_of(samples / f"{name}.zip", tmp_path).accounts[0]
    assert not account.facts
    assert not [f.check for f in account.findings if f.outcome in (Outcome.PASS, Outcome.FAIL)]
    assert Reason.VALUES_REMOVED in {a.reason for a in account.absent}


def test_sample_of_the_newest_layout(samples: Path, tmp_path: Path) -> None:
    account = result_of(samples / "tiktok" / "synthetic-2026-full.zip", tmp_path).accounts[0]
    assert account.platform == "tiktok"
    assert {f.id for f in account.facts} >= {"audience.private_profile", "content.posts", "security.logins"}


def test_sample_with_sections_missing(samples: Path, tmp_path: Path) -> None:
    account = result_of(samples / "tiktok" / "synthetic-2026-absent.zip", tmp_path).accounts[0]
    assert {a.reason for a in account.absent} & {Reason.FILE_MISSING, Reason.NOT_SET}
    assert all(a.hint for a in account.absent)


def test_all_samples_in_one_call(samples: Path, tmp_path: Path) -> None:
    zips = sorted(samples.glob("*/*.zip"))
    ran = auditor("audit", *zips, "--json", tmp_path / "r.json", "--html", tmp_path / "r.html")
    assert ran.code in (10, 11)
    read = [a for a in saved(tmp_path / "r.json").accounts if a.form]
    assert len(read) == len(zips)
    page = html.document_fromstring((tmp_path / "r.html").read_text("utf-8"))
    assert len(page.xpath("//*[starts-with(@id, 'account-')]")) >= len(read)


def test_today_is_in_the_name(private: Path) -> None:
    assert date.fromisoformat(last_line(auditor("audit", private)).stem.removeprefix("privacy-report-"))
