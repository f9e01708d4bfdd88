"""Posts of several years, for the tests of checks."""

from __future__ import annotations

from typing import Any


def posts(*years: int, **fields: Any) -> list[dict[str, Any]]:
    return [{"at": f"{year}-07-01T08:00:00Z", "source": f"posts.json#{year}", **fields} for year in years]
