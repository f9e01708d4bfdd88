"""Videos with a child that others may save or use in videos of their own."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Context, MediaKind, Outcome, Verdict, exposed, verdicts


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """What may be reused; what the download does not tell is asked, never taken for "no"."""
    videos = [photo for photo in exposed.shown(account) if photo.exposure.media is MediaKind.VIDEO]
    reusable = [video for video in videos if video.exposure.reusable]
    untold = [video for video in videos if video.exposure.reusable is None]
    if reusable or not videos:
        some = exposed.there_are(account, context, lambda _, medium: medium.kind is MediaKind.VIDEO)
        yield from exposed.judge(account, reusable, some=some)
    if untold:
        evidence, sure, count = verdicts.pointers(untold), verdicts.surest(untold), len(untold)
        subject = "reuse_unknown"
        yield Verdict(Outcome.ASK, subject, {"photos": count}, evidence, sure, subject=subject, concerns=count)
    elif videos and not reusable:
        silence = exposed.nothing(account)
        if silence.outcome is Outcome.PASS:
            silence = Verdict(Outcome.PASS, "switched_off", {"photos": len(videos)}, confidence=silence.confidence)
        yield silence
