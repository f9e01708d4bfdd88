"""None"""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

import pytest
from auditor.demo.facebook import tree as facebook
from auditor.demo.facebook.account import GENERATIONS as FACEBOOK_GENERATIONS
from auditor.demo.facebook.account import FacebookAccount
from auditor.demo.instagram import tree as instagram
from auditor.demo.instagram.account import GENERATIONS as INSTAGRAM_GENERATIONS
from auditor.demo.meta.sheets import Form
from auditor.demo.tiktok import tree as tiktok
from auditor.demo.tiktok.tree import TikTokAccount
from auditor.demo.trees import Tree, as_folder, as_zip
from auditor.downloads.detect import downloads, look_in
from auditor.errors import ArchiveError
from auditor.model.account import Platform
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.downloads.made import FACEBOOK, INSTAGRAM, TIKTOK, ig, one, refused

NAME = "{}-ann.example-2026-01-05-AbCdEfGh.zip"
"""How Meta names its zips (format notes 1.1)."""


def fb(username: str = "ann.example", generation: facebook.Generation = "2025", form: Form = "json") -> Tree:
    account = FacebookAccount(username=username, first_name="Ann", last_name="Example")
    return facebook.tree(account, generation=generation, form=form)


WRAPPERS = ("", "instagram-ann.example-2026-01-05", "my stuff/Facebook download")


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("form", ["json", "html"])
@pytest.mark.parametrize("generation", INSTAGRAM_GENERATIONS)
def test_instagram_of_every_year(generation: instagram.Generation, form: Form, wrapper: str, tmp_path: Path) -> None:
    if (generation, form) == ("2018", "html"):
        pytest.skip("downloads of 2018 had no HTML form")
    [path] = as_zip(ig(generation=generation, form=form), tmp_path / "a.zip", wrapper=wrapper)
    found = one(path)
    assert (found.platform, found.form) == (INSTAGRAM, form)
    assert found.identity is not None


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("form", ["json", "html"])
@pytest.mark.parametrize("generation", FACEBOOK_GENERATIONS)
def test_facebook_of_every_year(generation: facebook.Generation, form: Form, wrapper: str, tmp_path: Path) -> None:
    [path] = as_zip(fb(generation=generation, form=form), tmp_path / "a.zip", wrapper=wrapper)
    found = one(path)
    assert (found.platform, found.form) == (FACEBOOK, form)
    assert found.identity is not None


def test_a_further_facebook_profile(tmp_path: Path) -> None:
    account = FacebookAccount(username="ann.bakes", first_name="Ann", last_name="Bakes")
    [path] = as_zip(facebook.tree(account, generation="2026", extra_profile=True), tmp_path / "a.zip")
    assert one(path).platform is FACEBOOK


@pytest.mark.parametrize("layout", ["A", "B", "C"])
def test_tiktok_in_every_form(layout: tiktok.Layout, tmp_path: Path) -> None:
    account = TikTokAccount()
    [zipped] = as_zip(tiktok.tree(account, layout=layout, lemon8=True), tmp_path / "a.zip")
    assert (one(zipped).platform, one(zipped).form) == (TIKTOK, "json")
    for language in ("en", "nl"):
        texts = tiktok.tree(account, layout=layout, form="txt", language=language)
        path = as_folder(texts, tmp_path / language)
        assert (one(path).platform, one(path).form) == (TIKTOK, "txt")
    renamed = tmp_path / "my data.json"
    renamed.write_bytes(tiktok.tree(account, layout=layout, name="x.json")["x.json"])
    assert one(renamed).identity == one(zipped).identity is not None


def test_tiktok_texts_in_an_unknown_language(tmp_path: Path) -> None:
    path = as_folder({"TikTok_Data_1762300800/Tiktok/Aktivität/Anmeldeverlauf.txt": b"Datum: 1"}, tmp_path / "a")
    assert (one(path).platform, one(path).form) == (TIKTOK, "txt")


UNFIT: dict[str, tuple[str, Tree]] = {
    "pictures": ("pictures", {"Holiday/1.jpg": b"\xff\xd8", "Holiday/2.HEIC": b"x", "3.mp4": b"x"}),
    "papers": ("unrecognised", {"report.docx": b"PK", "notes.txt": b"x"}),
    "an office document": ("unrecognised", {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
    "folders that two platforms have": ("unrecognised", {"personal_information/x.json": b"{}", "media/a.jpg": b""}),
    "zips and a note": ("inner_zips", {"read me.txt": b"x", "x/facebook.zip": b"PK"}),
    "Instagram's pictures": ("media_part", {"media/posts/202601/a.jpg": b"x"}),
    "Facebook's pictures": (
        "media_part",
        {"your_facebook_activity/posts/media/a/1.jpg": b"x", "start_here.html": b"x"},
    ),
    "another service's texts": ("unrecognised", {"App/Settings.txt": b"x", "App/readme.txt": b"x"}),
}


@pytest.mark.parametrize("case", UNFIT)
@pytest.mark.parametrize("hand_over", ["zip", "folder"])
def test_what_is_no_download_is_refused(case: str, hand_over: str, tmp_path: Path) -> None:
    reason, tree = UNFIT[case]
    path = tmp_path / "given"
    if hand_over == "zip":
        as_zip(tree, path)
    else:
        as_folder(tree, path)
    assert refused(path) == reason


def test_the_name_of_a_zip_proves_nothing(tmp_path: Path) -> None:
    [path] = as_zip(fb(), tmp_path / NAME.format("instagram"))
    assert one(path).platform is FACEBOOK
    [empty] = as_zip({"a.jpg": b"x"}, tmp_path / "facebook-ann.zip")
    assert refused(empty) == "pictures"


MEDIA = {
    "Instagram": (ig(), "media/posts/202601/more.jpg"),
    "Instagram 2018": (ig(generation="2018"), "photos/202010/more.jpg"),
    "Facebook": (fb(), "your_facebook_activity/posts/media/more.jpg"),
    "Facebook 2018": (fb(generation="2018"), "photos_and_videos/more.jpg"),
}


@pytest.mark.parametrize("case", MEDIA)
def test_parts_of_one_download_are_put_together(case: str, tmp_path: Path) -> None:
    pages, picture = MEDIA[case]
    [media] = as_zip({picture: b"x"}, tmp_path / "a.zip")
    [index] = as_zip(pages, tmp_path / "b.zip")
    found = one(media, index)
    assert found.archive.labels == ("b.zip", "a.zip")
    assert sorted(m.name for m in found.archive.members) == sorted([*pages, picture])
    assert refused(media) == "media_part"


def test_pages_in_two_parts(tmp_path: Path) -> None:
    first, second = as_zip(ig(), tmp_path / NAME.format("instagram"), split=[[], ["your_instagram_activity"]])
    assert len(one(first, second).archive.members) == len(ig())
    assert len(one(second, first).archive.members) == len(ig())
    assert one(second).identity is None


def test_parts_find_their_download_by_name(tmp_path: Path) -> None:
    ann = as_zip(fb("ann"), tmp_path / "facebook-ann-2026-01-05-aaaa.zip")
    bo = as_zip(fb("bo"), tmp_path / "facebook-bo-2026-01-05-bbbb.zip")
    more = {"your_facebook_activity/posts/media/a/1.jpg": b"x"}
    [of_bo] = as_zip(more, tmp_path / "facebook-bo-2026-01-05-cccc.zip")
    [of_none] = as_zip(more, tmp_path / "part two.zip")
    found = downloads([*ann, of_bo, *bo])
    assert [download.archive.labels for download in found] == [
        ("facebook-ann-2026-01-05-aaaa.zip",),
        ("facebook-bo-2026-01-05-bbbb.zip", "facebook-bo-2026-01-05-cccc.zip"),
    ]
    assert refused(*ann, *bo, of_none) == "whose"
    assert refused(*ann, of_bo) == "media_part"


def test_the_pictures_of_another_platform_are_not_mixed_in(tmp_path: Path) -> None:
    [pages_of_ig] = as_zip(ig(), tmp_path / "a.zip")
    [media_of_fb] = as_zip({"your_facebook_activity/posts/media/a/1.jpg": b"x"}, tmp_path / "b.zip")
    assert refused(pages_of_ig, media_of_fb) == "media_part"


def test_two_accounts_stay_two(tmp_path: Path) -> None:
    [ann] = as_zip(ig("ann"), tmp_path / "1.zip")
    [bo] = as_zip(ig("bo"), tmp_path / "2.zip")
    [ann_on_facebook] = as_zip(fb("ann"), tmp_path / "3.zip")
    found = downloads([ann, bo, ann_on_facebook])
    assert [download.archive.label for download in found] == ["1.zip", "2.zip", "3.zip"]
    assert len({download.identity for download in found}) == 3


def test_json_and_html_of_one_day_stay_two(tmp_path: Path) -> None:
    [as_json] = as_zip(ig(), tmp_path / "instagram-ann-2026-01-05-aaaa.zip")
    [as_html] = as_zip(ig(form="html"), tmp_path / "instagram-ann-2026-01-05-bbbb.zip")
    assert [download.form for download in downloads([as_json, as_html])] == ["json", "html"]


def test_two_downloads_of_one_account_come_newest_first(tmp_path: Path) -> None:
    [old] = as_zip(ig(), tmp_path / "instagram-ann-2025-12-31-aaaa.zip")
    [new] = as_zip(ig() | {"media/x.json": b"{}"}, tmp_path / "instagram-ann-2026-01-05-aaaa.zip")
    found = downloads([old, new])
    assert [download.named.date for download in found] == [date(2026, 1, 5), date(2025, 12, 31)]
    assert found[0].identity == found[1].identity


def test_the_same_twice_is_one(tmp_path: Path) -> None:
    [path] = as_zip(ig(), tmp_path / "a.zip")
    copy = tmp_path / "a (1).zip"
    copy.write_bytes(path.read_bytes())
    assert one(path, copy, path).archive.labels == ("a.zip",)


def test_a_folder_of_zips_stands_for_them(tmp_path: Path) -> None:
    as_zip(ig(), tmp_path / NAME.format("instagram"), split=2)
    as_zip(tiktok.tree(TikTokAccount()), tmp_path / "t.zip")
    as_zip({"a.jpg": b"x"}, tmp_path / "holiday.zip")
    (tmp_path / "notes.txt").write_bytes(b"x")
    assert {download.platform for download in downloads([tmp_path])} == {INSTAGRAM, TIKTOK}


def test_a_broken_zip_in_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    as_zip(ig(), tmp_path / NAME.format("instagram"))
    [broken] = as_zip(fb(), tmp_path / NAME.format("facebook"))
    broken.write_bytes(broken.read_bytes()[:-40])
    assert refused(tmp_path) == "truncated"


def test_unpacked_downloads_side_by_side(tmp_path: Path) -> None:
    for name, tree in {"ann": ig("ann"), "bo": ig("bo"), "fb": fb(), "tt": tiktok.tree(TikTokAccount())}.items():
        as_folder(tree, tmp_path / name)
    found = downloads([tmp_path])
    assert sorted(download.platform for download in found) == [FACEBOOK, INSTAGRAM, INSTAGRAM, TIKTOK]
    assert all(len(download.archive.find("personal_information", not_under=["threads"])) < 2 for download in found)


def test_downloads_side_by_side_in_a_zip_are_refused(tmp_path: Path) -> None:
    both = {f"ann/{n}": c for n, c in ig("ann").items()} | {f"bo/{n}": c for n, c in ig("bo").items()}
    [two_accounts] = as_zip(both, tmp_path / "a.zip")
    [two_platforms] = as_zip(ig() | fb(), tmp_path / "b.zip")
    [with_tiktok] = as_zip(ig() | tiktok.tree(TikTokAccount()), tmp_path / "c.zip")
    assert [refused(path) for path in (two_accounts, two_platforms, with_tiktok)] == ["several"] * 3


def test_a_folder_around_a_download_is_taken_off(tmp_path: Path) -> None:
    as_folder(ig(), tmp_path, wrapper="instagram-ann-2026-01-05-aaaa")
    as_folder({"other.jpg": b"x"}, tmp_path)
    found = one(tmp_path)
    assert found.named.user == "ann"
    assert found.archive.find("other", suffixes=(".jpg",)) == ()


def test_looking_into_a_folder(tmp_path: Path) -> None:
    as_zip(ig(), tmp_path / "instagram-ann-2025-12-31-aaaa.zip")
    as_zip(fb(), tmp_path / "renamed.zip")
    as_zip({"a.jpg": b"x"}, tmp_path / "holiday.zip")
    as_folder(ig("bo"), tmp_path / "unpacked")
    as_folder({"deep/er/a.json": b"{}"}, tmp_path / "project")
    (tmp_path / "user_data_tiktok.json").write_bytes(tiktok.tree(TikTokAccount())["user_data_tiktok.json"])
    (tmp_path / "user_data_lemon8.json").write_bytes(b"{}")
    (tmp_path / "facebook-ann-2026-01-05-aaaa.zip").write_bytes(b"PK\3\4 half")
    (tmp_path / "invoice.zip").write_bytes(b"PK\3\4 half")
    for age, name in enumerate(["user_data_tiktok.json", "renamed.zip", "unpacked"]):
        os.utime(tmp_path / name, (1_790_000_000 - age * 864_000,) * 2)
    found = look_in(tmp_path)
    assert [candidate.path.name for candidate in found.candidates] == [
        "user_data_tiktok.json",
        "unpacked",
        "renamed.zip",
        "instagram-ann-2025-12-31-aaaa.zip",
    ]
    assert [candidate.platform for candidate in found.candidates] == [TIKTOK, INSTAGRAM, FACEBOOK, INSTAGRAM]
    assert [candidate.date for candidate in found.candidates] == [None, None, date(2026, 1, 1), date(2025, 12, 31)]
    assert found.candidates[1].size == sum(map(len, ig("bo").values()))
    assert found.unusable == 1


def test_looking_from_inside_a_download(tmp_path: Path) -> None:
    as_folder(ig(), tmp_path)
    assert [candidate.path for candidate in look_in(tmp_path).candidates] == [tmp_path]
    assert look_in(tmp_path / "nowhere").candidates == ()


def test_inputs_are_left_as_they_were(tmp_path: Path) -> None:
    [path] = as_zip(ig(), tmp_path / "a.zip")
    root = as_folder(fb(), tmp_path / "b")
    before = path.read_bytes(), {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    downloads([path, root])
    assert before == (path.read_bytes(), {p: p.read_bytes() for p in root.rglob("*") if p.is_file()})


_NAMES = st.sampled_from(
    [
        "personal_information.json",
        "personal_information/personal_information/personal_information.html",
        "profile_information/profile_information.json",
        "your_facebook_activity/posts/album/0.json",
        "media/posts/202601/a.jpg",
        "user_data.json",
        "Settings.txt",
        "Follower.txt",
        "profile.json",
        "media.json",
        "connections.json",
        "x.zip",
        "start_here.html",
    ]
)
_CONTENT = st.sampled_from([b"", b"{}", b'{"Post": {"Posts": {"VideoList": []}}}', b"["]) | st.binary(max_size=9)
_TREES = st.dictionaries(st.tuples(st.sampled_from(["", "a/", "b/"]), _NAMES).map("".join), _CONTENT, min_size=1)


@settings(max_examples=60, deadline=None)
@given(st.lists(_TREES, max_size=3))
def test_any_mixture_is_either_sorted_out_or_refused(trees: list[Tree]) -> None:
    with tempfile.TemporaryDirectory() as home:
        paths = [as_zip(tree, Path(home) / f"{n}.zip")[0] for n, tree in enumerate(trees)]
        try:
            found = downloads(paths)
        except ArchiveError:
            return
        labels = [label for download in found for label in download.archive.labels]
        assert len(labels) == len(set(labels))
        assert set(labels) <= {path.name for path in paths}
        assert bool(labels) == bool(paths)


@pytest.mark.parametrize("platform", list(Platform))
def test_samples(platform: Platform, samples: Path) -> None:
    paths = sorted((samples / platform).glob("*.zip"))
    assert paths
    assert {one(path).platform for path in paths} == {platform}
