"""Every built-in check is complete: both languages, both states, a way to fix it, and cases that play as written."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from string import Formatter
from urllib.parse import urlsplit

import pytest
from auditor import registry
from auditor.account import Platform
from auditor.check import HOUSEHOLD, LINK_HOSTS, PHONE, Check, Context, Outcome, Section, Severity
from auditor.engine import MOOT, SOURCES_DISAGREE, RunInfo, audit
from auditor.facts import FACTS, Kind
from auditor.registry import Registry
from auditor.result import Finding
from auditor.testing import TODAY, account, run, run_cases
from auditor.wording import worded

LANGUAGES = {"en", "nl"}
TOPICS = {"audience", "security", "children", "contact", "sharing", "profile", "teen"}
SERVICES = {*Platform, HOUSEHOLD, "whatsapp", "threads", "snapchat", "x", "youtube", "google", "apple", PHONE}
CRITICAL = {"private_profile", "two_step", "cloud_two_step", "default_audience", "exposed_photos"}

NOT_JUDGED = {
    "audience.posts_limit": "caps what the default audience already says",
    "audience.reels_limit": "caps what the default audience already says",
    "audience.relationship": "tells nothing about a child",
    "audience.followers_list": "goes with the friends list",
}
"""Settings that readers tell and no check judges, each with the reason."""

PURE = {"__future__", "auditor", "collections", "dataclasses", "datetime", "enum", "functools", "itertools", "math"}
PURE |= {"operator", "re", "statistics", "typing", "unicodedata"}
"""What the Python of a check may import: nothing that reads files, the clock or the network."""

MOST = {"name": 60, "safe": 110, "unsafe": 110, "why": 320, "fix": 320, "not_for_you": 240}
"""The longest texts that still read well on a phone, in characters."""

FOLDER = Path(__file__).parents[1] / "checks"
CHECKS = registry.find(installed=False).checks
each = pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def in_languages(check: Check) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every text by language that stands outside `texts`, with where it stands."""
    for service, section in check.file.platforms.items():
        yield f"{service}.path", section.path
        yield f"{service}.search", section.search
        yield f"{service}.note", section.note
    if check.file.question:
        yield "question", check.file.question.text
        for value, answer in check.file.question.answers.items():
            yield f"answer {value}", answer


def settings(check: Check) -> Iterator[tuple[Platform, Section]]:
    """The sections that the engine judges by one fact, without Python."""
    for service, section in check.file.platforms.items():
        if section.fact and check.audit is None:
            yield Platform(service), section


def findings_of_cases(check: Check) -> Iterator[Finding]:
    for case in check.file.cases:
        if case.platform in list(Platform):
            yield from run(check, account(case.platform, case.facts, case.absent, **case.account), case.role)


def test_files_and_checks_belong_together(builtin: Registry) -> None:
    assert builtin.troubles == []
    assert {path.stem for path in FOLDER.glob("*/*.yaml")} == set(builtin.checks)
    assert {path.stem for path in FOLDER.glob("*/*.py")} <= set(builtin.checks)


@each
def test_its_folder_is_its_topic(check: Check) -> None:
    assert check.file.topic in TOPICS
    assert (FOLDER / check.file.topic / f"{check.id}.yaml").is_file()
    assert (FOLDER / check.file.topic / f"{check.id}.py").is_file() is (check.audit is not None)


@each
def test_its_texts_are_complete_in_both_languages(check: Check) -> None:
    assert set(check.file.texts) == LANGUAGES
    for language, text in check.file.texts.items():
        for field, longest in MOST.items():
            words = getattr(text, field)
            assert words or field == "not_for_you", (language, field)
            assert words == " ".join(words.split()), (language, field)
            assert len(words) <= longest, (language, field, len(words))
            assert "<" not in words, (language, field)
        for field in ("name", "safe", "unsafe"):
            assert not getattr(text, field).endswith("."), (language, field)
        for field in ("why", "fix", "not_for_you"):
            assert getattr(text, field)[-1:] in ("", ".", "?", "!"), (language, field)
        assert text.safe != text.unsafe
    english, dutch = check.file.texts["en"], check.file.texts["nl"]
    assert bool(english.not_for_you) is bool(dutch.not_for_you)
    for field in ("safe", "unsafe", "why", "fix"):
        assert getattr(english, field) != getattr(dutch, field), field


@each
def test_its_messages_take_the_same_params_in_both_languages(check: Check) -> None:
    english, dutch = (check.file.texts[language].messages for language in ("en", "nl"))
    assert {name: fields(words) for name, words in english.items()} == {
        name: fields(words) for name, words in dutch.items()
    }


@each
def test_what_it_says_in_its_cases_has_words_and_all_their_params(check: Check) -> None:
    messages = check.file.texts["en"].messages
    for finding in findings_of_cases(check):
        if finding.message_id not in ("", SOURCES_DISAGREE, MOOT):
            assert finding.message_id in messages
            assert fields(messages[finding.message_id]) <= set(finding.params), finding.message_id
        assert len(finding.evidence) <= 5
    named = {case.message for case in check.file.cases} - {"", SOURCES_DISAGREE}
    assert named <= set(messages)


@each
def test_its_findings_read_well_in_both_languages(check: Check) -> None:
    for case in check.file.cases:
        if case.platform in list(Platform):
            subject = account(case.platform, case.facts, case.absent, **case.account)
            info = RunInfo(started=datetime(2026, 1, 15, tzinfo=UTC), language="en")
            result = audit([subject], [check], Context(TODAY), info)
            for language in LANGUAGES:
                for finding in worded(result, language).accounts[0].findings:
                    assert finding.title, (case.name, language)
                    assert finding.message or finding.outcome in (Outcome.PASS, Outcome.FAIL), (case.name, language)
                    assert not {"{", "}"} & set(finding.title + finding.message), (case.name, language)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.py")), ids=lambda path: path.stem)
def test_python_of_a_check_is_pure(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert {alias.name.partition(".")[0] for alias in node.names} <= PURE
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").partition(".")[0] in PURE
        elif isinstance(node, ast.Attribute):
            assert node.attr not in ("now", "utcnow", "today") or ast.unparse(node) == "context.today"
        elif isinstance(node, ast.Name):
            assert node.id not in ("open", "eval", "exec", "print", "__import__")


@each
def test_all_else_it_says_is_in_both_languages(check: Check) -> None:
    for place, texts in in_languages(check):
        assert set(texts) in (LANGUAGES, set()), place
        assert all(words.strip() for words in texts.values()), place
        assert all(len(words) <= 280 for words in texts.values()), place
    if check.file.question:
        assert check.file.question.text
        assert len(check.file.question.answers) >= 2


@each
def test_its_way_through_the_menus_leads_somewhere(check: Check, today: date) -> None:
    for service, section in check.file.platforms.items():
        assert service in SERVICES, service
        if not section.path and service != HOUSEHOLD:
            assert not section.link, service
            assert not section.search, service
            assert section.note, service
        if section.link:
            parts = urlsplit(section.link)
            host = parts.hostname or ""
            assert parts.scheme == "https"
            assert any(host == allowed or host.endswith("." + allowed) for allowed in LINK_HOSTS)
            assert parts.netloc == host
            assert not parts.fragment
        if section.verified is not None:
            assert re.fullmatch(r"20\d\d(-(0[1-9]|1[0-2])(-[0-3]\d)?)?", section.verified), service
            assert section.verified <= today.isoformat(), service


@each
def test_its_rule_has_a_source(check: Check) -> None:
    assert check.file.sources
    for source in check.file.sources:
        assert source.strip()
        assert not source.startswith("http:")


@each
def test_only_the_three_doors_are_critical(check: Check) -> None:
    severities = {check.file.severity, *(section.severity for section in check.file.platforms.values())}
    assert (Severity.CRITICAL in severities) is (check.id in CRITICAL)


@each
def test_its_cases_play_as_written(check: Check) -> None:
    assert [result for result in run_cases(check) if result.problem] == []
    rows = Counter((case.platform, case.name) for case in check.file.cases)
    assert [row for row, times in rows.items() if times > 1] == []
    assert {case.platform for case in check.file.cases} == set(check.file.platforms)


@each
def test_each_setting_can_pass_fail_and_stay_untold(check: Check) -> None:
    for platform, section in settings(check):
        wanted = {Outcome.PASS, Outcome.FAIL}
        wanted |= {Outcome.UNKNOWN} if FACTS[section.fact].sections[platform] else {Outcome.ASK}
        played = {case.expect for case in check.file.cases if case.platform == platform}
        assert wanted <= played, platform


@each
def test_silence_never_passes(check: Check) -> None:
    for service in check.file.platforms:
        if service in list(Platform):
            outcomes = {finding.outcome for finding in run(check, account(service))}
            assert outcomes
            assert outcomes <= {Outcome.UNKNOWN, Outcome.ASK}, service


@each
def test_what_no_download_tells_is_asked(check: Check) -> None:
    """And the answers offered are values of the fact, of which one is safe and one is not."""
    question = check.file.question
    for platform, section in settings(check):
        fact = FACTS[section.fact]
        if not fact.sections[platform]:
            assert question is not None, platform
        if question is not None:
            assert all(fact.accepts(value) for value in question.answers), platform
            assert 0 < sum(value in section.safe for value in question.answers) < len(question.answers), platform


@each
def test_widest_value_never_passes(check: Check) -> None:
    for platform, section in settings(check):
        if FACTS[section.fact].kind is Kind.AUDIENCE:
            assert "everyone" not in section.safe, platform
        assert section.safe, platform


def test_no_two_checks_look_alike() -> None:
    for language in LANGUAGES:
        for field in ("name", "safe", "unsafe"):
            titles = Counter(getattr(check.file.texts[language], field).casefold() for check in CHECKS.values())
            assert [title for title, times in titles.items() if times > 1] == []
    aliases = Counter(alias for check in CHECKS.values() for alias in check.file.aliases)
    assert not aliases.keys() & CHECKS.keys()
    assert all(times == 1 for times in aliases.values())


def test_every_setting_that_can_be_told_is_judged() -> None:
    files = [path.read_text("utf-8") for ending in ("yaml", "py") for path in FOLDER.glob(f"*/*.{ending}")]
    told = {spec.id for spec in FACTS.values() if spec.kind in (Kind.SWITCH, Kind.AUDIENCE)}
    judged = {fact_id for fact_id in told if any(fact_id in text for text in files)}
    assert told - judged == set(NOT_JUDGED)
