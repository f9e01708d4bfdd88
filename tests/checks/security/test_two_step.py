"""The second step in the words of each service: WhatsApp has a PIN and no password."""

from __future__ import annotations

import re

import pytest
from auditor.engine.registry import Registry
from auditor.results.words import asked, text_for

PASSWORD = re.compile(r"password|wachtwoord|passwort", re.IGNORECASE)


@pytest.mark.parametrize("language", ["en", "nl", "de"])
@pytest.mark.parametrize("teen", [False, True])
def test_whatsapp_is_asked_about_a_pin_and_never_about_a_password(builtin: Registry, language: str, teen: bool) -> None:
    file = builtin.checks["two_step"].file
    question = asked(file, "whatsapp")
    assert question is not None
    said = [question.text, *question.answers.values()]
    words = text_for(file, "whatsapp", language, teen=teen)
    assert "PIN" in words.name.upper()
    for sentence in (*(texts[language] for texts in said), words.unsafe, words.why, words.fix):
        assert not PASSWORD.search(sentence), sentence
