"""Files and pages of a few lines."""

from __future__ import annotations

import json
from collections.abc import Callable

from auditor.downloads.problems import ProblemKind
from auditor.readers.meta.entry import Entry
from hypothesis import settings
from hypothesis import strategies as st

Parse = Callable[[bytes], list[Entry]]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LEAF = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXT)
QUICK = settings(deadline=None, max_examples=60)  # a busy machine is no failure


def dump(value: object) -> bytes:
    return json.dumps(value).encode()


# JSON

MAPPED = {"title": "T", "string_map_data": {"Time": {"href": "", "value": "", "timestamp": 1700000000}}}
LABELLED = {"timestamp": 1700000000, "label_values": [{"label": "State", "value": "Enabled"}], "fbid": "1"}
LISTED = {"title": "", "string_list_data": [{"href": "https://example.org/a", "value": "a", "timestamp": 1700000000}]}
Ending = Callable[[bytes], tuple[int, ProblemKind | None, int]]
