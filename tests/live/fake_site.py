"""Three platforms that are invented: what a browser of a test is given under their real host names. Nothing leaves.

Markup and English names are built from what public code of 2026 looks for; no one of this project has seen the pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Request, Route

Names = Mapping[str, str]

_WATCH = """<script>addEventListener("click", e => {
  const it = e.target.closest("a,button,input,label,[role]") || e.target;
  if (it.tagName !== "A" && it.tagName !== "BODY") fetch("/clicked/" + encodeURIComponent(it.id || it.textContent));
}, true)</script>"""
_DIALOGS = """<script>
for (const b of document.querySelectorAll("[data-opens]"))
  b.onclick = () => document.getElementById(b.dataset.opens).hidden = false;
addEventListener("keydown", e => e.key === "Escape"
  && document.querySelectorAll("[role=dialog]").forEach(d => d.hidden = true));
for (const i of document.querySelectorAll("[data-live]")) i.checked = i.dataset.live === "on";
</script>"""


def whole(lang: str, body: str, dialogs: str = "") -> str:
    head = f'<!doctype html><html lang="{lang}"><meta charset="utf-8">'
    return f"{head}<main>{body}</main>{dialogs}{_DIALOGS}{_WATCH}</html>"


def input_switch(name: str, on: bool) -> str:
    """As on Instagram: an input with a name, `aria-checked` and its property say the same."""
    state = "on" if on else "off"
    return (
        f'<div><span>{name}</span><input type="checkbox" role="switch" id="{name}" aria-label="{name}" '
        f'aria-checked="{str(on).lower()}" data-live="{state}"></div>'
    )


def stale_switch(name: str, on: bool) -> str:
    """As on Facebook: only its property changes, `aria-checked` stays as it was first."""
    return (
        f'<div><span>{name}</span><input type="checkbox" role="switch" id="{name}" aria-label="{name}" '
        f'aria-checked="{str(not on).lower()}" data-live="{"on" if on else "off"}"></div>'
    )


def nameless_switch(row: str, on: bool) -> str:
    """As on TikTok: a row of text, then a switch that has no name."""
    state = f'role="switch" tabindex="0" aria-checked="{str(on).lower()}"'
    return f'<div><p>{row}</p><div id="{row}" {state}></div></div>'


def dialog(name: str, options: Mapping[str, bool], *, native: bool = False) -> str:
    """A dialog with a choice: `role=radio` as on Facebook, or native radios as on TikTok."""
    made = "".join(
        f'<label><input type="radio" name="{name}" id="{o}"{" checked" if on else ""}><span>{o}</span></label>'
        if native
        else f'<div role="radio" tabindex="0" id="{o}" aria-checked="{str(on).lower()}" aria-label="{o}"></div>'
        for o, on in options.items()
    )
    return f'<div role="dialog" aria-label="{name}" id="dialog-{name}" hidden><h2>{name}</h2>{made}</div>'


def sharing_button(prefix: str, audience: str) -> str:
    """As on Facebook: a button whose name tells the audience; it would change it."""
    return f'<button type="button" id="sharing" aria-label="{prefix} {audience}."></button>'


def opener(name: str, opens: str = "") -> str:
    return f'<button type="button" id="open-{name}" data-opens="dialog-{opens or name}">{name}</button>'


@dataclass
class FakeSite:
    """What it shows: `pages` by address, with `hindrance` something else first; and what was asked of it."""

    pages: dict[str, str] = field(default_factory=dict)
    hindrance: str = ""
    lang: str = "en"
    asked: list[str] = field(default_factory=list)
    clicks: list[str] = field(default_factory=list)

    def serve(self, context: BrowserContext) -> None:
        context.route("**/*", self._answer)

    def _answer(self, route: Route, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.path.startswith("/clicked/"):
            self.clicks.append(parts.path.removeprefix("/clicked/"))
            return route.fulfill(status=204)
        self.asked.append(request.url)
        if self.hindrance and (to := HINDERED[self.hindrance]).startswith("/") and not parts.path.startswith(to):
            return route.fulfill(content_type="text/html", body=f'<script>location.replace("{to}")</script>')
        body = self._body(request.url)
        return route.fulfill(status=200 if body else 404, content_type="text/html; charset=utf-8", body=body or "")

    def _body(self, url: str) -> str:
        if self.hindrance:
            return {**STOPS, "login_wall": login(self.lang)}[self.hindrance]
        bare = url.rstrip("/")
        return next((page for address, page in self.pages.items() if address.rstrip("/") == bare), "")


HINDERED = {
    "login_wall": "/accounts/login/",
    "challenge": "/challenge/",
    "checkpoint": "/checkpoint/",
    "reauth": "",  # at the page's own address
    "password": "",
}
"""What comes instead of a page, and the path to which it leads away; "" when it stays."""

STOPS = {
    "challenge": whole("en", "<h1>Confirm you're human to use your account</h1>"),
    "checkpoint": whole("en", "<h1>Confirm your identity</h1>"),
    "reauth": whole("en", '<h1>Check your email</h1><p>Enter the code</p><input aria-label="Code" value="123456">'),
    "password": whole(
        "en", '<h1>Enter your password</h1><input type="password" aria-label="Password" value="tulip-7">'
    ),
}


def login(lang: str) -> str:
    return whole(
        lang,
        '<form id="login_form"><input aria-label="Username" value="mira.invented">'
        '<input type="password" aria-label="Password" value="tulip-7"><button id="loginbutton">Log in</button></form>',
    )


def tiktok_data(name: str, status: int, **flags: bool) -> str:
    """What stands in the script of TikTok's profile pages, as far as public code reads it."""
    detail = {"statusCode": status, "userInfo": {"user": {"uniqueId": name, **flags}}}
    return json.dumps({"__DEFAULT_SCOPE__": {"webapp.user-detail": detail}})


def profile(name: str, seen: str, data: str = "") -> str:
    """What a stranger sees of a profile: `public`, `private`, `missing`, or a `wall` before it."""
    about = f'<meta property="og:title" content="{name}"><meta property="og:image" content="https://x.invalid/p.jpg">'
    script = f'<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">{data}</script>' * bool(data)
    bodies = {
        "public": f"{about}<main><h1>{name}</h1><a href='/p/1'>Photo</a></main>",
        "private": f"{about}<main><h1>{name}</h1><h2>This account is private</h2></main>",
        "missing": "<main><h2>Sorry, this page isn't available.</h2></main>",
        "wall": '<main><form id="login_form"><input type="password"></form></main>',
    }
    return f'<!doctype html><html lang="en"><meta charset="utf-8">{bodies[seen]}{script}{_WATCH}</html>'


def every(pages: Mapping[str, str]) -> Iterator[FakeSite]:
    """The same pages behind each hindrance."""
    for hindrance in HINDERED:
        yield FakeSite(dict(pages), hindrance)
