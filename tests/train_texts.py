"""`make train-texts`: what the classifier learns from the captions in `texts/train` and `texts/work`.

One logistic regression says whether a caption tells anything of a child, one for each kind of which kind it is. All
languages learn together: topics count in all of them, and each has its own words besides. The limit of each language
is set on captions that were left out while it was learned: four harmless ones in a hundred are above it.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from auditor.text.features import features
from auditor.text.tokens import tokens
from auditor.text.topics import lexicon
from auditor.text.weights import TELLS, Weights, pack
from tests.captions import KINDS, SETS, Caption, read

LANGUAGES = ("nl", "en", "de", "fr", "es", "pl", "tr", "ar")
ALARMS = 0.037
OTHERS = 150
"""As how many harmless captions those of the other languages count for a limit."""
FLOOR = -1.0
FOLDS = 5
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


def left_out(rows: Matrix, captions: Sequence[Caption]) -> Any:
    """What is said of each caption by what was learned without it."""
    said = np.zeros((len(captions), 1 + len(KINDS)))
    fold = np.random.default_rng(5).permutation(len(captions)) % FOLDS
    for number in range(FOLDS):
        learned, out = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        numbers, bias = learn(rows[learned], [captions[int(at)] for at in learned])
        said[out] = rows[out] @ numbers + bias
    return said


def limit(said: Any, captions: Sequence[Caption], language: str) -> float:
    """Above what few harmless captions of the working part are; of the training part where there is no other.

    Those of other languages count a little too: of forty captions one or two would decide.
    """
    work = [at for at, caption in enumerate(captions) if (caption.file, caption.text) in _WORK]
    own = [at for at in work if captions[at].language == language]
    own = own or [at for at, caption in enumerate(captions) if caption.language == language]
    others = [at for at in work if captions[at].language != language]
    weighed = [*_harmless(said, captions, own), *_harmless(said, captions, others, OTHERS)]
    weighed.sort(reverse=True)
    allowed = ALARMS * sum(weight for _, weight in weighed)
    reached = accumulate(weight for _, weight in weighed)
    least = next(score for (score, _), above in zip(weighed, reached, strict=True) if above > allowed)
    _tell(said, captions, own, language, least)
    return least


def _harmless(
    said: Any, captions: Sequence[Caption], listed: Sequence[int], whole: float = 0
) -> list[tuple[float, float]]:
    """How much is said of each harmless caption, and what it counts: one, or its part of a whole."""
    harmless = [at for at in listed if not captions[at].kinds]
    weight = whole / len(harmless) if whole else 1.0
    return [(float(said[at, 0]) if said[at, 1:].max() > FLOOR else -99.0, weight) for at in harmless]


def _tell(said: Any, captions: Sequence[Caption], judged: Sequence[int], language: str, least: float) -> None:
    found: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for at in judged:
        for number, kind in enumerate(KINDS, 1):
            told[kind] += kind in captions[at].kinds
            found[kind] += kind in captions[at].kinds and said[at, 0] > least and said[at, number] > FLOOR
    harmless = [at for at in judged if not captions[at].kinds]
    alarmed = sum(said[at, 0] > least and said[at, 1:].max() > FLOOR for at in harmless) / len(harmless)
    each = " ".join(f"{kind} {found[kind] / max(1, told[kind]):.2f}" for kind in KINDS)
    share = sum(found.values()) / sum(told.values())
    sys.stdout.write(f"{language} {least:.2f}: {alarmed:.3f} alarmed, {share:.3f} of it found: {each}\n")


_WORK: set[tuple[str, str]] = set()


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
    _WORK.update((caption.file, caption.text) for caption in work)
    captions = [*work, *train]
    vectorizer = DictVectorizer(dtype=np.float32)
    rows = vectorizer.fit_transform(map(seen, captions)).tocsr()
    often = np.flatnonzero(np.asarray((rows > 0).sum(axis=0)).ravel() >= LEAST)
    rows, names = rows[:, often], vectorizer.get_feature_names_out()[often]
    said = left_out(rows, captions)
    if "--without-work" in sys.argv:
        numbers, bias = learn(rows[len(work) :], train)
        said[: len(work)] = rows[: len(work)] @ numbers + bias
    else:
        numbers, bias = learn(rows, captions)
    for language in LANGUAGES:
        weights = for_language(language, list(names), numbers, bias, limit(said, captions, language))
        packed = pack(weights)
        (WEIGHTS / f"{language}.bin").write_bytes(packed)
        sys.stdout.write(f"   {len(weights.features)} features, {len(packed) // 1000} kB\n")


if __name__ == "__main__":
    main()
