"""The stranger's view: one's own profile in a window without a sign-in, and what can be said of it.

That something was not seen says little: a profile that is private often looks like one that does not exist, and like a
service that wants a sign-in. So only a profile that says itself that it is private is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import msgspec

from auditor import yaml_files
from auditor.i18n import N_
from auditor.live.hosts import Hosts
from auditor.live.into import Seen
from auditor.live.pages import Names
from auditor.model.account import Confidence, Fact, Platform, Source

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PATIENCE = 15_000
"""Milliseconds for a page to come."""
_HANDLE = re.compile(r"[A-Za-z0-9._]{1,64}")
_DATA = "script#__UNIVERSAL_DATA_FOR_REHYDRATION__"


class Eyes(StrEnum):
    """What the person says that she sees."""

    POSTS = "posts"  # posts, photos or videos
    PRIVATE = "private"  # a line that says that it is private, and none of these
    OTHER = "other"  # a log-in page, an error, something else


class Sign(StrEnum):
    """What the page itself says."""

    PUBLIC = "public"
    PRIVATE = "private"
    LOGIN_WALL = "login_wall"
    CHALLENGE = "challenge"
    CHECKPOINT = "checkpoint"
    BLOCKED = "blocked"
    NOT_FOUND = "not_found"
    NONE = "none"


_STATUS = {
    10222: Sign.PRIVATE,
    10202: Sign.NOT_FOUND,
    10221: Sign.NOT_FOUND,
    10204: Sign.BLOCKED,
    10000: Sign.CHALLENGE,
}
"""What the numbers of TikTok's data script mean; 0 goes with a profile."""


class Unclear(StrEnum):
    """Why it cannot be told what a stranger sees."""

    LOGIN_WALL = "login_wall"
    CHALLENGE = "challenge"
    CHECKPOINT = "checkpoint"
    BLOCKED = "blocked"
    NOT_FOUND = "not_found"  # a private profile can look just so
    NO_SIGN = "no_sign"  # the page does not say itself that it is private
    DISAGREE = "disagree"  # it says something else than the person saw
    UNSURE = "unsure"  # the person saw something else


class Stranger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a profile of a service looks to a stranger; `sealed` is the setting that this tells, "" for none."""

    address: str
    sealed: str
    private: Names
    nothing: Names
    verified: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class PublicPage:
    """What a window without a sign-in got: the status, where it ended, its words, and what its data script says."""

    status: int
    address: str
    text: str
    data: str = ""
    has_picture: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """What a stranger sees: `visible`, or not, or None with the reason. `picture`: a face may be shown to everybody."""

    visible: bool | None
    why: Unclear | None = None
    picture: bool = False


EYES: Mapping[Eyes, str] = {
    Eyes.POSTS: N_("Posts, photos or videos"),
    Eyes.PRIVATE: N_("A line that says that the account is private"),
    Eyes.OTHER: N_("Something else, such as a login page"),
}
"""What the person may say that she sees, in words."""

_WHY: Mapping[Unclear, str] = {
    Unclear.LOGIN_WALL: N_("The service wants a login first."),
    Unclear.CHALLENGE: N_("The service wants to know whether you are a person."),
    Unclear.CHECKPOINT: N_("The service wants to know whether it is really you."),
    Unclear.BLOCKED: N_("The service does not show the page now. Try again another day."),
    Unclear.NOT_FOUND: N_("The page looks as if there were no such profile. A private one can look just like that."),
    Unclear.NO_SIGN: N_("The page does not say itself that it is private."),
    Unclear.DISAGREE: N_("The page does not say what you saw."),
    Unclear.UNSURE: N_("You saw something else than posts or a private account."),
}


def unclear(why: Unclear, speak: Callable[[str], str]) -> str:
    """Why it cannot be told, in words."""
    return speak(_WHY[why])


@cache
def _every() -> dict[Platform, Stranger]:
    return yaml_files.load(files("auditor.live") / "stranger.yaml", dict[Platform, Stranger])


def stranger(platform: Platform) -> Stranger:
    """How a profile of that service looks to a stranger."""
    return _every()[platform]


def profile_address(platform: Platform, handle: str) -> str:
    """Where the profile of a handle is; "" for what is no handle."""
    name = handle.strip().removeprefix("@")
    return stranger(platform).address.format(handle=quote(name)) if _HANDLE.fullmatch(name) else ""


def open_profile(context: BrowserContext, address: str) -> PublicPage:
    """Open that one profile, once, and return what came; the window stays open for the person to look at."""
    from playwright.sync_api import Error

    tab = context.pages[0]
    status = 0
    with suppress(Error):  # nothing came: the person sees that, too
        answer = tab.goto(address, wait_until="load", timeout=PATIENCE)
        status = answer.status if answer else 0
    return PublicPage(status, tab.url, *_read(tab))


def _read(tab: Page) -> tuple[str, str, bool]:
    """The words of a page, its data script, and whether it names a picture."""
    data = tab.locator(_DATA)
    return (
        tab.locator("body").inner_text(),
        (data.text_content() or "") if data.count() == 1 else "",
        tab.locator('meta[property="og:image"]').count() > 0,
    )


def sign(platform: Platform, asked: str, page: PublicPage, hosts: Hosts) -> Sign:
    """What a page says of the profile at the address `asked`."""
    if stop := hosts.stop(page.address):
        return Sign(stop.value)
    if page.status in (401, 403, 429) or _elsewhere(asked, page.address):
        return Sign.BLOCKED
    if page.status == 404:
        return Sign.NOT_FOUND
    if said := _by_data(page.data, asked):
        return said
    known = stranger(platform)
    lines = {_folded(line) for line in page.text.splitlines()}
    if _any_of(known.private, lines):
        return Sign.PRIVATE
    return Sign.NOT_FOUND if _any_of(known.nothing, lines) else Sign.NONE


def view(eyes: Eyes, said: Sign, *, picture: bool = False) -> View:
    """What a stranger sees, of what the person saw and the page says: each alone can be wrong."""
    if said in (Sign.PUBLIC, Sign.PRIVATE, Sign.NONE):
        match eyes, said:
            case Eyes.OTHER, _:
                return View(None, Unclear.UNSURE)
            case (Eyes.POSTS, Sign.PRIVATE) | (Eyes.PRIVATE, Sign.PUBLIC):
                return View(None, Unclear.DISAGREE)
            case Eyes.POSTS, _:
                return View(visible=True, picture=picture)
            case Eyes.PRIVATE, Sign.PRIVATE:
                return View(visible=False, picture=picture)
        return View(None, Unclear.NO_SIGN)
    return View(None, Unclear(said.value))


def as_seen(platform: Platform, handle: str, found: View, day: date, source: Source = Source.PUBLIC) -> Seen | None:
    """The setting that this tells, as a fact of a day; None where it tells none."""
    known = stranger(platform)
    if found.visible is None or not known.sealed:
        return None
    fact = Fact(
        id=known.sealed,
        value="off" if found.visible else "on",
        where=known.address.format(handle="…"),
        source=source,
        confidence=Confidence.DERIVED,
        observed_at=day,
    )
    return Seen(platform, handle, fact)


def _elsewhere(asked: str, got: str) -> bool:
    """Whether we were led away; capital letters and what follows `?` are the service's own."""
    return urlsplit(asked).path.casefold().strip("/") != urlsplit(got).path.casefold().strip("/")


def _any_of(words: Names, lines: set[str]) -> bool:
    """Whether one of them is a line of its own: within a line it may be anybody's sentence."""
    return any(_folded(each) in lines for names in words.values() for each in names)


def _folded(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").split()).rstrip(".")


def _by_data(data: str, asked: str) -> Sign | None:
    """What TikTok's data script says, if it is about this profile."""
    try:
        detail = msgspec.json.decode(data)["__DEFAULT_SCOPE__"]["webapp.user-detail"]
        status, user = detail["statusCode"], detail.get("userInfo", {}).get("user", {})
    except (msgspec.DecodeError, LookupError, TypeError, AttributeError):
        return None
    if not isinstance(status, int):
        return None
    return _of_user(user, urlsplit(asked).path.strip("/@").casefold()) if status == 0 else _STATUS.get(status)


def _of_user(user: Any, handle: str) -> Sign | None:
    if not isinstance(user, dict) or str(user.get("uniqueId", "")).casefold() != handle:
        return None
    flags = {user[name] for name in ("privateAccount", "secret") if isinstance(user.get(name), bool)}
    return (Sign.PRIVATE if True in flags else Sign.PUBLIC) if flags else None
