"""What an audit writes, and the report made again from a saved result."""

from __future__ import annotations

import csv
import os
import re
import sys
import webbrowser
from datetime import date
from pathlib import Path

import pytest
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from lxml import html
from tests.cli.ran import POSIX_USER, last_line, saved, two_lines
from tests.exports import PLATFORM_TREES, TREES, auditor, zip_of


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
    assert re.search(r"\d+ things? to change, \d+ (is|are) fine", told)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_everything_speaks_the_language(language: str, public: Path, tmp_path: Path, builtin: Registry) -> None:
    page, kept = tmp_path / "r.html", tmp_path / "r.json"
    ran = auditor("audit", public, "--html", page, "--json", kept, "--lang", language)
    assert html.document_fromstring(page.read_text("utf-8")).get("lang") == language
    assert saved(kept).run.language == language
    title = builtin.checks["private_profile"].file.texts[language].unsafe
    assert title in " ".join(ran.out.split())
    assert ("to change," in ran.out) == (language == "en")


@pytest.mark.parametrize(("environment", "language"), [("nl_NL.UTF-8", "nl"), ("is_IS.UTF-8", "en"), ("C", "en")])
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


def test_today_is_in_the_name(private: Path) -> None:
    assert date.fromisoformat(last_line(auditor("audit", private)).stem.removeprefix("privacy-report-"))


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
    assert but_for_own_words(files["again.html"]) == but_for_own_words(files["r.html"])
    assert files["again.csv"].read_bytes() == files["r.csv"].read_bytes()


def test_render_speaks_another_language_than_the_audit(public: Path, tmp_path: Path) -> None:
    auditor("audit", public, "--json", tmp_path / "r.json", "--lang", "en")
    auditor("audit", public, "--json", tmp_path / "s.json", "--html", tmp_path / "audited.html", "--lang", "nl")
    auditor("render", tmp_path / "r.json", "--html", tmp_path / "rendered.html", "--lang", "nl")
    assert but_for_own_words(tmp_path / "rendered.html") == but_for_own_words(tmp_path / "audited.html")


def but_for_own_words(page: Path) -> str:
    """A page without what is whole only in that of the audit itself, and without why it is not later."""
    own = r'<q class="snippet"[^>]*>[^<]*</q>|<p class="small masked">[^<]*</p>'
    return " ".join(re.sub(own, "", page.read_text("utf-8")).split())


def test_the_country_is_the_familys_or_the_one_that_is_asked_for(public: Path, tmp_path: Path) -> None:
    (tmp_path / "family.yaml").write_text("children: []\ncountry: be\n", "utf-8")
    given = "audit", public, "--family", tmp_path / "family.yaml", "--lang", "nl", "--html", tmp_path / "r.html"
    auditor(*given, "--json", tmp_path / "r.json")
    assert near(tmp_path / "r.html") == ["België"]
    auditor(*given, "--country", "uk")
    assert near(tmp_path / "r.html") == ["Verenigd Koninkrijk"]
    for country, expected in (([], ["België"]), (["--country", "DE"], ["Duitsland"])):
        auditor("render", tmp_path / "r.json", "--html", tmp_path / "r.html", "--lang", "nl", *country)
        assert near(tmp_path / "r.html") == expected
    assert auditor("render", tmp_path / "r.json", "--country", "Nederland").code == 2


def near(page: Path) -> list[str]:
    """The countries whose help lines a page shows."""
    places = html.parse(page).xpath("//section[@aria-labelledby='help']//h3/text()")
    return [place for place in places if place != "Overal"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[1]",
        b"\xff\xfe",
        b'{"schema": "auditor/result/1"}',
        b'{"schema": "auditor/result/2"}',
        b"[" * 100_000,
        b"PK\3\4",
        None,
    ],
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
    path.write_bytes(before.replace(b"auditor/result/2", b"auditor/result/9"))
    ran = auditor("render", path)
    assert ran.code == 20
    assert two_lines(ran)
