"""Whether a private account was public before, and what of that time is still there (format notes 2.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from auditor.authors import (
    Account,
    Confidence,
    Context,
    Evidence,
    Outcome,
    Post,
    PostKind,
    Verdict,
    agreed,
    public_periods,
    verdicts,
)

Past = tuple[datetime | None, datetime]
"""A time as a public account that is over; it began before the records when the start is None."""

_TAKEN_DOWN = (PostKind.DELETED, PostKind.ARCHIVED)


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """One verdict on the account's past; what is public today is the business of private_profile."""
    changes = sorted(account.privacy_changes, key=lambda change: change.at)
    flag = agreed(account, "audience.private_profile")
    newest = changes[-1].private if changes else None
    disputed = flag is None and bool(account.facts.get("audience.private_profile"))
    private = newest if flag is None else flag == "on"
    evidence = [Evidence(change.source, at=change.at.date()) for change in reversed(changes)]
    if private is None:
        yield Verdict(Outcome.UNKNOWN, "today_unknown")
    elif disputed or (newest is not None and newest is not private):
        yield Verdict(Outcome.UNKNOWN, "newest_disagrees", evidence=evidence)
    elif not private:
        yield Verdict(Outcome.NOT_APPLICABLE, "public_today")
    elif account.value("audience.privacy_history") != len(changes):
        yield Verdict(Outcome.UNKNOWN, "undated_switches", evidence=evidence)
    else:
        past = [(since, until) for since, until in public_periods(changes) if until]
        yield _of_private_account(account, past, evidence)


def _of_private_account(account: Account, periods: list[Past], evidence: Iterable[Evidence]) -> Verdict:
    if not periods:
        return Verdict(Outcome.PASS, "no_switch", confidence=Confidence.DERIVED)
    since, until = periods[-1]
    params: dict[str, str | int] = {"until": until.date().isoformat(), "times": len(periods)}
    if since is not None:
        params["since"] = since.date().isoformat()
    when = "often" if len(periods) > 1 else "from_start" if since is None else "between"
    if account.value("content.posts") is None:
        return Verdict(Outcome.FAIL, f"{when}_uncounted", params, evidence, Confidence.DERIVED)
    standing = [post for post in account.posts if post.kind not in _TAKEN_DOWN]
    posts = sum(_from_then(post, periods) for post in standing)
    if not posts and all(post.at for post in standing):
        none = Verdict(Outcome.PASS, "nothing_from_then", params, evidence, Confidence.DERIVED)
        return verdicts.unread(account) or none
    return Verdict(Outcome.FAIL, when, params | {"posts": posts}, evidence, Confidence.DERIVED, concerns=posts)


def _from_then(post: Post, periods: list[Past]) -> bool:
    at = post.at
    return at is not None and any((since is None or since <= at) and at <= until for since, until in periods)
