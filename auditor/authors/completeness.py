"""What a check still lacks, seen by reading it: words, the way to the setting, answers, sources, cases.

What only shows when it is played is in `auditor.authors.testing`, where both come together as `problems`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from string import Formatter
from urllib.parse import urlsplit

import msgspec

from auditor.model.account import Platform
from auditor.model.check import Check, CheckFile, Question, Section, Text, Words
from auditor.model.facts import FACTS, ValueKind
from auditor.model.posting import Audience
from auditor.model.services import HOUSEHOLD, leads_to_service
from auditor.model.verdict import Outcome

LONGEST = {"name": 60, "safe": 110, "unsafe": 110, "why": 320, "fix": 320, "not_for_you": 240}
"""The longest texts that still read well on a phone, in characters."""

LONGEST_OTHER = 280
"""The same for paths, notes, questions and answers."""

DAY = r"20\d\d(-\d\d(-\d\d)?)?"
"""A year, month or day, as in `verified`."""

_TITLES = ("name", "safe", "unsafe")
_SENTENCES = ("why", "fix", "not_for_you")
_WRITTEN_ANEW = ("safe", "unsafe", "why", "fix")


def missing(check: Check, languages: Sequence[str], today: date) -> Iterator[str]:
    """A short sentence for everything that is missing or wrong, `languages` being those that it must speak."""
    yield from _texts(check, languages)
    yield from _between_languages(check.file)
    yield from _other_words(check.file, languages)
    yield from _overlays(check, languages)
    for service, section in check.file.platforms.items():
        for problem in _section(check, service, section, today):
            yield f"{service}: {problem}"
    yield from _question(check)
    yield from _sources(check.file)
    yield from _cases(check)


def params(template: str) -> set[str]:
    """What a message asks for; a broken one asks for something without a name."""
    try:
        return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError:
        return {""}


def _texts(check: Check, languages: Sequence[str]) -> Iterator[str]:
    for language in languages:
        if language not in check.file.texts:
            yield f"there are no texts in {language}"
    for language, text in check.file.texts.items():
        for field, longest in LONGEST.items():
            words = getattr(text, field)
            if not words and _needed(check, field):
                yield f"{field} is empty in {language}"
            for problem in _style(field, words, longest):
                yield f"{field} {problem} in {language}"
        if text.safe == text.unsafe:
            yield f"safe and unsafe are the same in {language}"
        yield from (f"message {m} is empty in {language}" for m, words in text.messages.items() if not words.strip())


def _needed(check: Check, field: str) -> bool:
    if field == "fix":
        judged = check.audit is None or check.file.question is not None
        return judged or any(case.expect is Outcome.FAIL for case in check.file.cases)
    return field != "not_for_you"


def _style(field: str, words: str, longest: int) -> Iterator[str]:
    if words != " ".join(words.split()):
        yield "has needless spaces or lines"
    if len(words) > longest:
        yield f"has {len(words)} characters, {longest} are the most"
    if "<" in words:
        yield "holds a <"
    if field in _TITLES and words.endswith("."):
        yield "is a title and ends with a full stop"
    if field in _SENTENCES and words[-1:] not in ("", ".", "?", "!"):
        yield "does not end like a sentence"


def _between_languages(file: CheckFile) -> Iterator[str]:
    """What translating went wrong with; messages and what may be left out are compared with the English."""
    for (first, one), (second, other) in combinations(file.texts.items(), 2):
        for field in _WRITTEN_ANEW:
            if getattr(one, field) and getattr(one, field) == getattr(other, field):
                yield f"{field} is the same in {first} and {second}"
    english = file.texts["en"]
    for language, text in file.texts.items():
        if bool(text.not_for_you) is not bool(english.not_for_you):
            yield f"not_for_you is in only one of en and {language}"
        yield from _messages(english, text, language)


def _messages(english: Text, text: Text, language: str) -> Iterator[str]:
    for message in sorted(english.messages.keys() ^ text.messages.keys()):
        yield f"message {message} is in only one of en and {language}"
    for message in sorted(english.messages.keys() & text.messages.keys()):
        if params(english.messages[message]) != params(text.messages[message]):
            yield f"message {message} takes other params in {language} than in en"


def _other_words(file: CheckFile, languages: Sequence[str]) -> Iterator[str]:
    for place, texts in _by_language(file):
        if texts:
            spoken = [language for language in languages if language in file.texts]
            yield from (f"{place} is missing in {language}" for language in spoken if language not in texts)
        for language, words in texts.items():
            if language not in file.texts:
                yield f"{place} is in {language}, the texts are not"
            if not words.strip():
                yield f"{place} is empty in {language}"
            if len(words) > LONGEST_OTHER:
                yield f"{place} has {len(words)} characters, {LONGEST_OTHER} are the most in {language}"


def _by_language(file: CheckFile) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every text by language that stands outside `texts`, with where it stands."""
    for service, section in file.platforms.items():
        yield f"{service}.path", section.path
        yield f"{service}.path_all", section.path_all
        yield f"{service}.search", section.search
        yield f"{service}.note", section.note
        yield from _asked_by_language(f"{service}: ", section.question)
        for message, found in section.found.items():
            yield f"{service}.found.{message}.path", found.path
            yield f"{service}.found.{message}.path_all", found.path_all
            yield f"{service}.found.{message}.search", found.search
    yield from _asked_by_language("", file.question)


def _asked_by_language(where: str, question: Question | None) -> Iterator[tuple[str, Mapping[str, str]]]:
    if question is not None:
        yield f"{where}the question", question.text
        for value, answer in question.answers.items():
            yield f"{where}the answer {value}", answer


def _in_other_words(file: CheckFile) -> Iterator[tuple[str, Mapping[str, Words]]]:
    """Words that take the place of a check's own, by language, with where they stand."""
    yield "teen", file.teen
    for service, section in file.platforms.items():
        yield f"{service}.texts", section.texts
        yield f"{service}.teen", section.teen
        for message, found in section.found.items():
            yield f"{service}.found.{message}", found.texts


def _overlays(check: Check, languages: Sequence[str]) -> Iterator[str]:
    """What is wrong with words that take the place of others; each language replaces the same of them."""
    spoken = [language for language in languages if language in check.file.texts]
    for where, by_language in _in_other_words(check.file):
        said = {language: msgspec.structs.asdict(by_language.get(language, Words())) for language in spoken}
        for language, texts in said.items():
            for field, words in texts.items():
                yield from (
                    f"{where}.{field} {problem} in {language}" for problem in _style(field, words, LONGEST[field])
                )
                if bool(words) is not bool(said[spoken[0]][field]):
                    yield f"{where}.{field} is in only one of {spoken[0]} and {language}"
    for service, section in check.file.platforms.items():
        for message in section.found.keys() - check.file.texts["en"].messages.keys():
            yield f"{service}.found.{message}: there is no such message"


def _section(check: Check, service: str, section: Section, today: date) -> Iterator[str]:
    if not section.path and (section.link or section.search):
        yield "a link or search words, but no path"
    if not (section.path or section.note or service == HOUSEHOLD):
        yield "neither a path nor a note that says why there is none"
    yield from _link(section.link)
    yield from _verified(section.verified, today)
    if is_setting(check, section):
        yield from _safe(section)


def _link(link: str) -> Iterator[str]:
    if link and not leads_to_service(link):
        yield "the link is not https on the services' own pages"
    elif (parts := urlsplit(link)).netloc != (parts.hostname or "") or parts.fragment:
        yield "the link has a user, a port or a #"


def _verified(verified: str | None, today: date) -> Iterator[str]:
    if verified is None:
        return
    if not _is_day(verified):
        yield "verified is no year, month or day"
    elif verified > today.isoformat():
        yield "verified is in the future"


def _is_day(words: str) -> bool:
    year, month, day = (*words.split("-"), "01", "01")[:3]
    try:
        date.fromisoformat(f"{year}-{month}-{day}")
    except ValueError:
        return False
    return re.fullmatch(DAY, words) is not None


def is_setting(check: Check, section: Section) -> bool:
    """Whether the engine judges a section by one fact, without Python."""
    return bool(section.fact) and check.audit is None


def _safe(section: Section) -> Iterator[str]:
    if not section.safe:
        yield "no value is safe"
    if FACTS[section.fact].kind is ValueKind.AUDIENCE and Audience.EVERYONE in section.safe:
        yield "everyone is never safe"


def _question(check: Check) -> Iterator[str]:
    for question in (check.file.question, *(section.question for section in check.file.platforms.values())):
        if question is not None and not question.text:
            yield "the question has no words"
        if question is not None and len(question.answers) < 2:
            yield "there are fewer than two answers"
            return
    for service, section in check.file.platforms.items():
        for problem in _asking(check, service, section):
            yield f"{service}: {problem}"


def _asking(check: Check, service: str, section: Section) -> Iterator[str]:
    question = section.question or check.file.question
    if question is not None:
        yield from _answers(check, section, question)
    elif _asks(check, service, section):
        yield "it asks, and there is no question"


def _asks(check: Check, service: str, section: Section) -> bool:
    if service not in list(Platform):
        return True
    if section.fact:
        return is_setting(check, section) and not FACTS[section.fact].sections[Platform(service)]
    return check.audit is None


def _answers(check: Check, section: Section, question: Question) -> Iterator[str]:
    if is_setting(check, section):
        for value in question.answers:
            if not FACTS[section.fact].accepts(value):
                yield f"the answer {value} is no value of {section.fact}"
    for value in section.answers:
        if value not in question.answers:
            yield f"the question has no answer {value}"
    offered = [value for value in question.answers if not section.answers or value in section.answers]
    safe = sum(value in section.safe for value in offered)
    if safe in (0, len(offered)):
        yield "all answers are safe" if safe else "no answer is safe"


def _sources(file: CheckFile) -> Iterator[str]:
    if not file.sources:
        yield "there are no sources"
    for source in file.sources:
        if not source.strip():
            yield "a source is empty"
        if source.startswith("http:"):
            yield f"the source {source} is not https"


def _cases(check: Check) -> Iterator[str]:
    rows = Counter((case.platform, case.name) for case in check.file.cases)
    yield from (f"{service}: two cases are named {name}" for (service, name), times in rows.items() if times > 1)
    for service, section in check.file.platforms.items():
        played = {case.expect for case in check.file.cases if case.platform == service}
        if not played:
            yield f"{service}: there are no cases"
        elif is_setting(check, section):
            told = FACTS[section.fact].sections[Platform(service)]
            for outcome in (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN if told else Outcome.ASK):
                if outcome not in played:
                    yield f"{service}: no case expects {outcome}"
