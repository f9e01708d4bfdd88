"""Words about water: their absence says nothing."""

from __future__ import annotations

from typing import Any

from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.text.silence import SILENCE
from tests.checks.findings import only


def test_words_about_water_say_nothing_by_their_absence(builtin: Registry) -> None:
    seen = {"kind": "post", "media": "photo", "child": "child", "content": "a1", "audience": "everyone"}
    work = {"posted": 1, "chosen": 1, "looked_at": 1}
    facts: dict[str, Any] = {"content.posts": 1, "photos.with_child": 1, "audience.private_profile": "off"}
    outcomes = {}
    for caption in ("met z'n allen op de bank", ""):
        subject = account("instagram", facts, exposures=[{**seen, "caption": caption}], photo_work=work)
        outcomes[caption] = only(run(builtin.checks["water_words"], subject)).message_id
    assert list(outcomes.values()) == [SILENCE, "none"]
