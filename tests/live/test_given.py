"""Pages beside downloads: each goes to the account that it names, and to none when nobody can tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from auditor.authors.testing import account
from auditor.live.codes import Door, LiveCode
from auditor.live.given import GivenPage, GivenPageError, from_file, readings
from auditor.model.account import Account, Platform
from tests.live import DAY, OWN, codes, values
from tests.live.test_pasted import PAGE
from tests.live.test_saved_page import privacy

SWITCH = '<div role="switch" aria-label="Private account" aria-checked="true"></div>'


def an_account(handle: str) -> Account:
    return replace(account("instagram", {}), handle=handle)


def copied(tmp_path: Path, text: str = PAGE, *, mine: bool = False) -> GivenPage:
    (tmp_path / "page.txt").write_text(text, "utf-8-sig")
    return from_file("instagram_two_step", tmp_path / "page.txt", mine=mine)


def test_the_file_s_name_tells_copied_text_from_a_saved_page(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(privacy(SWITCH), "utf-8")
    saved = from_file("instagram_account_privacy", tmp_path / "page.html", mine=True)
    text = copied(tmp_path)
    assert (saved.door, text.door) == (Door.SAVED, Door.PASTED)
    one, other = readings([an_account(OWN)], [saved, text], DAY)
    assert values(one) == {"audience.private_profile": "on"}
    assert values(other) == {"security.two_step": "on"}
    assert {one.handle, other.handle} == {OWN}


def test_of_several_accounts_the_page_names_the_one(tmp_path: Path) -> None:
    both = [an_account("tom.demo"), an_account(OWN)]
    (reading,) = readings(both, [copied(tmp_path)], DAY)
    assert (reading.handle, values(reading)) == (OWN, {"security.two_step": "on"})
    (nameless,) = readings(both, [copied(tmp_path, PAGE.replace(f"{OWN} · Instagram\n", ""), mine=True)], DAY)
    assert codes(nameless) == {"": LiveCode.NOT_CONFIRMED}


def test_without_an_account_of_its_platform_the_person_s_word_is_needed(tmp_path: Path) -> None:
    tiktok = replace(an_account(OWN), platform=Platform.TIKTOK)
    (reading,) = readings([tiktok], [copied(tmp_path)], DAY)
    assert codes(reading) == {"": LiveCode.NOT_CONFIRMED}


@pytest.mark.parametrize(("page", "file"), [("instagram_two_step", "none.txt"), ("nothing", "page.txt")])
def test_what_cannot_be_used_is_told(page: str, file: str, tmp_path: Path) -> None:
    copied(tmp_path)
    with pytest.raises(GivenPageError):
        from_file(page, tmp_path / file)
