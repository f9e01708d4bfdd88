"""The one dialect of YAML: what is a word, what stands twice, and in which line something is wrong."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from auditor import yaml_files
from auditor.errors import AuditorError
from auditor.yaml_files import Misfit, Mistake


class Thing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    sizes: list[int] = []
    parts: list[Thing] = []


@pytest.mark.parametrize("word", ["on", "off", "yes", "no", "True", "NO", "2019-05-12", "12:30", "0612", "1_000", "="])
def test_words_are_what_they_look_like(word: str) -> None:
    assert yaml_files.read(f"{word}: [{word}]").data == {word: [word]}


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("-12", -12), ("0", 0), ("0.5", 0.5)],
)
def test_what_is_no_word(text: str, value: object) -> None:
    found = yaml_files.read(f"a: {text}").data["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("word", ["true", "null", "~", "12", "2019-05-12"])
def test_where_all_are_words_all_are(word: str) -> None:
    assert yaml_files.read(f'a: {word}\nb: " x  y "', words=True).data == {"a": word, "b": "x y"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 2\na: 3", 3),
        ("- a: 1\n-\n  b: {c: 1, c: 2}", 3),
        ('on: 1\n"on": 2', 2),
        ("a: 1\n b: 2", 2),
        ("a: [1", 1),
        ("a: 1\n---\nb: 2", 2),
        ("a: !!python/name:os.system x", 1),
        ("a: !!bool x", 1),
        ("a: !!timestamp x", 1),
        ("? [a]\n: b", 1),
        ("[" * 5000, 1),
        ("a: &a [*a, *b]", 1),
    ],
)
def test_what_is_no_yaml_of_ours_is_named_with_its_line(text: str, line: int) -> None:
    with pytest.raises(Mistake) as caught:
        yaml_files.read(text)
    assert caught.value.line == line


def test_what_is_merged_in_may_stand_again() -> None:
    written = yaml_files.read("a: &a {x: 1, y: 1}\nb: &b {<<: *a, x: 2}\nc: {<<: *b, y: 3}")
    assert written.data["b"] == {"x": 2, "y": 1}
    assert written.data["c"] == {"x": 2, "y": 3}


@pytest.mark.parametrize(
    ("text", "line", "path", "unknown", "missing"),
    [
        ("name: a\nsizes:\n  - 1\n  - b", 4, "$.sizes[1]", "", ""),
        ("name: a\nparts:\n  - name: b\n    size: 1", 4, "$.parts[0]", "size", ""),
        ("name: a\nparts:\n  - sizes: []", 3, "$.parts[0]", "", "name"),
        ("name: [a]", 1, "$.name", "", ""),
        ("[a]", 1, "$", "", ""),
        ("\nname: a\nNam`e: b", 3, "$", "Nam`e", ""),
    ],
)
def test_what_msgspec_says_is_taken_apart(text: str, line: int, path: str, unknown: str, missing: str) -> None:
    """These are sentences of msgspec 0.19 to 0.22; before its ceiling is raised, see that they are still the same."""
    assert msgspec.__version__.split(".")[:2] in ([["0", str(minor)] for minor in range(19, 23)])
    with pytest.raises(Misfit) as caught:
        yaml_files.parse(text, Thing)
    assert vars(caught.value).items() >= {"line": line, "path": path, "unknown": unknown, "missing": missing}.items()
    assert "`$" not in caught.value.sentence


@pytest.mark.parametrize("content", [b"name: a\nsize: 1", b"name: [", b"\xff", None])
def test_a_broken_file_of_the_program_is_an_error(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "thing.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(AuditorError, match=r"thing\.yaml .* line \d: "):
        yaml_files.load(path, Thing)


def test_a_changed_file_is_always_seen(tmp_path: Path) -> None:
    path = tmp_path / "thing.yaml"
    for name in ("a", "b"):
        path.write_text(f"name: {name}")
        assert yaml_files.load(path, Thing) == Thing(name)
