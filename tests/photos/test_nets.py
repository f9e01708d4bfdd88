"""The nets as workers load them: they are there and run, or the audit says that they do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.photos import models, nets
from auditor.photos.models import ModelError, ModelReason
from auditor.photos.pipeline import Processes
from PIL import Image
from tests.photos.pictures import archive_of, film, jpeg
from tests.photos.surveys import media


def test_nobody_in_plain_pictures() -> None:
    assert nets.finder()(Image.new("RGB", (320, 200), "white"), 1.0) == ()


def test_workers_run_the_nets(tmp_path: Path) -> None:
    archive = archive_of({"a.jpg": jpeg(1, (400, 300)), "b.mp4": film(1)}, tmp_path)
    found = Processes(workers=1).survey(archive, media("a.jpg", "b.mp4"))
    assert [(result.skipped, result.faces) for result in found.reached] == [(None, ()), (None, ())]


def test_a_missing_net_is_an_error_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = ModelError("age", ModelReason.MISSING, "The model age is not installed.")
    monkeypatch.setattr(models, "problems", lambda: [missing])
    with pytest.raises(ModelError) as caught:
        nets.finder()
    assert caught.value is missing
