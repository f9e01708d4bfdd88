"""The description of an invented Facebook account, and how an export of it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from auditor.demo.meta.sheets import App, Coordinates, Item, Login, MetaExport, Named

Generation = Literal["2018", "2020", "2023", "2024", "2025", "2026"]
GENERATIONS: tuple[Generation, ...] = ("2018", "2020", "2023", "2024", "2025", "2026")
EXPORTED = {
    "2018": datetime(2018, 11, 3, 23, 47, tzinfo=UTC),
    "2020": datetime(2022, 2, 6, 23, 47, tzinfo=UTC),
    "2023": datetime(2023, 12, 1, 23, 47, tzinfo=UTC),
    "2024": datetime(2024, 11, 20, 23, 47, tzinfo=UTC),
    "2025": datetime(2025, 4, 12, 23, 47, tzinfo=UTC),
    "2026": datetime(2026, 5, 19, 23, 47, tzinfo=UTC),
}
"""The day on which each generation's export was made."""

PRIVACY_ROWS = 54


class Relative(NamedTuple):
    """A family member as the profile names them."""

    name: str
    relation: str


class School(NamedTuple):
    """A school in the profile; `kind` is Facebook's word, such as `High School`."""

    name: str
    kind: str
    graduated: bool = False
    start: datetime | None = None


class Job(NamedTuple):
    """A job in the profile."""

    employer: str
    title: str
    place: str = ""


class ContactSync(NamedTuple):
    """One phone's contact upload: `default`, `on`, `off` or a raw word, and whether the phone lets it read."""

    state: str
    readable: bool
    updated: datetime


class Album(NamedTuple):
    """An album; a photo that is also among the posts is the same file in both lists (format notes 3.8)."""

    name: str
    photos: tuple[Item, ...]
    modified: datetime
    description: str = ""


class FriendList(NamedTuple):
    """A list of friends such as "Close friends"."""

    name: str
    members: tuple[str, ...]


def privacy_rows(rest: str, changes: Mapping[int, str] | None = None) -> dict[int, str]:
    """All 54 rows of the privacy page with the audience `rest`, except for the `changes` by row number.

    Audiences are `everyone`, `friends`, `friends_of_friends`, `only_me`; any other text is written as it is.
    """
    return dict.fromkeys(range(1, PRIVACY_ROWS + 1), rest) | dict(changes or {})


@dataclass(frozen=True, slots=True, kw_only=True)
class FacebookAccount:
    """An invented account. None means that the export does not say; a text in place of a bool is written as it is.

    `privacy` and `messaging` give values by row number (of 54 and of 26); a row that is not named has no value.
    """

    username: str
    first_name: str
    last_name: str
    bio: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    birth_date: date | None = None
    gender: str = ""
    current_city: str = ""
    hometown: str = ""
    places_lived: tuple[str, ...] = ()
    relationship: str = ""
    partner: str = ""
    family: tuple[Relative, ...] = ()
    education: tuple[School, ...] = ()
    work: tuple[Job, ...] = ()
    languages: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    street: str = ""
    previous_names: tuple[str, ...] = ()
    registered: datetime | None = None
    privacy: Mapping[int, str] | None = None
    two_step: bool | str | None = None
    two_step_since: datetime | None = None
    login_alerts: bool | None = None
    sessions: tuple[Login, ...] = ()
    recognised_devices: tuple[Login, ...] = ()
    logins: tuple[Login, ...] = ()
    password_changed: datetime | None = None
    contact_sync: tuple[ContactSync, ...] = ()
    uploaded_contacts: int = 0
    apps: tuple[App, ...] = ()
    off_meta: bool | str | None = None
    off_meta_companies: tuple[str, ...] = ()
    ads_opted_out: bool | None = None
    story_audience: str | None = None
    highlights_audience: str | None = None
    reels_remix: bool | None = None
    messaging: Mapping[int, str] | None = None
    active_status: bool | None = None
    recognised_faces: int | None = None  # 2018 and 2020 only: how many pictures the face template rests on
    primary_city: str = ""
    last_location: Coordinates | None = None
    posts: tuple[Item, ...] = ()
    albums: tuple[Album, ...] = ()
    uncategorised: tuple[Item, ...] = ()
    videos: tuple[Item, ...] = ()
    archived_stories: tuple[Item, ...] = ()
    group_posts: tuple[Item, ...] = ()  # each in its `group`
    comments: tuple[Item, ...] = ()
    for_sale: tuple[Item, ...] = ()
    profile_photo: Item | None = None  # named by the profile itself
    friends: Named = ()
    followers: Named = ()
    following: Named = ()
    friend_lists: tuple[FriendList, ...] = ()

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.first_name} {self.last_name}".strip()


class Export(MetaExport):
    """How the account is written."""

    __slots__ = ()

    @property
    def fields(self) -> bool:
        """Whether its rows carry language-independent names: in exports of 2024 only (format notes 1.2)."""
        return self.generation == "2024"

    def root(self, name: str, version: int = 2) -> str:
        """A root key: with its version, which those of 2018 and 2019 lack (format notes 1.2)."""
        return name if self.generation == "2018" else f"{name}_v{version}"
