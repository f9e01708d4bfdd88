"""Invented accounts, with what was seen in their pictures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from auditor.exposure.exposures import Key, exposures
from auditor.model.account import Account, Confidence, Fact, Platform, PrivacyChange
from auditor.model.family import Child, Family
from auditor.model.levels import age_group
from auditor.model.posting import Audience, AudienceFrom, Coordinates, Exposure, Media, Post, PostKind
from auditor.photos.records import Metadata, PictureResult, Seen
from tests.photos.fakes import a_face

TODAY = date(2026, 6, 1)
NOON = datetime(2024, 7, 1, 12, tzinfo=UTC)
TODAY_NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
HOME = Coordinates(52.0, 5.0)


def seen(content: str = "a", *years: float, **metadata: Any) -> PictureResult:
    faces = tuple(a_face(age, group=age_group(age)) for age in years or (6.0,))
    return PictureResult(content * 64, Seen(faces), Metadata(**metadata))


def post(kind: PostKind = PostKind.POST, at: datetime | None = NOON, *uris: str, **more: Any) -> Post:
    return Post(kind=kind, at=at, media=tuple(Media(uri, in_archive=True) for uri in uris or ("a.jpg",)), **more)


def facts(**values: Any) -> dict[str, tuple[Fact, ...]]:
    """Facts by `area__name`; a list has several sources, a guess is written `?on`."""
    return {
        name.replace("__", "."): tuple(
            Fact(name.replace("__", "."), str(v).lstrip("?"), confidence=_sure(str(v)))
            for v in (value if isinstance(value, list) else [value])
        )
        for name, value in values.items()
    }


def _sure(value: str) -> Confidence:
    return Confidence.GUESSED if value.startswith("?") else Confidence.STATED


def account(*posts: Post, platform: Platform = Platform.INSTAGRAM, changes: Any = (), **settings: Any) -> Account:
    switches = tuple(PrivacyChange(at, private) for at, private in changes)
    return Account(platform, facts=facts(**settings), posts=posts, privacy_changes=switches)


def listed(subject: Account, results: Mapping[Key, PictureResult] | None = None, *births: date) -> tuple[Exposure, ...]:
    every = {
        (n, m): seen(f"{n:x}"[-1]) for n, item in enumerate(subject.posts) for m, _ in enumerate(item.media)
    }  # fmt: skip
    return exposures(subject, every if results is None else results, born(*births), TODAY)


def born(*births: date) -> Family:
    return Family(tuple(Child("Zeddy", birth) for birth in births))


def only(subject: Account, *births: date) -> Exposure:
    (found,) = listed(subject, None, *births)
    return found


def who(found: Exposure) -> tuple[Audience | None, AudienceFrom]:
    return found.audience, found.audience_from


NOBODY_KNOWS = (None, AudienceFrom.UNKNOWN)


def year(number: int) -> datetime:
    return datetime(number, 1, 1, tzinfo=UTC)


def _all(posts: tuple[Post, ...]) -> dict[Key, PictureResult]:
    return {(n, 0): PictureResult(f"{n:064x}", seen().seen) for n in range(len(posts))}
