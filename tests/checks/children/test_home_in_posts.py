"""Where the family lives, in posts: by words, and by the family's own street and town."""

from __future__ import annotations

import pytest
from auditor.engine.registry import Registry
from tests.checks.children.texts import by_family, by_words, harmless


@pytest.mark.parametrize("caption", ["Kerkstraat 12", "12 rue Lepic", "nouvelle maison", "In unserer Straße"])
def test_words_tell_it_in_four_languages(builtin: Registry, caption: str) -> None:
    assert by_words(builtin.checks["home_in_posts"], caption)


@pytest.mark.parametrize("caption", ["wandelen in de Kalverstraat", "at home"])
def test_harmless_words_do_not(builtin: Registry, caption: str) -> None:
    assert harmless(builtin.checks["home_in_posts"], caption)


@pytest.mark.parametrize(
    ("caption", "message"), [("sneeuw in de Voorbeeldlaan", "found"), ("Utrecht, wat ben je mooi", "found_light")]
)
def test_the_familys_own_words_tell_more(builtin: Registry, caption: str, message: str) -> None:
    assert by_family(builtin.checks["home_in_posts"], caption, message)
