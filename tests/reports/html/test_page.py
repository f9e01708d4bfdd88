"""The HTML report: what stands in it, in which order, and that nothing in a result can break out of it."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from auditor.authors.testing import account
from auditor.engine.registry import Registry
from auditor.model.account import Reason
from auditor.model.verdict import Outcome
from auditor.results.reporters import render_html
from auditor.results.saved import from_json, to_json
from auditor.results.wording import worded
from auditor.text.silence import SILENCE
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from tests.reports import samples
from tests.reports.html.parsed import SAMPLES, parsed, words

GOLD = Path(__file__).parent / "gold"
ACCEPT = "AUDITOR_ACCEPT_GOLD"
"""Set this variable to 1 to write the gold files anew, then read their difference."""


def scrubbed(page: str) -> str:
    page = re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)
    page = re.sub(r"sha256-[\w+/=]+", "sha256-X", page)
    page = re.sub(r"(version|versie) [\w.+-]+?\.(?=[ \n])", r"\1 X.", page)
    return "\n".join(line.rstrip() for line in page.splitlines() if line.strip()) + "\n"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_gold(language: str) -> None:
    gold = GOLD / f"family-{language}.html"
    page = scrubbed(render_html(samples.family(), language))
    if os.environ.get(ACCEPT):
        gold.write_text(page, "utf-8", newline="\n")
    assert page == gold.read_text("utf-8"), f"set {ACCEPT}=1 to accept"


def test_the_order_of_the_parts() -> None:
    ids = [heading.get("id") for heading in parsed(samples.family()).xpath("//h2")]
    assert ids == [
        "first",
        "untold",
        "photos",
        "account-1",
        "account-2",
        "account-3",
        "questions",
        "sure",
        "limits",
        "talk",
        "aid",
        "help",
        "help-others",
    ]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_headings_ids_and_links_are_sound(name: str, language: str) -> None:
    page = parsed(SAMPLES[name](), language)
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids: Counter[str] = Counter(page.xpath("//@id"))
    assert set(ids.values()) == {1}
    targets = page.xpath("//a/@href[starts-with(., '#')]") + page.xpath("//*[local-name()='use']/@href")
    assert {target.removeprefix("#") for target in targets} <= set(ids)
    assert set(" ".join(page.xpath("//@aria-labelledby")).split()) <= set(ids)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_policy_fits_the_page(name: str) -> None:
    page = render_html(SAMPLES[name](), "en")
    (style,) = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page
    tree = html.document_fromstring(page)
    assert not tree.xpath("//@style | //script | //form | //link | //iframe | //img | //@*[starts-with(name(), 'on')]")
    outside = tree.xpath("//@href[not(starts-with(., '#'))]")
    assert all(link.startswith("https://") for link in outside)


def test_steps_are_at_most_five_each_with_why_way_link_and_minutes() -> None:
    page = parsed(samples.family())
    steps = page.xpath("//li[@class='step']")
    assert [step.get("id") for step in steps] == [f"step-{n}" for n in range(1, len(steps) + 1)]
    assert 1 < len(steps) <= 5
    for step in steps:
        assert step.xpath(".//*[@class='why']")
        assert step.xpath(".//ol[@class='path']/li")
        assert step.xpath(".//*[contains(@class, 'chip')][contains(., 'minute')]")
        assert step.xpath(".//input[@type='checkbox']")
    assert len(page.xpath("//li[@class='step']//a[@class='button']")) == 2  # one of the three has no link to give
    assert 1 < len(parsed(samples.two_hundred()).xpath("//li[@class='step']")) <= 5


def test_a_step_and_its_finding_refer_to_each_other() -> None:
    page = parsed(samples.family())
    steps = page.xpath("//li[@class='step']")
    failed = {f.fingerprint for a in samples.family().accounts for f in a.findings if f.outcome is Outcome.FAIL}
    assert len(steps) == sum(mark in failed for mark in samples.family().first_steps) > 1
    for step in steps:
        (finding,) = step.xpath(".//a[@class='quiet']/@href")
        (back,) = page.get_element_by_id(finding[1:]).xpath(".//a/@href[starts-with(., '#step')]")
        assert back == f"#{step.get('id')}"


def test_what_is_unknown_is_never_shown_as_fine() -> None:
    for reason in Reason:
        page = parsed(samples.nothing_known(reason))
        assert not page.xpath("//*[@class='fines'] | //*[contains(@class, 'sum-fine')] | //li[@class='step']")
        assert not page.xpath("//*[contains(@class, 'drawn')][ancestor::*[contains(@class, 'houses')]]")
        assert page.xpath("//h2[@id='untold']")
        assert not page.xpath("//p[@class='empty']")


def test_every_finding_is_in_the_page_once() -> None:
    result = samples.family()
    page = parsed(result)
    findings = [f for account in result.accounts for f in account.findings]
    assert len(page.xpath("//*[starts-with(@id, 'finding-')][not(contains(@id, '-way'))]")) == len(findings)


def test_how_much_could_be_checked_has_its_counts() -> None:
    totals = samples.family().totals
    (line,) = parsed(samples.family()).xpath("//p[@class='big']")
    assert [int(n) for n in re.findall(r"\d+", words(line))] == [totals.told, totals.asked]


def test_questions_can_be_answered_on_paper() -> None:
    page = parsed(samples.family())
    asked = page.xpath("//h2[@id='questions']/..//li[@class='sheet']")
    assert len(asked) == 2
    assert all(sheet.xpath(".//fieldset/legend") and len(sheet.xpath(".//input")) == 2 for sheet in asked)
    first = page.xpath("//h2[@id='untold']/..//li[@class='sheet'][.//fieldset]")[0]
    assert len(first.xpath(".//em[@class='best']")) == 2


def test_evidence_and_troubles_are_shown_with_their_place() -> None:
    page = parsed(samples.family())
    assert "case.json" in page.xpath("//li[@class='finding']//code/text()")
    assert page.xpath("//*[@class='troubles']//code/text()") == ["posts/album/3.json", "school-checks"]


def test_a_crash_is_told_and_not_judged() -> None:
    page = parsed(samples.crashed())
    assert not page.xpath("//li[@class='finding']")
    assert page.xpath("//h2[@id='untold']/..//ul[@class='names']/li[@id]")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_language_is_the_one_asked_for(language: str) -> None:
    page = parsed(samples.family(), language)
    assert page.get("lang") == language
    assert page.xpath("//body//*[@lang]/@lang") == ["en"]  # only what the loader said of a broken plug-in


def test_other_languages_are_marked_word_by_word() -> None:
    italian = msgspec.to_builtins(samples.checks()[0].file)
    italian["texts"] = {"en": italian["texts"]["en"], "it": {**italian["texts"]["en"], "unsafe": "Lo vedono tutti"}}
    check = samples._check(msgspec.convert(italian, type(samples.checks()[0].file)))
    subject = account("instagram", {"audience.private_profile": "off"})
    page = parsed(samples.make(subject, using=[check]), "it")
    assert page.get("lang") == "en"
    assert page.xpath("//li[@class='step']//h3[@lang='it']")
    dutch = parsed(samples.make(subject, using=[check]), "nl")
    assert dutch.xpath("//li[@class='step']//h3[@lang='en']")


def test_hostile_words_add_no_element() -> None:
    tame = parsed(samples.hostile(samples.HOSTILE.translate(str.maketrans('<"{%', "____"))))
    hostile = parsed(samples.hostile())
    assert Counter(e.tag for e in hostile.iter()) == Counter(e.tag for e in tame.iter())
    assert not hostile.xpath("//a[@class='button']")
    assert samples.HOSTILE in hostile.text_content()


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_no_text_changes_the_page(text: str) -> None:
    """Whatever a handle or a file is called, the page keeps its elements."""
    plain = to_json(samples.family())
    handle = msgspec.json.encode(f"x{text}x")
    changed = plain.replace(b'"anna.en.de.jongens"', handle).replace(b'"posts/album/3.json"', handle)
    page = parsed(from_json(changed, "r.json"))
    assert Counter(e.tag for e in page.iter()) == Counter(e.tag for e in parsed(samples.family()).iter())


def test_an_old_download_is_called_old() -> None:
    instagram, facebook = parsed(samples.family()).xpath("//p[contains(@class, 'from')]")
    assert "January 10, 2026" in words(instagram)
    assert words(facebook).count(".") > words(instagram).count(".")


def test_all_that_was_looked_for_in_texts_is_one_row(builtin: Registry) -> None:
    facts: dict[str, str | int | list[str | int]] = {
        "content.posts": 2,
        "audience.private_profile": "off",
        "profile.bio": "i like cats",
    }
    posts = [{"caption": "mooie lucht"}, {"caption": "wat een mooie dag"}]
    subject = account("instagram", facts, handle="x.example", posts=posts)
    result = worded(samples.make(subject, using=list(builtin.checks.values())), "en")
    silent = [finding for finding in result.accounts[0].findings if finding.message_id == SILENCE]
    assert len(silent) > 4
    page = parsed(result)
    rows = [row for row in page.iter("li") if "sheet" in row.get("class", "").split() and "Look for" in words(row)]
    assert len(rows) == 1
    assert all(finding.name in words(rows[0]) for finding in silent)
