"""The one dialect of YAML in this house: what people write by hand, and the line in which something wrong stands.

It is strict: nothing stands twice, and a word is what it looks like. `on`, `off`, `yes`, `no`, `True`, days, times and
numbers that begin with 0 are text; only `true`, `false`, `null`, `~` and ordinary numbers are something else.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec
import yaml

from auditor import compiled
from auditor.errors import AuditorError

_T = TypeVar("_T")


class Mistake(Exception):  # noqa: N818  # of whoever wrote it; each kind of file makes its own error out of it
    """What is wrong with a text, in a few words, and in which line."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(line, sentence)
        self.line = line
        self.sentence = sentence


class Misfit(Mistake):
    """Data that do not fit their type: where, such as `$.cases[0].name`, and the field that is unknown or missing."""

    def __init__(self, line: int, sentence: str, path: str, unknown: str = "", missing: str = "") -> None:
        super().__init__(line, sentence)
        self.path = path
        self.unknown = unknown
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a text, and where."""

    data: Any
    node: yaml.Node | None

    def to(self, kind: type[_T]) -> _T:
        """The data as that type. Raises Misfit."""
        try:
            return msgspec.convert(self.data, kind)
        except msgspec.ValidationError as error:
            sentence, path, unknown, missing = taken_apart(error)
            raise Misfit(self.line_of(path + f".{unknown}" * bool(unknown)), sentence, path, unknown, missing) from None

    def line_of(self, path: str) -> int:
        """The line of the deepest thing on a path like `$.platforms.instagram.safe[0]`."""
        node, line = self.node, 1
        for step in path.replace("[", ".[").split(".")[1:]:
            child: yaml.Node | None = None
            if isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    if key.value == step:
                        line, child = key.start_mark.line + 1, value
            elif isinstance(node, yaml.SequenceNode) and step.strip("[]").isdigit():
                child = node.value[int(step.strip("[]"))]
                line = child.start_mark.line + 1
            if child is None:
                break
            node = child
        return line


def load(path: Traversable, kind: type[_T]) -> _T:
    """What one of the program's own files says. Raises AuditorError, for it is broken then."""
    try:
        return parse(path.read_text("utf-8"), kind)
    except (OSError, UnicodeDecodeError, Mistake) as error:
        raise AuditorError(
            "The file {name} of this program cannot be used: line {line}: {sentence}.",
            "Install the auditor anew, or correct that line.",
            name=path.name,
            line=getattr(error, "line", 1),
            sentence=getattr(error, "sentence", "it cannot be read"),
        ) from error


def parse(text: str, kind: type[_T]) -> _T:
    """What a text says, as that type. Raises Mistake."""
    made = compiled.kept(text)
    if made is not None:
        with suppress(msgspec.DecodeError):  # what is wrong is told below, with its line
            return msgspec.msgpack.decode(made, type=kind)
    return read(text).to(kind)


def read(text: str, *, words: bool = False) -> Written:
    """What stands in a text; with `words`, every value is a text without needless blanks. Raises Mistake."""
    try:
        source = (_Words if words else _Loader)(text)
        node = source.get_single_node()
        return Written(source.construct_document(node) if node else None, node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)  # where the text ends, it may stand behind the last line
        line = min(mark.line + 1, len(text.splitlines())) if mark else 1
        raise Mistake(line, "this is no valid YAML") from None
    except RecursionError:
        raise Mistake(1, "it is nested too deeply") from None
    except (ValueError, LookupError, OverflowError):  # escapes, and values that are not of the tag before them
        raise Mistake(1, "this is no valid YAML") from None


def taken_apart(error: msgspec.ValidationError) -> tuple[str, str, str, str]:
    """What msgspec says in English of data: its sentence, the path, and the name of a field unknown or missing there.

    A test holds these sentences; a sentence in other words would only lose its line.
    """
    sentence, _, path = str(error).partition(" - at `")
    named = re.fullmatch(r"Object (contains unknown|missing required) field `(.*)`", sentence, re.DOTALL)
    which, field = named.groups() if named else ("", "")
    unknown, missing = (field if which.startswith(word) else "" for word in ("contains", "missing"))
    return sentence, path.removesuffix("`") or "$", unknown, missing


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # libyaml's, where it is there
    """The dialect of this house."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Merge what `<<` names; what stands here itself may stand only once."""
        named = [_name(key) for key, _ in node.value]
        if len({*named}) < len(named):
            twice = next(key for n, (key, _) in enumerate(node.value) if named[n] in named[:n])
            raise Mistake(twice.start_mark.line + 1, "this stands here twice")
        super().flatten_mapping(node)
        node.value = list({_name(key): (key, value) for key, value in node.value}.values())


def _name(key: yaml.Node) -> Hashable:
    return str(key.value) if isinstance(key, yaml.ScalarNode) else id(key)


_TAG = "tag:yaml.org,2002:"
_Loader.yaml_constructors = {
    tag: make
    for tag, make in yaml.SafeLoader.yaml_constructors.items()
    if tag is None or tag.removeprefix(_TAG) in ("str", "null", "bool", "int", "float", "seq", "map")
}
_Loader.yaml_implicit_resolvers = {}
for _tag, _first, _pattern in (
    ("null", ["~", "n", ""], r"~|null|"),
    ("bool", ["t", "f"], r"true|false"),
    ("int", list("-0123456789"), r"-?(?:0|[1-9]\d*)"),
    ("float", list("-0123456789"), r"-?(?:0|[1-9]\d*)\.\d+"),
    ("merge", ["<"], r"<<"),
):
    _Loader.add_implicit_resolver(_TAG + _tag, re.compile(rf"(?:{_pattern})\Z", re.ASCII), _first)


class _Words(_Loader):
    """The same, and every value is the text that it looks like, without needless blanks."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # PyYAML's own name and way

    def construct_scalar(self, node: yaml.Node) -> str:
        return " ".join(str(super().construct_scalar(node)).split())
