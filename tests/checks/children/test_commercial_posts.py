"""Advertising belongs to a child by words or by its photo."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from tests.checks.children.texts import by_family, by_words, harmless, post


@pytest.mark.parametrize(
    "caption",
    [
        "kortingscode voor mijn kinderen",
        "Anzeige #Anzeige für unsere Kinder",
        "#PaidPartnership loved by our toddler",
        "en partenariat avec, pour mon fils",
    ],
)
def test_words_tell_it_in_four_languages(builtin: Registry, caption: str) -> None:
    assert by_words(builtin.checks["commercial_posts"], caption)


@pytest.mark.parametrize("caption", ["#adventure with the kids", "gekregen van oma, mijn zoon is blij"])
def test_harmless_words_do_not(builtin: Registry, caption: str) -> None:
    assert harmless(builtin.checks["commercial_posts"], caption)


@pytest.mark.parametrize("caption", ["Emma is er dol op #spon"])
def test_the_familys_own_words_tell_more(builtin: Registry, caption: str) -> None:
    assert by_family(builtin.checks["commercial_posts"], caption)


def test_an_advert_belongs_to_a_child_by_its_photo(builtin: Registry) -> None:
    seen = {"kind": "post", "media": "photo", "child": "child", "uri": "a.jpg", "content": "a1"}
    adverts = [post("#spon", media=[{"uri": name}]) for name in ("a.jpg", "b.jpg")]
    facts: dict[str, Any] = {"content.posts": 2, "photos.with_child": 1, "audience.private_profile": "off"}
    for looked_at, outcomes in ((2, {("found", 1)}), (1, {("found", 1), ("child_untold", 1)})):
        work = {"posted": 2, "chosen": 2, "looked_at": looked_at}
        subject = account("instagram", facts, posts=adverts, exposures=[seen], photo_work=work)
        findings = run(builtin.checks["commercial_posts"], subject)
        assert {(f.message_id, f.params["posts"]) for f in findings} == outcomes
