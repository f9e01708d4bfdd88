"""Pictures and videos in the folders of the owner's own posts that no list of the download names.

A list may be cut or of a kind that nobody knows yet, so these are looked at as well, and told as two numbers only: how
many there are, and how many may show a child. What others sent or posted is never opened or counted.
"""

from __future__ import annotations

import re

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.downloads.wrappers import file_key
from auditor.model.account import Account
from auditor.model.services import service_of

_OTHERS = frozenset(
    map(
        file_key,
        (
            *("messages", "inbox", "message_requests", "archived_threads", "filtered_threads", "legacy_threads"),
            *("e2ee_cutover", "encrypted_messages", "direct", "broadcast", "secret_conversations"),
            *("stickers", "stickers_used", "sticker_packs", "saved", "saved_items_and_collections", "collections"),
            *("dating", "facebook_dating", "ads", "ads_information", "ads_and_businesses", "advertising"),
            *("ads_and_topics", "ad_information", "archived_posts", "recently_deleted", "archived", "trash"),
        ),
    )
)
"""Folders of what others sent, of what was kept or shown to the owner, and of what only the owner sees."""

_MEDIA = frozenset(
    (
        *("jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "gif", "bmp"),
        *("mp4", "mov", "m4v", "webm", "mkv", "avi", "3gp"),
    )
)


def unplaced(account: Account, archive: Archive) -> list[Member]:
    """The files that lie where the owner's posts do and that no post names, by their paths alone: none is opened."""
    if not (where := service_of(account.platform).own_media):
        return []
    own = re.compile(where)
    there = [member for member in archive.members if _is_media(member) and _is_own(member, own)]
    named = {archive.locate(medium.uri) for post in account.posts for medium in post.media} if there else ()
    return [member for member in there if member not in named]


def _is_own(member: Member, own: re.Pattern[str]) -> bool:
    folder = "/".join(map(file_key, member.name.split("/")[:-1]))
    return own.search(f"{folder}/") is not None and _OTHERS.isdisjoint(folder.split("/"))


def _is_media(member: Member) -> bool:
    """Whether a name may be that of a picture or video; some of Instagram's have no ending (format notes 2.8)."""
    _, dot, ending = member.basename.rpartition(".")
    return not dot or ending.casefold() in _MEDIA
