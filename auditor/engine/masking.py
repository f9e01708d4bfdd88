"""What of the words that a check found leaves the engine: masked in the result, the owner's own beside it."""

from __future__ import annotations

import re

from auditor.model.account import Account, Platform
from auditor.model.facts import FACTS, ValueKind
from auditor.model.in_full import OwnWords
from auditor.model.posting import Audience
from auditor.model.result import AccountResult, Proof
from auditor.model.verdict import Evidence, Own
from auditor.text.redact import mask, mask_names, mask_others_within

_OWN_WORDS = frozenset({"on", "off", *Audience, *Platform})


def proof(evidence: Evidence, account: Account | AccountResult) -> Proof:
    """A pointer as the result holds it."""
    return Proof(
        where=evidence.where,
        snippet=_shown(evidence, account),
        at=evidence.at,
        tells=evidence.tells or "",
        perhaps=evidence.perhaps,
    )


def own_words(evidence: Evidence, account: Account) -> OwnWords:
    """The words of a pointer into what the owner wrote; none of a pointer to anything else."""
    if not evidence.text:
        return OwnWords()
    told = (evidence.snippet, evidence.until)
    return OwnWords(*(mask_others_within(words, evidence.text, account.others) if words else "" for words in told))


def param(value: str | int) -> str | int:
    """Counts, days and our own words go into a message as they are; any other text could be content and is masked."""
    if isinstance(value, int) or value in _OWN_WORDS or re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    return str(value) if isinstance(value, Own) else mask(value)


def _shown(evidence: Evidence, account: Account | AccountResult) -> str:
    """A setting's word, known from the tables, and a check's own are shown as they are; everything else is masked."""
    if isinstance(account, Account) and evidence.fact in FACTS:
        setting = FACTS[evidence.fact].kind in (ValueKind.SWITCH, ValueKind.AUDIENCE)
        if setting and any(f.raw == evidence.snippet for f in account.facts.get(evidence.fact, ())):
            return evidence.snippet
    return str(evidence.snippet) if isinstance(evidence.snippet, Own) else mask_names(evidence.snippet)
