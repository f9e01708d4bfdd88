"""The catalogue of checks in Markdown, an index and a page for each, made of the checks themselves: `make docs`."""

from __future__ import annotations

import inspect
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from auditor.engine.registry import find
from auditor.i18n import N_, say
from auditor.model.account import Platform, Role
from auditor.model.check import Check, Question, Section, Text
from auditor.model.facts import FACTS
from auditor.model.verdict import DECIDED, Outcome
from auditor.results.wording import Say, service_name
from auditor.results.words import asked, in_language, text_for
from auditor.text import silence

INDEX = "CATALOGUE.md"
_MARK = "<!-- Written by `make docs`; do not edit. -->"
_WHOSE = {Role.PARENT: "a parent's account", Role.TEEN: "a teen's own account", Role.BOTH: "any account"}


def write(folder: Path) -> None:
    """Write all pages into a folder, and take away those of checks that are gone."""
    made = pages()
    for path in folder.glob("*/*.md"):
        if path.relative_to(folder).as_posix() not in made and path.read_text("utf-8").startswith(_MARK):
            path.unlink()
    for name, text in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def pages() -> dict[str, str]:
    """Every page by its name in the folder of checks."""
    checks = sorted(find(installed=False).checks.values(), key=lambda c: (c.file.topic, c.file.severity.rank, c.id))
    return {INDEX: _index(checks)} | {page_name(check): _page(check) for check in checks}


def page_name(check: Check) -> str:
    """Where a check's page is, beside its file."""
    return f"{check.file.topic}/{check.id}.md"


def _index(checks: list[Check]) -> str:
    services = {service for check in checks for service in check.file.platforms}
    head = [_MARK, "\n# The checks\n", f"{len(checks)} checks over {len(services)} services."]
    head.append("How to write one: [WRITING.md](WRITING.md).\n")
    head += [*coverage(checks), ""]
    table = ["| check | | topic | weight | services | how we tell |", "|--|--|--|--|--|--|"]
    return "\n".join([*head, *table, *(_row(check) for check in checks), "", *_reading()]) + "\n"


def _reading() -> Iterator[str]:
    """A table of what is found of captions that tell something, by kind and language, and where silence passes."""
    table = silence.shipped()
    kinds = dict.fromkeys(kind for counts in table.found.values() for kind in counts)
    yield "## How much of what captions tell is found\n"
    yield f"Found, of how many, in the part “{table.part}” of `tests/texts`: invented captions that nothing was learned"
    yield "from. Where a figure is **bold**, nothing found is “fine”; elsewhere it is unknown, and the report says how"
    yield "many of ten we find.\n"
    yield f"| | {' | '.join(kinds)} |"
    yield "|--|" + "--|" * len(kinds)
    for language in table.found:
        yield f"| {language} | {' | '.join(_found(table, kind, language) for kind in kinds)} |"


def _found(table: silence.Measured, kind: silence.Sought, language: str) -> str:
    found, of = table.found[language].get(kind, (0, 0))
    figure = f"{found / of:.2f} of {of}" if of else ""
    return f"**{figure}**" if silence.found_well(kind, language) else figure


def coverage(checks: Iterable[Check]) -> list[str]:
    """A table of how many checks each service has, and how many of them its download tells or must be asked."""
    counts: dict[str, Counter[bool]] = {}
    for check in checks:
        for service, section in check.file.platforms.items():
            counts.setdefault(service, Counter())[is_told(check, service, section)] += 1
    order = sorted(counts, key=lambda service: (-counts[service][True], -counts[service].total(), service))
    rows = [(service_name(s, say("en")), counts[s][True], counts[s][False], counts[s].total()) for s in order]
    head = ["| service | the download tells | you are asked | checks |", "|--|--|--|--|"]
    return head + [f"| {' | '.join(map(str, row))} |" for row in rows]


def _row(check: Check) -> str:
    ways = {is_told(check, service, section) for service, section in check.file.platforms.items()}
    how = "both" if len(ways) > 1 else "download" if True in ways else "asked"
    link = f"[{check.id}]({page_name(check)})"
    cells = (
        link,
        check.file.texts["en"].name,
        check.file.topic,
        check.file.severity,
        _services(check.file.platforms),
        how,
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def is_told(check: Check, service: str, section: Section) -> bool:
    """Whether a service's download can tell; else it is asked."""
    if service not in list(Platform):
        return False
    if _boxes(service, section):
        return True
    decides = any(case.platform == service and case.expect in DECIDED for case in check.file.cases)
    return check.audit is not None and not _facts(section) and decides


def _facts(section: Section) -> list[str]:
    return [fact_id for fact_id in (section.fact, *section.needs) if fact_id]


def _boxes(service: str, section: Section) -> list[str]:
    """The boxes to tick when asking for the download."""
    boxes = (FACTS[fact_id].sections[Platform(service)] for fact_id in _facts(section))
    return list(dict.fromkeys(box for box in boxes if box))


def _services(services: Iterable[str], language: str = "en") -> str:
    speak = say(language)
    return ", ".join(service_name(service, speak) for service in services)


def _page(check: Check) -> str:
    lines = [_MARK, *_told_in(check, "en"), *_about(check), '\n---\n\n<a id="nl"></a>', *_told_in(check, "nl")]
    return "\n".join(lines) + "\n"


def _told_in(check: Check, language: str) -> Iterator[str]:
    """The part of a page that a parent could read too."""
    text, speak = check.file.texts[language], say(language)
    yield f"\n# {text.name}\n"
    if language == "en":
        yield f"[All checks](../{INDEX}) · `{check.id}` · [Nederlands](#nl)\n"
    yield "- " + speak("As it should be") + f": {text.safe}"
    yield "- " + speak("Better changed") + f": {text.unsafe}"
    yield "\n## " + speak("Why it matters") + f"\n\n{text.why}"
    yield "\n## " + speak("How we tell") + "\n"
    for service, section in check.file.platforms.items():
        sentences = " ".join(_telling(check, service, section, language))
        yield f"- **{service_name(service, speak)}**: {sentences}"
    yield from _messages(text.messages, speak)
    if any(section.question for section in check.file.platforms.values()) or check.file.question:
        yield "\n## " + speak("What we ask") + "\n"
        yield from _asked(check, language)
    yield "\n## " + speak("How to change it") + f"\n\n{text.fix}\n"
    for service, section in check.file.platforms.items():
        if section.path:
            yield f"- **{service_name(service, speak)}**: {' '.join(_way(section, language))}"
    if others := list(_otherwise(check, language)):
        yield "\n### " + speak("In other words") + "\n"
        yield from others
    if text.not_for_you:
        yield "\n## " + speak("When it does not concern you") + f"\n\n{text.not_for_you}"


def _telling(check: Check, service: str, section: Section, language: str) -> Iterator[str]:
    """How it is told for one service, in sentences."""
    speak = say(language)
    named = ", ".join(f"{speak(FACTS[fact_id].name)} (`{fact_id}`)" for fact_id in _facts(section))
    yield speak(_way_of_telling(check, service, section, named)).format(facts=named)
    if section.fact and section.safe:
        yield speak("As it should be at: {values}.").format(values=", ".join(f"`{value}`" for value in section.safe))
    if section.each_child_from is not None:
        yield speak("Once for each child of {age} or older.").format(age=section.each_child_from)
    for fact_id, value in section.moot.items():
        sentence = speak("It does not matter while {fact} is `{value}`.")
        yield sentence.format(fact=speak(FACTS[fact_id].name), value=value)
    if section.note:
        yield in_language(section.note, language)


def _offered(check: Check, service: str) -> Sequence[str]:
    question = asked(check.file, service)
    return list(question.answers) if question else ()


def _otherwise(check: Check, language: str) -> Iterator[str]:
    """What is said in other words on one service, to a teen, or about what was found."""
    speak = say(language)
    of_a_teen = speak("a teen’s own account")
    for service, section in check.file.platforms.items():
        name = service_name(service, speak)
        here = text_for(check.file, service, language)
        teen = text_for(check.file, service, language, teen=True)
        yield from _instead(name, here, check.file.texts[language])
        yield from _instead(f"{name}, {of_a_teen}", teen, here)
        for message in section.found:
            then = text_for(check.file, service, language, message=message)
            yield from _instead(f"{name}, `{message}`", then, here)


def _instead(where: str, text: Text, before: Text) -> Iterator[str]:
    fields = [field for field in ("unsafe", "why", "fix") if getattr(text, field) != getattr(before, field)]
    if fields:
        yield f"- **{where}**: " + " ".join(getattr(text, field).rstrip(".") + "." for field in fields)


def _way_of_telling(check: Check, service: str, section: Section, named: str) -> str:
    if is_told(check, service, section):
        return N_("Out of the download: {facts}.") if named else N_("Out of what the download holds.")
    if service not in list(Platform):
        return N_("There is no download that can be read: we ask.")
    return N_("The download never says, we ask: {facts}.") if named else N_("The download never says: we ask.")


def _messages(messages: Mapping[str, str], speak: Say) -> Iterator[str]:
    if messages:
        yield "\n### " + speak("What it can say") + "\n"
        yield from (f"- {words}" for words in messages.values())


def _asked(check: Check, language: str) -> Iterator[str]:
    """The question, and the services' own ones behind it."""
    if check.file.question:
        yield f"{in_language(check.file.question.text, language)}\n"
        yield from _answers(check, check.file.question, language)
    for service, section in check.file.platforms.items():
        if section.question:
            yield f"\n**{service_name(service, say(language))}**: {in_language(section.question.text, language)}\n"
            yield from _answers(check, section.question, language)


def _answers(check: Check, question: Question, language: str) -> Iterator[str]:
    speak = say(language)
    sections = {
        service: section
        for service, section in check.file.platforms.items()
        if (section.question or check.file.question) is question
    }
    for value, words in question.answers.items():
        offered = [service for service in sections if value in _offered(check, service)]
        safe = [service for service in offered if value in sections[service].safe]
        told = speak(N_("safe") if safe else N_("not safe"))
        if safe and len(safe) < len(offered):
            told = speak("safe for {services}").format(services=_services(safe, language))
        yield f"- {in_language(words, language)} (`{value}`: {told})"


def _way(section: Section, language: str) -> Iterator[str]:
    """The way to the setting, in sentences."""
    speak = say(language)
    path = in_language(section.path, language)
    yield path if path.endswith("?") else f"{path}."
    if section.path_all:
        yield speak("All of them at once: {path}.").format(path=in_language(section.path_all, language))
    if section.link:
        yield f"<{section.link}>."
    if section.search:
        yield speak("Search words: {words}.").format(words=in_language(section.search, language))
    yield speak("Last seen: {when}.").format(when=section.verified or speak("not yet verified"))


def _about(check: Check) -> Iterator[str]:
    """What the makers of checks and reports want to know, in English."""
    file = check.file
    yield "\n## About this check\n"
    yield f"- Topic: {file.topic}. About {_WHOSE[file.audience]}. Minutes: {file.minutes}. Since {file.since}."
    yield f"- Weight: {', '.join(_weights(check))}."
    if check.audit is not None:
        yield f"- Judged by Python: {' '.join(_judgement(check))}"
    yield f"- Can come to: {', '.join(_outcomes(check))}."
    yield f"- Works offline: yes. {' '.join(_needed(check))}".rstrip()
    yield f"- Languages: {', '.join(sorted(file.texts))}."
    for name, ids in (("Rules answered for", file.rules), ("Covers", file.covers), ("Former ids", file.aliases)):
        if ids:
            yield f"- {name}: {', '.join(f'`{one}`' for one in ids)}."
    yield "\nSources:\n"
    yield from (f"- {source}" for source in file.sources)


def _weights(check: Check) -> Iterator[str]:
    yield check.file.severity
    for service, section in check.file.platforms.items():
        if section.severity:
            yield f"{section.severity} for {_services([service])}"
    if check.file.teen_severity:
        yield f"{check.file.teen_severity} on a teen's own account"


def _judgement(check: Check) -> Iterator[str]:
    """The first paragraphs of what the Python of a check says of itself."""
    for thing in (inspect.getmodule(check.audit), check.audit):
        text = inspect.getdoc(thing) if thing else ""
        if text:
            yield " ".join(text.partition("\n\n")[0].split())


def _outcomes(check: Check) -> list[Outcome]:
    """What its cases come to; a section that another setting makes moot can come to not applicable."""
    met = {case.expect for case in check.file.cases}
    if any(section.moot for section in check.file.platforms.values()):
        met.add(Outcome.NOT_APPLICABLE)
    return [outcome for outcome in Outcome if outcome in met]


def _needed(check: Check) -> Iterator[str]:
    """What it needs of each download: the boxes to tick when asking for it."""
    for service, section in check.file.platforms.items():
        if is_told(check, service, section):
            boxes = ", ".join(f"“{box}”" for box in _boxes(service, section)) or "anything"
            yield f"It needs of {_services([service])}'s download: {boxes}."


if __name__ == "__main__":
    write(Path(sys.argv[1]))
