"""What a check is: one YAML file with its settings and words, and beside it a Python file where judgement is needed.

The YAML is validated when it is loaded. One file serves the verdict, the question, the report and the documentation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from auditor.model.account import Reason, Role
from auditor.model.verdict import Audit, Outcome, Severity


class CheckKind(StrEnum):
    """The three kinds of checks: judged by a setting's values, asked, or judged by Python."""

    SETTING = "setting"
    QUESTION = "question"
    PYTHON = "python"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of everything that stands in a check's file."""


class Words(_File, frozen=True):
    """Words that take the place of a check's own where they are not empty: on a service, for a teen, for a finding."""

    name: Annotated[str, Meta(description="The name of the thing then.")] = ""
    safe: Annotated[str, Meta(description="The title when all is well then.")] = ""
    unsafe: Annotated[str, Meta(description="The title when it is better changed then.")] = ""
    why: Annotated[str, Meta(description="Why it matters for a child then.")] = ""
    fix: Annotated[str, Meta(description="What to do then.")] = ""
    not_for_you: Annotated[str, Meta(description="When it does not concern a family then.")] = ""


class Question(_File, frozen=True):
    """What to ask when no download tells."""

    text: Annotated[dict[str, str], Meta(description="The question by language: one plain sentence.")]
    answers: Annotated[
        dict[str, dict[str, str]], Meta(description="For each possible value the answer's words by language.")
    ]


class Found(_File, frozen=True):
    """What a section says otherwise when a Python check comes to one message; what is left out stays as it is."""

    path: Annotated[dict[str, str], Meta(description="The way through the menus then, by language.")] = {}
    path_all: Annotated[dict[str, str], Meta(description="The way to all of them at once then, by language.")] = {}
    link: Annotated[str, Meta(description="The page then: https, on the service's own hosts.")] = ""
    search: Annotated[dict[str, str], Meta(description="What to type into the settings' search box then.")] = {}
    texts: Annotated[dict[str, Words], Meta(description="The words that differ then, by language.")] = {}


class Section(_File, frozen=True):
    """What a check says of one service.

    With `fact` it is a setting. Without `fact` and without Python it is a question.
    """

    verified: Annotated[
        str | None, Meta(description="Year, month or day when path and link were last followed; null = not yet.")
    ]
    path: Annotated[dict[str, str], Meta(description="The way through the menus, by language.")]
    path_all: Annotated[
        dict[str, str], Meta(description="The way to change all of them at once, by language, where there is one.")
    ] = {}
    fact: Annotated[str, Meta(description="The setting that is judged: any known value outside `safe` fails.")] = ""
    safe: Annotated[
        list[str | int], Meta(description="The values, or answers to the question, that are as they should be.")
    ] = []
    needs: Annotated[
        list[str], Meta(description="Facts without which a Python check cannot tell; the engine then answers unknown.")
    ] = []
    link: Annotated[str, Meta(description="The page of the setting: https, on the service's own hosts.")] = ""
    search: Annotated[
        dict[str, str], Meta(description="What to type into the settings' own search box, by language.")
    ] = {}
    note: Annotated[
        dict[str, str], Meta(description="What this service's download tells and does not, by language.")
    ] = {}
    moot: Annotated[
        dict[str, str | int],
        Meta(description="Facts with the value that makes this section not apply, such as a private account."),
    ] = {}
    severity: Annotated[
        Severity | None, Meta(description="How bad it would be on this service, where that differs.")
    ] = None
    each_child_from: Annotated[
        int | None, Meta(description="Ask once for each child of the family of this age in years, or older.")
    ] = None
    parents_from: Annotated[
        int | None,
        Meta(description="Ask only when the family names so many parents who share authority, or none at all."),
    ] = None
    answers: Annotated[
        list[str], Meta(description="Which of the question's answers fit this service, when not all of them do.")
    ] = []
    question: Annotated[
        Question | None, Meta(description="The question in this service's own words, where the check's do not fit.")
    ] = None
    texts: Annotated[dict[str, Words], Meta(description="The words that differ on this service, by language.")] = {}
    teen: Annotated[
        dict[str, Words], Meta(description="The words that differ on a teen's own account here, by language.")
    ] = {}
    found: Annotated[
        dict[str, Found], Meta(description="What differs when a Python check comes to a message, by the message's id.")
    ] = {}


class Text(_File, frozen=True):
    """The words of a check in one language; `safe` and `unsafe` are the titles of the two states."""

    name: Annotated[str, Meta(description="The name of the thing, without a full stop.")]
    safe: Annotated[str, Meta(description="The title when all is well.")]
    unsafe: Annotated[str, Meta(description="The title when it is better changed.")]
    why: Annotated[str, Meta(description="Why it matters for a child, in one or two sentences.")]
    fix: Annotated[str, Meta(description="What to do, in one or two sentences.")] = ""
    not_for_you: Annotated[str, Meta(description="When it does not concern a family.")] = ""
    messages: Annotated[
        dict[str, str],
        Meta(description="Sentences of a Python check by id, with {params}; a number may choose its words."),
    ] = {}


class FoundWords(_File, frozen=True):
    """The words of a `Found` in one further language."""

    path: str = ""
    path_all: str = ""
    search: str = ""
    texts: Words = Words()


class SectionWords(_File, frozen=True):
    """The words of a section in one further language; what is left out is said in English."""

    path: str = ""
    path_all: str = ""
    search: str = ""
    note: str = ""
    texts: Words = Words()
    teen: Words = Words()
    question: str = ""
    answers: dict[str, str] = {}
    found: dict[str, FoundWords] = {}


class Translation(_File, frozen=True):
    """The content of a file `<id>.<language>.yaml`: all words of a check in one further language.

    `answers` are the answers' words by value.
    """

    text: Text
    platforms: dict[str, SectionWords] = {}
    question: str = ""
    answers: dict[str, str] = {}
    teen: Words = Words()


class Case(_File, frozen=True):
    """One row of a check's case table: an account in a few words, and the outcome expected of it."""

    name: Annotated[str, Meta(description="What it shows; no two of a platform are named the same.")]
    platform: Annotated[str, Meta(description="The service the account is on.")]
    expect: Annotated[Outcome, Meta(description="The outcome it must come to.")]
    facts: Annotated[
        dict[str, str | int | list[str | int]], Meta(description="Known facts; a list of values means several sources.")
    ] = {}
    absent: Annotated[
        dict[str, Reason], Meta(description="Facts that are missing, with the reason; all others are missing too.")
    ] = {}
    account: Annotated[dict[str, Any], Meta(description="Other fields of the account as data, such as posts.")] = {}
    family: Annotated[dict[str, Any], Meta(description="Fields of the family as data, such as children.")] = {}
    role: Annotated[Role, Meta(description="Whose account it is.")] = Role.PARENT
    message: Annotated[str, Meta(description="The id of the message it must come to, where that matters.")] = ""


class CheckFile(_File, frozen=True):
    """The content of a check's YAML file.

    `code` is there because an installation that lost a Python file must not go by the rest.
    """

    id: Annotated[
        str, Meta(description="The check's id, the same as the file's name; it never changes without an alias.")
    ]
    topic: Annotated[str, Meta(description="The group it is shown in, the same as its folder's name.")]
    severity: Annotated[Severity, Meta(description="How bad it would be if this were wrong.")]
    audience: Annotated[Role, Meta(description="Whose account it is about: a parent's, a teen's own, or both.")]
    minutes: Annotated[int, Meta(description="How many minutes the change takes; of something counted, to begin.")]
    since: Annotated[str, Meta(description="The version of the program or package that first had it.")]
    platforms: Annotated[
        dict[str, Section],
        Meta(description="What it says of each service; one without readable downloads is always asked about."),
    ]
    texts: Annotated[dict[str, Text], Meta(description="Its words by language; English is needed.")]
    cases: Annotated[list[Case], Meta(description="Its case table, which is its test.")]
    question: Annotated[Question | None, Meta(description="What to ask when no download tells.")] = None
    sources: Annotated[list[str], Meta(description="Where the rule comes from: pages, books, laws.")] = []
    aliases: Annotated[list[str], Meta(description="Its former ids.")] = []
    rules: Annotated[list[str], Meta(description="Ids of the rules of a collection that it answers for.")] = []
    covers: Annotated[
        list[str], Meta(description="Ids of checks whose advice comes with its own; they are no first steps beside it.")
    ] = []
    seconds_each: Annotated[
        int, Meta(description="How many seconds more it takes for each photo or person that it concerns.")
    ] = 0
    teen: Annotated[dict[str, Words], Meta(description="The words that differ on a teen's own account.")] = {}
    teen_severity: Annotated[
        Severity | None, Meta(description="How bad it would be on a teen's own account, where that differs.")
    ] = None
    code: Annotated[
        Literal["", "python"],
        Meta(description="`python` when a Python file of the same name judges: then, and only then, it is there."),
    ] = ""


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
