"""Photos and videos that may show a child and that strangers can see today, counted by audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from auditor.authors import (
    Account,
    Audience,
    AudienceFrom,
    Confidence,
    Context,
    Outcome,
    Photo,
    PostKind,
    Severity,
    Verdict,
    exposed,
    verdicts,
)


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """What strangers see, else what people see who were let in; apart from it what is not known."""
    shown = exposed.shown(account)
    strangers = list(filter(verdicts.to_strangers, shown))
    if strangers:
        yield _of_strangers(shown, strangers)
    yield from verdicts.untold(shown)
    if not shown:
        yield exposed.nothing(account)
        return
    if not strangers:
        yield from _of_known_people(account, shown)
    silence = exposed.nothing(account)
    if silence.message in exposed.OPEN_ENDED:
        yield replace(silence, subject=silence.message)


def _of_strangers(shown: list[Photo], strangers: list[Photo]) -> Verdict:
    public = sum(photo.audience is Audience.EVERYONE for photo in strangers)
    params: dict[str, str | int] = {
        "photos": len(strangers),
        "public": public,
        "wide": len(strangers) - public,
        "known": sum(photo.audience is not None for photo in shown) - len(strangers),
    }
    severity = Severity.CRITICAL if public else Severity.HIGH
    evidence, sure = verdicts.pointers(strangers), verdicts.surest(strangers)
    words = _words(strangers, public)
    return Verdict(Outcome.FAIL, words, params, evidence, sure, severity, concerns=len(strangers))


def _words(strangers: list[Photo], public: int) -> str:
    """The message that says no more than is known of these items."""
    if all(photo.exposure.by_text for photo in strangers):
        return "by_titles"
    if exposed.of_profile_alone(strangers):
        covers = any(place.kind is PostKind.COVER_PHOTO for photo in strangers for place in photo.places)
        return "profile_or_cover" if covers else "profile_photo"
    if all(photo.audience_from is AudienceFrom.DEFAULT for photo in strangers):
        return "by_default"
    return "found" if public == len(strangers) else "found_wide"


def _of_known_people(account: Account, shown: list[Photo]) -> Iterator[Verdict]:
    """A pass only when each item's audience is known for sure, and nothing was left out or doubtful."""
    known = [photo for photo in shown if photo.audience is not None]
    if not known:
        return
    params: dict[str, str | int] = {"photos": len(known)}
    if any(photo.may_differ for photo in known):
        outcome, message, sure = Outcome.UNKNOWN, "default_may_differ", Confidence.GUESSED
    elif len(known) == len(shown) and exposed.nothing(account).outcome is Outcome.PASS:
        outcome, message, sure = Outcome.PASS, "known_people", Confidence.DERIVED
    else:
        outcome, message, sure = Outcome.UNKNOWN, "known_people_so_far", verdicts.surest(known)
    yield Verdict(outcome, message, params, verdicts.pointers(known), sure, concerns=len(known))
