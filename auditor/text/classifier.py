"""What a text tells of a child, by a small linear classifier over words and topics, and which words told it.

Learned from invented captions (`make train-texts`), a file of numbers for each language. It only suggests: whatever it
says is a guess. A long text is read in pieces, since what is learned is about short ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from auditor.text.features import PAIR, TOPIC, of_pair, of_topics, of_word, pairs, scale
from auditor.text.languages import spoken_in
from auditor.text.letters import Span
from auditor.text.tokens import MOST, Token, tokens
from auditor.text.topics import Lexicon, lexicon
from auditor.text.weights import TELLS, languages, load


class Kind(StrEnum):
    """What a text may tell."""

    AGE = "age"
    SCHOOL = "school"
    HOME = "home"
    ROUTINE = "routine"
    HARD = "hard"
    WATER = "water"
    COMMERCIAL = "commercial"


BESIDE_CHILD = 1.0
"""By how much less a text must tell where a child is on the photo, or of that age in the family on that day."""
HARMLESS, SURELY_HARMLESS = 2.0, 3.2
"""By how much less than enough a text must tell, so that words of our lists mean nothing either: where it is
about something else, and where it is about just that."""
_OF_KIND = 1.0
_ENOUGH = 4
"""Of a text of fewer tokens nobody can say that it tells nothing."""
_FIRST = 24
"""Words of a text by which its language is told at a glance."""
_WHOLE, _PIECE, _STEP = 40, 24, 12
"""Tokens of a text that is read whole, of a piece of a longer one, and from the beginning of one piece to the next."""
_MOST_WORDS = 3
_BESIDE = 0.45
"""The share of the strongest word's, from which on a word next to it is shown too."""

_TOGETHER, _IN_A_ROW, _MORE = 1.5, 1.4, 0.5
"""How much topics may say together beyond what each says by itself, how much words in a row, and how much phrases:
hardly any text that tells something needs more."""

_SIGNS = ((b"q Xq", re.compile(r"[a-z,] [A-Z][a-z]")), (b"@q", re.compile("@")), (b"7:30", re.compile(r"\d[:.]\d\d")))
"""What a text holds beside its words, when those are in small letters and without signs: a name, a user, an hour."""

_T = TypeVar("_T")
Numbers = tuple[float, ...]
_NOTHING = (0.0,)


class Alone(NamedTuple):
    """What a word says by itself that a text tells anything, with its topics and without them."""

    with_topics: float
    said: float
    topics: frozenset[str]
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """What is said of a text: for the piece that tells most, each output; how far it is above the limit."""

    above: float
    kinds: Mapping[Kind, float]
    piece: tuple[Token, ...]
    by: Classifier = field(repr=False)

    def tells(self, kind: Kind, *, child: bool = False) -> bool:
        """Whether it tells that kind; `child` says that another sign of a child stands beside it."""
        return self.above + BESIDE_CHILD * child > 0 and self.kinds[kind] > 0

    def denies(self, kind: Kind) -> bool:
        """Whether it surely tells nothing of that kind, whatever words are in it."""
        lower = HARMLESS if self.kinds[kind] < _OF_KIND else SURELY_HARMLESS
        return self.above < -lower and len(self.piece) >= _ENOUGH

    def told_by(self, kind: Kind) -> Span:
        """Where the words stand that told it."""
        return self.by.told_by(self.piece, kind)


@dataclass(frozen=True)
class Classifier:
    """What was learned of one language."""

    language: str
    lexicon: Lexicon
    rows: Mapping[str, Numbers]
    bias: Numbers
    limit: float
    floor: float
    outputs: tuple[str, ...]
    _met: dict[str, Numbers] = field(default_factory=dict)
    _topics_met: dict[frozenset[str], float] = field(default_factory=dict)

    def judge(self, text: str) -> Judged | None:
        """What is said of a text; None of one without words."""
        read = tokens(text)
        pieces = [self._judge(piece) for piece in _pieces(read)]
        return max(pieces, key=lambda piece: piece.above, default=None)

    def _judge(self, piece: Sequence[Token]) -> Judged:
        topics = frozenset().union(*self.lexicon.of(piece))
        sums = [0.0] * len(self.bias)
        words = {token.word: token for token in piece}
        for numbers in map(self._of_word, words.values()):
            for at, number in enumerate(numbers):
                sums[at] += number
        rest = dict([*(feature for _, feature in pairs(piece)), *of_topics(topics)])
        for name, value in rest.items():
            for at, number in enumerate(self.rows.get(name, ())):
                sums[at] += number * value
        factor = scale(len(piece))
        said = {name: total * factor + bias for name, total, bias in zip(self.outputs, sums, self.bias, strict=True)}
        kinds = {Kind(name): value - self.floor for name, value in said.items() if name != TELLS}
        return Judged(said[TELLS] - self.limit, kinds, tuple(piece), self)

    def _of_word(self, token: Token) -> Numbers:
        """What the word of a token, and its parts, say by themselves."""
        found = self._met.get(token.word)
        if found is None:
            sums = [0.0] * len(self.bias)
            for name, value in dict(of_word(token)).items():
                for at, number in enumerate(self.rows.get(name, ())):
                    sums[at] += number * value
            found = self._met[token.word] = tuple(sums)
        return found

    def alone(self, word: str) -> Alone:
        """What a word as it is written says by itself."""
        read = tokens(word)
        topics = frozenset[str]().union(*self.lexicon.of(read))
        said = sum(self._of_word(token)[0] for token in read)
        with_topics = said + sum(self.rows.get(f"t:{topic}", _NOTHING)[0] * TOPIC for topic in topics)
        return Alone(with_topics, said, topics, tuple(token.word for token in read))

    def may_tell(self, written: Sequence[Alone]) -> bool:
        """Whether a text of these words may be near the limit, told in ever more costly ways."""
        words, factor = set(written), scale(len(written))
        wanted = (self.limit - BESIDE_CHILD - self.bias[0]) / factor
        if sum(word.with_topics for word in words) < wanted - _TOGETHER / factor:
            return False
        said = sum(word.said for word in words) + self._of_topics(frozenset[str]().union(*(w.topics for w in words)))
        if said < wanted - _IN_A_ROW / factor:
            return False
        row = ["^", *(part for word in written for part in word.parts), "$"]
        said += sum(self.rows.get(f"b:{one} {other}", _NOTHING)[0] for one, other in set(pairwise(row))) * PAIR
        return said > wanted - _MORE / factor

    def _of_topics(self, topics: frozenset[str]) -> float:
        """What all topics of a text say that it tells anything."""
        found = self._topics_met.get(topics)
        if found is None:
            rows = ((self.rows.get(name, _NOTHING), value) for name, value in of_topics(topics))
            found = self._topics_met[topics] = sum(row[0] * value for row, value in rows)
        return found

    def told_by(self, piece: Sequence[Token], kind: Kind) -> Span:
        """The strongest word for a kind, with those next to it that say much too."""
        weights = [self._says(piece, number, kind) for number in range(len(piece))]
        best = max(range(len(piece)), key=weights.__getitem__)
        first = last = best
        while first and best - first < _MOST_WORDS and weights[first - 1] > _BESIDE * weights[best]:
            first -= 1
        while last + 1 < len(piece) and last - best < _MOST_WORDS and weights[last + 1] > _BESIDE * weights[best]:
            last += 1
        return piece[first].start, max(token.end for token in piece[first : last + 1])

    def _says(self, piece: Sequence[Token], number: int, kind: Kind) -> float:
        """How much of what is said of a piece is due to one of its words."""
        at, tells = self.outputs.index(kind), self.outputs.index(TELLS)
        token = piece[number]
        before, behind = (piece[place].word if 0 <= place < len(piece) else "" for place in (number - 1, number + 1))
        of_pairs = [of_pair(before or "^", token.word), of_pair(token.word, behind or "$")]
        topics = [(f"t:{topic}", TOPIC) for topic in self.lexicon.of(piece)[number]]
        rest = [(self.rows.get(name), value) for name, value in (*of_pairs, *topics)]
        own = self._of_word(token)
        return own[at] + own[tells] / 2 + sum((row[at] + row[tells] / 2) * value for row, value in rest if row)


def _pieces(read: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """The text itself, or overlapping pieces of it."""
    if len(read) <= _WHOLE:
        yield from [read] if read else []
        return
    yield from (read[at : at + _PIECE] for at in range(0, len(read) - _PIECE + _STEP, _STEP))


@cache
def classifier(language: str) -> Classifier | None:
    """The classifier of a language; None where there is none."""
    if language not in languages():
        return None
    weights = load(language)
    learned = weights.bias, weights.limit, weights.floor, weights.outputs
    return Classifier(language, lexicon(language), weights.rows(), *learned)


class Glance:
    """Tells at a glance which texts may tell something, by what their words say one by one.

    What they say together is left out, so the limit is lower than that of `judge`; what is above it is judged.
    """

    def __init__(self) -> None:
        self._votes: dict[bytes, tuple[tuple[str, int], ...]] = {}
        self._met: dict[str, dict[bytes, Alone]] = {}

    def may_tell(self, text: str, written: Sequence[bytes]) -> bool:
        """Whether it is worth to judge a text, which is written in these words."""
        written = [*written, *(sign for sign, there in _SIGNS if there.search(text))]
        by = classifier(self._language(written))
        if by is None:
            return False
        met = self._met.setdefault(by.language, {})
        for word in written:
            if word not in met:
                met[word] = by.alone(word.decode(errors="surrogatepass"))
        return any(by.may_tell([met[word] for word in piece]) for piece in _pieces(written[:MOST]))

    def _language(self, written: Sequence[bytes]) -> str:
        points: dict[str, int] = {}
        for word in written[:_FIRST]:
            votes = self._votes.get(word)
            if votes is None:
                votes = self._votes[word] = tuple(_votes(word.decode(errors="surrogatepass")))
            for name, vote in votes:
                points[name] = points.get(name, 0) + vote
        return max(points, key=points.__getitem__, default="")


def _votes(word: str) -> Iterator[tuple[str, int]]:
    """For which languages a word as it is written speaks."""
    return (vote for token in tokens(word) for vote in spoken_in(token.word).items())
