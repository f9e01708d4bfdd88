"""What may be opened, and how much was."""

from __future__ import annotations

import pytest
from auditor.live.codes import LiveCode
from auditor.live.hosts import Opened, hosts_of
from auditor.live.pages import pages
from auditor.model.account import Platform
from auditor.walls.browser import named_host


@pytest.mark.parametrize("platform", Platform)
def test_every_page_is_on_a_host_that_is_named(platform: Platform) -> None:
    hosts = hosts_of(platform)
    assert all(named_host(page.address, hosts.pages) for page in pages(platform))
    assert not {*hosts.pages} & {*hosts.besides}
    assert all(host == host.casefold() and not host.startswith(("*", ".")) for host in hosts.all)
    assert not any(hosts.stop(page.address) for page in pages(platform))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://www.instagram.com/accounts/login/?next=%2F", LiveCode.LOGIN_WALL),
        ("https://www.instagram.com/challenge/abc/", LiveCode.CHALLENGE),
        ("https://www.instagram.com/challengers/", None),
        ("https://www.instagram.com/checkpoint", LiveCode.CHECKPOINT),
        ("https://www.instagram.com/mira.login/", None),
    ],
)
def test_an_address_tells_what_comes_first(address: str, code: LiveCode | None) -> None:
    assert hosts_of(Platform.INSTAGRAM).stop(address) == code


def test_pages_are_counted_by_host_and_none_elsewhere() -> None:
    opened = Opened(hosts_of(Platform.INSTAGRAM))
    for address in ("https://www.instagram.com/a", "https://accountscenter.instagram.com/b", "https://x.invalid/"):
        opened.add(address)
    assert opened.pages == {"instagram.com": 2}
