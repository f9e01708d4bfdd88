"""The stranger's view: what is seen is told, and what is not seen is never taken for hidden."""

from __future__ import annotations

import pytest
from auditor.live.hosts import hosts_of
from auditor.live.look import Eyes, PublicPage, Sign, Unclear, View, open_profile, profile_address, sign, stranger, view
from auditor.live.window import window
from auditor.model.account import Platform
from hypothesis import given
from hypothesis import strategies as st
from tests.live.fake_site import FakeSite, profile, tiktok_data
from tests.live.looking import stand_in

IG, FB, TT = Platform
MINE = "mira.invented"
PRIVATE = "Mira\nThis account is private\nFollow"


def said(platform: Platform, text: str = "", *, status: int = 200, to: str = "", data: str = "") -> Sign:
    asked = profile_address(platform, MINE)
    return sign(platform, asked, PublicPage(status, to or asked, text, data), hosts_of(platform))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (said(IG, PRIVATE), Sign.PRIVATE),
        (said(IG, "Mira\nDit is een privéaccount."), Sign.PRIVATE),
        (said(IG, "Mira\nBio: this account is private, sorry"), Sign.NONE),
        (said(IG, "Mira\n12 posts"), Sign.NONE),
        (said(IG, "Sorry, this page isn’t available."), Sign.NOT_FOUND),
        (said(IG, status=404), Sign.NOT_FOUND),
        (said(IG, PRIVATE, status=401), Sign.BLOCKED),
        (said(IG, PRIVATE, status=429), Sign.BLOCKED),
        (said(IG, to="https://www.instagram.com/"), Sign.BLOCKED),
        (said(IG, PRIVATE, to="https://www.instagram.com/somebody.else/"), Sign.BLOCKED),
        (said(IG, PRIVATE, to="https://www.instagram.com/accounts/login/?next=x"), Sign.LOGIN_WALL),
        (said(IG, to="https://www.instagram.com/challenge/"), Sign.CHALLENGE),
        (said(FB, to="https://www.facebook.com/Mira.Invented"), Sign.NONE),
        (said(FB, PRIVATE), Sign.NONE),
        (said(TT, data=tiktok_data(MINE, 10222)), Sign.PRIVATE),
        (said(TT, data=tiktok_data(MINE, 10221)), Sign.NOT_FOUND),
        (said(TT, data=tiktok_data(MINE, 10204)), Sign.BLOCKED),
        (said(TT, data=tiktok_data(MINE, 10000)), Sign.CHALLENGE),
        (said(TT, data=tiktok_data(MINE, 0, privateAccount=False, secret=True)), Sign.PRIVATE),
        (said(TT, data=tiktok_data(MINE, 0, privateAccount=False)), Sign.PUBLIC),
        (said(TT, data=tiktok_data(MINE, 0)), Sign.NONE),
        (said(TT, data=tiktok_data("somebody.else", 0, privateAccount=True)), Sign.NONE),
        (said(TT, data=tiktok_data(MINE, 77)), Sign.NONE),
        (said(TT, data="[1"), Sign.NONE),
        (said(TT, data='{"__DEFAULT_SCOPE__": []}'), Sign.NONE),
        (said(TT, data='{"__DEFAULT_SCOPE__": {"webapp.user-detail": {"statusCode": []}}}'), Sign.NONE),
    ],
)
def test_what_a_page_says_itself(found: Sign, expected: Sign) -> None:
    assert found is expected


@pytest.mark.parametrize("eyes", Eyes)
@pytest.mark.parametrize("page", Sign)
def test_hidden_is_only_what_both_say(eyes: Eyes, page: Sign) -> None:
    found = view(eyes, page)
    assert (found.visible is False) == (eyes is Eyes.PRIVATE and page is Sign.PRIVATE)
    assert (found.visible is True) == (eyes is Eyes.POSTS and page in (Sign.PUBLIC, Sign.NONE))
    assert (found.visible is None) == (found.why is not None)


def test_why_it_cannot_be_told() -> None:
    assert view(Eyes.PRIVATE, Sign.NONE) == View(None, Unclear.NO_SIGN)
    assert view(Eyes.PRIVATE, Sign.PUBLIC) == view(Eyes.POSTS, Sign.PRIVATE) == View(None, Unclear.DISAGREE)
    assert view(Eyes.OTHER, Sign.PRIVATE) == View(None, Unclear.UNSURE)
    assert view(Eyes.PRIVATE, Sign.NOT_FOUND) == View(None, Unclear.NOT_FOUND)


@pytest.mark.parametrize(
    "handle", ["", "../accounts/edit", "a b", "x?next=//y.invalid", "mira/../..", "https://x.invalid"]
)
def test_what_is_no_handle_is_opened_nowhere(handle: str) -> None:
    assert [profile_address(platform, handle) for platform in Platform] == ["", "", ""]


@given(st.text())
def test_an_address_is_always_a_profile_of_that_service(handle: str) -> None:
    for platform in Platform:
        address = profile_address(platform, handle)
        assert not address or address.startswith(stranger(platform).address.partition("{")[0])


@given(st.lists(st.sampled_from(["Mira", "Posts", "12", "private", "account", "This", "is", "Log in", "\n", " "])))
def test_no_heap_of_words_makes_a_profile_hidden(words: list[str]) -> None:
    text = "".join(words)
    if "Thisaccountisprivate" not in text.replace(" ", ""):
        assert said(IG, text) in (Sign.NONE, Sign.NOT_FOUND)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("platform", "seen", "data", "expected"),
    [
        (IG, "public", "", Sign.NONE),
        (IG, "private", "", Sign.PRIVATE),
        (IG, "missing", "", Sign.NOT_FOUND),
        (IG, "wall", "", Sign.NONE),
        (FB, "public", "", Sign.NONE),
        (TT, "public", tiktok_data(MINE, 0, privateAccount=False), Sign.PUBLIC),
        (TT, "public", tiktok_data(MINE, 10222), Sign.PRIVATE),
    ],
)
def test_one_page_is_opened_without_a_sign_in(
    monkeypatch: pytest.MonkeyPatch, platform: Platform, seen: str, data: str, expected: Sign
) -> None:
    address, hosts = profile_address(platform, MINE), hosts_of(platform)
    site = FakeSite({address: profile(MINE, seen, data)})
    stand_in(monkeypatch, site)
    with window(hosts) as context:
        page = open_profile(context, address)
        assert context.cookies() == []
    assert sign(platform, address, page, hosts) is expected
    assert page.has_picture is (seen in ("public", "private"))
    assert {asked for asked in site.asked if "favicon" not in asked} == {address}
    assert site.clicks == []


@pytest.mark.browser
@pytest.mark.parametrize("hindrance", ["login_wall", "challenge", "checkpoint"])
def test_what_stands_before_it_is_told(monkeypatch: pytest.MonkeyPatch, hindrance: str) -> None:
    address, hosts = profile_address(IG, MINE), hosts_of(IG)
    stand_in(monkeypatch, FakeSite({}, hindrance))
    with window(hosts) as context:
        page = open_profile(context, address)
    assert sign(IG, address, page, hosts) == hindrance
