"""Invented Instagram exports, true to every generation from 2018 to 2026.

A test or the demo describes an account in a few words and gets the tree of files that a download of it would hold
(format notes 2). What the account leaves at None is left out of the export.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.demo.instagram.account import EXPORTED, GENERATIONS, Change, Device, Export, Generation, InstagramAccount
from auditor.demo.instagram.files import DECOYS, FILES, LISTS
from auditor.demo.instagram.flat import flat_tree
from auditor.demo.instagram.media import SHELVES, shelf_sheet
from auditor.demo.meta.pages import Look
from auditor.demo.meta.sheets import SECRET, App, Coordinates, Form, Item, Login, Named, Sheet, latest, names, written
from auditor.demo.meta.words import INSTAGRAM_LABELS, Language, Words
from auditor.demo.trees import Tree

__all__ = [
    "EXPORTED",
    "GENERATIONS",
    "SECRET",
    "App",
    "Change",
    "Coordinates",
    "Device",
    "Generation",
    "InstagramAccount",
    "Item",
    "Login",
    "tree",
]


def tree(
    account: InstagramAccount,
    *,
    generation: Generation = "2025",
    form: Form = "json",
    language: Language = "en_US",
    recent_markup: bool | None = None,
    with_media: bool = True,
    decoys: bool | None = None,
    single_objects: bool = False,
    secret: str | None = SECRET,
) -> Tree:
    """The account's export.

    `recent_markup` chooses the HTML of 2025-09 and later (by default in 2026 only); `decoys` adds the look-alikes of
    Threads and insights with wrong values (by default from 2024 on); `single_objects` writes lists of one entry as
    that entry; `secret` is the text of the private messages, None leaves the messages out.
    Raises ValueError for HTML of 2018: that generation was JSON only, with English keys and no decoys.
    """
    if generation == "2018":
        if form == "html":
            raise ValueError("Instagram's flat exports of 2018 to 2020 were JSON only")
        return flat_tree(account, with_media=with_media, secret=secret)
    words = Words(language, INSTAGRAM_LABELS)
    recent = generation == "2026" if recent_markup is None else recent_markup
    look = Look(False, recent, words, seconds=generation <= "2022", exported=EXPORTED[generation])
    export = Export(generation, look, single_objects)
    files = [*_settings(account, export), *_shelves(account, export), *_people(account, export)]
    if generation >= "2024" if decoys is None else decoys:
        files += [(_path(at, name, generation), build(account, export)) for at, name, build in DECOYS]
    messages = latest(_FOLDERS["messages"], generation)
    return written(files, form, look, with_media=with_media, messages=messages, secret=secret)


# Where each section lies, from the named generation on (format notes 2.1).
_FOLDERS: dict[str, dict[str, str]] = {
    "profile": {
        "2021": "account_information",
        "2022": "personal_information",
        "2023": "personal_information/personal_information",
    },
    "device": {"2021": "device_information", "2023": "personal_information/device_information"},
    "about": {"2021": "information_about_you", "2023": "personal_information/information_about_you"},
    "login": {
        "2021": "login_and_account_creation",
        "2023": "security_and_login_information/login_and_account_creation",
        "2024": "security_and_login_information/login_and_profile_creation",
    },
    "settings": {
        "2021": "comments_settings",
        "2023": "preferences/media_settings",
        "2025": "preferences/settings",
    },
    "people": {"2021": "followers_and_following", "2023": "connections/followers_and_following"},
    "contacts": {"2021": "contacts", "2023": "connections/contacts"},
    "media": {
        "2021": "content",
        "2023": "your_instagram_activity/content",
        "2025": "your_instagram_activity/media",
    },
    "messages": {"2021": "messages", "2023": "your_instagram_activity/messages"},
    "off_meta": {
        "2021": "apps_and_websites",
        "2023": "apps_and_websites_off_of_instagram/apps_and_websites",
    },
    "threads": {"2021": "your_instagram_activity/threads"},
    "insights": {"2021": "past_instagram_insights", "2023": "logged_information/past_instagram_insights"},
}

# Names that changed when "account" became "profile" (format notes 2.1).
_NAMES: dict[str, dict[str, str]] = {
    "instagram_profile_information": {
        "2021": "account_information",
        "2024": "instagram_profile_information",
    },
    "profile_based_in": {"2021": "account_based_in", "2024": "profile_based_in"},
    "profile_privacy_changes": {"2021": "account_privacy_changes", "2024": "profile_privacy_changes"},
    "signup_details": {
        "2021": "signup_information",
        "2024": "instagram_signup_details",
        "2025": "signup_details",
    },
    "blocked_profiles": {"2021": "blocked_accounts", "2024": "blocked_profiles"},
    "restricted_profiles": {"2021": "restricted_accounts", "2024": "restricted_profiles"},
}


def _path(section: str, name: str, generation: str) -> str:
    renamed = latest(_NAMES[name], generation) if name in _NAMES else name
    return f"{latest(_FOLDERS[section], generation)}/{renamed}"


def _settings(account: InstagramAccount, export: Export) -> Iterator[tuple[str, Sheet]]:
    for section, name, since, build in FILES:
        sheet = build(account, export) if export.generation >= since else None
        if sheet is not None:
            yield _path(section, name, export.generation), sheet


def _shelves(account: InstagramAccount, export: Export) -> Iterator[tuple[str, Sheet]]:
    for shelf in SHELVES:
        items: tuple[Item, ...] = getattr(account, shelf.field)
        if items:
            sheet = shelf_sheet(shelf, items, export.manner)
            yield _path("media", shelf.name, export.generation), sheet


def _people(account: InstagramAccount, export: Export) -> Iterator[tuple[str, Sheet]]:
    for field, name, root in LISTS:
        people: Named = getattr(account, field)
        titled = export.generation >= "2025" and field in ("following", "blocked")
        if people:
            sheet = names(root, people, in_title=titled, single=export.single and root is None)
            yield _path("people", name, export.generation), sheet
