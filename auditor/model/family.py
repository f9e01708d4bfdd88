"""The parent's own `family.yaml`: names, birth dates and places, which stay in memory and are told to nobody.

children:
  - name: Noor
    nicknames: [Noortje, Noni]
    born: 2019-05-12
parents: [Anna, Bas]
schools: [Basisschool De Regenboog]
clubs: [vv De Vos]
streets: [Voorbeeldstraat]
towns: Utrecht
country: NL
accounts:
  - {platform: instagram, handle: noor.example, role: teen, child: Noor}

Only `children` is needed, and a list may also be one plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec
import yaml
from msgspec import Meta

from auditor.errors import AuditorError
from auditor.model.account import Platform, Role
from auditor.model.country import WANTED
from auditor.yaml_files import Misfit, Mistake, Written, read

LARGEST = 1 << 16
"""The most bytes of a family file."""
MOST_CHILDREN = 50
MOST_WORDS = 50
LONGEST = 100
"""The most characters of a name or word."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
ROLES = (Role.PARENT, Role.TEEN)
"""Whose an account can be."""

ShortText = Annotated[str, Meta(min_length=1, max_length=LONGEST)]
ShortTexts = Annotated[tuple[ShortText, ...], Meta(max_length=MOST_WORDS)]


class FamilyError(AuditorError):
    """A family file that cannot be used; the message holds the line, never what stands in it."""


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of everything that stands in a family file."""

    def __repr__(self) -> str:
        """Nothing that names anybody, so that no log and no traceback tells it."""
        return f"{type(self).__name__}(…)"


class Child(_Part, frozen=True):
    """A child of the family; a family file gives its birth date, the page may have its first name only."""

    name: ShortText
    born: date | None = None
    nicknames: ShortTexts = ()


class OwnAccount(_Part, frozen=True):
    """One of the family's accounts and whose it is; `child` names the child whose own account it is."""

    platform: Annotated[str, Meta(extra_json_schema={"enum": [p.value for p in Platform]})]
    handle: Annotated[ShortText, Meta(pattern=r"\w")]
    role: Annotated[Role, Meta(extra_json_schema={"enum": [role.value for role in ROLES]})] = Role.PARENT
    child: str = ""

    @property
    def whose(self) -> Role:
        """A parent's or a teen's: one that is a child's own is a teen's, whatever else is said."""
        return Role.TEEN if self.child else self.role


class Family(_Part, frozen=True):
    """The family; `births` are the children's birth dates in the order of the file.

    `parents` share parental authority. All words are as the family writes them; of all this only the `country`, two
    letters, stands in an output.
    """

    children: Annotated[tuple[Child, ...], Meta(max_length=MOST_CHILDREN)] = ()
    parents: ShortTexts = ()
    schools: ShortTexts = ()
    clubs: ShortTexts = ()
    streets: ShortTexts = ()
    towns: ShortTexts = ()
    accounts: Annotated[tuple[OwnAccount, ...], Meta(max_length=MOST_WORDS)] = ()
    country: Annotated[str, Meta(pattern=r"^([A-Za-z]{2})?$")] = ""

    @property
    def births(self) -> tuple[date, ...]:
        """The birth dates of the children, where they are known."""
        return tuple(child.born for child in self.children if child.born)

    def role_of(self, platform: str, handle: str) -> Role | None:
        """Whose account that is, None when the family does not say."""
        own = self._account(platform, handle)
        return own.whose if own else None

    def child_of(self, platform: str, handle: str) -> Child | None:
        """The child whose own account that is, None when the family does not say."""
        own = self._account(platform, handle)
        return self._child(own.child) if own else None

    def unmet_teens(self, platform: str, handles: Iterable[str]) -> tuple[OwnAccount, ...]:
        """The accounts of young people that the family named on a platform and that have none of these handles."""
        met = {_bare(handle) for handle in handles}
        named = (own for own in self.accounts if own.platform == platform and own.whose is Role.TEEN)
        return tuple(own for own in named if _bare(own.handle) not in met)

    def _account(self, platform: str, handle: str) -> OwnAccount | None:
        wanted = platform, _bare(handle)
        return next((own for own in self.accounts if (own.platform, _bare(own.handle)) == wanted), None)

    def _child(self, name: str) -> Child | None:
        return next((child for child in self.children if child.name.casefold() == name.casefold()), None)

    def __repr__(self) -> str:
        """Counts only."""
        return f"Family({len(self.children)})"


_LISTS = frozenset(
    field.name for part in (Family, Child) for field in msgspec.structs.fields(part) if field.type is ShortTexts
)
"""The fields that may also be one plain text."""


def child_age(child: Child, today: date) -> int | None:
    """How many birthdays a child has had; None when its birth date is not known."""
    return age_on(today, child.born) if child.born else None


def age_on(day: date, born: date) -> int:
    """The age in years on a day, of who was born on another."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _bare(handle: str) -> str:
    return handle.strip().removeprefix("@").casefold()


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
        written = _read(text)
        family = written.to(Family)
    except Misfit as misfit:
        raise _wrong(misfit.line, _in_words(misfit)) from None
    except Mistake as mistake:
        raise _wrong(mistake.line, mistake.sentence) from None
    for path, sentence in _mistakes(family):
        raise _wrong(written.line_of(path), sentence)
    return family


def _read(text: str) -> Written:
    """What a text says, in which there must be children: a family without any is written `children: []`."""
    written = read(text, words=True)
    if not isinstance(written.data, dict) or "children" not in written.data:
        raise Mistake(1, _EXPECTED[""])
    children = written.data["children"]
    for part in (written.data, *(children if isinstance(children, list) else ())):
        for name in part.keys() & _LISTS if isinstance(part, dict) else ():
            if isinstance(part[name], str):
                part[name] = [part[name]] if part[name] else []
    return written


def dump(family: Family) -> str:
    """The text of a file that holds this family; `parse` reads it back."""
    data = {"children": [], **msgspec.to_builtins(family)}
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=2 * LONGEST))


def json_schema() -> dict[str, Any]:
    """The published JSON schema of a family file, for editors."""
    schema = msgspec.json.schema(Family)
    for part in schema["$defs"].values():
        part["description"] = " ".join(part["description"].split())
        fields = part.get("properties", {})
        fields |= {name: {"anyOf": [fields[name]["items"], fields[name]]} for name in fields.keys() & _LISTS}
    schema["$defs"]["Family"]["required"] = ["children"]
    schema["$defs"]["Child"]["required"] = ["name", "born"]
    schema["$defs"]["Child"]["properties"]["born"] = {"type": "string", "format": "date"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "auditor/family/1",
        "title": "A family, for the family privacy auditor",
        **schema,
    }


class _Dumper(yaml.SafeDumper):
    """YAML that quotes no more than `read` needs."""


_Dumper.yaml_implicit_resolvers = {}

_PLACES: Mapping[str, type[_Part]] = {"": Family, "children": Child, "accounts": OwnAccount}
_EXPECTED = {
    "": "the list of children is missing",
    "children": f"children must be a list of at most {MOST_CHILDREN}, each with a name and born",
    "name": "a child needs a name",
    "born": "born must be a day such as 2019-05-12",
    "accounts": f"accounts must be a list of at most {MOST_WORDS}, each with a platform and a handle",
    "platform": f"platform must be one of {', '.join(Platform)}",
    "handle": "an account needs a handle",
    "role": f"role must be {' or '.join(ROLES)}",
    "child": "child must be the name of one of the children above",
    "country": f"country must be {WANTED}",
}
"""What a field must be. What is said of a mistake goes by the place alone, so that it holds nothing of the file."""


def _in_words(misfit: Misfit) -> str:
    """What should stand in the place of a mistake."""
    field = misfit.path.rpartition(".")[2].partition("[")[0].strip("$")
    if misfit.unknown:
        return f"only {_fields(_PLACES[field])} may stand here"
    words = f"{field} must be at most {MOST_WORDS} words, none of them empty or longer than {LONGEST} letters"
    return _EXPECTED.get(misfit.missing or field, words)


def _fields(part: type[_Part]) -> str:
    return " and ".join(field.name for field in msgspec.structs.fields(part))


def _mistakes(family: Family) -> Iterator[tuple[str, str]]:
    """What is wrong beyond types, each with the path of the node it stands in."""
    for number, child in enumerate(family.children):
        if child.born is None or not FIRST_YEAR <= child.born.year <= LAST_YEAR:
            yield f"$.children[{number}]" + (".born" if child.born else ""), _EXPECTED["born"]
    for number, own in enumerate(family.accounts):
        path = f"$.accounts[{number}]"
        if own.platform not in list(Platform):
            yield f"{path}.platform", _EXPECTED["platform"]
        if own.role not in ROLES:
            yield f"{path}.role", _EXPECTED["role"]
        if own.child and family._child(own.child) is None:  # noqa: SLF001  # its own module
            yield f"{path}.child", _EXPECTED["child"]


def _wrong(line: int, sentence: str) -> FamilyError:
    return FamilyError(
        "The family file cannot be used: line {line}: {sentence}.",
        "Write it as in the documentation: children, each with a name and born: YYYY-MM-DD.",
        line=line,
        sentence=sentence,
    )
