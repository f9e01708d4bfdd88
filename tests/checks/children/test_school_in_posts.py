"""School and class in posts: general words weigh less, and what is shown is masked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from auditor.authors.testing import run
from auditor.engine.registry import Registry
from auditor.model.verdict import Severity
from tests.checks.children.texts import SECRET, by_family, by_words, harmless, post, public
from tests.checks.findings import only


@pytest.mark.parametrize("caption", ["Basisschool De Linde", "en cm1", "#Kita"])
def test_words_tell_it_in_four_languages(builtin: Registry, caption: str) -> None:
    assert by_words(builtin.checks["school_in_posts"], caption)


@pytest.mark.parametrize("caption", ["hogeschool"])
def test_harmless_words_do_not(builtin: Registry, caption: str) -> None:
    assert harmless(builtin.checks["school_in_posts"], caption)


@pytest.mark.parametrize("caption", ["feest op De Regenboog", "VV Wervelwind wint"])
def test_the_familys_own_words_tell_more(builtin: Registry, caption: str) -> None:
    assert by_family(builtin.checks["school_in_posts"], caption)


def test_general_words_weigh_less_than_a_kind_of_school(builtin: Registry) -> None:
    check = builtin.checks["school_in_posts"]
    light, grave = post("back to school", audience="everyone"), post("in groep 3", audience="followers")
    assert only(run(check, public(light))).severity is Severity.MEDIUM
    both = only(run(check, public(light, grave)))
    assert (both.message_id, both.severity) == ("found", Severity.MEDIUM)
    wide = only(run(check, public(light, replace_audience(grave, "everyone"))))
    assert (wide.message_id, wide.severity) == ("found", Severity.HIGH)


def replace_audience(item: dict[str, Any], audience: str) -> dict[str, Any]:
    return {**item, "audience": audience}


def test_each_text_of_a_post_is_read_and_each_post_counted_once(builtin: Registry) -> None:
    check = builtin.checks["school_in_posts"]
    pictures = [{"uri": "a.jpg", "caption": "groep 3"}, {"uri": "b.jpg", "caption": "groep 3"}]
    posts = [post("groep 3", media=pictures), post("", media=pictures), post(place="Basisschool De Linde"), post("hoi")]
    assert only(run(check, public(*posts))).params == {"posts": 3, "strangers": 3, "others": 0}


def test_the_newest_that_strangers_read_come_first_and_are_masked(builtin: Registry) -> None:
    told = f"{SECRET} op basisschool {SECRET}"
    posts = [post(told, "2025-12-01", audience="followers")]
    posts += [post(told, f"2025-0{month}-04") for month in range(1, 8)]
    finding = only(run(builtin.checks["school_in_posts"], public(*posts)))
    assert [proof.at for proof in finding.evidence] == [date(2025, month, 4) for month in range(7, 2, -1)]
    assert finding.params == {"posts": 8, "strangers": 7, "others": 1}
    assert all(proof.snippet and SECRET not in proof.snippet for proof in finding.evidence)
