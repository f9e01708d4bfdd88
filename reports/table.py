"""The findings as a table for a spreadsheet: one row for each, masked as in the page."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

from auditor.i18n import LANGUAGES, say
from auditor.model.result import AccountResult, AuditResult, Finding, Proof
from auditor.results.telling import telling
from auditor.results.wording import service_name
from auditor.visible import in_a_line, short_name

COLUMNS = (
    *("service", "account", "topic", "check", "outcome", "severity", "confidence", "first_step", "name", "title"),
    *("message", "why", "fix", "path", "link", "minutes", "verified", "reason", "evidence"),
    *("concerns", "priority", "answered", "accepted_until", "fingerprint"),
)

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")


def render(result: AuditResult, language: str) -> str:
    """The table of a worded result, as CSV (RFC 4180) after a byte order mark. Column names and ids stay English."""
    text = io.StringIO(newline="")
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    speak = say(language if language in LANGUAGES else "en")
    steps = {fingerprint: number for number, fingerprint in enumerate(result.first_steps, 1)}
    for account in result.accounts:
        for finding in account.findings:
            service = service_name(account.platform, speak)
            evidence = " / ".join(_pointer(proof, speak) for proof in finding.evidence)
            writer.writerow([_cell(value) for value in _row(service, account, finding, steps, evidence)])
    return text.getvalue()


def _pointer(proof: Proof, speak: Callable[[str], str]) -> str:
    """Where it stands, the masked words, and what they tell."""
    why = telling(proof, speak)
    return " ".join(filter(None, (proof.where, proof.snippet, f"({why})" if why else "")))


def _row(
    service: str, account: AccountResult, finding: Finding, steps: dict[str, int], evidence: str
) -> tuple[str | int, ...]:
    remedy = finding.remediation
    return (
        *(service, short_name(account.known_as), finding.topic, finding.check),
        *(finding.outcome, finding.severity, finding.confidence, steps.get(finding.fingerprint, "")),
        *(finding.name, finding.title, finding.message, finding.why, remedy.fix, remedy.path, remedy.link),
        *(remedy.minutes or "", remedy.verified or "", finding.reason or "", evidence),
        *(finding.concerns or "", f"{finding.priority:.3f}" if finding.priority else ""),
        *(_day(finding.answered), _day(finding.accepted.until if finding.accepted else None), finding.fingerprint),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _cell(value: str | int) -> str:
    """One line that no spreadsheet takes for a formula."""
    text = " ".join(in_a_line(str(value)).split())
    return f"'{text}" if text.startswith(_FORMULA) else text
