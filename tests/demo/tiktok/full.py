"""An account of TikTok's that has something of everything."""

from __future__ import annotations

from datetime import UTC, datetime

from auditor.demo.tiktok.tree import Linked, Login, OffTikTok, TikTokAccount, Video

AT = datetime(2025, 1, 26, 15, 50, 46, tzinfo=UTC)
FULL = TikTokAccount(
    videos=(Video(at=AT, title="first day"), Video(at=AT, photos=9, audience="Only You")),
    deleted=(Video(at=AT),),
    followers=("a.example", "b.example"),
    following=("c.example",),
    blocked=("d.example",),
    logins=(Login(at=AT),),
    linked=(Linked(platform="Facebook", name="Lotte"),),
    third_party=("Example Game",),
    off_tiktok=(OffTikTok(at=AT, source="shop.example.com", event="Purchase"),),
    family_pairing="Parent",
    messages=("planted-marker",),
)
