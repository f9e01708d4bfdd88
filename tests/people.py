"""Two invented people whose exports hold everything that the factories can write.

They are nobody: the addresses are reserved for examples, the places do not exist. Tests that need less, or something
else, change a field with `dataclasses.replace`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from auditor.demo.facebook.account import (
    Album,
    ContactSync,
    FacebookAccount,
    FriendList,
    Job,
    Relative,
    School,
    privacy_rows,
)
from auditor.demo.instagram.account import Change, Device, InstagramAccount
from auditor.demo.instagram.tree import App, Coordinates, Item, Login

WHEN = datetime(2024, 7, 19, 16, 1, tzinfo=UTC)
LATER = datetime(2024, 11, 2, 0, 5, 9, tzinfo=UTC)
BEACH = Item(at=WHEN, caption="Strand mit Zoë 🏖", coordinates=Coordinates(52.09, 5.12), place="Nergenshuizen")
CAROUSEL = Item(at=LATER, caption="Fête d’été", photos=2, video=True, tagged=("bo.invented",))
LOGIN = Login(WHEN, "192.0.2.10", "Invented/1.0", "Nergenshuizen", "Invented Phone")

ANN = InstagramAccount(
    username="ann.invented",
    name="Zoë Été",
    bio="Mother of two",
    email="ann@example.com",
    phone="+31 97 0000 0000",
    birth_date=date(1985, 6, 15),
    website="https://example.org",
    private=True,
    privacy_changes=((WHEN, "public"), (LATER, "private")),
    two_step_devices=1,
    comments_from="Everyone",
    cross_app_messaging=False,
    contact_sync=True,
    synced_contacts=2,
    professional=True,
    map_audience="Followers",
    off_meta=True,
    off_meta_companies=("Invented Shop",),
    apps=(App("Invented Quiz", WHEN), App("Invented Game", WHEN, LATER)),
    logins=(LOGIN,),
    devices=(Device("Invented/1.0", WHEN),),
    password_changes=(WHEN,),
    profile_changes=(Change("Username", "ann.old", "ann.invented", WHEN),),
    signed_up=WHEN,
    last_location=Coordinates(52.0, 5.0),
    based_in="Nergenshuizen",
    locations_of_interest=("Nergenshuizen", "Ergensoord"),
    posts=(BEACH, CAROUSEL),
    stories=(BEACH,),
    reels=(Item(at=WHEN, photos=0, video=True),),
    archived=(BEACH,),
    deleted=(BEACH,),
    profile_photos=(Item(at=WHEN),),
    followers=(("bo.invented", WHEN),),
    following=(("cy.invented", WHEN),),
    close_friends=(("bo.invented", WHEN),),
    blocked=(("dee.invented", WHEN),),
    hidden_from=(("fay.invented", WHEN),),
    restricted=(("gus.invented", WHEN),),
    requests_received=(("eve.invented", WHEN),),
)

BO = FacebookAccount(
    username="bo.invented",
    first_name="Bo",
    last_name="Example",
    bio="Trainer of the under-tens",
    emails=("bo@example.com", "bo.old@example.com"),
    phones=("+31 97 0000 0001",),
    birth_date=date(1983, 2, 1),
    gender="FEMALE",
    current_city="Nergenshuizen",
    hometown="Ergensoord",
    places_lived=("Ergensoord",),
    relationship="Married",
    partner="Ann Example",
    family=(Relative("Cy Example", "Son"),),
    education=(School("Invented School", "High School", graduated=True, start=WHEN),),
    work=(Job("Invented Works", "Clerk"),),
    languages=("Dutch",),
    websites=("https://example.org",),
    street="Nergensstraat 1",
    previous_names=("Bo Before",),
    registered=WHEN,
    privacy=privacy_rows("friends", {1: "everyone", 46: "only_me"}),
    two_step=True,
    two_step_since=LATER,
    login_alerts=True,
    sessions=(LOGIN,),
    recognised_devices=(LOGIN,),
    logins=(LOGIN,),
    password_changed=WHEN,
    contact_sync=(ContactSync("default", True, WHEN), ContactSync("off", False, LATER)),
    uploaded_contacts=2,
    apps=(App("Invented Quiz", WHEN), App("Invented Game", WHEN, LATER)),
    off_meta=True,
    off_meta_companies=("Invented Shop",),
    ads_opted_out=False,
    story_audience="Friends",
    highlights_audience="Public",
    reels_remix=True,
    messaging={11: "message_request"},
    active_status=True,
    recognised_faces=12,
    primary_city="Nergenshuizen",
    last_location=Coordinates(52.0, 5.0),
    posts=(BEACH, CAROUSEL, Item(at=WHEN, caption="Text only", photos=0), Item(at=WHEN, group="Invented Club")),
    albums=(Album("Summer days", (BEACH, Item(at=LATER)), LATER), Album("Emptied", (), LATER)),
    uncategorised=(Item(at=WHEN),),
    videos=(Item(at=WHEN, photos=0, video=True),),
    archived_stories=(Item(at=WHEN),),
    friends=(("Ann Example", WHEN),),
    followers=(("Dee Example", WHEN),),
    following=(("Eve Example", WHEN),),
    friend_lists=(FriendList("Close friends", ("Ann Example",)),),
)
