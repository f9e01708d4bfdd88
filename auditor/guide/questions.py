"""Which questions are still to be asked of a result, and in which order. Pure functions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from auditor import yaml_files
from auditor.model.account import Platform
from auditor.model.result import AccountResult, AuditResult, Card, Finding
from auditor.model.services import HOUSEHOLD, PHONE
from auditor.model.verdict import Severity
from auditor.results.answers import can_be_answered
from auditor.results.priorities import accepted_now
from auditor.results.words import asked, in_language

MOST_BELIEFS = 5


class Station(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A station of the workshop: its title by language, how long it takes, and its checks in their order."""

    title: dict[str, str]
    minutes: int
    checks: tuple[str, ...]


class Workshop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The order of a 45-minute workshop, and what a family is asked to guess before it.

    `hidden` are the checks that come before all others in a family who must not be found.
    """

    stations: tuple[Station, ...]
    beliefs: tuple[str, ...]
    hidden: tuple[str, ...]


@cache
def workshop() -> Workshop:
    """The order as it stands in `workshop.yaml`."""
    return yaml_files.load(files("auditor.guide") / "workshop.yaml", Workshop)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One question: about which finding of which account, with its check's words."""

    account: AccountResult
    finding: Finding
    card: Card
    station: Station | None

    @property
    def small(self) -> bool:
        """Whether it is about something that is only nice to have."""
        return self.finding.severity is Severity.LOW

    @property
    def other_service(self) -> bool:
        """Whether it is about a service that was not downloaded and may not be used at all."""
        return self.account.platform not in {*Platform, HOUSEHOLD, PHONE}

    @property
    def text(self) -> dict[str, str]:
        """The question by language."""
        question = asked(self.card, self.account.platform)
        return question.text if question else {}

    def spoken(self, language: str) -> tuple[str, str]:
        """What is said before the question, "" for nothing, and the question; a sentence on the case may be both."""
        told = self.finding.message if self.finding.message_id else ""
        if told.endswith("?"):
            return "", told
        return told, in_language(self.text, language) or self.finding.name

    @property
    def answers(self) -> dict[str, dict[str, str]]:
        """What can be answered: the words by language of each value, in the check's order."""
        question = asked(self.card, self.account.platform)
        return question.answers if question else {}


def questions(result: AuditResult, least: Severity = Severity.LOW, first: Collection[str] = ()) -> list[OpenQuestion]:
    """What is absent and matters, in the order of the workshop, the same question about several accounts together.

    Those of the checks in `first` come before all others.

    What weighs least comes last, so that somebody who has had enough by then has answered what matters.

    What the family accepted, what does not apply and what weighs less than `least` is not asked.
    """
    asked = [
        OpenQuestion(account, finding, result.cards[finding.check], _station(finding.check))
        for account in result.accounts
        for finding in account.findings
        if can_be_answered(finding, account, result.cards[finding.check])
        and finding.severity.rank <= least.rank
        and not accepted_now(finding)
    ]
    return sorted(asked, key=lambda question: (question.finding.check not in first, _place(question)))


def gravest_first(result: AuditResult, first: Collection[str] = ()) -> list[OpenQuestion]:
    """The same by their weight, and where that is equal in the order of the workshop: for who may stop any time.

    Services that the family may not use at all come last.
    """

    def place(question: OpenQuestion) -> tuple[bool, bool, int]:
        return question.finding.check not in first, question.other_service, question.finding.severity.rank

    return sorted(questions(result, first=first), key=place)


def services(result: AuditResult) -> list[str]:
    """The services of a result that were not downloaded and may not be used at all, in the result's order."""
    open_ones = {question.account.platform for question in questions(result) if question.other_service}
    return [a.platform for a in result.accounts if a.platform in open_ones]


def beliefs(checks: Sequence[str]) -> list[str]:
    """What to ask before the look: the first five of the workshop's list among these checks."""
    return [check for check in workshop().beliefs if check in checks][:MOST_BELIEFS]


def _station(check: str) -> Station | None:
    return next((station for station in workshop().stations if check in station.checks), None)


def _place(question: OpenQuestion) -> tuple[bool, int, int, int, str]:
    stations = workshop().stations
    severity = question.finding.severity
    if question.station is None:
        return question.small, len(stations), severity.rank, 0, question.finding.check
    within = question.station.checks.index(question.finding.check)
    return question.small, stations.index(question.station), within, severity.rank, question.finding.check
