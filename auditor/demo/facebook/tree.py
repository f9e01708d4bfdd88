"""Invented Facebook exports, true to every generation from 2018 to 2026.

A test or the demo describes an account in a few words and gets the tree of files that a download of it would hold
(format notes 3). What the account leaves at None is left out of the export, and so is what a generation never had:
the privacy rows before 2025, the two-factor file before 2024.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor.demo.facebook.account import (
    EXPORTED,
    GENERATIONS,
    Album,
    ContactSync,
    Export,
    FacebookAccount,
    FriendList,
    Generation,
    Job,
    Relative,
    School,
    privacy_rows,
)
from auditor.demo.facebook.files import FILES
from auditor.demo.facebook.posts import (
    album_sheet,
    comments_sheet,
    groups_sheet,
    market_sheet,
    media_sheet,
    posts_sheet,
    stories_sheet,
)
from auditor.demo.meta.pages import Look
from auditor.demo.meta.sheets import SECRET, App, Coordinates, Form, Item, Login, Sheet, latest, written
from auditor.demo.meta.words import FACEBOOK_LABELS, Language, Words
from auditor.demo.trees import Tree

__all__ = [
    "EXPORTED",
    "GENERATIONS",
    "SECRET",
    "Album",
    "App",
    "ContactSync",
    "Coordinates",
    "FacebookAccount",
    "FriendList",
    "Generation",
    "Item",
    "Job",
    "Login",
    "Relative",
    "School",
    "privacy_rows",
    "tree",
]


class _Place(NamedTuple):
    """Where an export lies: its generation, and whether it is an extra profile's."""

    generation: Generation
    extra: bool

    def folder(self, section: str) -> str:
        if self.extra and section == "profile":
            return "profile_information/profile_information"
        return latest(_FOLDERS[section], self.generation).format(activity=self.activity)

    @property
    def activity(self) -> str:
        if self.extra:
            return "this_profile's_activity_across_facebook"
        return "your_activity_across_facebook" if self.generation == "2023" else "your_facebook_activity"

    @property
    def media(self) -> str:
        return f"{self.folder('posts')}/media" if self.generation > "2018" else "photos_and_videos"

    def name(self, list_name: str) -> str:
        """The path of one of the lists of posts."""
        names = _EXTRA_LISTS if self.extra else _LISTS
        return latest(names[list_name], self.generation).format(posts=self.folder("posts"), activity=self.activity)


def tree(
    account: FacebookAccount,
    *,
    generation: Generation = "2025",
    form: Form = "json",
    language: Language = "en_GB",
    recent_markup: bool | None = None,
    extra_profile: bool = False,
    with_media: bool = True,
    single_objects: bool = False,
    secret: str | None = SECRET,
) -> Tree:
    """The account's export.

    `recent_markup` chooses the HTML of 2025-09 and later (by default in 2026 only); `extra_profile` writes the export
    of a further profile of the same person, which holds posts and profile only; `single_objects` writes a list of
    one post as that post; `secret` is the text of the private messages, None leaves the messages out.
    Raises ValueError for an extra profile before 2026.
    """
    if extra_profile and generation != "2026":
        raise ValueError("extra profiles are known from exports of 2026 only")
    recent = generation == "2026" if recent_markup is None else recent_markup
    look = Look(True, recent, Words(language, FACEBOOK_LABELS), seconds=True, exported=EXPORTED[generation])
    export = Export(generation, look, single_objects)
    place = _Place(generation, extra_profile)
    files = [*_settings(account, export, place), *_posted(account, export, place)]
    messages = f"{place.activity}/messages" if extra_profile else place.folder("messages")
    return written(files, form, look, with_media=with_media, messages=messages, secret=secret)


# Where each section lies, from the named generation on (format notes 3.1).
_FOLDERS: dict[str, dict[str, str]] = {
    "profile": {"2018": "profile_information", "2023": "personal_information/profile_information"},
    "security": {"2018": "security_and_login_information"},
    "preferences": {"2018": "preferences", "2023": "preferences/preferences"},
    "accounts_center": {"2018": "personal_information/facebook_accounts_center"},
    "about": {"2018": "about_you", "2020": "other_personal_information"},
    "other": {"2018": "personal_information/other_personal_information"},
    "faces": {"2018": "about_you"},
    "apps": {"2018": "apps_and_websites", "2020": "apps_and_websites_off_of_facebook"},
    "ads": {"2018": "ads", "2020": "ads_information"},
    "location": {"2018": "location", "2023": "logged_information/location"},
    "friends": {"2018": "friends", "2020": "friends_and_followers", "2023": "connections/friends"},
    "followers": {
        "2018": "following_and_followers",
        "2020": "friends_and_followers",
        "2023": "connections/followers",
    },
    "posts": {"2018": "posts", "2023": "{activity}/posts"},
    "messages": {"2018": "messages", "2023": "{activity}/messages"},
}

# The lists of posts by the generation in which their path began (format notes 3.1, 3.8).
_LISTS: dict[str, dict[str, str]] = {
    "posts": {
        "2018": "{posts}/your_posts",
        "2020": "{posts}/your_posts_1",
        "2023": "{posts}/your_posts__check_ins__photos_and_videos_1",
    },
    "photos": {
        "2018": "photos_and_videos/your_uncategorized_photos",
        "2020": "{posts}/your_uncategorized_photos",
    },
    "videos": {"2018": "photos_and_videos/your_videos", "2020": "{posts}/your_videos"},
    "album": {"2018": "photos_and_videos/album", "2020": "{posts}/album"},
    "stories": {"2018": "stories/archived_stories", "2023": "{activity}/stories/archived_stories"},
    "groups": {"2018": "groups/your_posts_in_groups", "2023": "{activity}/groups/group_posts_and_comments"},
    "comments": {"2018": "comments/comments", "2023": "{activity}/comments_and_reactions/comments"},
    "market": {"2018": "marketplace/items_sold", "2023": "{activity}/facebook_marketplace/items_sold"},
}
_EXTRA_LISTS = _LISTS | {
    "posts": {"2018": "{posts}/profile_posts_1"},
    "photos": {"2018": "{posts}/uncategorized_photos"},
    "videos": {"2018": "{posts}/videos"},
}


def _settings(account: FacebookAccount, export: Export, place: _Place) -> Iterator[tuple[str, Sheet]]:
    for file in FILES:
        if place.extra and file.section != "profile":
            continue
        name = latest({"0": ""} | file.names, place.generation)
        sheet = file.build(account, export) if name else None
        if sheet is not None:
            yield f"{place.folder(file.section)}/{name}", sheet


def _posted(account: FacebookAccount, export: Export, place: _Place) -> Iterator[tuple[str, Sheet]]:
    media = place.media
    lists = {
        "posts": posts_sheet(account, export, media),
        "photos": media_sheet("other_photos", account.uncategorised, export, f"{media}/photos"),
        "videos": media_sheet("videos", account.videos, export, f"{media}/videos"),
        "stories": stories_sheet(account, export, f"{media}/archived_stories"),
        "groups": groups_sheet(account, export, f"{place.activity}/groups/media"),
        "comments": comments_sheet(account, export, f"{place.activity}/comments_and_reactions/media"),
        "market": market_sheet(account, export, f"{place.activity}/facebook_marketplace/media"),
    }
    for name, sheet in lists.items():
        if sheet is not None:
            yield place.name(name), sheet
    for number, album in enumerate(account.albums):
        yield f"{place.name('album')}/{number}", album_sheet(account, album, number, export, media)
