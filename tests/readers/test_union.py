"""Parts of a download, and several downloads of one account: all is read, once; settings are today's or disputed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from auditor.demo.facebook import tree as facebook
from auditor.demo.facebook.account import Album, FacebookAccount, privacy_rows
from auditor.demo.instagram import tree as instagram
from auditor.demo.instagram.account import InstagramAccount
from auditor.demo.meta.sheets import Item, Login
from auditor.demo.tiktok import tree as tiktok
from auditor.demo.tiktok.tree import TikTokAccount, Video
from auditor.demo.trees import Tree, as_folder, as_zip, picture, without
from auditor.engine.judge import run_check
from auditor.engine.registry import Registry
from auditor.model.account import Account
from auditor.model.lists import Why, gaps
from auditor.model.messages import SOURCES_DISAGREE
from auditor.model.verdict import Context, Outcome
from tests.exports import accounts_of, auditor

DAY = datetime(2025, 6, 1, 12, tzinfo=UTC)
LATER = DAY + timedelta(days=60)
LISTS = {
    "instagram posts": ("your_instagram_activity/media/", "posts_1.json"),
    "instagram stories": ("your_instagram_activity/media/", "stories.json"),
    "facebook posts": ("your_facebook_activity/posts/", "your_posts__check_ins__photos_and_videos_1.json"),
    "facebook albums": ("your_facebook_activity/posts/album/", "0.json"),
}


def item(caption: str) -> Item:
    """A post whose picture and time go with its caption."""
    return Item(at=DAY + timedelta(minutes=sum(caption.encode())), caption=caption, contents=(picture(caption),))


def album(*captions: str, name: str = "Summer") -> Album:
    return Album(name, modified=DAY, photos=tuple(map(item, captions)))


def ig(*captions: str, stories: Sequence[str] = (), at: datetime = DAY, **more: object) -> Tree:
    made = InstagramAccount(
        username="mara.invented",
        private=False,
        posts=tuple(map(item, captions)),
        stories=tuple(map(item, stories)),
        logins=(Login(at, "203.0.113.9", "Invented 1.0"),),
        followers=(("aunt.invented", DAY),),
    )
    return instagram.tree(replace(made, **more))  # type: ignore[arg-type]  # fields by name


def fb(
    *captions: str, two_step: bool = True, default: str = "Your friends", at: datetime = DAY, **more: object
) -> Tree:
    made = FacebookAccount(
        username="mara.invented",
        first_name="Mara",
        last_name="Invented",
        two_step=two_step,
        privacy=privacy_rows("Your friends", {1: default}),
        sessions=(Login(at, "203.0.113.9", "Invented 1.0"),),
        posts=tuple(map(item, captions)),
    )
    return facebook.tree(replace(made, **more))  # type: ignore[arg-type]  # fields by name


def tt(*titles: str, private: bool = False, at: datetime = DAY) -> Tree:
    videos = tuple(Video(at=item(title).at, title=title) for title in titles)
    made = TikTokAccount(username="mara.invented", private=private, videos=videos, logins=(tiktok.Login(at=at),))
    return tiktok.tree(made)


def one(*paths: Path) -> Account:
    (account,) = accounts_of(*paths)
    return account


def told(account: Account) -> list[str]:
    return sorted(post.caption for post in account.posts)


def held(account: Account) -> dict[str, date | None]:
    return {post.caption: post.held_by for post in account.posts}


def second_part(tree: Tree, kind: str) -> Tree:
    """Of a tree only one list, and the media."""
    folder, name = LISTS[kind]
    return {path: content for path, content in tree.items() if path == folder + name or path.endswith(".jpg")}


def unlike(tree: Tree, word: str) -> Tree:
    """The same tree with media of other names, as another part of the download has."""
    return {
        path.replace(".jpg", f"{word}.jpg"): picture(path + word)
        if path.endswith(".jpg")
        else content.replace(b".jpg", f"{word}.jpg".encode())
        for path, content in tree.items()
    }


PARTS: dict[str, tuple[Callable[..., Tree], str]] = {
    "instagram posts": (ig, "posts"),
    "instagram stories": (lambda *captions: ig("one", stories=captions), "stories"),
    "facebook posts": (fb, "posts"),
    "facebook albums": (
        lambda *names: fb(albums=tuple(album(name, name=name) for name in names)),
        "albums",
    ),
}


def _two_zips(first: Tree, second: Tree, home: Path) -> list[Path]:
    return [as_zip(first, home / "first.zip")[0], as_zip(second, home / "second.zip", wrapper="w")[0]]


def _side_by_side(first: Tree, second: Tree, home: Path) -> list[Path]:
    as_folder(first, home / "all" / "Takeout")
    as_folder(second, home / "all" / "Takeout 2")
    return [home / "all"]


def _zip_beside(first: Tree, second: Tree, home: Path) -> list[Path]:
    as_folder(first, home / "all" / "unpacked")
    as_zip(second, home / "all" / "download (1).zip")
    return [home / "all"]


def _zip_inside(first: Tree, second: Tree, home: Path) -> list[Path]:
    as_folder(first, home / "all")
    as_zip(second, home / "all" / "download-002.zip")
    return [home / "all"]


def _drive(first: Tree, second: Tree, home: Path) -> list[Path]:
    return [as_zip(t, home / f"mine-20260301T101112Z-00{n}.zip")[0] for n, t in enumerate((first, second), 1)]


def _saved(first: Tree, second: Tree, home: Path) -> list[Path]:
    as_folder(first, home / "saved")
    as_folder(second, home / "Inbox")
    return [home / "saved", home / "Inbox"]


@pytest.mark.parametrize("hand_over", [_two_zips, _side_by_side, _zip_beside, _zip_inside, _drive, _saved])
@pytest.mark.parametrize("kind", PARTS)
def test_a_list_of_one_name_in_two_parts_is_read_from_both(
    kind: str, hand_over: Callable[[Tree, Tree, Path], list[Path]], tmp_path: Path
) -> None:
    build, _ = PARTS[kind]
    second = second_part(unlike(build("Liv goes to school"), "-two"), kind)
    account = one(*hand_over(build("sunset"), second, tmp_path))
    assert {"sunset", "Liv goes to school"} <= {text for post in account.posts for text in post.caption.splitlines()}
    assert all(medium.in_archive for post in account.posts for medium in post.media)
    assert not account.part_missing
    assert not account.further
    assert not any(post.held_by for post in account.posts)


@pytest.mark.parametrize("kind", PARTS)
def test_a_second_list_in_one_folder_is_read(kind: str, tmp_path: Path) -> None:
    build, _ = PARTS[kind]
    _, name = LISTS[kind]
    second = second_part(unlike(build("Liv goes to school"), "-two"), kind)
    stem, _, suffix = name.rpartition(".")
    tree = build("sunset") | {p.replace(f"/{name}", f"/{stem} (1).{suffix}"): c for p, c in second.items()}
    account = one(as_folder(tree, tmp_path / "mine"))
    assert {"sunset", "Liv goes to school"} <= {text for post in account.posts for text in post.caption.splitlines()}


def test_a_download_and_the_folder_it_was_unpacked_into_are_one(tmp_path: Path) -> None:
    tree = ig("sunset", "a walk")
    account = one(as_zip(tree, tmp_path / "a.zip")[0], as_folder(tree, tmp_path / "a"))
    assert told(account) == ["a walk", "sunset"]
    assert not account.further


def test_the_wrappers_name_stands_in_no_place(tmp_path: Path) -> None:
    account = one(as_zip(ig("sunset"), tmp_path / "a.zip", wrapper="instagram-mara.invented-2026-03-01-AAAA")[0])
    places = [f.where for facts in account.facts.values() for f in facts] + [p.source for p in account.posts]
    assert places
    assert not any("mara" in place for place in places)
    assert account.exported_at == date(2026, 3, 1)


OLD_AND_NEW: dict[str, tuple[Tree, Tree, str, str, str]] = {
    "instagram": (
        ig("gone since", "stays", private=True),
        ig("new", "stays", at=LATER, private=False),
        "audience.private_profile",
        "on",
        "off",
    ),
    "facebook": (
        fb("gone since", "stays", two_step=True),
        fb("new", "stays", two_step=False, at=LATER),
        "security.two_step",
        "on",
        "off",
    ),
    "tiktok": (
        tt("gone since", "stays", private=True),
        tt("new", "stays", at=LATER),
        "audience.private_profile",
        "on",
        "off",
    ),
}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("form", ["zip", "folder"])
@pytest.mark.parametrize("case", OLD_AND_NEW)
def test_settings_come_from_the_newest_and_posts_from_all(case: str, form: str, turned: bool, tmp_path: Path) -> None:
    old, new, fact, _, today = OLD_AND_NEW[case]
    write = as_folder if form == "folder" else lambda tree, path: as_zip(tree, path.with_suffix(".zip"))[0]
    paths = [write(old, tmp_path / "b new"), write(new, tmp_path / "a old")]
    account = one(*(reversed(paths) if turned else paths))
    assert [f.value for f in account.facts[fact]] == [today]
    assert told(account) == ["gone since", "new", "stays"]
    assert {caption for caption, day in held(account).items() if day} == {"gone since"}
    assert Why.OLDER in {gap.why for gap in gaps(account)}
    assert not account.unordered
    assert len(account.further) == 1


def test_where_nobody_can_tell_which_is_the_newest_both_values_stay(tmp_path: Path, builtin: Registry) -> None:
    paths = [
        as_zip(fb("a", two_step=True, default="Only me"), tmp_path / "facebook old.zip")[0],
        as_zip(fb("a", two_step=False, default="Public"), tmp_path / "facebook new.zip")[0],
    ]
    for given in (paths, paths[::-1]):
        account = one(*given)
        assert account.unordered
        assert {f.value for f in account.facts["audience.default"]} == {"only_me", "everyone"}
        for check in ("two_step", "default_audience"):
            found = run_check(builtin.checks[check], account, Context(date(2026, 11, 30)))
            assert Outcome.PASS not in {f.outcome for f in found}
            assert SOURCES_DISAGREE in {f.message_id for f in found}


def test_a_check_with_code_does_not_pass_on_one_of_two_values(tmp_path: Path, builtin: Registry) -> None:
    paths = [
        as_zip(ig("a", bio=bio, private=private), tmp_path / f"{n}.zip")[0]
        for n, (bio, private) in enumerate([("", True), ("Hiking", False)])
    ]
    account = one(*paths)
    assert account.unordered
    found = run_check(builtin.checks["bio_children"], account, Context(date(2026, 11, 30)))
    assert {f.outcome for f in found} == {Outcome.UNKNOWN}


def test_the_same_address_is_another_picture_in_an_older_download(tmp_path: Path) -> None:
    old, new = ig("sunset"), ig("sunset", at=LATER)
    old = {path: picture("a child") if path.endswith(".jpg") else content for path, content in old.items()}
    account = one(as_zip(old, tmp_path / "a.zip")[0], as_zip(new, tmp_path / "b.zip")[0])
    assert len(account.posts) == 2
    assert len({medium.uri for post in account.posts for medium in post.media}) == 2
    assert [bool(post.held_by) for post in account.posts] == [False, True]


def test_a_picture_that_a_post_has_lost_is_kept(tmp_path: Path) -> None:
    old = fb(albums=(album("a", "b", "c"),))
    new = fb(albums=(album("a", "b"),), at=LATER)
    account = one(as_zip(old, tmp_path / "a.zip")[0], as_zip(new, tmp_path / "b.zip")[0])
    assert sum(len(post.media) for post in account.posts) == 3
    assert sum(len(post.media) for post in account.posts if post.held_by) == 1


def test_json_and_html_of_one_account_tell_each_post_once(tmp_path: Path) -> None:
    made = InstagramAccount(username="mara.invented", posts=(item("sunset"),), private=True)
    paths = [as_zip(instagram.tree(made, form=form), tmp_path / f"{form}.zip")[0] for form in ("json", "html")]
    account = one(*paths)
    assert told(account) == ["sunset"]


def test_what_only_an_older_download_speaks_of_is_known_of_its_day(tmp_path: Path) -> None:
    new = without(fb("a", at=LATER), "two-factor")
    account = one(as_zip(fb("a"), tmp_path / "a.zip")[0], as_zip(new, tmp_path / "b.zip")[0])
    (fact,) = account.facts["security.two_step"]
    assert (fact.value, fact.observed_at) == ("on", DAY.date())


@pytest.mark.parametrize("spoiled", [b"", b'{"label_values": [{"label": "State", "value": "Zqwxyvu"}]}'])
def test_what_the_newest_cannot_say_is_not_taken_from_an_older_one(spoiled: bytes, tmp_path: Path) -> None:
    name = "security_and_login_information/two-factor_authentication.json"
    new = fb("a", at=LATER) | {name: spoiled}
    account = one(as_zip(fb("a"), tmp_path / "a.zip")[0], as_zip(new, tmp_path / "b.zip")[0])
    assert "security.two_step" in account.absent


def test_two_accounts_are_never_made_one(tmp_path: Path) -> None:
    bo = instagram.tree(InstagramAccount(username="bo.invented", private=True))
    found = accounts_of(as_zip(ig("a"), tmp_path / "a.zip")[0], as_zip(bo, tmp_path / "b.zip")[0])
    assert [account.handle for account in found] == ["mara.invented", "bo.invented"]


def test_parts_that_tell_no_account_go_with_the_only_one_there_is(tmp_path: Path) -> None:
    """Each of two downloads of one account came in two zips, and nothing says which of them belong together."""
    old, new = ig("gone since", bio="Hiking"), ig("new", at=LATER)
    stray = second_part(unlike(ig("Liv goes to school"), "-two"), "instagram posts")
    paths = [as_zip(tree, tmp_path / f"{n}.zip")[0] for n, tree in enumerate((old, new, stray))]
    assert told(one(*paths)) == ["Liv goes to school", "gone since", "new"]


def test_an_older_download_is_named_first_on_page_and_terminal(tmp_path: Path) -> None:
    old, new, *_ = OLD_AND_NEW["facebook"]
    paths = [as_zip(old, tmp_path / "a.zip")[0], as_zip(new, tmp_path / "b.zip")[0]]
    ran = auditor("audit", *paths, "--html", tmp_path / "r.html", "--lang", "en")
    page = (tmp_path / "r.html").read_text("utf-8")
    sentence = "An older download of this account was read"
    assert ran.out.index(sentence) < ran.out.index("What to do first")
    assert page.index(sentence) < page.index('id="first"')
