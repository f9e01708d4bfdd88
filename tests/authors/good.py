"""Two checks that are as they should be, and a way to spoil one thing of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
from auditor.engine.check_files import parse
from auditor.model.account import Account
from auditor.model.check import Check, CheckFile, Origin
from auditor.model.verdict import Context, Outcome, Verdict

TODAY = date(2026, 6, 1)
GONE = object()
"""In place of a value: the field is left out."""
SETTING = """
id: example
topic: children
severity: medium
audience: both
minutes: 2
since: "1"
platforms:
  instagram:
    fact: audience.private_profile
    safe: [on]
    path: {en: Profile > Privacy, nl: Profiel > Privacy}
    search: {en: private, nl: privé}
    link: https://www.instagram.com/accounts/
    verified: "2026-01-31"
    note: {en: The download tells it., nl: De download vertelt het.}
  household: {safe: [on], path: {}, verified: null}
texts:
  en: {name: A thing, safe: All is well, unsafe: All is not well, why: It matters., fix: Do it., not_for_you: Else not.}
  nl: {name: A thing, safe: Alles goed, unsafe: Niet alles goed, why: Telt mee., fix: Doe het., not_for_you: Niet.}
question:
  text: {en: "Is it on?", nl: "Staat het aan?"}
  answers: {on: {en: Yes, nl: Ja}, off: {en: No, nl: Nee}}
sources: [somewhere]
cases:
  - {name: safe, platform: instagram, facts: {audience.private_profile: on}, expect: pass}
  - {name: unsafe, platform: instagram, facts: {audience.private_profile: off}, expect: fail}
  - {name: unknown, platform: instagram, absent: {audience.private_profile: unknown_word}, expect: unknown}
  - {name: asked, platform: household, expect: ask}
"""
PYTHON = """
id: example
topic: children
severity: medium
audience: teen
minutes: 2
since: "1"
platforms:
  instagram: {needs: [content.posts], path: {en: Profile, nl: Profiel}, verified: null}
texts:
  en: {name: A thing, safe: Well, unsafe: Not well, why: It matters., fix: Do it., messages: {found: "{count} posts."}}
  nl: {name: Een ding, safe: Goed, unsafe: Slecht, why: Belangrijk., fix: Doe het., messages: {found: "{count} keer."}}
sources: [somewhere]
cases:
  - {name: safe, platform: instagram, facts: {content.posts: 0}, expect: pass}
  - {name: unsafe, platform: instagram, facts: {content.posts: 1}, expect: fail, message: found, role: teen}
  - {name: unknown, platform: instagram, expect: unknown}
"""


def judge(account: Account, _: Context) -> Iterable[Verdict]:
    count = account.value("content.posts")
    return [Verdict(Outcome.FAIL, "found", {"count": int(count)}) if count else Verdict(Outcome.PASS)]


def setting() -> Check:
    return Check(parse(SETTING, "example.yaml"), Origin("folder", "test"))


def python() -> Check:
    return Check(parse(PYTHON, "example.yaml"), Origin("folder", "test"), judge)


def spoiled(check: Check, *place: Any) -> Check:
    """The check with the last of these at the place that the others name."""
    data = msgspec.to_builtins(check.file)
    *steps, last, value = place
    part = data
    for step in steps:
        part = part[step]
    if value is GONE:
        del part[last]
    else:
        part[last] = value
    return replace(check, file=msgspec.convert(data, CheckFile))
