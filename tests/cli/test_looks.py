"""`auditor live` and `auditor look`: what was seen today counts, and the network opens to nobody who was not named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from auditor.cli.options import Screen
from auditor.demo.instagram import tree as instagram
from auditor.live import window
from auditor.live.browser import AssistedBrowser
from auditor.live.look import profile_address
from auditor.live.profile import room
from auditor.model.account import Platform, Source
from auditor.model.result import AuditResult, FactRow
from auditor.model.verdict import Outcome
from tests.cli.ran import saved, two_lines
from tests.exports import TREES, Ran, auditor, zip_of
from tests.live.fake_pages import of_all, settings
from tests.live.fake_site import FakeSite, profile
from tests.live.looking import stand_in, visit
from tests.people import ANN

pytestmark = pytest.mark.browser
IG = Platform.INSTAGRAM


class Person:
    """Sits at the terminal and before the window: says yes, opens each page by its link, then types Enter."""

    def __init__(self, eyes: str = "1", agrees: bool = True) -> None:
        self.said: list[str] = []
        self._eyes = eyes
        self._agrees = agrees
        self._browser: AssistedBrowser | None = None
        self._links: Iterator[str] = iter(())

    def sees(self, browser: AssistedBrowser, links: Mapping[str, str]) -> None:
        self._browser = browser
        self._links = iter([*links.values()][1:])

    def answer(self, asked: str) -> str:
        self.said.append(asked)
        if "q " in asked:
            assert self._browser is not None
            if (address := next(self._links, "")) == "":
                return "q"
            visit(self._browser, address)
            return ""
        return self._eyes if "[y/n" not in asked else "y" if self._agrees else "n"


@pytest.fixture
def sitting(monkeypatch: pytest.MonkeyPatch) -> Callable[[Person], Person]:
    def sits(person: Person) -> Person:
        def shown(browser: AssistedBrowser, title: str, words: str, links: Mapping[str, str], lang: str = "en") -> None:
            real(browser, title, words, links, lang)
            if len(links) > 1:
                person.sees(browser, links)

        real = AssistedBrowser.show_links
        monkeypatch.setattr(AssistedBrowser, "show_links", shown)
        monkeypatch.setattr(Screen, "input", lambda _, prompt="", **__: person.answer(str(prompt)))
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        return person

    return sits


@pytest.fixture
def anns(tmp_path: Path) -> Path:
    return zip_of(instagram.tree(replace(ANN, private=False, privacy_changes=())), tmp_path / "public.zip")


def ran(command: str, download: Path, *further: str | Path) -> tuple[Ran, AuditResult]:
    file = download.parent / "result.json"
    html = download.parent / "report.html"
    done = auditor(command, download, "--json", file, "--html", html, "--photos", "none", *further)
    return done, saved(file)


def row(found: AuditResult, fact: str) -> FactRow:
    rows = [row for account in found.accounts for row in account.facts if row.id == fact]
    assert len(rows) == 1
    return rows[0]


def outcome(found: AuditResult, check: str, platform: Platform = IG) -> Outcome:
    return next(f.outcome for a in found.accounts if a.platform == platform for f in a.findings if f.check == check)


@pytest.mark.parametrize(("narrow", "expected"), [(True, Outcome.PASS), (False, Outcome.FAIL)])
def test_what_is_read_today_counts_before_the_download(
    monkeypatch: pytest.MonkeyPatch, sitting: Any, anns: Path, narrow: bool, expected: Outcome
) -> None:
    site = settings(IG, "en", of_all(narrow=narrow), own=ANN.username)
    folders = stand_in(monkeypatch, site)
    sitting(Person())
    done, found = ran("live", anns)
    assert outcome(found, "private_profile") is expected
    assert outcome(found, "two_step") is expected
    told = row(found, "audience.private_profile")
    assert (told.source, told.value) == (Source.LIVE, "on" if narrow else "off")
    assert told.where.startswith("https://www.instagram.com/")
    assert told.before == ("off" if narrow else None)
    assert "We opened 7 pages of instagram.com." in done.out
    assert "tulip" not in done.out
    assert not any(folder.exists() for folder in folders)


@pytest.mark.long
def test_two_step_of_tiktok_becomes_told(monkeypatch: pytest.MonkeyPatch, sitting: Any, tmp_path: Path) -> None:
    download = zip_of(TREES["tiktok b"](), tmp_path / "tiktok.zip")
    stand_in(monkeypatch, settings(Platform.TIKTOK, "nl", of_all(narrow=True)))
    sitting(Person())
    _, found = ran("live", download, "--lang", "nl")
    assert outcome(found, "two_step", Platform.TIKTOK) is Outcome.PASS


def test_a_challenge_ends_it_and_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch, sitting: Any, anns: Path) -> None:
    site = FakeSite({}, "challenge")
    stand_in(monkeypatch, site)
    person = sitting(Person())
    _, found = ran("live", anns)
    assert sum("q " in said for said in person.said) == 1
    assert all(row.source is not Source.LIVE for account in found.accounts for row in account.facts)
    assert outcome(found, "private_profile") is Outcome.FAIL


def test_without_a_yes_no_window_opens(monkeypatch: pytest.MonkeyPatch, sitting: Any, anns: Path) -> None:
    site = FakeSite()
    assert stand_in(monkeypatch, site) == []
    sitting(Person(agrees=False))
    for command in ("live", "look"):
        _, found = ran(command, anns)
        assert outcome(found, "private_profile") is Outcome.FAIL
    assert site.asked == []


@pytest.mark.parametrize("command", ["live", "look"])
def test_where_nobody_can_answer_or_look_it_says_so(
    monkeypatch: pytest.MonkeyPatch, sitting: Any, anns: Path, command: str
) -> None:
    sitting(Person())
    monkeypatch.setattr(window, "find_spec", lambda _: None)
    assert two_lines(auditor(command, anns))
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert two_lines(auditor(command, anns))


@pytest.mark.parametrize(
    ("seen", "eyes", "value", "expected"),
    [
        ("public", "1", "off", Outcome.FAIL),
        ("private", "2", "on", Outcome.PASS),
        ("private", "1", None, Outcome.FAIL),
        ("public", "2", None, Outcome.FAIL),
        ("missing", "3", None, Outcome.FAIL),
        ("wall", "3", None, Outcome.FAIL),
    ],
)
def test_what_a_stranger_sees_counts_only_where_it_is_sure(
    monkeypatch: pytest.MonkeyPatch,
    sitting: Any,
    anns: Path,
    seen: str,
    eyes: str,
    value: str | None,
    expected: Outcome,
) -> None:
    site = FakeSite({profile_address(IG, ANN.username): profile(ANN.username, seen)})
    stand_in(monkeypatch, site)
    sitting(Person(eyes))
    done, found = ran("look", anns)
    told = row(found, "audience.private_profile")
    assert (told.source, told.value) == ((Source.PUBLIC, value) if value else (Source.EXPORT, "off"))
    assert outcome(found, "private_profile") is expected
    assert ("Seen as a stranger on" in (anns.parent / "report.html").read_text("utf-8")) is (value is not None)
    assert "We opened 1 page of instagram.com." in done.out
    assert [*room().glob("browser-*/")] == []


def test_what_was_seen_is_kept_for_the_next_audit(
    monkeypatch: pytest.MonkeyPatch, sitting: Any, anns: Path, tmp_path: Path
) -> None:
    site = FakeSite({profile_address(IG, ANN.username): profile(ANN.username, "private")})
    stand_in(monkeypatch, site)
    sitting(Person("2"))
    ran("look", anns)
    again = tmp_path / "again.json"
    auditor("audit", anns, "--since", tmp_path / "result.json", "--json", again, "--html", tmp_path / "again.html")
    assert row(saved(again), "audience.private_profile").source is Source.PUBLIC
