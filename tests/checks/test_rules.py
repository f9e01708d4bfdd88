"""Every rule of the reference is answered by a check, or stands below with the reason why none does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from auditor.engine import registry
from tests.witnesses import SHARED, outside

RULES = [
    # Instagram
    "ig.private_account",
    "ig.followers_known",
    "ig.two_step",
    "ig.login_activity",
    "ig.login_alerts",
    "ig.tags_manual",
    "ig.who_can_tag",
    "ig.reuse",
    "ig.search_engines",
    "ig.professional",
    "ig.story_audience",
    "ig.location_map",
    "ig.place_tags",
    "ig.dm",
    "ig.comments",
    "ig.activity_status",
    "ig.contacts_sync",
    "ig.similar_accounts",
    "ig.apps",
    "ig.ai",
    "ig.cross_post",
    "ig.profile_text",
    "ig.highlights",
    "ig.supervision",
    # Facebook
    "fb.default_audience",
    "fb.limit_past_posts",
    "fb.profile_cover_photo",
    "fb.profile_lock",
    "fb.albums",
    "fb.stories",
    "fb.tag_review",
    "fb.tag_review_others",
    "fb.tag_audience",
    "fb.who_posts",
    "fb.friends_list",
    "fb.lookup",
    "fb.followers",
    "fb.friends_known",
    "fb.view_as",
    "fb.groups",
    "fb.two_step",
    "fb.login_alerts",
    "fb.apps",
    "fb.off_activity",
    "fb.contacts_sync",
    "fb.active_status",
    "fb.location",
    "fb.face_recognition",
    "fb.ai",
    "fb.legacy",
    # TikTok
    "tt.private_account",
    "tt.followers_known",
    "tt.suggest_account",
    "tt.contacts_sync",
    "tt.downloads",
    "tt.reuse",
    "tt.comments",
    "tt.dm",
    "tt.following_list",
    "tt.liked",
    "tt.activity",
    "tt.profile_views",
    "tt.post_views",
    "tt.mentions",
    "tt.location",
    "tt.two_step",
    "tt.devices",
    "tt.apps",
    "tt.ads",
    "tt.post_audience",
    "tt.profile",
    "tt.family_pairing",
    "tt.age",
    "tt.ai",
    # Other places where the same photos are
    "whatsapp.profile_photo",
    "whatsapp.about",
    "whatsapp.last_seen",
    "whatsapp.status",
    "whatsapp.groups",
    "whatsapp.unknown_callers",
    "whatsapp.two_step",
    "whatsapp.encrypted_backup",
    "whatsapp.linked_devices",
    "snapchat.ghost_mode",
    "snapchat.contact",
    "snapchat.story",
    "snapchat.quick_add",
    "snapchat.my_eyes_only",
    "snapchat.two_step",
    "x.protect",
    "x.photo_tagging",
    "x.discoverability",
    "x.location",
    "x.grok",
    "x.two_step",
    "youtube.visibility",
    "youtube.comments",
    "youtube.channel_name",
    "youtube.made_for_kids",
    "youtube.subscriptions",
    "threads.private",
    "google.two_step",
    "google.recovery",
    "google.devices",
    "google.apps",
    "google.shared_albums",
    "google.partner_sharing",
    "google.shared_location",
    "apple.two_step",
    "apple.trusted_numbers",
    "apple.devices",
    "apple.advanced_protection",
    "apple.public_website",
    "apple.icloud_links",
    "apple.own_account",
    "phone.camera_location",
    "phone.photo_access",
    "phone.backup",
    "school.consent",
    # The photos themselves
    "photo.not_frontal",
    "photo.no_swimwear",
    "photo.emoji_second_best",
    "photo.no_full_name",
    "photo.no_logo",
    "photo.no_metadata",
    "photo.no_hard_moments",
    "photo.ask_child",
    "photo.both_parents",
    "photo.other_children",
    "photo.private_channel",
    "photo.clear_friends",
    "photo.later",
    "photo.no_health",
    "photo.name_search",
    # Teens
    "teen.true_birth_date",
    "teen.label",
    "teen.not_loosened",
    "teen.followers_known",
]
"""The rules: those of the three platforms as the reference's tables name them, all others by names of our own."""

NOT_COVERED = {
    "tt.ai": "because no form to object with was found at TikTok, and none is invented",
    "youtube.subscriptions": "because YouTube keeps them private by itself, and has no list of friends",
}
"""Rules that no check answers for, each with the reason."""

CHECKS = registry.find(installed=False).checks
ANSWERED = {rule: [check.id for check in CHECKS.values() if rule in check.file.rules] for rule in RULES}

REFERENCE = SHARED / "reference" / "platforms.md"
TABLES = ("1", "2", "3")
"""The sections of the reference whose tables name their rules in the first column."""


def rules_of_the_tables() -> Iterator[str]:
    """The ids in the first cells of the tables; one cell may hold several."""
    section = ""
    for line in REFERENCE.read_text("utf-8").splitlines():
        if heading := re.match(r"## (\d+)", line):
            section = heading[1]
        elif section in TABLES and line.startswith("|"):
            yield from re.findall(r"\b(?:ig|fb|tt)\.[a-z_]+", line.split("|")[1])


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_answered_by_a_check_or_has_a_reason(rule: str) -> None:
    assert bool(ANSWERED[rule]) is not (rule in NOT_COVERED), ANSWERED[rule]


def test_every_reason_is_one_and_belongs_to_a_rule() -> None:
    assert NOT_COVERED.keys() <= set(RULES)
    assert all(reason.startswith("because ") for reason in NOT_COVERED.values())


def test_no_check_answers_for_a_rule_that_is_not_in_the_list() -> None:
    assert {check.id: unknown for check in CHECKS.values() if (unknown := set(check.file.rules) - set(RULES))} == {}


def test_no_rule_is_named_twice() -> None:
    for rules in (RULES, *(check.file.rules for check in CHECKS.values())):
        assert [rule for rule, times in Counter(rules).items() if times > 1] == []


def test_checks_cover_others_that_there_are_and_never_each_other() -> None:
    covers = {check.id: check.file.covers for check in CHECKS.values()}
    assert any(covers.values())
    for check_id, covered in covers.items():
        assert set(covered) <= CHECKS.keys() - {check_id}, check_id
        assert not [other for other in covered if check_id in covers[other]], check_id


def test_a_check_covers_none_that_is_graver_than_itself() -> None:
    pairs = [(check, CHECKS[other]) for check in CHECKS.values() for other in check.file.covers]
    assert pairs
    assert [(c.id, other.id) for c, other in pairs if other.file.severity.rank < c.file.severity.rank] == []


@outside("reference/platforms.md")
def test_the_list_holds_the_rules_of_the_reference() -> None:
    ours = [rule for rule in RULES if rule.startswith(("ig.", "fb.", "tt."))]
    assert sorted(rules_of_the_tables()) == sorted(ours)
