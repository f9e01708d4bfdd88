"""What the family said, taken into a result: answers, accepted risks, beliefs, and an earlier result to compare with.

One order for all: answers settle what was open, then a risk is accepted, steps and totals follow, and all is compared
and held against what was believed. An audit and the guide go this way alike, so that an answer counts the same wherever
it was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from auditor.model.result import AuditResult, Believed, GivenAnswer
from auditor.results.accepted import Risk, with_accepted
from auditor.results.answers import answered
from auditor.results.beliefs import with_beliefs
from auditor.results.history import brought_up_to_date, compared
from auditor.results.priorities import settled


@dataclass(frozen=True, slots=True)
class Said:
    """What stays the same while answers come in, as of the day `today`: risks by finding, beliefs by check.

    Without an `earlier` result the comparison that a result holds is brought up to date, and without beliefs its own.
    """

    today: date
    risks: Mapping[str, Risk] = field(default_factory=dict)
    believed: Mapping[str, Believed] = field(default_factory=dict)
    earlier: AuditResult | None = None

    def taken_into(
        self,
        result: AuditResult,
        given: Iterable[GivenAnswer] = (),
        unused: Mapping[str, date] = MappingProxyType({}),
    ) -> AuditResult:
        """The result with these answers, and with what follows from all that was said; not worded yet.

        `unused` are services that the family does not use, with the day on which it said so.
        """
        result = answered(result, given, unused)
        result = settled(with_accepted(result, self.risks, self.today))
        result = compared(result, self.earlier) if self.earlier else brought_up_to_date(result)
        return with_beliefs(result, self.believed, self.today)
