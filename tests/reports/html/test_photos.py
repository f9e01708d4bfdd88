"""The list of photos that may show a child: who can see them, what is not known, and nothing that leads elsewhere."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest
from auditor.engine.registry import Registry
from auditor.model.account import Platform
from auditor.model.in_full import InFull
from auditor.model.lists import Why
from auditor.model.photo_list import PhotoPerhaps, PhotoPlace, Photos
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
    stated, by_default = section.xpath(".//*[@class='group']")
    assert words(stated.xpath(".//h4")[0]) != words(by_default.xpath(".//h4")[0])
    assert by_default.xpath("./p[@class='small']")
    assert not stated.xpath("./p")


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
        section = only(Photos(posted=1, chosen=1, looked_at=1, items=(samples.item(1, level="low", told=told),)))
        return [words(reason) for reason in section.xpath(".//*[@class='reasons']/li")]

    assert len(reasons(sign)) == len(reasons()) + 1


def test_what_the_family_accepted_is_not_shown() -> None:
    items = (samples.item(1), samples.item(2, accepted="not_my_child"))
    page = parsed(
        samples.with_photos(
            samples.make(samples.safe("instagram")), Photos(posted=2, chosen=2, looked_at=2, accepted=1, items=items)
        )
    )
    assert len(page.xpath("//li[@class='photo']")) == 1
    assert [words(code) for code in page.xpath("//*[@data-layer='3']//ul[contains(@class, 'numbers-of')]//code")] == [
        "01" * 6
    ]


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
    damaged, missing, slow = (words(line) for line in section.xpath(".//ul[@class='beside small']/li"))
    assert damaged.endswith("Dated May 4, 2024; January 2, 2023.")
    assert missing.endswith("Dated June 7, 2022; …")
    assert not re.search("Dated|[0-9]{4}", slow)


def test_where_a_result_lists_only_some_days_of_what_was_skipped_the_page_says_that_there_are_more() -> None:
    days = tuple(("missing", date(2024, 1, 1) + timedelta(days=n)) for n in range(40))
    (line,) = only(Photos(posted=99, looked_at=1, skipped={"missing": 99}, skipped_on=days)).xpath(".//ul[1]/li")
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
    assert parsed(samples.family(), thumbnails={"01" * 6: good}).xpath("//img/@src") == [good, good]
    assert not parsed(samples.family(), thumbnails={"01" * 6: uri}).xpath("//img")


def test_a_photo_is_one_stop_to_open_one_to_tick_and_one_a_link() -> None:
    photos = parsed(samples.family()).xpath("//li[@class='photo']")
    assert len(photos) == 10
    for photo in photos:
        assert len(photo.xpath(".//summary")) <= len(photo.xpath(".//input[@type='checkbox']")) == 1
        assert len(photo.xpath(".//a")) == (1 if "instagram.com" in words(photo) else 0)
        (named,) = photo.xpath(".//input/@aria-labelledby")
        assert len(photo.xpath(" | ".join(f".//*[@id='{name}']" for name in named.split()))) == 2


def test_what_can_be_done_is_what_the_platform_knows() -> None:
    boxes = parsed(samples.family()).xpath("//*[@class='photos']")
    ways = [[words(term) for term in box.xpath(".//dt")] for box in boxes]
    assert len(set(map(tuple, ways))) == 3
    assert all(len(box.xpath(".//dt")) == len(box.xpath(".//dd")) for box in boxes)


def possible(card: html.HtmlElement) -> set[str]:
    (line,) = card.xpath(".//p[contains(@class, 'to-do')]")
    return set(words(line).partition(": ")[2].rstrip(".").split(", "))


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
    assert len({words(place) for place in told}) == 2
    assert card.xpath(".//a/@href") == ["https://www.instagram.com/p/abc/"]
    assert words(card).count("M•••") == 1
    plain = only(Photos(posted=1, chosen=1, looked_at=1, items=(samples.item(1, kind="profile_photo"),)))
    assert possible(card) > possible(plain.xpath(".//li[@class='photo']")[0])


def test_a_story_that_may_be_pinned_says_so() -> None:
    def reasons(audience: str) -> int:
        item = samples.item(1, kind="story", level="low", audience=audience)
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
    """One home: what stands in a check's file, with its link; and once whether somebody followed them all."""
    using = [
        builtin.checks[check] for check in ("exposed_photos", "stories_highlights", "profile_photos", "reusable_videos")
    ]
    items = tuple(samples.item(n, kind=kind, media="video") for n, kind in enumerate(ACTIONS[platform]))
    made = samples.make(samples.safe(platform), using=using)
    section = parsed(samples.with_photos(made, Photos(posted=3, items=items))).get_element_by_id("photos-1")
    shown = [[words(part).rstrip("°") for part in path.xpath("./li")] for path in section.xpath(".//dl//ol")]
    for check in ACTIONS[platform].values():
        told = builtin.checks[check].file.platforms[platform]
        assert [part.strip() for part in told.path["en"].split(">")] in shown
        assert not told.link or told.link in section.xpath(".//dl//a/@href")
    ways = section.xpath(".//dl/div[.//ol]")
    assert len(ways) >= len(shown) > 0
    dated = [builtin.checks[check].file.platforms[platform].verified for check in ACTIONS[platform].values()]
    assert all(dated) or section.xpath(".//details[contains(@class, 'ways-fold')]//*[@class='unwalked']")
    assert not any(words(way.find("dt")) == "Delete" for way in ways)


@pytest.mark.parametrize("platform", ACTIONS)
def test_deleting_is_not_sent_along_the_way_to_something_else(builtin: Registry, platform: str) -> None:
    using = [builtin.checks["exposed_photos"]]
    made = samples.make(samples.safe(platform), using=using)
    photos = Photos(posted=1, items=(samples.item(1, kind="post", media="video"),))
    section = parsed(samples.with_photos(made, photos)).get_element_by_id("photos-1")
    (way,) = section.xpath(".//dl/div[dt='Delete']")
    assert not way.xpath(".//ol")


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
    said = {element.get("id") for element in chart.xpath(".//figcaption | .//*[local-name()='desc']")}
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


# What a place tells.


def test_a_place_tells_the_time_of_day_which_photo_of_its_post_and_the_album() -> None:
    known = samples.item(1, kind="album", clock="18:05", number=3, of=4, album="Zomer 2019", caption="Emma op de fiets")
    section = only(Photos(posted=1, chosen=1, looked_at=1, items=(known,)), "facebook")
    (place,) = section.xpath(".//*[contains(@class, 'places')]")
    assert [words(part) for part in place] == ["18:05", "photo 3 of 4", "album Zomer 2019", "Emma op de fiets"]
    bare = only(Photos(posted=1, chosen=1, looked_at=1, items=(samples.item(1),)))
    assert not bare.xpath(".//*[contains(@class, 'places')]")


def test_an_old_result_without_these_reads() -> None:
    saved = json.loads(to_json(samples.family()))
    for told in saved["accounts"]:
        photos = told["photos"] or {}
        for name in ("perhaps", "perhaps_more"):
            photos.pop(name, None)
        for photo in photos.get("items", ()):
            for name in ("clock", "number", "of", "album"):
                photo.pop(name)
    assert from_json(json.dumps(saved).encode(), "old.json") == from_json(to_json(samples.family()), "new.json")


# The owner's own words.

WHOLE = Photos(posted=1, chosen=1, looked_at=1, items=(samples.item(1, caption="Emma's eerste schooldag"),))


def masked_page(**how: object) -> html.HtmlElement:
    photos = replace(WHOLE, items=(samples.item(1, caption="E••••• eerste schooldag"),))
    return parsed(samples.with_photos(samples.make(samples.safe("instagram")), photos), **how)


def test_a_page_made_with_the_audit_has_the_captions_whole() -> None:
    page = masked_page(in_full={0: InFull(WHOLE)})
    assert "Emma's eerste schooldag" in words(page)
    assert not page.xpath("//*[contains(@class, 'masked')]")


@pytest.mark.parametrize("in_full", [None, {}], ids=["made later", "a teen's account"])
def test_a_page_with_masked_captions_says_why_once(in_full: object) -> None:
    page = masked_page(in_full=in_full)
    assert "Emma" not in words(page)
    (why,) = page.xpath("//*[contains(@class, 'masked')]")
    assert words(why) != words(
        masked_page(in_full={} if in_full is None else None).xpath("//*[@class='small masked']")[0]
    )


def test_a_short_page_holds_no_caption() -> None:
    assert "Emma" not in words(masked_page(in_full={0: InFull(WHOLE)}, short=True))


# The first page.


def first(*photos: Photos, **how: object) -> html.HtmlElement | None:
    result = samples.with_photos(samples.make(*(samples.safe("instagram", handle=f"a{n}") for n in range(2))), *photos)
    return next(iter(parsed(result, **how).xpath("//*[@class='first-photos']")), None)


def test_the_first_page_shows_what_strangers_can_see_the_widest_and_weightiest_first() -> None:
    items = (
        samples.item(1, audience="friends_of_friends", priority=0.9),
        samples.item(2, audience="followers", priority=0.8),
        samples.item(3, audience="everyone", priority=0.3),
    )
    other = (samples.item(4, audience="everyone", priority=0.6), samples.item(5, audience="", priority=0.9))
    shown = first(Photos(items=items, looked_at=3, posted=3), Photos(items=other, looked_at=2, posted=2))
    assert shown is not None
    assert shown.xpath(".//li//a/@href") == ["#photos-2-1", "#photos-1-3", "#photos-1-1"]
    assert all(shown.getroottree().xpath(f"//*[@id='{link[1:]}']") for link in shown.xpath(".//a/@href"))
    assert not shown.xpath(".//*[@class='more']")


def test_the_first_page_shows_six_and_counts_the_rest() -> None:
    items = tuple(samples.item(n) for n in range(8))
    photos = Photos(items=items, looked_at=9, posted=9, with_child_by_audience={"everyone": 20})
    shown = first(photos)
    assert shown is not None
    assert len(shown.xpath("./ul/li")) == 6
    assert re.findall(r"\d+", words(shown.xpath("./h3")[0])) == ["20"]
    assert re.findall(r"\d+", words(shown.xpath(".//*[@class='more']")[0])) == ["14"]
    assert first(photos, short=True) is None


def test_the_first_page_is_silent_where_strangers_see_nothing() -> None:
    assert first(Photos(items=(samples.item(1, audience="followers"),), looked_at=1, posted=1)) is None


# The list to look through yourself.


def test_what_we_are_unsure_of_is_folded_and_never_counted() -> None:
    photos = Photos(
        posted=3,
        chosen=3,
        looked_at=3,
        perhaps=(PhotoPerhaps(item="7", kind="post", media="photo", why="turned", caption="P••••", clock="09:30"),),
        perhaps_in_all=5,
    )
    section = only(photos)
    (quiet,) = section.xpath(".//details[contains(@class, 'perhaps')]")
    assert quiet.get("open") is None
    assert re.findall(r"\d+", words(quiet.xpath("./summary")[0])) == ["5"]
    assert "P••••" not in words(quiet)
    assert "09:30" in words(quiet)
    assert not section.xpath(".//li[@class='photo'] | .//h4")
    assert section.xpath(".//*[contains(@class, 'none-seen')]")


# How much there is to read.


def seen_at_once(section: html.HtmlElement) -> str:
    """The words that stand outside of closed details."""
    texts = section.xpath(
        ".//text()[not(ancestor::style)][not(ancestor::*[contains(@class, 'only-heard')])]"
        "[not(ancestor::details) or (ancestor::summary and count(ancestor::details) = 1)]"
    )
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("language", ["en", "nl"])
def test_fifty_photos_of_three_accounts_can_be_borne(language: str) -> None:
    def listed(count: int, own: int) -> Photos:
        spread = ("followers", "followers", "everyone")
        items = tuple(
            samples.item(
                own + n,
                audience=spread[n % 3],
                level="high",
                close_up=True,
                told=("school", "name"),
                clock="18:00",
                number=2,
                of=4,
                caption="Emma's eerste schooldag",
            )
            for n in range(count)
        )
        return Photos(posted=count, chosen=count, looked_at=count, with_child=count, items=items)

    made = samples.make(*(samples.safe(p) for p in ("instagram", "facebook", "tiktok")))
    result = samples.with_photos(made, listed(20, 0), listed(15, 40), listed(12, 80))
    in_full = {number: InFull(account.photos) for number, account in enumerate(result.accounts) if account.photos}
    page = html.document_fromstring(render_html(result, language, in_full=in_full))
    (section,) = page.xpath("//*[@class='photos-section']")
    assert len(words(section).split()) <= 1800
    assert len(seen_at_once(section).split()) <= 300
    stops = section.xpath(".//summary | .//a | .//input")
    assert len(stops) <= 47 * 2 + 15


def test_no_command_line_stands_above_the_third_layer() -> None:
    for result in (samples.family(), samples.not_looked()):
        (section,) = parsed(result).xpath("//*[@class='photos-section']")
        texts = section.xpath(".//text()[not(ancestor::*[@data-layer='3'])]")
        assert not re.search(r"auditor (accept|audit|render)|--[a-z]", " ".join(texts))
        assert not section.xpath(".//code[not(ancestor::*[@data-layer='3'])]")
