"""Results to make reports of: an invented family, and the odd cases a reader of reports may meet."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml
from auditor.authors.testing import TODAY, account
from auditor.engine.judge import RunInfo, audit
from auditor.engine.registry import Registry
from auditor.model.account import Account, Platform, Reason
from auditor.model.check import Check, CheckFile, Origin
from auditor.model.facts import of_platform
from auditor.model.photo_list import PhotoItem, Photos
from auditor.model.result import AuditResult, Believed, GivenAnswer, Input, Trouble
from auditor.model.verdict import Context
from auditor.results.accepted import Risk, with_accepted
from auditor.results.answers import answered
from auditor.results.beliefs import with_beliefs
from auditor.results.history import compared
from auditor.results.photos import MOST_LISTED
from auditor.results.priorities import settled
from auditor.results.saved import from_json, to_json
from msgspec.structs import replace
from PIL import Image

STARTED = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)
HOSTILE = '"><script>document.title="run"</script><img src=x onerror="alert(1)"><b>{{ 7*7 }}%(num)s'

SAFE: Mapping[str, str] = {
    "audience.private_profile": "on",
    "security.two_step": "on",
    "audience.default": "friends",
    "contact.comments": "friends",
    "reuse.download": "only_me",
    "sharing.contact_sync": "off",
    "audience.friends_list": "only_me",
    "contact.tags": "only_me",
}


@cache
def checks() -> tuple[Check, ...]:
    """The invented checks of `checks.yaml`."""
    entries = yaml.safe_load((Path(__file__).parent / "checks.yaml").read_text("utf-8"))
    return tuple(_check(file) for file in msgspec.convert(entries, list[CheckFile]))


def _check(file: CheckFile, name: str = "auditor", kind: str = "builtin") -> Check:
    return Check(file, Origin(kind, name, "0.1", "c0ffee" * 10))


def make(*accounts: Account, using: Sequence[Check] | None = None, **info: Any) -> AuditResult:
    """A result as the engine makes it, not yet worded."""
    return audit(accounts, checks() if using is None else using, Context(TODAY), RunInfo(STARTED, "en", **info)).result


def safe(platform: str, **about: Any) -> Account:
    """An account on which all is well."""
    known = {spec.id for spec in of_platform(Platform(platform))}
    return account(platform, {i: v for i, v in SAFE.items() if i in known}, **about)


@cache
def family() -> AuditResult:
    """Three accounts with something of everything."""
    instagram = account(
        "instagram",
        {"audience.private_profile": ["on", "off"], "contact.comments": "everyone", "sharing.contact_sync": "off"},
        {"security.two_step": "file_missing"},
        handle="anna.en.de.jongens",
        form="json",
        exported_at="2026-01-10",
    )
    facebook = account(
        "facebook",
        {
            "audience.default": "everyone",
            "security.two_step": "on",
            "audience.friends_list": "friends",
            "sharing.contact_sync": "on",
        },
        handle="Anna Voorbeeld",
        form="html",
        exported_at="2025-03-01",
        problems=[{"file": "posts/album/3.json", "kind": "JSONError"}],
    )
    tiktok = account(
        "tiktok",
        {"audience.private_profile": "on", "reuse.download": "everyone"},
        {"contact.comments": "unknown_word"},
        handle="annavoorbeeld",
    )
    made = make(
        instagram,
        facebook,
        tiktok,
        inputs=(Input(label="instagram-anna-2026-01-10.zip", kind="zip", sha256="ab" * 32),),
        troubles=(Trouble(name="school-checks", kind="check", message="its package holds no checks"),),
    )
    return with_photos(made, public_photos(), photos_by_default(), titles_only())


def in_words(builtin: Registry) -> AuditResult:
    """One account of which a caption tells something."""
    posts = [{"caption": "Noor wordt 4", "at": "2026-01-02T10:00:00Z", "source": "posts.json"}]
    subject = account("instagram", {"content.posts": 1, "audience.private_profile": "off"}, posts=posts)
    return make(subject, using=[builtin.checks["ages_in_posts"]])


def with_photos(result: AuditResult, *photos: Photos | None) -> AuditResult:
    """The result with the photos of its first accounts."""
    told = [*photos, *[None] * (len(result.accounts) - len(photos))]
    accounts = [replace(account, photos=those) for account, those in zip(result.accounts, told, strict=True)]
    return replace(result, accounts=tuple(accounts))


def item(number: int, /, **about: Any) -> PhotoItem:
    """One of the list."""
    kind = {"kind": "post", "media": "photo", "child": "child", "audience": "everyone", "audience_from": "account"}
    return PhotoItem(**{"item": f"{number:02x}" * 6, **kind, "at": date(2024, 1 + number % 12, 7), **about})


def public_photos() -> Photos:
    """A public account, all of it looked at, with items of every kind."""
    items = (
        item(
            1,
            level="high",
            close_up=True,
            minors=2,
            told=("beach", "birthday", "near_home"),
            caption="N••••• a•• t•• b••••",
            link="https://www.instagram.com/p/abc/",
        ),
        item(2, kind="profile_photo", level="medium", audience_from="rule", at=None),
        item(3, kind="reel", media="video", child="maybe_minor", level="low", reusable=True, told=("club", "in_file")),
        item(4, kind="highlight", media="video", level="medium", told=("pool", "owner_in_file", "place")),
        item(5, level="high", told=("school", "coordinates", "hospital", "home"), link="https://example.org/p/1/"),
        item(6, audience="followers", audience_then="everyone", level="medium", told=("bath", "swimming_lesson")),
    )
    return Photos(
        posted=212,
        chosen=212,
        looked_at=209,
        with_child=46,
        perhaps_teen=4,
        unclear=11,
        accepted=2,
        skipped={"missing": 2, "damaged": 1},
        with_child_by_audience={"everyone": 5, "followers": 1},
        by_year={
            **{str(year): {"everyone": year % 5, "followers": year % 3} for year in range(2009, 2024)},
            "2024": {"everyone": 9, "unknown": 2, "friends_of_friends": 1, "only_me": 1},
            "": {"everyone": 1},
        },
        items=items,
    )


def photos_by_default() -> Photos:
    """What follows from a default audience, in a look that was stopped."""
    return Photos(
        posted=900,
        chosen=400,
        looked_at=250,
        with_child=3,
        interrupted=True,
        skipped={"too_slow": 1, "unsupported": 2, "crashed": 1, "no_model": 1, "too_large": 3},
        with_child_by_audience={"friends": 2, "unknown": 1},
        by_year={"2023": {"friends": 2}},
        items=(
            item(7, kind="album", audience="friends", audience_from="default", level="high"),
            item(8, kind="post", audience="friends", audience_from="default", level="medium", minors=3),
            item(9, kind="other", audience="", audience_from="unknown", level="low"),
        ),
    )


def titles_only() -> Photos:
    """TikTok: no pictures, one title that speaks of a child."""
    return Photos(
        posted=14,
        missing="nothing_readable",
        with_child_by_audience={"everyone": 1},
        items=(item(10, kind="video", media="video", by_text=True, reusable=True, caption="m•••• f•••• s•••••• d••"),),
    )


@cache
def thumbnails() -> Mapping[str, str]:
    """Small copies for the items of the family, of one colour each."""
    made = {}
    for number in range(1, 10):
        file = io.BytesIO()
        Image.new("RGB", (16, 12), (number * 20, 90, 120)).save(file, "JPEG")
        made[f"{number:02x}" * 6] = f"data:image/jpeg;base64,{b64encode(file.getvalue()).decode()}"
    return made


@cache
def story() -> AuditResult:
    """The family with all that came about: beliefs, answers, accepted risks, and an earlier audit."""
    every = [check for check in checks() if check.id != "two_step"]
    earlier = make(
        account("instagram", {"audience.private_profile": "off", "contact.comments": "friends"}, handle="anna"),
        account("tiktok", {"audience.private_profile": "on", "reuse.download": "everyone"}, handle="anna"),
        safe("facebook", handle="anna"),
        using=every,
    )
    now = make(
        account("instagram", {"audience.private_profile": "on"}, handle="anna", form="json"),
        account(
            "tiktok", {"audience.private_profile": "off", "reuse.download": "everyone"}, handle="anna", form="json"
        ),
    )
    marks = {(f.check, a.platform): f.fingerprint for a in now.accounts for f in a.findings}
    given = [
        GivenAnswer(marks["two_step", "tiktok"], "off", TODAY),
        GivenAnswer(marks["private_profile", "instagram"], "off", TODAY),
        GivenAnswer(marks["child_asked", "household"], "on", TODAY),
    ]
    unused = {a.platform: TODAY for a in now.accounts if a.platform == "whatsapp"}
    risks = {
        marks["downloads", "tiktok"]: Risk("Grandma keeps the videos", date(2030, 1, 1)),
        marks["private_profile", "tiktok"]: Risk("For the club", date(2025, 1, 1)),
    }
    told = settled(with_accepted(answered(now, given, unused), risks, TODAY))
    believed = dict(zip(("private_profile", "two_step", "comments"), Believed, strict=True))
    return with_beliefs(compared(told, earlier), believed, TODAY)


def none_seen() -> AuditResult:
    """Photos that were all looked at, and none of them on the list."""
    return with_photos(make(safe("instagram")), Photos(posted=12, chosen=12, looked_at=12))


def not_looked() -> AuditResult:
    """Photos that nobody looked at, for each of the reasons."""
    reasons = ("switched_off", "no_model", "no_posts", "nothing_readable", "another")
    accounts = (safe("instagram", handle=f"account{n}") for n in range(len(reasons)))
    return with_photos(make(*accounts), *(Photos(posted=5, missing=reason) for reason in reasons))


def many_photos() -> AuditResult:
    """More photos than a result lists."""
    items = tuple(item(n, audience=("everyone", "", "followers")[n % 3], level="medium") for n in range(MOST_LISTED))
    counts = {"everyone": 44, "unknown": 43, "followers": 43}
    photos = Photos(posted=500, chosen=500, looked_at=500, with_child=130, with_child_by_audience=counts, items=items)
    return with_photos(make(safe("instagram")), photos)


def all_fine() -> AuditResult:
    """Nothing to change and nothing unknown."""
    return make(safe("instagram"), using=[c for c in checks() if c.id not in ("child_asked", "two_step")])


def fine_and_unknown() -> AuditResult:
    """Nothing to change, and questions left."""
    return make(safe("facebook"))


def nothing_known(reason: Reason = Reason.VALUES_REMOVED) -> AuditResult:
    """Every fact absent for one reason."""
    return make(account("instagram", absent={spec.id: reason for spec in of_platform(Platform.INSTAGRAM)}))


def no_account() -> AuditResult:
    """Only the questions that concern no download."""
    return make()


def five_accounts() -> AuditResult:
    """Five of one service."""
    return make(*(safe("instagram", handle=f"account{n}") for n in range(5)))


def odd_handles() -> AuditResult:
    """Handles that are endless, written from right to left, or pictures."""
    return make(safe("tiktok", handle="x" * 300), safe("facebook", handle="أم يوسف والأولاد 👩‍👧‍👦 " * 6))


def two_hundred() -> AuditResult:
    """Two hundred findings."""
    file = checks()[0].file
    many = [_check(msgspec.structs.replace(file, id=f"check_{n}")) for n in range(200)]
    return make(account("instagram", {"audience.private_profile": "off"}, handle="anna"), using=many)


def crashed() -> AuditResult:
    """A check that stumbles, and one that finds nothing to say."""

    def stumble(*_: object) -> list[Any]:
        raise ZeroDivisionError

    file = checks()[0].file
    silent = msgspec.structs.replace(file, id="silent")
    return make(
        account("instagram", {"audience.private_profile": "off"}),
        using=[Check(file, Origin("folder", "mine"), stumble), Check(silent, Origin("folder", "mine"), lambda *_: [])],
    )


ODD: Mapping[str, Callable[[], AuditResult]] = {
    sample.__name__: sample
    for sample in (
        *(all_fine, fine_and_unknown, nothing_known, no_account, five_accounts, odd_handles, crashed),
        *(none_seen, not_looked, many_photos, story),
    )
}
"""The odd cases by name."""


@cache
def hostile(text: str = HOSTILE) -> AuditResult:
    """Every text that a report shows tries to break out of it, and every link leads elsewhere."""
    words = dict.fromkeys(("name", "safe", "unsafe", "why", "fix", "not_for_you"), text)
    section = {"path": {"en": f"{text} > {text}"}, "search": {"en": text}, "note": {"en": text}}
    links = {
        "audience.private_profile": "javascript:alert(1)",
        "security.two_step": "http://example.org/",
        "contact.comments": "data:text/html,x",
        "sharing.ads": "https://user@example.org/",
        "sharing.contact_sync": "//example.org",
    }
    entries = [
        {
            "id": f"hostile_{number}",
            "topic": text,
            "severity": "critical",
            "audience": "both",
            "minutes": 1,
            "since": text,
            "platforms": {
                "instagram": {**section, "verified": text, "fact": fact, "safe": ["on", "only_me"], "link": link},
                "whatsapp": {**section, "verified": text, "safe": ["on"], "link": link},
            },
            "texts": {"en": words},
            "question": {"text": {"en": text}, "answers": {"on": {"en": text}}},
            "cases": [],
        }
        for number, (fact, link) in enumerate(links.items())
    ]
    subject = account(
        "instagram",
        {"audience.private_profile": ["on", "off"], "sharing.ads": "on"},
        {"contact.comments": "unknown_word", "sharing.contact_sync": "unreadable"},
        handle=text,
        problems=[{"file": text, "kind": text}],
    )
    result = make(
        subject,
        using=[Check(f, Origin("folder", text, text, text)) for f in msgspec.convert(entries, list[CheckFile])],
        inputs=(Input(label=text, kind=text, sha256=text),),
        troubles=(Trouble(name=text, kind=text, message=text),),
    )
    photos = Photos(
        posted=3,
        chosen=2,
        looked_at=2,
        skipped={text: 1},
        with_child_by_audience={text: 9},
        by_year={"2023": {text: 1}, "2024": {"everyone": 2}, text: {text: 3}},
        items=tuple(
            PhotoItem(
                item=text,
                kind=text,
                media=text,
                child=text,
                level=text,
                audience=text,
                audience_from=text,
                audience_then=text,
                told=(text,),
                caption=text,
                link=link,
            )
            for link in links.values()
        ),
    )
    result = with_photos(result, photos)
    place = msgspec.json.encode(text)[:-1] + b"#"
    return from_json(to_json(result).replace(b'"case.json#', place), "hostile.json")
