"""The language of the computer, whatever it is called there."""

from __future__ import annotations

import pytest
from auditor.i18n import preferred


@pytest.mark.parametrize(
    ("windows", "language"),
    [
        ("German_Germany", "de"),
        ("German_Austria.1252", "de"),
        ("Dutch_Netherlands", "nl"),
        ("English_United Kingdom", "en"),
        ("French_France", "en"),
        ("de-DE", "de"),
        (None, "en"),
    ],
)
def test_windows_calls_its_languages_by_name(
    windows: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (windows, "cp1252"))
    assert preferred() == language


def test_a_computer_whose_locale_has_a_strange_name_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    def strange() -> tuple[str, str]:
        raise ValueError("unknown locale")

    monkeypatch.setattr("locale.getlocale", strange)
    assert preferred() == "en"
