"""Shuffled, cut and mutated pages never give a value that is not there.

What is there is told by the lines of the text themselves, apart from the reader. Not covered: a switch without a name,
of which only the order says whose it is; its value is a guess and says so. Nor a page on which a name was written to
another switch: that is another page, and a true one.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from auditor.model.account import Confidence
from hypothesis import given
from hypothesis import strategies as st
from tests.live import copied, seen, values
from tests.live.test_pasted import PAGE, POSTS
from tests.live.test_reading import FOUND, MESSAGES, OPEN, PRIVACY, SETTINGS

PAGES = {
    "instagram_account_privacy": PRIVACY,
    "instagram_messages": MESSAGES,
    "tiktok_privacy": SETTINGS,
    "facebook_found": FOUND,
    "instagram_two_step": OPEN,
}
TEXTS = {"instagram_two_step": PAGE, "facebook_posts": POSTS}

WITNESSES = {
    "audience.private_profile on": [r'switch "Private account" \[checked\]'],
    "audience.private_profile off": [r'switch "Private account"$'],
    "discovery.search_engines on": [r'switch "(Allow public|Do you want).*" \[checked\]'],
    "discovery.search_engines off": [r'switch "(Allow public|Do you want)[^\[]*"$'],
    "contact.comments friends": [r'dialog "Who can comment', r'radio "Friends" \[checked\]'],
    "contact.comments everyone": [r'dialog "Who can comment', r'radio "Everyone" \[checked\]'],
    "contact.comments only_me": [r'dialog "Who can comment', r'radio "No one" \[checked\]'],
    "security.two_step on": [r"sanne\.demo", r"Two-factor authentication is on"],
}
"""What must stand in the lines, in any order, for a value to be there."""
NAMES = {
    "contact.friend_requests": "friend requests?",
    "audience.friends_list": "friends list?",
    "discovery.by_email": "email address you provided?",
    "discovery.by_phone": "phone number you provided?",
    "audience.default": "future posts?",
    "audience.active_status": "activity status",
}
WORDS = {"Friends of friends": "friends_of_friends", "Only me": "only_me", "Friends": "friends", "Public": "everyone"}
OUR = "no value of the page"


def is_there(fact: str, value: object, text: str) -> bool:
    """Whether lines of the text say so."""
    lines = [line.strip() for line in text.splitlines() if line.strip() not in ("", "- main:")]
    if needed := WITNESSES.get(f"{fact} {value}"):
        return all(any(re.search(witness, line) for line in lines) for witness in needed)
    below = [after for before, after in pairwise(lines) if NAMES[fact] in before]
    if fact == "audience.active_status":
        return any(("[checked]" in line) == (value == "on") and "checkbox" in line for line in below)
    return any(value == next((v for word, v in WORDS.items() if word in line), OUR) for line in below)


def _cut(lines: list[str], one: int, other: int) -> list[str]:
    return lines[:one] + lines[other:]


def _doubled(lines: list[str], one: int, other: int) -> list[str]:
    return [*lines[:other], lines[one], *lines[other:]]


def _swapped(lines: list[str], one: int, other: int) -> list[str]:
    return [lines[{one: other, other: one}.get(n, n)] for n in range(len(lines))]


def _switched(lines: list[str], one: int, _: int) -> list[str]:
    line = lines[one].replace(" [checked]", "") if "[checked]" in lines[one] else lines[one] + " [checked]"
    return [*lines[:one], line, *lines[one + 1 :]]


def _moved(lines: list[str], one: int, other: int) -> list[str]:
    line = "  " + lines[one] if other % 2 else lines[one].removeprefix("  ")
    return [*lines[:one], line, *lines[one + 1 :]]


def _mixed(lines: list[str], one: int, other: int) -> list[str]:
    half = len(lines[one]) // 2
    return [*lines[:one], lines[one][:half] + lines[other][half:], *lines[one + 1 :]]


CHANGES = (_cut, _doubled, _swapped, _switched, _moved, _mixed)


def changed(text: str, data: st.DataObject) -> str:
    """The text shuffled, cut, doubled, or with words of one line in another."""
    lines = text.splitlines()
    if data.draw(st.integers(0, 5)) == 0:
        lines[1:] = data.draw(st.permutations(lines[1:]))
    for change in data.draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4)):
        one, other = sorted(data.draw(st.tuples(*[st.integers(0, len(lines) - 1)] * 2))) if lines else (0, 0)
        lines = change(lines, one, other) if lines else lines
    return "\n".join(lines)


@pytest.mark.parametrize("page", PAGES)
@given(data=st.data())
def test_no_change_gives_a_value_that_is_not_there(page: str, data: st.DataObject) -> None:
    text = changed(PAGES[page], data)
    for fact, value in values(seen(page, text)).items():
        assert is_there(fact, value, text)


@pytest.mark.parametrize("page", TEXTS)
@given(data=st.data())
def test_no_change_of_a_copied_text_does(page: str, data: st.DataObject) -> None:
    text = changed(TEXTS[page], data)
    for fact, value in values(copied(page, text)).items():
        assert is_there(fact, value, text)


@pytest.mark.parametrize("page", PAGES)
@given(data=st.data())
def test_whatever_lines_are_lost_no_other_value_comes_up(page: str, data: st.DataObject) -> None:
    lines = PAGES[page].splitlines()
    lost = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=6))
    reading = seen(page, "\n".join(line for number, line in enumerate(lines) if number not in lost))
    sure = {fact.fact: fact.value for fact in reading.facts if fact.confidence is not Confidence.GUESSED}
    assert sure.items() <= values(seen(page, PAGES[page])).items()


@given(st.text(max_size=300), st.sampled_from(sorted(PAGES)))
def test_nothing_that_is_pasted_ever_breaks_it(text: str, page: str) -> None:
    assert copied(page, text, mine=True).facts == ()
    seen(page, text)
