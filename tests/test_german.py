"""German by files alone: every check speaks it, and what a check of others does not say is marked as English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import pytest
import yaml
from auditor.authors.testing import TODAY, account, problems
from auditor.downloads.how import how_to
from auditor.engine import registry
from auditor.engine.judge import RunInfo, audit
from auditor.model.account import Platform
from auditor.model.check import Check
from auditor.model.result import AuditResult, Finding
from auditor.model.verdict import Context
from auditor.results.reporters import render_html
from auditor.results.wording import worded
from auditor.results.words import text_for
from lxml import html
from tests.reports import samples

CHECKS = registry.find(installed=False).checks


@cache
def family_by_all() -> AuditResult:
    """The invented family judged by our own checks."""
    return family(CHECKS)


def family(checks: Mapping[str, Check]) -> AuditResult:
    """The invented family's parent with one account on each platform, judged by all checks."""
    open_facts: Mapping[str, Mapping[str, Any]] = {
        "instagram": {"audience.private_profile": "off", "security.two_step": "off"},
        "facebook": {"audience.default": "everyone", "reuse.remix": "friends"},
        "tiktok": {"audience.private_profile": "off", "reuse.duet": "everyone", "contact.comments": "everyone"},
    }
    accounts = [account(platform, facts) for platform, facts in open_facts.items()]
    return audit(accounts, checks.values(), Context(TODAY), RunInfo(samples.STARTED, "de")).result


def findings() -> list[tuple[str, Finding]]:
    """Each finding in German, with its service."""
    return [(part.platform, finding) for part in worded(family_by_all(), "de").accounts for finding in part.findings]


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_a_check_says_everything_in_german(check: str, today: date) -> None:
    assert problems(CHECKS[check], ("en", "de"), today) == []


def test_titles_differ_from_each_other() -> None:
    texts = [check.file.texts["de"] for check in CHECKS.values() if "de" in check.file.texts]
    for titles in ([text.name for text in texts], [text.safe for text in texts], [text.unsafe for text in texts]):
        assert len(set(titles)) == len(titles)


def test_a_result_speaks_german() -> None:
    assert len(findings()) > 200
    for service, finding in findings():
        file = CHECKS[finding.check].file
        said = text_for(file, service, "de", message=finding.message_id)
        assert (finding.name, finding.why) == (said.name, said.why)
        section = file.platforms[service]
        assert finding.note == section.note.get("de", "")
        found = section.found.get(finding.message_id)
        assert finding.remediation.path == ((found and found.path) or section.path).get("de", "")


def test_a_german_page_marks_the_words_of_a_check_that_speaks_only_english() -> None:
    checks = {**CHECKS, "stories": english_only(CHECKS["stories"])}
    page = html.document_fromstring(render_html(worded(family(checks), "de"), "de"))
    assert page.get("lang") == "de"
    assert set(page.xpath("//body//@lang")) == {"en"}
    marked = {" ".join(element.text_content().split()) for element in page.xpath("//body//*[@lang='en']")}
    assert any(CHECKS["stories"].file.texts["en"].name in words for words in marked)
    assert not any(CHECKS["two_step"].file.texts["de"].name in words for words in marked)


def english_only(check: Check) -> Check:
    """The check without its words in other languages."""
    return replace(check, file=msgspec.structs.replace(check.file, texts={"en": check.file.texts["en"]}))


@pytest.mark.parametrize("platform", list(Platform))
def test_the_guides_speak_german(platform: Platform) -> None:
    guide = how_to(platform)
    assert _without_german(msgspec.to_builtins(guide)) == []


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
