"""Whether stories can go to fewer people than all followers: is the list of close friends in use?"""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Confidence, Context, Outcome, Verdict

_CLOSE, _HIDDEN = "connections.close_friends", "connections.hidden_from"


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Passes when somebody is on the list; that stories with children really go there, only the owner can say."""
    close, hidden = _counted(account, _CLOSE), _counted(account, _HIDDEN)
    params: dict[str, str | int] = {"close": close, "hidden": hidden}
    if not close:
        yield Verdict(Outcome.ASK, "only_hidden" if hidden else "empty", params)
    else:
        message = "in_use_and_hidden" if hidden else "in_use"
        yield Verdict(Outcome.PASS, message, params, confidence=Confidence.DERIVED, concerns=close)


def _counted(account: Account, fact_id: str) -> int:
    """The smallest count that any source gives, 0 when there is none."""
    return min((f.value for f in account.facts.get(fact_id, ()) if isinstance(f.value, int)), default=0)
