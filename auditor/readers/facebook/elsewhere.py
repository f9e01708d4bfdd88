"""What the owner posted outside of the own timeline: in groups, under comments, for sale, as the profile photo.

Who sees a post in a group or a picture in a comment is settled there, and no download tells it. Of comments only those
with a picture or video are kept, and only the owner's own words; messages of groups are never opened. The names of the
files and keys are those of exports from 2018 to 2026 as their readers describe them; format notes 3.8 tell of posts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from msgspec.structs import replace

from auditor.downloads.parts import Member
from auditor.downloads.wrappers import file_key
from auditor.model.posting import Post, PostKind
from auditor.readers.facebook.media import losses, media_of, medium_of, post_of
from auditor.readers.meta.download import Download, Make
from auditor.readers.meta.entry import Entry
from auditor.readers.meta.streams import entry_of, listed, mapping, plain

_GROUPS, _COMMENTS, _MARKET = "content.groups", "content.comments", "content.marketplace"

_GROUP_FOLDERS = ("groups",)
_GROUP_STEMS = ("group_posts_and_comments", "your_posts_in_groups", "your_comments_in_groups")
_GROUP_LIST = re.compile(r"post|comment")
_GROUP_BESIDE = (
    *("your_group_membership_activity", "your_groups", "your_settings_for_groups_tab", "your_contributions"),
    *("your_answers_to_membership_questions", "groups_and_pages_that_you_may_find_engaging"),
)
"""Other files of the box of groups: where one of them is, the box was asked for, and empty lists are left out."""

_COMMENT_FOLDERS = ("comments_and_reactions", "comments")
_COMMENT_LIST = re.compile(r"(?:your)?comments\d*")

_MARKET_FOLDERS = ("facebook_marketplace", "marketplace")
_MARKET_LIST = re.compile(r"items?(?:sold|selling|forsale)|listings?(?!.*settings)")

_BUNDLE = "activity_log_data"
"""What the lists of groups and comments lie in below their root in exports of 2018."""

_PROFILE_LISTS = ("profile_update_history",)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|heic|mp4|mov)$", re.IGNORECASE)
_PHOTO_KEY = re.compile(r"photo|picture|image", re.IGNORECASE)
_COVER_KEY = re.compile(r"cover", re.IGNORECASE)


def read_elsewhere(files: Download, names: Collection[str]) -> tuple[Post, ...]:
    """What stands in groups, under comments and for sale; `names` are the owner's."""
    return (*_groups(files, names), *_comments(files, names), *_market(files))


def _groups(files: Download, names: Collection[str]) -> list[Post]:
    inside = files.under(*_GROUP_FOLDERS)
    found = (member for member in inside if _GROUP_LIST.search(_stem(member)) and not _beside(member))
    members = _distinct(files.find(*_GROUP_STEMS), files.series(*_GROUP_STEMS), found)
    return files.gather(
        None,
        members,
        _maker(files, names),
        posted=_GROUPS,
        partly=_partly(files),
        folders=_GROUP_FOLDERS,
        beside=[member for member in inside if _beside(member)],
    )


def _beside(member: Member) -> bool:
    return _stem(member) in {file_key(stem) for stem in _GROUP_BESIDE}


def _comments(files: Download, names: Collection[str]) -> list[Post]:
    members = [m for m in files.under(*_COMMENT_FOLDERS) if _COMMENT_LIST.fullmatch(_stem(m))]
    make = _maker(files, names)
    return files.gather(None, members, make, posted=_COMMENTS, partly=_partly(files), folders=_COMMENT_FOLDERS)


def _market(files: Download) -> list[Post]:
    def make(entry: Entry, source: str) -> Sequence[Post] | None:
        post = post_of(files, PostKind.OTHER, entry, source)
        at = post.at or files.moment(entry, "created_timestamp", "updated_timestamp")
        texts = (entry.title, plain(entry.raw.get("description")), post.caption)
        caption = "\n".join(dict.fromkeys(filter(None, texts)))
        if not (at or caption or post.media or entry.rows):
            return None
        return [replace(post, at=at, caption=caption)] if caption or post.media else []

    members = [member for member in files.under(*_MARKET_FOLDERS) if _MARKET_LIST.search(_stem(member))]
    return files.gather(None, members, make, posted=_MARKET, partly=_partly(files), folders=_MARKET_FOLDERS)


def read_profile_photos(files: Download) -> list[Post]:
    """The current profile and cover photo where only the profile names them, and former ones from its history."""
    found: list[Post] = []
    for member in files.find("profile_information"):
        with files.ledger.reading(member.name):
            for entry in files.read(member):
                found += _of_profile(files, entry or Entry(), member.name)
    for member in files.find(*_PROFILE_LISTS):
        with files.ledger.reading(member.name):
            for entry in files.read(member):
                found += _updated(files, entry or Entry(), member.name)
    return found


def _of_profile(files: Download, entry: Entry, source: str) -> Iterator[Post]:
    if not entry.raw:
        for medium in media_of(files, entry):
            yield Post(PostKind.PROFILE_PHOTO, at=medium.at, media=(medium,), source=source)
    for key, raw in _photos(entry.raw):
        medium = medium_of(files, raw)
        kind = PostKind.COVER_PHOTO if _COVER_KEY.search(key) else PostKind.PROFILE_PHOTO
        yield Post(kind, at=medium.at, media=(medium,), source=source)


def _photos(raw: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The pictures below the keys of a profile that speak of one, each as a media object."""
    for key, value in raw.items():
        for item in value if isinstance(value, list) else [value]:
            node = {"uri": item} if isinstance(item, str) else mapping(item)
            if _PHOTO_KEY.search(key) and _PICTURE.search(plain(node.get("uri"))):
                yield key, node


def _updated(files: Download, entry: Entry, source: str) -> Iterator[Post]:
    """The pictures of an update of the profile; which of the two they are is told by the name of their album."""
    post = post_of(files, PostKind.PROFILE_PHOTO, entry, source)
    names = {plain(raw.get("uri")): plain(raw.get("title")) for raw in _attached_media(entry)}
    for medium in post.media:
        known = files.words.value("album", names.get(medium.uri, ""))
        cover = known is not None and known.value == PostKind.COVER_PHOTO
        kind = PostKind.COVER_PHOTO if cover else PostKind.PROFILE_PHOTO
        yield Post(kind, at=post.at, caption=post.caption, media=(medium,), source=source)


def _attached_media(entry: Entry) -> Iterator[Mapping[str, Any]]:
    for attachment in listed(entry.raw.get("attachments")):
        for item in listed(mapping(attachment).get("data")):
            yield mapping(mapping(item).get("media"))


def _maker(files: Download, names: Collection[str]) -> Make[Post]:
    """Makes posts of the entries of a list, which may lie together in one object."""

    def make(entry: Entry, source: str) -> Sequence[Post] | None:
        bundle = entry.raw.get(_BUNDLE)
        if not isinstance(bundle, list):
            return _elsewhere(files, entry, source, names)
        inner = (entry_of(raw) for raw in bundle if isinstance(raw, Mapping))
        return [post for one in inner for post in _elsewhere(files, one, source, names) or ()]

    return make


def _elsewhere(files: Download, entry: Entry, source: str, names: Collection[str]) -> Sequence[Post] | None:
    """The post that an entry is; a comment without a picture is understood and none."""
    post = post_of(files, PostKind.OTHER, entry, source)
    at = post.at or files.moment(entry, "timestamp")
    if not (at or post.caption or post.media or entry.title or entry.rows):
        return None
    comments = [mapping(mapping(item).get("comment")) for item in listed(entry.raw.get("data"))]
    if any(comments) or _only_comments(entry, source):
        own = [plain(comment.get("comment")) for comment in comments if plain(comment.get("author")) in names]
        return [replace(post, at=at, caption="\n".join(filter(None, own)))] if post.media else []
    return [replace(post, at=at)]


def _only_comments(entry: Entry, source: str) -> bool:
    """Whether an entry is a comment by the name of its page, on which nothing tells whose words are there."""
    name = file_key(PurePosixPath(source).name)
    return not entry.raw and "comment" in name and "post" not in name


def _partly(files: Download) -> Callable[[Entry, Sequence[Post]], int]:
    def partly(entry: Entry, _: Sequence[Post]) -> int:
        bundle = entry.raw.get(_BUNDLE)
        strays = sum(not isinstance(raw, Mapping) for raw in bundle) if isinstance(bundle, list) else 0
        return losses(files, entry) + strays

    return partly


def _distinct(*groups: Collection[Member] | Iterator[Member]) -> list[Member]:
    """Each file once; two parts of a download may hold two of one name."""
    return list({id(member): member for group in groups for member in group}.values())


def _stem(member: Member) -> str:
    return file_key(PurePosixPath(member.basename).stem)
