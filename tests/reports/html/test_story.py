"""What changed, what was believed, what was answered and what is left as it is: each has its place in the page."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from auditor.model.result import AuditResult, Believed, ChangeKind, Gap
from auditor.model.verdict import Outcome
from auditor.results.reporters import render_html
from lxml import html
from lxml.html import HtmlElement
from msgspec.structs import replace
from tests.reports import samples


def parsed(result: AuditResult, language: str = "en") -> HtmlElement:
    return html.document_fromstring(render_html(result, language))


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_what_changed_is_the_first_thing() -> None:
    ids = [heading.get("id") for heading in parsed(samples.story()).xpath("//h2")]
    assert ids[:3] == ["since", "first", "since-rest"]
    assert not {"since", "since-rest", "beliefs"} & {h.get("id") for h in parsed(samples.family()).xpath("//h2")}


def test_each_group_counts_its_changes_and_names_an_added_check_once() -> None:
    page = parsed(samples.story())
    shown = {
        group.get("class").rpartition("change-")[2]: len(group.xpath(".//li"))
        for group in page.xpath("//details[contains(@class, 'change ')]")
    }
    for line in page.xpath("//p[@class='change change-open']"):
        shown["open"] = int(words(line).split()[0])
    since = samples.story().since
    assert since is not None
    expected = {kind: [c for c in since.changes if c.kind is kind] for kind in ChangeKind}
    counts = {str(kind): len(changes) for kind, changes in expected.items() if changes}
    counts["rule_added"] = len({c.check for c in expected[ChangeKind.RULE_ADDED]})
    assert shown == counts


def test_that_nothing_changed_is_said_also_where_things_are_still_to_change() -> None:
    story = samples.story()
    assert story.since is not None
    for kinds, unchanged in (({ChangeKind.OPEN}, True), (set(), True), ({ChangeKind.OPEN, ChangeKind.NEW}, False)):
        changes = tuple(change for change in story.since.changes if change.kind in kinds)
        page = parsed(replace(story, since=replace(story.since, changes=changes)))
        assert bool(page.xpath("//*[@id='since']/..//*[@class='unchanged']")) == unchanged


def test_a_gap_for_the_worse_is_counted_and_comes_first() -> None:
    page = parsed(samples.story())
    cards = page.xpath("//li[starts-with(@class, 'belief ')]")
    assert "belief-worse" in cards[0].get("class")
    assert len(page.xpath("//li[contains(@class, 'found-worse')]")) == 1
    assert len(cards) == 3


def test_what_is_accepted_is_apart_with_its_reason_and_no_step() -> None:
    page = parsed(samples.story())
    (left,) = page.xpath("//tr[.//*[@class='state state-left']]")
    assert "Grandma keeps the videos" in words(left)
    steps = page.xpath("//li[@class='step']//h3/text()")
    titles = {f.title for a in samples.story().accounts for f in a.findings if f.accepted and not f.accepted.expired}
    assert not titles & set(steps)


def test_what_is_over_is_back_and_says_so() -> None:
    findings = parsed(samples.story()).xpath("//p[contains(., 'That day is over')]")
    assert len(findings) == 1


def test_whatever_can_be_changed_can_be_left_by_its_number() -> None:
    page = parsed(samples.family())
    numbers = page.xpath("//*[@data-layer='3']//*[contains(@class, 'mark-number')]/code/text()")
    failed = {f.fingerprint for a in samples.family().accounts for f in a.findings if f.outcome is Outcome.FAIL}
    assert set(numbers) == failed
    assert len(page.xpath("//code[contains(., '--until')]")) == 1


def test_an_answer_is_shown_with_its_day_and_a_contradiction_among_what_disagrees() -> None:
    page = parsed(samples.story())
    assert any("January 15, 2026" in words(p) for p in page.xpath("//*[@class='found-there']/p"))
    (group,) = page.xpath("//table[@class='rows']/tbody[tr[@class='because'][contains(., 'disagree')]]")
    assert len(group.xpath("./tr[@id]")) == 1


def test_services_that_were_answered_have_a_section_and_unused_ones_none() -> None:
    page = parsed(samples.story())
    sections = [words(h) for h in page.xpath("//section[@class='account']/h2")]
    assert "WhatsApp" not in sections
    assert len(sections) == 3
    houses = page.xpath("//ul[@class='houses']/li")
    assert len(houses) == 2


def test_the_choice_is_explained_with_what_it_rests_on() -> None:
    page = parsed(samples.story())
    lines = page.xpath("//ol[@class='reasons-why']/li")
    assert len(lines) == len(page.xpath("//li[@class='step']"))
    assert all("minute" in words(line) for line in lines)


@pytest.mark.parametrize("believed", Believed)
@pytest.mark.parametrize("gap", Gap)
def test_every_gap_has_words_in_every_language(believed: Believed, gap: Gap) -> None:
    story = samples.story()
    beliefs = tuple(msgspec.structs.replace(b, believed=believed, gap=gap) for b in story.beliefs)
    for language in ("en", "nl", "de"):
        page = parsed(msgspec.structs.replace(story, beliefs=beliefs), language)
        assert len(page.xpath(f"//li[contains(@class, 'found-{gap}')]")) == len(beliefs)


def test_a_reason_is_never_markup() -> None:
    story = samples.story()

    def loud(result: AuditResult) -> AuditResult:
        accounts = [
            msgspec.structs.replace(
                a,
                findings=tuple(
                    msgspec.structs.replace(
                        f, accepted=msgspec.structs.replace(f.accepted, reason=samples.HOSTILE, until=date(2030, 1, 1))
                    )
                    if f.accepted
                    else f
                    for f in a.findings
                ),
            )
            for a in result.accounts
        ]
        return msgspec.structs.replace(result, accounts=tuple(accounts))

    page = parsed(loud(story))
    assert not page.xpath("//script | //img | //b")
    assert samples.HOSTILE in "".join(page.xpath("//table[@class='rows']//q/text()"))


@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_a_short_page_holds_what_to_take_home_and_no_dead_link(language: str) -> None:
    page = html.document_fromstring(render_html(samples.story(), language, short=True))
    assert [h.get("id") for h in page.xpath("//h2")] == ["first", "talk", "help"]
    targets = {link.removeprefix("#") for link in page.xpath("//a/@href[starts-with(., '#')]")}
    assert targets <= set(page.xpath("//@id"))
    assert page.xpath("//li[@class='step']")
    assert not page.xpath("//*[@data-finding] | //*[@class='houses'] | //section[@data-layer='3']")
