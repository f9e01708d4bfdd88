"""Opens every address that stands in our YAML, and writes down what does not answer any more: `make links`.

For maintainers, before a release; never in an audit, and not in CI. Each address is asked for once, slowly, and nothing
but its status is read. Pages of the services themselves are left to a person: they answer everybody alike, whether the
page is there or not.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from auditor.model.services import LINK_HOSTS, leads_to

ROOT = Path(__file__).parents[1]
FOLDERS = ("checks", "reports", "auditor")
PAUSE = 1.0
"""Seconds between two addresses."""
_ADDRESS = re.compile(r"https?://[^\s\"'<>{}|\\^`]+[^\s\"'<>{}|\\^`.,;:)\]]")
_NAME = "family-privacy-auditor (looks once whether this page is still there)"


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and the files in which it stands."""

    address: str
    files: tuple[str, ...]


def every(root: Path = ROOT) -> tuple[list[Link], int]:
    """The addresses to open, and how many are left to a person."""
    places: dict[str, list[str]] = {}
    for path in (path for folder in FOLDERS for path in sorted((root / folder).rglob("*.yaml"))):
        for address in dict.fromkeys(_ADDRESS.findall(path.read_text("utf-8"))):
            places.setdefault(address, []).append(path.relative_to(root).as_posix())
    links = [Link(address, tuple(files)) for address, files in sorted(places.items())]
    ours = [link for link in links if not leads_to(link.address.replace("http://", "https://", 1), LINK_HOSTS)]
    return ours, len(links) - len(ours)


def wrong(client: httpx.Client, link: Link) -> str:
    """What is wrong with an address; "" when it answers, or when it only answers no program."""
    try:
        with client.stream("GET", link.address) as answer:
            status, at = answer.status_code, answer.url
    except httpx.TooManyRedirects:
        return "leads round in circles"
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"no answer ({type(error).__name__})"
    if status in (404, 410) or status >= 500:
        return f"answers {status}"
    if status < 400 and at.path.strip("/") == "" and httpx.URL(link.address).path.strip("/"):
        return f"leads to the front page of {at.host}"
    return ""


def report(client: httpx.Client, links: list[Link], pause: Callable[[], None]) -> Iterator[str]:
    """A line for each address with which something is wrong."""
    for link in links:
        if said := wrong(client, link):
            yield f"- {link.address}: {said}; in {', '.join(link.files)}"
        pause()


def main() -> int:
    """Print what no longer answers; 1 when there is something, 2 where it may not be asked."""
    if os.environ.get("CI"):
        sys.stderr.write("Not in CI: this opens some hundred pages of others.\n")
        return 2
    links, left = every()
    found = 0
    with httpx.Client(headers={"user-agent": _NAME}, follow_redirects=True, timeout=20) as client:
        for line in report(client, links, lambda: time.sleep(PAUSE)):
            found += 1
            print(line, flush=True)
    print(f"{len(links)} opened, {found} to look at; {left} pages of the services are for a person to open.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
