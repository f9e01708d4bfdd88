"""Facebook's lists of access and of people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from auditor.demo.facebook.account import FriendList
from auditor.demo.facebook.tree import tree
from auditor.demo.meta.sheets import Form
from auditor.demo.trees import Tree, without
from auditor.model.account import Account, SessionKind
from tests.readers.facebook.exports import ACCOUNT, FORMS, Build, day, relabelled

# Lists


def test_access_is_read_with_devices_and_times(build: Build) -> None:
    for form in FORMS:
        account = build(form=form)
        active, *logins, device = account.sessions
        assert (active.kind, active.device, active.place) == (SessionKind.ACTIVE, "Phone of Ann", "Voorbeeldstad")
        assert [login.last for login in logins] == [day(2024, m) for m in (1, 2, 3)]
        assert (device.kind, device.device, device.first) == (SessionKind.DEVICE, "Tablet of Ann", day(2023))
        assert [(app.name, app.active) for app in account.apps] == [("Invented Game", True), ("Invented Quiz", False)]


def test_a_logout_is_no_login(opened: Callable[[Tree], Account]) -> None:
    made = tree(ACCOUNT)
    for name in ("logins_and_logouts", "account_activity"):
        made = without(made, name) if name == "account_activity" else relabelled(made, '"Log in"', '"Log out"')
    assert opened(made).value("security.logins") == 0


def test_people_are_counted_and_never_named(build: Build) -> None:
    for form in FORMS:
        account = build(form=form)
        assert {fact: len(people) for fact, people in account.people.items()} == {
            "connections.friends": 2,
            "connections.followers": 1,
            "connections.following": 1,
        }
        assert [person.since for person in account.people["connections.friends"]] == [day(2015), day(2016)]
        assert not any(name in repr(account) for name in ("Cy Example", "Di Example", "Ed Example", "Fay Example"))
        (others,) = account.others
        assert all(map(others.has, ("cy example", "Fay Example", "Contact 3")))
        assert others.has_part("Fay")
        assert not others.has("Contact 4")


@pytest.mark.parametrize("form", FORMS)
def test_members_of_friend_lists_are_known_and_cannot_be_read(build: Build, form: Form) -> None:
    lists = (FriendList("Close friends", ("Gus Invented", "Hal Invented")), FriendList("Nobody", ()))
    account = build(replace(ACCOUNT, friend_lists=lists), form=form)
    (others,) = account.others
    assert all(map(others.has, ("Gus Invented", "Hal Invented")))
    assert not others.has_part("close")
    assert "Gus" not in repr(account)
