"""Videos that everyone can see: each has its own audience, and a private account narrows it (format notes 4.3)."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Audience, Confidence, Context, Fact, Outcome, Post, PostKind, Verdict, verdicts

_REUSES = ("duet", "stitch", "download", "story")


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """One verdict on the videos that are up, and one more when the audience of some of them could not be read."""
    videos = [post for post in account.posts if post.kind is not PostKind.DELETED]
    public = [video for video in videos if video.audience is Audience.EVERYONE]
    untold = sum(video.audience is None for video in videos)
    flags = {fact.value for fact in _switches(account)}
    if not videos:
        yield _of_no_videos(account)
    elif flags == {"on"}:
        followers_only = Verdict(Outcome.PASS, "followers_only", {"videos": len(videos)}, confidence=Confidence.DERIVED)
        yield verdicts.unread(account) or followers_only
    elif public and not flags:
        params = {"videos": len(public)}
        yield Verdict(Outcome.UNKNOWN, "account_unknown", params, verdicts.newest(public), concerns=len(public))
    elif public:
        yield _of_public(public)
    elif not untold:
        yield verdicts.unread(account) or Verdict(Outcome.PASS, "none_public", {"videos": len(videos)})
    if untold and flags != {"on"}:
        params = {"videos": untold}
        yield Verdict(Outcome.UNKNOWN, "audience_unknown", params, subject="audience_unknown", concerns=untold)


def _of_no_videos(account: Account) -> Verdict:
    if account.value("content.posts"):
        return Verdict(Outcome.UNKNOWN, "videos_unread")
    return verdicts.unread(account) or Verdict(Outcome.PASS, "no_videos")


def _switches(account: Account) -> list[Fact]:
    """What the download says of the account's private flag; a guess clears nothing."""
    return [f for f in account.facts.get("audience.private_profile", ()) if f.confidence is not Confidence.GUESSED]


def _of_public(public: list[Post]) -> Verdict:
    reusable = sum(any(video.allows.get(use) for use in _REUSES) for video in public)
    params: dict[str, str | int] = {"videos": len(public), "reusable": reusable}
    message = "public_reusable" if reusable else "public"
    return Verdict(Outcome.FAIL, message, params, verdicts.newest(public), concerns=len(public))
