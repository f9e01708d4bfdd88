"""The languages of the interface. English is in the code, the others in `locales/*.po`."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO, StringIO

import msgspec

from auditor import compiled

LANGUAGES = ("en", *sorted(f.name[:-3] for f in (files("auditor") / "locales").iterdir() if f.name.endswith(".po")))
"""Languages of the interface: English, and each that has a file; what a file lacks is said in English."""
INTERFACE = "interface"
"""The part of a language that its catalogue holds."""


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language; English, and any other without a file, is the identity."""
    text = _text(language)
    if not text:
        return NullTranslations()
    made = compiled.kept(text)
    try:
        return GNUTranslations(BytesIO(compiled_catalogue(text) if made is None else msgspec.msgpack.decode(made)))
    except ModuleNotFoundError:  # an installation that was changed by hand: Babel is there for who builds
        return NullTranslations()


def _text(language: str) -> str:
    """What stands in a language's file, nothing where it has none."""
    source = files("auditor") / "locales" / f"{language}.po"
    return source.read_text("utf-8") if source.is_file() else ""


def unfinished(text: str) -> frozenset[str]:
    """What a language may still lack, as the first lines of its catalogue's text say: `# Unfinished: checks`."""
    said = re.search(r"^# Unfinished: (.+)$", text.partition("\n\n")[0], re.MULTILINE)
    return frozenset(said[1].split(", ") if said else ())


def compiled_catalogue(text: str) -> bytes:
    """A catalogue as gettext reads it (.mo), of a .po file's text; what is not translated is left out."""
    from babel.messages.mofile import write_mo  # Babel is slow to import and needed for what was not compiled only
    from babel.messages.pofile import read_po

    catalogue = read_po(StringIO(text))
    catalogue.creation_date = datetime(1980, 1, 1, tzinfo=UTC)  # else it is now, and no two builds are the same
    for message in list(catalogue):
        said = (message.string,) if isinstance(message.string, str) else message.string
        if message.id and not (said and all(said)):
            catalogue.delete(message.id)
    made = BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def say(language: str) -> Callable[[str], str]:
    """The function that says a message in that language."""
    return translations(language).gettext


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for a message that is translated elsewhere
    """Mark a message for the catalogue."""
    return message


def preferred() -> str:
    """The language of the user's computer where the interface speaks all of it, else English. Never raises."""
    named = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None) or _system_locale()
    language = re.split(r"[-_.@]", named)[0]  # `nl_BE.UTF-8`, or as Windows calls it, `German_Germany`
    code = locale.normalize(language).partition("_")[0].casefold()
    return code if code in LANGUAGES and INTERFACE not in unfinished(_text(code)) else "en"


def _system_locale() -> str:
    try:
        return locale.getlocale()[0] or ""
    except ValueError:  # a locale of a name that Python does not know
        return ""
