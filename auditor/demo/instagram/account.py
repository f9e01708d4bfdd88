"""The description of an invented Instagram account, and how an export of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from auditor.demo.instagram.media import Manner
from auditor.demo.meta.sheets import App, Coordinates, Item, Login, MetaExport, Named

Generation = Literal["2018", "2021", "2022", "2023", "2024", "2025", "2026"]
GENERATIONS: tuple[Generation, ...] = ("2018", "2021", "2022", "2023", "2024", "2025", "2026")
EXPORTED = {
    "2018": datetime(2020, 10, 20, 9, 15, tzinfo=UTC),
    "2021": datetime(2021, 6, 14, 9, 15, tzinfo=UTC),
    "2022": datetime(2022, 8, 5, 9, 15, tzinfo=UTC),
    "2023": datetime(2023, 11, 8, 9, 15, tzinfo=UTC),
    "2024": datetime(2024, 11, 18, 9, 15, tzinfo=UTC),
    "2025": datetime(2025, 4, 10, 9, 15, tzinfo=UTC),
    "2026": datetime(2026, 5, 19, 9, 15, tzinfo=UTC),
}
"""The day on which each generation's export was made."""


class Change(NamedTuple):
    """A change of the profile: the field by its English name, then before, after, and when."""

    field: str
    before: str
    after: str
    at: datetime


class Device(NamedTuple):
    """A device by its user agent and its last login."""

    agent: str
    last_login: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InstagramAccount:
    """An invented account. None means that the export does not say; a text in place of a bool is written as it is."""

    username: str
    name: str = ""
    bio: str = ""
    email: str = ""
    phone: str = ""
    gender: str = "unspecified"
    birth_date: date | None = None
    website: str = ""
    private: bool | str | None = None
    privacy_changes: tuple[tuple[datetime, Literal["private", "public"]], ...] = ()
    two_step_devices: int | None = None
    comments_from: str | None = None
    cross_app_messaging: bool | None = None
    contact_sync: bool | str | None = None
    synced_contacts: int = 0
    professional: bool = False
    map_audience: str | None = None
    off_meta: bool | str | None = None
    off_meta_companies: tuple[str, ...] = ()
    apps: tuple[App, ...] = ()
    logins: tuple[Login, ...] = ()
    devices: tuple[Device, ...] = ()
    password_changes: tuple[datetime, ...] = ()
    profile_changes: tuple[Change, ...] = ()
    signed_up: datetime | None = None
    last_location: Coordinates | None = None
    based_in: str = ""
    locations_of_interest: tuple[str, ...] = ()
    posts: tuple[Item, ...] = ()
    stories: tuple[Item, ...] = ()
    reels: tuple[Item, ...] = ()
    archived: tuple[Item, ...] = ()
    deleted: tuple[Item, ...] = ()
    profile_photos: tuple[Item, ...] = ()
    followers: Named = ()
    following: Named = ()
    close_friends: Named = ()
    blocked: Named = ()
    hidden_from: Named = ()
    restricted: Named = ()
    requests_received: Named = ()


class Export(MetaExport):
    """How the account is written."""

    __slots__ = ()

    @property
    def manner(self) -> Manner:
        """How it writes media."""
        return Manner(
            self.words,
            apart=self.generation >= "2024",
            suffixes=self.generation != "2022",
            tags=self.look.recent,
            single=self.single,
        )
