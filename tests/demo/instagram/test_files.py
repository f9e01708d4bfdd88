"""Files of an invented Instagram export are odd where real ones are."""

from __future__ import annotations

import pytest
from auditor.demo import trees
from auditor.demo.instagram.account import InstagramAccount
from tests.demo.meta.made import cells, insta, only


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en_US", "Private Account"),
        ("en_GB", "Private account"),
        ("nl", "Privéaccount"),
        ("de", "Privates Konto"),
        ("fr", "Compte privé"),
        ("it", "Account privato"),
        ("es", "Cuenta privada"),
        ("pt", "Conta privada"),
    ],
)
@pytest.mark.parametrize(("private", "value"), [(True, "True"), (False, "False"), ("Misschien", "Misschien")])
def test_the_private_flag_keeps_its_english_value_under_a_translated_label(
    language: str, label: str, private: bool | str, value: str
) -> None:
    account = InstagramAccount(username="ann.invented", private=private)
    profile = only(
        trees.without(insta("2025", language=language, account=account), "threads/"), "personal_information.json"
    )
    assert profile["profile_user"][0]["string_map_data"][label]["value"] == value
    page = only(
        trees.without(insta("2025", "html", language, account=account), "threads/"), "personal_information.html"
    )
    assert cells(page)[label] == value


def test_an_unknown_private_flag_is_left_out() -> None:
    account = InstagramAccount(username="ann.invented")
    profile = only(insta("2023", account=account), "personal_information.json")
    assert "Private Account" not in profile["profile_user"][0]["string_map_data"]
    assert "private_account" not in only(insta("2018", account=account), "profile.json")


def test_names_move_to_the_title_in_2025() -> None:
    old = only(insta("2024", decoys=False), "following.json")["relationships_following"][0]
    new = only(insta("2025", decoys=False), "following.json")["relationships_following"][0]
    assert (old["title"], old["string_list_data"][0]["value"]) == ("", "cy.invented")
    assert new["title"] == "cy.invented"
    assert "value" not in new["string_list_data"][0]
