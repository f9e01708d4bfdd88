"""Everything that is said, in every language: `make words` writes new messages into all catalogues, `make language
LANG=fr` begins a language with every file that it needs, and both say what each language still lacks.

A language whose catalogue says `# Unfinished: checks, word lists` in its first lines may lack those parts. Until its
interface is finished it is spoken only to who asks for it with `--lang`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from io import BytesIO, StringIO
from pathlib import Path
from pkgutil import walk_packages

import auditor
import msgspec
import yaml
from auditor import i18n, yaml_files
from auditor.downloads.refusals import Sentences
from auditor.engine.registry import check_files, load_folder
from auditor.errors import AuditorError
from auditor.model.check import CheckFile, Found, Question, Section, Words
from auditor.model.facts import FACTS
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

import face

ROOT = Path(__file__).parents[1]
PARTS = INTERFACE, CHECKS, TEXTS, LISTS = i18n.INTERFACE, "checks", "texts", "word lists"
"""Messages of the code; words of the checks; texts by language in other YAML; what captions are searched for."""
FIRST = (
    *("private_profile", "default_audience", "two_step", "exposed_photos", "followers_reviewed", "past_posts"),
    *("profile_photo", "profile_photos", "tag_review", "tags", "downloads", "remix", "duet", "map_location"),
    *("post_locations", "apps", "sessions", "messages", "bio_children", "child_asked"),
)
"""The checks that matter most: with their words a language is worth to be chosen."""

_Places = tuple[int | tuple[int, int] | tuple[int, str], ...] | None
_SAYING: dict[str, _Places] = {
    **dict.fromkeys(("_", "N_", "speak", "_speak", "gettext")),
    **dict.fromkeys(("many", "ngettext"), (1, 2)),
}
_BOTH: dict[int | None, _Places] = {None: (1,), **dict.fromkeys(range(2, 10), (2,))}
"""Of an error's arguments, however many, each of the first two is a message."""
_TRIMMED = {"trimmed": "true", "silent": "false"}


for _module in walk_packages(auditor.__path__, "auditor."):  # with them comes every kind of error and every table
    if not _module.name.startswith(("auditor.checks", "auditor.__main__")):
        import_module(_module.name)


def messages() -> Catalog:
    """All messages of code, templates and tables, in English."""
    found = Catalog()
    keywords = {**_SAYING, **dict.fromkeys(kinds(AuditorError), _BOTH)}
    for folder in ("auditor", "reports"):
        for method, ending, options in (("python", "py", {}), ("jinja2.ext:babel_extract", "html", _TRIMMED)):
            for path in sorted((ROOT / folder).rglob(f"*.{ending}")):
                for _, message, _, _ in extract_from_file(method, path, keywords=keywords, options=options):
                    found.add(message if isinstance(message, str) else tuple(message[:2]))
    for said in face.messages():
        if said.id:
            found.add(said.id)
    tables = (sentence for table in Sentences.__subclasses__() for row in table for sentence in row.value)
    facts = (words for spec in FACTS.values() for words in (spec.name, *spec.sections.values()) if words)
    for said in (*tables, *facts):
        found.add(said)
    return found


def kinds(kind: type[AuditorError]) -> set[str]:
    """The names of a kind of error and of all that are made of it."""
    return {kind.__name__}.union(*map(kinds, kind.__subclasses__()))


def updated(text: str, template: Catalog) -> str:
    """A catalogue's text with every message there is and no other, sorted; its first lines stay as they are."""
    catalogue = read_po(StringIO(text))
    catalogue.update(template)
    catalogue.obsolete.clear()
    written = BytesIO()
    write_po(written, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return text.partition("\n\n")[0] + "\n\n" + written.getvalue().decode().strip("\n") + "\n"


def begin(language: str, root: Path = ROOT, checks: Sequence[str] = FIRST) -> None:
    """Make all files of a language in a tree, still without words; what is there already stays."""
    path = root / "auditor" / "locales" / f"{language}.po"
    catalogue = Catalog(locale=language)
    if not path.exists():
        head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n'
        kind = '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        name = catalogue.locale.get_language_name("en") if catalogue.locale else language
        text = f"# {name} interface texts.\n# Unfinished: {', '.join(PARTS)}\n{head}{kind}"
        path.write_text(updated(text + '"Content-Transfer-Encoding: 8bit\\n"\n\n', messages()), "utf-8")
    for path in _texts_by_language(root):
        path.write_text(_with_places(path.read_text("utf-8"), language), "utf-8")
    for path in check_files(root / "checks"):
        overlay = path.with_suffix(f".{language}.yaml")
        file = yaml_files.parse(path.read_text("utf-8"), CheckFile)
        if file.id in checks and language not in file.texts and not overlay.exists():
            overlay.write_text(_unsaid(file), "utf-8")


def _texts_by_language(root: Path) -> Iterator[Path]:
    """The files, other than checks and lists of words, in which texts stand side by side in several languages."""
    for path in (path for folder in ("auditor", "reports") for path in sorted((root / folder).rglob("*.yaml"))):
        is_list = "text" in path.relative_to(root).parts
        if not is_list and any(_by_language(yaml_files.read(path.read_text("utf-8")).node)):
            yield path


def _by_language(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    """The texts by language in a node: whatever is there in English and Dutch."""
    if isinstance(node, yaml.MappingNode):
        if {"en", "nl"} <= {key.value for key, _ in node.value}:
            yield node
        else:
            for _, value in node.value:
                yield from _by_language(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _by_language(value)


def _with_places(text: str, language: str) -> str:
    """A YAML text with an empty place for a language right behind the English, wherever it has none."""
    once = {id(node): node for node in _by_language(yaml_files.read(text).node)}  # an alias is the node it stands for
    for node in reversed(once.values()):
        keys = {key.value: number for number, (key, _) in enumerate(node.value)}
        if language not in keys:
            after, _ = node.value[min(keys["en"] + 1, len(keys) - 1)]
            _, english = node.value[keys["en"]]
            place = f"{language}: " + ("[]" if isinstance(english, yaml.SequenceNode) else '""')
            mark = after.start_mark
            seam = ", " if node.flow_style else "\n" + " " * mark.column
            text = text[: mark.index] + place + seam + text[mark.index :]
    return text


def _unsaid(file: CheckFile) -> str:
    """The words of a check in one more language, all still to be written, each beside the English."""
    english = file.texts["en"]
    fields = ("name", "safe", "unsafe", "why", "fix", "not_for_you")
    said = {f"text.{field}": getattr(english, field) for field in fields}
    said |= {f"text.messages.{message}": words for message, words in english.messages.items()}
    said |= _other_words("teen.", file.teen)
    for service, section in file.platforms.items():
        here = f"platforms.{service}."
        said |= _ways(here, section, ("path", "path_all", "search", "note"))
        said |= _other_words(f"{here}texts.", section.texts) | _other_words(f"{here}teen.", section.teen)
        said |= _question(here, section.question)
        for message, found in section.found.items():
            said |= _ways(f"{here}found.{message}.", found, ("path", "path_all", "search"))
            said |= _other_words(f"{here}found.{message}.texts.", found.texts)
    said |= _question("", file.question)
    lines = ["# Until the name is written, this check speaks English. Each line has the English words behind it."]
    above: list[str] = []
    for place, words in said.items():
        *rooms, field = place.split(".")
        if words:
            for depth, room in enumerate(rooms):
                if above[: depth + 1] != rooms[: depth + 1]:
                    lines.append("  " * depth + f"{room}:")
            above = rooms
            lines.append("  " * len(rooms) + f'{field}: ""  # {words}')
    return "\n".join(lines) + "\n"


def _ways(where: str, part: Section | Found, fields: Sequence[str]) -> dict[str, str]:
    return {where + field: getattr(part, field).get("en", "") for field in fields}


def _other_words(where: str, texts: Mapping[str, Words]) -> dict[str, str]:
    return {where + field: words for field, words in msgspec.structs.asdict(texts.get("en", Words())).items()}


def _question(where: str, question: Question | None) -> dict[str, str]:
    if question is None:
        return {}
    answers = {f"{where}answers.{value}": words["en"] for value, words in question.answers.items()}
    return {f"{where}question": question.text["en"], **answers}


def lacking(language: str, root: Path = ROOT) -> dict[str, list[str]]:
    """What a language lacks in each part of a tree."""
    text = (root / "auditor" / "locales" / f"{language}.po").read_text("utf-8")
    unsaid = {
        f"{path.relative_to(root).as_posix()}:{node.start_mark.line + 1}": node
        for path in _texts_by_language(root)
        for node in _by_language(yaml_files.read(path.read_text("utf-8")).node)
    }
    checks = load_folder(root / "checks", "builtin", "auditor")
    lists = root / "auditor" / "text" / "words" / f"{language}.yaml"
    return {
        INTERFACE: [_text(message.id) for message in read_po(StringIO(text)) if message.id and not is_said(message)],
        CHECKS: [check.id for check in checks if language not in check.file.texts],
        TEXTS: [place for place, node in unsaid.items() if not _holds(node, language)],
        LISTS: [] if lists.is_file() else [lists.name],
    }


def is_said(message: Message) -> bool:
    """Whether a message is translated, all its plurals, and nobody doubts it."""
    said = (message.string,) if isinstance(message.string, str) else message.string
    return bool(said) and all(said or ()) and not message.fuzzy


def _text(message: str | Sequence[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _holds(node: yaml.MappingNode, language: str) -> bool:
    return any(key.value == language and value.value for key, value in node.value)


def unfinished(language: str, root: Path = ROOT) -> frozenset[str]:
    """The parts that a language may lack, as its catalogue says."""
    return i18n.unfinished((root / "auditor" / "locales" / f"{language}.po").read_text("utf-8"))


def report(language: str, lacks: Mapping[str, Sequence[str]]) -> str:
    """What a language lacks, in one line."""
    parts = [
        f"{part} {len(lacked)} ({', '.join(lacked[:3])}{', …' * (len(lacked) > 3)})"
        for part, lacked in lacks.items()
        if lacked
    ]
    return f"{language} lacks " + ("; ".join(parts) or "nothing")


def main(arguments: Sequence[str]) -> None:
    """Write what lacks into all catalogues, after beginning the language that is named, with further checks of it."""
    if arguments:
        language, *further = arguments
        if not re.fullmatch(r"[a-z]{2,3}", language):
            raise SystemExit("Name the language by its code: make language LANG=fr")
        begin(language, checks=(*FIRST, *further))
    template = messages()
    for path in sorted((ROOT / "auditor" / "locales").glob("*.po")):
        path.write_text(updated(path.read_text("utf-8"), template), "utf-8")
        sys.stdout.write(report(path.stem, lacking(path.stem)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
