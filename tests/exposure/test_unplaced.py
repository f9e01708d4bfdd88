"""Pictures that no list names are looked at and told as numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from auditor.downloads.archive import Archive
from auditor.model.account import Account, Confidence, Fact, Platform, Reason
from auditor.model.posting import Post, PostKind
from auditor.photos.records import Survey
from tests.exposure.looks import ADULT, CHILD, account, looked, png, posted, reason
from tests.photos.pictures import archive_of
from tests.photos.surveys import Told, processes

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
def test_what_others_sent_or_posted_is_never_opened_or_counted(platform: Platform, tmp_path: Path) -> None:
    opened: list[str] = []

    def watched(archive: Archive, media: Any, **how: Any) -> Survey:
        opened.extend(getattr(one, "name", "") or one.uri for one in media)
        return processes(workers=1).survey(archive, media, **how)

    files = {f"{folder}{number}.png": png(CHILD) for number, folder in enumerate(FOREIGN[platform])}
    found = looked(
        whose(platform, posted("own.png")),
        archive_of({"own.png": png(ADULT), **files}, tmp_path),
        machine=Told(watched),
    )
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
    platform: Platform, archive: Archive
) -> None:
    empty = {"content.posts": (Fact("content.posts", 1),), "connections.followers": (Fact("connections.followers", 0),)}
    empty["profile.bio"] = (Fact("profile.bio", ""),)
    empty["profile.username"] = (Fact("profile.username", "ann", confidence=Confidence.GUESSED),)
    subject = Account(platform, handle="ann", facts=empty, posts=(posted("child.png"),))
    machine = Told(lambda *_args, **_how: pytest.fail("it was opened"))
    found = looked(subject, archive, machine=machine)
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
