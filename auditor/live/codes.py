"""What reading a page comes to: facts, and a code for each thing that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from auditor.model.account import Confidence, Platform, Value


class Door(StrEnum):
    """How a page came to us."""

    BROWSER = "browser"  # read in the person's own browser, on "this is the page"
    SAVED = "saved"  # a page saved by hand
    PASTED = "pasted"  # text copied by hand


class LiveCode(StrEnum):
    """Why a page, or one row of it, could not be read."""

    # The page
    UNREADABLE = "unreadable"  # no page at all, or broken
    NOT_THIS_PAGE = "not_this_page"  # the heading is missing
    NOT_CONFIRMED = "not_confirmed"  # nothing says that it is the person's own page
    WRONG_ACCOUNT = "wrong_account"  # it is about another account
    CHOOSE_ACCOUNT = "choose_account"  # it asks which account first
    LOGIN_WALL = "login_wall"
    CHALLENGE = "challenge"  # "are you a robot"
    CHECKPOINT = "checkpoint"  # the account is held until something is confirmed
    REAUTH = "reauth"  # it wants a password or code once more
    BLOCKED = "blocked"  # "try again later"
    NO_WORDS = "no_words"  # in a language whose words we do not have
    # One row
    REDESIGNED = "redesigned"  # the page is there, the row is not where it was
    SAVED_PAGE = "saved_page"  # a saved page does not keep this state
    WORDS_ONLY = "words_only"  # pasted text does not keep this state
    AMBIGUOUS = "ambiguous"  # it is there more than once, or says two things
    UNKNOWN_WORD = "unknown_word"  # its value is in no table


@dataclass(frozen=True, slots=True)
class LiveFact:
    """One setting as the page says it; `row` is its name on the page, `raw` the value's words there."""

    fact: str
    value: Value
    raw: str
    row: str
    confidence: Confidence = Confidence.STATED


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read, and why: one row's `fact`, or "" for the whole page. `raw` keeps an unknown word."""

    code: LiveCode
    fact: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page said on a day."""

    page: str
    platform: Platform
    door: Door
    handle: str
    day: date
    language: str = ""
    facts: tuple[LiveFact, ...] = ()
    codes: tuple[Unread, ...] = ()
