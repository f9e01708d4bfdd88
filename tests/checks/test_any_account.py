"""Whatever stands in an account, every check answers, none crashes, and none lets content out in its numbers."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from auditor.authors.testing import TODAY
from auditor.engine.judge import run_check
from auditor.engine.registry import Registry
from auditor.model.account import (
    Account,
    App,
    Fact,
    Person,
    Platform,
    PrivacyChange,
    Relative,
    Role,
    Session,
    SessionKind,
)
from auditor.model.facts import ValueKind, of_platform
from auditor.model.posting import Audience, Coordinates, Media, Post, PostKind
from auditor.model.verdict import Context
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TIMES = st.none() | st.datetimes(datetime(2010, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # bounds are naive, the zone comes with them
SECRET = "Zxq"
TEXTS = st.sampled_from(["", SECRET, f"mama van {SECRET} 06-12345678", "iPhone", "Android"])
SPOTS = st.none() | st.builds(Coordinates, st.just(52.0907), st.just(5.1214))
MEDIA = st.builds(Media, uri=st.just("a.jpg"), caption=TEXTS, at=TIMES, coordinates=SPOTS)
POSTS = st.builds(
    Post,
    kind=st.sampled_from(PostKind),
    at=TIMES,
    caption=TEXTS,
    place=TEXTS,
    coordinates=SPOTS,
    audience=st.none() | st.sampled_from(Audience),
    allows=st.dictionaries(st.sampled_from(["duet", "stitch"]), st.booleans()),
    media=st.lists(MEDIA, max_size=2).map(tuple),
)
SESSIONS = st.builds(
    Session, kind=st.sampled_from(SessionKind), device=TEXTS, place=TEXTS, ip=st.just(SECRET), first=TIMES, last=TIMES
)
APPS = st.builds(App, name=TEXTS, added=TIMES, removed=TIMES, active=st.none() | st.booleans())
CHANGES = st.builds(PrivacyChange, at=TIMES.filter(bool), private=st.booleans())
PEOPLE = st.builds(Person, key=st.just(SECRET), since=TIMES)
RELATIVES = st.builds(Relative, name=TEXTS, relation=st.sampled_from(["", "Son", SECRET]))
VALUES: dict[ValueKind, st.SearchStrategy[str | int]] = {
    ValueKind.SWITCH: st.sampled_from(["on", "off"]),
    ValueKind.AUDIENCE: st.sampled_from([str(word) for word in Audience]),
    ValueKind.COUNT: st.integers(0, 500),
    ValueKind.TEXT: TEXTS,
    ValueKind.DATE: st.just("2024-05-06"),
}


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    platform = draw(st.sampled_from(Platform))
    known = {
        spec.id: tuple(Fact(spec.id, value) for value in draw(st.lists(VALUES[spec.kind], min_size=1, max_size=2)))
        for spec in of_platform(platform)
        if draw(st.booleans())
    }
    lists = ("connections.followers", "connections.friends")
    return Account(
        platform,
        facts=known,
        exported_at=draw(st.none() | st.just(TODAY)),
        posts=tuple(draw(st.lists(POSTS, max_size=4))),
        sessions=tuple(draw(st.lists(SESSIONS, max_size=4))),
        apps=tuple(draw(st.lists(APPS, max_size=3))),
        privacy_changes=tuple(draw(st.lists(CHANGES, max_size=4))),
        people={name: tuple(draw(st.lists(PEOPLE, max_size=3))) for name in lists},
        relatives=tuple(draw(st.lists(RELATIVES, max_size=3))),
    )


@given(accounts(), st.sampled_from(Role))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_check_answers_without_crash_or_content(builtin: Registry, subject: Account, role: Role) -> None:
    for check in builtin.checks.values():
        if subject.platform in check.file.platforms:
            findings = run_check(check, subject, Context(TODAY, role))
            assert findings
            assert len({f.fingerprint for f in findings}) == len(findings), check.id
            for finding in findings:
                assert not finding.crash, check.id
                assert len(finding.evidence) <= 5
                shown = f"{finding.params} {finding.message_id} {[proof.snippet for proof in finding.evidence]}"
                assert SECRET not in shown, check.id
                assert not re.search(r"52\.0|5\.12", shown), check.id
