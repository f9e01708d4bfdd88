"""What nobody here wrote: samples, faces, a reference. Beside the repository on some machines, and never needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[2] / "shared"
ABSENT = "outside witness not here: "


def outside(witness: str) -> pytest.MarkDecorator:
    """Skips a test where this file or folder is not here; the end of a run counts what was skipped so."""
    return pytest.mark.skipif(not (SHARED / witness).exists(), reason=ABSENT + witness)


def unheard(skipped: Iterable[Any]) -> str:
    """The sentence on how many of these skipped tests ask a witness that is not here, "" when none does."""
    reasons = (str(report.longrepr[2]) for report in skipped if isinstance(report.longrepr, tuple | list))
    counts = Counter(reason.partition(ABSENT)[2] for reason in reasons if ABSENT in reason)
    if not counts:
        return ""
    each = ", ".join(f"{witness}: {number}" for witness, number in sorted(counts.items()))
    return f"Outside witnesses not heard: {counts.total()} tests skipped ({each})."
