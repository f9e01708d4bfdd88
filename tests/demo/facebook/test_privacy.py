"""Privacy rows of an invented Facebook export keep their places, whatever is put into them."""

from __future__ import annotations

import pytest
from auditor.demo.facebook.account import FacebookAccount
from tests.demo.meta.made import face, only


@pytest.mark.parametrize(
    ("language", "first", "face_row"), [("en_GB", "Public", "Only me"), ("zh_TW", "所有人", "只限本人")]
)
def test_privacy_rows_keep_their_places_in_every_language(language: str, first: str, face_row: str) -> None:
    (settings,) = only(face("2025", language=language), "privacy_settings.json")["label_values"]
    rows = settings["dict"]
    assert len(rows) == 54
    assert (rows[0]["value"], rows[45]["value"]) == (first, face_row)
    page = only(face("2025", "html", language), "privacy_settings.html")
    assert len(page.xpath("//div[contains(@class,'_a6-g')]//div[contains(@class,'_a6-g')]//tr")) == 54


def test_websites_occur_twice_among_the_english_privacy_rows() -> None:
    (settings,) = only(face("2025"), "privacy_settings.json")["label_values"]
    assert [n for n, row in enumerate(settings["dict"], start=1) if row["label"] == "Websites"] == [14, 44]


def test_a_privacy_row_takes_a_raw_word_or_stays_without_value() -> None:
    account = FacebookAccount(username="bo", first_name="Bo", last_name="E", privacy={1: "Uw vrienden"})
    rows = only(face("2025", account=account), "privacy_settings.json")["label_values"][0]["dict"]
    assert rows[0]["value"] == "Uw vrienden"
    assert "value" not in rows[1]


def test_messaging_rows_repeat_the_labels_of_the_senders() -> None:
    rows = only(face("2026", language="vi"), "messaging_settings.json")["label_values"]
    assert len(rows) == 26
    assert len({row["label"] for row in rows[10:13]}) == 1
    assert [row["value"] for row in rows if "value" in row] == ["Yêu cầu"]
