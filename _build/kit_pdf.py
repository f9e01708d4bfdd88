"""`make kit LANG=nl`: the trainer's kit as tagged PDFs beside its pages, in dist/kit-nl/, printed by a Chromium."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from auditor.i18n import LANGUAGES
from auditor.workshop.kit import PAGE, file_name, kit
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser import find_chromium  # noqa: E402  # the one place that knows where a Chromium may be


def printed(pages: Iterable[Path], browser: str) -> list[Path]:
    """Print pages beside themselves, with tags for who listens to them; returns the PDFs."""
    made = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        tab = chromium.new_page()
        for page in pages:
            tab.goto(page.as_uri())
            made.append(page.with_suffix(".pdf"))
            tab.pdf(path=made[-1], prefer_css_page_size=True, tagged=True, outline=True)
        chromium.close()
    return made


def length(pdf: bytes) -> int:
    """How many pages a PDF of Chromium has: their dictionaries stand in it unpacked."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def main(language: str) -> None:
    """Write the kit of a language, with the auditor's own page where `make page` has made it."""
    if language not in LANGUAGES:
        raise SystemExit(f"Name one of the languages: make kit LANG={LANGUAGES[-1]}")
    if (browser := find_chromium()) is None:
        raise SystemExit("There is no Chromium here: make browser")
    folder = ROOT / "dist" / f"kit-{language}"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in kit(language).items():
        (folder / name).write_text(text, "utf-8", newline="")
    page = ROOT / "dist" / PAGE
    if page.is_file():
        (folder / PAGE).write_bytes(page.read_bytes())
    on_paper = [path for path in sorted(folder.glob("[0-9]*.html")) if path.name != file_name("laptop", language)]
    for pdf in printed(on_paper, browser):
        sys.stdout.write(f"{pdf.relative_to(ROOT)}: {length(pdf.read_bytes())}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
