"""What a check is: one YAML file with its settings and words, and beside it a Python file where judgement is needed.

The YAML is validated when it is loaded. One file serves the verdict, the question, the report and the documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal, TypeVar

import msgspec

from auditor import yaml_files
from auditor.errors import CheckLoadError
from auditor.model.account import Account, Confidence, Platform, Reason, Role
from auditor.model.facts import FACTS
from auditor.model.family import Family
from auditor.model.services import leads_to_service


class Outcome(StrEnum):
    """What a check says. There is no silence: what cannot be told is `unknown`, what a person must look up is `ask`."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    ASK = "ask"
    PASS = "pass"  # noqa: S105  # an outcome, no password
    NOT_APPLICABLE = "not_applicable"


TOLD = (Outcome.PASS, Outcome.FAIL)
"""The outcomes that are a verdict."""
OPEN = (Outcome.UNKNOWN, Outcome.ASK)
"""The outcomes that leave open what is so."""


class Severity(StrEnum):
    """How bad it would be, worst first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


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
class Context:
    """What a check may know besides the account. There is no clock and no file behind it."""

    today: date
    role: Role = Role.PARENT
    family: Family = field(default_factory=Family)


class Own(str):
    """A check's own word for a thing, such as "iPhone": it holds nothing out of the download and is not masked."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pointer into the download, and the words that stand there; they are masked before they leave the engine.

    Shown as they are: the word of a setting, as the account's fact of that id (`fact`) has it, and an `Own` word.
    """

    place: str
    snippet: str = ""
    at: date | None = None
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One judgement of a check about one account.

    `message` is an id in the texts' `messages`, `params` fill it: counts, days, words of `Audience` or `Own` ones; any
    other text is masked. `subject` tells several verdicts of one check apart and must not change from run to run.
    `evidence` comes in order of importance, as a tuple or a generator: the engine takes the first few of it, once.
    `concerns` says how many photos or people it is about, 0 when that is not counted.
    """

    outcome: Outcome
    message: str = ""
    params: Mapping[str, str | int] = field(default_factory=dict)
    evidence: Iterable[Evidence] = ()
    confidence: Confidence = Confidence.STATED
    severity: Severity | None = None
    subject: str = ""
    reason: Reason | None = None
    concerns: int = 0


Audit = Callable[[Account, Context], Iterable[Verdict]]
"""A Python check: a pure function from account and context to verdicts; at least one, never none."""


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


def parse(text: str, name: str) -> CheckFile:
    """A check out of its YAML text. Raises CheckLoadError in one line with the file's name and the line."""
    file = _converted(text, name, CheckFile)
    for path, sentence in _mistakes(file, name):
        raise _wrong(name, yaml_files.read(text).line_of(path), sentence)
    return file


def translated(file: CheckFile, text: str, name: str) -> CheckFile:
    """A check with its words in one more language, out of the YAML text of a file `<id>.<language>.yaml`.

    A file whose texts are still to be written says nothing yet.
    Raises CheckLoadError in one line with the file's name and the line.
    """
    language = name.split(".")[-2]
    words = _converted(text, name, Translation)
    if not any(msgspec.structs.astuple(words.text)[:3]):
        return file
    if language in file.texts:
        raise _wrong(name, 1, f"the check speaks {language} already")
    if unknown := words.platforms.keys() - file.platforms.keys():
        line = yaml_files.read(text).line_of(f"$.platforms.{min(unknown)}")
        raise _wrong(name, line, "the check has no such platform")
    platforms = {
        service: _worded_section(section, words.platforms[service], language) if service in words.platforms else section
        for service, section in file.platforms.items()
    }
    question = file.question
    if question and words.question:
        answers = {
            value: _with_language(texts, language, words.answers.get(value, ""))
            for value, texts in question.answers.items()
        }
        question = Question(_with_language(question.text, language, words.question), answers)
    return msgspec.structs.replace(
        file, texts={**file.texts, language: words.text}, platforms=platforms, question=question
    )


def _worded_section(section: Section, words: SectionWords, language: str) -> Section:
    return msgspec.structs.replace(
        section,
        path=_with_language(section.path, language, words.path),
        search=_with_language(section.search, language, words.search),
        note=_with_language(section.note, language, words.note),
    )


def _with_language(texts: Mapping[str, str], language: str, words: str) -> dict[str, str]:
    """Texts by language with those of one more, unless they are empty."""
    return {**texts, language: words} if words else dict(texts)


_T = TypeVar("_T")


def _converted(text: str, name: str, kind: type[_T]) -> _T:
    """A YAML text as one of the structures above. Raises CheckLoadError."""
    try:
        return yaml_files.parse(text, kind)
    except yaml_files.Mistake as mistake:
        raise _wrong(name, mistake.line, mistake.sentence) from None


def _wrong(name: str, line: int, sentence: str) -> CheckLoadError:
    return CheckLoadError(
        "The check {name} cannot be used: line {line}: {sentence}.",
        "Correct that line, or leave the file out.",
        name=name,
        line=line,
        sentence=sentence,
    )


def _mistakes(file: CheckFile, name: str) -> Iterable[tuple[str, str]]:
    """What is wrong beyond types, each with the path of the node it stands in."""
    stem = name.rpartition("/")[2].removesuffix(".yaml")
    if file.id != stem:
        yield "$.id", f"the id must be the file's name, {stem}"
    if "en" not in file.texts:
        yield "$.texts", "the English texts are missing"
    if not file.platforms:
        yield "$.platforms", "at least one platform is needed"
    for service, section in file.platforms.items():
        yield from _section_mistakes(f"$.platforms.{service}", service, section)
    for number, case in enumerate(file.cases):
        if case.platform not in file.platforms:
            yield f"$.cases[{number}].platform", "this platform has no section above"


def _section_mistakes(path: str, service: str, section: Section) -> Iterable[tuple[str, str]]:
    named = [(".fact", section.fact)] if section.fact else []
    for where, fact_id in named + [(f".needs[{n}]", need) for n, need in enumerate(section.needs)]:
        if service not in list(Platform) or fact_id not in FACTS or Platform(service) not in FACTS[fact_id].sections:
            yield path + where, f"{service} has no fact {fact_id}"
    values = [(".moot", i, v) for i, v in section.moot.items()] + [(".safe", section.fact, v) for v in section.safe]
    for where, fact_id, value in values:
        if fact_id and (fact_id not in FACTS or not FACTS[fact_id].accepts(value)):
            yield path + where, f"{value!r} is no value of {fact_id}"
    if section.link and not leads_to_service(section.link):
        yield path + ".link", "links must be https and lead to the services' own pages"
