"""The photo work of an account: what is looked at first, how far it got, and what may be said when it did not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from auditor.downloads.archive import Archive
from auditor.exposure import look as work
from auditor.exposure.look import FACT, look
from auditor.exposure.selection import parse
from auditor.model.account import (
    Account,
    Audience,
    Confidence,
    Fact,
    Media,
    MediaKind,
    Platform,
    Post,
    PostKind,
    Reason,
)
from auditor.model.family import Child, Family
from auditor.photos.cache import Cache
from auditor.photos.pipeline import survey
from auditor.photos.records import PictureResult, Seen, Skip, Survey
from PIL import Image
from tests.photos import fakes
from tests.photos.pictures import archive_of, saved

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
    how = {"cache": None, "family": Family(), "today": TODAY, "make_finder": fakes.finder, "workers": 1, **how}
    return look(subject, archive, parse(choice), **how)


def reason(found: Account) -> Reason | None:
    absent = found.absent.get(FACT)
    return None if absent is None else absent.reason


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    files = {"child.png": png(CHILD), "teen.png": png(TEEN), "adult.png": png(ADULT), "broken.png": b"no picture"}
    return archive_of(files, tmp_path)


def test_what_was_found_and_how_far_it_got(archive: Archive) -> None:
    names = ("child.png", "teen.png", "adult.png", "broken.png", "gone.png", "child.png")
    found = looked(account(*map(posted, names)), archive)
    assert [(e.uri, e.audience) for e in found.exposures] == [("child.png", Audience.EVERYONE)]
    done = found.photo_work
    assert done is not None
    assert (done.posted, done.chosen, done.looked_at) == (6, 6, 4)
    assert (done.with_child, done.perhaps_teen, done.unclear) == (1, 1, 0)
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
        (["child.png"], "all", {"make_finder": fakes.no_finder}, "no_model"),
        (["child.png"], "all", {"stop": lambda: True}, ""),
    ],
)
def test_what_was_not_looked_at_is_no_verdict(
    archive: Archive, names: Sequence[str], choice: str, how: Any, missing: str
) -> None:
    subject = account(*map(posted, names))
    found = looked(subject, archive, choice, **how)
    assert (found.exposures, found.fact(FACT), reason(found)) == ((), None, Reason.NOT_LOOKED)
    assert found.photo_work is not None
    assert (found.photo_work.missing, found.photo_work.with_child) == (missing, 0)


def test_a_model_that_fails_half_way_is_no_verdict_either(tmp_path: Path, archive: Archive) -> None:
    cache = Cache(tmp_path / "cache.sqlite3", b"test")
    looked(account(posted("child.png")), archive, cache=cache)
    both = account(posted("child.png"), posted("adult.png"))
    found = looked(both, archive, cache=cache, make_finder=fakes.no_finder)
    assert found.photo_work is not None
    assert (found.photo_work.missing, reason(found)) == ("no_model", Reason.NOT_LOOKED)
    assert len(looked(both, archive, cache=cache).exposures) == 1
    cache.close()


def surveyed(monkeypatch: pytest.MonkeyPatch, *seen: Seen) -> list[str]:
    """Have the survey come to these; what it was asked for, in order."""
    asked: list[str] = []

    def survey(_archive: Archive, media: Sequence[Media], **_how: Any) -> Survey:
        asked.extend(medium.uri for medium in media)
        results = [PictureResult(f"{n:064x}", one) for n, one in enumerate(seen)]
        return Survey((*results, *[None] * (len(media) - len(results)))[: len(media)])

    monkeypatch.setattr(work, "survey", survey)
    return asked


def test_what_most_people_see_comes_first_and_then_the_newest(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = surveyed(monkeypatch)
    posts = [
        posted("old", 2020),
        posted("profile", 2019, PostKind.PROFILE_PHOTO),
        Post(media=(Media("undated"),)),
        posted("new", 2025),
        posted("deleted", 2026, PostKind.DELETED),
        posted("story", 2021, PostKind.STORY),
    ]
    found = looked(account(*posts, flag="on"), archive)
    assert asked == ["profile", "story", "new", "old", "undated"]
    assert found.photo_work is not None
    assert (found.photo_work.posted, found.photo_work.chosen) == (5, 5)
    asked.clear()
    looked(account(*posts, flag="on"), archive, "sample 1")
    assert asked == ["profile"]


def test_a_video_that_took_too_long_was_not_looked_at(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    surveyed(monkeypatch, Seen(cut_short=True), Seen((fakes.a_face(),), cut_short=True))
    found = looked(account(posted("a.mp4"), posted("b.mp4")), archive)
    assert found.photo_work is not None
    assert (found.photo_work.looked_at, found.photo_work.skipped) == (1, {Skip.TOO_SLOW: 1})
    assert len(found.exposures) == 1
    surveyed(monkeypatch, Seen(cut_short=True))
    found = looked(account(posted("a.mp4")), archive)
    assert reason(found) is Reason.NOT_LOOKED


# What no list names.

OWN = {
    Platform.INSTAGRAM: (
        *("media/posts/202506/", "media/stories/202506/", "media/reels/202506/", "media/igtv/202506/"),
        *("media/profile/202506/", "media/other/202506/", "photos/202010/", "stories/202010/", "profile/202010/"),
        "my download/media/posts/202506/",
    ),
    Platform.FACEBOOK: (
        *("your_facebook_activity/posts/media/your_posts/", "posts/media/Summer_1/", "photos_and_videos/Summer_1/"),
        *("this_profile's_activity_across_facebook/posts/media/videos/", "your_facebook_activity/stories/media/"),
        "your_facebook_activity/reels/media/",
    ),
}
FOREIGN = {
    Platform.INSTAGRAM: (
        *(
            "your_instagram_activity/messages/inbox/ann_1/photos/",
            "your_instagram_activity/messages/inbox/media/posts/",
        ),
        *(
            "messages/message_requests/bo_1/photos/",
            "your_instagram_activity/messages/archived_threads/bo/media/posts/",
        ),
        *("your_instagram_activity/saved/media/posts/", "ads_information/media/other/", "media/archived_posts/202506/"),
        *("direct/202010/", "media/recently_deleted/202506/", "inbox/photos/202010/", "somewhere/else/"),
        *("stickers/media/posts/", "your_instagram_activity/dating/media/profile/"),
    ),
    Platform.FACEBOOK: (
        *("your_facebook_activity/messages/inbox/ann_1/photos/", "messages/stickers_used/", "dating/posts/media/"),
        *("photos_and_videos/stickers_used/", "your_facebook_activity/messages/filtered_threads/x/posts/media/"),
        *("ads_information/posts/media/", "your_facebook_activity/saved_items_and_collections/posts/media/"),
        "your_facebook_activity/facebook_dating/posts/media/",
    ),
}


def whose(platform: Platform, *posts: Post) -> Account:
    told = {"profile.name": (Fact("profile.name", "Ann Example"),)}
    return Account(platform, facts=told, posts=posts)


@pytest.mark.parametrize("platform", OWN)
def test_what_no_list_names_is_looked_at_and_told_as_two_numbers(platform: Platform, tmp_path: Path) -> None:
    for number, folder in enumerate(OWN[platform]):
        files = {f"{folder}named.png": png(ADULT), f"{folder}a.png": png(CHILD), f"{folder}b.png": png(ADULT)}
        files |= {f"{folder}bare": png(CHILD), f"{folder}page.html": b"<p>", f"{folder}notes": b"no picture"}
        (tmp_path / str(number)).mkdir()
        archive = archive_of(files, tmp_path / str(number))
        found = looked(whose(platform, posted(f"{folder}named.png")), archive)
        done = found.photo_work
        assert done is not None
        assert (done.unplaced, done.unplaced_with_child) == (3, 2), folder
        assert (done.posted, done.looked_at, done.with_child, found.exposures) == (1, 1, 0, ())


@pytest.mark.parametrize("platform", FOREIGN)
def test_what_others_sent_or_posted_is_never_opened_or_counted(
    platform: Platform, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def watched(archive: Archive, media: Any, **how: Any) -> Survey:
        opened.extend(getattr(one, "name", "") or one.uri for one in media)
        return survey(archive, media, **how)

    monkeypatch.setattr(work, "survey", watched)
    files = {f"{folder}{number}.png": png(CHILD) for number, folder in enumerate(FOREIGN[platform])}
    found = looked(whose(platform, posted("own.png")), archive_of({"own.png": png(ADULT), **files}, tmp_path))
    assert opened == ["own.png"]
    assert found.photo_work is not None
    assert (found.photo_work.unplaced, found.photo_work.unplaced_with_child) == (0, 0)


@pytest.mark.parametrize("kind", [PostKind.POST, PostKind.ARCHIVED, PostKind.DELETED])
def test_a_file_that_any_list_names_is_placed(kind: PostKind, tmp_path: Path) -> None:
    archive = archive_of({"media/posts/202506/a.png": png(CHILD), "media/posts/202506/b.png": png(ADULT)}, tmp_path)
    found = looked(account(posted("media/posts/202506/a.png", kind=kind), posted("posts/202506/b.png")), archive)
    assert found.photo_work is not None
    assert found.photo_work.unplaced == 0


@pytest.mark.parametrize(("choice", "with_child"), [("all", 1), ("since:2020", 1), ("sample:1", 0), ("none", 0)])
def test_how_much_was_asked_for_holds_for_them_too(choice: str, with_child: int, tmp_path: Path) -> None:
    archive = archive_of({"media/posts/202506/a.png": png(CHILD), "b.png": png(ADULT)}, tmp_path)
    found = looked(account(posted("b.png")), archive, choice)
    assert found.photo_work is not None
    assert (found.photo_work.unplaced, found.photo_work.unplaced_with_child) == (1, with_child)


def test_a_download_whose_lists_name_nothing_still_tells_of_them(tmp_path: Path) -> None:
    found = looked(account(), archive_of({"media/posts/202506/a.png": png(CHILD)}, tmp_path))
    assert found.photo_work is not None
    assert (found.photo_work.missing, found.photo_work.unplaced, found.photo_work.unplaced_with_child) == (
        "no_posts",
        1,
        1,
    )


# Whose it is.


@pytest.mark.parametrize("platform", [Platform.INSTAGRAM, Platform.FACEBOOK])
def test_nothing_is_looked_at_in_a_download_of_which_nothing_says_whose_it_is(
    platform: Platform, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "survey", lambda *_args, **_how: pytest.fail("it was opened"))
    empty = {"content.posts": (Fact("content.posts", 1),), "connections.followers": (Fact("connections.followers", 0),)}
    empty["profile.bio"] = (Fact("profile.bio", ""),)
    empty["profile.username"] = (Fact("profile.username", "ann", confidence=Confidence.GUESSED),)
    subject = Account(platform, handle="ann", facts=empty, posts=(posted("child.png"),))
    found = looked(subject, archive)
    assert found.photo_work is not None
    assert (found.photo_work.missing, found.photo_work.posted, found.photo_work.chosen) == ("no_owner", 1, 0)
    assert (found.exposures, reason(found)) == ((), Reason.NOT_LOOKED)


@pytest.mark.parametrize(
    "told", [{"profile.name": "Ann"}, {"connections.followers": 3}, {"audience.default": "friends"}], ids=str
)
def test_a_profile_a_setting_or_another_list_says_whose_it_is(told: dict[str, Any], archive: Archive) -> None:
    facts = {name: (Fact(name, value),) for name, value in told.items()}
    found = looked(Account(Platform.FACEBOOK, facts=facts, posts=(posted("child.png"),)), archive)
    assert len(found.exposures) == 1


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
