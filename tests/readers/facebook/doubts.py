"""An invented Facebook account, changed so that a thing is said twice or in another form."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from auditor.demo.facebook.account import ContactSync, FacebookAccount, Relative, School, privacy_rows
from auditor.demo.facebook.tree import App, tree
from auditor.demo.trees import Tree, meta_json
from auditor.model.account import Account, Reason

DAY = datetime(2020, 1, 2, 12, tzinfo=UTC)
ANN = FacebookAccount(
    username="ann.example",
    first_name="Ann",
    last_name="Example",
    bio="Mum of two",
    birth_date=date(1985, 3, 4),
    emails=("ann@example.org",),
    family=(Relative("Noor Example", "Daughter"),),
    education=(School("De Voorbeeld", "High School"),),
    privacy=privacy_rows("friends"),
    two_step=True,
    two_step_since=DAY,
    login_alerts=True,
    apps=(App("Invented Game", DAY, DAY),),
    friends=(("Cy Example", DAY),),
    uploaded_contacts=2,
    active_status=False,
    password_changed=DAY,
    contact_sync=(ContactSync("off", True, DAY),),
)
PROFILE = "personal_information/profile_information/profile_information.json"
Open = Callable[[Tree], Account]


def made(account: FacebookAccount = ANN, **options: Any) -> Tree:
    return tree(account, with_media=False, **options)


def changed(name: str, change: Callable[[Any], Any], base: Tree | None = None) -> Tree:
    base = made() if base is None else base
    data = json.loads(base[name])
    return base | {name: meta_json(change(data) or data)}


def values(account: Account, fact: str) -> set[Any]:
    return {found.value for found in account.facts.get(fact, ())}


def doubted(account: Account, fact: str) -> Reason | None:
    """Why a fact is in doubt, or absent."""
    if fact in account.absent:
        return account.absent[fact].reason
    return next((doubt.reason for doubt in account.doubts.get(fact, ())), None)
