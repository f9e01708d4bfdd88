"""Places that hang on posts: a name the owner chose, or coordinates out of the photo (format notes 2.8, 3.8, 4.3)."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import (
    Account,
    Audience,
    Confidence,
    Context,
    Outcome,
    Platform,
    Post,
    PostKind,
    Severity,
    Verdict,
    service_of,
    verdicts,
)


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """One verdict, graver where everyone can see the posts. Neither a place nor a coordinate leaves this function."""
    posts = [post for post in account.posts if post.kind is not PostKind.DELETED]
    named = [post for post in posts if post.place]
    spotted = [post for post in posts if _has_coordinates(post)]
    counts: dict[str, str | int] = {"posts": len(posts), "named": len(named), "spots": len(spotted)}
    if named:
        severity = Severity.HIGH if any(_is_public(account, post) for post in named) else Severity.MEDIUM
        message = "names_and_spots" if spotted else "names"
        placed = [post for post in posts if post.place or _has_coordinates(post)]
        proof = verdicts.newest(placed)
        yield Verdict(Outcome.FAIL, message, counts, proof, severity=severity, concerns=len(placed))
    elif spotted:
        proof = verdicts.newest(spotted)
        yield Verdict(Outcome.FAIL, "spots", counts, proof, severity=Severity.LOW, concerns=len(spotted))
    elif not posts and any(fact.value for fact in account.facts["content.posts"]):
        yield Verdict(Outcome.UNKNOWN, "unread")
    elif left := verdicts.unread(account):
        yield left
    elif not posts:
        yield Verdict(Outcome.PASS, "no_posts")
    elif not service_of(account.platform).names_places:
        yield Verdict(Outcome.ASK, "names_untold", counts)
    else:
        yield Verdict(Outcome.PASS, "none", counts, confidence=Confidence.DERIVED)


def _has_coordinates(post: Post) -> bool:
    return post.coordinates is not None or any(media.coordinates for media in post.media)


def _is_public(account: Account, post: Post) -> bool:
    """Whether everyone can see a post, as far as the download tells."""
    flags = {fact.value for fact in account.facts.get("audience.private_profile", ())}
    if account.platform is Platform.FACEBOOK:
        return any(fact.value == Audience.EVERYONE for fact in account.facts.get("audience.default", ()))
    return "off" in flags and post.audience in (None, Audience.EVERYONE)
