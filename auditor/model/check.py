"""What a check is: one YAML file with its settings and words, and beside it a Python file where judgement is needed.

The YAML is validated when it is loaded. One file serves the verdict, the question, the report and the documentation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from auditor.model.account import Reason, Role
from auditor.model.verdict import Audit, Outcome, Severity


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of everything that stands in a check's file."""


class Section(_File, frozen=True):
    """What a check says of one service.

    With `fact` it is a setting: any known value outside `safe` fails. Without `fact` and without Python it is a
    question. `needs` names the facts without which a Python check cannot tell. `path` is the way through the menus by
    language, `search` what to type into the settings' own search box, `verified` when path and link were last seen to
    be right (year, month or day; null = not yet verified), `note` what this service's download tells and does not.
    `moot` names facts and the values that make the whole section not apply, such as a private account.
    `each_child_from` asks the question once for each child of the family that is of this age in years, or older;
    `parents_from` asks only when so many parents share authority over the children, as far as the family says.
    `answers` names the question's answers that fit this service, when not all of them do.
    """

    verified: str | None
    path: dict[str, str]
    fact: str = ""
    safe: list[str | int] = []
    needs: list[str] = []
    link: str = ""
    search: dict[str, str] = {}
    note: dict[str, str] = {}
    moot: dict[str, str | int] = {}
    severity: Severity | None = None
    each_child_from: int | None = None
    parents_from: int | None = None
    answers: list[str] = []


class Text(_File, frozen=True):
    """The words of a check in one language.

    `name` names the thing, `safe` and `unsafe` are the titles of the two states, `why` says why it matters for a child,
    `fix` what to do, `not_for_you` when it does not concern this family. `messages` are the sentences of a Python
    check by id, with `{params}`.
    """

    name: str
    safe: str
    unsafe: str
    why: str
    fix: str = ""
    not_for_you: str = ""
    messages: dict[str, str] = {}


class Question(_File, frozen=True):
    """What to ask when no download tells: the question by language, and for each possible value the answer's words."""

    text: dict[str, str]
    answers: dict[str, dict[str, str]]

    def offered(self, section: Section) -> dict[str, dict[str, str]]:
        """The answers that fit a service: their words by value, in the question's order."""
        return {value: said for value, said in self.answers.items() if not section.answers or value in section.answers}


class SectionWords(_File, frozen=True):
    """The words of a section in one further language; what is left out is said in English."""

    path: str = ""
    search: str = ""
    note: str = ""


class Translation(_File, frozen=True):
    """The content of a file `<id>.<language>.yaml`: all words of a check in one further language.

    `answers` are the answers' words by value.
    """

    text: Text
    platforms: dict[str, SectionWords] = {}
    question: str = ""
    answers: dict[str, str] = {}


class Case(_File, frozen=True):
    """One row of a check's case table: an account in a few words, and the outcome expected of it.

    `facts` (a list of values = several sources) and `absent` (id to reason) are the account's facts, `account` holds
    any other fields of `Account` as data, `family` those of `Family`.
    """

    name: str
    platform: str
    expect: Outcome
    facts: dict[str, str | int | list[str | int]] = {}
    absent: dict[str, Reason] = {}
    account: dict[str, Any] = {}
    family: dict[str, Any] = {}
    role: Role = Role.PARENT
    message: str = ""


class CheckFile(_File, frozen=True):
    """The content of a check's YAML file.

    `rules` are the ids of the reference's rules that it answers for, `covers` the checks whose advice comes with its
    own (they are no first steps beside it), `aliases` its former ids. `teen_severity` holds on a teen's own account.
    `code` says that a Python file of the same name judges: an installation that lost it must not go by the rest.
    """

    id: str
    topic: str
    severity: Severity
    audience: Role
    minutes: int
    since: str
    platforms: dict[str, Section]
    texts: dict[str, Text]
    cases: list[Case]
    question: Question | None = None
    sources: list[str] = []
    aliases: list[str] = []
    rules: list[str] = []
    covers: list[str] = []
    teen_severity: Severity | None = None
    code: Literal["", "python"] = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a check came from: `builtin`, `package` or `folder`, its name and version, and the hash of its files."""

    kind: str
    name: str
    version: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A loaded check."""

    file: CheckFile
    origin: Origin
    audit: Audit | None = None

    @property
    def id(self) -> str:
        """The check's id, the name of its file."""
        return self.file.id
