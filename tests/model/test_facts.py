"""The vocabulary of facts holds for every reader and every check."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.engine.registry import Registry
from auditor.model.account import Platform, Value
from auditor.model.facts import FACTS, ValueKind, of_platform
from auditor.model.posting import Audience
from tests.exports import TREES, account_of, zip_of


@pytest.mark.parametrize("name", list(TREES))
def test_every_fact_of_the_platform_is_known_or_absent_and_no_other(name: str, tmp_path: Path) -> None:
    account = account_of(zip_of(TREES[name](), tmp_path / "export.zip"))
    of_this = {spec.id for spec in of_platform(account.platform)}
    assert set(account.facts) | set(account.absent) == of_this
    assert set(account.facts) & set(account.absent) == set()
    for fact_id, facts in account.facts.items():
        assert facts
        assert all(fact.id == fact_id and FACTS[fact_id].accepts(fact.value) and fact.where for fact in facts)


@pytest.mark.parametrize("platform", Platform)
def test_a_platform_has_a_column_with_facts_that_its_download_tells(platform: Platform) -> None:
    assert any(spec.sections[platform] for spec in of_platform(platform))


def test_every_fact_a_check_names_is_one_of_its_platform(builtin: Registry) -> None:
    named = [
        (check.id, platform, fact_id)
        for check in builtin.checks.values()
        for platform, section in check.file.platforms.items()
        for fact_id in filter(None, [section.fact, *section.needs, *section.moot])
    ]
    assert len(named) > len(builtin.checks)
    assert [name for name in named if name[1] not in FACTS[name[2]].sections] == []


def test_every_fact_of_a_kind_takes_its_own_words_only() -> None:
    samples: dict[ValueKind, tuple[Value, Value]] = {
        ValueKind.SWITCH: ("on", "maybe"),
        ValueKind.AUDIENCE: (Audience.FRIENDS, "Friends"),
        ValueKind.COUNT: (0, -1),
        ValueKind.TEXT: ("", 3),
        ValueKind.DATE: ("2026-01-31", "31-01-2026"),
    }
    for spec in FACTS.values():
        good, bad = samples[spec.kind]
        assert spec.accepts(good)
        assert not spec.accepts(bad)
        assert spec.name
        assert spec.sections
