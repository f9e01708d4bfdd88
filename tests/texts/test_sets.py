"""The sets of captions: what stands in them, and that the part to judge with is not the part that was learned from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import msgspec
import pytest
from auditor.text.silence import Measured, Sought
from tests.bench_texts import measured
from tests.captions import KINDS, SETS, Caption, is_judging_part, read

_WORD = re.compile(r"\w+")
IN_A_ROW = 4


def rows_of_words(captions: list[Caption]) -> set[tuple[str, ...]]:
    """Every four words in a row."""
    found = set()
    for caption in captions:
        words = _WORD.findall(caption.text.casefold())
        found |= {tuple(words[at : at + IN_A_ROW]) for at in range(len(words) - IN_A_ROW + 1)}
    return found


def test_the_working_part_has_every_kind_and_what_only_looks_like_it() -> None:
    for language in {path.stem for path in (SETS / "work").glob("*.tsv")}:
        captions = [caption for caption in read("work") if caption.language == language]
        told = Counter(kind for caption in captions for kind in caption.kinds)
        assert min(told[kind] for kind in KINDS) >= 9, language
        assert 0.3 < sum(not caption.kinds for caption in captions) / len(captions) < 0.5, language


def test_whose_name_stands_in_a_caption_is_told() -> None:
    assert all(bool(caption.names) == ("name" in caption.kinds) for caption in read("work"))


@pytest.mark.skipif(not is_judging_part(), reason="the part to judge with is kept elsewhere")
def test_nothing_was_learned_from_what_is_judged_with() -> None:
    judged = rows_of_words(read("judge"))
    shared = [(c.file, c.text) for c in (*read("work"), *read("train")) if rows_of_words([c]) & judged]
    assert shared == [], "these lines of the other parts go"


def test_what_was_measured_becomes_the_table_that_is_shipped() -> None:
    rows = {("nl", "age"): Counter(telling=9, found=7), ("nl", "name"): Counter(telling=2, found=2)}
    told = defaultdict(Counter, rows)
    table = msgspec.yaml.decode(measured(told, "judge"), type=Measured)
    assert table == Measured("judge", {"nl": {Sought.AGES: (7, 9), Sought.NAMES: (2, 2)}})
