"""Hard moments of a child in posts: by words beside a child, and by the family's own names."""

from __future__ import annotations

import pytest
from auditor.engine.registry import Registry
from tests.checks.children.texts import by_family, by_words, harmless


@pytest.mark.parametrize(
    "caption", ["potty training", "ma fille est malade", "onze zoon in het ziekenhuis", "Töpfchen"]
)
def test_words_tell_it_in_four_languages(builtin: Registry, caption: str) -> None:
    assert by_words(builtin.checks["hard_moments"], caption)


@pytest.mark.parametrize("caption", ["sick of this rain with the kids", "I have a fever"])
def test_harmless_words_do_not(builtin: Registry, caption: str) -> None:
    assert harmless(builtin.checks["hard_moments"], caption)


@pytest.mark.parametrize("caption", ["Emma ligt met koorts op bed"])
def test_the_familys_own_words_tell_more(builtin: Registry, caption: str) -> None:
    assert by_family(builtin.checks["hard_moments"], caption)
