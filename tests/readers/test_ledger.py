"""The ledger keeps every place and every different value, and agrees on none."""

from __future__ import annotations

import pytest
from auditor.model.account import Platform, Reason
from auditor.model.facts import agreed
from auditor.readers.labels import load
from auditor.readers.ledger import Ledger

# The ledger


def ledger() -> Ledger:
    return Ledger(Platform.INSTAGRAM, load("instagram"))


BIO, FLAG = "profile.bio", "audience.private_profile"


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    ("reason", "doubtful"),
    [
        (Reason.UNKNOWN_WORD, True),
        (Reason.UNREADABLE, True),
        (Reason.VALUES_REMOVED, True),
        (Reason.NOT_SET, False),
        (Reason.NOT_IN_EXPORT, False),
        (Reason.FILE_MISSING, False),
    ],
)
def test_a_place_that_was_not_understood_is_kept_beside_one_that_was(
    reason: Reason, doubtful: bool, first: bool
) -> None:
    book = ledger()
    if first:
        book.absent(FLAG, reason, "b.json")
    book.known(FLAG, "on", "a.json")
    book.absent(FLAG, reason, "b.json")
    account = book.close()
    assert (account.value(FLAG), FLAG in account.absent) == ("on", False)
    assert [doubt.where for doubt in account.doubts.get(FLAG, ())] == ["b.json"] * doubtful
    assert agreed(account, FLAG) == (None if doubtful else "on")


def test_every_different_value_is_kept_and_none_is_agreed_on() -> None:
    book = ledger()
    for value in ("on", "off", "on"):
        book.known(FLAG, value, "a.json#Private Account")
    account = book.close()
    assert [fact.value for fact in account.facts[FLAG]] == ["on", "off"]
    assert agreed(account, FLAG) is None


def test_an_absent_fact_is_in_no_doubt_and_keeps_its_first_reason() -> None:
    book = ledger()
    book.absent(BIO, Reason.NOT_SET, "a.json")
    book.absent(BIO, Reason.UNREADABLE, "b.json")
    account = book.close()
    assert (account.absent[BIO].reason, account.doubts) == (Reason.NOT_SET, {})
