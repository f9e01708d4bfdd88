"""A saved result of the version before in the shape of this one, as plain data."""

from __future__ import annotations

from typing import Any

from auditor.model.account import Source
from auditor.model.result import DONT_KNOW, SCHEMA

FORMER = "auditor/result/1"
_ASKED, _IN_USE = "asked.", "asked.in_use"
"""Answers stood among the facts then, beside the finding's fingerprint, and under these ids when they were no facts."""

_Row = dict[str, Any]


def upgraded(result: _Row) -> _Row:
    """A result of the version before, as of this one. Raises what Python does when it is none."""
    return {**result, "schema": SCHEMA, "accounts": [_account(account) for account in result["accounts"]]}


def _account(account: _Row) -> _Row:
    findings = [{**f, "evidence": [_row(proof) for proof in f["evidence"]]} for f in account["findings"]]
    answers = [row for row in account["facts"] if row["source"] == Source.ANSWER]
    unused = (row["observed_at"] for row in answers if row["id"] == _IN_USE)
    given = [(row["place"], str(row["value"]), row["observed_at"]) for row in answers if row["id"] != _IN_USE]
    given += [(f["fingerprint"], DONT_KNOW, f["answered"]) for f in findings if f["answer"] == DONT_KNOW]
    return {
        **account,
        "facts": [_fact(row) for row in account["facts"] if not row["id"].startswith(_ASKED)],
        "absent": [_row(row) for row in account["absent"] if not row["id"].startswith(_ASKED)],
        "findings": findings,
        "answers": [{"fingerprint": mark, "value": value, "at": at} for mark, value, at in given],
        "unused": next(unused, None),
    }


def _fact(row: _Row) -> _Row:
    return _row(row) | ({"where": ""} if row["source"] == Source.ANSWER else {})


def _row(row: _Row) -> _Row:
    return {"where" if name == "place" else name: value for name, value in row.items()}
