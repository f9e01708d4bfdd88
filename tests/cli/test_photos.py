"""Photos by the commands: real models on drawn pictures, the cache, the marks, and the lines we do not cross."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from auditor.demo.family import write_exports
from tests.exports import auditor


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_exports(tmp_path_factory.mktemp("photos"))


def audited(exports: list[Path], folder: Path, *options: str) -> tuple[dict[str, Any], str]:
    """Instagram's part of the saved result, and the page."""
    ran = auditor(
        "audit", *exports[:2], "--html", folder / "r.html", "--json", folder / "r.json", *options, photos=True
    )
    assert ran.code in (10, 11), ran.err
    found = json.loads((folder / "r.json").read_text("utf-8"))
    return found["accounts"][0], (folder / "r.html").read_text("utf-8")


def test_photos_are_found_marked_and_remembered(exports: list[Path], tmp_path: Path) -> None:
    first, page = audited(exports, tmp_path)
    photos = first["photos"]
    assert photos["missing"] == ""
    assert photos["with_child"] >= 5
    assert photos["with_child"] == len(photos["items"]) == sum(photos["with_child_by_audience"].values())
    assert photos["with_child_by_audience"]["everyone"] == 1  # the profile photo; the account is private today
    assert {i["audience_then"] for i in photos["items"]} >= {"everyone"}
    assert page.count("data:image/jpeg;base64,") == photos["with_child"] + 1  # the public one is on the first page, too
    assert auditor("accept", photos["items"][0]["item"], "--reason", "fine-for-us").code == 0
    again, _ = audited(exports, tmp_path)
    assert again["photos"]["accepted"] == 1
    assert again["photos"]["with_child"] == photos["with_child"] - 1
    assert auditor("cache", "clear").code == 0


def test_what_is_written_names_no_file(exports: list[Path], tmp_path: Path) -> None:
    account, page = audited(exports, tmp_path, "--thumbnails", "none")
    text = json.dumps(account)
    assert account["photos"]["items"]
    assert "media/posts/" not in text
    assert "media/profile/" not in text
    assert ".jpg" not in page
    assert "data:image" not in page


def test_an_age_is_a_group_and_never_a_number(exports: list[Path], tmp_path: Path) -> None:
    account, _ = audited(exports, tmp_path, "--thumbnails", "none")
    items = account["photos"]["items"]
    assert {item["child"] for item in items} <= {"child", "maybe_minor"}
    assert not [key for item in items for key in (*item, *item["factors"]) if "year" in key or "age" in key]
    order = [(-item["priority"], item["at"] or "") for item in items]
    assert order == sorted(order, key=lambda pair: pair[0])


def test_no_option_names_the_files(exports: list[Path], tmp_path: Path) -> None:
    assert auditor("audit", *exports[:2], "--include-paths", "--html", tmp_path / "r.html").code == 2


def test_clear_pictures_need_somebody_who_says_so(exports: list[Path], tmp_path: Path) -> None:
    account, page = audited(exports, tmp_path, "--thumbnails", "clear", "--photos", "sample:3")
    pixelated, _ = page, account
    other, same = audited(exports, tmp_path, "--photos", "sample:3")
    assert other["photos"] == account["photos"]
    assert same.count("data:image") == pixelated.count("data:image")
    assert "data:image" not in same or same.split("data:image")[1][:400] == pixelated.split("data:image")[1][:400]


def test_without_photos_nothing_is_said_of_children(exports: list[Path], tmp_path: Path) -> None:
    account, _ = audited(exports, tmp_path, "--photos", "none")
    assert account["photos"]["missing"] == "switched_off"
    assert account["photos"]["items"] == []
    about = [f for f in account["findings"] if f["fact"] == "photos.with_child"]
    assert about
    assert {f["outcome"] for f in about} == {"unknown"}


@pytest.mark.parametrize("choice", ["some", "sample:0", "since:yesterday", "sample:-1"])
def test_a_choice_that_makes_no_sense_is_said_so(exports: list[Path], tmp_path: Path, choice: str) -> None:
    ran = auditor("audit", *exports[:2], "--html", tmp_path / "r.html", "--photos", choice, photos=True)
    assert ran.code == 20
    assert len(ran.err.splitlines()) == 2


def test_a_family_file_informs_and_is_named_nowhere(exports: list[Path], tmp_path: Path) -> None:
    family = tmp_path / "family.yaml"
    family.write_text("children:\n  - name: Xandrine\n    born: 2017-03-08\n", "utf-8")
    account, page = audited(exports, tmp_path, "--family", str(family), "--photos", "sample:3")
    assert account["photos"]["chosen"] == 3
    assert "Xandrine" not in json.dumps(account) + page
    assert "2017-03-08" not in json.dumps(account) + page


def test_a_mark_needs_the_id_of_a_photo() -> None:
    assert auditor("accept", "../../x", "--reason", "not-my-child").code == 20
    assert auditor("accept", "0123456789ab", "--reason", "because").code == 20
