"""The Dutch catalogue says everything that the interface says, and no more."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import walk_packages

import auditor
import pytest
from auditor.downloads.refusals import Sentences
from auditor.errors import AuditorError
from auditor.i18n import LANGUAGES
from auditor.model.facts import FACTS
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
_SAY = ("_", "N_", "speak", "_speak", "gettext")
_COUNT = ("many", "ngettext")
_OPTIONS = {"trimmed": "true", "silent": "false"}
_FIELD = re.compile(r"%\(\w+\)s|\{\w*\}")

Id = str | tuple[str, ...]


def _in_templates() -> Iterator[Id]:
    for path in sorted((ROOT / "reports" / "html").glob("*.html")):
        for _, message, _, _ in extract_from_file("jinja2.ext:babel_extract", path, options=_OPTIONS):
            yield message if isinstance(message, str) else tuple(message[:2])


@cache
def _calls() -> tuple[tuple[str, ast.Call], ...]:
    """Every call in the code, with the name of what is called."""
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "auditor").rglob("*.py"))]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return tuple((ast.unparse(call.func).rpartition(".")[2], call) for call in calls)


def _literals(call: ast.Call) -> tuple[str, ...]:
    return tuple(a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


def _in_code() -> Iterator[Id]:
    """The literals given to a function that says them; `say(language)("…")` is one as well."""
    for name, call in _calls():
        said = _literals(call)
        if said and (name in _SAY or re.fullmatch(r"say\(\w+\)", name)):
            yield said[0]
        elif name in _COUNT and len(said) == 2:
            yield said


for _module in walk_packages(auditor.__path__, "auditor."):
    import_module(_module.name)  # and with every module every kind of error and every table


def _kinds(kind: type[AuditorError]) -> set[str]:
    return {kind.__name__}.union(*map(_kinds, kind.__subclasses__()))


def _errors() -> list[ast.Call]:
    """Where an error for the user is made; the tables of refusals make theirs without naming its class."""
    return [call for name, call in _calls() if name in _kinds(AuditorError)]


def _in_errors() -> Iterator[Id]:
    """The two templates of each error, made by itself or out of a table."""
    for call in _errors():
        yield from _literals(call)
    for table in Sentences.__subclasses__():
        for row in table:
            yield from row.value


def _in_facts() -> Iterator[Id]:
    for spec in FACTS.values():
        yield from filter(None, (spec.name, *spec.sections.values()))


def spoken() -> set[Id]:
    return {*_in_templates(), *_in_code(), *_in_errors(), *_in_facts()}


@pytest.fixture(scope="module", params=[language for language in LANGUAGES if language != "en"])
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    with (files("auditor") / "locales" / f"{request.param}.po").open("rb") as stream:
        return read_po(stream, locale=request.param)


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _texts(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ("",))


def test_the_search_for_messages_finds_some_of_each_kind() -> None:
    assert "What to do first" in set(_in_templates())
    assert ("%(num)s minute", "%(num)s minutes") in set(_in_templates())
    assert "Your family" in set(_in_code())
    assert "Reading {name} …" in set(_in_code())
    assert "Stopped. Nothing was changed." in set(_in_code())
    assert {"There is no check {check}.", "{label} is empty.", "Give the zips that are inside it."} <= set(_in_errors())


def test_every_error_is_written_out_where_it_is_made() -> None:
    """Otherwise its sentences would escape the search, or the names in them be translated or missing."""
    assert len(_errors()) > 20
    for call in _errors():
        templates = _literals(call)
        shown = ast.unparse(call)
        assert len(templates) == len(call.args) == 2, shown
        assert {f"{{{k.arg}}}" for k in call.keywords} == {f for t in templates for f in _FIELD.findall(t)}, shown


def test_every_refusal_asks_for_nothing_but_the_label() -> None:
    for sentence in (row for table in Sentences.__subclasses__() for row in table):
        fields = {field for template in sentence.value for field in _FIELD.findall(template)}
        assert fields - {f"{{{name}}}" for name in sentence.names} == {"{label}"}


def test_nothing_is_missing(catalogue: Catalog) -> None:
    said = {m.id if isinstance(m.id, str) else tuple(m.id) for m in messages(catalogue) if all(_texts(m.string))}
    assert sorted(map(str, spoken() - said)) == []


def test_nothing_is_left_over(catalogue: Catalog) -> None:
    said = {m.id if isinstance(m.id, str) else tuple(m.id) for m in messages(catalogue)}
    assert sorted(map(str, said - spoken())) == []
    assert not catalogue.obsolete
    assert not [m.id for m in messages(catalogue) if m.fuzzy]


def test_each_translation_has_the_fields_of_its_message(catalogue: Catalog) -> None:
    for message in messages(catalogue):
        fields = {field for text in _texts(message.id) for field in _FIELD.findall(text)}
        for text in _texts(message.string):
            assert set(_FIELD.findall(text)) <= fields, message.id
        assert set(_FIELD.findall(_texts(message.string)[-1])) == fields, message.id


def test_the_catalogue_is_sorted(catalogue: Catalog) -> None:
    first = [_texts(message.id)[0] for message in messages(catalogue)]
    assert first == sorted(first)
