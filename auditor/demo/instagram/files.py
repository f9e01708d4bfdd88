"""The files of an invented Instagram export: each a builder from the account to a sheet (format notes 2.3 to 2.10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from auditor.demo.instagram.account import Export, InstagramAccount
from auditor.demo.instagram.media import SHELVES, detailed_posts, medium_json, shelf_media
from auditor.demo.meta.pages import Entry, Row
from auditor.demo.meta.sheets import (
    Json,
    Named,
    Sheet,
    StringMap,
    flag,
    iso,
    label_values,
    names,
    seconds,
    state,
    string_map,
    told,
)

Builder = Callable[[InstagramAccount, Export], Sheet | None]
_AGES_AGO = datetime(2015, 3, 1, 12, tzinfo=UTC)


def _mapped(root: str, entries: list[StringMap], export: Export) -> Sheet | None:
    return string_map(root, entries, export.words) if entries else None


def _personal(account: InstagramAccount, export: Export) -> Sheet:
    rows = told(
        Row("Email", account.email),
        Row("Phone Number", account.phone),
        Row("Phone Confirmed", "True" if account.phone else None),
        Row("Phone Confirmation Method", "Unknown" if account.phone else None),
        Row("Username", account.username),
        Row("Name", account.name),
        Row("Bio", account.bio),
        Row("Gender", account.gender),
        Row("Date of birth", iso(account.birth_date)),
        Row("Website", account.website),
        Row("Private Account", flag(account.private)),
        Row("Emoji Pong High Score", "0"),
    )
    entry = StringMap("User Information", rows, _profile_picture(account, export))
    return string_map("profile_user", [entry], export.words)


def _profile_picture(account: InstagramAccount, export: Export) -> dict[str, Json]:
    if not account.profile_photos:
        return {}
    item = account.profile_photos[0]
    shelf = next(shelf for shelf in SHELVES if shelf.field == "profile_photos")
    medium = shelf_media(shelf, item, 0, export.manner)[0]
    return {"Profile Photo": medium_json(item, medium, export.manner, "")}


def _insights(account: InstagramAccount, export: Export) -> Sheet:
    synced = flag(account.contact_sync)
    last = max((login.at for login in account.logins), default=None)
    if export.generation >= "2026":
        synced = export.words.value(synced) if synced else None
        rows = told(Row("Contact Syncing", synced), Row("Last Login", last))
        return label_values([rows], export.words)
    rows = (
        *told(Row("Contact Syncing", synced), Row("First Country Code", "NL")),
        Row("Has Shared Live Video", "False"),
        Row("Last Login", last),
        Row("Last Logout"),
        Row("First Story Time", min((story.at for story in account.stories), default=None)),
        Row("Last Story Time", max((story.at for story in account.stories), default=None)),
        Row("First Close Friends Story Time"),
    )
    return string_map("profile_account_insights", [StringMap(rows=rows)], export.words)


def _professional(account: InstagramAccount, export: Export) -> Sheet:
    rows = told(Row("Email", account.email), Row("Phone Number", account.phone), Row("City", account.based_in))
    entry = StringMap("Business Information", rows if account.professional else ())
    return string_map("profile_business", [entry], export.words)


def _profile_changes(account: InstagramAccount, export: Export) -> Sheet | None:
    entries = [
        StringMap(
            "Profile Change",
            (
                Row("Changed", change.field),
                Row("Previous Value", change.before),
                Row("New Value", change.after),
                Row("Change Date", change.at),
            ),
        )
        for change in account.profile_changes
    ]
    return _mapped("profile_profile_change", entries, export)


def _friend_map(account: InstagramAccount, export: Export) -> Sheet | None:
    if account.map_audience is None:
        return None
    sharing = StringMap(
        rows=(
            Row("Sharing audience", account.map_audience),
            Row("Invisible mode expiry time"),
            Row("Sharing blocklist"),
            Row("Custom list"),
        )
    )
    requests = StringMap(rows=(Row("Incoming requests"), Row("Outgoing requests")))
    return string_map("profile_friend_map", [sharing, requests], export.words)


def _privacy_history(account: InstagramAccount, export: Export) -> Sheet | None:
    newest_first = sorted(account.privacy_changes, reverse=True)
    entries = [
        StringMap(export.words.label(f"Switched to {to.capitalize()}"), (Row("Time", at),)) for at, to in newest_first
    ]
    sheet = _mapped("account_history_account_privacy_history", entries, export)
    if sheet is None or export.generation < "2026":
        return sheet
    data = [
        {"title": entry.title, "string_list_data": [{"href": "", "value": "", "timestamp": seconds(at)}]}
        for entry, (at, _) in zip(entries, newest_first, strict=True)
    ]
    return Sheet({"account_history_account_privacy_history": data}, sheet.entries)


def _two_step(account: InstagramAccount, export: Export) -> Sheet | None:
    if account.two_step_devices is None:
        return None
    entries = [
        StringMap(rows=(Row("Nickname", f"Authenticator {n}"), Row("Device ID", f"invented-device-{n}")))
        for n in range(1, account.two_step_devices + 1)
    ]
    return string_map("devices_two_factor_authentication", entries, export.words)


def _logins(account: InstagramAccount, export: Export) -> Sheet | None:
    entries = [
        StringMap(
            login.at.isoformat(),
            (
                Row("Cookie Name", "*" * 20),
                Row("IP Address", login.ip),
                *((Row("Port", "443"),) if export.generation >= "2025" else ()),
                Row("Language Code", "en"),
                Row("Time", login.at),
                Row("User Agent", login.agent),
            ),
        )
        for login in account.logins
    ]
    return _mapped("account_history_login_history", entries, export)


def _activity(account: InstagramAccount, export: Export) -> Sheet | None:
    if not account.logins:
        return None
    objects = [
        (
            Row("Type", "Login"),
            Row("App", "Instagram"),
            Row("User Agent", login.agent),
            Row("IP Address", login.ip),
            Row("Language", "en"),
            Row("Last Login", login.at),
            *((Row("Details", rows=(Row("Location", login.place),)),) if login.place else ()),
        )
        for login in account.logins
    ]
    return label_values(objects, export.words, array=True)


def _password_changes(account: InstagramAccount, export: Export) -> Sheet | None:
    entries = [StringMap(rows=(Row("Time", at),)) for at in account.password_changes]
    return _mapped("account_history_password_change_history", entries, export)


def _signup(account: InstagramAccount, export: Export) -> Sheet | None:
    if account.signed_up is None:
        return None
    rows = (
        Row("Username", account.username),
        Row("IP Address", "192.0.2.1"),
        Row("Time", account.signed_up),
        Row("Email", account.email),
        Row("Phone Number"),
        Row("Device"),
    )
    return string_map("account_history_registration_info", [StringMap(rows=rows)], export.words)


def _last_location(account: InstagramAccount, export: Export) -> Sheet:
    where = account.last_location
    latitude, longitude = (str(where.latitude), str(where.longitude)) if where else ("0", "0")
    rows = (
        Row("Imprecise Latitude", latitude),
        Row("Imprecise Longitude", longitude),
        Row("Precise Latitude", latitude),
        Row("Precise Longitude", longitude),
        Row("GPS Time Uploaded", export.look.exported if where else None),
    )
    root = "account_history_imprecise_last_known_location"
    return string_map(root, [StringMap(rows=rows)], export.words)


def _devices(account: InstagramAccount, export: Export) -> Sheet | None:
    entries = [
        StringMap(rows=(Row("Last Login", device.last_login), Row("User Agent", device.agent)))
        for device in account.devices
    ]
    return _mapped("devices_devices", entries, export)


def _comments(account: InstagramAccount, export: Export) -> Sheet | None:
    if account.comments_from is None:
        return None
    entry = StringMap(rows=(Row("Comments Allowed From", account.comments_from),))
    return string_map("settings_allow_comments_from", [entry], export.words)


def _cross_app(account: InstagramAccount, export: Export) -> Sheet | None:
    if account.cross_app_messaging is None:
        return None
    answer = flag(account.cross_app_messaging)
    entry = StringMap(rows=(Row("Upgraded To Cross-App Messaging", answer), Row("Time Upgraded")))
    return string_map("settings_upgraded_to_cross_app_messaging", [entry], export.words)


def _notifications(_account: InstagramAccount, export: Export) -> Sheet:
    entries = [
        StringMap(rows=(Row("Channel", "push"), Row("Type", kind), Row("Value", value)))
        for kind, value in (("USER_TAGGED", "EVERYONE"), ("COMMENT_LIKES", "OFF"), ("NEW_FOLLOWER", "OFF"))
    ]
    return string_map("settings_notification_preferences", entries, export.words, brief=True)


def _off_meta_state(account: InstagramAccount, export: Export) -> Sheet | None:
    linked = state(account.off_meta, export.words.value("associated"), export.words.value("not_associated"))
    if linked is None:
        return None
    row = Row("Account association state", linked)
    return label_values([(row,)], export.words, at=export.look.exported)


def _off_meta(account: InstagramAccount, _export: Export) -> Sheet | None:
    if not account.off_meta_companies:
        return None
    events = [{"id": 100000000001, "type": "PAGE_VIEW", "timestamp": seconds(_AGES_AGO)}]
    data = [{"name": name, "events": events} for name in account.off_meta_companies]
    pages = tuple(
        Entry(name, rows=(Row("ID", "100000000001"), Row("Event", "PAGE_VIEW"), Row("Received on", _AGES_AGO)))
        for name in account.off_meta_companies
    )
    return Sheet({"apps_and_websites_off_meta_activity": data}, pages)


def _apps(account: InstagramAccount, export: Export) -> Sheet | None:
    # Only the file's name is known (format notes 2.7); root and labels follow the style of its neighbours.
    entries = [
        StringMap(app.name, (Row("Added on", app.added), *((Row("Removed on", app.removed),) if app.removed else ())))
        for app in account.apps
    ]
    return _mapped("apps_and_websites_installed_apps", entries, export)


def _synced_contacts(account: InstagramAccount, export: Export) -> Sheet | None:
    entries = [
        StringMap(
            rows=(
                Row("First Name", f"Contact {n}"),
                Row("Last Name", "Invented"),
                Row("Contact Information", f"+31 97 0000 {n:04d}"),
            )
        )
        for n in range(1, account.synced_contacts + 1)
    ]
    return _mapped("contacts_contact_info", entries, export)


def _based_in(account: InstagramAccount, export: Export) -> Sheet | None:
    if not account.based_in:
        return None
    if export.generation >= "2026":
        place = (Row("Country", "Nowhereland"), Row("Region", "Middle"), Row("City", account.based_in))
        return label_values([(Row("Location", rows=place),)], export.words)
    entry = StringMap(rows=(Row("City Name", account.based_in),))
    return string_map("inferred_data_primary_location", [entry], export.words)


def _locations(account: InstagramAccount, export: Export) -> Sheet | None:
    if not account.locations_of_interest:
        return None
    rows = (
        Row("Locations of interest", values=account.locations_of_interest),
        Row("Usage explanation", "Locations of interest are used to show you more relevant content."),
    )
    return label_values([rows], export.words, fields=export.generation == "2024")


def _detailed_posts(account: InstagramAccount, export: Export) -> Sheet | None:
    return detailed_posts(account.posts, export.manner) if account.posts else None


def _threads_profile(account: InstagramAccount, export: Export) -> Sheet:
    wrong = account.private is False
    rows = (
        Row("Email", "threads@example.org"),
        Row("Username", f"{account.username}.threads"),
        Row("Name", "Threads Decoy"),
        Row("Bio", "Not this profile"),
        Row("Birthday", "1970-01-01"),
        Row("Private Account", flag(wrong)),
        Row("Onboarding Time", _AGES_AGO),
    )
    entry = StringMap("User Information", rows)
    return string_map("text_post_app_text_post_app_profile", [entry], export.words)


def _threads_people(root: str) -> Callable[[InstagramAccount, Export], Sheet]:
    people: Named = (("threads.decoy", _AGES_AGO),)
    return lambda _account, _export: names(f"text_post_app_text_post_app_{root}", people)


def _insights_posts(_account: InstagramAccount, export: Export) -> Sheet:
    rows = (
        Row("Creation Timestamp", _AGES_AGO),
        Row("Profile visits", "999"),
        Row("Impressions", "999999"),
        Row("Accounts reached", "99999"),
    )
    thumbnail = {"uri": "media/other/decoy.jpg", "creation_timestamp": seconds(_AGES_AGO), "title": "Insights decoy"}
    entry = StringMap("", rows, {"Media Thumbnail": thumbnail})
    return string_map("organic_insights_posts", [entry], export.words)


# section, name, first generation that has the file, builder
FILES: tuple[tuple[str, str, str, Builder], ...] = (
    ("profile", "personal_information", "2021", _personal),
    ("profile", "instagram_profile_information", "2021", _insights),
    ("profile", "professional_information", "2022", _professional),
    ("profile", "profile_changes", "2021", _profile_changes),
    ("profile", "instagram_friend_map", "2024", _friend_map),
    ("login", "profile_privacy_changes", "2021", _privacy_history),
    ("login", "login_activity", "2021", _logins),
    ("login", "profile_activity", "2026", _activity),
    ("login", "password_change_activity", "2021", _password_changes),
    ("login", "signup_details", "2021", _signup),
    ("login", "last_known_location", "2021", _last_location),
    ("device", "two-factor_authentication", "2021", _two_step),
    ("device", "devices", "2021", _devices),
    ("settings", "comments_allowed_from", "2021", _comments),
    ("settings", "use_cross-app_messaging", "2021", _cross_app),
    ("settings", "notification_preferences", "2024", _notifications),
    ("off_meta", "your_activity_off_meta_technologies_settings", "2024", _off_meta_state),
    ("off_meta", "your_activity_off_meta_technologies", "2024", _off_meta),
    ("off_meta", "apps_and_websites", "2021", _apps),
    ("contacts", "synced_contacts", "2021", _synced_contacts),
    ("about", "profile_based_in", "2021", _based_in),
    ("about", "locations_of_interest", "2023", _locations),
    ("media", "posts", "2026", _detailed_posts),
)

# Files that share a name with one that counts, and say something else (format notes 5.3).
DECOYS: tuple[tuple[str, str, Callable[[InstagramAccount, Export], Sheet]], ...] = (
    ("threads", "personal_information", _threads_profile),
    ("threads", "followers", _threads_people("followers")),
    ("threads", "following", _threads_people("following")),
    ("threads", "blocked_profiles", _threads_people("blocked_users")),
    ("insights", "posts", _insights_posts),
)

# the account's field, the file, its root (None: bare array)
LISTS: tuple[tuple[str, str, str | None], ...] = (
    ("followers", "followers_1", None),
    ("following", "following", "relationships_following"),
    ("close_friends", "close_friends", "relationships_close_friends"),
    ("blocked", "blocked_profiles", "relationships_blocked_users"),
    ("hidden_from", "hide_story_from", "relationships_hide_stories_from"),
    ("restricted", "restricted_profiles", "relationships_restricted_users"),
    ("requests_received", "follow_requests_you've_received", "relationships_follow_requests_received"),
)
