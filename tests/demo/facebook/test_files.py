"""Files of an invented Facebook export are odd where real ones are."""

from __future__ import annotations

import pytest
from auditor.demo.facebook.account import FacebookAccount
from tests.demo.meta.made import cells, face, only
from tests.people import LATER


@pytest.mark.parametrize(
    ("language", "label", "value"),
    [("en_US", "State", "Enabled"), ("en_GB", "County/region", "Enabled"), ("zh_TW", "州", "已啟用")],
)
def test_the_two_factor_row_is_mislabelled_as_in_real_exports(language: str, label: str, value: str) -> None:
    rows = only(face("2026", language=language), "two-factor_authentication.json")["label_values"]
    assert (rows[0]["label"], rows[0]["value"]) == (label, value)
    assert rows[3]["timestamp_value"] == int(LATER.timestamp())
    assert cells(only(face("2026", "html", language), "two-factor_authentication.html"))[label] == value


def test_two_factor_off_has_no_time_of_enabling() -> None:
    account = FacebookAccount(username="bo", first_name="Bo", last_name="Example", two_step=False)
    rows = only(face("2026", account=account), "two-factor_authentication.json")["label_values"]
    assert [row.get("value") for row in rows] == ["Disabled", None, None]
    unset = FacebookAccount(username="bo", first_name="Bo", last_name="Example")
    assert not [name for name in face("2026", account=unset) if "two-factor" in name]


def test_field_names_exist_in_2024_only() -> None:
    def fields(generation: str) -> bool:
        return b"ent_field_name" in face(generation)["security_and_login_information/two-factor_authentication.json"]

    assert [fields(generation) for generation in ("2024", "2025", "2026")] == [True, False, False]
