"""The TXT form of an invented TikTok export: a folder of text files with names and keys in the person's language.

Format notes 4.5. The Dutch file names and the keys of logins and lists were seen there; the Dutch rows of the settings
and the profile never were, so those here are what TikTok could plausibly write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from auditor.demo.trees import Tree

_NO_DATA = {"en": "You have no data in this section", "nl": "Dit gedeelte bevat geen gegevens"}
_NOT_THERE = {"en": "N/A", "nl": "n.v.t."}

_FILES: dict[str, tuple[str, str]] = {
    "watched": ("Activity/Watch History", "Activiteit/Kijkgeschiedenis"),
    "messages": ("Direct Messages/Direct Messages", "Directe berichten/Directe berichten"),
    "comments": ("Comment/Comments", "Reactie/Reacties"),
    "live_settings": ("Tiktok Live/Go Live Settings", "TikTok LIVE/Instellingen voor LIVE gaan"),
    "settings": ("App Settings/Settings", "App-instellingen/Instellingen"),
    "third_party": ("App Settings/User Third Platform Information", "App-instellingen/Informatie van derden"),
    "blocked": ("App Settings/Block List", "App-instellingen/Blokkeringslijst"),
    "profile": ("Profile/Profile Info", "Profiel/Profielinformatie"),
    "autofill": ("Profile/Autofill", "Profiel/Automatisch invullen"),
    "videos": ("Posts/Post", "Berichten/Berichten"),
    "deleted": ("Posts/Recently Deleted Posts", "Berichten/Onlangs verwijderde berichten"),
    "followers": ("Activity/Follower", "Activiteit/Volger"),
    "following": ("Activity/Following", "Activiteit/Volgend"),
    "logins": ("Activity/Login History", "Activiteit/Inloggeschiedenis"),
    "devices": ("Activity/Status", "Activiteit/Status"),
    "location": ("Activity/Most Recent Location Data", "Activiteit/Meest recente locatiegegevens"),
    "off_tiktok": ("Ads and data/Off TikTok Activity", "Advertenties en gegevens/Activiteit buiten TikTok"),
}
_POSTS_BY_LAYOUT = {"A": "Videos/Videos", "B": "Posts/Post", "C": "Posts/Posts"}

_DUTCH = {
    "Date": "Datum",
    "User Name": "Gebruikersnaam",
    "Device Model": "Apparaatmodel",
    "Device System": "Apparaatsysteem",
    "Network Type": "Netwerktype",
    "Carrier": "Provider",
    "IP": "IP",
    "Link": "Link",
    "Title": "Titel",
    "Location": "Locatie",
    "Who Can View": "Wie kan bekijken",
    "Allow Comments": "Reacties toestaan",
    "Allow Duets": "Duetten toestaan",
    "Allow Stitches": "Stitches toestaan",
    "Allow Sharing To Story": "Delen naar verhaal toestaan",
    "Date Deleted": "Datum verwijderd",
    "Display Name": "Weergavenaam",
    "Bio Description": "Biobeschrijving",
    "Birth Date": "Geboortedatum",
    "Email Address": "E-mailadres",
    "Telephone Number": "Telefoonnummer",
    "Time Stamp": "Tijdstempel",
    "Source": "Bron",
    "Event": "Gebeurtenis",
    "Gps Data": "Gps-gegevens",
    "Last Region": "Laatste regio",
    "Private Account": "Privéaccount",
    "Who Can Send Me Message": "Wie kan mij een bericht sturen",
    "Who Can Post Comments": "Wie kan reacties plaatsen",
    "Who Can Duet With Me": "Wie kan een duet met mij maken",
    "Who Can Stitch with your videos": "Wie mag stitches maken",
    "Who Can View Videos I Liked": "Wie kan video's bekijken die ik leuk vind",
    "Allow DownLoad": "Downloads toestaan",
    "Allow Others to Find Me": "Anderen toestaan mij te vinden",
    "Filter Comments": "Reacties filteren",
    "Suggest your account to contacts": "Je account voorstellen aan contacten",
    "Suggest your account to Facebook friends": "Je account voorstellen aan Facebook-vrienden",
    "Personalized Ads": "Gepersonaliseerde advertenties",
    "Everyone": "Iedereen",
    "Friends": "Vrienden",
    "Only You": "Alleen jij",
    "Enabled": "Ingeschakeld",
    "Disabled": "Uitgeschakeld",
    "On": "Aan",
    "Off": "Uit",
    "Yes": "Ja",
    "No": "Nee",
}


def write_txt(sections: Mapping[str, object], *, layout: str, language: str) -> Tree:
    """The sections of an export as text files below `Tiktok/`. `language` is en or nl."""
    files: Tree = {}
    for section, (english, dutch) in _FILES.items():
        if section not in sections:
            continue
        name = dutch if language == "nl" else english
        if section == "videos" and language == "en":
            name = _POSTS_BY_LAYOUT[layout]
        files[f"Tiktok/{name}.txt"] = _page(sections[section], language).encode()
    return files


def _page(value: object, language: str) -> str:
    if not value:
        return _NO_DATA[language] + "\n"
    if isinstance(value, Mapping):
        return "\n\n".join(_groups(value, language)) + "\n"
    assert isinstance(value, Sequence)  # noqa: S101  # the factory makes no third kind of section
    return "\n\n".join("\n".join(_lines(row, language)) for row in value) + "\n"


def _groups(rows: Mapping[str, object], language: str) -> list[str]:
    """The plain rows first, then each nested group under its own heading."""
    nested = {key: groups for key, value in rows.items() if (groups := _nested(value))}
    plain = {key: value for key, value in rows.items() if key not in nested}
    blocks = ["\n".join(_lines(plain, language))] if plain else []
    return blocks + [
        "\n".join([_said(_spaced(key), language), *_lines(group, language)])
        for key, groups in nested.items()
        for group in groups
    ]


def _nested(value: object) -> list[Mapping[str, object]]:
    """The groups of rows that a value holds; none when it is a plain value."""
    groups = value if isinstance(value, list) else [value]
    return [group for group in groups if isinstance(group, Mapping) and group]


def _lines(row: Mapping[str, object], language: str) -> list[str]:
    return [f"{_said(_spaced(key), language)}: {_written(value, language)}" for key, value in row.items()]


def _written(value: object, language: str) -> str:
    if isinstance(value, list):
        return f"[{', '.join(str(item) for item in value)}]"
    if value in (None, "", {}, "N/A", "None"):
        return _NOT_THERE[language]
    return _said(str(value), language)


def _said(text: str, language: str) -> str:
    return _DUTCH.get(text, text) if language == "nl" else text


def _spaced(key: str) -> str:
    """`bioDescription` as `Bio Description`."""
    words = key if " " in key else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key)
    return words[:1].upper() + words[1:]
