"""The pages of settings: each file says only what the facts know, of its own platform, and how it is known."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from auditor.live.common import common, key, values
from auditor.live.pages import Kind, LivePage, page, pages
from auditor.live.reading import LiveCode
from auditor.model.account import Platform
from auditor.model.facts import FACTS
from auditor.model.posting import Audience

EVERY = [one for platform in Platform for one in pages(platform)]
LANGUAGES = {"en", "nl", "de", "fr", "es"}


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_a_page_says_what_the_facts_know(one: LivePage) -> None:
    assert page(one.id) is one
    host = urlsplit(one.address).hostname or ""
    assert one.address.startswith("https://")
    assert host.endswith(f".{one.platform}.com")
    assert one.heading.keys() == LANGUAGES
    for row in one.rows:
        assert one.platform in FACTS[row.fact].sections
        assert row.names.keys() >= {"en", "nl", "de"}
        assert row.evidence
        told = (
            row.states.values() if row.kind is Kind.SWITCH else values(row, one.platform, frozenset(LANGUAGES)).values()
        )
        assert told
        assert all(FACTS[row.fact].accepts(value) for value in told)
        assert row.states.keys() == {"checked", "unchecked"}


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_no_word_means_two_things(one: LivePage) -> None:
    for row in one.rows:
        for language in LANGUAGES:
            said = [
                key(word)
                for names in (row.words or common().audience[one.platform]).values()
                for word in names.get(language, ())
            ]
            assert len(said) == len(set(said)), (row.fact, language)
    names = [key(name) for row in one.rows for name in row.names["en"]]
    assert len(names) == len(set(names))


def test_the_shared_words_are_those_of_the_model() -> None:
    assert common().audience.keys() == set(Platform)
    assert all(words.keys() <= set(Audience) for words in common().audience.values())
    assert common().switch.keys() == {"on", "off"}
    assert common().signs.keys() <= set(LiveCode)


def test_ids_are_their_files_names() -> None:
    assert len({one.id for one in EVERY}) == len(EVERY)
    assert all(one.id.startswith(one.platform) for one in EVERY)
    assert page("no_such_page") is None
