"""Every language has its lists."""

from __future__ import annotations

import pytest
from auditor.text import LANGUAGES, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_list_that_is_not_about_spelling(language: str) -> None:
    for use in words(language).__struct_fields__:
        if not use.startswith("street"):
            assert getattr(words(language), use), use
    assert any(getattr(words(language), use) for use in ("street_endings", "streets_before", "streets_after"))
