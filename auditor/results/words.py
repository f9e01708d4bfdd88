"""The words of a check where they are said: on one service, to a parent or a teen, about what was found."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import msgspec

from auditor.model.check import CheckFile, Found, Question, Text, Words
from auditor.model.result import Card, Finding

Speaking = CheckFile | Card
"""What has a check's words: its file, or its card in a result."""


def text_in(texts: Mapping[str, Text], language: str) -> Text:
    """A check's words in that language, else in English."""
    return texts.get(language) or texts["en"]


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in that language, else in English, else none."""
    return texts.get(language) or texts.get("en", "")


def text_for(check: Speaking, service: str, language: str, *, teen: bool = False, message: str = "") -> Text:
    """The words of a check on a service, on a teen's own account, and for the message that a Python check came to.

    What is nearest to the case wins: the message's words, then the teen's, then the service's, then the check's.
    """
    spoken = language if language in check.texts else "en"
    said = {
        field: words
        for layer in _layers(check, service, teen=teen, message=message)
        for field, words in msgspec.structs.asdict(layer.get(spoken, Words())).items()
        if words
    }
    return msgspec.structs.replace(check.texts[spoken], **said)


def _layers(check: Speaking, service: str, *, teen: bool, message: str) -> Iterator[Mapping[str, Words]]:
    section = check.platforms[service]
    yield section.texts
    if teen:
        yield check.teen
        yield section.teen
    yield section.found.get(message, Found()).texts


def asked(check: Speaking, service: str) -> Question | None:
    """What is asked on a service, with the answers that fit it; None when nothing is."""
    section = check.platforms[service]
    question = section.question or check.question
    if question is None or not section.answers:
        return question
    fitting = {value: words for value, words in question.answers.items() if value in section.answers}
    return Question(question.text, fitting)


def minutes(finding: Finding, card: Card) -> int:
    """How long the change takes: the check's minutes, and so much more for each photo or person."""
    return card.minutes + math.ceil(finding.concerns * card.seconds_each / 60)
