"""What strangers can read of a profile: its bio, the name above it and its user names, and what their silence means.

Most of it they can read of a private account too; what a young person tells weighs most where the account is public.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor.model.account import Account, Confidence, Role
from auditor.model.facts import surely
from auditor.model.tells import Tells
from auditor.model.verdict import Context, Evidence, Outcome, Severity, Verdict
from auditor.text.letters import Span
from auditor.text.silence import Sought, silent_in
from auditor.text.user_names import UserName, in_words


class Shown(NamedTuple):
    """A text of a profile, and where it stands in the download."""

    text: str
    where: str

    def evidence(self, span: Span, tells: Tells, *, perhaps: bool = False) -> Evidence:
        """A pointer to a part of it and what that tells; the engine masks its words."""
        return Evidence(self.where, self.text[slice(*span)], tells=tells, perhaps=perhaps, text=self.text)


def texts(account: Account) -> list[Shown]:
    """The bios, then the names above them, each text once."""
    facts = [account.facts.get(fact_id, ()) for fact_id in ("profile.bio", "profile.name")]
    stated = [{str(fact.value): fact.where for fact in each} for each in facts]
    return [Shown(text, where) for each in stated for text, where in each.items()]


def names(account: Account) -> tuple[str, ...]:
    """The words of the names above the bios."""
    return tuple(word for fact in account.facts.get("profile.name", ()) for word in str(fact.value).split())


def user_names(account: Account) -> Iterator[tuple[UserName, Shown]]:
    """The user names in their words; the handle alone, where the download does not tell of one."""
    stated = {str(fact.value): fact.where for fact in account.facts.get("profile.username", ())}
    given = {str(fact.value) for fact in account.facts.get("profile.name", ())}
    alone = {account.handle: ""} if account.handle and account.handle not in given else {}
    for name, where in (stated or alone).items():
        yield in_words(name), Shown(name, where)


def nothing(account: Account, *, sure: bool = False) -> Verdict:
    """The verdict where nothing was found; `sure` says that what is sought is told by its form, in any language."""
    if account.fact("profile.name") is None:
        return Verdict(Outcome.UNKNOWN, "name_unknown", severity=Severity.LOW)
    bios = [str(fact.value) for fact in account.facts.get("profile.bio", ())]
    silent = None if sure else silent_in(Sought.PROFILE, bios)
    return silent or Verdict(Outcome.PASS, confidence=Confidence.DERIVED)


def weight(account: Account, context: Context, severity: Severity) -> Severity:
    """How serious it is what a young person tells of itself: high, or medium where the account is surely private."""
    if context.role is not Role.TEEN:
        return severity
    return Severity.MEDIUM if surely(account, "audience.private_profile", "on") else Severity.HIGH
