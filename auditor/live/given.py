"""Pages that were given beside downloads, and whose account each of them is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from auditor.errors import AuditorError
from auditor.live import pasted, saved_page
from auditor.live.codes import Door, Reading
from auditor.live.pages import LivePage, page, pages
from auditor.live.reading import read
from auditor.live.snapshot import Node
from auditor.model.account import Account, Platform


class GivenPageError(AuditorError):
    """A page of settings that cannot be used."""


@dataclass(frozen=True, slots=True)
class GivenPage:
    """A page as it came to us; `mine`: the person says that it is the own one."""

    page: LivePage
    door: Door
    tree: Node
    mine: bool = False


def from_file(page_id: str, path: Path, *, mine: bool = False) -> GivenPage:
    """A page out of a file: copied text where its name ends in `.txt`, else a saved page. Raises GivenPageError."""
    one = page(page_id)
    if one is None:
        known = ", ".join(other.id for platform in Platform for other in pages(platform))
        raise GivenPageError(
            "There is no page {page}.", "The pages that we can read are {known}.", page=page_id, known=known
        )
    try:
        content = path.read_bytes()
    except OSError:
        raise GivenPageError("The page {name} cannot be opened.", "Look at its name.", name=path.name) from None
    if path.suffix.casefold() == ".txt":
        return GivenPage(one, Door.PASTED, pasted.tree(content.decode("utf-8-sig", "replace")), mine)
    return GivenPage(one, Door.SAVED, saved_page.tree(content), mine)


def readings(accounts: Sequence[Account], given: Sequence[GivenPage], day: date) -> list[Reading]:
    """What each page says of the account that it is about; why not, where it is about none of these."""
    return [_best(list(_read(accounts, one, day))) for one in given]


def _read(accounts: Sequence[Account], given: GivenPage, day: date) -> Iterator[Reading]:
    """The page as one of each account of its platform; of several the page itself must name the one."""
    own = [account.known_as for account in accounts if account.platform is given.page.platform] or [""]
    mine = given.mine and len(own) == 1
    for handle in own:
        yield read(given.page, given.tree, door=given.door, handle=handle, day=day, mine=mine)


def _best(tried: Sequence[Reading]) -> Reading:
    return max(tried, key=lambda reading: len(reading.facts))
