"""Copied text has words only, and only those of the person's own page of settings count."""

from __future__ import annotations

import pytest
from auditor.live.reading import LiveCode
from tests.live import OWN, codes, copied, values

TWO_STEP = "security.two_step"
PAGE = f"""Two-factor authentication
{OWN} · Instagram
Two-factor authentication is on
Your login methods
"""


def test_the_own_page_is_read() -> None:
    reading = copied("instagram_two_step", PAGE)
    assert values(reading) == {TWO_STEP: "on"}
    assert reading.language == "en"


def test_without_the_name_the_person_says_that_it_is_the_own_page() -> None:
    nameless = PAGE.replace(f"{OWN} · Instagram\n", "")
    assert codes(copied("instagram_two_step", nameless)) == {"": LiveCode.NOT_CONFIRMED}
    assert values(copied("instagram_two_step", nameless, mine=True)) == {TWO_STEP: "on"}


HELP = """Help Center
Login, recovery and security
Two-factor authentication
Two-factor authentication is on
When it is on, we ask for a code.
Was this helpful?
"""
MAIL = f"""From: Instagram <security@mail.instagram.com>
Subject: Two-factor authentication is on
Hi {OWN},
Two-factor authentication
Two-factor authentication is on
{OWN}
"""
MAIL_NL = f"""Hallo {OWN},
Tweestapsverificatie
Tweestapsverificatie is ingeschakeld
"""
NOTE = f"Sanne told me that two-factor authentication is on for {OWN}. Good!"
OTHER_PAGE = f"Account privacy\n{OWN}\nPrivate account\n"
HEADING_ONLY = f"Two-factor authentication\n{OWN}\n"
STATE_ONLY = f"{OWN}\nTwo-factor authentication is on\n"


@pytest.mark.parametrize("text", [HELP, MAIL, MAIL_NL, NOTE, OTHER_PAGE, HEADING_ONLY, STATE_ONLY, "", "\n \n"])
@pytest.mark.parametrize("mine", [False, True])
def test_what_is_another_text_gives_nothing_even_if_somebody_says_that_it_is_theirs(text: str, mine: bool) -> None:
    reading = copied("instagram_two_step", text, mine=mine)
    assert reading.facts == ()
    assert codes(reading)[""] in (LiveCode.NOT_THIS_PAGE, LiveCode.UNREADABLE)


@pytest.mark.parametrize("name", ["tom.demo · Instagram", "tom.demo\nInstagram", "@tom.demo", "tom.demo, Instagram"])
@pytest.mark.parametrize("mine", [False, True])
def test_the_page_of_a_partner_gives_nothing(name: str, mine: bool) -> None:
    reading = copied("instagram_two_step", PAGE.replace(f"{OWN} · Instagram", name), mine=mine)
    assert codes(reading) == {"": LiveCode.WRONG_ACCOUNT}


def test_a_page_that_names_both_gives_nothing() -> None:
    both = PAGE.replace("Two-factor authentication is", "tom.demo · Instagram\nTwo-factor authentication is", 1)
    assert codes(copied("instagram_two_step", both, mine=True)) == {"": LiveCode.CHOOSE_ACCOUNT}


def test_a_switch_has_no_state_in_words() -> None:
    reading = copied("instagram_account_privacy", f"{OWN}\nAccount privacy\nPrivate account\nOn\n")
    assert values(reading) == {}
    assert codes(reading)["audience.private_profile"] is LiveCode.WORDS_ONLY


POSTS = f"{OWN}\nPosts\nWho can see your future posts?\nFriends\nEdit\n"


def test_a_value_is_read_from_the_line_below_its_name() -> None:
    assert values(copied("facebook_posts", POSTS)) == {"audience.default": "friends"}


def test_a_value_anywhere_else_is_not_its_value() -> None:
    for text in (POSTS.replace("Friends\nEdit", "Edit\nFriends"), POSTS.replace("Friends\n", "")):
        assert values(copied("facebook_posts", text)) == {}


def test_a_name_that_stands_there_twice_says_nothing() -> None:
    twice = POSTS + "Who can see your future posts?\nPublic\n"
    assert values(copied("facebook_posts", twice)) == {}
