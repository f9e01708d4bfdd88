"""The face of the page: its modules as one script, its styles, and its words in every language, in one HTML frame."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

import npm
import page_sources
from pins import BuildError

ROOT = Path(__file__).parents[1]
FACE = ROOT / "auditor" / "app" / "face"
LOCALES = ROOT / "auditor" / "locales"
BROWSER = Path(__file__).parent / "browser"
LANGUAGES = {"en": "English", "nl": "Nederlands", "de": "Deutsch"}
"""What each language of the page calls itself."""
STYLES = (ROOT / "reports" / "html" / "colours.css", *sorted(FACE.glob("*.css")))
KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {"say": None, "many": (1, 2)}
"""What the face's modules call to say something."""
_NUMBERS = range(200)


def frame(code: str, head: str = "") -> str:
    """The frame's HTML around the script of one engine's door; what the engine wants first stands in its `head`."""
    return filled(
        FACE / "frame.html",
        head=head,
        styles="\n".join(sheet.read_text("utf-8") for sheet in STYLES),
        languages=data([{"code": language, "name": name} for language, name in LANGUAGES.items()]),
        words=data({language: words(language) for language in LANGUAGES if language != "en"}),
        code=code,
    )


def filled(template: Path, **fields: str) -> str:
    """A template with its `{{ fields }}` filled in."""
    return re.sub(r"\{\{ (\w+) \}\}", lambda field: fields[field[1]], template.read_text("utf-8"))


@cache  # a build asks for each of them more than once
def script(door: Path) -> str:
    """A door with all that it imports, as one script. Raises BuildError."""
    rollup = page_sources.package("@rollup/wasm-node") / "dist" / "es" / "rollup.js"
    command: list[str | Path] = [npm.node(), BROWSER / "bundle.mjs", rollup, door]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise BuildError(f"The face's modules do not fit together.\n{done.stderr[-2000:]}")
    return done.stdout


@cache
def messages() -> Catalog:
    """All that the face says, in English."""
    found = Catalog()
    for path in sorted(FACE.rglob("*.js")):
        for _, message, _, _ in extract_from_file("javascript", path, keywords=KEYWORDS, options={}):
            found.add(message if isinstance(message, str) else tuple(message[:2]))
    return found


def words(language: str) -> Mapping[str, object]:
    """What the face says in a language, by the English message, and which plural fits which number."""
    with (LOCALES / f"{language}.po").open(encoding="utf-8") as opened:
        catalogue = read_po(opened)
    return {"messages": dict(_said(catalogue)), "plural": "".join(str(_form(catalogue, n)) for n in _NUMBERS)}


def _said(catalogue: Catalog) -> Iterator[tuple[str, object]]:
    for wanted in messages():
        name = wanted.id if isinstance(wanted.id, str) else wanted.id[0]
        said = catalogue.get(name)
        if name and said and said.string and not said.fuzzy:
            yield name, said.string


def _form(catalogue: Catalog, n: int) -> int:
    return int(c2py(catalogue.plural_expr)(n))


def data(content: object) -> str:
    """JSON that may stand in a script element."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
