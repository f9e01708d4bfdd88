"""Pages read together: each gives the facts that it says, or the code that says why not, in English and in Dutch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from auditor.live.browser import assisted
from auditor.live.codes import Door, LiveCode, LiveFact, Reading, Unread
from auditor.live.pages import Kind, page, pages
from auditor.live.together import read_together, whole_page, with_more
from auditor.model.account import Confidence, Platform
from tests.live.fake_pages import OWN, State, of_all, settings, shown, told
from tests.live.fake_site import STOPS, FakeSite, input_switch, whole
from tests.live.looking import stand_in, visit

DAY = date(2026, 6, 1)
SAFE, OPEN = of_all(narrow=True), of_all(narrow=False)
INLINE = {"instagram_comments", "instagram_tags"}
"""Their radios stand on the page itself: what is in a dialog there is opened by nobody."""


def readings(platform: Platform) -> dict[str, Reading]:
    found = {}
    with assisted(platform) as browser:
        for one in pages(platform):
            visit(browser, one.address)
            found[one.id] = read_together(browser, one, handle=OWN, day=DAY, pause=0)
    return found


def values(reading: Reading) -> dict[str, object]:
    return {fact.fact: fact.value for fact in reading.facts}


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["nl", pytest.param("en", marks=pytest.mark.long)])
@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("state", [SAFE, OPEN], ids=["safe", "open"])
def test_each_page_gives_what_it_says(
    monkeypatch: pytest.MonkeyPatch, platform: Platform, lang: str, state: State
) -> None:
    site = settings(platform, lang, state)
    stand_in(monkeypatch, site)
    found = readings(platform)
    for page_id, reading in found.items():
        one = page(page_id)
        assert one is not None
        expected = {} if page_id in INLINE else dict(told(one, state))
        if page_id == "instagram_tags":
            expected = {"contact.tag_review": state["contact.tag_review"]}
        assert values(reading) == expected, page_id
    assert all(click.startswith("open-") for click in site.clicks)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("body", "code"),
    [
        (STOPS["reauth"], LiveCode.REAUTH),
        (STOPS["password"], LiveCode.REAUTH),
        (whole("en", "<h1>Account privacy</h1>" + input_switch("Locked profile", on=True)), LiveCode.REDESIGNED),
        (whole("pl", "<h1>Prywatność konta</h1>" + input_switch("Konto prywatne", on=True)), LiveCode.NO_WORDS),
        (whole("en", "<h1>Help Centre</h1><p>Private account</p>"), LiveCode.NOT_THIS_PAGE),
    ],
    ids=["reauth", "password", "redesign", "language", "other page"],
)
def test_what_cannot_be_read_says_why(monkeypatch: pytest.MonkeyPatch, body: str, code: LiveCode) -> None:
    one = page("instagram_account_privacy")
    assert one is not None
    stand_in(monkeypatch, FakeSite({one.address: body}))
    with assisted(Platform.INSTAGRAM) as browser:
        visit(browser, one.address)
        reading = read_together(browser, one, handle=OWN, day=DAY)
    assert reading.facts == ()
    assert {unread.code for unread in reading.codes} == {code}
    assert whole_page(reading) is (None if code is LiveCode.REDESIGNED else code)


@pytest.mark.browser
@pytest.mark.parametrize("hindrance", ["login_wall", "challenge", "checkpoint"])
def test_what_stands_before_a_page_is_its_code(monkeypatch: pytest.MonkeyPatch, hindrance: str) -> None:
    stand_in(monkeypatch, FakeSite({}, hindrance))
    one = pages(Platform.INSTAGRAM)[0]
    with assisted(Platform.INSTAGRAM) as browser:
        visit(browser, one.address)
        reading = read_together(browser, one, handle=OWN, day=DAY)
    assert whole_page(reading) == hindrance


@pytest.mark.browser
def test_a_list_of_accounts_is_never_taken_for_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    one = page("instagram_two_step")
    assert one is not None
    rows = "".join(f"<button type='button'><span>{name}</span> Instagram</button>" for name in ("other.one", OWN))
    site = FakeSite({one.address: whole("en", f"<h1>{one.heading['en'][0]}</h1><h2>Choose an account</h2>{rows}")})
    stand_in(monkeypatch, site)
    with assisted(Platform.INSTAGRAM) as browser:
        tab = visit(browser, one.address)
        assert whole_page(read_together(browser, one, handle=OWN, day=DAY)) is LiveCode.CHOOSE_ACCOUNT
        assert site.clicks == []
        tab.set_content(shown(one, "en", {"security.two_step": "on"}))  # she chose hers
        reading = read_together(browser, one, handle=OWN, day=DAY)
        assert values(reading) == {"security.two_step": "on"}
        reading = read_together(browser, one, handle="somebody.else", day=DAY)
        assert whole_page(reading) is LiveCode.WRONG_ACCOUNT


def test_only_what_opens_a_choice_is_on_a_pages_list() -> None:
    for one in (one for platform in Platform for one in pages(platform)):
        choices = {n for row in one.rows if row.kind is Kind.CHOICE for names in row.names.values() for n in names}
        assert {name for names in one.dialogs.values() for name in names} <= choices


def test_what_a_dialog_says_is_added_and_never_overrules() -> None:
    fact = LiveFact("contact.comments", "friends", "Friends", "Comments", Confidence.DERIVED)
    bare = Reading("x", Platform.TIKTOK, Door.BROWSER, OWN, DAY, codes=(Unread(LiveCode.REDESIGNED, fact.fact),))
    more = replace(bare, facts=(fact,), codes=())
    assert with_more(bare, more) == replace(bare, facts=(fact,), codes=())
    other = replace(bare, facts=(replace(fact, value="everyone"),), codes=())
    assert with_more(more, other) == replace(bare, codes=(Unread(LiveCode.AMBIGUOUS, fact.fact),))
    assert with_more(more, replace(other, facts=())) == more
