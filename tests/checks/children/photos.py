"""What the tests of the checks on photos of children make: listed photos, and accounts that hold them."""

from __future__ import annotations

from typing import Any

from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.result import Finding

DONE = {"posted": 40, "chosen": 40, "looked_at": 40}
SOME: list[dict[str, Any]] = [
    {"kind": "profile_photo", "media": [{"uri": "p.jpg"}]},
    {"kind": "highlight", "media": [{"uri": "h.jpg"}]},
    {"kind": "reel", "media": [{"uri": "r.mp4", "kind": "video"}]},
]
"""Something of each kind that a check is about."""
SECRET = "Zxqwv"


def item(audience: str | None = "everyone", source: str = "account", **fields: Any) -> dict[str, Any]:
    return {"content": "a1", "kind": "post", "media": "photo", "child": "child", "at": "2021-07-04"} | {
        "audience": audience,
        "audience_from": source,
        **fields,
    }


def found(registry: Registry, check: str, *items: dict[str, Any], platform: str = "instagram") -> list[Finding]:
    records: dict[str, Any] = {"exposures": items, "photo_work": DONE, "posts": SOME}
    return run(registry.checks[check], account(platform, {"photos.with_child": len(items)}, **records))


def standing(kind: str, audience: str | None = "everyone", source: str = "account", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "audience": audience, "audience_from": source, **more}
