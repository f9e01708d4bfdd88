"""From facts and checks to findings: no silence, no pass on absence, no crash that stops an audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from auditor.authors import scaffold
from auditor.authors.testing import account, run
from auditor.engine.judge import RunInfo, audit
from auditor.engine.registry import Registry, find
from auditor.model.account import Absent, Account, Confidence, Platform, Reason, Role, Value
from auditor.model.check import Check, CheckKind
from auditor.model.family import Child, Family
from auditor.model.messages import NOT_COUNTED, ONLY_A_GUESS, SOURCES_DISAGREE
from auditor.model.posting import Appearance, Audience, Doubt, MediaKind, Perhaps, PhotoWork, PostKind
from auditor.model.result import AuditResult, Finding
from auditor.model.verdict import Context, Evidence, Outcome, Severity, Verdict
from auditor.results.priorities import exit_code
from auditor.results.wording import worded
from tests import results
from tests.results import STARTED, check

PRIVATE = "audience.private_profile"
ASKED = (Reason.NOT_IN_EXPORT, Reason.NO_DOWNLOAD)


def result_of(*accounts: Account, checks: list[Check], role: Role = Role.PARENT) -> AuditResult:
    info = RunInfo(datetime(2026, 6, 1, tzinfo=UTC), "en")
    return audit(accounts, checks, Context(date(2026, 6, 1), role), info).result


@pytest.fixture
def private_profile(builtin: Registry) -> Check:
    return builtin.checks["private_profile"]


@pytest.mark.parametrize(("value", "outcome"), [("on", Outcome.PASS), ("off", Outcome.FAIL)])
def test_setting_is_judged_by_its_safe_values(private_profile: Check, value: str, outcome: Outcome) -> None:
    (finding,) = run(private_profile, account("instagram", {PRIVATE: value}))
    assert finding.outcome is outcome
    assert finding.evidence


def exposures(number: int) -> list[dict[str, str]]:
    return [{"content": f"{n:064}", "kind": "post", "media": "photo", "child": "child"} for n in range(number)]


@pytest.mark.parametrize(
    ("topic", "photos", "facts", "concerned"),
    [
        ("audience", 50, {}, 50),
        ("audience", 50, {"content.posts": 7}, 50),
        ("audience", 5, {"content.posts": 7}, 7),
        ("audience", 0, {"connections.followers": 7}, 0),
        ("contact", 50, {"connections.followers": 7}, 7),
        ("contact", 50, {}, 0),
    ],
)
def test_a_setting_concerns_the_photos_of_children_or_the_posts_and_one_of_contact_the_people(
    topic: str, photos: int, facts: dict[str, Value], concerned: int, private_profile: Check
) -> None:
    """It orders the first steps: who sees fifty photos of a child matters more than who sees none."""
    check = replace(private_profile, file=msgspec.structs.replace(private_profile.file, topic=topic))
    (finding,) = run(check, account("instagram", {PRIVATE: "off", **facts}, exposures=exposures(photos)))
    assert finding.concerns == concerned


@pytest.mark.parametrize("reason", [r for r in Reason if r not in ASKED])
def test_absent_fact_is_unknown_with_its_reason(private_profile: Check, reason: Reason) -> None:
    (finding,) = run(private_profile, account("instagram", absent={PRIVATE: reason}))
    assert (finding.outcome, finding.reason, finding.fact) == (Outcome.UNKNOWN, reason, PRIVATE)


@pytest.mark.parametrize("reason", ASKED)
def test_what_no_download_tells_or_there_is_none_is_asked(builtin: Registry, reason: Reason) -> None:
    (finding,) = run(builtin.checks["two_step"], account("tiktok", absent={"security.two_step": reason}))
    assert (finding.outcome, finding.reason) == (Outcome.ASK, reason)


def test_a_question_about_each_child_names_none_where_an_age_is_not_known() -> None:
    about = check("child", services=["household"], each_child_from=9)
    families = [Family(tuple(Child("Zed", born) for born in births)) for births in ([None], [None, date(2012, 1, 1)])]
    for family in families:
        (asked,) = results.result_of(checks=[about], family=family).accounts[-1].findings
        assert (asked.outcome, asked.params) == (Outcome.ASK, {})


def test_contradicting_sources_fail_and_are_a_finding_of_their_own(private_profile: Check) -> None:
    failed, disagree = run(private_profile, account("instagram", {PRIVATE: ["on", "off"]}))
    assert (failed.outcome, disagree.outcome) == (Outcome.FAIL, Outcome.UNKNOWN)
    assert disagree.message_id == SOURCES_DISAGREE
    assert len(disagree.evidence) == 2
    assert failed.fingerprint != disagree.fingerprint


def test_every_builtin_check_says_something_of_an_empty_account(builtin: Registry) -> None:
    for platform in Platform:
        result = result_of(account(platform), checks=list(builtin.checks.values()), role=Role.BOTH)
        said = {f.check for f in result.accounts[0].findings}
        assert said == {c.id for c in builtin.checks.values() if platform in c.file.platforms}
        assert not [f.check for f in result.accounts[0].findings if f.outcome is Outcome.PASS]


def check_with(folder: Path, body: str) -> Check:
    yaml_path, code = scaffold.write("children/example", CheckKind.PYTHON, folder)
    code.write_text(f"def audit(account, context):\n    {body}\n", "utf-8")
    assert yaml_path.is_file()
    return find((folder,), installed=False).checks["example"]


def test_crash_in_a_check_is_unknown_with_an_id_and_no_content(tmp_path: Path) -> None:
    check = check_with(tmp_path, "raise ValueError('SECRET' + account.handle)")
    subject = account("instagram", {"content.posts": 1}, handle="planted.handle")
    info = RunInfo(datetime(2026, 6, 1, tzinfo=UTC), "en")
    result, crashes, _ = audit([subject], [check], Context(date(2026, 6, 1)), info)
    (finding,) = result.accounts[0].findings
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.crash in crashes
    assert "SECRET" not in crashes[finding.crash]
    assert "planted" not in crashes[finding.crash]
    assert finding.crash in worded(result, "en").accounts[0].findings[0].message


def test_no_check_is_given_the_second_list_and_the_result_has_it() -> None:
    given: list[Account] = []

    def look_at(subject: Account, _context: Context) -> Iterator[Verdict]:
        given.append(subject)
        yield Verdict(Outcome.FAIL)

    curious = replace(check("curious", fact="connections.followers"), audit=look_at)
    place = Appearance(PostKind.POST, date(2024, 1, 1), Audience.EVERYONE)
    second = (Perhaps("a" * 64, MediaKind.PHOTO, Doubt.TURNED, (place,)),)
    subject = account("tiktok", {"connections.followers": 3}, perhaps=second, photo_work=PhotoWork(posted=1))
    told = result_of(subject, checks=[curious]).accounts[0]
    assert [one.perhaps for one in given] == [()]
    assert told.photos is not None
    assert [(item.item, item.why) for item in told.photos.perhaps] == [("a" * 12, "turned")]


@pytest.mark.parametrize("body", ["return []", "return None", "yield from ()"])
def test_check_that_returns_nothing_is_unknown(tmp_path: Path, body: str) -> None:
    check = check_with(tmp_path, body)
    (finding,) = run(check, account("instagram", {"content.posts": 1}))
    assert finding.outcome is Outcome.UNKNOWN


def test_bare_word_for_a_pass_is_held_against_the_lists_like_any_other() -> None:
    bare: Any = "pass"
    passing = replace(check("bare", fact="connections.followers"), audit=lambda *_: [Verdict(bare)])
    (finding,) = run(passing, account("tiktok", {"connections.followers": 3}, part_missing=True))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, NOT_COUNTED)


def test_the_first_pointers_are_kept_and_no_further_ones_are_made() -> None:
    made: list[int] = []

    def pointers() -> Iterator[Evidence]:
        for number in range(60_000):
            made.append(number)
            yield Evidence(f"{number}.json")

    pointing = replace(check("many"), audit=lambda *_: [Verdict(Outcome.FAIL, evidence=pointers())])
    (finding,) = run(pointing, account("tiktok"))
    assert [proof.where for proof in finding.evidence] == [f"{number}.json" for number in range(5)]
    assert len(made) == 5


def steps_of(result: AuditResult) -> list[Finding]:
    by_fingerprint = {f.fingerprint: f for a in result.accounts for f in a.findings}
    return [by_fingerprint[s] for s in result.first_steps]


def test_first_steps_are_at_most_five_and_worst_first(builtin: Registry) -> None:
    facts: dict[str, Value | list[Value]] = dict.fromkeys(
        (
            "audience.default",
            "audience.friends_list",
            "discovery.by_phone",
            "audience.story",
            "contact.friend_requests",
        ),
        "everyone",
    )
    subject = account("facebook", {**facts, "security.two_step": "off", "discovery.by_email": "everyone"})
    steps = steps_of(result_of(subject, checks=list(builtin.checks.values())))
    assert len(steps) == 5
    assert {s.check for s in steps[:2]} == {"default_audience", "two_step"}
    assert [s.severity.rank for s in steps] == sorted(s.severity.rank for s in steps)


def test_what_another_step_solves_is_no_first_step(builtin: Registry) -> None:
    subject = account("tiktok", {PRIVATE: "off", "reuse.duet": "everyone"})
    result = result_of(subject, checks=[builtin.checks["private_profile"], builtin.checks["duet"]])
    assert [f.outcome for f in result.accounts[0].findings] == [Outcome.FAIL, Outcome.FAIL]
    assert [s.check for s in steps_of(result)] == ["private_profile"]


@pytest.mark.parametrize(
    ("private", "outcome"),
    [("on", Outcome.NOT_APPLICABLE), ("off", Outcome.FAIL), (["on", "off"], Outcome.FAIL), ([], Outcome.FAIL)],
)
def test_moot_only_when_every_source_says_so(builtin: Registry, private: str | list[Value], outcome: Outcome) -> None:
    facts: dict[str, Value | list[Value]] = {"reuse.duet": "everyone"}
    if private:
        facts[PRIVATE] = private
    (finding,) = run(builtin.checks["duet"], account("tiktok", facts))
    assert finding.outcome is outcome


def test_moot_is_never_a_guess(builtin: Registry) -> None:
    subject = account("tiktok", {PRIVATE: "on", "reuse.duet": "everyone"})
    guessed = tuple(replace(f, confidence=Confidence.GUESSED) for f in subject.facts[PRIVATE])
    (finding,) = run(builtin.checks["duet"], replace(subject, facts={**subject.facts, PRIVATE: guessed}))
    assert finding.outcome is Outcome.FAIL


def test_totals_count_every_finding(builtin: Registry) -> None:
    result = result_of(account("instagram", {PRIVATE: "on"}), checks=list(builtin.checks.values()))
    findings = [f for a in result.accounts for f in a.findings]
    assert sum(result.totals.outcomes.values()) == len(findings)
    assert 0 < result.totals.told < result.totals.asked


@pytest.mark.parametrize(
    ("facts", "threshold", "code"),
    [
        ({PRIVATE: "off"}, Severity.LOW, 10),
        ({PRIVATE: "off"}, Severity.CRITICAL, 10),
        ({}, Severity.LOW, 11),
        ({PRIVATE: "on"}, Severity.LOW, 0),
    ],
)
def test_exit_codes(private_profile: Check, facts: dict[str, str], threshold: Severity, code: int) -> None:
    result = result_of(account("instagram", facts), checks=[private_profile])
    assert exit_code(result, threshold.rank) == code


def test_what_is_asked_of_a_teens_apps_is_said_to_a_teen(builtin: Registry) -> None:
    checks = [builtin.checks["two_step"], builtin.checks["fake_nudes"]]
    result = audit([], checks, Context(STARTED.date(), Role.TEEN), RunInfo(STARTED, "en")).result
    roles = {part.platform: part.role for part in result.accounts}
    assert roles["whatsapp"] is Role.TEEN
    assert roles["household"] is Role.PARENT


def test_question_without_a_download_is_asked_once(tmp_path: Path) -> None:
    (path,) = scaffold.write("security/cloud", CheckKind.QUESTION, tmp_path)
    path.write_text(path.read_text("utf-8").replace(" instagram", " google"), "utf-8")
    check = find((tmp_path,), installed=False).checks["cloud"]
    result = worded(result_of(account("instagram"), account("tiktok"), checks=[check]), "nl")
    assert [a.platform for a in result.accounts] == ["instagram", "tiktok", "google"]
    (finding,) = result.accounts[-1].findings
    assert finding.outcome is Outcome.ASK
    assert finding.title


@pytest.mark.parametrize("values", [[], ["on"], ["off"], ["on", "off"], ["off", "on"], ["on", "on"]])
@pytest.mark.parametrize("reason", list(Reason))
def test_never_a_pass_beside_an_unsafe_or_absent_source(
    private_profile: Check, values: list[str | int], reason: Reason
) -> None:
    subject = account("instagram", {PRIVATE: values} if values else {}, {} if values else {PRIVATE: reason})
    passed = [f for f in run(private_profile, subject) if f.outcome is Outcome.PASS]
    assert bool(passed) == (set(values) == {"on"})


def test_text_in_a_message_is_masked_unless_it_is_our_own_word(tmp_path: Path) -> None:
    params = "{'a': account.handle, 'b': Own('iPad'), 'c': '2026-01-31', 'd': 3}"
    returned = f"return [Verdict(Outcome.FAIL, 'found', {params})]"
    check = check_with(tmp_path, f"from auditor.authors import Outcome, Own, Verdict; {returned}")
    (finding,) = run(check, account("instagram", {"content.posts": 1}, handle="Planted Name"))
    assert finding.params == {"a": "P••••• N•••", "b": "iPad", "c": "2026-01-31", "d": 3}


# Sources that contradict each other, or of which one is not understood


def doubted(subject: Account, fact_id: str, reason: Reason) -> Account:
    """The account with one more place of a fact, which was not understood."""
    doubt = Absent(fact_id, reason, "second.json#Row", "?" if reason is Reason.UNKNOWN_WORD else "")
    return replace(subject, doubts={fact_id: (doubt,)})


DOUBTS = [
    (Reason.UNKNOWN_WORD, SOURCES_DISAGREE, None),
    (Reason.UNREADABLE, "", Reason.UNREADABLE),
    (Reason.VALUES_REMOVED, "", Reason.VALUES_REMOVED),
]


@pytest.mark.parametrize(("reason", "message", "told"), DOUBTS)
def test_a_setting_in_doubt_never_passes_and_names_both_places(
    private_profile: Check, reason: Reason, message: str, told: Reason | None
) -> None:
    (finding,) = run(private_profile, doubted(account("instagram", {PRIVATE: "on"}), PRIVATE, reason))
    assert (finding.outcome, finding.message_id, finding.reason) == (Outcome.UNKNOWN, message, told)
    assert [proof.where for proof in finding.evidence] == ["case.json#0", "second.json#Row"]


@pytest.mark.parametrize("reason", [reason for reason, _, _ in DOUBTS])
def test_what_fails_fails_in_spite_of_a_doubt(private_profile: Check, reason: Reason) -> None:
    (finding,) = run(private_profile, doubted(account("instagram", {PRIVATE: "off"}), PRIVATE, reason))
    assert finding.outcome is Outcome.FAIL


def test_an_answer_settles_what_was_in_doubt(private_profile: Check) -> None:
    subject = account("instagram", {PRIVATE: "on"})
    (sure,) = run(private_profile, subject)
    (unsure,) = run(private_profile, doubted(subject, PRIVATE, Reason.UNKNOWN_WORD))
    assert unsure.fingerprint == sure.fingerprint


def test_nothing_is_moot_because_of_a_setting_in_doubt(builtin: Registry) -> None:
    subject = account("tiktok", {PRIVATE: "on", "reuse.duet": "everyone"})
    (finding,) = run(builtin.checks["duet"], doubted(subject, PRIVATE, Reason.UNKNOWN_WORD))
    assert finding.outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("fact_id", "values", "outcome"),
    [
        ("content.posts", [1, 1], Outcome.PASS),
        ("content.posts", [1, 2], Outcome.UNKNOWN),
        ("profile.bio", ["", "Gardener"], Outcome.PASS),  # a check reads each of several texts
    ],
)
def test_a_check_with_code_never_passes_on_a_fact_with_two_values(
    tmp_path: Path, fact_id: str, values: list[Value], outcome: Outcome
) -> None:
    check = check_with(tmp_path, "from auditor.authors import Verdict; return [Verdict('pass')]")
    section = msgspec.structs.replace(check.file.platforms["instagram"], needs=[fact_id])
    check = replace(check, file=msgspec.structs.replace(check.file, platforms={"instagram": section}))
    (finding,) = run(check, account("instagram", {"content.posts": 1, fact_id: values}))
    assert finding.outcome == outcome


@pytest.mark.parametrize(("severity", "outcome"), [(Severity.CRITICAL, Outcome.UNKNOWN), (Severity.HIGH, Outcome.PASS)])
def test_a_guess_never_passes_what_is_critical(private_profile: Check, severity: Severity, outcome: Outcome) -> None:
    check = replace(private_profile, file=msgspec.structs.replace(private_profile.file, severity=severity))
    subject = account("instagram", {PRIVATE: "on"})
    guess = tuple(replace(f, confidence=Confidence.GUESSED) for f in subject.facts[PRIVATE])
    (finding,) = run(check, replace(subject, facts={PRIVATE: guess}))
    assert finding.outcome is outcome
    assert finding.evidence
    assert (finding.message_id == ONLY_A_GUESS) is (outcome is Outcome.UNKNOWN)


@pytest.mark.parametrize("unsure", [{PRIVATE: ["on", "off"]}, {PRIVATE: "on"}])
def test_a_history_is_not_fine_while_the_flag_of_today_is_disputed(
    builtin: Registry, unsure: dict[str, Value | list[Value]]
) -> None:
    subject = account("instagram", {**unsure, "audience.privacy_history": 0, "content.posts": 1})
    if unsure[PRIVATE] == "on":
        subject = doubted(subject, PRIVATE, Reason.UNKNOWN_WORD)
    (finding,) = run(builtin.checks["privacy_history"], subject)
    assert finding.outcome is Outcome.UNKNOWN
