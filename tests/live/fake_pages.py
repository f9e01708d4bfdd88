"""The pages of settings as the invented platforms show them: each row in the markup that public code met there."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.live.common import common
from auditor.live.pages import Kind, LivePage, Row, pages
from auditor.model.account import Platform, Value
from auditor.model.facts import FACTS, ValueKind
from tests.live.fake_site import (
    FakeSite,
    dialog,
    input_switch,
    nameless_switch,
    opener,
    sharing_button,
    stale_switch,
    whole,
)

OWN = "mira.invented"
State = Mapping[str, Value]

_SAFE_ON = frozenset({"audience.private_profile", "security.two_step", "security.login_alerts", "contact.tag_review"})
_NAMELESS = ("tiktok_privacy", "tiktok_security", "instagram_messages")


def shown(page: LivePage, lang: str, state: State, own: str = OWN) -> str:
    """A page whose rows say that; a row of which nothing is said is not there."""
    rows = [row for row in page.rows if row.fact in state]
    whose = f"<p>{own}</p><p>{page.platform.capitalize()}</p>" if page.lists_accounts else ""
    body = "".join(_row(page, row, lang, str(state[row.fact])) for row in rows)
    dialogs = "".join(_dialog(page, row, lang, str(state[row.fact])) for row in rows if row.kind is Kind.CHOICE)
    return whole(lang, f"<h1>{page.heading[lang][0]}</h1>{whose}{body}", dialogs)


def settings(platform: Platform, lang: str, state: State, own: str = OWN) -> FakeSite:
    """All pages of a platform."""
    return FakeSite({page.address: shown(page, lang, state, own) for page in pages(platform)}, lang=lang)


def told(page: LivePage, state: State) -> State:
    """What of it stands on that page."""
    return {row.fact: state[row.fact] for row in page.rows if row.fact in state}


def of_all(*, narrow: bool) -> State:
    """Every setting of every page at its narrowest, or at its widest."""
    rows = [row for platform in Platform for page in pages(platform) for row in page.rows]
    return {row.fact: _value(row, narrow=narrow) for row in rows}


def _value(row: Row, *, narrow: bool) -> Value:
    if FACTS[row.fact].kind is ValueKind.AUDIENCE:
        return ("only_me" if row.fact.startswith("reuse.") else "friends") if narrow else "everyone"
    return "on" if (row.fact in _SAFE_ON) is narrow else "off"


def _row(page: LivePage, row: Row, lang: str, value: str) -> str:
    name = row.names[lang][0]
    match row.kind:
        case Kind.SWITCH:
            on = value == row.states["checked"]
            if page.id in _NAMELESS:
                return nameless_switch(name, on)
            return stale_switch(name, on) if page.stale_inputs else input_switch(name, on)
        case Kind.CHOICE:
            return opener(name)
        case Kind.SENTENCE:
            return f"<p>{row.words[value][lang][0]}</p>"
    if page.platform is Platform.FACEBOOK:
        return (
            f"<div><span>{name}</span>{sharing_button(common().sharing_with[lang][0], _word(page, value, lang))}</div>"
        )
    said = common().switch[value][lang][0] if value in common().switch else _word(page, value, lang)
    return f"<div><p>{name}</p><p>{said}</p></div>"


def _dialog(page: LivePage, row: Row, lang: str, value: str) -> str:
    options = {_word(page, one, lang): one == value for one in ("everyone", "friends", "only_me")}
    return dialog(row.names[lang][0], options, native=page.platform is Platform.TIKTOK)


def _word(page: LivePage, value: str, lang: str) -> str:
    return common().audience[page.platform][value][lang][0]
