"""The demo's family, whose downloads are drawn once."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.demo.family import write_exports


@pytest.fixture(scope="package")
def exports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_exports(tmp_path_factory.mktemp("demo"))
