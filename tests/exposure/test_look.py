"""The photo work of an account: what is looked at first, how far it got, and what may be said when it did not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.exposure.look import FACT
from auditor.model.account import Confidence, Platform, Reason
from auditor.model.family import Child, Family
from auditor.model.posting import Audience, Doubt, Media, MediaKind, Post, PostKind
from auditor.photos.cache import Cache
from auditor.photos.pipeline import Processes
from auditor.photos.records import PictureResult, Seen, Skip, Survey
from tests.exposure.looks import account, looked, posted, reason, year
from tests.photos import fakes
from tests.photos.surveys import Told


def test_what_was_found_and_how_far_it_got(archive: Archive) -> None:
    names = ("child.png", "teen.png", "adult.png", "broken.png", "gone.png", "child.png")
    found = looked(account(*map(posted, names)), archive)
    assert [(e.uri, e.audience) for e in found.exposures] == [("child.png", Audience.EVERYONE)]
    done = found.photo_work
    assert done is not None
    assert (done.posted, done.chosen, done.looked_at) == (6, 6, 4)
    assert (done.with_child, done.perhaps_teen, done.unclear) == (1, 1, 0)
    assert [(item.uri, item.why) for item in found.perhaps] == [("teen.png", Doubt.OLDER)]
    assert done.skipped == {"missing": 1, "not_media": 1}
    assert done.skipped_on == (("not_media", year(2024).date()), ("missing", year(2024).date()))
    assert (done.interrupted, done.missing) == (False, "")
    fact = found.fact(FACT)
    assert fact is not None
    assert (fact.value, fact.confidence) == (1, Confidence.DERIVED)
    assert FACT not in found.absent


def test_a_missing_part_and_a_private_account_change_the_list(archive: Archive) -> None:
    public = looked(account(posted("child.png"), posted("gone.png")), archive)
    private = looked(account(posted("child.png"), flag="on"), archive)
    part = looked(account(posted("gone.png"), posted("adult.png")), archive)
    assert [e.audience for e in public.exposures + private.exposures] == [Audience.EVERYONE, Audience.FOLLOWERS]
    assert part.exposures == ()
    assert part.photo_work is not None
    assert part.photo_work.skipped == {"missing": 1}


@pytest.mark.parametrize(
    ("names", "choice", "how", "missing"),
    [
        ([], "all", {}, "no_posts"),
        (["child.png"], "none", {}, "switched_off"),
        (["child.png"], "since:2025", {}, "switched_off"),
        (["gone.png", "broken.png"], "all", {}, "nothing_readable"),
        (["child.png", "teen.png"], "all", {"machine": Processes(fakes.no_finder, 1)}, "no_model"),
        (["child.png"], "all", {"stop": lambda: True}, ""),
    ],
)
def test_what_was_not_looked_at_is_no_verdict(
    archive: Archive, names: Sequence[str], choice: str, how: Any, missing: str
) -> None:
    subject = account(*map(posted, names))
    found = looked(subject, archive, choice, **how)
    assert (found.exposures, found.perhaps) == ((), ())
    assert (found.fact(FACT), reason(found)) == (None, Reason.NOT_LOOKED)
    assert found.photo_work is not None
    assert (found.photo_work.missing, found.photo_work.with_child) == (missing, 0)


def test_a_model_that_fails_half_way_is_no_verdict_either(tmp_path: Path, archive: Archive) -> None:
    cache = Cache(tmp_path / "cache.sqlite3", b"test")
    looked(account(posted("child.png")), archive, cache=cache)
    both = account(posted("child.png"), posted("adult.png"))
    found = looked(both, archive, cache=cache, machine=Processes(fakes.no_finder, 1))
    assert found.photo_work is not None
    assert (found.photo_work.missing, reason(found)) == ("no_model", Reason.NOT_LOOKED)
    assert len(looked(both, archive, cache=cache).exposures) == 1
    cache.close()


class Surveyed(Told):
    """A machine that comes to these; what it was asked for, in order."""

    def __init__(self, *seen: Seen) -> None:
        super().__init__(self._told)
        self.seen, self.asked = seen, list[str]()

    def _told(self, _archive: Archive, media: Sequence[Media | Member], **_how: Any) -> Survey:
        self.asked.extend(medium.uri for medium in media if isinstance(medium, Media))
        results = [PictureResult(f"{n:064x}", one) for n, one in enumerate(self.seen)]
        return Survey((*results, *[None] * (len(media) - len(results)))[: len(media)])


def test_what_most_people_see_comes_first_and_then_the_newest(archive: Archive) -> None:
    machine = Surveyed()
    posts = [
        posted("old", 2020),
        posted("profile", 2019, PostKind.PROFILE_PHOTO),
        Post(media=(Media("undated"),)),
        posted("new", 2025),
        posted("deleted", 2026, PostKind.DELETED),
        posted("story", 2021, PostKind.STORY),
    ]
    found = looked(account(*posts, flag="on"), archive, machine=machine)
    assert machine.asked == ["profile", "story", "new", "old", "undated"]
    assert found.photo_work is not None
    assert (found.photo_work.posted, found.photo_work.chosen) == (5, 5)
    machine.asked.clear()
    looked(account(*posts, flag="on"), archive, "sample 1", machine=machine)
    assert machine.asked == ["profile"]


def test_pictures_too_small_for_faces_are_counted(archive: Archive) -> None:
    machine = Surveyed(Seen(width=320, height=240), Seen(width=240, height=479), Seen(width=1080, height=320))
    found = looked(account(posted("a.jpg"), posted("b.jpg"), posted("c.jpg")), archive, machine=machine)
    assert found.photo_work is not None
    assert (found.photo_work.looked_at, found.photo_work.small) == (3, 2)


def test_a_video_that_took_too_long_was_not_looked_at(archive: Archive) -> None:
    machine = Surveyed(Seen(cut_short=True), Seen((fakes.a_face(),), cut_short=True))
    found = looked(account(posted("a.mp4"), posted("b.mp4")), archive, machine=machine)
    assert found.photo_work is not None
    assert (found.photo_work.looked_at, found.photo_work.skipped) == (1, {Skip.TOO_SLOW: 1})
    assert len(found.exposures) == 1
    machine = Surveyed(Seen(cut_short=True))
    found = looked(account(posted("a.mp4")), archive, machine=machine)
    assert reason(found) is Reason.NOT_LOOKED


def video(caption: str, **more: Any) -> Post:
    link = "https://example.com/a"
    return Post(
        kind=PostKind.VIDEO, at=year(2024), caption=caption, link=link, media=(Media(link, MediaKind.VIDEO),), **more
    )


def test_tiktok_is_judged_by_its_titles_and_says_that_no_video_was_seen(archive: Archive) -> None:
    hidden = video("my son", audience=Audience.ONLY_ME)
    found = looked(account(video("my son"), video("new car"), hidden, platform=Platform.TIKTOK), archive)
    fact = found.fact(FACT)
    assert fact is not None
    assert (fact.value, fact.confidence) == (1, Confidence.GUESSED)
    assert found.photo_work is not None
    assert (found.photo_work.posted, found.photo_work.looked_at, found.photo_work.skipped) == (2, 0, {"missing": 2})
    assert [e.by_text for e in found.exposures] == [True]


def test_a_title_that_names_the_familys_child_is_listed(archive: Archive) -> None:
    family = Family((Child("Zeddy", date(2019, 5, 12), ("Hope",)),))
    subject = account(video("Zeddy skates"), video("and Hope too"), video("new car"), platform=Platform.TIKTOK)
    found = looked(subject, archive, family=family)
    assert [e.caption for e in found.exposures] == ["Zeddy skates"]
    assert looked(subject, archive).exposures == ()


def test_tiktok_without_titles_says_nothing(archive: Archive) -> None:
    for choice, missing in (("all", "nothing_readable"), ("none", "switched_off")):
        found = looked(account(video(""), platform=Platform.TIKTOK), archive, choice)
        assert reason(found) is Reason.NOT_LOOKED
        assert found.photo_work is not None
        assert found.photo_work.missing == missing


def test_a_second_time_replaces_the_first(archive: Archive) -> None:
    first = looked(account(posted("child.png")), archive)
    again = looked(first, archive, "none")
    assert (again.exposures, again.fact(FACT), reason(again)) == ((), None, Reason.NOT_LOOKED)
    assert looked(again, archive) == first
