"""The list of photos that may show a child: who can see them, what is not known, and nothing that leads elsewhere."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest
from auditor.engine.registry import Registry
from auditor.model.account import Platform
from auditor.model.lists import Why
from auditor.model.photo_list import PhotoPlace, Photos
from auditor.model.posting import Sign
from auditor.model.result import AuditResult, Unread
from auditor.model.services import SERVICES
from auditor.results.reporters import render_csv, render_html
from auditor.results.saved import from_json, to_json
from lxml import html
from msgspec.structs import replace
from tests.reports import samples


def parsed(result: AuditResult, **how: object) -> html.HtmlElement:
    return html.document_fromstring(render_html(result, "en", **how))  # type: ignore[arg-type]  # thumbnails only


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def only(photos: Photos, platform: str = "instagram") -> html.HtmlElement:
    page = parsed(samples.with_photos(samples.make(samples.safe(platform)), photos))
    return page.get_element_by_id("photos-1")


def counts(section: html.HtmlElement) -> list[list[str]]:
    return [re.findall(r"\d+|one", words(heading)) for heading in section.xpath(".//h4")]


def test_without_photo_work_there_is_no_section() -> None:
    page = parsed(samples.all_fine())
    assert not page.xpath("//h2[@id='photos'] | //a[@href='#photos']")


def test_groups_stand_from_those_whom_most_can_see() -> None:
    words_for = ("", "only_me", "friends", "everyone", "custom", "friends_of_friends", "followers")
    section = only(
        Photos(
            posted=7, chosen=7, looked_at=7, items=tuple(samples.item(n, audience=a) for n, a in enumerate(words_for))
        )
    )
    assert [" ".join(heading.get("class").split()[1:]) for heading in section.xpath(".//h4")] == [
        *("who-open", "who-open", "who-closed", "who-closed", "who-closed", "who-closed", "who-unsure"),
    ]
    assert len(section.xpath(".//li[@class='photo']")) == 7


def test_what_follows_from_a_default_audience_is_a_group_of_its_own() -> None:
    items = (
        samples.item(1, audience="friends", audience_from="item"),
        samples.item(2, audience="friends", audience_from="default"),
    )
    section = only(Photos(posted=2, chosen=2, looked_at=2, items=items), "facebook")
    stated, by_default = section.xpath(".//h4")
    assert words(stated) != words(by_default)
    assert by_default.getnext().get("class") == "small"


def test_the_listed_ones_are_shown_and_all_are_counted() -> None:
    (section,) = parsed(samples.many_photos()).xpath("//*[@class='photos']")
    assert len(section.xpath(".//li[@class='photo']")) == 40
    assert counts(section) == [["44"], ["43"], ["43"]]
    assert re.findall(r"\d+", words(section.xpath("./p[@class='more']")[0])) == ["90"]


def test_those_counted_and_not_listed_are_in_the_numbers() -> None:
    items = (samples.item(1),)
    section = only(Photos(posted=9, chosen=9, looked_at=9, with_child_by_audience={"everyone": 5}, items=items))
    assert counts(section) == [["5"]]
    assert re.findall(r"\d+", words(section.xpath("./p[@class='more']")[0])) == ["4"]


@pytest.mark.parametrize("sign", list(Sign))
def test_every_sign_has_its_words(sign: Sign) -> None:
    def reasons(*told: str) -> list[str]:
        section = only(Photos(posted=1, chosen=1, looked_at=1, items=(samples.item(1, told=told),)))
        return [words(reason) for reason in section.xpath(".//*[@class='reasons']/li")]

    assert len(reasons(sign)) == len(reasons()) + 1


def test_what_the_family_accepted_is_not_shown() -> None:
    items = (samples.item(1), samples.item(2, accepted="not_my_child"))
    section = only(Photos(posted=2, chosen=2, looked_at=2, accepted=1, items=items))
    assert [words(code) for code in section.xpath(".//code")] == ["01" * 6]


@pytest.mark.parametrize(
    ("photos", "known"),
    [
        (Photos(posted=5, chosen=5, looked_at=5), True),
        (Photos(posted=5, chosen=5, looked_at=5, interrupted=True), False),
        (Photos(posted=5, chosen=5, looked_at=4, skipped={"damaged": 1}), False),
        (Photos(posted=5, chosen=2, looked_at=2), False),
        (Photos(posted=5, chosen=5, looked_at=5, unplaced=1), False),
    ],
)
def test_none_seen_is_said_of_what_was_looked_at_only(photos: Photos, known: bool) -> None:
    (said,) = only(photos).xpath(".//*[contains(@class, 'none-seen')]")
    assert ("empty-open" not in said.get("class")) is known
    assert "no proof" in words(said) or "not known" in words(said)


def test_what_was_skipped_says_of_which_days_it_is() -> None:
    skipped = {"damaged": 2, "missing": 3, "too_slow": 1}
    days = (("damaged", date(2024, 5, 4)), ("damaged", date(2023, 1, 2)), ("missing", date(2022, 6, 7)))
    section = only(Photos(posted=9, chosen=9, looked_at=3, skipped=skipped, skipped_on=days))
    damaged, missing, slow = (words(line) for line in section.xpath("./ul[@class='beside small']/li"))
    assert damaged.endswith("Dated May 4, 2024; January 2, 2023.")
    assert missing.endswith("Dated June 7, 2022; …")
    assert not re.search("Dated|[0-9]{4}", slow)


def test_where_a_result_lists_only_some_days_of_what_was_skipped_the_page_says_that_there_are_more() -> None:
    days = tuple(("missing", date(2024, 1, 1) + timedelta(days=n)) for n in range(40))
    (line,) = only(Photos(posted=99, looked_at=1, skipped={"missing": 99}, skipped_on=days)).xpath("./ul[1]/li")
    assert len(re.findall("2024", words(line))) == 40
    assert words(line).endswith("…")


@pytest.mark.parametrize("missing", ["switched_off", "no_model", "no_owner", "no_posts", "nothing_readable", "another"])
def test_what_was_not_looked_at_is_never_called_free_of_children(missing: str) -> None:
    section = only(Photos(posted=5, missing=missing))
    assert section.xpath(".//*[contains(@class, 'not-looked')]")
    assert not section.xpath(".//*[contains(@class, 'none-seen')]")


@pytest.mark.parametrize("photos", [Photos(), Photos(posted=5), Photos(posted=5, chosen=5, skipped={"damaged": 5})])
def test_nothing_looked_at_without_a_reason_is_not_none_seen(photos: Photos) -> None:
    assert only(photos).xpath(".//*[contains(@class, 'not-looked')]")
    assert not only(photos).xpath(".//*[contains(@class, 'none-seen')]")


def test_the_reasons_for_not_looking_differ() -> None:
    boxes = parsed(samples.not_looked()).xpath("//*[contains(@class, 'not-looked')]")
    assert len({words(box) for box in boxes}) == len(boxes) == 5


@pytest.mark.parametrize(
    ("platform", "link", "offered"),
    [
        ("instagram", "https://www.instagram.com/p/abc/", True),
        ("instagram", "https://instagram.com/p/abc/", True),
        ("tiktok", "https://www.tiktok.com/@anna/video/1", True),
        ("tiktok", "https://www.instagram.com/p/abc/", False),
        ("instagram", "http://www.instagram.com/p/abc/", False),
        ("instagram", "https://instagram.com.example.org/p/", False),
        ("instagram", "https://evilinstagram.com/p/", False),
        ("instagram", "https://www.instagram.com@example.org/", False),
        ("facebook", "javascript:alert(1)//facebook.com", False),
        ("facebook", "", False),
    ],
)
def test_a_link_leads_to_the_platform_or_is_none(platform: str, link: str, offered: bool) -> None:
    section = only(Photos(posted=1, chosen=1, looked_at=1, items=(samples.item(1, link=link),)), platform)
    assert section.xpath(".//li[@class='photo']//a/@href") == ([link] if offered else [])


@pytest.mark.parametrize(
    "uri",
    ["https://example.org/a.jpg", "data:image/svg+xml;base64,PHN2Zz4=", 'data:image/jpeg;base64,"onload="x', "data:,"],
)
def test_only_a_jpeg_within_the_page_is_shown(uri: str) -> None:
    good = samples.thumbnails()["01" * 6]
    assert parsed(samples.family(), thumbnails={"01" * 6: good}).xpath("//img/@src") == [good]
    assert not parsed(samples.family(), thumbnails={"01" * 6: uri}).xpath("//img")


def test_every_photo_has_boxes_to_tick_and_may_stay() -> None:
    photos = parsed(samples.family()).xpath("//li[@class='photo']")
    assert len(photos) == 10
    for photo in photos:
        labels = [words(label) for label in photo.xpath(".//label[.//input[@type='checkbox']]")]
        assert len(labels) == len(set(labels)) >= 2


def test_what_can_be_done_is_what_the_platform_knows() -> None:
    boxes = parsed(samples.family()).xpath("//*[@class='photos']")
    ways = [[words(term) for term in box.xpath(".//dt")] for box in boxes]
    assert len(set(map(tuple, ways))) == 3
    assert all(len(box.xpath(".//dt")) == len(box.xpath(".//dd")) for box in boxes)


def test_a_photo_in_several_places_is_one_card_with_each_of_them() -> None:
    places = (
        PhotoPlace(kind="profile_photo", at=date(2022, 5, 1), audience="everyone", caption="M•••"),
        PhotoPlace(kind="post", at=date(2021, 4, 2), audience="followers", link="https://www.instagram.com/p/abc/"),
        PhotoPlace(kind="album", audience="unknown", link="https://example.org/a"),
    )
    item = samples.item(1, kind="profile_photo", caption="M•••", audience_from="rule", places=places)
    section = only(Photos(posted=3, chosen=3, looked_at=3, items=(item,)))
    (card,) = section.xpath(".//li[@class='photo']")
    told = card.xpath(".//*[contains(@class, 'places')]/li")
    assert len({words(place) for place in told}) == 3
    assert card.xpath(".//a/@href") == ["https://www.instagram.com/p/abc/"]
    assert words(card).count("M•••") == 1
    labels = {words(label) for label in card.xpath(".//label")}
    plain = only(Photos(posted=1, chosen=1, looked_at=1, items=(samples.item(1, kind="profile_photo"),)))
    assert labels > {words(label) for label in plain.xpath(".//li[@class='photo']//label")}


def test_a_story_that_may_be_pinned_says_so() -> None:
    def reasons(audience: str) -> int:
        item = samples.item(1, kind="story", audience=audience)
        return len(only(Photos(posted=1, chosen=1, looked_at=1, items=(item,))).xpath(".//*[@class='reasons']/li"))

    assert reasons("unknown") == reasons("followers") + 1


def test_pictures_that_no_list_names_are_two_numbers_and_no_card() -> None:
    section = only(Photos(posted=9, chosen=9, looked_at=9, unplaced=5, unplaced_with_child=2))
    (said,) = section.xpath(".//*[@class='unplaced']")
    assert re.findall(r"\d+", words(said)) == ["5", "2"]
    assert not section.xpath(".//li[@class='photo'] | .//img")
    assert re.findall(r"\d+", words(only(Photos(posted=9, unplaced=5)).xpath(".//*[@class='unplaced']")[0])) == ["5"]


@pytest.mark.parametrize("why", Why)
def test_each_list_that_was_not_read_is_named_with_the_reason(why: Why) -> None:
    result = samples.with_photos(samples.make(samples.safe("instagram")), Photos(posted=9, chosen=9, looked_at=9))
    unread = (Unread(list="content.stories", why=why, entries=3), Unread(list="content.reels", why="odd", entries=4))
    account = replace(result.accounts[0], unread=unread)
    section = parsed(replace(result, accounts=(account, *result.accounts[1:]))).get_element_by_id("photos-1")
    told = section.xpath(".//*[contains(@class, 'unread')]/li")
    assert len({words(line) for line in told}) == 2
    assert all(words(line) for line in told)
    assert section.xpath(".//*[contains(@class, 'none-seen')]")[0].get("class").count("empty-open") == 1


@pytest.mark.parametrize("platform", SERVICES)
def test_every_list_has_a_name(platform: Platform) -> None:
    result = samples.with_photos(samples.make(samples.safe(platform)), Photos(posted=9))
    lists = [spec.id for spec in SERVICES[platform].lists if spec.id not in ("content.archived", "content.deleted")]
    unread = tuple(Unread(list=list_id, why="broken") for list_id in lists)
    account = replace(result.accounts[0], unread=unread)
    section = parsed(replace(result, accounts=(account, *result.accounts[1:]))).get_element_by_id("photos-1")
    names = {words(line) for line in section.xpath(".//*[contains(@class, 'unread')]/li")}
    assert len(names) == len(lists)


ACTIONS = {
    "instagram": {"post": "exposed_photos", "highlight": "stories_highlights", "profile_photo": "profile_photos"},
    "facebook": {"post": "exposed_photos", "cover_photo": "profile_photos"},
    "tiktok": {"video": "exposed_photos"},
}


@pytest.mark.parametrize("platform", ACTIONS)
def test_the_way_through_the_menus_is_the_one_of_the_checks(builtin: Registry, platform: str) -> None:
    """One home: what stands in a check's file, with its link and the day when it was last seen."""
    using = [
        builtin.checks[check] for check in ("exposed_photos", "stories_highlights", "profile_photos", "reusable_videos")
    ]
    items = tuple(samples.item(n, kind=kind, media="video") for n, kind in enumerate(ACTIONS[platform]))
    made = samples.make(samples.safe(platform), using=using)
    section = parsed(samples.with_photos(made, Photos(posted=3, items=items))).get_element_by_id("photos-1")
    shown = [[words(part) for part in path.xpath("./li")] for path in section.xpath(".//dl//ol")]
    for check in ACTIONS[platform].values():
        told = builtin.checks[check].file.platforms[platform]
        assert [part.strip() for part in told.path["en"].split(">")] in shown
        assert not told.link or told.link in section.xpath(".//dl//a/@href")
    ways = section.xpath(".//dl/div[.//ol]")
    assert len(ways) >= len(shown) > 0
    assert all(way.xpath(".//p[@class='small']") for way in ways)


def test_without_the_checks_no_way_is_made_up() -> None:
    assert not only(Photos(posted=1, items=(samples.item(1),))).xpath(".//dl//ol")


def test_the_chart_and_its_table_say_the_same() -> None:
    (chart,) = parsed(samples.family()).xpath("//figure")
    table = {words(row[0]): [int(words(cell)) for cell in row[1:]] for row in chart.xpath(".//tbody/tr")}
    drawn = [float(rect.get("height")) for rect in chart.xpath(".//*[@class='columns']//*[local-name()='rect']")]
    highest = max(map(sum, table.values()))
    told = [count for row in table.values() for count in row if count]
    assert drawn == [pytest.approx(count / highest * 100, abs=0.06) for count in told]
    totals = [int(words(text)) for text in chart.xpath(".//*[@class='top']")]
    assert totals == [sum(row) for row in table.values() if sum(row)]
    by_year = samples.public_photos().by_year
    assert sum(map(sum, table.values())) == sum(sum(told.values()) for year, told in by_year.items() if year)
    assert len(table) == 12
    (drawing,) = chart.xpath(".//*[@role='img']")
    said = {element.get("id") for element in drawing.xpath("./*[local-name()='title' or local-name()='desc']")}
    assert {drawing.get("aria-labelledby"), drawing.get("aria-describedby")} == said


def test_those_without_a_date_are_told_beside_the_chart() -> None:
    items = tuple(samples.item(n, at=None) for n in range(3))
    by_year = {"2022": {"everyone": 1}, "2024": {"everyone": 1}}
    photos = Photos(
        posted=5, chosen=5, looked_at=5, with_child_by_audience={"everyone": 5}, by_year=by_year, items=items
    )
    (line,) = only(photos).xpath(".//figure/p")
    assert re.findall(r"\d+", words(line)) == ["3"]


def test_a_result_that_an_older_version_saved_still_loads() -> None:
    """With the age in years and the path that it could hold, which nothing shows any more."""
    saved = json.loads(to_json(samples.family()))
    for account in saved["accounts"]:
        account.pop("unread")
        for photo in (account["photos"] or {}).get("items", ()):
            photo.pop("places")
            photo |= {"years": 4.2, "path": "media/posts/secret.jpg"}
    old = from_json(json.dumps(saved).encode(), "old.json")
    assert old.accounts[0].photos == samples.family().accounts[0].photos
    assert "secret.jpg" not in render_html(old, "en")
    assert b"4.2" not in to_json(old)


def test_photos_are_in_no_table_to_be_sorted() -> None:
    table = render_csv(samples.family(), "en")
    assert "01" * 6 not in table
