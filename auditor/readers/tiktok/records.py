"""What one TikTok download holds, gathered row by row and not yet written down as facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar

from auditor.model.account import App, Person, Session, SessionKind
from auditor.model.posting import Audience, Media, MediaKind, Post, PostKind
from auditor.readers.labels import Words
from auditor.readers.ledger import REMOVED
from auditor.readers.tiktok.json_form import Twice

_LINK = re.compile(r"https?://[^\s,\]\"<>]+")
_ALLOWS = "allows."
_SAID = frozenset({"caption", "place", "audience"})
"""What every row of one list of posts has, or none of them."""
_WANTED: Mapping[str, frozenset[str]] = {
    "videos": frozenset({"date", "link", "audience", "caption"}),
    "deleted": frozenset({"date", "link"}),
    "logins": frozenset({"date", "ip"}),
} | dict.fromkeys(("followers", "following", "blocked"), frozenset({"date", "username"}))
"""The labels of a row that tell something: where one is missing and an unknown one stands there, it may be that one."""
_NOT_NEEDED = "not_needed"
_Record = TypeVar("_Record", Post, Session, Person)


class Cell(NamedTuple):
    """One value of a row: the label as it stands there, the text ("" for every spelling of nothing).

    `sound` is false for what is no text, `null` included, and for several values.
    """

    label: str
    text: str
    inferred: bool = False
    sound: bool = True
    null: bool = False


NOTHING = Cell("", "")
Cells = Mapping[str, Cell]


@dataclass(slots=True)
class Gathered:
    """The sections of one file or folder. `places` names the file of every section that is there, even an empty one.

    `odd` counts the entries of a section that are no row of theirs or not wholly one, `unforeseen` are sections that
    are no list or group of rows at all, `null` those where null stands for one, `removed` those whose values were
    replaced, `strange` those with a label that no table holds, so that a row we miss may stand there in another
    language. `lists` counts how often a section's list stands there. What is dated later than `latest` has no date.
    """

    words: Words
    person: Callable[[str, datetime | None], Person]
    latest: datetime | None = None
    layouts: set[str] = field(default_factory=set)
    places: dict[str, str] = field(default_factory=dict)
    lists: Counter[str] = field(default_factory=Counter)
    odd: Counter[str] = field(default_factory=Counter)
    labels: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    unforeseen: set[str] = field(default_factory=set)
    null: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    strange: set[str] = field(default_factory=set)
    settings: list[tuple[str, object]] = field(default_factory=list)
    profile: dict[str, list[Cell]] = field(default_factory=dict)
    location: dict[str, Cell] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    deleted: list[Post] = field(default_factory=list)
    logins: list[Session] = field(default_factory=list)
    apps: list[App] = field(default_factory=list)
    people: dict[str, list[Person]] = field(default_factory=dict)
    told_by_others: int = 0
    _passed_by: int = 0
    _own_elsewhere: bool = False

    def add(self, section: str, value: object, file: str) -> None:
        """Take in one leaf, or one slice of a list, under our name for its section."""
        if section == "layout":
            if layout := self.words.value("layout", str(value)):
                self.layouts.add(layout.value)
        elif section == "videos_elsewhere":
            self._elsewhere(value, file)
        else:
            self._section(section, value, file)

    def _elsewhere(self, value: object, file: str) -> None:
        """A list of videos that may be the watch history: the owner's when a row tells who can view (format notes 4.1).

        What else stands in such a list is the owner's too, and was not understood.
        """
        if value == []:
            self._passed_by, self._own_elsewhere = 0, False
        elif isinstance(value, list) and any("audience" in self.cells(row) for row in value):
            if not self._own_elsewhere:
                self.lists["videos"] += 1
            self._own_elsewhere = True
            self._section("videos", value, file)
        else:
            self._passed_by += 1
        if self._own_elsewhere:
            self.odd["videos"] += self._passed_by
            self._passed_by = 0

    def _section(self, section: str, value: object, file: str) -> None:
        self.places.setdefault(section, file)
        if isinstance(value, Mapping):
            self._mapping(section, value, file)
        elif isinstance(value, list):
            self.lists[section] += not value
            for row in value:
                self._row(section, row, file)
        elif value is None:
            self.null.add(section)
        elif isinstance(value, str) and value in REMOVED:
            self.removed.add(section)
        else:
            self.unforeseen.add(section)

    def count(self, section: str) -> int:
        """How many rows of that section were understood."""
        match section:
            case "videos":
                return len(self.posts)
            case "deleted":
                return len(self.deleted)
            case "logins":
                return len(self.logins)
            case "off_platform":
                return self.told_by_others
            case _:
                return len(self.people.get(section, ()))

    def whole(self, section: str) -> bool:
        """Whether the section's list is there, is a list, and stands there once."""
        return self.lists[section] == 1 and section not in self.unforeseen | self.null | self.removed

    def text(self, value: object) -> str:
        """A single value as text; "" for every spelling of nothing and for lists and groups (format notes 4.4)."""
        if isinstance(value, Twice):
            return " / ".join(filter(None, map(self.text, value)))
        if value is None or isinstance(value, list | Mapping):
            return ""
        text = str(value).strip()
        return "" if self.words.value("nothing", text) else text

    def cells(self, row: object) -> dict[str, Cell]:
        """The known values of a row by our names; two spellings of one label count as one label that stands twice."""
        cells: dict[str, Cell] = {}
        for label, value in row.items() if isinstance(row, Mapping) else ():
            word = self.words.row(str(label))
            if word is None or word.value == _NOT_NEEDED:
                continue
            cell = Cell(str(label), self.text(value), word.inferred, isinstance(value, str), value is None)
            known = cells.get(word.value, cell)
            if known.text != cell.text:
                cell = cell._replace(text=f"{known.text} / {cell.text}", sound=False)
            cells[word.value] = cell
        return cells

    def setting_rows(self) -> Iterator[tuple[str, object]]:
        """The rows of the settings, those of groups last."""
        yield from self.settings
        for _, value in self.settings:
            for group in value if isinstance(value, list) else [value]:
                if isinstance(group, Mapping):
                    yield from ((str(label), inner) for label, inner in group.items())

    def cell(self, name: str) -> Cell:
        """The first value of a row of the profile."""
        return next(iter(self.profile.get(name, ())), NOTHING)

    def _mapping(self, section: str, rows: Mapping[str, object], file: str) -> None:
        if any(self.words.row(label) is None for label in rows):
            self.strange.add(section)
        match section:
            case "settings":
                self.settings += rows.items()
            case "profile":
                for name, cell in self.cells(rows).items():
                    self.profile.setdefault(name, []).append(cell)
                self._linked_accounts(rows, file)
            case "location":
                self.location = {**self.cells(rows), **self.location}
            case "third_party":
                self._third_party(rows, file)
            case _:
                self.unforeseen.add(section)

    def _linked_accounts(self, profile: Mapping[str, object], file: str) -> None:
        """The accounts elsewhere that the profile names; the row of TikTok itself holds the name shown there."""
        for label, value in profile.items():
            word = self.words.row(label)
            if word is None or word.value != "linked" or not isinstance(value, list):
                continue
            for cells in map(self.cells, value):
                platform = cells.get("platform", NOTHING).text
                if platform.casefold() == "tiktok":
                    if (shown := cells.get("name", NOTHING)).text:
                        self.profile.setdefault("display_name", [shown._replace(inferred=True)])
                elif platform and platform not in REMOVED:
                    self.apps.append(App(platform, source=file))

    def _third_party(self, services: Mapping[str, object], file: str) -> None:
        for service, value in services.items():
            entries = value if isinstance(value, list) else [value]
            for entry in entries:
                if isinstance(entry, Mapping) and entry:
                    self._app(self.cells(entry), file, service)
                elif text := self.text(entry):
                    (self.removed.add("third_party") if text in REMOVED else self._app({}, file, service))
                else:
                    self.odd["third_party"] += 1

    def _app(self, cells: Cells, file: str, fallback: str = "") -> bool:
        name = cells.get("name", NOTHING).text or cells.get("platform", NOTHING).text or fallback
        if name:
            self.apps.append(App(name, source=file))
        return bool(name)

    def uneven(self, section: str) -> int:
        """How many rows lack a label that another row of their list has: what it said was taken out."""
        rows = self.labels.get(section, [])
        every = frozenset[str]().union(*rows)
        return sum(row != every for row in rows)

    def _row(self, section: str, row: object, file: str) -> None:
        cells = self.cells(row)
        texts = [cell.text for cell in cells.values() if cell.text]
        if texts and all(text in REMOVED for text in texts):
            self.removed.add(section)
        elif not texts or not self._taken(section, cells, file) or not self._understood(section, row, cells):
            self.odd[section] += 1
        else:
            self.labels.setdefault(section, []).append(frozenset(cells) & _SAID)

    def _understood(self, section: str, row: object, cells: Cells) -> bool:
        """Whether each value of a row is a text, and none of an unknown label may tell what is missing."""
        wanted = _WANTED.get(section, frozenset())
        if any(not cell.sound and (not cell.null or name in wanted) for name, cell in cells.items()):
            return False
        labels = row if isinstance(row, Mapping) else {}
        return wanted <= cells.keys() or all(self.words.row(str(label)) for label in labels)

    def _taken(self, section: str, cells: Cells, file: str) -> bool:
        """Keep a row as its section's record; False when it lacks what makes it one."""
        match section:
            case "videos":
                return _kept(self.posts, self._post(cells, file))
            case "deleted":
                return _kept(self.deleted, self._post(cells, file, PostKind.DELETED))
            case "logins":
                return _kept(self.logins, self._login(cells, file))
            case "followers" | "following" | "blocked":
                return _kept(self.people.setdefault(section, []), self._person(cells))
            case "off_platform":
                self.told_by_others += 1
                return True
            case "third_party":
                return self._app(cells, file)
            case _:
                return False

    def _person(self, cells: Cells) -> Person | None:
        name = cells.get("username", NOTHING).text
        return self.person(name, self._at(cells)) if name else None

    def _post(self, cells: Cells, file: str, kind: PostKind | None = None) -> Post | None:
        """A video, or a photo post when the link names several pictures (format notes 4.3)."""
        at = self._at(cells)
        links = _LINK.findall(cells.get("link", NOTHING).text)
        raw = cells.get("audience", NOTHING).text
        if not (at or links or raw):
            return None
        photos = len(links) > 1
        audience = self.words.value("audience", raw)
        medium = MediaKind.PHOTO if photos else MediaKind.VIDEO
        caption = cells.get("caption", NOTHING).text
        return Post(
            kind=kind or (PostKind.POST if photos else PostKind.VIDEO),
            at=at,
            caption="" if caption in REMOVED else caption,
            place=cells.get("place", NOTHING).text,
            audience=Audience(audience.value) if audience else None,
            audience_raw=raw,
            allows=self._allows(cells),
            link=links[0] if links else "",
            media=tuple(Media(link, medium, at=at) for link in links),
            source=file,
        )

    def _allows(self, cells: Cells) -> dict[str, bool]:
        said = {
            name.removeprefix(_ALLOWS): self.words.value("allowed", cell.text)
            for name, cell in cells.items()
            if name.startswith(_ALLOWS)
        }
        return {name: word.value == "yes" for name, word in said.items() if word}

    def _login(self, cells: Cells, file: str) -> Session | None:
        at = self._at(cells)
        ip = cells.get("ip", NOTHING).text
        device = ", ".join(filter(None, (cells.get(part, NOTHING).text for part in ("device_model", "device_system"))))
        return Session(SessionKind.LOGIN, device, ip=ip, last=at, source=file) if at or ip or device else None

    def _at(self, cells: Cells) -> datetime | None:
        at = moment(cells.get("date", NOTHING).text)
        return None if at and self.latest and at > self.latest else at


def _kept(records: list[_Record], record: _Record | None) -> bool:
    if record is None:
        return False
    records.append(record)
    return True


def moment(text: str) -> datetime | None:
    """A time such as `2025-01-26 15:50:46` or `2025-01-26 15:50:46 UTC`, always UTC (format notes 4.4)."""
    try:
        found = datetime.fromisoformat(text.removesuffix(" UTC"))
        found = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return found if 2003 <= found.year < 2100 else None
