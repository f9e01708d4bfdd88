"""Facebook's albums: each has an audience of its own, and the download does not tell it (format notes 3.8)."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import Account, Context, Evidence, Outcome, Post, PostKind, Verdict, verdicts


def audit(account: Account, context: Context) -> Iterable[Verdict]:  # noqa: ARG001  # every check takes both
    """Asks, with the number of photos; one that was posted, too, stands with its post and is not counted twice.

    Albums that are all empty may be what is left of more: only a download without any album passes.
    """
    counted = max(fact.value for fact in account.facts["content.albums"] if isinstance(fact.value, int))
    albums = [post for post in account.posts if post.kind is PostKind.ALBUM]
    photos = sum(len(album.media) for album in albums)
    if photos:
        counts: dict[str, str | int] = {"albums": sum(bool(album.media) for album in albums), "photos": photos}
        yield Verdict(Outcome.ASK, "in_albums", counts, _largest(albums), concerns=photos)
    elif counted:
        yield Verdict(Outcome.ASK, "in_posts_too", {"photos": counted}, concerns=counted)
    elif albums:
        yield Verdict(Outcome.ASK)
    else:
        yield verdicts.unread(account, {PostKind.ALBUM}) or Verdict(Outcome.PASS, "none")


def _largest(albums: list[Post]) -> Iterable[Evidence]:
    """Pointers to the albums with the most photos, with their names."""
    ordered = sorted((a for a in albums if a.media), key=lambda album: -len(album.media))
    return (
        Evidence(a.source, a.caption.partition("\n")[0], a.at.date() if a.at else None, text=a.caption) for a in ordered
    )
