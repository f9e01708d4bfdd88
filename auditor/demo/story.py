"""What the invented family believed, answered and accepted, and how its accounts stood a month before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from auditor.audit import Options, audit
from auditor.demo.family import FAMILY, illustrated, written
from auditor.model.result import AuditResult, Believed, GivenAnswer, fingerprint
from auditor.results.accepted import Accepted, Risk

_BEFORE = datetime(2026, 4, 20, 19, 30, tzinfo=UTC)
_ANSWERED = date(2026, 5, 20)
_RULES_OF_LATER = ("ai_training", "about_texts")
"""Checks that the audit of a month before did not have."""

_ANSWERS = (
    ("followers_reviewed", "instagram", "sanne.example", "off"),
    ("cloud_two_step", "google", "", "off"),
    ("two_step", "whatsapp", "", "on"),
    ("login_alerts", "facebook", "sanne.example", "on"),  # her download says that they are off
)

BELIEVED: Mapping[str, Believed] = {
    "private_profile": Believed.SAFE,
    "default_audience": Believed.SAFE,
    "two_step": Believed.UNKNOWN,
    "exposed_photos": Believed.SAFE,
    "tag_review": Believed.UNSAFE,
}
"""What Sanne and Tom thought before the look."""

_REASONS = {"en": "Grandma likes to see when I am online", "nl": "Oma ziet graag wanneer ik online ben"}


def answers() -> tuple[GivenAnswer, ...]:
    """What the family has answered."""
    return tuple(
        GivenAnswer(fingerprint(check, service, handle), value, _ANSWERED) for check, service, handle, value in _ANSWERS
    )


def accepted(language: str) -> Accepted:
    """What the family leaves as it is, with its reason."""
    mark = fingerprint("active_status", "facebook", "sanne.example")
    return Accepted(findings={mark: Risk(_REASONS.get(language, _REASONS["en"]), date(2099, 12, 31))})


def before(options: Options) -> AuditResult:
    """The audit of a month before by these options: Facebook without two-step, and pinned stories for friends."""
    checks = {rule: check for rule, check in options.registry.checks.items() if rule not in _RULES_OF_LATER}
    earlier = replace(options, registry=replace(options.registry, checks=checks), earlier=None, believed={})
    on_instagram, on_facebook = illustrated()
    privacy = {**(on_facebook.privacy or {}), 16: "friends"}
    then = replace(on_facebook, two_step=False, two_step_since=None, highlights_audience="Friends", privacy=privacy)
    with TemporaryDirectory() as folder:
        result = audit(written(Path(folder), replace(on_instagram, two_step_devices=None), then), earlier).result
    return msgspec.structs.replace(result, run=msgspec.structs.replace(result.run, started=_BEFORE))


def told(options: Options) -> Options:
    """The options with the family's story in them."""
    family = replace(options, family=FAMILY, answers=answers(), accepted=accepted(options.language), believed=BELIEVED)
    return replace(family, earlier=before(family))
