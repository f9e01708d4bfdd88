"""An audit in one call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from auditor.audit import Audited, Options, PhotoOptions, audit
from auditor.demo.family import write_exports
from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.engine.registry import Registry
from auditor.exposure import look
from auditor.exposure.selection import Thumbnails
from auditor.model.posting import Media
from auditor.model.result import AccountResult, AuditResult, Finding
from auditor.model.verdict import Outcome, Severity
from auditor.photos.records import FaceSeen, PictureResult, Seen, Skip, Survey, skipped
from auditor.results.priorities import exit_code
from msgspec.structs import replace
from tests.exposure.test_perhaps import face
from tests.photos.surveys import Surveying, Told

TODAY = date(2026, 6, 1)


def test_who_stops_the_looking_stops_it_for_all_accounts_and_keeps_what_is_done(
    builtin: Registry, tmp_path: Path
) -> None:
    def stopped_at_once(_archive: Archive, media: Sequence[Media | Member], **options: Any) -> Survey:
        asked.append(options["stop"]())
        return Survey((None,) * len(media), interrupted=True)

    asked: list[bool] = []
    photos = PhotoOptions(machine=Told(stopped_at_once))
    result = audit(write_exports(tmp_path), Options(builtin, today=TODAY, photos=photos)).result
    assert asked == [False, True]
    assert [a.photos.interrupted for a in result.accounts[:2] if a.photos] == [True, True]
    assert not [f for a in result.accounts for f in a.findings if of_photos(result, a, f) and f.outcome is Outcome.PASS]


GROWN, AWAY = face(40.0), face(20.0, frontality=0.5)


def shown(doubtful: FaceSeen) -> Surveying:
    """A survey of pictures: one in three shows a child, one a grown person, one this face."""

    def survey(archive: Archive, media: Sequence[Media | Member], **_: Any) -> Survey:
        return Survey(tuple(seen(archive, medium) for medium in media))

    def seen(archive: Archive, medium: Media | Member) -> PictureResult:
        member = medium if isinstance(medium, Member) else archive.locate(medium.uri)
        if member is None:
            return skipped(Skip.MISSING)
        content = sha256(archive.read(member)).hexdigest()
        return PictureResult(content, Seen(((face(6.0), GROWN, doubtful)[int(content, 16) % 3],), 100, 100))

    return survey


def told(paths: list[Path], doubtful: FaceSeen, registry: Registry, thumbnails: Thumbnails, **more: Any) -> Audited:
    """An audit in which these pictures are shown."""
    photos = PhotoOptions(thumbnails=thumbnails, machine=Told(shown(doubtful)))
    return audit(paths, Options(registry, today=TODAY, photos=photos, **more))


def without_second_list(result: AuditResult) -> AuditResult:
    """The result without it, and without the minute in which it was made."""
    accounts = [
        replace(a, photos=replace(a.photos, perhaps=(), perhaps_in_all=0)) if a.photos else a for a in result.accounts
    ]
    return replace(result, accounts=tuple(accounts), run=replace(result.run, started=datetime(2026, 6, 1, tzinfo=UTC)))


@pytest.mark.parametrize("doubtful", [AWAY, face(17.0)], ids=["turned", "older"])
def test_the_second_list_changes_no_verdict_count_priority_or_exit_code(
    doubtful: FaceSeen, builtin: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exports = write_exports(tmp_path)
    listed = told(exports, doubtful, builtin, Thumbnails.NONE).result
    monkeypatch.setattr(look, "perhaps", lambda *_: ())
    silent = told(exports, doubtful, builtin, Thumbnails.NONE).result
    assert [len(a.photos.perhaps) > 0 for a in listed.accounts[:2] if a.photos] == [True, True]
    assert [a.photos.perhaps for a in silent.accounts if a.photos and a.photos.perhaps] == []
    assert without_second_list(listed) == without_second_list(silent)
    assert exit_code(listed, Severity.LOW.rank) == exit_code(silent, Severity.LOW.rank)


def test_a_turned_face_counts_as_a_grown_one_everywhere_else(builtin: Registry, tmp_path: Path) -> None:
    exports = write_exports(tmp_path)
    turned, grown = (told(exports, one, builtin, Thumbnails.NONE).result for one in (AWAY, GROWN))
    assert without_second_list(turned) == without_second_list(grown)


def test_small_pictures_of_the_second_list_are_always_pixelated(builtin: Registry, tmp_path: Path) -> None:
    exports = write_exports(tmp_path)[:2]
    audited = told(exports, AWAY, builtin, Thumbnails.CLEAR)
    clear, blocks = audited.thumbnails, told(exports, AWAY, builtin, Thumbnails.PIXELATED).thumbnails
    (photos,) = (a.photos for a in audited.result.accounts if a.photos and a.photos.items)
    listed, second = {item.item for item in photos.items}, {item.item for item in photos.perhaps}
    assert clear.keys() == blocks.keys()
    assert {clear[item] == blocks[item] for item in clear.keys() & second} == {True}
    assert {clear[item] == blocks[item] for item in clear.keys() & listed} == {False}


def of_photos(result: AuditResult, account: AccountResult, finding: Finding) -> bool:
    return "photos.with_child" in result.cards[finding.check].platforms[account.platform].needs
