"""The big screen: one thought a slide, in every language, and as long as the workshop is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from auditor.guide.questions import workshop
from auditor.i18n import LANGUAGES
from auditor.workshop.projector import Slide, projector, slides

MOST_WORDS = 32
"""On one slide: more is not read from eight metres."""


def every() -> Iterator[tuple[str, Slide]]:
    return ((language, slide) for language in LANGUAGES for slide in slides(language))


def test_each_slide_is_short_and_says_something() -> None:
    for language, slide in every():
        said = " ".join((slide.title, *slide.family, *slide.words))
        assert 2 <= len(said.split()) <= MOST_WORDS, (language, said)
        assert slide.family or slide.words or slide.counts, (language, slide.title)


def test_each_line_is_a_whole_sentence() -> None:
    lines = [line for _, slide in every() for line in (*slide.family, *slide.words)]
    assert [line for line in lines if line[0].islower() or line[-1] not in ".?"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_station_has_its_slide_with_its_minutes(language: str) -> None:
    shown = {slide.title: slide for slide in slides(language)}
    for station in workshop().stations:
        assert shown[station.title[language]].minutes == station.minutes
        assert shown[station.title[language]].family


def test_every_example_is_of_a_station() -> None:
    assert set(projector().examples) <= {check for station in workshop().stations for check in station.checks}


def test_languages_have_their_own_words() -> None:
    english, *others = ([(s.title, s.family, s.words) for s in slides(language)] for language in LANGUAGES)
    for other in others:
        assert len(other) == len(english)
        assert not set(english) & set(other)
