"""Small results to answer, accept and compare: invented checks on an invented account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from auditor.authors.testing import TODAY, account
from auditor.engine.judge import RunInfo, audit
from auditor.model.account import Account, Value
from auditor.model.check import Check, CheckFile, Origin
from auditor.model.family import Family
from auditor.model.result import AuditResult, Finding
from auditor.model.verdict import Context

STARTED = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)
PRIVATE, TWO_STEP, DUET = "audience.private_profile", "security.two_step", "reuse.duet"


def check(check_id: str, **about: Any) -> Check:
    """An invented check on TikTok: a setting when `fact` is given, else a question; services besides as `services`."""
    section = {"verified": None, "path": {"en": "Menu"}, "safe": about.pop("safe", ["on"])}
    section |= {name: about.pop(name) for name in ("fact", "moot", "each_child_from", "parents_from") if name in about}
    services = about.pop("services", ["tiktok"])
    text = {"name": check_id, "safe": f"{check_id} is well", "unsafe": f"{check_id} is not", "why": "Because."}
    file = {
        "id": check_id,
        "topic": "audience",
        "severity": "high",
        "audience": "both",
        "minutes": 2,
        "since": "0.1",
        "platforms": dict.fromkeys(services, section),
        "texts": {"en": {**text, "messages": {"child": "{name}, {age}", "too_young": "Too young."}}},
        "question": {"text": {"en": "How is it?"}, "answers": {"on": {"en": "Well"}, "off": {"en": "Not well"}}},
        "cases": [],
        **about,
    }
    return Check(msgspec.convert(file, CheckFile), Origin("folder", "test"))


def subject(
    facts: Mapping[str, Value | list[Value]] | None = None, handle: str = "tim", exported_at: str = "2026-01-10"
) -> Account:
    """A TikTok account with these facts."""
    return account("tiktok", facts, handle=handle, form="json", exported_at=exported_at)


def result_of(*accounts: Account, checks: Sequence[Check], family: Family | None = None) -> AuditResult:
    """What these checks say of these accounts, not yet worded."""
    return audit(accounts, checks, Context(TODAY, family=family or Family()), RunInfo(STARTED, "en")).result


def finding(result: AuditResult, check_id: str, platform: str = "tiktok") -> Finding:
    """The only finding of a check on a service."""
    (found,) = findings(result, check_id, platform)
    return found


def findings(result: AuditResult, check_id: str, platform: str = "tiktok") -> list[Finding]:
    """All findings of a check on a service."""
    return [f for a in result.accounts if a.platform == platform for f in a.findings if f.check == check_id]


ANSWERED = date(2026, 1, 15)
