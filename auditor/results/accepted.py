"""What the family has accepted: marks on photos ("not my child"), and risks it takes for a reason until a day.

Both are kept in one file that the family can read and change. Photos stand there by the beginning of their content's
hash, findings by their fingerprint; neither says anything to somebody who does not have the report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path

import msgspec
import yaml
from platformdirs import user_config_path

from auditor.errors import AuditorError
from auditor.model.result import Acceptance, AuditResult, Finding
from auditor.model.verdict import Outcome
from auditor.output import private_folder, write_private
from auditor.yaml_files import Mistake, read

ITEM_LENGTH = 12
"""How many letters of a content's hash name it in a report: no two photos of one download share them."""

_ITEM = re.compile(r"[0-9a-f]{12}")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_LONGEST_REASON = 200


class Mark(StrEnum):
    """Why a photo need not be listed again."""

    NOT_MY_CHILD = "not-my-child"
    NOT_A_CHILD = "not-a-child"
    FINE = "fine-for-us"


class Risk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that the family leaves as it is, for a reason in its own words, up to and including a day."""

    reason: str
    until: date


class Accepted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of the file: marks by photo, risks by finding."""

    photos: dict[str, Mark] = {}
    findings: dict[str, Risk] = {}


def default_path() -> Path:
    """Where it is kept."""
    return user_config_path("family-privacy-auditor") / "accepted.yaml"


def load(path: Path | None = None) -> Accepted:
    """What has been accepted; nothing without a file. Raises AuditorError when the file is not as it should be."""
    path = path or default_path()
    try:
        written = read(path.read_text("utf-8"))
        return written.to(Accepted) if written.data else Accepted()
    except FileNotFoundError:
        return Accepted()
    except (OSError, UnicodeDecodeError, Mistake):
        raise AuditorError(
            "{name} cannot be read.", "Correct it, or delete it to start anew.", name=path.name
        ) from None


def is_photo(item: str) -> bool:
    """Whether that is the number of a photo, not of a finding."""
    return _ITEM.fullmatch(item) is not None


def add_photo(item: str, reason: str, path: Path | None = None) -> Path:
    """Keep a mark on a photo of a report; returns the file. Raises AuditorError for what is no mark."""
    if reason not in list(Mark):
        raise AuditorError(
            "A photo can be marked as {marks}.", "Give one of these with --reason.", marks=", ".join(Mark)
        )
    known = load(path)
    return _write(msgspec.structs.replace(known, photos={**known.photos, item: Mark(reason)}), path)


def add_finding(mark: str, reason: str, until: date, today: date, path: Path | None = None) -> Path:
    """Keep a risk that the family accepts; returns the file.

    Raises AuditorError for what is no finding's number, and for a day that is over.
    """
    if not _FINGERPRINT.fullmatch(mark):
        raise AuditorError(
            "{mark} is no number of a report.",
            "Use the 12 letters and numbers beside a photo, or the 16 below a finding.",
            mark=mark[:40],
        )
    risk = risk_until(until, reason, today)
    known = load(path)
    return _write(msgspec.structs.replace(known, findings={**known.findings, mark: risk}), path)


def risk_until(until: date, reason: str, today: date) -> Risk:
    """A risk that the family takes for a reason, in one line. Raises AuditorError for a day that is over."""
    if until < today:
        raise AuditorError("That day is over.", "Give a day to come, such as in half a year.")
    return Risk(" ".join(reason.split())[:_LONGEST_REASON], until)


def with_accepted(result: AuditResult, risks: Mapping[str, Risk], today: date) -> AuditResult:
    """The result with what the family has accepted: it is shown, and counts no more until its day is over.

    Only what is to be changed can be accepted; a finding is found again by its former fingerprints too. Steps and
    totals are those of before.
    """

    def marked(finding: Finding) -> Finding:
        marks = (finding.fingerprint, *finding.former)
        risk = next((risks[mark] for mark in marks if mark in risks), None)
        if risk is None or finding.outcome is not Outcome.FAIL:
            return msgspec.structs.replace(finding, accepted=None)
        acceptance = Acceptance(reason=risk.reason, until=risk.until, expired=risk.until < today)
        return msgspec.structs.replace(finding, accepted=acceptance)

    accounts = (
        msgspec.structs.replace(account, findings=tuple(map(marked, account.findings))) for account in result.accounts
    )
    return msgspec.structs.replace(result, accounts=tuple(accounts))


def kept_in(result: AuditResult) -> dict[str, Risk]:
    """The risks that a saved result shows as accepted, by finding: it may have come from another computer."""
    findings = (finding for account in result.accounts for finding in account.findings)
    return {f.fingerprint: Risk(f.accepted.reason, f.accepted.until) for f in findings if f.accepted is not None}


def _write(known: Accepted, path: Path | None) -> Path:
    path = path or default_path()
    private_folder(path.parent)
    write_private(path, yaml.safe_dump(msgspec.to_builtins(known, builtin_types=(date,)), allow_unicode=True))
    return path
