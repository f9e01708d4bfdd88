"""What words are about, in each language that the classifier reads."""

from __future__ import annotations

import pytest
from auditor.text.tokens import tokens
from auditor.text.topics import CHILDISH, GROWN, lexicon
from auditor.text.weights import languages


def about(text: str, language: str) -> set[str]:
    return set().union(*lexicon(language).of(tokens(text)))


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("zwemspullen", "nl", "swim"),
        ("op de Zonnebloemschool", "nl", "school"),
        ("eerste hulp", "nl", "hospital"),
        ("swimmers everywhere", "en", "swim"),
        ("im Freibad", "de", "pool"),
        ("à la piscine", "fr", "pool"),
        ("en la playa", "es", "sea"),
        ("w szpitalu", "pl", "hospital"),
        ("okulda", "tr", "school"),
        ("بالمدرسة", "ar", "school"),
        ("🎂", "ar", "birthday"),
        ("in Zwolle", "nl", "town"),
    ],
)
def test_a_word_is_about_its_topic(text: str, language: str, topic: str) -> None:
    assert topic in about(text, language)


def test_all_languages_have_the_same_topics() -> None:
    topics = {
        language: {topic for listed in lexicon(language).whole.values() for topic in listed} for language in languages()
    }
    assert len({frozenset(listed) for listed in topics.values()}) <= 3  # some topics have only beginnings of words
    known = set().union(*topics.values())
    assert {topic for topic in CHILDISH | GROWN if not topic.startswith("<")} <= known | {"bignumber"}


def test_words_of_no_topic_have_none() -> None:
    assert about("xyzzy", "nl") == set()
