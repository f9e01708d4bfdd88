"""Words about water: their absence says nothing."""

from __future__ import annotations

from typing import Any

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.result import Finding
from auditor.model.tells import Tells
from auditor.text.silence import SILENCE
from tests.checks.findings import only

SEEN = {"kind": "post", "media": "photo", "child": "child", "content": "a1", "audience": "everyone"}


def told(builtin: Registry, caption: str, *signs: str) -> Finding:
    """What the check says of one photo of a child with a caption, in which these signs were found."""
    facts: dict[str, Any] = {"content.posts": 1, "photos.with_child": 1, "audience.private_profile": "off"}
    work = {"posted": 1, "chosen": 1, "looked_at": 1}
    seen = [{**SEEN, "caption": caption, "told": signs}]
    return only(run(builtin.checks["water_words"], account("instagram", facts, exposures=seen, photo_work=work)))


@pytest.mark.parametrize(("caption", "message"), [("met z'n allen op de bank", SILENCE), ("", "none")])
def test_words_about_water_say_nothing_by_their_absence(builtin: Registry, caption: str, message: str) -> None:
    assert told(builtin, caption).message_id == message


@pytest.mark.parametrize(
    ("caption", "signs", "perhaps"),
    [("Strand!", ("beach",), False), ("waterpret met de kleuters", (), True)],
)
def test_what_the_classifier_alone_suggests_is_perhaps_so(
    builtin: Registry, caption: str, signs: tuple[str, ...], perhaps: bool
) -> None:
    (proof,) = told(builtin, caption, *signs).evidence
    assert (proof.tells, proof.perhaps) == (Tells.WATER, perhaps)


def test_of_a_long_caption_the_words_that_told_are_shown(builtin: Registry) -> None:
    (proof,) = told(builtin, f"{'woorden ' * 20} waterpret met de kleuters").evidence
    assert proof.snippet.endswith("waterpret m•• de kleuters")
