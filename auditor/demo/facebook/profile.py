"""The profile of an invented Facebook export, with every field that the format notes know (3.7)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from auditor.demo.facebook.account import Export, FacebookAccount, School
from auditor.demo.meta.pages import Entry, Row
from auditor.demo.meta.sheets import Json, Sheet, media_of, seconds

_KEPT_EMPTY = frozenset(
    {"education_experiences", "other_names", "phone_numbers", "previous_names", "websites", "work_experiences"}
)


def profile_sheet(account: FacebookAccount, export: Export) -> Sheet:
    """The profile; what is not filled in is left out."""
    profile = {key: value for key, value in _profile(account).items() if value or key in _KEPT_EMPTY}
    shown = media_of(account.profile_photo, "personal_information/media", 0) if account.profile_photo else ()
    if account.profile_photo:
        profile["profile_photo"] = {"uri": shown[0].uri, "creation_timestamp": seconds(account.profile_photo.at)}
    entry = Entry(rows=_rows(account, export), profile=True)
    return Sheet({export.root("profile"): profile}, (entry,), shown)


def _profile(account: FacebookAccount) -> dict[str, Any]:
    born = account.birth_date
    return {
        "name": {
            "full_name": account.name,
            "first_name": account.first_name,
            "middle_name": "",
            "last_name": account.last_name,
        },
        "emails": {
            "emails": list(account.emails[:1]),
            "previous_emails": list(account.emails[1:]),
            "pending_emails": [],
            "ad_account_emails": [],
        },
        "birthday": {"year": born.year, "month": born.month, "day": born.day} if born else None,
        "gender": {"gender_option": account.gender, "pronoun": account.gender} if account.gender else None,
        "previous_names": [{"name": name, "timestamp": 0} for name in account.previous_names],
        "other_names": [],
        "current_city": _dated("name", account.current_city, account.registered),
        "hometown": _dated("name", account.hometown, account.registered),
        "places_lived": [{"place": place, "start_timestamp": 0} for place in account.places_lived],
        "relationship": _relationship(account),
        "family_members": [
            {"name": relative.name, "relation": relative.relation, "timestamp": 0} for relative in account.family
        ],
        "education_experiences": [_school(school) for school in account.education],
        "work_experiences": [
            {"employer": job.employer, "title": job.title, "location": job.place, "start_timestamp": 0}
            for job in account.work
        ],
        "languages": [{"name": language, "timestamp": 0} for language in account.languages],
        "websites": [{"address": address} for address in account.websites],
        "address": {"street": account.street, "city": account.current_city} if account.street else None,
        "phone_numbers": [
            {"phone_type": "Mobile", "phone_number": number, "verified": True, "creation_time": 0}
            for number in account.phones
        ],
        "intro_bio": _dated("name", account.bio, account.registered),
        "username": account.username,
        "registration_timestamp": seconds(account.registered),
        "profile_uri": f"https://www.facebook.com/{account.username}",
    }


def _dated(key: str, text: str, at: datetime | None) -> Json:
    return {key: text, "timestamp": seconds(at)} if text else None


def _relationship(account: FacebookAccount) -> Json:
    partner = {"partner": account.partner} if account.partner else {}
    return {"status": account.relationship, **partner} if account.relationship else None


def _school(school: School) -> Json:
    start = {"start_timestamp": seconds(school.start)} if school.start else {}
    return {
        "name": school.name,
        **start,
        "graduated": school.graduated,
        "concentrations": [],
        "school_type": school.kind,
    }


def _rows(account: FacebookAccount, export: Export) -> tuple[Row, ...]:
    born = export.words.day(account.birth_date) if account.birth_date else None
    rows = (
        Row("Name", account.name),
        Row("Username", account.username),
        Row("Profile", f"https://www.facebook.com/{account.username}"),
        Row("Registration date", account.registered),
        Row("Email addresses", values=account.emails),
        Row("Phones", values=account.phones),
        Row("Date of birth", born),
        Row("Gender", account.gender),
        Row("Current town/city", account.current_city),
        Row("Home town", account.hometown),
        Row("Family members", values=tuple(f"{person.name} ({person.relation})" for person in account.family)),
        Row("Education", values=tuple(school.name for school in account.education)),
        Row("Work", values=tuple(job.employer for job in account.work)),
        Row("Intro", account.bio),
    )
    label = export.words.label
    return tuple(Row(label(row.label), row.value, values=row.values) for row in rows if row.value or row.values)
