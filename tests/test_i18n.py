"""A catalogue says what it has, by its own plurals, and the rest in English; and the language of the computer."""

from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from auditor import i18n

FRENCH = """
msgid ""
msgstr ""
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "one"
msgstr "un"

msgid "still open"
msgstr ""

#, fuzzy
msgid "half"
msgstr "demi"

msgid "%(n)s day"
msgid_plural "%(n)s days"
msgstr[0] "%(n)s jour"
msgstr[1] "%(n)s jours"

msgid "a cat"
msgid_plural "cats"
msgstr[0] "un chat"
msgstr[1] ""
"""


@pytest.fixture
def french() -> GNUTranslations:
    return GNUTranslations(BytesIO(i18n.compiled_catalogue(FRENCH)))


@pytest.mark.parametrize(("message", "said"), [("one", "un"), ("still open", "still open"), ("half", "half")])
def test_what_is_not_translated_is_said_in_english(message: str, said: str, french: GNUTranslations) -> None:
    assert french.gettext(message) == said


@pytest.mark.parametrize(("n", "said"), [(0, "%(n)s jour"), (1, "%(n)s jour"), (2, "%(n)s jours")])
def test_nothing_is_in_the_singular_where_the_language_has_it_so(n: int, said: str, french: GNUTranslations) -> None:
    assert french.ngettext("%(n)s day", "%(n)s days", n) == said


def test_half_a_plural_is_none(french: GNUTranslations) -> None:
    assert [french.ngettext("a cat", "cats", n) for n in (1, 2)] == ["a cat", "cats"]


@pytest.mark.parametrize(("parts", "language"), [("interface, checks", "en"), ("checks", "is")])
def test_nobody_gets_a_language_unasked_before_it_is_finished(
    parts: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "is.po").write_text(f"# Icelandic.\n# Unfinished: {parts}\n{FRENCH.strip()}", "utf-8")
    monkeypatch.setattr(i18n, "files", lambda _: tmp_path)
    monkeypatch.setattr(i18n, "LANGUAGES", ("en", "is"))
    monkeypatch.setenv("LANG", "is_IS.UTF-8")
    assert i18n.preferred() == language


def test_english_has_no_catalogue() -> None:
    assert i18n.say("en")("What to do first") == "What to do first"
    assert i18n.say("xx")("What to do first") == "What to do first"


@pytest.mark.parametrize(
    ("windows", "language"),
    [
        ("German_Germany", "de"),
        ("German_Austria.1252", "de"),
        ("Dutch_Netherlands", "nl"),
        ("English_United Kingdom", "en"),
        ("Icelandic_Iceland", "en"),
        ("de-DE", "de"),
        (None, "en"),
    ],
)
def test_windows_calls_its_languages_by_name(
    windows: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (windows, "cp1252"))
    assert i18n.preferred() == language


def test_a_computer_whose_locale_has_a_strange_name_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    def strange() -> tuple[str, str]:
        raise ValueError("unknown locale")

    monkeypatch.setattr("locale.getlocale", strange)
    assert i18n.preferred() == "en"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_one_and_many_are_told_apart(language: str) -> None:
    many = i18n.translations(language).ngettext
    one, two = (many("{n} minute", "{n} minutes", n) for n in (1, 2))
    assert one != two
    assert many("{n} minute", "{n} minutes", 0) == two
    assert "{n}" in one


def test_the_first_variable_that_is_set_tells_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.delenv("LC_ALL", raising=False)
    assert i18n.preferred() == "nl"
    monkeypatch.setenv("LC_MESSAGES", "en_GB.UTF-8")
    assert i18n.preferred() == "en"
    monkeypatch.setenv("LC_ALL", "nl_BE.UTF-8")
    assert i18n.preferred() == "nl"
