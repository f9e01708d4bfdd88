"""For the tests of who can see what."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.downloads.archive import Archive
from tests.exposure.looks import ADULT, CHILD, TEEN, png
from tests.photos.pictures import archive_of


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    files = {"child.png": png(CHILD), "teen.png": png(TEEN), "adult.png": png(ADULT), "broken.png": b"no picture"}
    return archive_of(files, tmp_path)
