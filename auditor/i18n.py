"""The languages of the interface. English is in the code, the others in `locales/*.po`, read with Babel."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable
from functools import cache
from gettext import NullTranslations
from importlib.resources import files

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LANGUAGES = ("en", *sorted(f.name[:-3] for f in (files("auditor") / "locales").iterdir() if f.name.endswith(".po")))
"""Languages of the interface: English, and each that has a file; what a file lacks is said in English."""


class Translations(NullTranslations):
    """A catalogue that is read from its .po file as it is; what it lacks is said in English."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self._catalog = catalog

    def gettext(self, message: str) -> str:
        """The message in this language."""
        found = self._catalog.get(message)
        return str(found.string) if found and isinstance(found.string, str) and found.string else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The singular or plural in this language."""
        found = self._catalog.get(msgid1)
        if not found or not isinstance(found.string, tuple | list) or not all(found.string):
            return msgid1 if n == 1 else msgid2
        return str(found.string[0 if n == 1 else 1])


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language; English, and any other without a file, is the identity."""
    source = files("auditor") / "locales" / f"{language}.po"
    if not source.is_file():
        return NullTranslations()
    with source.open("rb") as stream:
        return Translations(read_po(stream, locale=language))


def say(language: str) -> Callable[[str], str]:
    """The function that says a message in that language."""
    return translations(language).gettext


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for a message that is translated elsewhere
    """Mark a message for the catalogue."""
    return message


def preferred() -> str:
    """The language of the user's computer where the interface speaks it, else English. Never raises."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            code = os.environ[variable]
            break
    else:
        code = _system_locale()
    short = _code(code)
    return short if short in LANGUAGES else "en"


def _code(name: str) -> str:
    """The code of a language by the name of a locale: `nl_BE.UTF-8`, or as Windows calls it, `German_Germany`."""
    word = name.partition("_")[0].partition("-")[0].partition(".")[0].casefold()
    found = locale.locale_alias.get(word, "")
    return found[:2].casefold() or word


def _system_locale() -> str:
    try:
        return locale.getlocale()[0] or ""
    except ValueError:  # a locale of a name that Python does not know
        return ""
