"""Invented accounts whose pictures are looked at by fake nets."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from auditor.downloads.archive import Archive
from auditor.exposure.look import FACT, chosen, settled
from auditor.exposure.selection import parse
from auditor.model.account import Account, Fact, Platform, Reason
from auditor.model.family import Family
from auditor.model.posting import Media, Post, PostKind
from auditor.photos.pipeline import Processes
from auditor.photos.records import Survey
from PIL import Image
from tests.photos import fakes
from tests.photos.pictures import saved

TODAY = date(2026, 6, 1)
CHILD, TEEN, ADULT = (6, 90, 90), (17, 90, 90), (40, 90, 90)
"""By the fake finder, the amount of red is the age."""


def png(colour: tuple[int, int, int]) -> bytes:
    return saved(Image.new("RGB", (40, 30), colour), "PNG")


def year(number: int) -> datetime:
    return datetime(number, 1, 1, tzinfo=UTC)


def posted(uri: str, at: int = 2024, kind: PostKind = PostKind.POST) -> Post:
    return Post(kind=kind, at=year(at), media=(Media(uri, in_archive=True),))


def account(*posts: Post, platform: Platform = Platform.INSTAGRAM, flag: str = "off") -> Account:
    facts = {"audience.private_profile": (Fact("audience.private_profile", flag),)}
    return Account(platform, facts=facts, posts=posts)


def looked(subject: Account, archive: Archive, choice: str = "all", **how: Any) -> Account:
    """The account once its photos were looked at, by `machine` or by fake nets."""
    family, machine = how.pop("family", Family()), how.pop("machine", None) or Processes(fakes.finder, 1)
    wanted = chosen(subject, archive, parse(choice), TODAY)
    found = machine.survey(archive, wanted.media, **how) if wanted.media else Survey()
    return settled(wanted, found, family, TODAY)


def reason(found: Account) -> Reason | None:
    absent = found.absent.get(FACT)
    return None if absent is None else absent.reason
