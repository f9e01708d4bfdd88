"""The files of an invented Facebook export: each a builder from the account to a sheet (format notes 3.4 to 3.9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from auditor.demo.facebook.account import Export, FacebookAccount
from auditor.demo.facebook.privacy import messaging_sheet, privacy_sheet
from auditor.demo.facebook.profile import profile_sheet
from auditor.demo.meta.pages import Entry, Row, Value
from auditor.demo.meta.sheets import Json, Login, Named, Sheet, flag, label_values, seconds, state, told

Builder = Callable[[FacebookAccount, Export], Sheet | None]
_AGES_AGO = datetime(2015, 3, 1, 12, tzinfo=UTC)
_COOKIE = "invented-datr-cookie"


class Field(NamedTuple):
    """One field of a plain record: its key in JSON, its label on the page, its value."""

    key: str
    label: str
    value: Value


def records(root: str, items: Sequence[Sequence[Field]], export: Export, heading: str) -> Sheet | None:
    """A list of plain records; the field `heading` heads the box on the page. Fields that say nothing are left out."""
    kept = [[field for field in item if field.value not in (None, "")] for item in items]
    data = [{field.key: _plain(field.value) for field in item} for item in kept]
    pages = tuple(
        Entry(
            next((str(field.value) for field in item if field.key == heading), ""),
            rows=tuple(Row(export.words.label(field.label), field.value) for field in item if field.key != heading),
        )
        for item in kept
    )
    return Sheet({root: data}, pages) if items else None


def _plain(value: Value) -> Json:
    return seconds(value) if isinstance(value, datetime) else value


def _settings(export: Export, *rows: Row, at: datetime | None = None) -> Sheet | None:
    """A label_values file of the rows that say something."""
    said = told(*rows)
    return label_values([said], export.words, fields=export.fields, at=at) if said else None


def _two_step(account: FacebookAccount, export: Export) -> Sheet | None:
    on = state(account.two_step, export.words.value("Enabled"), export.words.value("Disabled"))
    if on is None:
        return None
    since = account.two_step_since or (_AGES_AGO if account.two_step is True else None)
    return _settings(
        export,
        Row("State", on, field="State"),
        Row("Creation time", _AGES_AGO, field="CreationTime"),
        Row("Update time", since or _AGES_AGO, field="UpdateTime"),
        Row("Enabled time", since, field="EnabledTime"),
    )


def _sessions(account: FacebookAccount, export: Export) -> Sheet | None:
    items = [
        [
            Field("created_timestamp", "Created", login.at),
            Field("updated_timestamp", "Updated", login.at),
            Field("ip_address", "IP address", login.ip),
            Field("user_agent", "Browser", login.agent),
            Field("datr_cookie", "Cookie", _COOKIE),
            Field("device", "Device", login.device),
            Field("location", "Location", login.place),
            Field("app", "App", "Facebook"),
            Field("session_type", "Session type", "User"),
        ]
        for login in account.sessions
    ]
    return records(export.root("active_sessions"), items, export, "device")


def _recognised(account: FacebookAccount, export: Export) -> Sheet | None:
    items = [
        [
            Field("name", "Name", login.device),
            Field("created_timestamp", "Created", login.at),
            Field("updated_timestamp", "Updated", login.at),
            Field("ip_address", "IP address", login.ip),
            Field("user_agent", "Browser", login.agent),
            Field("datr_cookie", "Cookie", _COOKIE),
        ]
        for login in account.recognised_devices
    ]
    return records(export.root("recognized_devices"), items, export, "name")


def _accesses(account: FacebookAccount, export: Export) -> Sheet | None:
    items = [
        [
            Field("action", "Action", "Log in"),
            Field("timestamp", "Time", login.at),
            Field("site", "Site", "www.facebook.com"),
            Field("ip_address", "IP address", login.ip),
        ]
        for login in account.logins
    ]
    return records(export.root("account_accesses"), items, export, "action")


def _activity(account: FacebookAccount, export: Export) -> Sheet | None:
    items = [_activity_fields(login) for login in account.logins]
    return records(export.root("account_activity"), items, export, "action")


def _activity_fields(login: Login) -> list[Field]:
    return [
        Field("action", "Action", "Login"),
        Field("timestamp", "Time", login.at),
        Field("ip_address", "IP address", login.ip),
        Field("user_agent", "Browser", login.agent),
        Field("datr_cookie", "Cookie", _COOKIE),
        Field("city", "City", login.place),
        Field("site_name", "Site name", "www.facebook.com"),
    ]


def _login_alerts(account: FacebookAccount, export: Export) -> Sheet | None:
    if account.login_alerts is None:
        return None
    address = account.emails[0] if account.emails and account.login_alerts else None
    return _settings(
        export,
        Row("Notifications enabled", export.words.value(str(account.login_alerts))),
        Row("Enabled email address", address),
    )


def _password(account: FacebookAccount, export: Export) -> Sheet | None:
    return _settings(export, Row("Last password change time", account.password_changed))


def _contact_sync(account: FacebookAccount, export: Export) -> Sheet | None:
    objects = [
        (
            Row("Phone ID", f"invented-phone-{number}"),
            Row("Indicates if syncing is on", export.words.value(sync.state)),
            Row("Creation time", _AGES_AGO),
            Row("Updated time", sync.updated),
            Row("Last sync time", sync.updated),
            Row(
                "Indicates if your device allows Facebook to read your contacts",
                export.words.value(str(sync.readable)),
            ),
        )
        for number, sync in enumerate(account.contact_sync, start=1)
    ]
    return label_values(objects, export.words, array=True, fields=export.fields) if objects else None


def _address_book(account: FacebookAccount, export: Export) -> Sheet | None:
    people = [(f"Contact {n}", f"+31 97 0000 {n:04d}") for n in range(1, account.uploaded_contacts + 1)]
    book = [{"name": name, "details": [{"contact_point": number}]} for name, number in people]
    pages = tuple(Entry(name, rows=(Row("Contact", number),)) for name, number in people)
    return Sheet({export.root("address_book"): {"address_book": book}}, pages) if people else None


def _uploaded_contacts(account: FacebookAccount, export: Export) -> Sheet | None:
    groups = tuple(
        (Row("Name", f"Contact {n}"), Row("Phone number", f"+31 97 0000 {n:04d}"))
        for n in range(1, account.uploaded_contacts + 1)
    )
    return label_values([(Row("Contacts", groups=groups),)], export.words, fields=export.fields) if groups else None


def _apps(account: FacebookAccount, export: Export) -> Sheet | None:
    items = [
        [
            Field("name", "Name", app.name),
            Field("added_timestamp", "Added", app.added),
            Field("removed_timestamp", "Removed", app.removed),
        ]
        for app in account.apps
    ]
    return records(export.root("installed_apps"), items, export, "name")


def _off_meta_state(account: FacebookAccount, export: Export) -> Sheet | None:
    words = export.words
    linked = state(account.off_meta, words.value("associated"), words.value("not_associated"))
    return _settings(export, Row("Account association state", linked), at=export.look.exported)


def _off_meta(account: FacebookAccount, export: Export) -> Sheet | None:
    if not account.off_meta_companies:
        return None
    events = [{"id": 100000000001, "type": "PAGE_VIEW", "timestamp": seconds(_AGES_AGO)}]
    data = [{"name": name, "events": events} for name in account.off_meta_companies]
    rows = (Row("ID", "100000000001"), Row("Event", "PAGE_VIEW"), Row("Received on", _AGES_AGO))
    pages = tuple(Entry(name, rows=rows) for name in account.off_meta_companies)
    recent = export.generation >= "2026"
    root = "apps_and_websites_off_meta_activity" if recent else export.root("off_facebook_activity")
    return Sheet({root: data}, pages)


_AD_ROWS = (
    "Is opted out of using data about interactions between the user and third-party sites",
    "Is opted out of third-party data at the user level",
)


def _ads(account: FacebookAccount, export: Export) -> Sheet | None:
    answer = flag(account.ads_opted_out)
    return _settings(export, *(Row(label, export.words.value(answer)) for label in _AD_ROWS if answer))


def _story(account: FacebookAccount, export: Export) -> Sheet | None:
    if account.story_audience is None:
        return None
    share = "Allow anyone you tag to share your story to their story for an additional 24 hours"
    return _settings(
        export,
        Row("Who can see your story", account.story_audience),
        Row("Save stories to archive", export.words.value("Enabled")),
        Row(share, "Deny"),
        Row("Story commenting settings", "Unset"),
    )


def _highlights(account: FacebookAccount, export: Export) -> Sheet | None:
    return _settings(export, Row("Audience settings", account.highlights_audience))


def _reels(account: FacebookAccount, export: Export) -> Sheet | None:
    if account.reels_remix is None:
        return None
    answer = export.words.value(str(account.reels_remix))
    return _settings(
        export,
        Row("You can reshare a reel to a story", answer),
        Row("Your reels can be remixed by the public", answer),
    )


def _active_status(account: FacebookAccount, export: Export) -> Sheet | None:
    if account.active_status is None:
        return None
    return _settings(export, Row("Visible to everyone", export.words.value(str(account.active_status))))


def _faces(account: FacebookAccount, _export: Export) -> Sheet | None:
    # Only the file's name is known (format notes 3.1); its content was never seen.
    if account.recognised_faces is None:
        return None
    rows = (Row("My Photos", str(account.recognised_faces)),)
    return Sheet({"facial_data": {"example_count": account.recognised_faces}}, (Entry(rows=rows),))


def _primary_location(account: FacebookAccount, export: Export) -> Sheet | None:
    if not account.primary_city:
        return None
    data = {export.root("primary_location"): {"city_region_pairs": [[account.primary_city, "Middle"]], "zipcode": []}}
    return Sheet(data, (Entry(rows=(Row("City", account.primary_city),)),))


def _last_location(account: FacebookAccount, export: Export) -> Sheet | None:
    where = account.last_location
    if where is None:
        return None
    data = {"coordinate": where._asdict(), "time": seconds(export.look.exported)}
    rows = (Row("Location", f"({where.latitude}, {where.longitude})"), Row("Time", export.look.exported))
    return Sheet({export.root("last_location"): data}, (Entry(rows=rows),))


def _people(people: Named, root: str, export: Export) -> Sheet | None:
    items = [[Field("name", "Name", name), Field("timestamp", "Time", at)] for name, at in people]
    return records(root, items, export, "name")


def _friend_lists(account: FacebookAccount, export: Export) -> Sheet | None:
    objects = [
        (
            Row("Disabled", export.words.value("False")),
            Row("Name", friends.name),
            Row("Members", rows=tuple(_members(friends.members)), titled=True),
        )
        for friends in account.friend_lists
    ]
    return label_values(objects, export.words, array=True) if objects else None


def _members(members: Iterable[str]) -> Iterable[Row]:
    return (Row("", rows=(Row("Name", name),), titled=True) for name in members)


class File(NamedTuple):
    """A file: its section, its names by first generation ("" ends it), and its builder."""

    section: str
    names: dict[str, str]
    build: Builder


FILES: tuple[File, ...] = (
    File("profile", {"2018": "profile_information"}, profile_sheet),
    File("preferences", {"2025": "privacy_settings"}, privacy_sheet),
    File("security", {"2024": "two-factor_authentication"}, _two_step),
    File("security", {"2018": "where_you're_logged_in"}, _sessions),
    File("security", {"2018": "authorized_logins", "2024": "recognized_devices"}, _recognised),
    File("security", {"2018": "logins_and_logouts"}, _accesses),
    File("security", {"2018": "account_activity"}, _activity),
    File("preferences", {"2025": "login_alerts_settings"}, _login_alerts),
    File("accounts_center", {"2024": "you_account_password", "2025": "your_account_password_information"}, _password),
    File("profile", {"2024": "contacts_sync_settings"}, _contact_sync),
    File("about", {"2018": "your_address_books", "2023": ""}, _address_book),
    File("other", {"2023": "contacts_uploaded_from_your_phone"}, _uploaded_contacts),
    File("apps", {"2018": "apps_and_websites", "2023": "connected_apps_and_websites"}, _apps),
    File("apps", {"2024": "your_activity_off_meta_technologies_settings"}, _off_meta_state),
    File("apps", {"2020": "your_off-facebook_activity", "2023": "your_activity_off_meta_technologies"}, _off_meta),
    File("ads", {"2023": "ad_preferences"}, _ads),
    File("preferences", {"2024": "your_facebook_story_preferences"}, _story),
    File("preferences", {"2024": "your_story_highlights"}, _highlights),
    File("preferences", {"2024": "reels_preferences"}, _reels),
    File("messages", {"2024": "messaging_settings"}, messaging_sheet),
    File("messages", {"2024": "messenger_active_status_settings"}, _active_status),
    File("faces", {"2018": "face_recognition", "2023": ""}, _faces),
    File("location", {"2018": "primary_location"}, _primary_location),
    File("location", {"2018": "last_location"}, _last_location),
    File(
        "friends",
        {"2018": "friends", "2023": "your_friends"},
        lambda account, export: _people(account.friends, export.root("friends"), export),
    ),
    File(
        "followers",
        {"2018": "people_who_followed_you"},
        lambda account, export: _people(account.followers, export.root("followers"), export),
    ),
    File(
        "followers",
        {"2018": "who_you've_followed"},
        lambda account, export: _people(account.following, export.root("following", 3), export),
    ),
    File("friends", {"2024": "your_post_audiences"}, _friend_lists),
)
