"""The numbers that the classifier has learned: whole, small, and of the captions that lie here."""

from __future__ import annotations

from importlib.resources import files

import pytest
from auditor.text.classifier import Kind
from auditor.text.weights import TELLS, languages, load, pack
from tests.train_texts import MOST, made_of

SMALL = 250_000
"""Bytes of a file."""


def test_every_language_has_its_numbers() -> None:
    assert set(languages()) == {"nl", "en", "de", "fr", "es", "pl", "tr", "ar"}


@pytest.mark.parametrize("language", languages())
def test_a_file_is_small_and_made_of_the_captions_that_lie_here(language: str) -> None:
    weights = load(language)
    assert weights.language == language
    assert weights.outputs == (TELLS, *Kind)
    assert len(weights.features) <= MOST
    assert len(weights.steps) == len(weights.features) * len(weights.outputs)
    assert weights.made_of == made_of(), "make train-texts"
    assert (files("auditor.text") / "weights" / f"{language}.bin").read_bytes() == pack(weights)
    assert len(pack(weights)) < SMALL


def test_steps_become_numbers() -> None:
    weights = load("nl")
    rows = weights.rows()
    each = [rows.every([(name, 1.0)]) for name in weights.features]
    assert max(abs(row[0]) for row in each) == pytest.approx(127 * weights.unit[0])
    assert rows.first([(weights.features[0], 2.0), ("no such feature", 1.0)]) == pytest.approx(2 * each[0][0])
