"""The invented TikTok exports: faithful to the layouts, complete, and the same every time."""

from __future__ import annotations

import json
from datetime import date
from itertools import product
from typing import Any

import pytest
from auditor.demo.tiktok.tree import Form, Language, Layout, TikTokAccount, tree
from tests.demo.tiktok.full import FULL

LAYOUTS: tuple[Layout, ...] = ("A", "B", "C")
FORMS: tuple[Form, ...] = ("json", "txt")
LANGUAGES: tuple[Language, ...] = ("en", "nl")


def loaded(account: TikTokAccount, layout: Layout) -> dict[str, Any]:
    (content,) = tree(account, layout=layout).values()
    found = json.loads(content)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(("layout", "form", "language"), list(product(LAYOUTS, FORMS, LANGUAGES)))
def test_a_tree_is_the_same_every_time(layout: Layout, form: Form, language: Language) -> None:
    assert tree(FULL, layout=layout, form=form, language=language) == tree(
        FULL, layout=layout, form=form, language=language
    )


@pytest.mark.parametrize(
    ("layout", "settings", "profile", "videos"),
    [
        ("A", "App Settings/Settings", "Profile/Profile Information", "Video/Videos"),
        ("B", "App Settings/Settings", "Profile/Profile Info", "Post/Posts"),
        ("C", "Profile And Settings/Settings", "Profile And Settings/Profile Info", "Post/Posts"),
    ],
)
def test_each_layout_keeps_its_sections_in_its_own_places(
    layout: Layout, settings: str, profile: str, videos: str
) -> None:
    root = loaded(FULL, layout)

    def at(place: str) -> Any:
        top, section = place.split("/")
        return root[top][section]

    assert at(settings)["SettingsMap"]["Private Account"] == ("Off" if layout == "C" else "Disabled")
    assert at(profile)["ProfileMap"]["userName"] == "lotte.example"
    assert [video["WhoCanView"] for video in at(videos)["VideoList"]] == ["Everyone", "Only You"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_look_alikes_are_there(layout: Layout) -> None:
    text = json.dumps(loaded(FULL, layout))
    assert text.count('"SettingsMap"') == 2
    assert text.count('"VideoList"') == 2
    assert "planted-marker" in text


def test_a_photo_post_names_all_its_pictures_in_one_link() -> None:
    video = loaded(FULL, "B")["Post"]["Posts"]["VideoList"][1]
    assert len(video["Link"].split(" ")) == 9


def test_nothing_is_spelled_in_many_ways() -> None:
    content = tree(TikTokAccount(), layout="B")["user_data_tiktok.json"].decode()
    assert all(spelling in content for spelling in ('""', "null", "[]", "{}", '"N/A"', '"None"'))


@pytest.mark.parametrize(("layout", "written"), [("A", "01-Oct-1988"), ("B", "01-Oct-1988"), ("C", "1988-10-01")])
def test_birth_dates_are_written_as_in_their_year(layout: Layout, written: str) -> None:
    assert f'"birthDate": "{written}"' in json.dumps(loaded(TikTokAccount(birth_date=date(1988, 10, 1)), layout))


@pytest.mark.parametrize(
    ("private", "written"), [(True, "Enabled"), (False, "Disabled"), ("Vielleicht", "Vielleicht"), (None, None)]
)
def test_the_private_row_is_on_off_raw_or_left_out(private: bool | str | None, written: str | None) -> None:
    settings = loaded(TikTokAccount(private=private), "B")["App Settings"]["Settings"]["SettingsMap"]
    assert settings.get("Private Account") == written


def test_settings_and_sections_can_be_changed_and_left_out() -> None:
    account = TikTokAccount(
        settings={"Filter Comments": "Sometimes"},
        settings_left_out=frozenset({"Personalized Ads"}),
        left_out=frozenset({"profile"}),
    )
    root = loaded(account, "C")
    settings = root["Profile And Settings"]["Settings"]["SettingsMap"]
    assert settings["Filter Comments"] == "Sometimes"
    assert "Personalized Ads" not in settings
    assert "Profile Info" not in root["Profile And Settings"]


def test_the_file_is_called_as_in_its_years_or_as_told_and_lemon8_lies_beside_it() -> None:
    assert set(tree(FULL, layout="A")) == {"user_data.json"}
    assert set(tree(FULL, layout="C", name="copy.json", lemon8=True)) == {"copy.json", "user_data_lemon8.json"}
