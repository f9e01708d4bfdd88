"""The terminal shows what may be shown, and never says that all is well while something is not known."""

from __future__ import annotations

from io import StringIO

import pytest
from auditor.cli.options import Screen


def test_a_console_in_colour_keeps_its_own_signs_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    file = StringIO()
    screen = Screen()
    screen.file = file
    screen.print("ann\x1b[2J\u202e", style="bold", highlight=False)
    assert file.getvalue().startswith("\x1b[1mann[2J")
    assert file.getvalue().count("\x1b") == 2  # bold, and its end
