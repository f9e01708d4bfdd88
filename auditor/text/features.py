"""What the classifier sees of a text: its words, pairs and parts of words, and which topics stand together.

The same functions make what it learns from (`_build/train_texts.py`) and what it reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from auditor.text.tokens import Form, Token
from auditor.text.topics import CHILDISH, GROWN

WORD, PAIR, PART, TOPIC, TOGETHER, BESIDE = 1.0, 0.7, 0.35, 1.5, 0.7, 0.7
"""How much each sort of feature counts at first; what is learned is multiplied by it."""
_PARTS = (3, 4, 5)
_STEADY = 8
"""Keeps a text of one word from counting as much as ten times one of ten."""

Feature = tuple[str, float]


def of_word(token: Token) -> Iterator[Feature]:
    """What is seen of one word by itself."""
    yield f"w:{token.word}", WORD
    if token.form in (Form.WORD, Form.NAME):
        edged = f"<{token.word}>"
        for length in _PARTS:
            for at in range(len(edged) - length + 1):
                yield f"c:{edged[at : at + length]}", PART


def of_pair(before: str, word: str) -> Feature:
    """What is seen of two words in a row."""
    return f"b:{before} {word}", PAIR


def pairs(tokens: Sequence[Token]) -> Iterator[tuple[int, Feature]]:
    """Each two words in a row, with the place of the second; the text has a beginning and an end."""
    words = ["^", *(token.word for token in tokens), "$"]
    return ((at, of_pair(words[at], words[at + 1])) for at in range(len(tokens) + 1))


def of_topics(topics: frozenset[str]) -> Iterator[Feature]:
    """What is seen of all topics of a text together."""
    child, grown = not topics.isdisjoint(CHILDISH), not topics.isdisjoint(GROWN)
    yield from ((f"t:{topic}", TOPIC) for topic in topics)
    yield f"t:child {child}", WORD
    yield f"t:grown {grown}", WORD
    yield from ((f"p:{one} {other}", TOGETHER) for one, other in combinations(sorted(topics), 2))
    yield from ((f"p:child {child} {topic}", BESIDE) for topic in topics - CHILDISH)
    yield from ((f"p:grown {grown} {topic}", BESIDE) for topic in topics - GROWN)


def scale(length: int) -> float:
    """By what everything is multiplied in a text of so many tokens."""
    return float(4 / (length + _STEADY) ** 0.5)


def features(tokens: Sequence[Token], topics: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """All features of a text, each once."""
    found: dict[str, float] = {}
    for token in tokens:
        found.update(of_word(token))
    found.update(feature for _, feature in pairs(tokens))
    found.update(of_topics(frozenset().union(*topics)))
    factor = scale(len(tokens))
    return {name: weight * factor for name, weight in found.items()}
