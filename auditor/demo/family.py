"""The invented family of `auditor demo`: Sanne, Tom and their children Lotte (14), Emma (9) and Finn (5).

None of them exists. `story.py` holds what they answered, believed and accepted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from auditor.demo.drawings import GROWN, YOUNG, Person, Place, draw, jpeg
from auditor.demo.facebook import tree as facebook
from auditor.demo.facebook.account import Album, ContactSync, FacebookAccount, Relative, School, privacy_rows
from auditor.demo.instagram import tree as instagram
from auditor.demo.instagram.account import Device, InstagramAccount
from auditor.demo.meta.sheets import App, Coordinates, Item, Login
from auditor.demo.tiktok import tree as tiktok
from auditor.demo.trees import as_zip
from auditor.model.account import Role
from auditor.model.family import Child, Family, OwnAccount

_PHONE = "Mozilla/5.0 (Linux; Android 15; Examplephone 7) Instagram 400.0"
_OLD_TABLET = "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) Instagram 180.0"
_HOME = Coordinates(52.0907, 5.1214)
_EVERYONE, _FRIENDS, _OF_FRIENDS = "everyone", "friends", "friends_of_friends"


FAMILY = Family(
    children=(
        Child("Lotte", date(2012, 2, 14), ("Lot",)),
        Child("Emma", date(2017, 3, 8), ("Emmie",)),
        Child("Finn", date(2021, 2, 20)),
    ),
    parents=("Sanne", "Tom"),
    schools=("Basisschool De Regenboog",),
    clubs=("vv De Vos",),
    streets=("Voorbeeldstraat",),
    towns=("Utrecht",),
    accounts=(OwnAccount("tiktok", "lotte.example", Role.TEEN, "Lotte"),),
)
"""The family as its parents would write it down."""

_LEFT = Person(YOUNG, 0.34, 0.5, 0.3, hair=(120, 80, 40), shirt=(190, 70, 90))
_RIGHT = Person(YOUNG, 0.68, 0.52, 0.3, hair=(200, 160, 90), shirt=(60, 120, 180))
_EMMA = Person(YOUNG, hair=(120, 80, 40), shirt=(190, 70, 90))
_FINN = Person(YOUNG, width=0.3, hair=(200, 160, 90), shirt=(60, 120, 180))
_SANNE = Person(GROWN, width=0.42, hair=(90, 60, 30), shirt=(70, 90, 120))

_SCENES: dict[str, tuple[Place, tuple[Person, ...]]] = {
    "together": (Place.GARDEN, (_LEFT, _RIGHT)),
    "together at home": (Place.ROOM, (_LEFT, _RIGHT)),
    "emma": (Place.GARDEN, (_EMMA,)),
    "emma at home": (Place.ROOM, (_EMMA,)),
    "emma at the sea": (Place.BEACH, (_EMMA,)),
    "finn": (Place.GARDEN, (_FINN,)),
    "finn at the sea": (Place.BEACH, (_FINN,)),
    "finn in the pool": (Place.BEACH, (replace(_FINN, x=0.45),)),
    "sanne": (Place.GARDEN, (_SANNE,)),
    "sanne at home": (Place.ROOM, (_SANNE,)),
    "garden": (Place.GARDEN, ()),
    "sea": (Place.BEACH, ()),
}
"""Drawings of people who do not exist; the models look at them as at any photo."""


@cache
def _scene(name: str) -> bytes:
    place, people = _SCENES[name]
    return jpeg(draw(people, place))


def _illustrated(items: Sequence[Item], *scenes: str) -> tuple[Item, ...]:
    """The items with drawings for their photos: for each item the names of its scenes, with "+" between them."""
    pictures = [tuple(_scene(name) for name in filter(None, names.split("+"))) for names in scenes]
    return tuple(replace(item, contents=contents) for item, contents in zip(items, pictures, strict=True))


def _at(year: int, month: int, day: int, hour: int = 18) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


SANNE_ON_INSTAGRAM = InstagramAccount(
    username="sanne.example",
    name="Sanne Voorbeeld",
    bio="Mama van Emma (9) en Finn ♥ Utrecht · sanne@example.com",
    email="sanne@example.com",
    phone="+31 97 0000 0001",
    birth_date=date(1986, 4, 12),
    private=True,
    privacy_changes=((_at(2017, 5, 1), "public"), (_at(2023, 9, 14), "private")),
    comments_from="Everyone",
    contact_sync=True,
    synced_contacts=214,
    map_audience="Friends of mine",
    off_meta=True,
    apps=(App("Birthday Calendar Example", _at(2019, 3, 2)), App("Photo Book Example", _at(2025, 11, 20))),
    logins=(
        Login(_at(2026, 5, 18), "192.0.2.10", _PHONE),
        Login(_at(2026, 5, 2), "198.51.100.7", _PHONE),
        Login(_at(2023, 8, 1), "203.0.113.5", _OLD_TABLET),
    ),
    devices=(Device(_PHONE, _at(2026, 5, 18)), Device(_OLD_TABLET, _at(2023, 8, 1))),
    signed_up=_at(2016, 2, 3),
    posts=(
        Item(at=_at(2026, 4, 27), caption="Koningsdag met de kleintjes!", photos=2),
        Item(at=_at(2025, 7, 19), caption="Eerste duik van Finn in het zwembad", coordinates=_HOME),
        Item(at=_at(2022, 8, 22), caption="Emma's eerste schooldag", coordinates=_HOME, photos=3),
        Item(at=_at(2021, 7, 3), caption="Strand!", photos=4),
        Item(at=_at(2019, 12, 5), caption="Pakjesavond thuis"),
    ),
    stories=(Item(at=_at(2026, 5, 10), caption="Zwemles"), Item(at=_at(2026, 5, 12), video=True, photos=0)),
    reels=(Item(at=_at(2024, 10, 6), caption="Herfst in het bos", video=True, photos=0),),
    profile_photos=(Item(at=_at(2022, 1, 9)),),
    followers=tuple((f"follower_{n:03}", _at(2017 + n % 9, 1 + n % 12, 1 + n % 28)) for n in range(412)),
    following=tuple((f"followed_{n:03}", _at(2018 + n % 8, 1 + n % 12, 1 + n % 28)) for n in range(230)),
    requests_received=(("unknown_one", _at(2026, 5, 1)), ("unknown_two", _at(2026, 5, 9))),
)

SANNE_ON_FACEBOOK = FacebookAccount(
    username="sanne.example",
    first_name="Sanne",
    last_name="Voorbeeld",
    emails=("sanne@example.com",),
    phones=("+31 97 0000 0001",),
    birth_date=date(1986, 4, 12),
    current_city="Utrecht, Netherlands",
    hometown="Zwolle, Netherlands",
    relationship="Married",
    family=(
        Relative("Emma Voorbeeld", "Daughter"),
        Relative("Finn Voorbeeld", "Son"),
        Relative("Ria Voorbeeld", "Mother"),
    ),
    education=(School("Voorbeeld College", "High School", graduated=True),),
    registered=_at(2010, 9, 1),
    privacy=privacy_rows(
        _FRIENDS,
        {
            1: _EVERYONE,
            6: _EVERYONE,
            7: _EVERYONE,
            8: _EVERYONE,
            9: _EVERYONE,
            10: _OF_FRIENDS,
            13: _EVERYONE,
            24: _EVERYONE,
        }
        | {2: _OF_FRIENDS, 46: "only_me", 47: "only_me", 16: "Neighbours only"},
    ),
    two_step=True,
    two_step_since=_at(2024, 10, 13),
    login_alerts=False,
    sessions=(
        Login(_at(2026, 5, 18), "192.0.2.10", _PHONE, "Utrecht, Netherlands", "Examplephone 7"),
        Login(_at(2022, 12, 27), "203.0.113.5", _OLD_TABLET, "Zwolle, Netherlands", "iPad"),
    ),
    logins=(Login(_at(2026, 5, 18), "192.0.2.10", _PHONE, "Utrecht, Netherlands"),),
    password_changed=_at(2021, 2, 2),
    contact_sync=(ContactSync("default", True, _at(2025, 1, 1)),),
    uploaded_contacts=187,
    apps=(App("Quiz Example", _at(2014, 6, 1)), App("Print Service Example", _at(2020, 2, 1), _at(2023, 1, 1))),
    off_meta=False,
    ads_opted_out=True,
    story_audience=_FRIENDS,
    highlights_audience=_EVERYONE,
    reels_remix=True,
    active_status=True,
    posts=(
        Item(at=_at(2025, 9, 1), caption="Finn voor het eerst naar de kleuterklas", place="Basisschool De Regenboog"),
        Item(at=_at(2018, 7, 14), caption="Vakantie in Zeeland", photos=3, tagged=("Ria Voorbeeld",)),
    ),
    albums=(Album("Zomer 2019", (Item(at=_at(2019, 8, 3)), Item(at=_at(2019, 8, 4))), _at(2019, 8, 10)),),
    videos=(Item(at=_at(2020, 5, 5), caption="Emma op de fiets", video=True, photos=0),),
    friends=tuple((f"Friend {n:03}", _at(2010 + n % 15, 1 + n % 12, 1 + n % 28)) for n in range(348)),
)

TOM_ON_TIKTOK = tiktok.TikTokAccount(
    username="tom.example",
    display_name="Tom Voorbeeld",
    bio="Vader, fietser, klusser",
    birth_date=date(1984, 11, 3),
    email="tom@example.org",
    private=False,
    settings={
        "Who Can Stitch with your videos": "Only me",
        "Who Can Send Me Message": "Friends",
        "Filter Comments": "On for some",
    },
    videos=(
        tiktok.Video(at=_at(2026, 3, 8), title="Finn leert fietsen", duet=True, location="Utrecht"),
        tiktok.Video(at=_at(2026, 1, 2), title="Schommel bouwen", audience="Friends"),
        tiktok.Video(at=_at(2025, 6, 21), title="Schoolplein vossenjacht", stitch=True),
        tiktok.Video(at=_at(2025, 2, 14), title="", audience="Only You"),
    ),
    followers=tuple(f"kijker_{n:02}" for n in range(58)),
    following=tuple(f"maker_{n:02}" for n in range(31)),
    logins=(tiktok.Login(at=_at(2026, 5, 17)), tiktok.Login(at=_at(2026, 4, 2), ip="198.51.100.20")),
    off_tiktok=(tiktok.OffTikTok(at=_at(2026, 2, 1), source="Example Toys", event="Page view"),),
)


LOTTE_ON_TIKTOK = tiktok.TikTokAccount(
    username="lotte.example",
    display_name="lot ✨",
    bio="vv de vos MO15 ⚽",
    birth_date=date(2004, 2, 14),
    email="lotte@example.org",
    private=True,
    settings={
        "Who Can Stitch with your videos": "Only me",
        "Who Can Duet with your videos": "Friends",
        "Who Can Send Me Message": "Everyone",
        "Filter Comments": "On for some",
    },
    videos=(tiktok.Video(at=_at(2026, 4, 18), title="training elke woensdag 💪", audience="Friends"),),
    followers=tuple(f"fan_{n:02}" for n in range(131)),
    following=tuple(f"fan_{n:02}" for n in range(0, 120, 2)),
    logins=(tiktok.Login(at=_at(2026, 5, 18)),),
)


def illustrated() -> tuple[InstagramAccount, FacebookAccount]:
    """Sanne's two accounts with drawings where photos would be; drawing takes some seconds."""
    insta, face = SANNE_ON_INSTAGRAM, SANNE_ON_FACEBOOK
    days = ("together+emma", "finn in the pool", "emma at home+together at home+garden")
    posts = _illustrated(insta.posts, *days, "emma at the sea+finn at the sea+garden+sea", "sanne at home")
    stories = _illustrated(insta.stories, "emma at home", "")
    pictured = replace(
        insta, posts=posts, stories=stories, profile_photos=_illustrated(insta.profile_photos, "together")
    )
    album = face.albums[0]._replace(photos=_illustrated(face.albums[0].photos, "emma", "garden"))
    holidays = _illustrated(face.posts, "finn", "sea+emma at the sea+sanne")
    return pictured, replace(face, posts=holidays, albums=(album,))


def write_exports(folder: Path) -> list[Path]:
    """Write the family's four downloads into a folder, Instagram's in two parts, and return the files."""
    return written(folder, *illustrated())


def written(folder: Path, on_instagram: InstagramAccount, on_facebook: FacebookAccount) -> list[Path]:
    """The downloads of Sanne as given, with Tom's and Lotte's, as files in a folder."""
    zips = as_zip(
        instagram.tree(on_instagram, generation="2025", language="en_US"),
        folder / "instagram-sanne.example-2026-05-19-demo.zip",
        split=2,
    )
    zips += as_zip(facebook.tree(on_facebook, generation="2026"), folder / "facebook-sanne.example-2026-05-19-demo.zip")
    zips += as_zip(tiktok.tree(TOM_ON_TIKTOK, layout="B"), folder / "TikTok_Data_1779100000.zip")
    zips += as_zip(tiktok.tree(LOTTE_ON_TIKTOK, layout="C"), folder / "TikTok_Data_1779200000.zip")
    return zips
