"""Promise 2, unknown is never a pass: what is missing, garbled or taken out of a download never makes a check pass."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from auditor.audit import Options, audit
from auditor.authors.testing import account, run
from auditor.demo.trees import Tree, without
from auditor.downloads.refusals import RefusedError
from auditor.engine.registry import Registry
from auditor.errors import ArchiveError
from auditor.model.account import Account, Platform, Reason, Role, Value
from auditor.model.check import Case, Check, CheckFile, Origin, Section, Text
from auditor.model.facts import FACTS, FactSpec, ValueKind, of_platform
from auditor.model.posting import Audience
from auditor.model.result import AuditResult
from auditor.model.verdict import Outcome, Severity
from auditor.results import reporters
from auditor.results.saved import to_json
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exports import PLATFORM_TREES, TREES, account_of, as_json, json_files, leaves, replaced, stripped, zip_of

VALUES: Mapping[ValueKind, tuple[Value, ...]] = {
    ValueKind.SWITCH: ("on", "off"),
    ValueKind.AUDIENCE: tuple(Audience),
    ValueKind.COUNT: (0, 1, 1000),
    ValueKind.TEXT: ("", "Zwemclub Nergenshuizen 9"),
    ValueKind.DATE: ("2001-01-01", "2026-01-01"),
}
"""For each kind of fact values that some check may judge differently."""

WORDS = (ValueKind.SWITCH, ValueKind.AUDIENCE)


# On accounts: each fact of each platform taken away in turn.


def safe_values(checks: Iterable[Check], platform: Platform) -> dict[str, Value]:
    """Every fact of a platform with a value that the checks call safe, so that as many as can pass do."""
    safe = {s.id: VALUES[s.kind][0] for s in of_platform(platform)}
    for check in checks:
        section = check.file.platforms.get(platform)
        if section is not None and section.fact and section.safe:
            safe[section.fact] = section.safe[0]
    return safe


def outcomes(check: Check, subject: Account) -> set[Outcome]:
    return {f.outcome for f in run(check, subject, Role.BOTH)}


def of(checks: Iterable[Check], platform: Platform) -> list[Check]:
    return [check for check in checks if platform in check.file.platforms]


@pytest.mark.parametrize("platform", Platform)
def test_no_check_passes_without_a_fact_that_it_rests_on(platform: Platform, builtin: Registry) -> None:
    safe = safe_values(builtin.checks.values(), platform)
    seen = 0
    for check in of(builtin.checks.values(), platform):
        section = check.file.platforms[platform]
        for fact_id in filter(None, {section.fact, *section.needs}):
            rest = {i: v for i, v in safe.items() if i != fact_id}
            for reason in Reason:
                without_it = account(platform, rest, {fact_id: reason})
                assert not outcomes(check, without_it) & {Outcome.PASS, Outcome.FAIL}, (check.id, fact_id, reason)
                seen += 1
    assert seen


@pytest.mark.parametrize("platform", Platform)
def test_a_pass_without_a_fact_would_be_a_pass_with_any_value_of_it(platform: Platform, builtin: Registry) -> None:
    """Whatever a check does not declare: where not knowing passes, no truth may fail."""
    checks = of(builtin.checks.values(), platform)
    safe = safe_values(checks, platform)
    seen = 0
    for spec in of_platform(platform):
        rest = {i: v for i, v in safe.items() if i != spec.id}
        ignorant = account(platform, rest)
        passing = [check for check in checks if Outcome.PASS in outcomes(check, ignorant)]
        for value in VALUES[spec.kind]:
            knowing = account(platform, {**rest, spec.id: value})
            assert not [c.id for c in passing if Outcome.FAIL in outcomes(c, knowing)], (spec.id, value)
            seen += len(passing)
    assert seen


@pytest.mark.parametrize("platform", Platform)
def test_nothing_passes_on_an_account_of_which_nothing_is_known(platform: Platform, builtin: Registry) -> None:
    for reason in Reason:
        empty = account(platform, absent={s.id: reason for s in of_platform(platform)})
        checks = of(builtin.checks.values(), platform)
        assert checks
        for check in checks:
            assert not outcomes(check, empty) & {Outcome.PASS, Outcome.FAIL}, (check.id, reason)


# On downloads. Besides the real checks there is one for each word that the download says, which passes on any other
# word: so it passes when nonsense is taken for a word, and it fails on the download as it was.


def opposite(spec: FactSpec, platform: Platform, said: set[Value]) -> Check:
    text = Text(name=spec.id, safe="Something else was understood", unsafe="As it was", why="A test.")
    section = Section(
        verified=None, path={"en": "-"}, fact=spec.id, safe=[v for v in VALUES[spec.kind] if v not in said]
    )
    file = CheckFile(
        id=f"opposite_{spec.id.replace('.', '_')}",
        topic="test",
        severity=Severity.CRITICAL,
        audience=Role.BOTH,
        minutes=0,
        since="0",
        platforms={platform: section},
        texts={"en": text},
        cases=[Case("none", platform, Outcome.ASK)],
    )
    return Check(file, Origin("test", "test"))


@dataclass(frozen=True)
class Known:
    """A sound download: its files, the checks to run on spoiled copies of it, and what passes on itself.

    A check with Python may rightly pass when what it found is gone, so it is in `passes` whatever it says.
    """

    tree: Tree
    registry: Registry
    passes: frozenset[tuple[str, str]]


def passes(result: AuditResult) -> frozenset[tuple[str, str]]:
    found = [(a.platform, f.check) for a in result.accounts for f in a.findings if f.outcome is Outcome.PASS]
    return frozenset(found)


@pytest.fixture(scope="session")
def known(builtin: Registry, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Known]:
    folder = tmp_path_factory.mktemp("known")

    @cache
    def one(name: str) -> Known:
        tree = without(TREES[name](), ".jpg", ".mp4", "/media/")
        subject = account_of(zip_of(tree, folder / f"{name}.zip"))
        specs = [s for s in of_platform(subject.platform) if s.kind in WORDS]
        said = {s.id: {f.value for f in subject.facts.get(s.id, ())} for s in specs}
        opposites = [opposite(s, subject.platform, said[s.id]) for s in specs]
        registry = Registry({c.id: c for c in (*builtin.checks.values(), *opposites)})
        result = audit([folder / f"{name}.zip"], Options(registry)).result
        assert not [c for _, c in passes(result) if c.startswith("opposite")]
        free = {(p, c.id) for c in registry.checks.values() if not rests_on_words(c) for p in c.file.platforms}
        return Known(tree, registry, passes(result) | free)

    return one


def rests_on_words(check: Check) -> bool:
    return check.audit is None and all(
        s.fact in FACTS and FACTS[s.fact].kind in WORDS for s in check.file.platforms.values()
    )


def nonsense_for(raw: str) -> Callable[[Any], Any]:
    return lambda leaf: "Zqwxyvu" if str(leaf) == raw else leaf


@pytest.mark.parametrize("name", ["instagram json", "facebook json", "tiktok b", "tiktok c"])
def test_a_word_that_nobody_knows_makes_nothing_pass(name: str, known: Callable[[str], Known], tmp_path: Path) -> None:
    base = known(name)
    subject = account_of(zip_of(base.tree, tmp_path / "base.zip"))
    garbled = 0
    for facts in subject.facts.values():
        for fact in facts:
            path = fact.where.partition("#")[0]
            if FACTS[fact.id].kind not in WORDS or not path.endswith(".json"):
                continue
            value = json.loads(base.tree[path])
            tree = base.tree | {path: as_json(replaced(value, nonsense_for(fact.raw)))}
            result = audit([zip_of(tree, tmp_path / "garbled.zip")], Options(base.registry)).result
            assert passes(result) <= base.passes, fact.id
            garbled += tree[path] != as_json(value)
    assert garbled


@pytest.mark.parametrize("how", ["cut", "emptied", "left out"])
@pytest.mark.parametrize("name", ["instagram json", "facebook json", "tiktok txt"])
def test_a_file_that_is_not_whole_makes_nothing_pass(name: str, how: str, builtin: Registry, tmp_path: Path) -> None:
    """Each file in turn, and all checks: half a list of posts is not a list without what the other half holds."""
    whole = without(TREES[name](), ".jpg", ".mp4", "/media/", "messages")
    options = Options(builtin, role=Role.BOTH)
    before = passes(audit([zip_of(whole, tmp_path / "whole.zip")], options).result)
    spoil: dict[str, Callable[[str], Tree]] = {
        "cut": lambda path: whole | {path: whole[path][: len(whole[path]) // 2]},
        "emptied": lambda path: whole | {path: b""},
        "left out": lambda path: {n: c for n, c in whole.items() if n != path},
    }
    audited = 0
    for path in whole:
        spoiled = zip_of(spoil[how](path) | {"start_here.html": b"<html>"}, tmp_path / "spoiled.zip")
        try:
            found = passes(audit([spoiled], options).result)
        except ArchiveError:
            continue
        assert not found - before, path
        audited += 1
    assert audited
    assert before


@pytest.mark.parametrize("lists", [True, False], ids=["lists kept", "lists emptied"])
@pytest.mark.parametrize("platform", Platform)
def test_nothing_is_told_from_a_download_whose_values_were_taken_out(
    platform: Platform, lists: bool, builtin: Registry, tmp_path: Path
) -> None:
    export = zip_of(stripped(PLATFORM_TREES[platform](), lists=lists), tmp_path / "stripped.zip")
    result = audit([export], Options(builtin, role=Role.BOTH)).result
    (account_result,) = [a for a in result.accounts if a.platform == platform]
    assert not [(f.check, f.outcome) for f in account_result.findings if f.outcome in (Outcome.PASS, Outcome.FAIL)]
    assert account_result.findings
    assert not account_result.facts


# 200 spoiled downloads.

NONSENSE: tuple[Any, ...] = (
    *("Zqwxyvu", "", " ", "string", "-", "\ud800", "\0", "On Off", "nobody knows", "🙈" * 40),
    *(None, -1, 10**400, 1e308, float("nan"), 7 << 60, [], {}, [[]], {"": ""}, [None], {"value": "Zqwxyvu"}),
)
"""What stands where a word or a number should be. True, false and small numbers are not among them."""

Change = Callable[[Tree, str], Tree]


def _bytes_change(change: Callable[[bytes], bytes]) -> Change:
    return lambda tree, name: tree | {name: change(tree[name])}


def _flipped(where: float, mask: int) -> Change:
    """One byte turned into another; digits stay, since another digit is as good as the first."""

    def flip(content: bytes) -> bytes:
        if not content:
            return content
        at = min(int(where * len(content)), len(content) - 1)
        new = content[at] ^ mask
        if chr(content[at]).isdigit() or chr(new).isdigit():
            return content
        return content[:at] + bytes([new]) + content[at + 1 :]

    return _bytes_change(flip)


def _json_change(change: Callable[[list[tuple[Any, Any]]], None]) -> Change:
    """A change to the containers and keys of a JSON file; other files stay."""

    def spoil(content: bytes) -> bytes:
        value = json.loads(content)
        found = list(leaves(value))
        if found:
            change(found)
        return as_json(value)

    def apply(tree: Tree, name: str) -> Tree:
        try:
            return tree | {name: spoil(tree[name])}
        except (ValueError, RecursionError):  # spoiled before
            return tree

    return apply


def _put(where: float, nonsense: Any) -> Change:
    def change(found: list[tuple[Any, Any]]) -> None:
        container, key = found[min(int(where * len(found)), len(found) - 1)]
        container[key] = nonsense

    return _json_change(change)


def _drop(where: float) -> Change:
    def change(found: list[tuple[Any, Any]]) -> None:
        container, key = found[min(int(where * len(found)), len(found) - 1)]
        del container[key]

    return _json_change(change)


def _turn(kind: type) -> Change:
    """Every leaf of the file as another type."""
    turned: dict[type, Callable[[Any], Any]] = {
        list: lambda leaf: [leaf, leaf],
        dict: lambda leaf: {"value": {"value": leaf}},
        str: lambda leaf: f"{leaf}?",
        float: lambda _: 1e300,
    }

    def change(found: list[tuple[Any, Any]]) -> None:
        for container, key in found:
            container[key] = turned[kind](container[key])

    return _json_change(change)


def _deep(depth: int) -> Change:
    return _bytes_change(lambda content: b"[" * depth + content + b"]" * depth)


def _recoded(coding: str) -> Change:
    return _bytes_change(lambda content: content.decode("utf-8", "replace").encode(coding, "replace"))


_PLACES = st.floats(0, 1, exclude_max=True)
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(_flipped, _PLACES, st.integers(1, 255)),
    st.builds(lambda kept: _bytes_change(lambda c: c[: int(kept * len(c))]), _PLACES),
    st.builds(_put, _PLACES, st.sampled_from(NONSENSE)),
    st.builds(_drop, _PLACES),
    st.builds(_turn, st.sampled_from([list, dict, str, float])),
    st.builds(_deep, st.sampled_from([1, 20, 2_000, 100_000])),
    st.builds(_recoded, st.sampled_from(["utf-16", "utf-32", "utf-8-sig", "utf-7", "cp037"])),
    st.builds(lambda junk: _bytes_change(lambda c: c[: len(c) // 2] + junk + c[len(c) // 2 :]), st.binary(max_size=8)),
    st.just(without),
)


@st.composite
def spoiled_zips(draw: st.DrawFn) -> tuple[str, list[tuple[float, Change]], list[tuple[float, int]], float]:
    """A download's name, changes to its files, then bytes of the zip to change and how much of it to keep."""
    name = draw(st.sampled_from(sorted(TREES)))
    changes = draw(st.lists(st.tuples(_PLACES, CHANGES), min_size=1, max_size=6))
    flips = draw(st.lists(st.tuples(_PLACES, st.integers(1, 255)), max_size=3)) if draw(st.booleans()) else []
    kept = draw(st.floats(0.2, 1)) if draw(st.integers(0, 9)) == 9 else 1.0
    return name, changes, flips, kept


def _apply(tree: Tree, changes: Iterable[tuple[float, Change]]) -> Tree:
    for where, change in changes:
        names = sorted(tree)
        tree = change(tree, names[int(where * len(names))]) if names else tree
    return tree


def _mangle(path: Path, flips: Iterable[tuple[float, int]], kept: float) -> None:
    content = bytearray(path.read_bytes())
    for where, mask in flips:
        content[int(where * len(content))] ^= mask
    path.write_bytes(content[: int(kept * len(content))])


@settings(max_examples=200, deadline=None, suppress_health_check=[*HealthCheck])
@given(spoiled=spoiled_zips())
def test_a_spoiled_download_is_refused_or_tells_no_more_than_before(
    spoiled: tuple[str, list[tuple[float, Change]], list[tuple[float, int]], float],
    known: Callable[[str], Known],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    name, changes, flips, kept = spoiled
    base = known(name)
    path = tmp_path_factory.getbasetemp() / "spoiled.zip"
    zip_of(_apply(base.tree, changes), path)
    _mangle(path, flips, kept)
    try:
        result = audit([path], Options(base.registry)).result
    except ArchiveError:  # exit code 20; anything else is a traceback
        return
    assert passes(result) <= base.passes
    assert not [f.check for a in result.accounts for f in a.findings if f.crash]
    assert to_json(result)


def _rows(tree: Tree) -> Iterator[tuple[str, Any]]:
    yield from json_files(tree).items()


@pytest.mark.parametrize("nonsense", NONSENSE, ids=repr)
@pytest.mark.parametrize("name", ["instagram json", "instagram 2018", "facebook json", "tiktok b"])
def test_nonsense_everywhere_tells_nothing(
    name: str, nonsense: Any, known: Callable[[str], Known], tmp_path: Path
) -> None:
    base = known(name)
    tree = base.tree | {path: as_json(replaced(value, lambda _: nonsense)) for path, value in _rows(base.tree)}
    try:
        result = audit([zip_of(tree, tmp_path / "nonsense.zip")], Options(base.registry)).result
    except RefusedError:  # no file could be read, or no label is known
        return
    rest_on_words = {c.id for c in base.registry.checks.values() if rests_on_words(c)}
    assert not {check for _, check in passes(result)} & rest_on_words
    assert not [f.check for a in result.accounts for f in a.findings if f.crash]
    assert to_json(result)
    if nonsense in ("\0", "\ud800", "🙈" * 40):
        assert reporters.render_html(result, "nl").encode("utf-8").count(b"<h1") == 1
