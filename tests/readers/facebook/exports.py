"""An invented Facebook account that tells everything, and what each generation tells of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from auditor.demo.facebook.account import Album, ContactSync, FacebookAccount, Job, School, privacy_rows
from auditor.demo.facebook.account import Relative as Kin
from auditor.demo.facebook.tree import App, Coordinates, Item, Login
from auditor.demo.meta.sheets import Form
from auditor.demo.meta.words import Language
from auditor.demo.trees import Tree
from auditor.model.account import Account, Platform
from auditor.model.facts import FACTS, of_platform

DEFAULT, TWO_STEP, SINCE = "audience.default", "security.two_step", "security.two_step_since"
LANGUAGES: tuple[Language, ...] = ("en_US", "en_GB", "nl", "de", "fr", "it", "es", "pt", "zh_TW", "vi")
FORMS: tuple[Form, ...] = ("json", "html")
TWO_STEP_FILE = "security_and_login_information/two-factor_authentication.json"
PRIVACY_FILE = "preferences/preferences/privacy_settings.json"
PROFILE_FILE = "personal_information/profile_information/profile_information.json"
POSTS_FILE = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json"
FRIENDS_FILE = "connections/friends/your_friends.json"
Build = Callable[..., Account]


def day(year: int, month: int = 1, number: int = 1) -> datetime:
    return datetime(year, month, number, 12, 30, tzinfo=UTC)


FAIR = Item(
    at=day(2024, 5),
    caption="Kermis! Liéve Noor",
    coordinates=Coordinates(52.09, 5.12),
    place="Basisschool De Voorbeeld",
    tagged=("Bo Example", "Cy Example"),
    photos=2,
)
ACCOUNT = FacebookAccount(
    username="ann.example",
    first_name="Ann",
    last_name="Example",
    bio="Mum of two, Zürich",
    emails=("ann@example.org",),
    phones=("+31 97 0000 0000",),
    birth_date=date(1985, 3, 4),
    current_city="Voorbeeldstad",
    hometown="Elders",
    family=(Kin("Noor Example", "Daughter"), Kin("Bo Example", "Brother")),
    education=(School("De Voorbeeld College", "High School"),),
    work=(Job("Bakkerij Voorbeeld", "Baker"),),
    privacy=privacy_rows(
        "friends", {1: "everyone", 4: "only_me", 6: "only_me", 8: "friends_of_friends", 46: "only_me", 48: "everyone"}
    ),
    two_step=True,
    two_step_since=day(2022, 3, 5),
    login_alerts=True,
    sessions=(Login(day(2024), "192.0.2.1", "InventedBrowser/1", "Voorbeeldstad", "Phone of Ann"),),
    recognised_devices=(Login(day(2023), "192.0.2.2", "InventedBrowser/1", "", "Tablet of Ann"),),
    logins=tuple(Login(day(2024, m), "192.0.2.1", "InventedBrowser/1", "Voorbeeldstad") for m in (1, 2, 3)),
    password_changed=day(2023, 6, 7),
    contact_sync=(ContactSync("on", True, day(2020)), ContactSync("off", True, day(2024))),
    uploaded_contacts=3,
    apps=(App("Invented Game", day(2020)), App("Invented Quiz", day(2019), day(2021))),
    off_meta=True,
    off_meta_companies=("Invented Shop",),
    ads_opted_out=False,
    story_audience="Friends",
    highlights_audience="Public",
    reels_remix=False,
    messaging={20: "message_request"},
    active_status=False,
    last_location=Coordinates(52.09, 5.12),
    posts=(FAIR, Item(at=day(2023), caption="Only words", photos=0)),
    albums=(
        Album("Profile pictures", (FAIR,), day(2024, 6)),
        Album(
            "Beach", (Item(at=day(2022, 7), caption="Sand"), Item(at=day(2022, 8), photos=0, video=True)), day(2022, 9)
        ),
    ),
    uncategorised=(Item(at=day(2021)),),
    videos=(Item(at=day(2020, 3), photos=0, video=True, caption="clip"),),
    archived_stories=(Item(at=day(2020, 4)),),
    friends=(("Cy Example", day(2015)), ("Di Example", day(2016))),
    followers=(("Ed Example", day(2017)),),
    following=(("Fay Example", day(2018)),),
)
PLAIN = FacebookAccount(username="ann.example", first_name="Ann", last_name="Example")


def complete(account: Account) -> bool:
    """Every fact of the platform is known or absent, never both, and every value is a word of the vocabulary."""
    ids = {spec.id for spec in of_platform(Platform.FACEBOOK)}
    told = all(FACTS[i].accepts(fact.value) for i, facts in account.facts.items() for fact in facts)
    return told and account.facts.keys() | account.absent.keys() == ids and not account.facts.keys() & account.absent


def relabelled(made: Tree, old: str, new: str) -> Tree:
    return {name: content.replace(old.encode(), new.encode()) for name, content in made.items()}
