"""A saved page gives native switches and radios back in their first state: none of it is believed."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from auditor.live import saved_page
from auditor.live.reading import LiveCode
from auditor.live.snapshot import NOTHING
from tests.live import OWN, codes, saved, values

PRIVATE, SEARCH = "audience.private_profile", "discovery.search_engines"


def privacy(switch: str, lang: str = "en") -> str:
    return f"""<!doctype html><html lang="{lang}"><head><title>Account privacy</title></head><body>
      <nav><a href="/">Home</a></nav>
      <main><h2>Account privacy</h2><div><span>Private account</span><div>{switch}</div></div></main></body></html>"""


@pytest.mark.parametrize(
    "switch",
    [
        '<input type="checkbox" role="switch" aria-label="Private account">',  # on the screen it was on
        '<input type="checkbox" role="switch" aria-label="Private account" checked>',  # on the screen it was off
        '<input type="checkbox" role="switch" aria-label="Private account" checked="">',
        '<label>Private account <input type="checkbox" checked></label>',
        '<label for="p">Private account</label><input id="p" type="checkbox" role="switch" checked>',
    ],
)
def test_a_native_switch_is_not_believed_in_either_direction(switch: str) -> None:
    reading = saved("instagram_account_privacy", privacy(switch))
    assert PRIVATE not in values(reading)
    assert codes(reading)[PRIVATE] is LiveCode.SAVED_PAGE


@pytest.mark.parametrize("first", ["", " checked"])
@pytest.mark.parametrize(("said", "value"), [("true", "on"), ("false", "off")])
def test_what_a_script_wrote_is_believed_whatever_the_input_was_at_first(said: str, value: str, first: str) -> None:
    switch = f'<input type="checkbox" role="switch" aria-label="Private account" aria-checked="{said}"{first}>'
    assert values(saved("instagram_account_privacy", privacy(switch))) == {PRIVATE: value}


def test_where_inputs_change_without_it_aria_checked_of_an_input_is_not_believed() -> None:
    question = "Do you want search engines outside of Facebook to link to your profile?"
    page = "<main><h1>How people find and contact you</h1>{}</main>"
    native = page.format(f'<input type="checkbox" role="switch" aria-checked="false" aria-label="{question}">')
    made = page.format(f'<div role="switch" aria-checked="false" aria-label="{question}"></div>')
    assert codes(saved("facebook_found", native))[SEARCH] is LiveCode.SAVED_PAGE
    assert values(saved("facebook_found", made)) == {SEARCH: "off"}


RADIOS = """<main><h2>Direct messages</h2><div role="dialog" aria-label="Who can send you direct messages">
  <label><input type="radio" name="a" {0}>Everyone</label><label><input type="radio" name="a" {1}>No one</label>
  </div></main>"""


@pytest.mark.parametrize("states", [("checked", ""), ("", "checked"), ("checked", 'aria-checked="true"')])
def test_native_radios_are_not_believed(states: tuple[str, str]) -> None:
    reading = saved("tiktok_messages", RADIOS.format(*states))
    assert values(reading) == {}
    assert codes(reading) == {"contact.messages": LiveCode.SAVED_PAGE}


def test_radios_with_aria_checked_are() -> None:
    reading = saved("tiktok_messages", RADIOS.format('checked aria-checked="false"', 'aria-checked="true"'))
    assert values(reading) == {"contact.messages": "only_me"}


def test_a_mixed_state_is_no_state() -> None:
    switch = '<div role="switch" aria-label="Private account" aria-checked="mixed"></div>'
    assert codes(saved("instagram_account_privacy", privacy(switch)))[PRIVATE] is LiveCode.UNKNOWN_WORD


def test_what_is_hidden_or_outside_the_main_part_is_not_read() -> None:
    switch = '<div role="switch" aria-label="Private account" aria-checked="true"></div>'
    for hidden in (f"<div hidden>{switch}</div>", f'<div aria-hidden="true">{switch}</div>', f"<!-- {switch} -->"):
        assert PRIVATE not in values(saved("instagram_account_privacy", privacy(hidden)))
    beside = privacy("").replace("</main>", f"</main>{switch}")
    assert PRIVATE not in values(saved("instagram_account_privacy", beside))


def test_a_page_in_one_file_is_read_as_well() -> None:
    switch = '<div role="switch" aria-label="Private account" aria-checked="true"></div>'
    whole = MIMEMultipart("related")
    whole.attach(MIMEText(privacy(switch) + "ü", "html", "utf-8"))
    whole.attach(MIMEText(privacy(""), "html", "utf-8"))
    assert saved_page.tree(whole.as_bytes()) == saved_page.tree((privacy(switch) + "ü").encode())


def test_it_must_be_the_persons_own() -> None:
    switch = '<div role="switch" aria-label="Private account" aria-checked="true"></div>'
    page = privacy(switch)
    assert codes(saved("instagram_account_privacy", page, mine=False)) == {"": LiveCode.NOT_CONFIRMED}
    own = page.replace("<h2>", f"<span>{OWN}</span><h2>")
    assert values(saved("instagram_account_privacy", own, mine=False)) == {PRIVATE: "on"}
    other = page.replace("<h2>", "<span>@tom.demo</span><h2>")
    assert codes(saved("instagram_account_privacy", other)) == {"": LiveCode.WRONG_ACCOUNT}


def test_a_language_without_words_is_told() -> None:
    page = privacy("", "it").replace("Account privacy", "Privacy dell’account")
    assert codes(saved("instagram_account_privacy", page)) == {"": LiveCode.NO_WORDS}


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 50, b"<main></main>", b"%PDF-1.7", b"<div>" * 5000])
def test_what_is_no_page_says_so(content: bytes) -> None:
    assert saved_page.tree(content) == NOTHING or not [node for node in saved_page.tree(content).walk() if node.name]


def test_an_endless_nest_is_read_all_the_same() -> None:
    inner = '<div role="switch" aria-label="Private account" aria-checked="true"></div>'
    page = privacy("<div>" * 3000 + inner + "</div>" * 3000)
    assert values(saved("instagram_account_privacy", page)) == {PRIVATE: "on"}
