"""One row of a sheet of settings, and what it comes to."""

from __future__ import annotations

import pytest
from auditor.model.account import Absent, Confidence, Fact, Reason
from auditor.readers.labels import load
from auditor.readers.meta.download import Sheet
from auditor.readers.meta.entry import Row
from auditor.readers.meta.settings import FactOrAbsent, Setting, look_up

WORDS = load("facebook")
ALERTS, SYNC = "Notifications enabled", "Indicates if syncing is on"
PLAIN = Setting("security.login_alerts", "login_alerts")
TURNED = Setting("security.login_alerts", "login_alerts", meaning={"on": "off", "off": "on"})
SOLE = Setting("security.login_alerts", "login_alerts", sole=True)
GUESSED = Setting("security.login_alerts", "login_alerts", guessed=True)
BY_WORD = Setting("sharing.contact_sync", "contact_sync", kinds=("sync", "switch"), by_word="sync")


def told(setting: Setting, *rows: Row) -> list[FactOrAbsent]:
    return look_up(WORDS, setting, Sheet("settings.json", (), rows))


@pytest.mark.parametrize(
    ("setting", "row", "value", "confidence"),
    [
        (PLAIN, Row(ALERTS, "True"), "on", Confidence.STATED),
        (PLAIN, Row(ALERTS, "Uit"), "off", Confidence.DERIVED),
        (TURNED, Row(ALERTS, "True"), "off", Confidence.DERIVED),
        (SOLE, Row("What nobody knows", "False"), "off", Confidence.STATED),
        (GUESSED, Row(ALERTS, "True"), "on", Confidence.GUESSED),
        (BY_WORD, Row("What nobody knows", "開啟"), "on", Confidence.GUESSED),
    ],
)
def test_a_row_tells_a_fact(setting: Setting, row: Row, value: str, confidence: Confidence) -> None:
    (fact,) = told(setting, row)
    assert isinstance(fact, Fact)
    assert (fact.value, fact.confidence, fact.raw) == (value, confidence, row.value)


@pytest.mark.parametrize(
    ("setting", "rows", "reason"),
    [
        (PLAIN, (Row(ALERTS, " "),), Reason.NOT_SET),
        (PLAIN, (Row(ALERTS, "string"),), Reason.VALUES_REMOVED),
        (PLAIN, (Row(ALERTS, "Perhaps"),), Reason.UNKNOWN_WORD),
        (PLAIN, (Row(ALERTS, odd=True),), Reason.UNREADABLE),
        (PLAIN, (Row("What nobody knows", "True"),), Reason.UNKNOWN_WORD),
        (PLAIN, (Row(SYNC, "True"),), Reason.NOT_SET),
        (SOLE, (Row(SYNC),), Reason.NOT_SET),
        (BY_WORD, (Row("One", "開啟"), Row("Two", "關閉")), Reason.UNKNOWN_WORD),
    ],
)
def test_a_row_that_tells_nothing_says_why(setting: Setting, rows: tuple[Row, ...], reason: Reason) -> None:
    (absent,) = told(setting, *rows)
    assert isinstance(absent, Absent)
    assert absent.reason is reason


def test_rows_that_contradict_each_other_are_both_told() -> None:
    assert [a.value for a in told(PLAIN, Row(ALERTS, "True"), Row(ALERTS, "False")) if isinstance(a, Fact)] == [
        "on",
        "off",
    ]
