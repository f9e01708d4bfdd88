"""The words of the platforms are compared folded."""

from __future__ import annotations

import pytest
from auditor.readers.labels import label_key, load
from hypothesis import given, settings
from tests.readers.meta.files import QUICK, TEXT

# Words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Private Account", "private account"),
        ("ID d’appareil", "ID d'appareil"),
        ("Latitude\u00a0imprécise", "Latitude imprécise"),
        ("Compte prive\u0301", "Compte privé"),
        ("Time:", "Time"),
    ],
)
def test_labels_are_compared_folded(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


@settings(QUICK)
@given(TEXT)
def test_folding_again_changes_nothing(text: str) -> None:
    assert label_key(label_key(text)) == label_key(text)


@pytest.mark.parametrize("name", ["instagram", "facebook"])
def test_tables_keep_on_and_off_apart(name: str) -> None:
    words = load(name)
    for raw, value in (("True", "on"), ("Vrai", "on"), ("False", "off"), ("Faux", "off")):
        found = words.value("switch", raw)
        assert found is not None
        assert (found.value, found.inferred) == (value, False)
    assert words.value("switch", "Perhaps") is None
    assert words.value("no such kind", "True") is None
    assert words.row("No such label") is None
