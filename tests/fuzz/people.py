"""Two invented people on every platform: one who shows everything, and one of whom all that is told is in order.

The first gives the fuzzing something that must not pass; the second proves that it could.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from auditor.demo.facebook import tree as facebook
from auditor.demo.facebook.account import Album, ContactSync, privacy_rows
from auditor.demo.instagram import tree as instagram
from auditor.demo.instagram.tree import Coordinates, Item, Login
from auditor.demo.meta.sheets import Form
from auditor.demo.tiktok import tree as tiktok
from auditor.demo.trees import Tree, clip, picture
from auditor.model.family import Child, Family
from tests.people import ANN, BO

TODAY = date(2026, 6, 1)
FAMILY = Family(children=(Child("Emma", date(2017, 3, 8)), Child("Finn", date(2021, 2, 20))), towns=("Nergenshuizen",))
SHOWN = b"shows a child"
"""What stands in the bytes of a picture or video on which the fake finder sees a child."""

_YOUNG, _GROWN = SHOWN.decode(), "shows grown-ups"
_LONG_AGO, _LATELY = datetime(2019, 8, 3, 18, tzinfo=UTC), datetime(2024, 10, 6, 18, tzinfo=UTC)
_TELLING = "Emma (9) ill in hospital, first day at school, at the beach every Tuesday at 16:00 #ad"


def _shown(name: str, *, video: bool = False, at: datetime = _LATELY) -> Item:
    """An item that a parent had better not show everyone."""
    content = clip if video else picture
    here = None if video else Coordinates(52.09, 5.12)
    words = f"{_TELLING}, Nergenshuizen"
    contents = (content(f"{name} {_YOUNG}"),)
    return Item(at=at, caption=words, coordinates=here, photos=not video, video=video, contents=contents)


def _harmless(name: str, *, video: bool = False) -> Item:
    content = clip if video else picture
    return Item(at=_LATELY, photos=not video, video=video, contents=(content(f"{name} {_GROWN}"),))


_OPEN_ANN = replace(
    ANN,
    bio="Mother of Emma (9) · Nergenshuizen · ann@example.com",
    private=False,
    privacy_changes=((_LONG_AGO, "private"), (_LATELY, "public")),
    two_step_devices=0,
    cross_app_messaging=True,
    map_audience="Friends of mine",
    off_meta=True,
    posts=(_shown("post"), _shown("old post", at=_LONG_AGO)),
    stories=(_shown("story"),),
    reels=(_shown("reel", video=True),),
    archived=(),
    deleted=(),
    profile_photos=(replace(_shown("profile"), caption="", coordinates=None),),
    followers=tuple((f"follower.{n}", _LATELY) for n in range(3)),
    requests_received=(("eve.invented", _LATELY), ("fay.invented", _LATELY)),
)
_SAFE_ANN = replace(
    _OPEN_ANN,
    name="Ann",
    bio="",
    email="",
    phone="",
    website="",
    private=True,
    privacy_changes=(),
    two_step_devices=1,
    comments_from="People you follow",
    cross_app_messaging=False,
    contact_sync=False,
    synced_contacts=0,
    professional=False,
    map_audience="No one",
    off_meta=False,
    off_meta_companies=(),
    apps=(),
    posts=(_harmless("post"),),
    stories=(_harmless("story"),),
    reels=(_harmless("reel", video=True),),
    profile_photos=(_harmless("profile"),),
    requests_received=(),
    last_location=None,
    locations_of_interest=(),
)

_OLD_LOGIN = Login(_LONG_AGO, "192.0.2.10", "Invented/1.0", "Nergenshuizen", "Invented Phone")
_OPEN_BO = replace(
    BO,
    bio="Father of Emma (9) · Nergenshuizen · bo@example.com",
    privacy=privacy_rows("everyone"),
    two_step=False,
    two_step_since=None,
    login_alerts=False,
    sessions=(_OLD_LOGIN,),
    recognised_devices=(_OLD_LOGIN,),
    contact_sync=(ContactSync("on", True, _LATELY),),
    off_meta=True,
    ads_opted_out=False,
    story_audience="Public",
    highlights_audience="Public",
    reels_remix=True,
    active_status=True,
    messaging={11: "message_request"},
    posts=(_shown("post"), _shown("old post", at=_LONG_AGO), replace(_shown("group"), group="Invented Club")),
    albums=(Album("Summer days", (_shown("album"),), _LATELY), Album("Profile pictures", (_shown("me"),), _LATELY)),
    uncategorised=(_shown("loose"),),
    videos=(_shown("video", video=True),),
    archived_stories=(_shown("story"),),
)
_SAFE_BO = replace(
    _OPEN_BO,
    bio="",
    emails=(),
    phones=(),
    current_city="",
    hometown="",
    places_lived=(),
    relationship="",
    partner="",
    family=(),
    education=(),
    work=(),
    websites=(),
    street="",
    privacy=privacy_rows("friends", dict.fromkeys((6, 7, 8, 9, 10, 13, 24, 46, 47), "only_me")),
    two_step=True,
    two_step_since=_LATELY,
    login_alerts=True,
    sessions=(),
    contact_sync=(ContactSync("off", False, _LATELY),),
    uploaded_contacts=0,
    apps=(),
    off_meta=False,
    off_meta_companies=(),
    ads_opted_out=True,
    story_audience="Friends",
    highlights_audience="Friends",
    reels_remix=False,
    active_status=False,
    last_location=None,
    posts=(_harmless("post"),),
    albums=(Album("Summer days", (_harmless("album"),), _LATELY), Album("Profile pictures", (), _LATELY)),
    uncategorised=(_harmless("loose"),),
    videos=(_harmless("video", video=True),),
    archived_stories=(_harmless("story"),),
    friend_lists=(),
)

_OPEN_TIM = tiktok.TikTokAccount(
    username="tim.invented",
    display_name="Tim",
    bio="Father of Emma (9), Nergenshuizen, tim@example.com",
    phone="+31 97 0000 0003",
    private=False,
    settings={"Who Can Send Me Message": "Everyone", "Allow Others to Find Me": "Enabled"},
    videos=(
        tiktok.Video(at=_LATELY, title=_TELLING, location="Nergenshuizen", duet=True, stitch=True, to_story=True),
        tiktok.Video(at=_LONG_AGO, title=_TELLING, photos=2),
    ),
    deleted=(tiktok.Video(at=_LATELY),),
    followers=("bo.invented", "cy.invented"),
    following=("cy.invented",),
    blocked=("dee.invented",),
    logins=(tiktok.Login(at=_LATELY),),
    linked=(tiktok.Linked(platform="Invented", name="tim.elsewhere"),),
    third_party=("Invented Game",),
    off_tiktok=(tiktok.OffTikTok(at=_LATELY, source="Invented Shop", event="Page view"),),
)


def _safe_tim(layout: tiktok.Layout) -> tiktok.TikTokAccount:
    on, off = ("On", "Off") if layout == "C" else ("Enabled", "Disabled")
    nobody = "Only me"
    switches = {
        "Allow DownLoad": off if layout == "C" else nobody,
        "Allow Others to Find Me": off,
        "Filter Comments": on,
        "Personalized Ads": off,
        "Suggest your account to Facebook friends": off,
        "Suggest your account to contacts": off,
        "Suggest your account to people who open or send links to you": off,
    }
    people = dict.fromkeys(
        (
            "Who Can Duet With Me",
            "Who Can Post Comments",
            "Who Can Send Me Message",
            "Who Can Stitch with your videos",
            "Who Can View Videos I Liked",
        ),
        nobody,
    )
    reuse = {} if layout == "A" else {"Allow Reuse of Content": off if layout == "C" else nobody}
    lists = {"Who can see your following list::": nobody} if layout == "C" else {}
    return replace(
        _OPEN_TIM,
        bio="",
        email="",
        phone="",
        private=True,
        settings=switches | people | reuse | lists,
        videos=(tiktok.Video(at=_LATELY, audience="Friends"),),
        deleted=(),
        linked=(),
        third_party=(),
        off_tiktok=(),
        family_pairing="Teen",
    )


@dataclass(frozen=True, slots=True)
class Export:
    """One form of a download: of the person who shows everything, and of the one whose things are in order."""

    open: Callable[[], Tree]
    safe: Callable[[], Tree]


def _on_instagram(form: Form = "json", generation: instagram.Generation = "2025") -> Export:
    return Export(
        lambda: instagram.tree(_OPEN_ANN, form=form, generation=generation),
        lambda: instagram.tree(_SAFE_ANN, form=form, generation=generation),
    )


def _on_facebook(form: Form = "json", generation: facebook.Generation = "2025") -> Export:
    return Export(
        lambda: facebook.tree(_OPEN_BO, form=form, generation=generation),
        lambda: facebook.tree(_SAFE_BO, form=form, generation=generation),
    )


def _on_tiktok(layout: tiktok.Layout, form: tiktok.Form = "json") -> Export:
    return Export(
        lambda: tiktok.tree(_OPEN_TIM, layout=layout, form=form),
        lambda: tiktok.tree(_safe_tim(layout), layout=layout, form=form),
    )


EXPORTS: Mapping[str, Export] = {
    "instagram json": _on_instagram(),
    "instagram html": _on_instagram("html"),
    "instagram 2018": _on_instagram(generation="2018"),
    "instagram 2023": _on_instagram(generation="2023"),
    "instagram 2026": _on_instagram(generation="2026"),
    "facebook json": _on_facebook(),
    "facebook html": _on_facebook("html"),
    "facebook 2018": _on_facebook(generation="2018"),
    "facebook 2024": _on_facebook(generation="2024"),
    "facebook 2026": _on_facebook(generation="2026"),
    "tiktok a": _on_tiktok("A"),
    "tiktok b": _on_tiktok("B"),
    "tiktok c": _on_tiktok("C"),
    "tiktok txt": _on_tiktok("B", "txt"),
}
"""By name; the first word is the platform."""
