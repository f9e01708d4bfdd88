"""The templates of the page, in a language. What Jinja makes of them was made when the package was built.

A template that has changed since, or another Jinja, is not found there, and is compiled here.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from auditor import compiled, formats
from auditor.i18n import say, translations
from auditor.results.wording import value_word
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

FOLDER = Path(__file__).parent
_SETTINGS: dict[str, Any] = {
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
}


class _Loader(FileSystemLoader):
    """The templates of the folder; their code is taken from the build where it has it."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # Jinja's
    ) -> Template:
        source, filename, uptodate = self.get_source(environment, name)
        made = compiled.kept(_key(name, source))
        code = _python(environment, name, source) if made is None else msgspec.msgpack.decode(made, type=str)
        ready = compile(code, filename, "exec")
        return environment.template_class.from_code(environment, ready, dict(globals or {}), uptodate)


@cache
def environment(language: str) -> Environment:
    """Where the templates are rendered in that language. In one that nobody translated, the interface is English."""
    made = Environment(loader=_Loader(FOLDER, encoding="utf-8"), autoescape=True, **_SETTINGS)
    made.policies["ext.i18n.trimmed"] = True
    catalogue = translations(language)
    made.install_gettext_callables(  # type: ignore[attr-defined]  # put there by the extension
        catalogue.gettext, catalogue.ngettext, newstyle=True
    )
    made.filters["listed"] = lambda words: formats.format_list(words, language)
    made.filters["spoken"] = lambda read: _spoken(read, language)
    made.filters["day"] = lambda day: formats.day(day, language)
    made.filters["word"] = lambda value: value_word(value, say(language))
    made.filters["seen"] = lambda verified: _seen(verified, language)
    return made


def for_the_build() -> Iterator[tuple[str, str]]:
    """Each template's key, and the Python that Jinja makes of it."""
    for path in sorted(FOLDER.glob("*.html")):
        source = path.read_text("utf-8")
        yield _key(path.name, source), _python(environment("en"), path.name, source)


def _python(here: Environment, name: str, source: str) -> str:
    return here.compile(source, name, name, raw=True)


def _key(name: str, source: str) -> str:
    """What the code of a template depends on."""
    return f"Jinja {jinja2.__version__} {_SETTINGS} {name}\n{source}"


def _spoken(read: Sequence[tuple[str, int]], language: str) -> str:
    """Languages by name, each with its number where there are several."""
    each = [(formats.language_name(code, language), number) for code, number in read]
    return formats.format_list([f"{name} ({number})" if len(each) > 1 else name for name, number in each], language)


def _seen(verified: str, language: str) -> str:
    """A date that may be no more than a year or a month, in words; anything else as it is."""
    try:
        if len(verified) == 7:
            return formats.day(date.fromisoformat(f"{verified}-01"), language, "month")
        return formats.day(date.fromisoformat(verified), language)
    except ValueError:
        return verified
