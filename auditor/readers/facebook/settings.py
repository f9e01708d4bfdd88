"""Facebook's settings: which row of which file tells which fact (format notes 3.3, 3.4, 3.6, 3.9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby

from auditor.model.account import Absent, Confidence, Fact, Reason
from auditor.model.posting import Audience
from auditor.readers.labels import Words, label_key
from auditor.readers.meta.download import Download, Sheet, removed
from auditor.readers.meta.entry import Entry, Row
from auditor.readers.meta.settings import FactOrAbsent, Setting, answer, look_up, write

_RECOGNISED = {"everyone": "on", "friends_of_friends": "on", "friends": "on", "custom": "on", "only_me": "off"}
_PUBLICLY = {"on": "everyone", "off": "only_me"}

SETTINGS = (
    Setting("audience.story", "story_audience", ("your_facebook_story_preferences",)),
    Setting("audience.highlights", "highlights_audience", ("your_story_highlights",)),
    Setting("reuse.remix", "remix", ("reels_preferences",), ("switch",), _PUBLICLY),
    Setting("security.login_alerts", "login_alerts", ("login_alerts_settings",)),
    Setting("audience.active_status", "active_status", ("messenger_active_status_settings",), (), {}, "switch"),
    Setting(
        "sharing.off_platform",
        "off_platform",
        ("your_activity_off_meta_technologies_settings",),
        ("association", "switch"),
        {},
        "association",
    ),
    Setting("sharing.ads", "ads_consent", ("ads_personalization_consent",), ("consent",), {}, "consent"),
)

_OPT_OUT = Setting("sharing.ads", kinds=("switch",), meaning={"on": "off", "off": "on"})
_DECIDING = ("opted_out_user_level", "opted_out_interactions")
_TWO_STEP = Setting("security.two_step")
_TWO_STEP_SINCE = "security.two_step_since"
_CONTACT_SYNC = Setting("sharing.contact_sync", "contact_sync", kinds=("sync", "switch"), by_word="sync")

PRIVACY: Mapping[int, tuple[Setting, ...]] = {
    1: (Setting("audience.default", "future_posts"),),
    2: (Setting("audience.tagged_posts", "tagged_posts"),),
    3: (Setting("audience.others_posts", "others_posts"),),
    4: (Setting("audience.tag_adds", "tag_adds"),),
    5: (Setting("reuse.share_in_messenger", "share_in_messenger"),),
    6: (Setting("discovery.by_phone", "suggest_by_phone"),),
    7: (Setting("discovery.by_email", "suggest_by_email"),),
    8: (Setting("contact.friend_requests", "friend_requests"),),
    9: (Setting("discovery.by_name", "look_up_by_name"),),
    10: (Setting("discovery.by_phone", "look_up_by_contact"), Setting("discovery.by_email", "look_up_by_contact")),
    12: (Setting("audience.address", "address"),),
    13: (Setting("audience.friends_list", "friends_list"),),
    15: (Setting("audience.birthday", "birthday_audience"),),
    16: (Setting("audience.birth_year", "birth_year_audience"),),
    17: (Setting("audience.relationship", "relationship"),),
    24: (Setting("audience.current_town", "current_town"),),
    25: (Setting("audience.home_town", "home_town"),),
    27: (Setting("audience.followers_list", "followers_list"),),
    28: (Setting("audience.following_list", "following_list"),),
    30: (Setting("location.sharing", "location_sharing"),),
    46: (Setting("sharing.face_recognition", "face_recognition", (), ("audience", "switch"), _RECOGNISED),),
    47: (Setting("reuse.share_to_story", "share_posts_to_story"),),
    48: (Setting("reuse.share_public_story", "share_public_stories"),),
    52: (Setting("audience.posts_limit", "posts_limit"),),
    53: (Setting("audience.reels_limit", "reels_limit"),),
}
"""The rows of `privacy_settings` that tell a fact, by their number (format notes 3.3)."""

_PRIVACY_ROWS = 54
_TWO_STEP_ROWS = 4
_MESSAGING_ROWS = 26
_SENDERS = {"mutual": slice(10, 13), "group": slice(13, 16), "phone": slice(16, 19), "others": slice(19, 22)}
_OPTED_OUT = "is opted out of"
_EVER = datetime.min.replace(tzinfo=UTC)


def read_settings(files: Download) -> None:
    """Write down every setting of the download."""
    for stems, group in groupby(SETTINGS, key=lambda setting: setting.files):
        settings = tuple(group)
        for sheet in files.sheets(*stems, facts=[s.fact for s in settings]):
            for setting in settings:
                write(files.ledger, look_up(files.words, setting, sheet))
    _privacy(files)
    _two_step(files)
    _contact_sync(files)
    _ad_preferences(files)
    _messages(files)
    _password(files)


def _privacy(files: Download) -> None:
    """The audience rows, by label; by number only when all 54 are there and none is known to stand elsewhere."""
    asked: dict[str, list[tuple[int, Setting]]] = {}
    for number, settings in PRIVACY.items():
        for setting in settings:
            asked.setdefault(setting.fact, []).append((number, setting))
    for sheet in files.sheets("privacy_settings", facts=list(asked)):
        by_number = len(sheet.rows) == _PRIVACY_ROWS and _in_order(files.words, sheet.rows)
        for numbered in asked.values():
            answers = [_numbered(files.words, s, sheet, n if by_number else 0) for n, s in numbered]
            found = answers[0] if len(answers) == 1 else [_widest([a for each in answers for a in each])]
            write(files.ledger, found)


def _in_order(words: Words, rows: Sequence[Row]) -> bool:
    numbers = {settings[0].row: number for number, settings in PRIVACY.items()}
    known = [(number, word) for number, row in enumerate(rows, 1) if (word := words.row(row.label))]
    return all(numbers.get(word.value, number) == number for number, word in known)


def _numbered(words: Words, setting: Setting, sheet: Sheet, number: int) -> list[FactOrAbsent]:
    rows, confidence = sheet.all(words, setting.row), Confidence.STATED
    if not rows and number:
        rows, confidence = (sheet.rows[number - 1],), Confidence.GUESSED
    return [answer(words, setting, sheet, row, confidence) for row in rows or (None,)]


def _widest(answers: Sequence[FactOrAbsent]) -> FactOrAbsent:
    """The widest of the rows that tell one fact; while one of them is unknown only "everyone" stands."""
    unknown = [a for a in answers if isinstance(a, Absent)]
    known = [a for a in answers if isinstance(a, Fact)]
    widest = min(known, key=lambda f: list(Audience).index(Audience(str(f.value))), default=None)
    if widest is not None and (not unknown or widest.value == Audience.EVERYONE):
        return widest
    return unknown[0]


def _two_step(files: Download) -> None:
    """The state is the first row with a word, whatever its label says (format notes 3.4).

    Only a known word tells the state: the time since when it was on stays there after it was switched off.
    """
    for sheet in files.sheets("two-factor_authentication", facts=[_TWO_STEP.fact, _TWO_STEP_SINCE]):
        for entry in sheet.each():
            rows = _state_rows(files.words, entry)
            answers = [answer(files.words, _TWO_STEP, entry, row, Confidence.STATED) for row in rows]
            write(files.ledger, answers)
            off = all(isinstance(one, Fact) and one.value == "off" for one in answers)
            _two_step_since(files, entry, None if off else _enabled_row(files.words, entry))


def _two_step_since(files: Download, sheet: Sheet, enabled: Row | None) -> None:
    stripped = [row for row in sheet.rows if removed(row)]
    since = enabled.at if enabled is not None else None
    if enabled is not None and since and not stripped:
        files.ledger.known(_TWO_STEP_SINCE, since.date().isoformat(), sheet.where(enabled))
    else:
        files.ledger.absent(_TWO_STEP_SINCE, _no_time(stripped or [enabled or Row("")]), sheet.place)


def _state_rows(words: Words, sheet: Sheet) -> list[Row]:
    """The row of the state, and every other of its name or label: they may contradict each other."""
    named = [row for row in sheet.rows if row.name == "State"]
    valued = (row for row in sheet.rows if row.value and row.at is None and not _is_time(words, row))
    first = next(valued, sheet.rows[0])
    return named or [
        row for row in sheet.rows if row is first or (row.label and label_key(row.label) == label_key(first.label))
    ]


def _is_time(words: Words, row: Row) -> bool:
    known = words.row(row.label)
    return known is not None and known.value.startswith("two_step_")


def _enabled_row(words: Words, sheet: Sheet) -> Row | None:
    """The time since when it is on: by its name, its label, or as the fourth row under a label nobody knows."""
    named = next((row for row in sheet.rows if row.name == "EnabledTime"), None) or sheet.row(words, "two_step_enabled")
    labels = [label_key(row.label) for row in sheet.rows]
    fourth = len(set(labels)) == len(labels) == _TWO_STEP_ROWS and words.row(labels[-1]) is None
    return sheet.rows[-1] if named is None and fourth else named


def _no_time(rows: Sequence[Row]) -> Reason:
    """Why rows tell no time: replaced, written in words that are not read here, or not there."""
    if any(removed(row) for row in rows):
        return Reason.VALUES_REMOVED
    return Reason.UNKNOWN_WORD if any(row.value for row in rows) else Reason.NOT_SET


def _contact_sync(files: Download) -> None:
    """One entry for each phone: the newest counts, and "default" says neither on nor off (format notes 3.6)."""
    for sheet in files.sheets("contacts_sync_settings", facts=[_CONTACT_SYNC.fact]):
        dated = sorted(sheet.entries, key=lambda entry: _last_touched(files, entry), reverse=True)
        phones = [Sheet(sheet.place, (entry,), entry.rows) for entry in dated]
        answers = [look_up(files.words, _CONTACT_SYNC, phone) for phone in phones]
        values = {one.value if isinstance(one, Fact) else None for each in answers for one in each}
        if len(values) > 1 and _last_touched(files, dated[-1]) == _EVER:
            files.ledger.absent(_CONTACT_SYNC.fact, _no_time(sheet.rows), sheet.place)
            continue
        newest = _last_touched(files, dated[0])
        for entry, each in zip(dated, answers, strict=True):
            if _last_touched(files, entry) == newest:
                write(files.ledger, each)


def _last_touched(files: Download, entry: Entry) -> datetime:
    """The latest stamp of an entry; only on pages, which have no stamps, texts are read as times."""
    stamps = [row.time for row in entry.rows if row.time]
    written = [row.at for row in entry.rows if not (stamps or entry.raw)]
    return max((at for stamp in (*stamps, *written) if (at := files.timely(stamp))), default=_EVER)


def _ad_preferences(files: Download) -> None:
    """Rows that say "opted out of …": one No and ads are made to measure; off needs a Yes to each that decides."""
    fact = "sharing.ads"
    for sheet in files.sheets("ad_preferences", facts=[fact]):
        rows = [row for row in sheet.rows if label_key(row.label).startswith(_OPTED_OUT)]
        answers = [answer(files.words, _OPT_OUT, sheet, row, Confidence.STATED) for row in rows]
        deciding = [
            answer(files.words, _OPT_OUT, sheet, row, Confidence.STATED)
            for name in _DECIDING
            for row in sheet.all(files.words, name) or (None,)
        ]
        used = next((a for a in answers if isinstance(a, Fact) and a.value == "on"), None)
        untold = next((a for a in (*deciding, *answers) if isinstance(a, Absent)), None)
        write(files.ledger, [used or untold or deciding[0]])


def _messages(files: Download) -> None:
    """Who can write: four kinds of senders with three rows each, known by number only (format notes 3.6)."""
    fact = "contact.messages"
    for sheet in files.sheets("messaging_settings", facts=[fact]):
        if len(sheet.rows) != _MESSAGING_ROWS or any(removed(row) for row in sheet.rows):
            files.ledger.absent(fact, sheet.reason(files.words), sheet.place)
            continue
        senders = {name: _sender(files.words, sheet.rows[rows]) for name, rows in _SENDERS.items()}
        raw = next((row.value for row in sheet.rows[_SENDERS["others"]] if row.value), "")
        place = sheet.where(sheet.rows[_SENDERS["others"]][0])
        reach = _reach(senders)
        if reach is None:
            reason = Reason.UNKNOWN_WORD if "unknown" in senders.values() else Reason.NOT_SET
            files.ledger.absent(fact, reason, place, raw)
        else:
            files.ledger.known(fact, reach, place, raw=raw, confidence=Confidence.GUESSED)


def _sender(words: Words, rows: Sequence[Row]) -> str:
    """What happens to messages of one kind of senders: received, refused, unknown; "" when it was never set."""
    senders = [row.value for row in rows if row.value]
    if not senders:
        return ""
    word = words.value("sender", senders[0])
    return word.value if word and len(senders) == 1 else "unknown"


def _reach(senders: Mapping[str, str]) -> Audience | None:
    """The widest circle whose messages arrive; None unless the rows settle it."""
    if senders["others"] == "received":
        return Audience.EVERYONE
    if set(senders.values()) - {"received", "refused"}:
        return None
    if "received" in (senders["group"], senders["phone"]):
        return Audience.CUSTOM
    return Audience.FRIENDS_OF_FRIENDS if senders["mutual"] == "received" else Audience.FRIENDS


def _password(files: Download) -> None:
    """When the password was last changed: the only time in its file (format notes 3.5)."""
    fact = "security.password_changed"
    for sheet in files.sheets("your_account_password_information", "you_account_password", facts=[fact]):
        times = [(row, at) for row in sheet.rows if not removed(row) and (at := row.at)]
        for row, at in times:
            files.ledger.known(fact, at.date().isoformat(), sheet.where(row))
        if not times:
            files.ledger.absent(fact, _no_time(sheet.rows), sheet.place)
