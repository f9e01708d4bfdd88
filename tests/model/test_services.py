"""What is known of each service: nothing left out, and what nobody has written down is never taken for fine."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from auditor.audit import Options, judged
from auditor.authors import schema as check_schema
from auditor.authors.testing import account
from auditor.downloads.how import how_to
from auditor.downloads.wrappers import platforms
from auditor.engine.registry import Registry
from auditor.exposure import photos as exposed
from auditor.exposure import posts as posted
from auditor.exposure.exposures import exposures
from auditor.exposure.viewers import UNKNOWN, Viewers
from auditor.model.account import Account, Platform
from auditor.model.facts import FACTS
from auditor.model.family import Family
from auditor.model.posting import Audience, Post, PostKind
from auditor.model.services import ASKED, LINK_HOSTS, SERVICES, Action, leads_to_service, name_of, service_of
from auditor.model.verdict import Context, Outcome
from auditor.readers.every import READERS
from auditor.results.reporters import render_html

TODAY = date(2026, 1, 15)
WITHOUT = {Platform.TIKTOK: {"began", "own_media"}}
"""What there is nothing to say of: no page of its downloads names days, and no media lie in them."""


def test_each_platform_has_its_row() -> None:
    assert list(SERVICES) == list(Platform)
    assert not SERVICES.keys() & ASKED.keys()


@pytest.mark.parametrize("platform", Platform)
def test_each_platform_is_recognised_and_read_and_its_owner_told_how_to_ask(platform: Platform) -> None:
    assert platform in {**platforms("folders"), **platforms("named")}
    assert platform in READERS
    assert how_to(platform).link


@pytest.mark.parametrize("platform", Platform)
def test_no_field_of_a_row_is_left_out(platform: Platform) -> None:
    row = SERVICES[platform]
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    empty = {name for name, value in values.items() if not value and not isinstance(value, bool)}
    assert empty == WITHOUT.get(platform, set())
    assert bool(row.own_media) == row.holds_media


@pytest.mark.parametrize("platform", Platform)
def test_a_row_speaks_of_what_there_is(platform: Platform) -> None:
    row = SERVICES[platform]
    named = [*row.audience_facts.values(), *row.reuse_facts]
    assert [fact_id for fact_id in named if platform not in FACTS[fact_id].sections] == []
    assert None in row.audience_facts
    assert len({spec.id for spec in row.lists}) == len(row.lists)
    assert all(spec.kinds and spec.box and spec.evidence for spec in row.lists)
    assert {*row.actions, *(a for actions in row.special_actions.values() for a in actions)} <= set(Action)
    assert {*row.special_actions, *row.reused_kinds} <= set(PostKind)
    assert all(leads_to_service(f"https://www.{host}/settings") for host in row.hosts)


def test_a_service_without_a_row_is_called_as_it_is() -> None:
    assert [name_of(service) for service in ("tiktok", "whatsapp", "pinterest")] == ["TikTok", "WhatsApp", "Pinterest"]
    assert set(check_schema.SERVICE_NAMES) == {*SERVICES, *ASKED, "phone", "household"}
    assert not leads_to_service("https://instagram.com.example.org/")
    assert "meta.com" in LINK_HOSTS


@pytest.fixture
def rowless(monkeypatch: pytest.MonkeyPatch) -> Account:
    """An account of a platform of which nobody has written anything down."""
    monkeypatch.delitem(SERVICES, Platform.INSTAGRAM)
    return account(
        "instagram",
        {"audience.private_profile": "on", "content.posts": 1, "profile.name": "Ann"},
        posts=[{"kind": kind, "caption": "Hello", "media": [{"uri": "a.mp4", "kind": "video"}]} for kind in PostKind],
    )


def test_nobody_knows_who_sees_the_posts_of_a_platform_without_a_row(rowless: Account) -> None:
    viewers = Viewers(rowless, TODAY)
    told = {PostKind.PROFILE_PHOTO, PostKind.COVER_PHOTO, PostKind.ARCHIVED, PostKind.DELETED}
    assert {viewers.today(Post(kind=kind)) for kind in set(PostKind) - told} == {UNKNOWN}
    assert viewers.today(Post(audience=Audience.EVERYONE)).audience is not Audience.ONLY_ME
    assert exposures(rowless, {}, Family(), TODAY) == ()
    assert service_of("instagram").hosts == ()


def test_nothing_found_is_no_pass_on_a_platform_without_a_row(rowless: Account) -> None:
    posts = posted.shown(rowless, Context(TODAY))
    assert posts
    assert posted.nothing(rowless, posts).outcome is Outcome.UNKNOWN
    assert exposed.nothing(rowless).outcome is Outcome.UNKNOWN


def test_no_check_and_no_page_stumbles_over_a_platform_without_a_row(rowless: Account, builtin: Registry) -> None:
    audited = judged([rowless], Options(builtin, today=TODAY))
    assert audited.crashes == {}
    result = audited.result
    assert any(finding.check == "private_profile" for finding in result.accounts[0].findings)
    assert "Instagram" in render_html(result, "en")
