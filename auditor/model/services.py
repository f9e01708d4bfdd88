"""The services by what is known of them, one row each: the place for what is so of one of them and not of another.

Pure data. What a download looks like stands with the readers' words, what a check says of a service in the check.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from auditor.model.account import Platform
from auditor.model.posting import PostKind

HOUSEHOLD = "household"
"""The section of a check that concerns no service: it is asked once for the family."""

PHONE = "phone"
"""The section about the phone itself, whatever it is."""


class Action(StrEnum):
    """What can be done with a posted photo, in the order in which it is offered; not every platform knows each."""

    ARCHIVE = "archive"
    AUDIENCE = "audience"
    REUSE = "reuse"
    UNPIN = "unpin"
    REPLACE = "replace"
    DELETE = "delete"
    AGAIN = "again"
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class ListSpec:
    """One list: the kinds of its posts, the box of the request that it comes in, and the evidence for that.

    One that is not `required` takes nothing when its box is missing: most accounts have no such thing.
    """

    id: str
    kinds: frozenset[PostKind]
    box: str
    evidence: str
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A service by its name, as it calls itself, and the hosts of its own pages."""

    name: str
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Named):
    """A service whose downloads can be read.

    `began` is the first day of it. Without `holds_media` its downloads have links where photos and videos would be;
    `own_media` is where the owner's lie in the others, a pattern for the folded path of a folder. `lists` are those of
    posted things, in the order of the request. `audience_facts` name the setting that says who sees a post which does
    not say it, by kind, None for every further kind. `stories_return` when one of the past may be shown as a highlight.
    `reuse_facts` together say whether others may use posts of the `reused_kinds` again. `actions` are what its owner
    can do with a photo, `special_actions` the same for some kinds. `names_places` when a post's place is told by name.
    """

    began: date | None
    holds_media: bool
    own_media: str
    lists: tuple[ListSpec, ...]
    audience_facts: Mapping[PostKind | None, str]
    stories_return: bool
    names_places: bool
    reuse_facts: tuple[str, ...]
    reused_kinds: frozenset[PostKind]
    actions: tuple[Action, ...]
    special_actions: Mapping[str, tuple[Action, ...]]

    def audience_fact(self, kind: PostKind) -> str:
        """The setting that says who sees a post of that kind; "" when none is known to."""
        return self.audience_facts.get(kind) or self.audience_facts.get(None, "")


def _list(list_id: str, box: str, evidence: str, *kinds: PostKind, required: bool = True) -> ListSpec:
    return ListSpec(list_id, frozenset(kinds), box, evidence, required)


_K = PostKind
_IG_MEDIA = "format notes 2.8: one folder `media`, asked for as one"
_FB_POSTS = "format notes 3.8: one folder `posts`, asked for as one"
_FB_OWN = "format notes 3.8: a folder and a box of its own"

SERVICES: Mapping[str, Service] = {
    Platform.INSTAGRAM: Service(
        name="Instagram",
        hosts=("instagram.com",),
        began=date(2010, 10, 6),
        holds_media=True,
        own_media=(
            r"(?:^|/)media/(?:posts|stories|reels|igtv|profile|other)/"  # format notes 2.8
            r"|(?:^|/)(?:photos|videos|stories|profile)/\d{6}/"  # the same, 2018 to early 2021
        ),
        lists=(
            _list("content.posts", "media", _IG_MEDIA, _K.POST),
            _list("content.stories", "media", _IG_MEDIA, _K.STORY, _K.HIGHLIGHT),
            _list("content.reels", "media", _IG_MEDIA, _K.REEL),
            _list("content.profile_photos", "media", _IG_MEDIA, _K.PROFILE_PHOTO),
            _list("content.igtv", "media", _IG_MEDIA, _K.VIDEO),
            _list("content.other", "media", _IG_MEDIA, _K.OTHER),
            _list("content.archived", "media", _IG_MEDIA, _K.ARCHIVED),
            _list("content.deleted", "media", _IG_MEDIA, _K.DELETED),
            _list("content.threads", "threads", "a service of its own, few have it", _K.OTHER, required=False),
        ),
        audience_facts={None: "audience.private_profile"},
        stories_return=True,
        names_places=False,
        reuse_facts=("reuse.remix", "reuse.download"),
        reused_kinds=frozenset({_K.REEL, _K.VIDEO}),
        actions=(Action.ARCHIVE, Action.DELETE),
        special_actions={
            _K.PROFILE_PHOTO: (Action.REPLACE,),
            _K.STORY: (Action.UNPIN, Action.DELETE),
            _K.HIGHLIGHT: (Action.UNPIN, Action.DELETE),
        },
    ),
    Platform.FACEBOOK: Service(
        name="Facebook",
        hosts=("facebook.com",),
        began=date(2004, 2, 4),
        holds_media=True,
        own_media=(
            r"(?:^|/)(?:posts|stories|reels)/media/"  # format notes 3.8
            r"|(?:^|/)photosandvideos/"  # format notes 3.1: 2018 and 2019
        ),
        lists=(
            _list("content.posts", "posts", _FB_POSTS, _K.POST, _K.OTHER),
            _list("content.albums", "posts", _FB_POSTS, _K.ALBUM, _K.PROFILE_PHOTO, _K.COVER_PHOTO),
            _list("content.videos", "posts", _FB_POSTS, _K.VIDEO),
            _list("content.uncategorized", "posts", _FB_POSTS, _K.POST),
            _list("content.other_pages", "posts", _FB_POSTS, _K.OTHER),
            _list("content.deleted", "posts", _FB_POSTS, _K.DELETED),
            _list("content.reels", "reels", _FB_OWN, _K.REEL),
            _list("content.stories", "stories", _FB_OWN, _K.STORY, _K.HIGHLIGHT),
            _list("content.groups", "groups", _FB_OWN, _K.OTHER),
            _list("content.comments", "comments", "only few hold pictures", _K.OTHER, required=False),
            _list("content.marketplace", "marketplace", "few sell anything there", _K.OTHER, required=False),
        ),
        audience_facts={
            _K.HIGHLIGHT: "audience.highlights",
            _K.STORY: "audience.story",
            None: "audience.default",
        },
        stories_return=True,
        names_places=True,
        reuse_facts=("reuse.remix",),
        reused_kinds=frozenset({_K.REEL}),
        actions=(Action.AUDIENCE, Action.DELETE),
        special_actions={
            _K.PROFILE_PHOTO: (Action.REPLACE, Action.AUDIENCE),
            _K.COVER_PHOTO: (Action.REPLACE, Action.AUDIENCE),
        },
    ),
    Platform.TIKTOK: Service(
        name="TikTok",
        hosts=("tiktok.com",),
        began=None,  # no page of its downloads names the days that were asked for
        holds_media=False,  # format notes 4.1
        own_media="",
        lists=(
            _list("content.posts", "posts", "format notes 4.1: sections are chosen one by one", _K.POST, _K.VIDEO),
            _list(
                "content.deleted",
                "deleted",
                "format notes 4.1: a section of its own, null or [] when empty",
                _K.DELETED,
            ),
        ),
        audience_facts={None: "audience.private_profile"},
        stories_return=False,
        names_places=True,
        reuse_facts=("reuse.download", "reuse.duet", "reuse.stitch", "reuse.content"),
        reused_kinds=frozenset({_K.VIDEO}),
        actions=(Action.AUDIENCE, Action.REUSE, Action.DELETE),
        special_actions={_K.PROFILE_PHOTO: (Action.REPLACE,)},
    ),
}
"""By platform."""

ASKED: Mapping[str, Named] = {
    "whatsapp": Named(name="WhatsApp", hosts=("whatsapp.com",)),
    "threads": Named(name="Threads", hosts=("threads.net", "threads.com")),
    "snapchat": Named(name="Snapchat", hosts=("snapchat.com",)),
    "x": Named(name="X", hosts=("x.com",)),
    "youtube": Named(name="YouTube", hosts=("youtube.com",)),
    "google": Named(name="Google", hosts=("google.com",)),
    "apple": Named(name="Apple", hosts=("apple.com", "icloud.com")),
}
"""The other services that our own checks speak of; another word is allowed. They are always asked about."""

LINK_HOSTS = (
    *(host for row in (*SERVICES.values(), *ASKED.values()) for host in row.hosts),
    "meta.com",  # where settings of several services lie
)
"""Links in instructions lead only to the services' own pages."""


def service_of(service: str) -> Service:
    """The row of a service; for one without, a row that knows nothing, with which no check can find that all is well.

    Lists without an entry are never whole, posts without a setting are seen by nobody knows whom.
    """
    return SERVICES.get(service) or Service(
        name=name_of(service),
        hosts=(),
        began=None,
        holds_media=True,
        own_media="",
        lists=(),
        audience_facts={},
        stories_return=True,
        names_places=False,
        reuse_facts=(),
        reused_kinds=frozenset(),
        actions=(Action.DELETE,),
        special_actions={},
    )


def name_of(service: str) -> str:
    """A service as it calls itself, as far as that is known."""
    row = SERVICES.get(service) or ASKED.get(service)
    return row.name if row else service.capitalize()


def leads_to(link: str, hosts: tuple[str, ...]) -> bool:
    """Whether a link is https and leads to one of the hosts."""
    try:
        parts = urlsplit(link)
    except ValueError:  # what only looks like an address
        return False
    host = parts.hostname or ""
    return parts.scheme == "https" and any(host == own or host.endswith(f".{own}") for own in hosts)


def leads_to_service(link: str) -> bool:
    """Whether a link is https and leads to one of the services' own pages."""
    return leads_to(link, LINK_HOSTS)
