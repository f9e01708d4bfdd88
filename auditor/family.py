"""The parent's own `family.yaml`: the children's names and birth dates, which stay in memory and are never written.

children:
  - name: Noor
    born: 2019-05-12
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import yaml

from auditor.account import Role
from auditor.errors import AuditorError

LARGEST = 1 << 16
MOST_CHILDREN = 50
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIRST_YEAR = 1900


class FamilyError(AuditorError):
    """A family file that cannot be used; the message holds the line, never what stands in it."""


class Child(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A child of the family."""

    name: str
    born: date
    nicknames: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Nothing of the child, so that no log and no traceback tells it."""
        return "Child(…)"


class OwnAccount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the family's accounts and whose it is; `child` names the child whose own account it is."""

    platform: str
    handle: str
    role: Role = Role.PARENT
    child: str = ""

    def __repr__(self) -> str:
        """Nothing that names anybody."""
        return "OwnAccount(…)"


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The family; `births` are the children's birth dates in the order of the file.

    `parents` share parental authority. All words are as the family writes them; nothing of it stands in any output.
    """

    children: tuple[Child, ...] = ()
    parents: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    clubs: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    accounts: tuple[OwnAccount, ...] = ()

    @property
    def births(self) -> tuple[date, ...]:
        """The children's birth dates."""
        return tuple(child.born for child in self.children)

    def __repr__(self) -> str:
        """Counts only."""
        return f"Family({len(self.children)})"


def load(path: Path) -> Family:
    """The family in a file. Raises FamilyError, in one sentence with the line, when it cannot be used."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise FamilyError("The family file could not be read.", "See that it is there and may be opened.") from None
    if len(content) > LARGEST:
        raise FamilyError(
            "The family file is far too large.",
            "Write it as in the documentation: children, each with a name and born: YYYY-MM-DD.",
        )
    try:
        return parse(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FamilyError("The family file is no text in UTF-8.", "Save it as UTF-8.") from None


def parse(text: str) -> Family:
    """The family in a text. Raises FamilyError."""
    try:
        node = yaml.compose(text, yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _wrong(mark.line + 1 if mark else 1, "this is no valid YAML") from None
    except (ValueError, RecursionError):
        raise _wrong(1, "this is no valid YAML") from None
    fields = dict(_fields(node, ("children",), 1))
    listed = fields.get("children")
    if not isinstance(listed, yaml.SequenceNode):
        raise _wrong(_line(listed or node), "the list of children is missing")
    if len(listed.value) > MOST_CHILDREN:
        raise _wrong(_line(listed), "these are too many children")
    return Family(tuple(_child(child) for child in listed.value))


def _child(node: yaml.Node) -> Child:
    fields = dict(_fields(node, ("name", "born"), _line(node)))
    words = {name: value.value.strip() for name, value in fields.items() if isinstance(value, yaml.ScalarNode)}
    if not words.get("name"):
        raise _wrong(_line(fields.get("name", node)), "a child needs a name")
    return Child(words["name"], _day(words.get("born", ""), _line(fields.get("born", node))))


def _day(text: str, line: int) -> date:
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or day.year < _FIRST_YEAR:
        raise _wrong(line, "born must be a day such as 2019-05-12")
    return day


def _fields(node: yaml.Node | None, allowed: tuple[str, ...], line: int) -> Iterator[tuple[str, yaml.Node]]:
    """The fields of a mapping, each once and of those allowed."""
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(line, f"{' and '.join(allowed)} must stand here")
    seen: set[str] = set()
    for key, value in node.value:
        if key.value not in allowed:
            raise _wrong(_line(key), f"only {' and '.join(allowed)} may stand here")
        if key.value in seen:
            raise _wrong(_line(key), f"{key.value} stands here twice")
        seen.add(key.value)
        yield key.value, value


def _line(node: yaml.Node | None) -> int:
    return node.start_mark.line + 1 if node else 1


def _wrong(line: int, sentence: str) -> FamilyError:
    return FamilyError(
        "The family file cannot be used: line {line}: {sentence}.",
        "Write it as in the documentation: children, each with a name and born: YYYY-MM-DD.",
        line=line,
        sentence=sentence,
    )
