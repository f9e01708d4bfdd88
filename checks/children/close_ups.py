"""Pictures that are about a face which may be a child's, and on which it can be recognised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.authors import Account, Context, Verdict, exposed


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Close-ups that others can see; faces too small to tell are no close-ups."""
    close_ups = [photo for photo in exposed.shown(account) if photo.exposure.close_up]
    of_profile = exposed.of_profile_alone(close_ups)
    for verdict in exposed.judge(account, close_ups, doubtful=False):
        yield replace(verdict, message="found_profile") if of_profile and verdict.message == "found" else verdict
