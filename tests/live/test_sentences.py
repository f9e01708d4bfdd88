"""Each code has its two sentences, in every language of the house."""

from __future__ import annotations

import pytest
from auditor.i18n import LANGUAGES, say
from auditor.live.codes import LiveCode
from auditor.live.sentences import sentences


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", LiveCode)
def test_each_code_has_words(code: LiveCode, language: str) -> None:
    what, todo = sentences(code, say(language))
    assert what.endswith(".")
    assert todo.endswith(".")
    assert language == "en" or what != sentences(code, say("en"))[0]
