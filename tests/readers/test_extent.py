"""How much of an account a download holds: its day, the range asked for, a part that is missing, nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from auditor.demo.instagram import tree as instagram
from auditor.demo.trees import Tree, as_zip, without
from auditor.downloads.archive import Archive
from auditor.model.account import Account, Confidence, Platform, Reason
from auditor.model.lists import Why, gaps
from auditor.readers.every import READERS
from tests.exports import TREES, auditor, stripped, zip_of
from tests.people import ANN
from tests.readers.one import FOOT, one


def test_no_list_of_a_range_counts_all_there_is(tmp_path: Path) -> None:
    tree = instagram.tree(replace(ANN, reels=()), form="html")
    whole = one(as_zip(tree, tmp_path / "a.zip")[0])
    tree["start_here.html"] = FOOT.format(made="2026-05-20", begin="2025-05-19", end="2026-05-19").encode()
    ranged = one(as_zip(tree, tmp_path / "b.zip")[0])
    counts = {i for i in whole.facts if i.startswith(("content.", "connections."))}
    assert counts
    for fact_id in counts:
        if fact_id in ranged.facts:
            assert ranged.value(fact_id)
            assert all(f.confidence is not Confidence.STATED for f in ranged.facts[fact_id])
        else:
            assert ranged.absent[fact_id].reason is Reason.FILE_MISSING
    assert ranged.facts.keys() - counts == whole.facts.keys() - counts


NAMED: dict[str, tuple[list[str], bool]] = {
    "the second of two": (["instagram-ann-2026-01-05-AbCd12-2.zip"], True),
    "both": (["instagram-ann-2026-01-05-AbCd12.zip", "instagram-ann-2026-01-05-AbCd12-2.zip"], False),
    "a gap": (["instagram-ann-2026-01-05-AbCd12-001.zip", "instagram-ann-2026-01-05-AbCd12-003.zip"], True),
    "the first of Drive": (["instagram-ann-2026-01-05-AbCd12-001.zip"], False),
    "part 2": (["ann_20201020_part_2.zip"], True),
    "one of three": (["mine (part 1 of 3).zip"], True),
    "2 of 2": (["mine 2 of 2.zip", "mine 1 of 2.zip"], False),
    "a browser's copy": (["instagram-ann-2026-01-05-AbCd12 (2).zip"], False),
    "a day": (["instagram-ann-2026-01-05.zip"], False),
    "a number of one's own": (["download 2.zip"], False),
}


@pytest.mark.parametrize("case", NAMED)
def test_a_number_that_is_missing_in_the_names_tells_a_missing_part(case: str, tmp_path: Path) -> None:
    names, missing = NAMED[case]
    tree = instagram.tree(ANN)
    parts = [tree, {"your_instagram_activity/likes/liked_posts.json": b"[]"}]
    account = one(*(as_zip(part, tmp_path / name)[0] for part, name in zip(parts, names, strict=False)))
    assert account.part_missing is missing
    assert (Why.PART in {gap.why for gap in gaps(account)}) is missing


def test_media_that_no_part_holds_tell_a_missing_part(tmp_path: Path) -> None:
    first, second = as_zip(instagram.tree(ANN), tmp_path / "mine.zip", split=2)
    assert one(first).part_clue == "media"
    assert not one(first, second).part_missing
    (tmp_path / "tt").mkdir()
    assert not one(as_zip(TREES["tiktok b"](), tmp_path / "tt" / "a.zip")[0]).part_missing


def test_pages_that_do_not_say_whose_they_are_tell_a_missing_part(tmp_path: Path) -> None:
    tree = without(instagram.tree(ANN), "personal_information.json")
    assert one(as_zip(tree, tmp_path / "a.zip")[0]).part_clue == "profile"


def test_a_missing_part_is_said_first(tmp_path: Path) -> None:
    first, _ = as_zip(instagram.tree(ANN), tmp_path / "mine.zip", split=2)
    for language, sentence in (("en", "seems to be missing"), ("nl", "lijkt een deel"), ("de", "scheint zu fehlen")):
        ran = auditor("audit", first, "--html", tmp_path / "r.html", "--lang", language)
        page = (tmp_path / "r.html").read_text("utf-8")
        assert sentence in " ".join(ran.out.split())
        assert page.index(sentence) < page.index('id="first"')


UNREAD: dict[str, tuple[str, Callable[[], Tree]]] = {
    "an Instagram download of empty files": (
        "instagram",
        lambda: {name: b"" for name in instagram.tree(ANN) if name.endswith(".json")},
    ),
    "a broken file of TikTok": ("tiktok", lambda: {"user_data_tiktok.json": b'{"Profile": {"Profile Info": {'}),
    "an empty file of TikTok": ("tiktok", lambda: {"user_data_tiktok.json": b""}),
    "settings that are all broken": (
        "facebook",
        lambda: {
            "security_and_login_information/two-factor_authentication.json": b'{"label_values": [',
            "preferences/preferences/privacy_settings.json": b'{"label_values": [',
        },
    ),
}


@pytest.mark.parametrize("case", UNREAD)
def test_a_download_of_which_nothing_could_be_read_is_turned_away(case: str, tmp_path: Path) -> None:
    _, build = UNREAD[case]
    ran = auditor("audit", zip_of(build(), tmp_path / "mine.zip"), "--html", tmp_path / "r.html")
    assert ran.code == 20
    assert len(ran.err.splitlines()) == 2
    assert "Nothing that needs changing" not in ran.out + ran.err
    assert not (tmp_path / "r.html").exists()


def test_one_among_others_is_said_first_and_costs_them_nothing(tmp_path: Path) -> None:
    broken = zip_of({"user_data_tiktok.json": b'{"Profile": {'}, tmp_path / "tiktok.zip")
    sound = zip_of(instagram.tree(ANN), tmp_path / "instagram.zip")
    ran = auditor("audit", broken, sound, "--html", tmp_path / "r.html", "--lang", "en")
    assert ran.code in (10, 11)
    assert "TikTok tiktok.zip: Nothing could be read" in " ".join(ran.out.split())
    assert "Nothing that needs changing" not in ran.out
    assert "Nothing could be read of this download" in (tmp_path / "r.html").read_text("utf-8")


def test_labels_of_which_none_is_known_are_a_refusal_of_their_own(tmp_path: Path) -> None:
    rows = b",".join(b'{"label": "Zqx %d", "value": "Wvu"}' % n for n in range(5))
    page = b'{"label_values": [{"label": "Zq", "dict": [' + rows + b"]}]}"
    tree = {"preferences/preferences/privacy_settings.json": page, "your_facebook_activity/x.json": b"[]"}
    ran = auditor("audit", zip_of(tree, tmp_path / "a.zip"), "--html", tmp_path / "r.html", "--lang", "en")
    assert ran.code == 20
    assert "labels" in ran.err


@pytest.mark.parametrize("name", ["instagram json", "facebook json", "tiktok b"])
def test_values_taken_out_are_no_reason_to_turn_it_away(name: str, tmp_path: Path) -> None:
    export = zip_of(stripped(TREES[name]()), tmp_path / "a.zip")
    assert auditor("audit", export, "--html", tmp_path / "r.html").code in (10, 11)


def test_our_own_mistake_is_no_reason_to_turn_it_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbles(archive: Archive, form: str) -> Account:
        raise RuntimeError(archive.label, form)

    monkeypatch.setitem(READERS, Platform.TIKTOK, stumbles)
    ran = auditor(
        "audit", zip_of(TREES["tiktok b"](), tmp_path / "a.zip"), "--html", tmp_path / "r.html", "--lang", "en"
    )
    assert ran.code == 11
    assert "A mistake of ours" in ran.out
    assert "Nothing that needs changing" not in ran.out
