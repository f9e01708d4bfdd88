"""What the classifier sees of a text."""

from __future__ import annotations

from auditor.text.features import features, scale
from auditor.text.tokens import tokens
from auditor.text.topics import lexicon


def seen(text: str) -> set[str]:
    read = tokens(text)
    return set(features(read, lexicon("nl").of(read)))


def test_words_pairs_parts_and_topics_are_seen() -> None:
    assert {"w:zwemles", "b:^ zwemles", "b:zwemles morgen", "c:<zwe", "t:swimlesson"} <= seen("Zwemles morgen")
    assert {"p:child True swimlesson", "p:child swimlesson"} <= seen("zwemles voor onze dochter")
    assert "p:child False swimlesson" in seen("zwemles")


def test_a_long_text_does_not_count_as_much_as_its_words_together() -> None:
    assert scale(4) < 2 * scale(40) * 2
    assert scale(40) < scale(4)


def test_an_empty_text_says_nothing_of_a_child() -> None:
    assert seen("") == {"b:^ $", "t:child False", "t:grown False"}
