"""The words of a check fit the service, whose account it is, and what was found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from auditor.model.account import Role
from auditor.model.check import CheckFile, Found, Question, Words
from auditor.model.verdict import Outcome, Verdict
from auditor.results.wording import worded
from auditor.results.words import asked, text_for
from msgspec import structs
from tests.results import check, finding, result_of, subject

FEW = Found(
    path={"en": "A > B"}, path_all={"en": "C > D"}, texts={"en": Words(fix="Only a few."), "nl": Words(fix="Een paar.")}
)
OWN = Question({"en": "And here?"}, {"on": {"en": "Here it is"}, "off": {"en": "Here it is not"}})


def file() -> CheckFile:
    """A check with words for a service, for a teen, and for one message."""
    made = check("one", services=["tiktok", "whatsapp"], seconds_each=30).file
    section = structs.replace(
        made.platforms["tiktok"], texts={"en": Words(fix="Here.", why="Here.")}, question=OWN, found={"few": FEW}
    )
    return structs.replace(
        made, platforms={**made.platforms, "tiktok": section}, teen={"en": Words(why="At your age.", fix="Do it.")}
    )


def test_what_is_nearest_to_the_case_wins() -> None:
    assert text_for(file(), "whatsapp", "en").why == "Because."
    assert text_for(file(), "tiktok", "en").why == "Here."
    teen = text_for(file(), "tiktok", "en", teen=True, message="few")
    assert (teen.why, teen.fix, teen.name) == ("At your age.", "Only a few.", "one")


def test_a_language_that_the_check_does_not_speak_is_english_throughout() -> None:
    assert text_for(file(), "tiktok", "nl", message="few").fix == "Only a few."


def test_a_service_asks_in_its_own_words() -> None:
    here, there = asked(file(), "tiktok"), asked(file(), "whatsapp")
    assert here == OWN
    assert there is not None
    assert there.text == {"en": "How is it?"}


@pytest.mark.parametrize(("concerns", "minutes"), [(0, 2), (1, 3), (40, 22)])
def test_a_finding_is_worded_by_what_was_found(concerns: int, minutes: int) -> None:
    made = replace(
        check("one"), file=file(), audit=lambda *_: [Verdict(Outcome.FAIL, "few", {"photos": 1}, concerns=concerns)]
    )
    found = finding(worded(result_of(subject(), checks=[made]), "en"), "one")
    remedy = found.remediation
    assert (remedy.fix, remedy.path, remedy.path_all, remedy.minutes) == ("Only a few.", "A > B", "C > D", minutes)


def test_a_teens_account_gets_a_teens_words() -> None:
    result = result_of(subject(), checks=[replace(check("one"), file=file())])
    teens = structs.replace(result, accounts=tuple(structs.replace(a, role=Role.TEEN) for a in result.accounts))
    assert finding(worded(result, "en"), "one").why == "Here."
    assert finding(worded(teens, "en"), "one").why == "At your age."


@pytest.mark.parametrize(("photos", "said"), [(0, "No photo."), (1, "One photo."), (12, "12 photos.")])
def test_a_number_chooses_its_words(photos: int, said: str) -> None:
    text = {"en": structs.replace(file().texts["en"], messages={"few": "{photos:No photo|One photo|# photos}."})}
    made = replace(
        check("one"),
        file=structs.replace(file(), texts=text),
        audit=lambda *_: [Verdict(Outcome.FAIL, "few", {"photos": photos})],
    )
    assert finding(worded(result_of(subject(), checks=[made]), "en"), "one").message == said
