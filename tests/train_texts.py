"""`make train-texts`: what the classifier learns from the captions in `texts/train` and `texts/work`.

One logistic regression says whether a caption tells anything of a child, one for each kind of which kind it is. All
languages learn together: topics count in all of them, and each has its own words besides. Captions joined in twos are
learned from as well: parents tell several things in one, and beside them what tells nothing. The limit is set on the
working part by what was learned without it: fewer than four harmless ones in a hundred are above it.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from auditor.text.classifier import by_kind
from auditor.text.features import features
from auditor.text.tokens import tokens
from auditor.text.topics import lexicon
from auditor.text.weights import TELLS, Weights, pack
from tests.captions import KINDS, SETS, Caption, read

LANGUAGES = ("nl", "en", "de", "fr", "es", "pl", "tr", "ar")
ALARMS = 0.03
FLOOR = -1.0
TOLD_TWICE, TOLD_BESIDE, TOLD_NOTHING = 1.0, 0.3, 0.3
"""How many captions are joined: two that tell something, as a share of those; one that does with one that does not, as
a share of the same; and two that tell nothing, as a share of these."""
BETWEEN = (". ", " ", "! ", "\n", " — ", ", ")
SHORT = 90
"""Characters of a caption that is joined to another."""
OWN = 0.7
"""How much a language's own number for a topic counts beside that of all languages."""
SHARED_WORD = 0.5
LEAST = 2
"""A feature of fewer captions is left out."""
MOST = 24_000
"""Features a language; those that say least are left out."""
STRENGTH = 0.2
"""How freely the regressions may learn (`C`)."""
WEIGHTS = Path("auditor/text/weights")

Matrix = Any
"""Of SciPy, which has no types."""


def seen(caption: Caption) -> dict[str, float]:
    """The features of a caption, as they count for all languages and for its own."""
    language = caption.language
    read_as = tokens(caption.text)
    found: dict[str, float] = {}
    for name, value in features(read_as, lexicon(language).of(read_as)).items():
        if name[0] in "tp":
            found[name] = value
            found[f"{language} {name}"] = value * OWN
        else:
            found[f"{language} {name}"] = value
            if name[0] == "w":
                found[name] = value * SHARED_WORD
    return found


def regression(rows: Matrix, told: Any) -> tuple[Any, float]:
    """The numbers and the bias of one regression."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300, solver="liblinear")
    model.fit(rows, told)
    return model.coef_[0], float(model.intercept_[0])


def learn(rows: Matrix, captions: Sequence[Caption]) -> tuple[Any, Any]:
    """The numbers of all outputs, a column each, and their biases; kinds are learned from captions that tell one."""
    told = np.array([bool(caption.kinds) for caption in captions])
    kinds = np.array([[kind in caption.kinds for kind in KINDS] for caption in captions])
    some = kinds.any(axis=1)
    every = [regression(rows, told), *(regression(rows[some], kinds[some, number]) for number in range(len(KINDS)))]
    return np.stack([numbers for numbers, _ in every], axis=1), np.array([bias for _, bias in every])


def joined(captions: Sequence[Caption]) -> Iterator[Caption]:
    """Captions of two in a row, by chance, of one language each."""
    chance = np.random.default_rng(7)
    for language in LANGUAGES:
        short = [one for one in captions if one.language == language and len(one.text) < SHORT]
        telling = [one for one in short if not one.kinds.isdisjoint(KINDS)]
        harmless = [one for one in short if not one.kinds]
        for share, first, second in (
            (TOLD_TWICE, telling, telling),
            (TOLD_BESIDE, telling, harmless),
            (TOLD_NOTHING, harmless, harmless),
        ):
            for _ in range(int(share * len(first))):
                one, other = (among[int(chance.integers(len(among)))] for among in (first, second))
                if chance.random() < 0.5:
                    one, other = other, one
                yield together(one, other, str(chance.choice(BETWEEN)))


def together(first: Caption, second: Caption, between: str) -> Caption:
    """A caption that says the one and then the other."""
    text = f"{first.text.rstrip('.')}{between}{second.text}"
    return Caption(text, first.kinds | second.kinds, first.names + second.names, first.file)


def limit(said: Any, captions: Sequence[Caption]) -> float:
    """Above what few harmless captions are; one for all languages, since few captions of one tell little about it."""
    harmless = [above(said[at]) for at, caption in enumerate(captions) if not caption.kinds]
    return float(np.quantile(harmless, 1 - ALARMS))


def above(said: Any) -> float:
    """How much a caption tells, which is the more the surer it is of one kind; nothing where it is of none."""
    surest = float(said[1:].max()) - FLOOR
    return float(said[0]) + by_kind(surest) if surest > 0 else -np.inf


def tell(said: Any, captions: Sequence[Caption], language: str, least: float) -> None:
    """Print how many of a language's captions are found by kind, and how many harmless ones are alarmed."""
    found: Counter[str] = Counter()
    told: Counter[str] = Counter()
    judged = [at for at, caption in enumerate(captions) if caption.language == language]
    for at in judged:
        for number, kind in enumerate(KINDS, 1):
            told[kind] += kind in captions[at].kinds
            found[kind] += kind in captions[at].kinds and above(said[at]) > least and said[at, number] > FLOOR
    harmless = [at for at in judged if not captions[at].kinds]
    alarmed = sum(above(said[at]) > least for at in harmless) / len(harmless)
    each = " ".join(f"{kind} {found[kind] / max(1, told[kind]):.2f}" for kind in KINDS)
    share = sum(found.values()) / sum(told.values())
    sys.stdout.write(f"{language} {least:.2f}: {alarmed:.3f} alarmed, {share:.3f} of it found: {each}\n")


def made_of() -> str:
    """The hash of all that was learned from."""
    paths = sorted((*(SETS / "train").glob("*.tsv"), *(SETS / "work").glob("*.tsv")))
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def for_language(language: str, names: Sequence[str], numbers: Any, bias: Any, least: float) -> Weights:
    """What one language needs: for each feature the sum of what all and what it alone has learned, the strongest."""
    summed: dict[str, Any] = {}
    for at, name in enumerate(names):
        own = name.startswith(f"{language} ")
        feature = name.removeprefix(f"{language} ")
        if own or " " not in name.split(":")[0]:
            factor = (OWN if own else 1.0) if feature[0] in "tp" else (1.0 if own else SHARED_WORD)
            summed[feature] = summed.get(feature, 0) + numbers[at] * factor
    strongest = sorted(summed, key=lambda name: (-float(np.abs(summed[name]).max()), name))[:MOST]
    kept = sorted(name for name in strongest if np.abs(summed[name]).max() > 0)
    matrix = np.stack([summed[name] for name in kept])
    unit = np.abs(matrix).max(axis=0) / 127
    steps = np.rint(matrix / unit).astype(np.int8)
    outputs = (TELLS, *KINDS)
    told = tuple(float(round(value, 5)) for value in bias), tuple(float(f"{value:.6g}") for value in unit)
    return Weights(language, made_of(), outputs, *told, round(least, 4), FLOOR, tuple(kept), steps.tobytes())


def main() -> None:
    """Learn, and write a file for each language; with --without-work nothing is learned from the working part."""
    from sklearn.feature_extraction import DictVectorizer

    work, train = read("work"), read("train")
    captions = [*work, *train, *joined(train)]
    vectorizer = DictVectorizer(dtype=np.float32)
    rows = vectorizer.fit_transform(map(seen, captions)).tocsr()
    often = np.flatnonzero(np.asarray((rows[: len(work) + len(train)] > 0).sum(axis=0)).ravel() >= LEAST)
    rows, names = rows[:, often], vectorizer.get_feature_names_out()[often]
    numbers, bias = learn(rows[len(work) :], captions[len(work) :])
    said = rows[: len(work)] @ numbers + bias
    if "--without-work" not in sys.argv:
        numbers, bias = learn(rows, captions)
    least = limit(said, work)
    for language in LANGUAGES:
        tell(said, work, language, least)
        weights = for_language(language, list(names), numbers, bias, least)
        packed = pack(weights)
        (WEIGHTS / f"{language}.bin").write_bytes(packed)
        sys.stdout.write(f"   {len(weights.features)} features, {len(packed) // 1000} kB\n")


if __name__ == "__main__":
    main()
