"""Ages and birthdays of children in posts: by words, and by the family's own dates."""

from __future__ import annotations

import pytest
from auditor.engine.registry import Registry
from tests.checks.children.texts import by_family, by_words, harmless


@pytest.mark.parametrize(
    "caption",
    [
        "Noor (5) en Daan (3)",
        "our son is 7 years old",
        "onze dochter, 3 jaar",
        "geboren 12-05-2024",
        "zum 3. Geburtstag",
        "sweet sixteen",
    ],
)
def test_words_tell_it_in_four_languages(builtin: Registry, caption: str) -> None:
    assert by_words(builtin.checks["ages_in_posts"], caption)


@pytest.mark.parametrize(
    "caption",
    [
        "Part (2)",
        "Sunset (3)",
        "our car is 5 years old",
        "with our kids on 12/05/2024",
        "born 12 May 1984",
        "happy 40th birthday",
    ],
)
def test_harmless_words_do_not(builtin: Registry, caption: str) -> None:
    assert harmless(builtin.checks["ages_in_posts"], caption)


@pytest.mark.parametrize(
    "caption", ["Emma is 7 jaar", "8.3.2017, onvergetelijk", "8-3-'17, onvergetelijk", "8 maart 17, onvergetelijk"]
)
def test_the_familys_own_words_tell_more(builtin: Registry, caption: str) -> None:
    assert by_family(builtin.checks["ages_in_posts"], caption)
