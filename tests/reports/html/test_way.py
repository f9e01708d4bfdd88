"""Links that are safe to offer, and paths that grow old."""

from __future__ import annotations

import msgspec
import pytest
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


def test_an_old_path_is_called_old() -> None:
    said = {}
    for seen in ("2025-11", "2025", "2023", "not a date"):
        changed = to_json(samples.family()).replace(b'"2025-11"', msgspec.json.encode(seen))
        (step,) = parsed(from_json(changed, "r.json")).xpath("//li[@id='step-1']")
        said[seen] = words(step.xpath(".//*[@class='way']/p[@class='small']")[-1])
    assert "November 2025" in said["2025-11"]
    assert said["2025"].count(".") == said["2025-11"].count(".") == 1
    assert said["2023"].count(".") == said["not a date"].count(".") == 2
