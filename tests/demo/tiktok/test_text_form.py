"""The text form of an invented TikTok export."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from auditor.demo.tiktok.tree import Language, Linked, Login, OffTikTok, TikTokAccount, Video, tree

AT = datetime(2025, 1, 26, 15, 50, 46, tzinfo=UTC)
FULL = TikTokAccount(
    videos=(Video(at=AT, title="first day"), Video(at=AT, photos=9, audience="Only You")),
    deleted=(Video(at=AT),),
    followers=("a.example", "b.example"),
    following=("c.example",),
    blocked=("d.example",),
    logins=(Login(at=AT),),
    linked=(Linked(platform="Facebook", name="Lotte"),),
    third_party=("Example Game",),
    off_tiktok=(OffTikTok(at=AT, source="shop.example.com", event="Purchase"),),
    family_pairing="Parent",
    messages=("planted-marker",),
)
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
