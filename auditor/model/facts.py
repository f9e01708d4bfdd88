"""The vocabulary of facts: what can be known of an account, in which words, and which download holds it.

A reader may emit only what stands here, and must emit or report absent everything that stands here for its platform.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from auditor.model.account import Account, Confidence, Platform, Value
from auditor.model.posting import Audience


class ValueKind(StrEnum):
    """The type of a fact's value."""

    SWITCH = "switch"  # on | off
    AUDIENCE = "audience"  # a word of Audience
    COUNT = "count"  # a whole number, 0 or more
    TEXT = "text"  # free text, "" = known to be empty
    DATE = "date"  # YYYY-MM-DD


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One fact: `name` is what a parent would call it (English; other languages in the catalogue).

    `sections` maps each platform that knows the fact to the box to tick when asking for the download;
    an empty box means that this platform's download never tells it. `private` values are masked in results.
    """

    id: str
    kind: ValueKind
    name: str
    sections: Mapping[Platform, str]
    private: bool = False

    def accepts(self, value: Value) -> bool:
        """Whether a value is one of this fact's words."""
        match self.kind:
            case ValueKind.SWITCH:
                return value in ("on", "off")
            case ValueKind.AUDIENCE:
                return value in list(Audience)
            case ValueKind.COUNT:
                return isinstance(value, int) and not isinstance(value, bool) and value >= 0
            case ValueKind.DATE:
                return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
            case ValueKind.TEXT:
                return isinstance(value, str)


# The boxes of the three "download your information" pages.
_PERSONAL = "Personal information"
_SECURITY = "Security and login information"
_CONNECTIONS = "Connections"
_PREFERENCES = "Preferences"
_APPS = "Apps and websites"
_LOGGED = "Logged information"
_ADS = "Ads information"
_IG_ACTIVITY = "Your Instagram activity"
_FB_ACTIVITY = "Your Facebook activity"
_TT = "All data"
_NEVER = ""

_COLUMNS: Mapping[str, Platform] = {"ig": Platform.INSTAGRAM, "fb": Platform.FACEBOOK, "tt": Platform.TIKTOK}
"""The columns of the rows below, one for each platform."""


def _spec(fact_id: str, kind: ValueKind, name: str, *, private: bool = False, **boxes: str) -> FactSpec:
    """One row; `boxes` are what to tick, by column."""
    return FactSpec(fact_id, kind, name, {_COLUMNS[column]: box for column, box in boxes.items()}, private)


_S, _A, _C, _T, _D = ValueKind.SWITCH, ValueKind.AUDIENCE, ValueKind.COUNT, ValueKind.TEXT, ValueKind.DATE

_ALL = (
    # Who can see it
    _spec("audience.private_profile", _S, "Private account", ig=_PERSONAL, tt=_TT),
    _spec("audience.default", _A, "Who sees your future posts", fb=_PREFERENCES),
    _spec("audience.privacy_history", _C, "Switches between private and public", ig=_SECURITY, tt=_NEVER),
    _spec("audience.story", _A, "Who sees your stories", ig=_NEVER, fb=_PREFERENCES),
    _spec("audience.highlights", _A, "Who sees your story highlights", fb=_PREFERENCES),
    _spec("audience.tagged_posts", _A, "Who sees posts you are tagged in", fb=_PREFERENCES),
    _spec("audience.tag_adds", _A, "Who is added when you are tagged in a post", fb=_PREFERENCES),
    _spec("audience.others_posts", _A, "Who sees what others post on your profile", fb=_PREFERENCES),
    _spec("audience.posts_limit", _A, "Widest audience of your posts", fb=_PREFERENCES),
    _spec("audience.reels_limit", _A, "Widest audience of your reels", fb=_PREFERENCES),
    _spec("audience.friends_list", _A, "Who sees your friends list", fb=_PREFERENCES),
    _spec("audience.followers_list", _A, "Who sees your followers", fb=_PREFERENCES),
    _spec("audience.following_list", _A, "Who sees whom you follow", fb=_PREFERENCES, tt=_TT),
    _spec("audience.liked_videos", _A, "Who sees the videos you liked", tt=_TT),
    _spec("audience.birthday", _A, "Who sees your birthday", fb=_PREFERENCES),
    _spec("audience.birth_year", _A, "Who sees your birth year", fb=_PREFERENCES),
    _spec("audience.current_town", _A, "Who sees where you live", fb=_PREFERENCES),
    _spec("audience.home_town", _A, "Who sees your home town", fb=_PREFERENCES),
    _spec("audience.relationship", _A, "Who sees your relationship", fb=_PREFERENCES),
    _spec("audience.address", _A, "Who sees your address", fb=_PREFERENCES),
    _spec("audience.active_status", _S, "Others see when you are online", ig=_NEVER, fb=_FB_ACTIVITY, tt=_NEVER),
    # The door
    _spec("security.two_step", _S, "Two-step authentication", ig=_PERSONAL, fb=_SECURITY, tt=_NEVER),
    _spec("security.two_step_since", _D, "Two-step authentication since", fb=_SECURITY),
    _spec("security.sessions", _C, "Places where you are logged in", ig=_NEVER, fb=_SECURITY, tt=_NEVER),
    _spec("security.logins", _C, "Logins", ig=_SECURITY, fb=_SECURITY, tt=_TT),
    _spec("security.devices", _C, "Known devices", ig=_PERSONAL, fb=_SECURITY, tt=_NEVER),
    _spec("security.apps", _C, "Connected apps and websites", ig=_APPS, fb=_APPS, tt=_TT),
    _spec("security.login_alerts", _S, "Login alerts", ig=_NEVER, fb=_PREFERENCES, tt=_NEVER),
    _spec("security.password_changed", _D, "Password last changed", ig=_SECURITY, fb=_PERSONAL, tt=_NEVER),
    # Who can reach you
    _spec("contact.messages", _A, "Who can send you messages", ig=_NEVER, fb=_FB_ACTIVITY, tt=_TT),
    _spec("contact.comments", _A, "Who can comment", ig=_PREFERENCES, fb=_NEVER, tt=_TT),
    _spec("contact.comment_filter", _S, "Comment filter", ig=_PREFERENCES, tt=_TT),
    _spec("contact.tags", _A, "Who can tag or mention you", ig=_NEVER, fb=_NEVER, tt=_NEVER),
    _spec("contact.tag_review", _S, "You approve tags first", ig=_NEVER, fb=_NEVER),
    _spec("contact.friend_requests", _A, "Who can send you friend requests", fb=_PREFERENCES),
    # What others can do with it
    _spec("reuse.remix", _A, "Who can remix your reels", ig=_NEVER, fb=_PREFERENCES),
    _spec("reuse.download", _A, "Who can download your videos", ig=_NEVER, tt=_TT),
    _spec("reuse.duet", _A, "Who can duet with you", tt=_TT),
    _spec("reuse.stitch", _A, "Who can stitch your videos", tt=_TT),
    _spec("reuse.content", _A, "Who can reuse your content", tt=_TT),
    _spec("reuse.share_to_story", _A, "Who can share your posts to their story", ig=_NEVER, fb=_PREFERENCES),
    _spec("reuse.share_public_story", _A, "Who can share your public stories to their story", fb=_PREFERENCES),
    _spec("reuse.share_in_messenger", _A, "Who can share your posts in Messenger", fb=_PREFERENCES),
    # How you are found
    _spec("discovery.by_phone", _A, "Who finds you by phone number", ig=_NEVER, fb=_PREFERENCES),
    _spec("discovery.by_email", _A, "Who finds you by e-mail address", ig=_NEVER, fb=_PREFERENCES),
    _spec("discovery.by_name", _A, "Who finds you by name", fb=_PREFERENCES),
    _spec("discovery.find_me", _S, "Others can find your account", tt=_TT),
    _spec("discovery.suggest_contacts", _S, "Your account is suggested to contacts", ig=_NEVER, tt=_TT),
    _spec("discovery.suggest_facebook_friends", _S, "Your account is suggested to Facebook friends", tt=_TT),
    _spec("discovery.suggest_links", _S, "Your account is suggested to people who open your links", tt=_TT),
    _spec("discovery.search_engines", _S, "Search engines show your profile", ig=_NEVER, fb=_NEVER, tt=_NEVER),
    # What is passed on
    _spec(
        "sharing.contact_sync",
        _S,
        "Your phone's contacts are uploaded",
        ig=_PERSONAL,
        fb=_PERSONAL,
        tt=_NEVER,
    ),
    _spec("sharing.contacts_uploaded", _C, "Uploaded contacts", ig=_CONNECTIONS, fb=_PERSONAL, tt=_NEVER),
    _spec("sharing.ads", _S, "Personalised ads", ig=_ADS, fb=_ADS, tt=_TT),
    _spec(
        "sharing.off_platform",
        _S,
        "Data from other apps and websites is tied to you",
        ig=_APPS,
        fb=_APPS,
        tt=_TT,
    ),
    _spec("sharing.face_recognition", _S, "Face recognition", ig=_NEVER, fb=_PREFERENCES, tt=_NEVER),
    # Where you are
    _spec("location.map_sharing", _A, "Who sees you on the map", ig=_PERSONAL),
    _spec("location.sharing", _A, "Location sharing", fb=_PREFERENCES),
    _spec("location.last_known", _C, "Last known location kept", ig=_SECURITY, fb=_LOGGED, tt=_TT),
    # The profile
    _spec("profile.username", _T, "User name", ig=_PERSONAL, fb=_PERSONAL, tt=_TT, private=True),
    _spec("profile.name", _T, "Name", ig=_PERSONAL, fb=_PERSONAL, tt=_TT, private=True),
    _spec("profile.bio", _T, "Bio", ig=_PERSONAL, fb=_PERSONAL, tt=_TT, private=True),
    _spec("profile.birthday", _T, "Birthday", ig=_PERSONAL, fb=_PERSONAL, tt=_TT, private=True),
    _spec("profile.email", _T, "E-mail address", ig=_PERSONAL, fb=_PERSONAL, tt=_TT, private=True),
    _spec("profile.phone", _T, "Phone number", ig=_PERSONAL, fb=_PERSONAL, tt=_TT, private=True),
    _spec("profile.website", _T, "Website", ig=_PERSONAL, fb=_PERSONAL, private=True),
    _spec("profile.business_contact", _T, "Public business contact", ig=_PERSONAL, private=True),
    _spec("profile.professional", _S, "Professional account", ig=_PERSONAL),
    _spec("profile.family", _C, "Family members in your profile", fb=_PERSONAL),
    _spec("profile.education", _T, "Schools in your profile", fb=_PERSONAL, private=True),
    _spec("profile.work", _T, "Work in your profile", fb=_PERSONAL, private=True),
    _spec("profile.current_town", _T, "Where you live", fb=_PERSONAL, private=True),
    _spec("profile.home_town", _T, "Home town", fb=_PERSONAL, private=True),
    _spec("profile.address", _T, "Address", fb=_PERSONAL, private=True),
    _spec("profile.relationship", _T, "Relationship", fb=_PERSONAL, private=True),
    _spec("profile.changes", _C, "Changes to your profile", ig=_PERSONAL),
    # What was posted (the items are the account's posts)
    _spec("content.posts", _C, "Posts", ig=_IG_ACTIVITY, fb=_FB_ACTIVITY, tt=_TT),
    _spec("content.stories", _C, "Stories", ig=_IG_ACTIVITY, fb=_FB_ACTIVITY),
    _spec("content.reels", _C, "Reels", ig=_IG_ACTIVITY, fb=_FB_ACTIVITY),
    _spec("content.albums", _C, "Photos in albums", fb=_FB_ACTIVITY),
    _spec("content.videos", _C, "Videos", fb=_FB_ACTIVITY),
    _spec("content.profile_photos", _C, "Profile photos", ig=_IG_ACTIVITY),
    _spec("content.archived", _C, "Archived posts", ig=_IG_ACTIVITY),
    _spec("content.deleted", _C, "Recently deleted", ig=_IG_ACTIVITY, fb=_FB_ACTIVITY, tt=_TT),
    # What the photo work found (the items are the account's exposures)
    _spec("photos.with_child", _C, "Photos that may show a child", ig=_IG_ACTIVITY, fb=_FB_ACTIVITY, tt=_TT),
    # The people
    _spec("connections.followers", _C, "Followers", ig=_CONNECTIONS, fb=_CONNECTIONS, tt=_TT),
    _spec("connections.following", _C, "Accounts you follow", ig=_CONNECTIONS, fb=_CONNECTIONS, tt=_TT),
    _spec("connections.friends", _C, "Friends", fb=_CONNECTIONS),
    _spec("connections.close_friends", _C, "Close friends", ig=_CONNECTIONS),
    _spec("connections.blocked", _C, "Blocked accounts", ig=_CONNECTIONS, tt=_TT),
    _spec("connections.hidden_from", _C, "People you hide stories from", ig=_CONNECTIONS),
    _spec("connections.restricted", _C, "Restricted accounts", ig=_CONNECTIONS),
    _spec("connections.requests_received", _C, "Requests waiting", ig=_CONNECTIONS, fb=_CONNECTIONS),
    _spec("connections.requests_sent", _C, "Requests you sent", ig=_CONNECTIONS, fb=_CONNECTIONS),
    # Teens
    _spec("teen.family_pairing", _S, "Family Pairing", tt=_TT),
    _spec("teen.supervision", _S, "Supervision by a parent", ig=_NEVER, fb=_NEVER),
)

FACTS: Mapping[str, FactSpec] = {spec.id: spec for spec in _ALL}
"""Every fact by id."""


def agreed(account: Account, fact_id: str) -> Value | None:
    """The value that every place of a fact gives; None when absent, contradicted, or not understood at one place."""
    values = {fact.value for fact in account.facts.get(fact_id, ())}
    return values.pop() if len(values) == 1 and not account.doubts.get(fact_id) else None


def surely(account: Account, fact_id: str, value: Value) -> bool:
    """Whether every place of a fact gives that value, and none of them is a guess or not understood."""
    guessed = any(fact.confidence is Confidence.GUESSED for fact in account.facts.get(fact_id, ()))
    return agreed(account, fact_id) == value and not guessed


def of_platform(platform: Platform) -> tuple[FactSpec, ...]:
    """The facts that a reader of that platform must emit or report absent."""
    return tuple(spec for spec in _ALL if platform in spec.sections)
