"""When a family is where: lessons and holidays of long ago are over."""

from __future__ import annotations

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from auditor.text.silence import SILENCE
from tests.checks.children.texts import by_family, by_words, harmless, post, public
from tests.checks.findings import only


@pytest.mark.parametrize(
    "caption",
    [
        "Every second Tuesday swimming",
        "elke woensdagmiddag om 14:30",
        "jeden Montag mit meiner Tochter",
        "tous les samedis au foot",
        "alleen thuis",
        "zwei Wochen weg",
        "nu in Parijs",
    ],
)
def test_words_tell_it_in_four_languages(builtin: Registry, caption: str) -> None:
    assert by_words(builtin.checks["routine_in_posts"], caption)


@pytest.mark.parametrize("caption", ["every monday I need coffee", "back from holiday"])
def test_harmless_words_do_not(builtin: Registry, caption: str) -> None:
    assert harmless(builtin.checks["routine_in_posts"], caption)


@pytest.mark.parametrize("caption", ["every friday pizza with Emma"])
def test_the_familys_own_words_tell_more(builtin: Registry, caption: str) -> None:
    assert by_family(builtin.checks["routine_in_posts"], caption)


def test_lessons_and_holidays_of_long_ago_are_over(builtin: Registry) -> None:
    check = builtin.checks["routine_in_posts"]
    old, new = post("op vakantie", "2019-07-04"), post("op vakantie", "2025-07-04")
    undated = {"caption": "op vakantie"}
    assert only(run(check, public(old, old, new))).params == {"posts": 1, "strangers": 1, "others": 0}
    assert only(run(check, public(old, undated))).params == {"posts": 1, "strangers": 1, "others": 0}
    over = only(run(check, public(old, old)))
    assert (over.outcome, over.message_id) == (Outcome.UNKNOWN, SILENCE)
    damaged = account("instagram", {"content.posts": 1}, {"content.reels": "unreadable"}, posts=[old])
    assert only(run(check, damaged)).outcome is Outcome.UNKNOWN
