"""Results to make reports of: an invented family, and the odd cases a reader of reports may meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml
from auditor.account import Account, Platform, Reason
from auditor.check import Check, CheckFile, Context, Origin
from auditor.engine import RunInfo, audit
from auditor.facts import of_platform
from auditor.result import AuditResult, Input, Trouble, from_json, to_json
from auditor.testing import TODAY, account

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
    return audit(accounts, checks() if using is None else using, Context(TODAY), RunInfo(STARTED, "en", **info))


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
    return make(
        instagram,
        facebook,
        tiktok,
        inputs=(Input(label="instagram-anna-2026-01-10.zip", kind="zip", sha256="ab" * 32),),
        troubles=(Trouble(name="school-checks", kind="check", message="its package holds no checks"),),
    )


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
    for sample in (all_fine, fine_and_unknown, nothing_known, no_account, five_accounts, odd_handles, crashed)
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
    place = msgspec.json.encode(text)[:-1] + b"#"
    return from_json(to_json(result).replace(b'"case.json#', place), "hostile.json")
