"""What can be used of what was given, whatever else is among it."""

from __future__ import annotations

from pathlib import Path

import pytest
from auditor.app.given import described, recognised
from auditor.audit import sourced
from auditor.i18n import say
from auditor.model.account import Platform
from tests.app import DAY


def test_what_cannot_be_used_does_not_cost_the_others(exports: list[Path], tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear", "utf-8")
    found, refused = recognised([letter, *exports, tmp_path / "gone.zip"])
    assert len(found) == 4
    assert [(path.name, error.reason) for path, error in refused] == [("letter.txt", "text"), ("gone.zip", "not_found")]  # type: ignore[attr-defined]  # both are RefusedError


def test_pictures_may_come_before_the_part_that_tells_whose_they_are(exports: list[Path], tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear", "utf-8")
    found, refused = recognised([*reversed(exports), letter])
    assert (len(found), [path for path, _ in refused]) == (4, [letter])


def test_a_part_with_nothing_but_pictures_is_refused_alone(exports: list[Path]) -> None:
    media = [path for path in exports if not recognised([path])[0]]
    assert len(media) == 1
    assert recognised([])[0] == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_download_is_described(exports: list[Path], language: str) -> None:
    found, _ = recognised(exports[:2])
    told = described(sourced(found[0], DAY), language, say(language))
    assert (told.platform, told.account, told.form) == (Platform.INSTAGRAM, "sanne.example", "json")
    assert (str(told.day), told.begin, told.end, told.part_missing) == ("2026-05-19", None, None, False)
    assert told.problem is None
    assert len(told.files) == 2
