"""Invented TikTok exports in every layout and form (format notes 4.1 to 4.5).

A `TikTokAccount` says what is true of an invented person; `tree` writes it down the way TikTok does. Nothing here
depends on the clock or on chance, so that the same account always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal, TypeAlias

from auditor.demo.tiktok.text_form import write_txt
from auditor.demo.trees import Tree, plain_json

Layout = Literal["A", "B", "C"]
Form = Literal["json", "txt"]
Language = Literal["en", "nl"]
Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

ZIP_NAME = "TikTok_Data_1762300800.zip"
"""The name that TikTok gives to a download: `TikTok_Data_<unix time>.zip` (format notes 4.1)."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PHOTO = "https://www.example.com/photo.jpeg"
_YES_NO = ("No", "Yes")
_DAY = datetime(2025, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Video:
    """A posted video, or a photo post when `photos` is above zero.

    `audience` is the raw word of `WhoCanView`; None leaves the key out. `title` is the caption and "" means none.
    """

    at: datetime
    title: str = ""
    audience: str | None = "Everyone"
    comments: bool = True
    duet: bool = False
    stitch: bool = False
    to_story: bool = False
    location: str = ""
    photos: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """One row of the login history."""

    at: datetime
    ip: str = "192.0.2.10"
    model: str = "Examplephone 7"
    system: str = "Android 15"
    network: str = "Wi-Fi"
    carrier: str = "Example Mobile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """An account on another platform that the profile shows (`PlatformInfo`)."""

    platform: str
    name: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffTikTok:
    """Something done elsewhere that another company told TikTok about."""

    at: datetime
    source: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TikTokAccount:
    """An invented account.

    `private`: True and False are written in the layout's own words, a text as it stands, None leaves the row out.
    `settings` overrides rows of the settings by their raw key, `settings_left_out` drops rows.
    `left_out` drops whole sections (`settings`, `profile`, `videos`, `logins` ...), as when a person asks for part
    of the data. `messages` is planted text which no reader may ever take in.
    """

    username: str = "lotte.example"
    display_name: str = "Lotte Example"
    bio: str = ""
    birth_date: date | None = date(1988, 10, 1)
    email: str = "lotte@example.com"
    phone: str = ""
    region: str = "NL"
    private: bool | str | None = False
    settings: Mapping[str, Json] = field(default_factory=dict)
    settings_left_out: frozenset[str] = frozenset()
    videos: tuple[Video, ...] = ()
    deleted: tuple[Video, ...] = ()
    followers: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    logins: tuple[Login, ...] = ()
    linked: tuple[Linked, ...] = ()
    third_party: tuple[str, ...] = ()
    off_tiktok: tuple[OffTikTok, ...] = ()
    family_pairing: str | None = None
    messages: tuple[str, ...] = ("see you at the playground",)
    left_out: frozenset[str] = frozenset()


def tree(
    account: TikTokAccount,
    *,
    layout: Layout = "B",
    form: Form = "json",
    language: Language = "en",
    name: str | None = None,
    lemon8: bool = False,
) -> Tree:
    """The files of the account's export: path in the export to content.

    `language` matters to the TXT form only: JSON keys are English in every language (format notes 4.1). `name` is
    the name of the JSON file, by default the one of the layout's years; `lemon8` puts Lemon8's file beside it.
    """
    sections = {
        section: value
        for section, value in _sections(account, layout).items()
        if section not in account.left_out and _place(section, layout)
    }
    if form == "txt":
        return write_txt(sections, layout=layout, language=language)
    files = {name or ("user_data.json" if layout == "A" else "user_data_tiktok.json"): _placed(sections, layout)}
    if lemon8:
        files["user_data_lemon8.json"] = {"Profile": {"Profile Info": {"ProfileMap": {"userName": "lemon"}}}}
    return {path: plain_json(content) for path, content in files.items()}


_PLACES: dict[str, tuple[str, str, str]] = {
    "watched": (
        "Activity/Video Browsing History/VideoList",
        "Your Activity/Watch History/VideoList",
        "Your Activity/Watch History/VideoList",
    ),
    "messages": (
        "Direct Messages/Chat History/ChatHistory",
        "Direct Message/Direct Messages/ChatHistory",
        "Direct Message/Direct Messages/ChatHistory",
    ),
    "comments": ("Comment/Comments/CommentsList",) * 3,
    "live_settings": (
        "Tiktok Live/Go Live Settings/SettingsMap",
        "Tiktok Live/Go Live Settings/SettingsMap",
        "TikTok Live/Go Live Settings/SettingsMap",
    ),
    "settings": (
        "App Settings/Settings/SettingsMap",
        "App Settings/Settings/SettingsMap",
        "Profile And Settings/Settings/SettingsMap",
    ),
    "third_party": (
        "App Settings/UserThirdPlatformInformation",
        "App Settings/UserThirdPlatformInformation",
        "Profile And Settings/UserThirdPlatformInformation",
    ),
    "blocked": (
        "App Settings/Block/BlockList",
        "App Settings/Block List/BlockList",
        "Profile And Settings/Block List/BlockList",
    ),
    "profile": (
        "Profile/Profile Information/ProfileMap",
        "Profile/Profile Info/ProfileMap",
        "Profile And Settings/Profile Info/ProfileMap",
    ),
    "autofill": ("Profile/Auto Fill", "Profile/Autofill", "Profile And Settings/Autofill"),
    "videos": ("Video/Videos/VideoList", "Post/Posts/VideoList", "Post/Posts/VideoList"),
    "deleted": (
        "Video/RecentlyDeletedPosts/PostList",
        "Post/Recently Deleted Posts/PostList",
        "Post/Recently Deleted Posts/PostList",
    ),
    "followers": (
        "Activity/Follower List/FansList",
        "Your Activity/Follower/FansList",
        "Profile And Settings/Follower/FansList",
    ),
    "following": (
        "Activity/Following List/Following",
        "Your Activity/Following/Following",
        "Profile And Settings/Following/Following",
    ),
    "logins": (
        "Activity/Login History/LoginHistoryList",
        "Your Activity/Login History/LoginHistoryList",
        "Your Activity/Login History/LoginHistoryList",
    ),
    "devices": ("Activity/Status/Status List", "Your Activity/Status/Status List", "Your Activity/Status/Status List"),
    "location": (
        "Activity/Most Recent Location Data/LocationData",
        "Your Activity/Most Recent Location Data/LocationData",
        "",
    ),
    "off_tiktok": (
        "Ads and data/Off TikTok Activity/OffTikTokActivityDataList",
        "Ads and data/Off TikTok Activity/OffTikTokActivityDataList",
        "Profile And Settings/Off TikTok Activity/OffTikTokActivityDataList",
    ),
    "off_tiktok_again": ("", "", "Your Activity/Off TikTok Activity/OffTikTokActivityDataList"),
}
"""Where the three layouts keep a section (format notes 4.1); "" where a layout does not have it."""

_HAVE_APP_BESIDE = ("blocked", "comments", "followers", "following", "profile", "settings")


def _place(section: str, layout: Layout) -> str:
    return _PLACES[section]["ABC".index(layout)]


def _placed(sections: Mapping[str, Json], layout: Layout) -> dict[str, Json]:
    root: dict[str, Json] = {}
    for section in _PLACES:
        if section not in sections:
            continue
        *folders, leaf = _place(section, layout).split("/")
        node = root
        for folder in folders:
            child = node.setdefault(folder, {})
            assert isinstance(child, dict)  # noqa: S101  # this function put it there
            node = child
        if section in _HAVE_APP_BESIDE:
            node["App"] = 1233
        node[leaf] = sections[section]
    return root


def _sections(account: TikTokAccount, layout: Layout) -> dict[str, Json]:
    off = [
        {"TimeStamp": _stamp(row.at), "Source": row.source, "Event": row.event} for row in account.off_tiktok
    ] or None
    return {
        "watched": [{"Date": _stamp(_DAY), "Link": f"https://www.example.com/share/video/{n}/"} for n in range(3)],
        "messages": {
            "Chat History with friend.example:": [
                {"Date": _stamp(_DAY), "From": "friend.example", "Content": text} for text in account.messages
            ]
        },
        "comments": [{"date": f"{_stamp(_DAY)} UTC", "comment": text, "photo": "N/A"} for text in account.messages],
        "live_settings": {
            "Allow viewers to send you gifts during your LIVE": "Off",
            "People you assigned to moderate your LIVE": [],
        },
        "settings": _settings(account, layout),
        "third_party": {app: {"Name": app} for app in account.third_party},
        "blocked": _people(account.blocked) or None,
        "profile": _profile(account, layout),
        "autofill": dict.fromkeys(("PhoneNumber", "Email", "FirstName", "LastName", "Country"), "N/A"),
        "videos": [_video(number, video) for number, video in enumerate(account.videos, 1)] or None,
        "deleted": [_deleted(number, video) for number, video in enumerate(account.deleted, 1)],
        "followers": _people(account.followers),
        "following": _people(account.following) or None,
        "logins": [
            {
                "Date": _stamp(row.at),
                "IP": row.ip,
                "DeviceModel": row.model,
                "DeviceSystem": row.system,
                "NetworkType": row.network,
                "Carrier": row.carrier,
            }
            for row in account.logins
        ],
        "devices": [{"Resolution": "1080x2400", "App Version": "34.5.2", "IDFA": "", "GAID": "N/A", "Web ID": ""}],
        "location": {"Date": "N/A", "GpsData": "N/A", "LastRegion": "N/A"},
        "off_tiktok": off,
        "off_tiktok_again": off,
    }


def _settings(account: TikTokAccount, layout: Layout) -> dict[str, Json]:
    on, off = ("On", "Off") if layout == "C" else ("Enabled", "Disabled")
    rows: dict[str, Json] = {
        "Allow DownLoad": on if layout == "C" else "Everyone",
        "Allow Others to Find Me": off,
        "App Language": "English",
        "Content Preferences": {
            "Keyword filters for videos in Following feed": [],
            "Video Languages Preferences": ["Nederlands"],
        },
        "Family Content Preferences": {},
        "Filter Comments": off,
        "Interests": "",
        "Personalized Ads": on,
        "Push Notification": {"Desktop notification": "Default", "New Fans": "Default"},
        "Suggest your account to Facebook friends": off.lower() if layout != "C" else off,
        "Suggest your account to contacts": on.lower() if layout != "C" else on,
        "Suggest your account to people who open or send links to you": off.lower() if layout != "C" else off,
        "Web Language": "N/A",
        "Who Can Duet With Me": "Everyone",
        "Who Can Post Comments": "Everyone",
        "Who Can Send Me Message": "Friends",
        "Who Can Stitch with your videos": "Everyone",
        "Who Can View Videos I Liked": "Only me" if layout == "C" else "Myself",
    }
    if layout != "A":
        rows["Allow Reuse of Content"] = off if layout == "C" else "Everyone"
    if layout == "C":
        rows |= {
            "FamilyPairing": _family_pairing(account),
            "ScreenTime": [{"DailyScreenTimeLimit": "N/A", "DailyScreenTimeToggleStatus": "Off"}],
            "Who can see your following list::": "Everyone",
        }
    if account.private is not None:
        rows["Private Account"] = (
            account.private if isinstance(account.private, str) else on if account.private else off
        )
    rows |= account.settings
    return {key: rows[key] for key in sorted(rows) if key not in account.settings_left_out}


def _family_pairing(account: TikTokAccount) -> Json:
    if account.family_pairing is None:
        return []
    return [{"FPAccountType": account.family_pairing, "LinkedAccountUsername": "paired.example"}]


def _profile(account: TikTokAccount, layout: Layout) -> dict[str, Json]:
    rows: dict[str, Json] = {
        "PlatformInfo": [
            {"Description": row.description, "Name": row.name, "Platform": row.platform, "Profile Photo": _PHOTO}
            for row in account.linked
        ],
        "bioDescription": account.bio,
        "birthDate": _birth_date(account.birth_date, layout),
        "emailAddress": account.email,
        "likesReceived": "58",
        "profilePhoto": _PHOTO,
        "profileVideo": "None",
        "telephoneNumber": account.phone or "None",
        "userName": account.username,
    }
    if layout != "A":
        rows |= {
            "displayName": account.display_name,
            "followerCount": len(account.followers),
            "followingCount": len(account.following),
            "inferredGender": "None",
            "instagramLink": "",
            "youtubeLink": "",
        }
    if layout == "C":
        rows |= {"accountRegion": account.region, "fundraiser": "N/A"}
    return rows


def _birth_date(day: date | None, layout: Layout) -> str:
    if day is None:
        return "None"
    return day.isoformat() if layout == "C" else f"{day.day:02}-{_MONTHS[day.month - 1]}-{day.year}"


def _video(number: int, video: Video) -> dict[str, Json]:
    links = [f"https://www.example.com/media/{number}/{part}?expires=1" for part in range(max(1, video.photos))]
    audience: dict[str, Json] = {} if video.audience is None else {"WhoCanView": video.audience}
    return {
        "Date": _stamp(video.at),
        "Link": " ".join(links),
        "Likes": "58",
        **audience,
        "AllowComments": _YES_NO[video.comments],
        "AllowStitches": _YES_NO[video.stitch],
        "AllowDuets": _YES_NO[video.duet],
        "AllowStickers": "No",
        "AllowSharingToStory": _YES_NO[video.to_story],
        "ContentDisclosure": "",
        "Sound": "original sound",
        "Location": video.location,
        "Title": video.title or "N/A",
        "AddYoursText": "N/A",
        "AlternateText": "N/A",
        "CoverImage": "https://www.example.com/cover.jpeg",
    }


def _deleted(number: int, video: Video) -> dict[str, Json]:
    row = _video(number, video)
    row.pop("WhoCanView", None)
    return {"DateDeleted": _stamp(_DAY), **row}


def _people(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"Date": _stamp(_DAY), "UserName": name} for name in names]


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
