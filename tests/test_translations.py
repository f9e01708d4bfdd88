"""Every language says what it promises, and no more; what an unfinished one lacks is reported."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from auditor import yaml_files
from auditor.downloads.refusals import Sentences
from auditor.engine import registry
from auditor.errors import AuditorError
from auditor.i18n import LANGUAGES, compiled_catalogue
from auditor.model.check import Origin
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
LOCALES = ROOT / "auditor" / "locales"
OTHERS = [language for language in LANGUAGES if language != "en"]
_FIELD = re.compile(r"%\(\w+\)s|\{\w*\}")


@pytest.fixture(scope="module")
def words() -> Iterator[ModuleType]:
    """The build's own module, which no installed package holds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "_build")
        import words

        yield words
    sys.modules.pop("words", None)


@pytest.fixture(scope="module")
def template(words: ModuleType) -> Catalog:
    found: Catalog = words.messages()
    return found


@pytest.fixture(scope="module", params=OTHERS)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    with (LOCALES / f"{request.param}.po").open("rb") as stream:
        return read_po(stream, locale=request.param)


@cache
def _trees() -> tuple[ast.Module, ...]:
    paths = (path for folder in ("auditor", "reports") for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(ast.parse(path.read_text("utf-8")) for path in paths)


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call, with the name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


def _literals(call: ast.Call) -> tuple[str, ...]:
    return tuple(a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _texts(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ("",))


def test_the_search_for_messages_finds_some_of_each_kind(template: Catalog) -> None:
    found = {message.id if isinstance(message.id, str) else tuple(message.id) for message in template}
    in_templates = {"What to do first", ("%(num)s minute", "%(num)s minutes")}
    in_code = {"Your family", "Reading {name} …", "Stopped. Nothing was changed."}
    in_errors = {"There is no check {check}.", "{label} is empty.", "Give the zips that are inside it."}
    in_facts = {"Personal information", "Private account"}
    assert found >= in_templates | in_code | in_errors | in_facts


def test_every_error_is_written_out_where_it_is_made(words: ModuleType) -> None:
    """Otherwise its sentences would escape the search, or the names in them be translated or missing."""
    errors = [call for tree in _trees() for name, call in _calls(tree) if name in words.kinds(AuditorError)]
    assert len(errors) > 20
    for call in errors:
        templates = _literals(call)
        shown = ast.unparse(call)
        assert len(templates) == len(call.args) == 2, shown
        assert {f"{{{k.arg}}}" for k in call.keywords} == {f for t in templates for f in _FIELD.findall(t)}, shown


def test_no_message_stands_where_the_search_cannot_see_it() -> None:
    """It sees no f-strings, and no call of what a call returned: `say(language)("…")`."""
    saying = ("speak", "_speak", "many", "N_")
    calls = [call for tree in _trees() for call in _calls(tree)]
    inside = [c for tree in _trees() for f in ast.walk(tree) if isinstance(f, ast.JoinedStr) for c in _calls(f)]
    assert sum(name in saying for name, _ in calls) > 100
    assert [ast.unparse(call) for name, call in inside if name in saying and _literals(call)] == []
    assert [ast.unparse(call) for name, call in calls if name.startswith("say(")] == []


def test_every_refusal_asks_for_nothing_but_the_label_and_what_its_table_names() -> None:
    for sentence in (row for table in Sentences.__subclasses__() for row in table):
        fields = {field for template in sentence.value for field in _FIELD.findall(template)}
        assert {"{label}"} <= fields <= {"{label}", *(f"{{{name}}}" for name in sentence.names)}


@pytest.mark.parametrize("language", OTHERS)
def test_every_catalogue_is_as_make_words_writes_it(language: str, words: ModuleType, template: Catalog) -> None:
    """No message is missing or left over, and all are sorted."""
    text = (LOCALES / f"{language}.po").read_text("utf-8")
    assert words.updated(text, template) == text


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_lacks_nothing_that_it_does_not_say_it_lacks(language: str, words: ModuleType) -> None:
    lacks, may = words.lacking(language), words.unfinished(language)
    assert may <= set(words.PARTS) == lacks.keys()
    assert {part: lacked for part, lacked in lacks.items() if lacked and part not in may} == {}
    assert [part for part in may if not lacks[part]] == []  # what is finished is promised
    if may:
        pytest.skip(words.report(language, lacks))


def test_a_new_message_comes_into_a_catalogue_and_an_old_one_goes(words: ModuleType) -> None:
    text = '# First.\nmsgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgid "b"\nmsgstr "B"\n\nmsgid "old"\nmsgstr "x"\n'
    new = Catalog()
    for message in ("c", "b", ("{n} a", "{n} as")):
        new.add(message)
    head, *entries = words.updated(text, new).split("\n\n")
    assert head == text.partition("\n\n")[0]
    assert [entry.replace("#, python-brace-format\n", "").split("\n")[0] for entry in entries] == [
        'msgid "b"', 'msgid "c"', 'msgid "{n} a"'
    ]  # fmt: skip
    assert 'msgstr "B"' in entries[0]


@pytest.fixture(scope="module")
def begun(words: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this tree in which Icelandic was begun."""
    root = tmp_path_factory.mktemp("tree")
    for folder in ("auditor", "checks", "reports"):
        only = shutil.ignore_patterns("*.pyc", "*.onnx", "*.msgpack")
        shutil.copytree(ROOT / folder, root / folder, ignore=only)
    words.begin("is", root)
    return root


def test_a_begun_language_has_all_its_files_and_says_nothing_yet(words: ModuleType, begun: Path) -> None:
    lacks = words.lacking("is", begun)
    assert words.unfinished("is", begun) == set(words.PARTS) == {part for part, lacked in lacks.items() if lacked}
    assert len(lacks["texts"]) > 50
    assert {path.name.split(".")[0] for path in begun.glob("checks/*/*.is.yaml")} == set(words.FIRST)
    assert lacks["checks"] == list(registry.find(installed=False).checks)
    made = {check.id: check.file for check in registry.load_folder(begun / "checks", "builtin", "auditor")}
    assert made == {check.id: check.file for check in registry.find(installed=False).checks.values()}
    text = (begun / "auditor/locales/is.po").read_text("utf-8")
    assert GNUTranslations(BytesIO(compiled_catalogue(text))).ngettext("a", "b", 1) == "a"
    assert ";;" not in text


def test_a_begun_language_leaves_every_other_text_as_it_was(begun: Path) -> None:
    changed = 0
    for path in sorted([*begun.glob("auditor/**/*.yaml"), *begun.glob("reports/**/*.yaml")]):
        before = yaml_files.read((ROOT / path.relative_to(begun)).read_text("utf-8")).data
        after = yaml_files.read(path.read_text("utf-8")).data
        changed += before != after
        assert _without(after, "is") == before, path
    assert changed >= 6


def test_to_begin_again_changes_nothing(words: ModuleType, begun: Path) -> None:
    before = {path: path.read_bytes() for path in begun.rglob("*.[yp]*") if path.is_file()}
    words.begin("is", begun)
    assert {path: path.read_bytes() for path in begun.rglob("*.[yp]*") if path.is_file()} == before


def test_a_check_speaks_a_begun_language_once_its_words_are_written(begun: Path) -> None:
    path = begun / "checks/audience/private_profile.is.yaml"
    empty = path.read_text("utf-8")
    path.write_text(re.sub(r': ""  # .*', ": orð", empty), "utf-8")
    check = registry.load(begun / "checks/audience/private_profile.yaml", Origin("folder", "test"))
    path.write_text(empty, "utf-8")
    assert check.file.texts["is"].why == "orð"
    assert check.file.platforms["instagram"].path["is"] == "orð"
    assert check.file.question is not None
    assert {words["is"] for words in check.file.question.answers.values()} == {"orð"}


def _without(data: object, language: str) -> object:
    if isinstance(data, dict):
        return {key: _without(value, language) for key, value in data.items() if key != language}
    return [_without(value, language) for value in data] if isinstance(data, list) else data


def test_each_translation_has_the_fields_of_its_message(catalogue: Catalog) -> None:
    for message in messages(catalogue):
        fields = {field for text in _texts(message.id) for field in _FIELD.findall(text)}
        if not any(_texts(message.string)):
            continue  # still to be said: another test tells whether that may be
        for text in _texts(message.string):
            assert set(_FIELD.findall(text)) <= fields, message.id
        assert set(_FIELD.findall(_texts(message.string)[-1])) == fields, message.id
