"""Check files: from their text to what they hold, or to the line of what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from auditor import yaml_files
from auditor.errors import CheckLoadError
from auditor.model.account import Platform
from auditor.model.check import (
    CheckFile,
    Found,
    FoundWords,
    Question,
    Section,
    SectionWords,
    Translation,
    Words,
)
from auditor.model.facts import FACTS
from auditor.model.services import leads_to_service


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
    return msgspec.structs.replace(
        file,
        texts={**file.texts, language: words.text},
        platforms=platforms,
        question=_worded_question(file.question, words.question, words.answers, language),
        teen=_with_words(file.teen, language, words.teen),
    )


def _worded_section(section: Section, words: SectionWords, language: str) -> Section:
    return msgspec.structs.replace(
        section,
        path=_with_language(section.path, language, words.path),
        path_all=_with_language(section.path_all, language, words.path_all),
        search=_with_language(section.search, language, words.search),
        note=_with_language(section.note, language, words.note),
        texts=_with_words(section.texts, language, words.texts),
        teen=_with_words(section.teen, language, words.teen),
        question=_worded_question(section.question, words.question, words.answers, language),
        found={
            message: _worded_found(found, words.found.get(message, FoundWords()), language)
            for message, found in section.found.items()
        },
    )


def _worded_found(found: Found, words: FoundWords, language: str) -> Found:
    return msgspec.structs.replace(
        found,
        path=_with_language(found.path, language, words.path),
        path_all=_with_language(found.path_all, language, words.path_all),
        search=_with_language(found.search, language, words.search),
        texts=_with_words(found.texts, language, words.texts),
    )


def _worded_question(
    question: Question | None, text: str, answers: Mapping[str, str], language: str
) -> Question | None:
    if question is None or not text:
        return question
    said = {value: _with_language(texts, language, answers.get(value, "")) for value, texts in question.answers.items()}
    return Question(_with_language(question.text, language, text), said)


def _with_words(texts: Mapping[str, Words], language: str, words: Words) -> dict[str, Words]:
    return {**texts, language: words} if words != Words() else dict(texts)


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
    links = [(".link", section.link), *((f".found.{i}.link", found.link) for i, found in section.found.items())]
    for where, link in links:
        if link and not leads_to_service(link):
            yield path + where, "links must be https and lead to the services' own pages"
