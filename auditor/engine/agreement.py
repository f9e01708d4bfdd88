"""What a verdict is worth when it is held against its sources: those that contradict it, and lists not read whole."""

from __future__ import annotations

from dataclasses import replace

from auditor.model.account import Account, Confidence, Reason
from auditor.model.check import Check, Section
from auditor.model.facts import FACTS, ValueKind
from auditor.model.messages import NOT_COUNTED, ONLY_A_GUESS, SOURCES_DISAGREE
from auditor.model.verdict import Evidence, Outcome, Severity, Verdict

_NOT_COUNTED = Verdict(Outcome.UNKNOWN, NOT_COUNTED)


def held(verdict: Verdict, check: Check, section: Section, account: Account, severity: Severity) -> Verdict:
    """A verdict as it stands when it is held against its sources: no pass on what is contradicted or not understood.

    Nor does a pass rest on a list that was not read whole, or a critical one on a guess. What fails goes on failing.
    """
    if verdict.outcome != Outcome.PASS:  # a plug-in may write the bare word
        return verdict
    facts = [fact_id for fact_id in (section.fact, *section.needs) if fact_id]
    if not all(_counted_whole(account, fact_id) for fact_id in facts):
        return _NOT_COUNTED
    for fact_id in facts:
        if disputed := _disputed(account, fact_id, check):
            return replace(disputed, subject=verdict.subject)
    if verdict.confidence == Confidence.GUESSED and severity == Severity.CRITICAL:
        return replace(verdict, outcome=Outcome.UNKNOWN, message=ONLY_A_GUESS, params={})
    return verdict


def _counted_whole(account: Account, fact_id: str) -> bool:
    """Whether a count is of a whole list, so that "none" and "only these" can be said; true of all that is no count.

    A range of dates or a missing part leaves rows out, and a count is `derived` when some were not understood. What was
    posted has lists of its own (`auditor.model.lists`), and the profile is no list.
    """
    if fact_id not in FACTS or FACTS[fact_id].kind is not ValueKind.COUNT:
        return True
    if fact_id.startswith(("content.", "photos.", "profile.")):
        return True
    facts = account.facts.get(fact_id, ())
    every_row = all(f.value == 0 or f.confidence is Confidence.STATED for f in facts)
    return every_row and account.period is None and not account.part_missing


def _disputed(account: Account, fact_id: str, check: Check) -> Verdict | None:
    """What is to be said of a fact whose places say different things, or of which one is not understood.

    Of different values each is judged where a section says which are safe, and a check reads each of several texts; but
    of two downloads of which nobody can say which is the newer, no value is today's.
    """
    facts, doubts = account.facts.get(fact_id, ()), account.doubts.get(fact_id, ())
    judged = (check.audit is None or FACTS[fact_id].kind is ValueKind.TEXT) and not account.unordered
    differ = not judged and len({fact.value for fact in facts}) > 1
    if not doubts and not differ:
        return None
    stated = [Evidence(f.where, f.raw, f.observed_at, f.id) for f in facts]
    places = (*stated, *(Evidence(d.where, d.raw) for d in doubts))
    if differ or any(doubt.reason is Reason.UNKNOWN_WORD for doubt in doubts):
        return Verdict(Outcome.UNKNOWN, SOURCES_DISAGREE, evidence=places)
    return Verdict(Outcome.UNKNOWN, evidence=places, reason=doubts[0].reason)
