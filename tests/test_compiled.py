"""The compiled file says what the texts say, for each of them, and never anything about another text."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
import pytest
from auditor import compiled, i18n, yaml_files
from auditor.engine import registry
from auditor.text import topics, vocabulary, weights
from auditor.yaml_files import Misfit
from babel.messages.pofile import read_po

templates = import_module("auditor.reports.html.templates")  # found by name, as by the auditor itself
ROOT = Path(__file__).parents[1]
SOURCES = [path for folder in ("auditor", "checks", "reports") for path in sorted((ROOT / folder).rglob("*.[yp][ao]*"))]


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What the build would write now."""
    monkeypatch.syspath_prepend(ROOT / "_build")
    import compile_data

    return compile_data.content()


def keep(monkeypatch: pytest.MonkeyPatch, made: Mapping[str, object]) -> None:
    """Have this compiled, and nothing else."""
    kept = {compiled.key(text): msgspec.Raw(msgspec.msgpack.encode(data)) for text, data in made.items()}
    monkeypatch.setattr(compiled, "_all", lambda: kept)


def test_every_file_is_compiled_to_what_stands_in_it(content: bytes) -> None:
    store = msgspec.msgpack.decode(content, type=dict[bytes, Any])
    texts = [path.read_text("utf-8") for path in SOURCES if path.suffix == ".yaml"]
    catalogues = [path.read_text("utf-8") for path in SOURCES if path.suffix == ".po"]
    pages = dict(templates.for_the_build())
    assert len(texts) > 150
    assert len(catalogues) == len(i18n.LANGUAGES) - 1
    assert len(pages) == len(list((ROOT / "reports" / "html").glob("*.html")))
    spoken = {language: topics.source(language) for language in weights.languages()}
    every = (*texts, *catalogues, *pages, *spoken.values(), vocabulary.sources())
    assert store.keys() == {compiled.key(text) for text in every}
    for language, text in spoken.items():
        assert store[compiled.key(text)] == msgspec.to_builtins(topics.read(language))
    assert [text for text, code in pages.items() if store[compiled.key(text)] != code] == []
    assert [text for text in texts if store[compiled.key(text)] != yaml_files.read(text).data] == []


def test_what_is_compiled_is_not_read_again_and_what_was_changed_is(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(monkeypatch, {"a: 1": {"a": 2}})
    assert yaml_files.parse("a: 1", dict[str, int]) == {"a": 2}
    assert yaml_files.parse("a: 1 ", dict[str, int]) == {"a": 1}


def test_a_template_is_taken_from_the_build_unless_it_was_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A page made of what was built and one made of the files are the same; that both ways are gone is seen here."""
    (tmp_path / "a.html").write_text("{% trans %}Fine{% endtrans %} {{ '<' }}", "utf-8")
    monkeypatch.setattr(templates, "FOLDER", tmp_path)
    shown = []
    for made in (dict(templates.for_the_build()), {key: "no Python" for key, _ in templates.for_the_build()}, {}):
        keep(monkeypatch, made)
        templates.environment.cache_clear()
        try:
            shown.append(templates.environment("nl").get_template("a.html").render())
        except SyntaxError:
            shown.append("what was built is used")
    templates.environment.cache_clear()
    assert shown == ["In orde &lt;", "what was built is used", "In orde &lt;"]


@pytest.mark.parametrize(("built", "said"), [(True, "In orde"), (False, "Fine")])
def test_without_babel_what_was_built_is_said_and_english_where_nothing_was(
    built: bool, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "auditor" / "locales" / "nl.po").read_text("utf-8")
    keep(monkeypatch, {text: i18n.compiled_catalogue(text)} if built else {})
    for module in ("babel", "babel.messages", "babel.messages.mofile", "babel.messages.pofile"):
        monkeypatch.setitem(sys.modules, module, None)
    i18n.translations.cache_clear()
    try:
        assert i18n.say("nl")("Fine") == said
    finally:
        i18n.translations.cache_clear()


def test_a_mistake_in_what_is_compiled_is_told_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "- 1\n- b"
    keep(monkeypatch, {text: yaml_files.read(text).data})
    with pytest.raises(Misfit) as caught:
        yaml_files.parse(text, list[int])
    assert caught.value.line == 2


@pytest.mark.parametrize("broken", [None, b"", b"\x81", b"no MessagePack"])
def test_without_a_sound_file_every_check_is_there_all_the_same(
    broken: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setattr(compiled, "files", lambda _: tmp_path)
    loaded = []
    for stored in (content, broken):
        (tmp_path / compiled.NAME).unlink(missing_ok=True)
        if stored is not None:
            (tmp_path / compiled.NAME).write_bytes(stored)
        compiled._all.cache_clear()
        loaded.append({key: check.file for key, check in registry.find(installed=False).checks.items()})
    compiled._all.cache_clear()
    assert len(loaded[0]) > 100
    assert loaded[0] == loaded[1]


@pytest.mark.parametrize("language", [language for language in i18n.LANGUAGES if language != "en"])
def test_a_catalogue_says_the_same_compiled_and_not(
    language: str, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    text = (ROOT / "auditor" / "locales" / f"{language}.po").read_text("utf-8")
    for store in ({}, msgspec.msgpack.decode(content, type=dict[bytes, msgspec.Raw])):
        monkeypatch.setattr(compiled, "_all", lambda store=store: store)
        i18n.translations.cache_clear()
        speak, many = i18n.say(language), i18n.translations(language).ngettext
        seen = 0
        for message in read_po(text.splitlines(keepends=True)):
            if isinstance(message.id, str):
                assert speak(message.id) == message.string or not message.id
            else:
                one, other = message.id
                assert [many(one, other, n) for n in (1, 2)] == list(message.string or ())
            seen += 1
        assert seen > 500
    i18n.translations.cache_clear()
