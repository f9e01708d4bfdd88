"""Which languages know a word, without the lexicon of any."""

from __future__ import annotations

import pytest
from auditor.text.topics import lexicon
from auditor.text.vocabulary import make, vocabulary
from auditor.text.weights import languages


@pytest.mark.parametrize("language", languages())
def test_every_word_is_known_to_the_language_in_whose_topics_it_stands(language: str) -> None:
    words = [word for word in lexicon(language).whole if word.isalpha()]
    assert len(words) > 5_000
    assert [word for word in words if language not in vocabulary().knowing(word)] == []


@pytest.mark.parametrize(
    ("word", "knowing"), [("zwemspullen", ["nl"]), ("tante", ["nl", "de", "fr"]), ("xyzzy", []), ("بيت", ["ar"])]
)
def test_a_word_is_known_to_some(word: str, knowing: list[str]) -> None:
    assert set(vocabulary().knowing(word)) >= set(knowing)
    assert bool(vocabulary().knowing(word)) is bool(knowing)


def test_a_word_that_is_a_name_and_no_more_means_nothing() -> None:
    assert vocabulary().means_something("fiets")
    assert not vocabulary().means_something("sanne")
    assert not vocabulary().means_something("xyzzy")


def test_what_the_build_keeps_is_what_is_made_now() -> None:
    assert vocabulary() == make()
