"""One download, read."""

from __future__ import annotations

from pathlib import Path

from auditor.model.account import Account
from tests.exports import accounts_of


def one(*paths: Path) -> Account:
    (account,) = accounts_of(*paths)
    return account


FOOT = (
    '<aside role="contentinfo">Gemaakt door Ann op <time datetime="{made}T10:00Z">toen</time>'
    '<div>Bevat gegevens van <time datetime="{begin}T00:00Z">toen</time> tot <time datetime="{end}T00:00Z">later</time>'
    "</div></aside>"
)
