"""The assisted browser: it sees what is there today, and can change nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from auditor.live.browser import AssistedBrowser, Seen, assisted, without_typed
from auditor.live.codes import LiveCode
from auditor.live.pages import LivePage
from auditor.model.account import Platform
from tests.live.fake_site import (
    HINDERED,
    FakeSite,
    dialog,
    input_switch,
    nameless_switch,
    opener,
    stale_switch,
    whole,
)
from tests.live.looking import stand_in, visit

LIVE = Path(__file__).parents[2] / "auditor" / "live"
ADDRESS = "https://www.instagram.com/accounts/invented/"
OPENS = "Who can comment"


def page(*, stale: bool = False, address: str = ADDRESS) -> LivePage:
    return LivePage(
        id="invented",
        platform=Platform.INSTAGRAM,
        address=address,
        heading={"en": ("Invented",)},
        rows=(),
        dialogs={"en": (OPENS, "Private account", "Everyone", "Turn off", "Send", "Toggle")},
        stale_inputs=stale,
        verified=None,
        evidence="invented",
    )


@pytest.mark.browser
@pytest.mark.parametrize("on", [True, False])
def test_it_sees_switches_as_they_are_now(monkeypatch: pytest.MonkeyPatch, on: bool) -> None:
    body = "<h1>Invented</h1>" + input_switch("Private account", on) + nameless_switch("Show activity", on)
    stand_in(monkeypatch, FakeSite({ADDRESS: whole("nl", body)}))
    with assisted(Platform.INSTAGRAM, [page()]) as browser:
        visit(browser, ADDRESS)
        seen = browser.snapshot(page())
    state = " [checked]" if on else ""
    lines = [line.strip() for line in seen.text.splitlines()]
    assert (seen.lang, seen.stop) == ("nl", None)
    assert f'- switch "Private account"{state}' in lines
    assert lines[lines.index("- paragraph: Show activity") + 1] == f"- switch{state}"


@pytest.mark.browser
@pytest.mark.parametrize("on", [True, False])
def test_of_an_input_that_says_two_things_the_live_one_counts_only_where_that_is_known(
    monkeypatch: pytest.MonkeyPatch, on: bool
) -> None:
    stand_in(monkeypatch, FakeSite({ADDRESS: whole("en", stale_switch("Search engines", on))}))
    with assisted(Platform.INSTAGRAM, [page()]) as browser:
        visit(browser, ADDRESS)
        assert ('switch "Search engines" [checked]' in browser.snapshot(page(stale=True)).text) is on
        assert browser.snapshot(page()) == Seen(stop=LiveCode.AMBIGUOUS)


@pytest.mark.browser
@pytest.mark.parametrize("native", [True, False])
def test_a_dialog_of_the_list_is_opened_read_and_closed(monkeypatch: pytest.MonkeyPatch, native: bool) -> None:
    choice = dialog(OPENS, {"Everyone": False, "Friends": True}, native=native)
    site = FakeSite({ADDRESS: whole("en", "<h1>Invented</h1>" + opener(OPENS), choice)})
    stand_in(monkeypatch, site)
    with assisted(Platform.INSTAGRAM, [page()]) as browser:
        tab = visit(browser, ADDRESS)
        assert browser.open_dialog(page(), OPENS)
        seen = browser.snapshot(page()).text
        browser.press_escape(page())
        assert tab.get_by_role("dialog").count() == 0
        assert "Invented" in browser.snapshot(page()).text
    assert seen.startswith(f'- dialog "{OPENS}"')
    assert 'radio "Friends" [checked]' in seen
    assert 'radio "Everyone"\n' in seen
    assert site.clicks == [f"open-{OPENS}".replace(" ", "%20")]


@pytest.mark.browser
def test_nothing_but_a_dialogs_button_can_be_pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    body = (
        input_switch("Private account", on=True)
        + '<label><input type="radio" id="Everyone" aria-label="Everyone"></label>'
        + '<button type="button" role="checkbox" aria-checked="false">Turn off</button>'
        + "<form action='/gone'><button>Send</button></form>"
        + '<button type="button" aria-pressed="false">Toggle</button>'
        + opener("Delete account")
    )
    site = FakeSite({ADDRESS: whole("en", body, dialog("Delete account", {}))})
    stand_in(monkeypatch, site)
    with assisted(Platform.INSTAGRAM, [page()]) as browser:
        tab = visit(browser, ADDRESS)
        for listed in ("Private account", "Everyone", "Turn off", "Send", "Toggle"):
            assert not browser.open_dialog(page(), listed), listed
        for other in ("Delete account", "Log out", "", "Private"):
            with pytest.raises(ValueError, match="not among"):
                browser.open_dialog(page(), other)
        browser.press_escape(page())
        browser.snapshot(page())
        assert tab.url == ADDRESS
        assert tab.get_by_role("switch").is_checked()
    assert site.clicks == []


@pytest.mark.browser
@pytest.mark.parametrize("hindrance", HINDERED)
def test_what_comes_first_is_told_and_nothing_typed_is_read(monkeypatch: pytest.MonkeyPatch, hindrance: str) -> None:
    stand_in(monkeypatch, FakeSite({}, hindrance))
    with assisted(Platform.INSTAGRAM, [page()]) as browser:
        visit(browser, ADDRESS)
        seen = browser.snapshot(page())
    assert "123456" not in seen.text
    assert "tulip" not in seen.text
    if hindrance == "reauth":  # the page says it in words
        assert "Check your email" in seen.text
    else:
        assert seen.stop == {"password": "reauth"}.get(hindrance, hindrance)


@pytest.mark.browser
def test_it_says_how_many_pages_were_opened_and_keeps_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    folders = stand_in(monkeypatch, FakeSite({ADDRESS: whole("en", "<h1>Invented</h1>")}))
    with assisted(Platform.INSTAGRAM, [page()]) as browser:
        visit(browser, ADDRESS)
        visit(browser, ADDRESS)
        assert folders[0].stat().st_mode & 0o777 == 0o700
    assert browser.opened.pages == {"instagram.com": 2}
    assert not folders[0].exists()


def test_without_a_page_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, FakeSite())
    with assisted(Platform.INSTAGRAM, [page()]) as browser:
        assert browser.snapshot(page()) == Seen(stop=LiveCode.NOT_THIS_PAGE)
        assert not browser.open_dialog(page(), OPENS)


@pytest.mark.parametrize(
    "line",
    [
        '- textbox "Code": tulip-7',
        "- textbox: tulip-7",
        '- textbox "Code" [active]: "tulip-7: x"',
        "- 'textbox \"a: b\": tulip-7'",
        "- 'textbox \"a: b\"': tulip-7",
        '- searchbox "x":\n  - text: tulip-7',
        '- textbox "x":\n  - /placeholder: tulip-7\n  - paragraph:\n    - text: tulip-7',
        '- combobox "x": tulip-7',
        '- combobox "x":\n  - option "A" [selected]\n  - text: tulip-7',
    ],
)
def test_what_stands_in_a_field_is_left_out(line: str) -> None:
    indented = "\n".join(f"  {each}" for each in line.splitlines())
    left = without_typed(f"- main:\n{indented}\n  - switch [checked]")
    assert "tulip" not in left
    assert left.splitlines()[-1] == "  - switch [checked]"
    assert ("option" in line) == ("option" in left)


def test_the_class_can_do_no_more() -> None:
    public = {name for name in vars(AssistedBrowser) if not name.startswith("_")}
    assert public == {"show_links", "wait", "snapshot", "open_dialog", "press_escape"}


def test_no_call_in_the_room_touches_a_page() -> None:
    calls = [
        (path.name, node.func.attr, [ast.unparse(argument) for argument in node.args])
        for path in LIVE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    touching = {
        *("click", "dblclick", "tap", "check", "uncheck", "set_checked", "select_option", "fill", "type", "press"),
        *("press_sequentially", "insert_text", "dispatch_event", "drag_to", "set_input_files", "evaluate", "hover"),
        *("evaluate_handle", "eval_on_selector", "add_init_script", "expose_function", "cookies", "add_cookies"),
        *("storage_state", "input_value", "inner_html", "content", "screenshot", "new_cdp_session", "route"),
    }
    assert sorted((name, does, *told) for name, does, told in calls if does in touching) == [
        ("browser.py", "click"),
        ("browser.py", "press", "'Escape'"),
    ]
    assert [(name, told) for name, does, told in calls if does == "goto"] == [("look.py", ["address"])]
