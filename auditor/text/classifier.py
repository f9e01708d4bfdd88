"""What a text tells of a child, by a small linear classifier over words and topics, and which words told it.

Learned from invented captions (`make train-texts`), a file of numbers for each language. It only suggests: whatever it
says is a guess. A long text is read in pieces, since what is learned is about short ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from operator import itemgetter

from auditor.text.features import TOPIC, of_pair, of_topics, of_word, pairs, scale
from auditor.text.languages import strongest, votes
from auditor.text.letters import Span
from auditor.text.tokens import MOST, Token, tokens
from auditor.text.topics import Lexicon, lexicon
from auditor.text.weights import TELLS, Rows, languages, load


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
HARMLESS, SURELY_HARMLESS = 0.7, 3.4
"""By how much less than enough a text must tell, so that words of our lists mean nothing either: where it is nothing of
their kind, and where it is surely of it."""
_OF_KIND = 0.4
"""How much less for each step by which it is above what the kind needs."""
_BY_KIND, _SUREST = 0.1, 9.0
"""How much more a text tells the surer it is of what kind, and how sure it can be at most."""
ENOUGH = 4
"""Of a text of fewer tokens nobody can say that it tells nothing."""
_FIRST = 24
"""Words of a text by which its language is told at a glance."""
_WHOLE, _PIECE, _STEP = 40, 16, 8
"""Tokens of a text that is read whole, of a piece of a longer one, and from the beginning of one piece to the next."""
_MOST_WORDS = 3
_KEPT = 2_000
"""Sets of topics whose sum is kept: texts are of endless kinds."""
_BESIDE = 0.45
"""The share of the strongest word's, from which on a word next to it is shown too."""

_LESS_EACH, _LESS = 2.8, 2.0
"""How much less than enough a text may tell by its words with the topics of each, and by its words and by all topics
together, so that it is judged: hardly any text that tells something has less."""

_SIGNS = ((b"q Xq", re.compile(r"[a-z,] [A-Z][a-z]").search), (b"@q", re.compile("@").search))
"""What a text holds beside its words, when those are in small letters and without signs: a name, a user."""

Numbers = tuple[float, ...]


def by_kind(surest: float) -> float:
    """How much more a text tells that is so far above what its surest kind needs."""
    return _BY_KIND * min(surest, _SUREST)


MOST_BY_KIND = by_kind(_SUREST)


@dataclass(frozen=True, eq=False, slots=True)
class Alone:
    """What a word says by itself that a text tells anything, with its topics and without them."""

    said: float
    with_topics: float
    topics: frozenset[str]


@dataclass(frozen=True)
class Judged:
    """What is said of a text, by its piece that tells most."""

    tells_something: float
    """How far that is above the limit, whatever it is that it tells."""
    piece: Sequence[Token]
    about: Sequence[frozenset[str]]
    """The topics of each token of the piece."""
    by: Classifier = field(repr=False)

    @property
    def length(self) -> int:
        """How many tokens the piece has."""
        return len(self.piece)

    @cached_property
    def above(self) -> float:
        """How far it is above the limit, the more the surer its kind."""
        return self.tells_something + by_kind(max(self.kinds.values()))

    @cached_property
    def kinds(self) -> Mapping[Kind, float]:
        """How far each kind is above what it needs; most texts are so far below the limit that nobody asks."""
        return self.by.kinds(self.piece, self.about)

    @property
    def may_tell(self) -> bool:
        """Whether it tells anything when a sign of a child stands beside it."""
        return self.tells_something + MOST_BY_KIND + BESIDE_CHILD > 0 and self.above + BESIDE_CHILD > 0

    def tells(self, kind: Kind, *, child: bool = False) -> bool:
        """Whether it tells that kind; `child` says that another sign of a child stands beside it."""
        return self.above + BESIDE_CHILD * child > 0 and self.kinds[kind] > 0

    def denies(self, kind: Kind) -> bool:
        """Whether it surely tells nothing of that kind, whatever words are in it."""
        if self.length < ENOUGH:
            return False
        return self.above < -min(SURELY_HARMLESS, HARMLESS + _OF_KIND * max(0.0, self.kinds[kind]))

    def told_by(self, kind: Kind) -> Span:
        """Where the words stand that told it."""
        return self.by.told_by(self.piece, self.about, kind)


@dataclass(frozen=True)
class Classifier:
    """What was learned of one language."""

    language: str
    lexicon: Lexicon
    rows: Rows
    bias: Numbers
    limit: float
    floor: float
    outputs: tuple[str, ...]
    _words: dict[str, float] = field(default_factory=dict)
    _all: dict[str, Numbers] = field(default_factory=dict)
    _topics: dict[frozenset[str], float] = field(default_factory=dict)

    def judge(self, text: str) -> Judged | None:
        """What is said of a text, of its piece that tells most; None of one without words."""
        read = tokens(text)
        about = self.lexicon.of(read)
        each = [
            (self._tells(read[start:end], frozenset[str]().union(*about[start:end])), (start, end))
            for start, end in _spans(len(read))
        ]
        most, (start, end) = max(each, key=itemgetter(0), default=(0.0, (0, 0)))
        return Judged(most, read[start:end], about[start:end], self) if read else None

    def kinds(self, piece: Sequence[Token], about: Sequence[frozenset[str]]) -> Mapping[Kind, float]:
        """How far each kind is above what it needs, in a piece of a text."""
        words = {token.word: token for token in piece}.values()
        topics = of_topics(frozenset[str]().union(*about))
        rest = self.rows.every([*{feature for _, feature in pairs(piece)}, *topics])
        sums = map(sum, zip(rest, *map(self._all_of_word, words), strict=True))
        factor = scale(len(piece))
        said = zip(self.outputs, sums, self.bias, strict=True)
        return {Kind(name): total * factor + bias - self.floor for name, total, bias in said if name != TELLS}

    def _tells(self, piece: Sequence[Token], about: frozenset[str]) -> float:
        """Whether a piece tells anything, above the limit or below."""
        words = {token.word: token for token in piece}.values()
        said = sum([self._of_word(token) for token in words]) + self._of_topics(about)
        said += self.rows.first({feature for _, feature in pairs(piece)})
        return said * scale(len(piece)) + self.bias[0] - self.limit

    def _of_word(self, token: Token) -> float:
        """What the word of a token, and its parts, say by themselves that a text tells anything."""
        found = self._words.get(token.word)
        if found is None:
            found = self._words[token.word] = self.rows.first(dict(of_word(token)).items())
        return found

    def _all_of_word(self, token: Token) -> Numbers:
        """The same for all outputs."""
        found = self._all.get(token.word)
        if found is None:
            found = self._all[token.word] = self.rows.every(dict(of_word(token)).items())
        return found

    def _of_topics(self, topics: frozenset[str]) -> float:
        """What all topics of a text say that it tells anything."""
        found = self._topics.get(topics)
        if found is None:
            if len(self._topics) >= _KEPT:
                self._topics.clear()
            found = self._topics[topics] = self.rows.first(of_topics(topics))
        return found

    def alone(self, word: str) -> Alone:
        """What a word as it is written says by itself."""
        read = tokens(word)
        topics = frozenset[str]().union(*self.lexicon.of(read))
        said = sum(map(self._of_word, read))
        return Alone(said, said + self.rows.first((f"t:{topic}", TOPIC) for topic in topics), topics)

    def may_tell_each(self, words: Sequence[Alone]) -> bool:
        """Whether a text of these words may be near the limit, by each of them with its own topics."""
        return sum([word.with_topics for word in words]) * scale(len(words)) > self.limit - self.bias[0] - _LESS_EACH

    def may_tell(self, words: Sequence[Alone]) -> bool:
        """The same by the words and all their topics together."""
        each = dict.fromkeys(words)
        said = sum([word.said for word in each])
        said += self._of_topics(frozenset[str]().union(*[word.topics for word in each]))
        return said * scale(len(words)) > self.limit - self.bias[0] - _LESS

    def told_by(self, piece: Sequence[Token], about: Sequence[frozenset[str]], kind: Kind) -> Span:
        """The strongest word for a kind, with those next to it that say much too."""
        weights = [self._says(piece, number, about[number], kind) for number in range(len(piece))]
        best = max(range(len(piece)), key=weights.__getitem__)
        first = last = best
        while first and best - first < _MOST_WORDS and weights[first - 1] > _BESIDE * weights[best]:
            first -= 1
        while last + 1 < len(piece) and last - best < _MOST_WORDS and weights[last + 1] > _BESIDE * weights[best]:
            last += 1
        return piece[first].start, max(token.end for token in piece[first : last + 1])

    def _says(self, piece: Sequence[Token], number: int, about: frozenset[str], kind: Kind) -> float:
        """How much of what is said of a piece is due to one of its words."""
        at, tells = self.outputs.index(kind), self.outputs.index(TELLS)
        token = piece[number]
        before = piece[number - 1].word if number else "^"
        behind = piece[number + 1].word if number + 1 < len(piece) else "$"
        beside = (of_pair(before, token.word), of_pair(token.word, behind))
        topics = [(f"t:{topic}", TOPIC) for topic in about]
        each = self._all_of_word(token), self.rows.every([*beside, *topics])
        return sum(said[at] + said[tells] / 2 for said in each)


@cache
def _spans(length: int) -> tuple[Span, ...]:
    """From where to where the pieces of a text of so many words or tokens reach: itself, or overlapping parts."""
    if length <= _WHOLE:
        return ((0, length),) if length else ()
    return tuple((at, min(at + _PIECE, length)) for at in range(0, length - _PIECE + _STEP, _STEP))


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
        self._votes: dict[bytes, int] = {}
        self._met: dict[str, dict[bytes, Alone]] = {}

    def may_tell(self, text: str, written: Sequence[bytes]) -> bool:
        """Whether it is worth to judge a text, which is written in these words."""
        by = classifier(self._language(written))
        if by is None:
            return False
        words = self._alone(by, written[:MOST])
        pieces = [words[start:end] for start, end in _spans(len(words))]
        pieces = [piece for piece in pieces if by.may_tell_each(piece)]
        if not pieces:
            return False
        signs = self._alone(by, [sign for sign, there in _SIGNS if there(text)])
        return any(by.may_tell([*piece, *signs]) for piece in pieces)

    def _alone(self, by: Classifier, written: Sequence[bytes]) -> list[Alone]:
        met = self._met.setdefault(by.language, {})
        try:
            return [met[word] for word in written]
        except KeyError:
            new = [word for word in written if word not in met]
            met.update((word, by.alone(word.decode(errors="surrogatepass"))) for word in new)
            return [met[word] for word in written]

    def _language(self, written: Sequence[bytes]) -> str:
        """The language for which most of the first words speak."""
        first = written[:_FIRST]
        try:
            points = sum([self._votes[word] for word in first])
        except KeyError:
            self._votes.update((word, _votes(word)) for word in first if word not in self._votes)
            points = sum([self._votes[word] for word in first])
        return strongest(points)


def _votes(word: bytes) -> int:
    """For which languages a word as it is written speaks."""
    return sum(votes(token.word) for token in tokens(word.decode(errors="surrogatepass")))
