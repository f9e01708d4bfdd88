"""The words of invented Meta exports: labels, values and dates per language (format notes 1.4, 1.5, 3.3 to 3.9).

Only words that were seen stand here, plus the few that the format notes infer (the private flag in es, pt, nl).
Whatever has no word in a language stays English, as real exports mix the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from auditor import formats

Language = Literal["en_US", "en_GB", "nl", "de", "fr", "it", "es", "pt", "zh_TW", "vi"]
Table = Mapping[str, Mapping[str, str]]

_NBSP = "\u00a0"
_KEPT_CAPITALS = frozenset({"Facebook", "GPS", "ID", "IP", "Instagram", "Meta", "Pong"})

INSTAGRAM_LABELS: Table = {
    "en_GB": {"Email": "Email address", "Phone Confirmed": "Phone number confirmed", "Last Name": "Surname"},
    "nl": {"Private Account": "Privéaccount", "Name": "Naam"},
    "de": {
        "Private Account": "Privates Konto",
        "Email": "E-Mail-Adresse",
        "Username": "Benutzername",
        "Gender": "Geschlecht",
        "Date of birth": "Geburtsdatum",
        "Phone Confirmed": "Telefonnummer bestätigt",
    },
    "fr": {
        "Private Account": "Compte privé",
        "Username": "Nom de profil",
        "Name": "Nom",
        "Email": "Adresse e-mail",
        "Phone Number": f"Numéro de{_NBSP}téléphone",
        "Gender": "Genre",
        "Date of birth": "Date de naissance",
        "IP Address": "Adresse IP",
        "Time": "Heure",
        "User Agent": "Agent utilisateur",
        "Device ID": "ID d’appareil",
        "Last Login": "Dernière connexion",
        "Imprecise Latitude": f"Latitude{_NBSP}imprécise",
        "Imprecise Longitude": "Longitude inexacte",
        "Precise Latitude": "Latitude exacte",
        "Caption": "Légende",
        "Place": "Lieu",
        "AI label": "Marqué comme généré par l'IA",
        "Is ad": "Est une publicité",
        "Partnership": "Collaboration commerciale",
        "Published": "Publié",
        "Media": "Contenu multimédia",
    },
    "it": {
        "Private Account": "Account privato",
        "Email": "E-mail",
        "Phone Number": "Numero di telefono",
        "Username": "Nome utente",
        "Bio": "Biografia",
        "Gender": "Genere",
        "Date of birth": "Data di nascita",
        "Contact Syncing": "Sincronizzazione dei contatti",
        "Comments Allowed From": "Commenti consentiti da",
        "IP Address": "Indirizzo IP",
        "Time": "Orario",
        "User Agent": "Agente utente",
        "Tagged users": "Utenti taggati",
        "Precise Latitude": "Latitudine precisa",
    },
    "es": {"Private Account": "Cuenta privada"},
    "pt": {"Private Account": "Conta privada"},
}

FACEBOOK_LABELS: Table = {
    "en_GB": {"State": "County/region"},
    "en_US": {
        "Favourite Quotes": "Favorite Quotes",
        "Do you want Facebook to be able to recognise you in photos and videos?": (
            "Do you want Facebook to be able to recognize you in photos and videos?"
        ),
    },
    "zh_TW": {
        "State": "州",
        "Current town/city": "現居城市",
        "Home town": "家鄉",
        "Education": "教育",
        "Intro": "個人簡介",
        "Taken": "拍攝日期",
        "Upload IP address": "上傳 IP 位址",
        "Camera make": "相機品牌",
    },
    "fr": {"Taken": "Date de création", "Upload IP address": "Adresse IP de la source"},
}

VALUES: Table = {
    "en_US": {
        "everyone": "Public",
        "friends": "Your friends",
        "friends_of_friends": "Your friends of friends",
        "only_me": "Only me",
        "on": "On",
        "off": "Off",
        "default": "Default",
        "opted_out": "Opted out",
        "associated": "Account association enabled",
        "not_associated": "Account association disabled",
        "message_request": "Message request",
    },
    "fr": {"True": "Vrai", "False": "Faux"},
    "zh_TW": {
        "everyone": "所有人",
        "friends": "你的朋友",
        "friends_of_friends": "你的朋友的朋友",
        "only_me": "只限本人",
        "Enabled": "已啟用",
        "Disabled": "已停用",
        "default": "預設",
        "on": "開啟",
        "off": "關閉",
        "True": "正確",
        "False": "錯誤",
        "associated": "帳號關聯已啟用",
        "opted_out": "已反對",
    },
    "vi": {"True": "Đúng", "False": "Sai", "message_request": "Yêu cầu"},
}

_TITLES = {"zh_TW": "你的資訊"}


@dataclass(frozen=True, slots=True)
class Words:
    """One platform's words in one language."""

    language: Language
    labels: Table

    @property
    def english(self) -> bool:
        """Whether the labels of this language are the English ones."""
        return self.language.startswith("en")

    def label(self, text: str) -> str:
        """The label in this language; British Instagram pages write all but the first word small."""
        known = self.labels.get(self.language, {}).get(text)
        if known is None and self.language == "en_GB" and self.labels is INSTAGRAM_LABELS:
            return sentence_case(text)
        return known or text

    def numbered(self, text: str, number: int) -> str:
        """The label where it was seen, which is in English only; elsewhere a placeholder with the row's number."""
        return self.label(text) if self.english and text else f"§ {number}"

    def value(self, key: str) -> str:
        """The value word of a label_values file for a key like `friends` or `True`; any other text as it is."""
        return VALUES.get(self.language, {}).get(key) or VALUES["en_US"].get(key, key)

    def title(self) -> str:
        """The heading of a start page."""
        return _TITLES.get(self.language, "Your information")

    def moment(self, at: datetime, *, seconds: bool = False, narrow: bool = False) -> str:
        """A date as HTML pages write it; `narrow` puts a no-break space before the half of the day."""
        clock = f"{at:%I:%M:%S}" if seconds else f"{at:%I:%M}"
        half = ("上午", "下午") if self.language == "zh_TW" else ("am", "pm")
        gap = _NBSP if narrow else " "
        return f"{self._month(at.month)} {at.day:02d}, {at.year} {clock.lstrip('0')}{gap}{half[at.hour >= 12]}"

    def day(self, day: date) -> str:
        """A day in words, as on Facebook's profile page."""
        return formats.day(day, self.language)

    def _month(self, month: int) -> str:
        if self.language == "zh_TW":
            return f"{month} 月"
        return formats.month(month, self.language)


def sentence_case(text: str) -> str:
    """The text with all words but the first in small letters, names and short forms excepted."""
    first, *others = text.split(" ")
    return " ".join([first, *(word if word in _KEPT_CAPITALS else word.lower() for word in others)])
