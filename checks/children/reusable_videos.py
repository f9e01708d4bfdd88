"""Videos with a child that others may save or use in videos of their own."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.exposure import verdicts as exposed
from auditor.model.account import Account
from auditor.model.check import Context, Outcome, Verdict
from auditor.model.posting import MediaKind


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """What may be reused; what the download does not tell is asked, never taken for "no"."""
    videos = [e for e in exposed.shown(account) if e.media is MediaKind.VIDEO]
    reusable = [e for e in videos if e.reusable]
    untold = [e for e in videos if e.reusable is None]
    if reusable or not videos:
        some = exposed.there_are(account, context, lambda _, medium: medium.kind is MediaKind.VIDEO)
        yield from exposed.judge(account, reusable, some=some)
    if untold:
        evidence = exposed.pointers(untold)
        sure = exposed.confidence(untold)
        yield Verdict(Outcome.ASK, "reuse_unknown", {"photos": len(untold)}, evidence, sure, subject="reuse_unknown")
    elif videos and not reusable:
        silence = exposed.nothing(account)
        if silence.outcome is Outcome.PASS:
            silence = Verdict(Outcome.PASS, "switched_off", {"photos": len(videos)}, confidence=silence.confidence)
        yield silence
