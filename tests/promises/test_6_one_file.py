"""Promise 6, one file: the report loads nothing, runs nothing, and says so to the browser."""

from __future__ import annotations

import re

import pytest
from lxml import etree, html
from tests.exports import PLATFORM_TREES, auditor, zip_of

_LOADS = ("src", "srcset", "data", "poster", "background", "action", "formaction", "cite", "manifest", "ping")
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


@pytest.fixture(scope="module", params=["en", "nl"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    folder = tmp_path_factory.mktemp("page")
    zips = [zip_of(tree(), folder / f"{platform}.zip") for platform, tree in PLATFORM_TREES.items()]
    assert auditor("audit", *zips, "--html", folder / "r.html", "--lang", request.param).code == 10
    return html.document_fromstring((folder / "r.html").read_text("utf-8"))


def test_nothing_is_loaded(page: html.HtmlElement) -> None:
    for element in page.iter(etree.Element):
        assert not [name for name in _LOADS if _ELSEWHERE.match(element.get(name, ""))]
        if _ELSEWHERE.match(link := element.get("href", "")):
            assert element.tag == "a"
            assert link.startswith("https://")
    assert not page.xpath("//link[not(starts-with(@href, 'data:'))] | //iframe | //object | //embed | //base")


def test_styles_load_nothing(page: html.HtmlElement) -> None:
    styles = [*page.xpath("//style/text()"), *page.xpath("//@style")]
    assert styles
    for style in styles:
        assert "@import" not in style
        assert all(url.strip("'\" ").startswith(("data:", "#")) for url in re.findall(r"url\(([^)]*)", style))


def test_nothing_runs(page: html.HtmlElement) -> None:
    assert not page.xpath("//script | //form | //meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert not page.xpath("//@href[starts-with(translate(., 'JAVSCRIPT', 'javscript'), 'javascript')]")


def test_the_browser_is_told_to_load_nothing(page: html.HtmlElement) -> None:
    (policy,) = page.xpath("//meta[@http-equiv = 'Content-Security-Policy']/@content")
    rules = {name: values for name, *values in map(str.split, policy.split(";")) if name}
    assert rules["default-src"] == ["'none'"]
    for name, values in rules.items():
        assert not [v for v in values if v in ("*", "'self'", "'unsafe-inline'", "'unsafe-eval'") or "//" in v], name
    assert not rules.keys() & {"script-src", "connect-src", "frame-src"} or all(
        rules.get(name, ["'none'"]) == ["'none'"] for name in ("script-src", "connect-src", "frame-src")
    )


def test_it_is_one_page_with_a_language(page: html.HtmlElement) -> None:
    assert page.get("lang") in ("en", "nl")
    assert page.xpath("count(//main)") == 1
    assert page.xpath("count(//h1)") == 1
