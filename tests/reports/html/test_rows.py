"""What stands together on the page: groups of what is not known, advice that is told once, the few questions beyond."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from auditor.authors.testing import account
from auditor.model.account import Reason
from auditor.model.result import AuditResult
from auditor.results.wording import worded
from tests.reports import samples

build = import_module("auditor.reports.html.build")  # found by name, as by the auditor itself
rows = import_module("auditor.reports.html.rows")


def page_of(result: AuditResult) -> Any:
    return build.build(worded(result, "en"), "en")


def test_what_is_not_known_is_grouped_by_its_reason_and_contradictions_come_first() -> None:
    page = page_of(samples.family())
    kinds = [group.kind for group in page.accounts[0].groups]
    assert kinds[0] == rows.DISAGREE
    assert rows.LOOK_UP in kinds or Reason.FILE_MISSING in kinds
    assert len(kinds) == len(set(kinds))
    assert sum(len(group.items) for group in page.accounts[0].groups) == len(page.accounts[0].untold)


def test_an_advice_that_stands_already_points_to_its_first_place() -> None:
    subjects = (account(name, {"audience.private_profile": "off"}, handle=name) for name in ("instagram", "tiktok"))
    first, second = page_of(samples.make(*subjects)).accounts
    (told,) = [item for item in second.change if item.finding.check == "private_profile"]
    assert first.change[0].told is None
    assert told.step or (told.told and told.told.owner == first.owner)


def test_each_check_is_told_of_once_with_all_its_accounts() -> None:
    page = page_of(samples.family())
    checks = [about.first.finding.check for about in page.about]
    assert len(checks) == len(set(checks))
    assert {item.anchor for about in page.about for item in about.items} >= {
        item.anchor for a in page.accounts for item in (*a.change, *a.untold)
    }


def test_beyond_the_downloads_only_the_few_are_asked() -> None:
    page = page_of(samples.family())
    assert [item.finding.check for item in page.questions] == [
        check for check, _ in rows.BEYOND if check in {item.finding.check for item in page.questions}
    ]
    assert page.unasked >= 0
    assert {item.owner.platform for item in page.questions}.isdisjoint({a.owner.platform for a in page.accounts})
