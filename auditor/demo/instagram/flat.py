"""Invented Instagram exports of 2018 to early 2021: flat files at the root, English keys, times in ISO 8601
(format notes 2.1, 2.3, 2.7 to 2.9)."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.demo.instagram.account import InstagramAccount
from auditor.demo.meta.sheets import Item, Json, Medium, Named, iso, media_of
from auditor.demo.trees import Tree, meta_json, picture

# the account's field, the key in media.json, the folder of the media
_SHELVES = (
    ("posts", "photos", "photos"),
    ("stories", "stories", "stories"),
    ("reels", "videos", "videos"),
    ("profile_photos", "profile", "profile"),
)


def flat_tree(account: InstagramAccount, *, with_media: bool, secret: str | None) -> Tree:
    """The account's flat export; `secret` as in the other generations, media of messages included."""
    media_list, media = _media(account)
    if secret is not None:
        sent = {"taken_at": "2020-05-01T10:00:00+00:00", "path": "direct/202005/sent.jpg"}
        media_list["direct"] = [sent]
        media.append(Medium(sent["path"], picture(secret), video=False))
    files: dict[str, Json] = {
        "profile": _profile(account),
        "settings": {
            "allow_comments_from": account.comments_from,
            "upgraded_to_cross_app_messaging": [bool(account.cross_app_messaging), None],
        },
        "connections": _connections(account),
        "media": media_list,
        "account_history": _history(account),
        "devices": {
            "devices": [{"user_agent": d.agent, "last_login": d.last_login.isoformat()} for d in account.devices]
        },
        "information_about_you": {"primary_location": {"city_name": account.based_in}},
        "uploaded_contacts": _contacts(account),
    }
    if account.comments_from is None:
        del files["settings"]
    if secret is not None:
        message = {"sender": "invented_friend", "created_at": "2020-05-01T10:00:00+00:00", "text": secret}
        files["messages"] = [{"participants": ["invented_friend"], "conversation": [message]}]
    tree = {f"{name}.json": meta_json(value) for name, value in files.items()}
    return tree | {medium.uri: medium.content for medium in media} if with_media else tree


def _profile(account: InstagramAccount) -> Json:
    told = {
        "biography": account.bio,
        "date_joined": account.signed_up.isoformat() if account.signed_up else "",
        "email": account.email,
        "website": account.website,
        "gender": account.gender,
        "private_account": account.private,  # a real boolean in these years
        "name": account.name,
        "username": account.username,
        "phone_number": account.phone,
        "date_of_birth": iso(account.birth_date),
    }
    return {key: value for key, value in told.items() if value not in (None, "")}


def _connections(account: InstagramAccount) -> Json:
    lists: dict[str, Named] = {
        "followers": account.followers,
        "following": account.following,
        "close_friends": account.close_friends,
        "blocked_users": account.blocked,
        "restricted_users": account.restricted,
    }
    return {key: {name: at.isoformat() for name, at in people} for key, people in lists.items()}


def _history(account: InstagramAccount) -> Json:
    logins = [
        {"cookie_name": "*", "ip_address": login.ip, "timestamp": login.at.isoformat(), "user_agent": login.agent}
        for login in account.logins
    ]
    return {"login_history": logins, "registration_info": {"registration_username": account.username}}


def _contacts(account: InstagramAccount) -> Json:
    numbers = range(1, account.synced_contacts + 1)
    return {"contacts": [{"first_name": f"Contact {n}", "contact": f"+31 97 0000 {n:04d}"} for n in numbers]}


def _media(account: InstagramAccount) -> tuple[dict[str, list[Json]], list[Medium]]:
    lists: dict[str, list[Json]] = {}
    media: list[Medium] = []
    for field, key, folder in _SHELVES:
        items: Sequence[Item] = getattr(account, field)
        for number, item in enumerate(items):
            for medium in media_of(item, f"{folder}/{item.at:%Y%m}", number):
                lists.setdefault("videos" if medium.video else key, []).append(_entry(item, medium))
                media.append(medium)
    return lists, media


def _entry(item: Item, medium: Medium) -> Json:
    entry = {"caption": item.caption, "taken_at": item.at.isoformat(), "path": medium.uri}
    return entry | {"location": item.place} if item.place else entry
