"""Promise 2 under the hammer: no finding of a changed export passes that did not pass before, but for few reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.engine.registry import Registry
from auditor.model.account import Platform
from tests.fuzz.audited import outcomes, passing
from tests.fuzz.mutations import chosen, every
from tests.fuzz.people import EXPORTS
from tests.fuzz.reasons import MOST, NEVER, REASONS

A_ROUND = 80
"""Changes to each export in every run of the tests, and in the long hunt."""
A_HUNT = 400
A_FEW = ("instagram json", "facebook html", "tiktok b")
"""Forms that are changed in every run; the hunt changes all."""


def of_platform(name: str, registry: Registry) -> Registry:
    """The checks that speak of this export's platform."""
    platform = Platform(name.partition(" ")[0])
    return Registry({check.id: check for check in registry.checks.values() if platform in check.file.platforms})


def violations(name: str, most: int, every_check: Registry, folder: Path) -> list[str]:
    """What passes after one of so many changes to an export and may not, with the change."""
    tree, path, registry = EXPORTS[name].open(), folder / "changed.zip", of_platform(name, every_check)
    before = passing(outcomes(registry, tree, path))
    tried = chosen(every(tree), most)
    assert len(tried) >= min(most, 900)
    return [
        f"{name} · {check} passes · {mutation.name}"
        for mutation in tried
        for check, _ in sorted(passing(outcomes(registry, mutation.of(tree), path, mutation.damaged)) - before)
        if not any(reason.allows(mutation, check) for reason in REASONS)
    ]


@pytest.mark.parametrize("name", A_FEW)
def test_nothing_passes_because_of_a_change(name: str, builtin: Registry, tmp_path: Path) -> None:
    found = violations(name, A_ROUND, builtin, tmp_path)
    assert not found, "\n".join(found)


@pytest.mark.long
@pytest.mark.parametrize("name", EXPORTS)
def test_nothing_passes_because_of_thousands_of_changes(name: str, builtin: Registry, tmp_path: Path) -> None:
    found = violations(name, A_HUNT, builtin, tmp_path)
    assert not found, "\n".join(found)


def test_enough_is_at_stake(builtin: Registry, tmp_path: Path) -> None:
    """What passes for the one person and not for the other could be lost; without it the changes would test nothing."""
    at_stake = {}
    for name, export in EXPORTS.items():
        shown, fine = (
            {check for check, _ in passing(outcomes(builtin, tree, tmp_path / "export.zip"))}
            for tree in (export.open(), export.safe())
        )
        at_stake[name] = len(fine - shown)
    assert min(at_stake.values()) >= 6, at_stake
    assert sum(at_stake.values()) >= 150, at_stake


def test_an_unchanged_export_passes_nothing_new(builtin: Registry, tmp_path: Path) -> None:
    """Otherwise the harness itself would be heard, not the change."""
    for export in EXPORTS.values():
        tree = export.open()
        first, again = (outcomes(builtin, tree, tmp_path / f"{n}.zip") for n in range(2))
        assert first == again
        assert first is not None


def test_the_reasons_are_few_and_none_is_a_thing_lost() -> None:
    assert len(REASONS) <= MOST
    assert not {reason.kind for reason in REASONS} & NEVER
    assert all(reason.fact and reason.checks and reason.why for reason in REASONS)
