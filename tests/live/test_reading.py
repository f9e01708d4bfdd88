"""Pages as the person's own browser shows them: the right facts, or the right code."""

from __future__ import annotations

import pytest
from auditor.live.reading import LiveCode
from auditor.model.account import Confidence
from tests.live import OWN, codes, seen, values

PRIVATE, TWO_STEP = "audience.private_profile", "security.two_step"

PRIVACY = """\
- main:
  - heading "Account privacy" [level=2]
  - text: Private account
  - switch "Private account" [checked]
  - text: When your account is public, anyone can see it.
  - text: Allow public photos and videos to appear in search engine results
  - switch "Allow public photos and videos to appear in search engine results"
"""
PRIVACY_NL = (
    PRIVACY.replace("Account privacy", "Accountprivacy")
    .replace("Private account", "Privéaccount")
    .replace(
        "Allow public photos and videos to appear in search engine results",
        "Openbare foto’s en video’s laten verschijnen in zoekmachines",
    )
)


@pytest.mark.parametrize(("page", "language"), [(PRIVACY, "en"), (PRIVACY_NL, "nl")])
def test_switches_are_read_by_their_names(page: str, language: str) -> None:
    reading = seen("instagram_account_privacy", page)
    assert values(reading) == {PRIVATE: "on", "discovery.search_engines": "off"}
    assert reading.language == language
    assert {fact.confidence for fact in reading.facts} == {Confidence.DERIVED}  # nobody ever saw the page


def test_a_name_that_changed_is_told_and_the_rest_is_read() -> None:
    reading = seen("instagram_account_privacy", PRIVACY.replace("Private account", "Locked account"))
    assert values(reading) == {"discovery.search_engines": "off"}
    assert codes(reading) == {PRIVATE: LiveCode.REDESIGNED}


def test_two_switches_that_disagree_say_nothing() -> None:
    reading = seen("instagram_account_privacy", PRIVACY + '  - switch "Private account"\n')
    assert codes(reading)[PRIVATE] is LiveCode.AMBIGUOUS


MESSAGES = """\
- main:
  - heading "Messages and story replies" [level=1]
  - text: Show activity status
  - checkbox [checked]
  - text: Show read receipts
  - checkbox
"""


def test_a_switch_without_a_name_belongs_to_the_words_right_before_it() -> None:
    reading = seen("instagram_messages", MESSAGES)
    assert values(reading) == {"audience.active_status": "on"}
    assert [fact.confidence for fact in reading.facts] == [Confidence.GUESSED]
    off = MESSAGES.replace("checkbox [checked]", "checkbox")
    assert values(seen("instagram_messages", off)) == {"audience.active_status": "off"}
    apart = MESSAGES.replace("  - checkbox [checked]\n", "  - text: Others see it\n  - checkbox [checked]\n")
    assert codes(seen("instagram_messages", apart)) == {"audience.active_status": LiveCode.REDESIGNED}


SETTINGS = """\
- main:
  - heading "Privacy" [level=1]
  - heading "Account" [level=2]
  - text: Private account
  - switch "Private account"
  - dialog "Who can comment on your videos":
    - radio "Everyone"
    - radio "Friends" [checked]
    - radio "No one"
"""


def test_the_chosen_radio_of_a_dialog_is_read() -> None:
    reading = seen("tiktok_privacy", SETTINGS, lang="en")
    assert values(reading) == {PRIVATE: "off", "contact.comments": "friends"}
    assert codes(reading)["contact.tags"] is LiveCode.REDESIGNED


@pytest.mark.parametrize(
    ("dialog", "code"),
    [
        (SETTINGS.replace(" [checked]", ""), LiveCode.AMBIGUOUS),
        (SETTINGS.replace('"Everyone"', '"Everyone" [checked]'), LiveCode.AMBIGUOUS),
        (SETTINGS.replace("Friends", "Close friends and family"), LiveCode.UNKNOWN_WORD),
        (SETTINGS.replace("Who can comment on your videos", "Who can say something"), LiveCode.REDESIGNED),
    ],
)
def test_radios_that_do_not_say_one_known_thing_say_nothing(dialog: str, code: LiveCode) -> None:
    assert codes(seen("tiktok_privacy", dialog))["contact.comments"] is code


FOUND = """\
- main:
  - heading "How people find and contact you" [level=1]
  - text: Who can send you friend requests?
  - button "Edit privacy. Sharing with Friends of friends."
  - text: Who can see your friends list?
  - button "Edit privacy. Sharing with Only me."
  - text: Who can look you up using the email address you provided?
  - button "Edit privacy. Sharing with Friends."
  - text: Who can look you up using the phone number you provided?
  - button "Edit privacy. Sharing with Public."
  - text: Do you want search engines outside of Facebook to link to your profile?
  - switch "Do you want search engines outside of Facebook to link to your profile?" [checked]
"""


def test_an_audience_is_read_from_the_button_that_changes_it() -> None:
    assert values(seen("facebook_found", FOUND)) == {
        "contact.friend_requests": "friends_of_friends",
        "audience.friends_list": "only_me",
        "discovery.by_email": "friends",
        "discovery.by_phone": "everyone",
        "discovery.search_engines": "on",
    }


def test_a_button_with_both_names_needs_no_neighbour() -> None:
    both = '- main:\n  - heading "Posts"\n  - button "Who can see your future posts? Friends"\n'
    assert values(seen("facebook_posts", both)) == {"audience.default": "friends"}


CHOOSE = """\
- main:
  - heading "Two-factor authentication" [level=1]
  - text: Choose an account to set up
  - button "tom.demo Instagram"
  - button "sanne.demo Instagram"
"""
OPEN = """\
- main:
  - heading "Two-factor authentication" [level=1]
  - button "tom.demo Instagram"
  - button "sanne.demo Instagram"
  - dialog "Two-factor authentication":
    - text: sanne.demo · Instagram
    - heading "Two-factor authentication is on" [level=2]
"""


def test_where_accounts_are_listed_the_own_one_must_be_open() -> None:
    assert codes(seen("instagram_two_step", CHOOSE)) == {"": LiveCode.CHOOSE_ACCOUNT}
    assert codes(seen("instagram_two_step", CHOOSE, mine=True)) == {"": LiveCode.CHOOSE_ACCOUNT}
    assert values(seen("instagram_two_step", OPEN)) == {TWO_STEP: "on"}
    other = OPEN.replace("text: sanne.demo", "text: tom.demo")
    assert codes(seen("instagram_two_step", other, mine=True)) == {"": LiveCode.WRONG_ACCOUNT}
    one = CHOOSE.replace('  - button "tom.demo Instagram"\n', "")
    assert codes(seen("instagram_two_step", one)) == {"": LiveCode.CHOOSE_ACCOUNT}


def test_a_name_that_two_people_may_have_needs_the_persons_word() -> None:
    page = OPEN.replace("sanne.demo · Instagram", "Sanne de Vries · Facebook")
    assert codes(seen("facebook_two_step", page)) == {"": LiveCode.CHOOSE_ACCOUNT}
    assert values(seen("facebook_two_step", page, mine=True)) == {TWO_STEP: "on"}
    assert values(seen("facebook_two_step", page, handle="Sanne de Vries")) == {TWO_STEP: "on"}


def test_a_page_that_says_both_says_nothing() -> None:
    both = OPEN + "    - text: Help protect your account\n"
    assert codes(seen("instagram_two_step", both)) == {TWO_STEP: LiveCode.AMBIGUOUS}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('heading "Log in to Instagram"', LiveCode.LOGIN_WALL),
        ('heading "Confirm you\'re human"', LiveCode.CHALLENGE),
        ('button "This was me"', LiveCode.CHECKPOINT),
        ('heading "Check your email"', LiveCode.REAUTH),
        ('heading "Controleer je e-mail"', LiveCode.REAUTH),
        ("text: You can’t make this change at the moment", LiveCode.BLOCKED),
    ],
)
@pytest.mark.parametrize("page", ["- main:\n", PRIVACY])
def test_a_page_in_the_way_is_known(line: str, code: LiveCode, page: str) -> None:
    assert codes(seen("instagram_account_privacy", page + f"  - {line}\n")) == {"": code}


def test_a_question_for_the_password_is_no_log_in() -> None:
    page = '- main:\n  - heading "Please re-enter your password"\n  - link "Forgot password?"\n'
    assert codes(seen("instagram_two_step", page)) == {"": LiveCode.REAUTH}


def test_a_language_without_words_is_told_where_it_is_known() -> None:
    page = PRIVACY.replace("Account privacy", "Privacy dell'account")
    assert codes(seen("instagram_account_privacy", page, lang="it")) == {"": LiveCode.NO_WORDS}
    assert codes(seen("instagram_account_privacy", page, lang="nl-NL")) == {"": LiveCode.NOT_THIS_PAGE}
    assert codes(seen("facebook_stories", '- main:\n  - heading "Historias"\n', lang="es")) == {
        "audience.story": LiveCode.NO_WORDS,
        "reuse.share_public_story": LiveCode.NO_WORDS,
    }


def test_a_link_to_the_page_is_not_the_page() -> None:
    page = PRIVACY.replace('heading "Account privacy" [level=2]', 'link "Account privacy"')
    assert codes(seen("instagram_account_privacy", page)) == {"": LiveCode.NOT_THIS_PAGE}


@pytest.mark.parametrize("text", ["", "- main:", "{[", "just words", "- main\n- x: [1, 2", "a: b", "- " * 4000])
def test_what_is_no_snapshot_says_so(text: str) -> None:
    assert seen("instagram_account_privacy", text).facts == ()
    assert codes(seen("instagram_account_privacy", text))[""] in (LiveCode.UNREADABLE, LiveCode.NOT_THIS_PAGE)


def test_another_account_on_the_page_is_told() -> None:
    page = PRIVACY.replace("- main:\n", "- main:\n  - text: '@tom.demo'\n")
    assert codes(seen("instagram_account_privacy", page)) == {"": LiveCode.WRONG_ACCOUNT}
    assert seen("instagram_account_privacy", page.replace("tom.demo", OWN)).facts
