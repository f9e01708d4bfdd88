"""A result as JSON, to be read later, and its published schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from auditor.errors import ResultError
from auditor.model.result import SCHEMA, AuditResult
from auditor.results.upgrade import FORMER, upgraded


def to_json(result: AuditResult) -> bytes:
    """The result as readable UTF-8 JSON."""
    return msgspec.json.format(msgspec.json.encode(result), indent=2) + b"\n"


def from_json(data: bytes, name: str) -> AuditResult:
    """A saved result, one of the version before as well. Raises ResultError for anything else."""
    try:
        result = _decoded(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, AttributeError, LookupError, TypeError):
        raise ResultError(
            "{name} is not a saved result of this auditor.", "Give a file that `auditor audit --json` wrote.", name=name
        ) from None
    if result.schema != SCHEMA:
        raise ResultError(
            "{name} was written by another version of the auditor.",
            "Run the audit again to get a new result.",
            name=name,
        )
    if not _fits_together(result):
        raise ResultError("{name} was changed by hand and no longer fits together.", "Run the audit again.", name=name)
    return result


def _decoded(data: bytes) -> AuditResult:
    plain = msgspec.json.decode(data)
    if isinstance(plain, dict) and plain.get("schema") == FORMER:
        plain = upgraded(plain)
    return msgspec.convert(plain, AuditResult)


def _fits_together(result: AuditResult) -> bool:
    """Whether every finding has its check's card, and every first step is a finding."""
    findings = [(account.platform, finding) for account in result.accounts for finding in account.findings]
    told = [(platform, finding.check) for platform, finding in findings]
    told += [(belief.platform, belief.check) for belief in result.beliefs]
    told += [(change.platform, change.check) for change in (result.since.changes if result.since else ())]
    known = all(
        check in result.cards and platform in result.cards[check].platforms and "en" in result.cards[check].texts
        for platform, check in told
    )
    return known and set(result.first_steps) <= {finding.fingerprint for _, finding in findings}


def load(path: Path) -> AuditResult:
    """A saved result from its file. Raises ResultError."""
    try:
        data = path.read_bytes()
    except OSError:
        raise ResultError("{name} could not be opened.", "Check the name and try again.", name=path.name) from None
    return from_json(data, path.name)


def json_schema() -> dict[str, Any]:
    """The published JSON schema of a result."""
    schema = msgspec.json.schema(AuditResult)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}
