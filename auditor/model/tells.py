"""What words in a post or bio tell, as ids: each has its clause in `results.telling`."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Tells(StrEnum):
    """What a place in an own text tells. Saved results hold these words, so none ever changes its meaning."""

    NAME = "name"
    NAME_WITH_AGE = "name_with_age"
    CHILD = "child"
    AGE = "age"
    BIRTHDAY = "birthday"  # with the age
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"
    STREET = "street"
    HOME = "home"
    TOWN = "town"
    SCHOOL = "school"  # a nursery or a class as well
    CLUB = "club"
    WEEKLY = "weekly"
    AWAY = "away"
    ALONE = "alone"
    RIGHT_NOW = "right_now"
    ROUTINE = "routine"  # any of these four
    HARD = "hard"
    HOSPITAL = "hospital"
    WATER = "water"
    ADVERTISING = "advertising"
    TOGETHER = "together"
    PHONE = "phone"
    EMAIL = "email"
    USER_NAME = "user_name"  # in another app


class Told(NamedTuple):
    """A place in a text, from `start` up to `end` in characters, and what it tells.

    `perhaps`: nothing says so but what was learned of many texts, or a word that may mean something else. `until` are
    the words beside it that name the end.
    """

    start: int
    end: int
    tells: Tells | None = None
    perhaps: bool = False
    until: str = ""
