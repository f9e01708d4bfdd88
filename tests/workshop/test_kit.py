"""The trainer's kit: whole in every language, loading nothing, on as much paper as it promises."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest
from auditor.i18n import LANGUAGES
from auditor.model.sheet import HelpLine
from auditor.workshop.kit import SHEETS, PartFile, file_name, kit, sheet_file
from auditor.workshop.settings import OwnStation, Settings
from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import sync_playwright
from tests.browser import find_chromium

ROOT = Path(__file__).parents[2]
PNG = "data:image/png;base64,iVBORw0KGgo="


def words(page: str) -> str:
    (body,) = html.document_fromstring(page).xpath("body")
    return " ".join(body.text_content().split())


def heads(page: str, level: int) -> list[str]:
    return [" ".join(h.text_content().split()) for h in html.document_fromstring(page).iter(f"h{level}")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_there_and_says_something_in_its_language(language: str) -> None:
    made = kit(language)
    assert list(made) == [file_name(name, language) for name in SHEETS]
    for name, page in made.items():
        if name.endswith(".html"):
            assert html.document_fromstring(page).get("lang") == language
            assert len(words(page)) > 150
            assert "{" not in words(page).partition("use strict")[0]


def test_a_page_loads_nothing_and_leads_nowhere() -> None:
    for name, page in kit("nl").items():
        if name.endswith(".html"):
            assert "default-src 'none'" in page
            assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", page)


def test_the_programme_takes_as_long_as_the_invitation_says() -> None:
    made = kit("en")
    times = re.findall(r"(\d+)–(\d+) min", " ".join(heads(made[file_name("guide", "en")], 3)))
    assert [int(begin) for begin, _ in times[1:]] == [int(end) for _, end in times[:-1]]
    assert (times[0][0], times[-1][1]) == ("0", "45")
    assert "45 minutes" in words(made[file_name("invitation", "en")])


def test_each_step_names_its_materials_and_what_to_do_before() -> None:
    def steps(parts: tuple[PartFile, ...]) -> list[PartFile]:
        return [p for part in parts for p in (*([part] if part.minutes else []), *steps(part.parts))]

    told = steps(sheet_file("guide").parts)
    assert len(told) == 4
    for step in told:
        lines = [line for part in step.parts for line in part.text.get("en", [])]
        assert [line.partition(":")[0] for line in lines if line.startswith(("Materials:", "Before:"))] == [
            "Materials",
            "Before",
        ]


def test_the_invitation_says_where_each_download_begins_and_its_back_says_all_of_it() -> None:
    made = kit("nl")
    front, back = made[file_name("invitation", "nl")], made[file_name("how", "nl")]
    assert heads(front, 3)[:3] == heads(back, 2)[:3] == ["Instagram", "Facebook", "TikTok"]
    assert "Je gegevens exporteren" in words(front)
    assert "Connecties" in words(back)
    assert "auditor audit" not in words(back)


def test_help_lines_are_those_of_the_country_and_stop_it_now_is_among_them() -> None:
    at_home, guide = (kit("nl")[file_name(name, "nl")] for name in ("take_home", "guide"))
    for page in (at_home, guide):
        assert "Stop it Now" in words(page)
        assert "113" not in words(page).split()
    assert "116 000" in words(kit("nl", "BE")[file_name("take_home", "nl")])
    assert "Take It Down" in words(kit("nl", "XX")[file_name("take_home", "nl")])


def test_the_media_diamond_is_named_to_dutch_trainers_only() -> None:
    said = {language: "MediaDiamant" in kit(language)[file_name("guide", language)] for language in LANGUAGES}
    assert [language for language in LANGUAGES if said[language]] == ["nl"]


def test_no_sheet_for_children_or_the_door_asks_for_a_name() -> None:
    for name in ("door", "cards", "month"):
        page = html.document_fromstring(kit("en")[file_name(name, "en")])
        assert not [li for ul in page.find_class("fill") for li in ul if "name" in (li.text or "").lower()]


def test_an_organisation_has_its_logo_its_lines_first_its_stations_and_its_questions() -> None:
    own = Settings(
        name="Library De Vaart",
        country="BE",
        logo=PNG,
        help=(HelpLine("Our desk", phone="030 000 0000", link="https://desk.example/help"),),
        questions=("two_step",),
        stations=(OwnStation("Only this", 10, ("two_step",)),),
    )
    made = kit("en", settings=own, names={"two_step": "Two-step authentication"})
    guide = html.document_fromstring(made[file_name("guide", "en")])
    (calls,) = guide.find_class("calls")
    assert calls[0].text_content().split()[:2] == ["Our", "desk"]
    assert "desk.example" in calls[0].text_content()
    assert "116 000" in calls.text_content()
    assert [cell.text_content() for row in guide.iter("tr") for cell in row][2:] == ["Only this", "10"]
    assert "Two-step authentication" in words(made[file_name("guide", "en")])
    assert "30 minutes" in words(made[file_name("invitation", "en")])
    for page in made.values():
        assert "<html" not in page or ("Library De Vaart" in words(page) and f'src="{PNG}"' in page)


@pytest.fixture
def kit_pdf(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "_build")
    import kit_pdf

    return kit_pdf


@pytest.mark.parametrize("language", ["nl", *(pytest.param(other, marks=pytest.mark.long) for other in ("en", "de"))])
def test_it_takes_as_much_paper_as_it_promises(language: str, kit_pdf: ModuleType, tmp_path: Path) -> None:
    if (browser := find_chromium()) is None:
        pytest.skip("no Chromium on this machine")
    promised = {tmp_path / file_name(name, language): sheet_file(name).pages for name in SHEETS}
    made = kit(language)
    on_paper = [path for path, pages in promised.items() if pages]
    for path in on_paper:
        path.write_text(made[path.name], "utf-8")
    pdfs = [pdf.read_bytes() for pdf in kit_pdf.printed(on_paper, browser)]
    assert [kit_pdf.length(pdf) for pdf in pdfs] == [promised[path] for path in on_paper]
    assert all(b"/StructTreeRoot" in pdf for pdf in pdfs), "tagged, for who listens"


def test_no_page_stands_in_the_way_of_anybody() -> None:
    if (browser := find_chromium()) is None:
        pytest.skip("no Chromium on this machine")
    broken = {}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_context(bypass_csp=True, viewport={"width": 360, "height": 740}).new_page()
        for name, text in kit("de").items():
            if name.endswith(".html"):
                page.set_content(text)
                found = Axe().run(page)
                broken[name] = [violation["id"] for violation in found.response["violations"]]
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    broken[name].append("it is wider than a phone")
        chromium.close()
    assert {name: ids for name, ids in broken.items() if ids} == {}


@pytest.mark.parametrize("script", [True, False])
def test_the_laptop_test_says_yes_only_where_all_works(script: bool, tmp_path: Path) -> None:
    if (browser := find_chromium()) is None:
        pytest.skip("no Chromium on this machine")
    path = tmp_path / "test.html"
    path.write_text(kit("en")[file_name("laptop", "en")], "utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_context(java_script_enabled=script).new_page()
        page.goto(path.as_uri())
        page.locator("#yes" if script else "#no").wait_for(state="visible")
        assert page.locator("#no").is_visible() is not script
        assert set(page.locator("td").all_inner_texts()) == {"works" if script else "does not work"}
        chromium.close()
