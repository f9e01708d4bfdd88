"""Instagram's profile, its private flag and that flag's past."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from auditor.demo.instagram.account import GENERATIONS
from auditor.demo.instagram.tree import tree
from auditor.demo.trees import Tree, without
from auditor.downloads.problems import ProblemKind
from auditor.model.account import Confidence, Reason
from auditor.model.facts import agreed
from tests.readers.instagram.exports import (
    ACCOUNT,
    LANGUAGES,
    LOGIN,
    PRIVATE,
    PROFILE,
    QUIET,
    QUIET_PAST,
    Look,
    absence,
    day,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["json", "html"])
@pytest.mark.parametrize(("private", "word"), [(True, "on"), (False, "off")])
def test_private_flag_in_every_language(look: Look, language: Any, form: Any, private: bool, word: str) -> None:
    account = look(tree(replace(QUIET, private=private), generation="2026", form=form, language=language))
    assert account.value(PRIVATE) == word


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("form", ["json", "html"])
def test_left_out_flag_is_not_set(look: Look, generation: Any, form: Any) -> None:
    if (generation, form) == ("2018", "html"):
        pytest.skip("there was no such form")
    account = look(tree(replace(QUIET, private=None), generation=generation, form=form))
    assert absence(account, PRIVATE) == (Reason.NOT_SET, "")


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("word", ["Truthy", "ingeschakeld?", "2"])
def test_unknown_word_stays_unknown(look: Look, generation: Any, word: str) -> None:
    account = look(tree(replace(QUIET, private=word), generation=generation))
    assert absence(account, PRIVATE) == (Reason.UNKNOWN_WORD, word)


# The language-free fallback


def renamed(labels: dict[str, str], made: Tree, path: str = PROFILE) -> Tree:
    """The tree with labels of one file in words that no table holds."""
    text = made[path].decode("utf-8")
    for old, new in labels.items():
        assert old in text
        text = text.replace(f'"{old}"', f'"{new}"')
    return made | {path: text.encode("utf-8")}


@pytest.mark.parametrize(("private", "word"), [(True, "on"), (False, "off")])
def test_flag_by_position_is_a_guess(look: Look, private: bool, word: str) -> None:
    made = tree(replace(ACCOUNT, private=private, privacy_changes=()))
    account = look(renamed({"Private Account": "Xx Yy", "Date of birth": "Zz", "Phone Confirmed": "Ww"}, made))
    assert [(f.value, f.confidence) for f in account.facts[PRIVATE]] == [(word, Confidence.GUESSED)]


def test_no_guess_from_the_phone_row(look: Look) -> None:
    made = tree(replace(ACCOUNT, private=None, privacy_changes=()))
    account = look(renamed({"Phone Confirmed": "Ww"}, made))
    assert absence(account, PRIVATE) == (Reason.UNKNOWN_WORD, "")


def test_no_guess_without_a_date_of_birth(look: Look) -> None:
    made = tree(replace(ACCOUNT, birth_date=None, privacy_changes=()))
    account = look(renamed({"Private Account": "Xx Yy"}, made))
    assert absence(account, PRIVATE) == (Reason.UNKNOWN_WORD, "")


def test_no_guess_between_two_candidates(look: Look) -> None:
    made = tree(replace(ACCOUNT, website="True", privacy_changes=()))
    account = look(renamed({"Private Account": "Xx Yy", "Website": "Vv"}, made))
    assert absence(account, PRIVATE) == (Reason.UNKNOWN_WORD, "")


def test_unknown_labels_never_mean_an_empty_profile(look: Look) -> None:
    account = look(renamed({"Bio": "Vv"}, tree(ACCOUNT)))
    assert absence(account, "profile.bio") == (Reason.UNKNOWN_WORD, "")
    assert look(tree(replace(ACCOUNT, bio=""))).value("profile.bio") == ""


# Privacy history, two-step, look-alikes


def test_newest_switch_is_kept_beside_the_flag(look: Look) -> None:
    switches: Any = ((day(2018), "public"), (day(2019), "private"))
    account = look(tree(replace(ACCOUNT, private=False, privacy_changes=switches)))
    told = [(f.value, f.confidence, f.observed_at) for f in account.facts[PRIVATE]]
    assert told == [("off", Confidence.STATED, None), ("on", Confidence.DERIVED, date(2019, 3, 4))]
    assert {(c.at, c.private) for c in account.privacy_changes} == {(day(2018), False), (day(2019), True)}


def test_history_alone_gives_a_weaker_flag(look: Look) -> None:
    account = look(without(tree(ACCOUNT), PROFILE))
    assert [(f.value, f.confidence) for f in account.facts[PRIVATE]] == [("off", Confidence.DERIVED)]


@pytest.mark.parametrize("generation", ["2025", "2026"])
def test_history_without_all_times_tells_no_flag(look: Look, generation: Any) -> None:
    made = tree(replace(ACCOUNT, private=None), generation=generation)
    path = f"{LOGIN}/profile_privacy_changes.json"
    undated = made[path].replace(str(int(day(2019).timestamp())).encode(), b"0")
    account = look(made | {path: undated})
    assert PRIVATE not in account.facts
    assert account.value("audience.privacy_history") == 2


def test_birthday_that_stands_for_none(look: Look) -> None:
    account = look(tree(replace(QUIET, birth_date=date(1919, 1, 1))))
    assert absence(account, "profile.birthday") == (Reason.NOT_SET, "")


# Two values, and rows in no known form

PROFILE_ROWS = ("Private Account", "Bio", "Name", "Username")


def profile_with(made: Tree, change: Callable[[dict[str, Any]], None]) -> Tree:
    value = json.loads(made[PROFILE])
    change(value["profile_user"][0]["string_map_data"])
    return made | {PROFILE: json.dumps(value).encode()}


@pytest.mark.parametrize("cell", ["plain", 5, None, {}, [], {"value": None}, {"value": ["x"]}, {"valuex": "x"}])
def test_a_profile_row_in_no_known_form_is_unreadable_and_never_empty(look: Look, cell: Any) -> None:
    def change(rows: dict[str, Any]) -> None:
        rows.update(dict.fromkeys(PROFILE_ROWS, cell))

    account = look(profile_with(tree(QUIET_PAST), change))
    for fact_id in ("profile.bio", "profile.name", "profile.username", PRIVATE):
        assert fact_id not in account.facts
        assert account.absent[fact_id].reason is Reason.UNREADABLE


def test_two_profiles_in_one_file_contradict_each_other(look: Look) -> None:
    made = tree(QUIET_PAST)
    value = json.loads(made[PROFILE])
    other = deepcopy(value["profile_user"][0])
    other["string_map_data"]["Private Account"]["value"] = "False"
    other["string_map_data"]["Username"]["value"] = "other.example"
    other["string_map_data"]["Bio"]["value"] = "Another"
    for profiles in ([value["profile_user"][0], other], [other, value["profile_user"][0]]):
        account = look(made | {PROFILE: json.dumps({"profile_user": profiles}).encode()})
        assert {fact.value for fact in account.facts[PRIVATE]} == {"on", "off"}
        assert len(account.facts["profile.bio"]) == 2
        assert agreed(account, PRIVATE) is None


@pytest.mark.parametrize("second", ["False", "Perhaps", ""])
def test_a_row_twice_is_contradicted_and_not_first_come(look: Look, second: str) -> None:
    def change(rows: dict[str, Any]) -> None:
        rows["private account"] = {"value": second}

    account = look(profile_with(tree(QUIET_PAST), change))
    assert agreed(account, PRIVATE) is None


def test_a_key_twice_makes_the_file_unreadable(look: Look) -> None:
    made = tree(QUIET_PAST)
    twice = made[PROFILE].replace(
        b'"Private Account": {', b'"Private Account": {"value": "False"}, "Private Account": {'
    )
    assert twice != made[PROFILE]
    account = look(made | {PROFILE: twice})
    assert absence(account, PRIVATE) == (Reason.UNREADABLE, "")
    assert [problem.kind for problem in account.problems] == [ProblemKind.REPEATED_KEY]


def test_an_unknown_word_beside_a_history_is_a_doubt(look: Look) -> None:
    switches: Any = ((day(2019), "private"),)
    account = look(tree(replace(ACCOUNT, private="Perhaps", privacy_changes=switches)))
    assert account.value(PRIVATE) == "on"
    assert [doubt.raw for doubt in account.doubts[PRIVATE]] == ["Perhaps"]
