"""Facebook's lock for a profile is asked about only where it is offered, which a phone number's country tells."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Context, Outcome, Verdict

_OFFERED = ("20", "90", "91", "212", "249", "964", "966", "971")
"""The codes of Egypt, Turkey, India, Morocco, Sudan, Iraq, Saudi Arabia and the Emirates."""


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Asks when a phone number in the profile is of such a country; elsewhere there is nothing to lock."""
    numbers = [str(fact.value).replace(" ", "") for fact in account.facts.get("profile.phone", ())]
    codes = [number.lstrip("+").removeprefix("00") for number in numbers if number.startswith(("+", "00"))]
    if any(code.startswith(_OFFERED) for code in codes):
        yield Verdict(Outcome.ASK)
    elif numbers:
        yield Verdict(Outcome.NOT_APPLICABLE, "not_offered")
    else:
        yield Verdict(Outcome.UNKNOWN, "country_unknown")
