"""What the tests of the checks on texts make: posts, and accounts that show them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from auditor.authors.testing import account, run
from auditor.model.account import Account, Confidence
from auditor.model.check import Check
from auditor.model.family import Child, Family
from auditor.model.verdict import Outcome
from auditor.text.silence import SILENCE
from tests.checks.findings import only

EMMA = Family(
    children=(Child("Emma", date(2017, 3, 8), ("Emmepem",)),),
    schools=("De Regenboog",),
    clubs=("VV Wervelwind",),
    streets=("Voorbeeldlaan",),
    towns=("Utrecht",),
)
SECRET = "Zxqwv"


def post(caption: str = "", day: str = "2025-07-04", **fields: Any) -> dict[str, Any]:
    return {"caption": caption, "at": f"{day}T10:00:00Z", "source": "posts.json", **fields}


def public(*posts: Mapping[str, Any], platform: str = "instagram", **facts: str | int) -> Account:
    known: dict[str, Any] = {"content.posts": len(posts), "audience.private_profile": "off"} | facts
    return account(platform, known, posts=posts)


def facebook(*posts: Mapping[str, Any], default: str = "everyone") -> Account:
    facts: dict[str, Any] = {"content.posts": len(posts), "content.stories": 0, "content.reels": 0}
    return account("facebook", facts | {"audience.default": default}, posts=posts)


def by_words(check: Check, caption: str) -> bool:
    """Whether words alone tell it, to whoever does not know the family: a finding, and a guess."""
    finding = only(run(check, public(post(caption))))
    told = (finding.outcome, finding.message_id, finding.confidence)
    return told == (Outcome.FAIL, "found", Confidence.GUESSED)


def harmless(check: Check, caption: str) -> bool:
    """Whether nothing is found in a caption, though the family has a child."""
    finding = only(run(check, public(post(caption)), family=Family(children=(Child("Pim", date(2020, 1, 1)),))))
    return finding.outcome is Outcome.PASS or finding.message_id == SILENCE


def by_family(check: Check, caption: str, message: str = "found") -> bool:
    """Whether a caption tells it, with this message, to who knows the family; words alone may tell it to others too."""
    finding = only(run(check, public(post(caption)), family=EMMA))
    return (finding.outcome, finding.message_id) == (Outcome.FAIL, message)
