"""Changes to a JSON file: to each key, each value and each entry of a list in turn."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.fuzz.words import OPPOSITES, UNSEEN, Changed, Kind, labels

_STRANGE: tuple[Any, ...] = (None, {}, [], 7, UNSEEN)
_AGAIN = "\x02again\x02"  # before a key that stands in its object already, until it is written
_KINDS = {dict: "object", list: "list", str: "text", bool: "flag", int: "number", float: "number", type(None): "null"}

Path = tuple[Any, ...]
Change = Callable[[Any, Any], None]
"""Changes a container at a key or index."""


def changes(content: bytes) -> Iterator[Changed]:
    """All changes to this file."""
    value = json.loads(content)
    empty: Any = type(value)()
    yield Kind.EMPTIED, "", lambda _: _written(empty)
    yield Kind.SHUFFLED, "", lambda content: _written(_reversed(json.loads(content)))
    for strange in _STRANGE:
        if type(strange) is not type(value):
            yield Kind.RETYPED, f"all: {_named(strange)}", _instead(strange)
    for path, container in _places(value):
        for kind, what, change in _at(container, path[-1]):
            yield kind, f"{_spelled(path)}{what}", _changed(path, change)


def _places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every place of a JSON value, with the container that holds it."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield (*path, key), value
        yield from _places(item, (*path, key))


def _at(container: Any, key: Any) -> Iterator[tuple[Kind, str, Change]]:
    value = container[key]
    if isinstance(container, dict):
        yield Kind.KEY_DROPPED, "", lambda into, at: into.pop(at)
        yield Kind.KEY_RENAMED, "", lambda into, at: _rename(into, at, f"{at}_{UNSEEN}")
        if key in labels():
            yield Kind.LABEL, "", lambda into, at: _rename(into, at, labels()[at])
        other = _other(value)
        yield Kind.TWICE, " key, the other first", lambda into, at: _key_again(into, at, other, first=True)
        yield Kind.TWICE, " key, the other last", lambda into, at: _key_again(into, at, other, first=False)
    else:
        yield Kind.NULL, "", lambda into, at: into.insert(at, None)
        if isinstance(value, dict):
            other = _other(value)
            yield Kind.TWICE, " entry, the other first", lambda into, at: into.insert(at, other)
            yield Kind.TWICE, " entry, the other last", lambda into, at: into.insert(at + 1, other)
    yield from _values(value)


def _values(value: Any) -> Iterator[tuple[Kind, str, Change]]:
    if isinstance(value, str):
        yield Kind.WORD, "", _set(UNSEEN)
        yield Kind.BLANK, "", _set("")
        if value in labels():
            yield Kind.LABEL, "", _set(labels()[value])
    if isinstance(value, int | float):
        yield Kind.NAN, "", _set(float("nan"))
    for strange in _STRANGE:
        if _KINDS[type(strange)] != _KINDS[type(value)]:
            yield Kind.RETYPED, f": {_named(strange)}", _set(strange)


def _set(new: Any) -> Change:
    def change(into: Any, at: Any) -> None:
        into[at] = new

    return change


def _instead(value: Any) -> Callable[[bytes], bytes]:
    return lambda _: _written(value)


def _other(value: Any) -> Any:
    """The same with every word that has an opposite turned into it; without one, with a word nobody knows."""
    turned = _each(value, _opposite)
    return turned if turned != value else _each(value, lambda leaf: UNSEEN if isinstance(leaf, str) else leaf)


def _opposite(leaf: Any) -> Any:
    if isinstance(leaf, bool):
        return not leaf
    return OPPOSITES.get(leaf, leaf) if isinstance(leaf, str) else leaf


def _each(value: Any, turn: Callable[[Any], Any]) -> Any:
    """A copy with each leaf turned, but for the names of rows."""
    if isinstance(value, dict):
        return {key: item if key in ("label", "title") else _each(item, turn) for key, item in value.items()}
    if isinstance(value, list):
        return [_each(item, turn) for item in value]
    return turn(value)


def _rename(into: dict[str, Any], key: str, name: str) -> None:
    pairs = [(name if old == key else old, value) for old, value in into.items()]
    into.clear()
    into.update(pairs)


def _key_again(into: dict[str, Any], key: str, other: Any, *, first: bool) -> None:
    pairs: list[tuple[str, Any]] = []
    for old, value in into.items():
        both = [(old, other), (_AGAIN + old, value)] if first else [(old, value), (_AGAIN + old, other)]
        pairs += both if old == key else [(old, value)]
    into.clear()
    into.update(pairs)


def _reversed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _reversed(item) for key, item in reversed(value.items())}
    return [_reversed(item) for item in reversed(value)] if isinstance(value, list) else value


def _changed(path: Path, change: Change) -> Callable[[bytes], bytes]:
    def make(content: bytes) -> bytes:
        value = into = json.loads(content)
        for step in path[:-1]:
            into = into[step]
        change(into, path[-1])
        return _written(value)

    return make


def _written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=True).replace(json.dumps(_AGAIN)[1:-1], "").encode("ascii")


def _named(value: Any) -> str:
    return json.dumps(value)


def _spelled(path: Path) -> str:
    return "/".join(map(str, path))
