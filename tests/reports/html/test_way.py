"""Links that are safe to offer, and paths that grow old."""

from __future__ import annotations

import msgspec
import pytest
from auditor.authors.testing import account
from auditor.results.saved import from_json, to_json
from tests.reports import samples
from tests.reports.html.parsed import parsed, words


@pytest.mark.parametrize(
    ("link", "offered"),
    [
        ("https://www.instagram.com/accounts/edit/", True),
        ("https://www.facebook.com/settings/?tab=posts", True),
        ("http://www.instagram.com/", False),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("https://a.example\n.org/", False),
        ("data:text/html,x", False),
        ("//example.org/", False),
        ("https:///example.org", False),
        ("https://www.instagram.com@example.org/", False),
        ("https://[broken/", False),
        ('https://example.org/"onclick="x', False),
        ("", False),
    ],
)
def test_only_plain_https_links_are_links(link: str, offered: bool) -> None:
    plain = b"https://www.instagram.com/accounts/settings/v2/account_privacy/"
    changed = to_json(samples.family()).replace(b'"' + plain + b'"', msgspec.json.encode(link))
    (step,) = parsed(from_json(changed, "r.json")).xpath("//li[@id='step-1']")
    assert step.xpath(".//a[@class='button']/@href") == ([link] if offered else [])


def test_a_path_that_nobody_walked_lately_has_a_sign_with_a_key() -> None:
    signs = {}
    for seen in ("2025-11", "2025", "2023", "not a date"):
        changed = to_json(samples.family()).replace(b'"2025-11"', msgspec.json.encode(seen))
        page = parsed(from_json(changed, "r.json"))
        signs[seen] = len(page.xpath("//li[@id='step-1']//*[@class='unwalked']"))
    assert signs == {"2025-11": 0, "2025": 0, "2023": 1, "not a date": 1}
    assert words(page).count("° We") == 1


def test_two_routes_are_two_lines() -> None:
    file = samples.checks()[0].file
    section = msgspec.structs.replace(file.platforms["instagram"], path_all={"en": "One > Two"})
    both = samples._check(msgspec.structs.replace(file, platforms={"instagram": section}))
    page = parsed(samples.make(account("instagram", {"audience.private_profile": "off"}), using=[both]))
    (step,) = page.xpath("//li[@id='step-1']")
    _, second = step.xpath(".//ol[@class='path']")
    assert [words(part).strip("°") for part in second] == ["One", "Two"]
