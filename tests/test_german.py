"""German by files alone: the checks that matter most speak it, and what does not is said, and marked, in English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import yaml
from auditor.authors.testing import TODAY, account, problems
from auditor.downloads.how import how_to
from auditor.engine import registry
from auditor.engine.judge import RunInfo, audit
from auditor.model.account import Platform
from auditor.model.result import AuditResult, Finding
from auditor.model.verdict import Context
from auditor.results.reporters import render_html
from auditor.results.wording import worded
from auditor.results.words import text_for
from lxml import html
from tests.reports import samples

FIRST = {
    *("private_profile", "default_audience", "two_step", "exposed_photos", "followers_reviewed", "past_posts"),
    *("profile_photo", "profile_photos", "tag_review", "tags", "downloads", "remix", "duet", "map_location"),
    *("post_locations", "apps", "sessions", "messages", "bio_children", "child_asked"),
}
CHECKS = registry.find(installed=False).checks


@cache
def family() -> AuditResult:
    """The invented family's parent with one account on each platform, judged by all checks."""
    open_facts: Mapping[str, Mapping[str, Any]] = {
        "instagram": {"audience.private_profile": "off", "security.two_step": "off"},
        "facebook": {"audience.default": "everyone", "reuse.remix": "friends"},
        "tiktok": {"audience.private_profile": "off", "reuse.duet": "everyone", "contact.comments": "everyone"},
    }
    accounts = [account(platform, facts) for platform, facts in open_facts.items()]
    return audit(accounts, CHECKS.values(), Context(TODAY), RunInfo(samples.STARTED, "de")).result


def findings() -> list[tuple[str, Finding]]:
    """Each finding in German, with its service."""
    return [(part.platform, finding) for part in worded(family(), "de").accounts for finding in part.findings]


@pytest.mark.parametrize("check", sorted(FIRST))
def test_a_check_that_matters_says_everything_in_german(check: str, today: date) -> None:
    assert problems(CHECKS[check], ("en", "de"), today) == []


def test_titles_differ_from_each_other() -> None:
    texts = [check.file.texts["de"] for check in CHECKS.values() if "de" in check.file.texts]
    for titles in ([text.name for text in texts], [text.safe for text in texts], [text.unsafe for text in texts]):
        assert len(set(titles)) == len(titles)


def test_a_result_speaks_german_where_it_can_and_english_elsewhere() -> None:
    spoken = {finding.check: "de" if "de" in CHECKS[finding.check].file.texts else "en" for _, finding in findings()}
    assert set(spoken.values()) == {"de", "en"}
    assert {check for check, language in spoken.items() if language == "de"} >= FIRST
    for service, finding in findings():
        file, language = CHECKS[finding.check].file, spoken[finding.check]
        said = text_for(file, service, language, message=finding.message_id)
        assert (finding.name, finding.why) == (said.name, said.why)
        section = file.platforms[service]
        assert finding.note == section.note.get(language, "")
        assert finding.remediation
        assert finding.remediation.path == section.path.get(language, "")


def test_a_german_page_marks_the_english_words() -> None:
    page = html.document_fromstring(render_html(worded(family(), "de"), "de"))
    assert page.get("lang") == "de"
    assert set(page.xpath("//body//@lang")) == {"en"}
    marked = {" ".join(element.text_content().split()) for element in page.xpath("//body//*[@lang='en']")}
    shown = set(page.xpath("//@data-finding"))
    for finding in (finding for _, finding in findings() if finding.fingerprint in shown):
        german = "de" in CHECKS[finding.check].file.texts
        assert not german or not {finding.name, finding.title} & marked, finding.check
        assert german or {finding.name, finding.title} & marked, finding.check


@pytest.mark.parametrize("platform", list(Platform))
def test_the_guides_speak_german(platform: Platform) -> None:
    guide = how_to(platform)
    assert guide.title["de"]
    assert len(guide.steps["de"]) == len(guide.steps["en"])
    assert len(guide.good_to_know["de"]) == len(guide.good_to_know["en"])


@pytest.mark.parametrize("name", ["help_lines", "limits"])
def test_the_ends_of_a_report_speak_german(name: str) -> None:
    text = (files("auditor.reports") / "html" / f"{name}.yaml").read_text("utf-8")
    assert _without_german(yaml.safe_load(text)) == []


def _without_german(node: object) -> list[object]:
    """The texts by language that lack German."""
    if isinstance(node, list):
        return [found for part in node for found in _without_german(part)]
    if not isinstance(node, dict):
        return []
    if "en" in node:
        return [] if node.get("de") else [node]
    return _without_german(list(node.values()))
