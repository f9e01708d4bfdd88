"""Photos and videos that may show a child and that strangers can see today, counted by audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditor.exposure import verdicts as exposed
from auditor.model.account import Account, Confidence
from auditor.model.check import Context, Outcome, Severity, Verdict
from auditor.model.posting import Audience, AudienceFrom, Exposure


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """What strangers see, else what people see who were let in; apart from it what is not known."""
    shown = exposed.shown(account)
    strangers = [e for e in shown if exposed.to_strangers(e)]
    if strangers:
        yield _of_strangers(shown, strangers)
    yield from exposed.untold(shown)
    if not shown:
        yield exposed.nothing(account)
        return
    if not strangers:
        yield from _of_known_people(account, shown)
    silence = exposed.nothing(account)
    if silence.message in exposed.OPEN_ENDED:
        yield replace(silence, subject=silence.message)


def _of_strangers(shown: list[Exposure], strangers: list[Exposure]) -> Verdict:
    public = sum(e.audience is Audience.EVERYONE for e in strangers)
    params: dict[str, str | int] = {
        "photos": len(strangers),
        "public": public,
        "wide": len(strangers) - public,
        "known": sum(e.audience is not None for e in shown) - len(strangers),
    }
    severity = Severity.CRITICAL if public else Severity.HIGH
    evidence, sure = exposed.pointers(strangers), exposed.confidence(strangers)
    return Verdict(Outcome.FAIL, _words(strangers, public), params, evidence, sure, severity)


def _words(strangers: list[Exposure], public: int) -> str:
    """The message that says no more than is known of these items."""
    if all(e.by_text for e in strangers):
        return "by_titles"
    if all(e.audience_from is AudienceFrom.DEFAULT for e in strangers):
        return "by_default"
    return "found" if public == len(strangers) else "found_wide"


def _of_known_people(account: Account, shown: list[Exposure]) -> Iterator[Verdict]:
    """A pass only when each item's audience is known for sure, and nothing was left out or doubtful."""
    known = [e for e in shown if e.audience is not None]
    if not known:
        return
    params: dict[str, str | int] = {"photos": len(known)}
    if any(map(exposed.may_differ, known)):
        guessed = Confidence.GUESSED
        yield Verdict(Outcome.UNKNOWN, "default_may_differ", params, exposed.pointers(known), guessed)
    elif len(known) == len(shown) and exposed.nothing(account).outcome is Outcome.PASS:
        yield Verdict(Outcome.PASS, "known_people", params, exposed.pointers(known), Confidence.DERIVED)
    else:
        yield Verdict(
            Outcome.UNKNOWN, "known_people_so_far", params, exposed.pointers(known), exposed.confidence(known)
        )
