"""What the names of zips and folders hint at."""

from __future__ import annotations

from datetime import date

import pytest
from auditor.downloads.names import name_hints
from auditor.model.account import Platform
from tests.downloads.made import FACEBOOK, INSTAGRAM, TIKTOK

HINTS: dict[str, tuple[str | None, date | None, Platform | None]] = {
    "instagram-ann.example-2026-01-05-AbCd.zip": ("ann.example", date(2026, 1, 5), INSTAGRAM),
    "instagram-ann-2026-01-05-AbCd (2).zip": ("ann", date(2026, 1, 5), INSTAGRAM),
    "facebook-ann-example-2026-01-05": ("ann-example", date(2026, 1, 5), FACEBOOK),
    "facebook-ann.zip": ("ann", None, FACEBOOK),
    "Facebook-100012345-2024-11-20-x.ZIP": ("100012345", date(2024, 11, 20), FACEBOOK),
    "ann_20201020": ("ann", date(2020, 10, 20), None),
    "TikTok_Data_1762300800.zip": (None, date(2025, 11, 5), TIKTOK),
    "instagram-ann-2026-99-05-AbCd.zip": ("ann", None, INSTAGRAM),
    "holiday.zip": (None, None, None),
}


@pytest.mark.parametrize("label", HINTS)
def test_hints_in_names(label: str) -> None:
    hints = name_hints(label)
    assert (hints.user, hints.date, hints.platform) == HINTS[label]
