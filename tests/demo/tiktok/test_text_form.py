"""The text form of an invented TikTok export."""

from __future__ import annotations

import pytest
from auditor.demo.tiktok.tree import Language, TikTokAccount, tree
from tests.demo.tiktok.full import FULL

LANGUAGES: tuple[Language, ...] = ("en", "nl")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_form_is_a_folder_of_rows_in_the_language(language: Language) -> None:
    files = tree(FULL, form="txt", language=language)
    settings = "App Settings/Settings" if language == "en" else "App-instellingen/Instellingen"
    row = "Private Account: Disabled" if language == "en" else "Privéaccount: Uitgeschakeld"
    assert row in files[f"Tiktok/{settings}.txt"].decode().splitlines()
    assert all(name.endswith(".txt") for name in files)


def test_an_empty_section_of_the_text_form_says_so() -> None:
    files = tree(TikTokAccount(), form="txt", language="nl")
    assert files["Tiktok/Berichten/Berichten.txt"].decode() == "Dit gedeelte bevat geen gegevens\n"
