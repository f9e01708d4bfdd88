"""An invented Instagram account, its exports, and ways to spoil them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from auditor.demo.instagram.account import Change, Device, InstagramAccount
from auditor.demo.instagram.tree import App, Coordinates, Item, Login
from auditor.demo.trees import Tree
from auditor.model.account import Account, Reason

PRIVATE, TWO_STEP = "audience.private_profile", "security.two_step"
PROFILE = "personal_information/personal_information/personal_information.json"
LOGIN = "security_and_login_information/login_and_profile_creation"
LANGUAGES = ("en_US", "en_GB", "nl", "de", "fr", "it", "es", "pt")


def day(year: int, month: int = 3, number: int = 4, hour: int = 14) -> datetime:
    return datetime(year, month, number, hour, 30, tzinfo=UTC)


ACCOUNT = InstagramAccount(
    username="noor.example",
    name="Noor Example",
    bio="Mum of two, Zürich",
    email="noor@example.org",
    phone="+31 97 0000 0000",
    birth_date=date(1986, 5, 31),
    website="https://example.org",
    private=False,
    privacy_changes=((day(2018), "private"), (day(2019), "public")),
    two_step_devices=1,
    comments_from="Everyone",
    contact_sync=True,
    synced_contacts=3,
    professional=True,
    off_meta=True,
    off_meta_companies=("Example Shop",),
    apps=(App("Example Print", day(2018)), App("Example Quiz", day(2017), day(2019))),
    logins=(
        Login(day(2020), "192.0.2.10", "Instagram 300 (Examplephone)", "Utrecht, Netherlands"),
        Login(day(2019), "198.51.100.7", "Instagram 299 (Examplephone)"),
    ),
    devices=(Device("Instagram 300 (Examplephone)", day(2020)),),
    password_changes=(day(2018), day(2019)),
    profile_changes=(Change("Username", "noor.old", "noor.example", day(2018)),),
    signed_up=day(2015),
    last_location=Coordinates(52.09, 5.12),
    based_in="Utrecht",
    posts=(
        Item(at=day(2019), caption="First day at school", coordinates=Coordinates(52.1, 5.1), tagged=("bo", "cas")),
        Item(at=day(2018), caption="At the beach, été", photos=2, video=True),
    ),
    stories=(Item(at=day(2019, 6), caption="Ice cream", photos=0, video=True),),
    reels=(Item(at=day(2019, 7), caption="Swimming", photos=0, video=True),),
    archived=(Item(at=day(2016)),),
    deleted=(Item(at=day(2017)),),
    profile_photos=(Item(at=day(2018)),),
    followers=(("ada.example", day(2016)), ("bo.example", day(2017)), ("cas.example", day(2018))),
    following=(("ada.example", day(2016)),),
    close_friends=(("ada.example", day(2017)),),
    blocked=(("troll.example", day(2018)),),
    hidden_from=(("dee.example", day(2018)), ("eve.example", day(2019))),
    restricted=(("fay.example", day(2018)),),
    requests_received=(("stranger.example", day(2019)),),
)
QUIET = InstagramAccount(username="noor.example", private=False, birth_date=date(1986, 5, 31))
Look = Callable[[Tree], Account]


def absence(account: Account, fact_id: str) -> tuple[Reason, str]:
    absent = account.absent[fact_id]
    return absent.reason, absent.raw


def nodes(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a JSON value that can be changed: its container and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [place for key in keys for place in ((value, key), *nodes(value[key]))]


EVERY = replace(
    ACCOUNT,
    posts=tuple(Item(at=day(2015 + n), caption=f"Post {n}", coordinates=Coordinates(52.1, 5.1)) for n in range(3)),
    stories=(Item(at=day(2019)), Item(at=day(2018))),
    reels=(Item(at=day(2019)), Item(at=day(2018))),
    archived=(Item(at=day(2016)), Item(at=day(2015))),
    deleted=(Item(at=day(2017)), Item(at=day(2016))),
    profile_photos=(Item(at=day(2018)), Item(at=day(2017))),
)
FORMS: tuple[Any, ...] = ("json", "html")


def listed(value: Any) -> list[Any]:
    """The list of a file, whether bare or under its one root."""
    (found,) = value.values() if isinstance(value, dict) else (value,)
    assert isinstance(found, list)
    return found


QUIET_PAST = replace(ACCOUNT, private=True, privacy_changes=())
