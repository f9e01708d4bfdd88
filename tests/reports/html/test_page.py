"""The HTML report: what stands in it, in which order, and that nothing in a result can break out of it."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from auditor.authors.testing import account
from auditor.engine.registry import Registry
from auditor.model.account import Confidence, Platform, Reason, Source
from auditor.model.in_full import InFull, OwnWords
from auditor.model.result import AccountResult, AuditResult, FactRow
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
        *("first", "photos", "account-1", "account-2", "account-3", "questions"),
        *("talk", "aid", "help", "thorough"),
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
    every = page.xpath("//ol[@class='steps']/li")
    assert [step.get("id") for step in every] == [f"step-{n}" for n in range(1, len(every) + 1)]
    assert 1 < len(every) <= 5
    steps = page.xpath("//li[@class='step']")
    for step in steps:
        assert step.xpath(".//*[@class='why']")
        assert step.xpath(".//ol[@class='path']/li")
        assert step.xpath(".//*[contains(@class, 'chip')][contains(., 'minute')]")
        assert step.xpath(".//input[@type='checkbox']")
    assert len(page.xpath("//li[@class='step']//a[@class='button']")) == 2  # one of the three has no link to give
    assert 1 < len(parsed(samples.two_hundred()).xpath("//ol[@class='steps']/li")) <= 5


def test_that_ticks_are_not_kept_is_said_beside_the_first_box() -> None:
    (first, *others) = parsed(samples.family()).xpath("//p[@class='step-end']")
    assert "not kept" in words(first)
    assert not [step for step in others if "not kept" in words(step)]


def test_a_question_among_the_steps_has_its_way_and_its_answers() -> None:
    page = parsed(samples.family())
    step, *_ = page.xpath("//li[@class='step step-question']")
    assert "one minute" in words(step.xpath(".//h3")[0])
    assert len(step.xpath(".//fieldset//input")) > 1
    assert step.xpath(".//a[@class='button'] | .//ol[@class='path']")
    assert not step.xpath(".//*[contains(@class, 'chip-weight')]")


def test_a_step_and_its_finding_refer_to_each_other() -> None:
    result = samples.family()
    page = parsed(result)
    steps = page.xpath("//ol[@class='steps']/li")
    assert len(steps) == len(result.first_steps) > 1
    for step, mark in zip(steps, result.first_steps, strict=True):
        (row,) = page.xpath(f"//tr[@data-finding='{mark}']")
        assert row.xpath(".//th/a/@href") == [f"#{step.get('id')}"]
        (about,) = step.xpath(".//details//a/@href")
        assert about == f"#about-{row.get('id')}"


def test_what_is_unknown_is_never_shown_as_fine() -> None:
    for reason in Reason:
        page = parsed(samples.nothing_known(reason))
        assert not page.xpath("//tr[@data-outcome='pass'] | //*[contains(@class, 'state-fine')] | //li[@class='step']")
        assert not page.xpath("//*[contains(@class, 'drawn')][ancestor::*[contains(@class, 'houses')]]")
        rows = page.xpath("//tr[@data-outcome='unknown']")
        assert bool(rows) == (reason is not Reason.NO_DOWNLOAD)  # a service without answers has no table at all
        assert not page.xpath("//p[@class='empty'] | //p[@class='well']")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_finding_of_a_service_in_use_has_its_row(name: str) -> None:
    result = SAMPLES[name]()
    page = parsed(result)
    rows = [(row.get("data-finding"), row.get("data-outcome")) for row in page.xpath("//*[@data-layer='2']//tr[@id]")]
    expected = [(f.fingerprint, f.outcome) for a in result.accounts if in_use(a) for f in a.findings]
    assert Counter(rows) == Counter(expected)


def in_use(account: AccountResult) -> bool:
    said = any(f.answered or f.accepted or f.outcome is Outcome.FAIL for f in account.findings)
    return account.platform in list(Platform) or (said and account.unused is None)


def test_calm_is_said_of_what_was_read_with_how_much_is_not_known() -> None:
    known = "//p[@class='headline']/span[@class='unknown']"
    little = samples.make(account("facebook", {"audience.default": "friends"}))
    (told,) = parsed(worded(little, "en")).xpath(known)
    assert int(words(told).split()[0]) == 4
    assert parsed(samples.all_fine()).xpath(known) == []


def test_services_that_nobody_named_are_a_few_questions() -> None:
    page = parsed(samples.family())
    assert len(page.xpath("//section[@class='account']")) == 3
    assert 0 < len(page.xpath("//ul[@class='beyond']/li")) <= 5


def test_the_same_advice_is_told_once() -> None:
    subjects = [account(p, {"audience.private_profile": "off"}, handle=p) for p in ("instagram", "tiktok")]
    result = msgspec.structs.replace(samples.make(*subjects), first_steps=())
    rows = parsed(worded(result, "en")).xpath("//tr[@data-outcome='fail']")
    pointing = [row for row in rows if row.xpath(".//*[@class='told']")]
    told = [row for row in rows if row not in pointing]
    assert len(told) == len(pointing) > 0
    assert not [row for row in pointing if row.xpath(".//*[@class='why']")]
    assert {row.xpath(".//*[@class='told']/@href")[0][1:] for row in pointing} == {row.get("id") for row in told}


def test_what_is_about_photos_points_to_them(builtin: Registry) -> None:
    subject = account("instagram", {"audience.private_profile": "off"}, handle="anna")
    result = samples.with_photos(samples.make(subject, using=list(builtin.checks.values())), samples.public_photos())
    page = parsed(msgspec.structs.replace(worded(result, "en"), first_steps=()))
    targets = page.xpath("//tr[@data-outcome='fail']/th/a/@href")
    assert set(targets) <= {"#photos-1"}


def test_evidence_and_troubles_are_shown_with_their_place() -> None:
    page = parsed(samples.family())
    assert "case.json" in page.xpath("//*[@data-layer='3']//*[@class='spots']//code/text()")
    assert page.xpath("//*[@class='troubles']//code/text()") == ["posts/album/3.json", "school-checks"]
    assert page.xpath("//section[@class='account']//p[contains(@class, 'trouble')]")


@pytest.mark.parametrize("name", SAMPLES)
def test_no_command_file_or_hash_stands_above_the_last_part(name: str) -> None:
    assert not parsed(SAMPLES[name]()).xpath("//main//code[not(ancestor::*[@data-layer='3'])]")


def test_a_crash_is_told_and_not_judged() -> None:
    page = parsed(samples.crashed())
    assert not page.xpath("//tr[@data-outcome='fail' or @data-outcome='pass']")
    assert page.xpath("//tr[@data-outcome='unknown']")


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


def test_what_was_looked_for_in_texts_stands_together(builtin: Registry) -> None:
    facts: dict[str, str | int | list[str | int]] = {
        "content.posts": 2,
        "audience.private_profile": "off",
        "profile.bio": "i like cats",
    }
    posts = [{"caption": "mooie lucht"}, {"caption": "wat een mooie dag"}]
    subject = account("instagram", facts, handle="x.example", posts=posts)
    result = worded(samples.make(subject, using=list(builtin.checks.values())), "en")
    silent = {finding.fingerprint for finding in result.accounts[0].findings if finding.message_id == SILENCE}
    assert len(silent) >= 4
    groups = [set(body.xpath(".//@data-finding")) for body in parsed(result).xpath("//table[@class='rows']/tbody")]
    assert silent in groups


def test_what_the_screen_said_stands_beside_it_with_its_day_and_what_a_download_said() -> None:
    rows = (
        FactRow(
            id=PRIVATE,
            value="on",
            source=Source.LIVE,
            confidence=Confidence.DERIVED,
            where=f"{PAGE}#Private account",
            observed_at=date(2026, 5, 3),
            before="off",
            before_at=date(2026, 5, 1),
            before_source=Source.EXPORT,
        ),
    )
    row, *_ = parsed(seen_on_screen(rows)).xpath(ON_SCREEN)
    assert "Your screen on May 3, 2026: on. Your download of May 1, 2026 said: off." in words(row)
    older = tuple(
        msgspec.structs.replace(row, source=Source.EXPORT, before_source=Source.LIVE, value="off", before="on")
        for row in rows
    )
    row, *_ = parsed(seen_on_screen(older)).xpath(ON_SCREEN)
    assert "On your screen on May 1, 2026 it was: on. Your download is newer." in words(row)


ON_SCREEN = "//tr[.//td[contains(., 'screen')]]"
PRIVATE, PAGE = "audience.private_profile", "https://www.instagram.com/accounts/settings/v2/account_privacy/"


def seen_on_screen(rows: tuple[FactRow, ...]) -> AuditResult:
    result = samples.family()
    return msgspec.structs.replace(
        result,
        accounts=tuple(
            msgspec.structs.replace(a, facts=(*rows, *(row for row in a.facts if row.id != PRIVATE)))
            if a.platform == Platform.INSTAGRAM
            else a
            for a in result.accounts
        ),
    )


@pytest.mark.parametrize(
    ("in_full", "shown", "masked"),
    [
        (None, "N••• wordt •", 1),
        ({}, "N••• wordt •", 1),
        ({0: InFull()}, "N••• wordt •", 0),
        (True, "Noor wordt 4", 0),
    ],
    ids=["made later", "a teen's account", "without words", "of this run"],
)
def test_words_that_told_something_stand_with_what_they_tell(
    builtin: Registry, in_full: Any, shown: str, masked: int
) -> None:
    result = samples.in_words(builtin)
    (finding,) = result.accounts[0].findings
    own = {0: InFull(words={finding.fingerprint: (OwnWords("Noor wordt 4"),)})} if in_full is True else in_full
    page = html.document_fromstring(render_html(result, "en", in_full=own))
    assert page.xpath("//*[@class='spots']//q/text()") == [shown]
    assert [words(why) for why in page.xpath("//*[@class='tells']")] == ["— a birthday with the age"]
    assert len(page.xpath("//*[contains(@class, 'masked')]")) == masked
    assert "Noor" not in render_html(result, "en", in_full=own, short=True)
