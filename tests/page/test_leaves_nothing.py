"""After a whole sitting nothing of the family is left in the browser, and no file was ever read whole."""

from __future__ import annotations

import base64
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from auditor.demo.family import write_exports
from playwright.sync_api import sync_playwright
from tests.browser import find_chromium
from tests.exports import TREES, zip_of
from tests.page.faces import PAGE, context
from tests.page.leftovers import found
from tests.page.opened import ARGUMENTS, Opened, chromium, skip_unless_fresh
from tests.page.serving import Site

pytestmark = pytest.mark.browser
NAME = "Xandrine"
WORDS = [NAME, "sanne.example", "sanne_example", "Emma"]
"""A name that was typed, and what stands in the downloads."""

STORAGE = """async () => {
  const told = {};
  try { told.local = localStorage.length + sessionStorage.length } catch { told.local = 0 }
  try { told.databases = (await indexedDB.databases()).length } catch { told.databases = 0 }
  try {
    const folder = await navigator.storage.getDirectory();
    told.files = (await Array.fromAsync(folder.keys())).length;
  } catch { told.files = 0 }
  try { told.cookies = document.cookie.length } catch { told.cookies = 0 }
  return told;
}"""


@pytest.mark.parametrize("where", ["file", pytest.param("site", marks=pytest.mark.long)])
def test_nothing_of_the_family_is_left(tmp_path: Path, where: str) -> None:
    skip_unless_fresh()
    if (program := find_chromium()) is None:
        pytest.skip("no Chromium on this machine")
    (tmp_path / "given").mkdir()
    downloads = list(write_exports(tmp_path / "given"))
    profile, saves = tmp_path / "profile", tmp_path / "saves"
    with Site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            profile, executable_path=program, args=ARGUMENTS, downloads_path=saves, locale="en-GB"
        )
        opened = Opened(browser, PAGE.as_uri() if where == "file" else site.address)
        assert_a_whole_sitting(opened, downloads)
        for place in (opened.page.main_frame, opened.frame, opened.worker):
            assert place.evaluate(STORAGE) == dict.fromkeys(("local", "databases", "files", "cookies"), 0)
        browser.close()
    assert any(profile.iterdir())
    assert found(profile, WORDS) == []


def assert_a_whole_sitting(opened: Opened, downloads: list[Path]) -> None:
    opened.give(downloads, "en")
    opened.on("Continue", "whose")
    opened.on("Continue", "believe")
    opened.on("Continue", "names")
    opened.frame.get_by_label("First name of a child").fill(NAME)
    opened.ask("names", children=[{"name": NAME}], country="NL")
    assert NAME.encode() not in opened.result(), "the result masks it"
    page = opened.ask("report", kept=True)
    with opened.page.expect_download():
        opened.frame.evaluate(
            """([name, html]) => Object.assign(document.createElement("a"), { download: name,
            href: URL.createObjectURL(new Blob([html], { type: "text/html" })) }).click()""",
            [page["name"], page["html"]],
        )
    assert "Sanne" in page["html"] or "sanne" in page["html"]


@pytest.mark.long
def test_no_file_is_ever_read_whole(tmp_path: Path) -> None:
    """Above 2 GB browsers fail at that, some in silence; and a download would be there twice."""
    skip_unless_fresh()
    path = tmp_path / "instagram.zip"
    zip_of(TREES["instagram json"](), path)
    with ZipFile(path, "a", ZIP_STORED) as download:
        download.writestr("media/posts/202401/film.mp4", bytes(30 << 20))
    watch = """() => { self.most = 0; for (const [kind, names] of [[self.FileReaderSync, ["readAsArrayBuffer",
      "readAsText", "readAsDataURL"]], [self.FileReader, ["readAsArrayBuffer", "readAsText", "readAsDataURL"]],
      [Blob, ["arrayBuffer", "text", "bytes", "stream"]]]) for (const name of names) {
        const read = kind?.prototype[name];
        if (read) kind.prototype[name] = function (blob) {
          self.most = Math.max(self.most, (this instanceof Blob ? this : blob).size);
          return read.apply(this, arguments) } } }"""
    with chromium() as browser, context(browser) as made:
        opened = Opened(made)
        opened.worker.evaluate(watch)
        opened.frame.evaluate(watch)
        opened.give([path], "en")
        opened.result()
        assert 0 < opened.worker.evaluate("self.most") < 2 << 20
        assert opened.frame.evaluate("self.most") == 0


def test_where_a_worker_cannot_read_what_was_chosen_the_page_hands_it_over(tmp_path: Path) -> None:
    """As it was in one WebKit; of more than it can hold it says that it cannot."""
    skip_unless_fresh()
    path = tmp_path / "instagram.zip"
    zip_of(TREES["instagram json"](), path)
    refuse = """() => { let first = true; const read = FileReaderSync.prototype.readAsArrayBuffer;
      FileReaderSync.prototype.readAsArrayBuffer = function (blob) {
        if (first) { first = false; throw new DOMException("The I/O read operation failed", "NotReadableError") }
        return read.call(this, blob) } }"""
    with chromium() as browser, context(browser) as made:
        opened = Opened(made)
        opened.main.get_by_text("Ready.").or_(opened.main.get_by_text("Klaar")).first.wait_for()
        opened.worker.evaluate(refuse)
        assert opened.give([path], "en") == "given"
        assert base64.b64encode(opened.result())
        opened.worker.evaluate(refuse)
        opened.frame.evaluate("() => Object.defineProperty(Blob.prototype, 'size', { get: () => 700e6 })")
        opened.on("Choose again", "choose")
        opened.choose([path])
        opened.press("Continue")
        opened.main.get_by_text("This browser cannot read so large a download.").wait_for()


@pytest.mark.long
def test_a_stop_is_heard_in_the_middle_of_a_download(tmp_path: Path) -> None:
    """Here, where the browser can wait inside of a call; elsewhere after what is being read."""
    skip_unless_fresh()
    path = tmp_path / "instagram.zip"
    zip_of(TREES["instagram json"](), path)
    with chromium() as browser, context(browser, "en-GB") as made:
        opened = Opened(made)
        opened.main.get_by_text("Ready.").wait_for()
        slow = "import entry, time; entry.Engine._turn = lambda self: (time.sleep(0.2), self._wait())"
        opened.worker.evaluate("(code) => python.runPython(code)", slow)
        opened.press("I have my download")
        opened.until("choose")
        opened.choose([path])
        opened.on("Continue", "looking")
        opened.on("Stop", "stopped")
        opened.worker.evaluate("(code) => python.runPython(code)", "entry.Engine._turn = lambda self: None")
        opened.on("Go on", "given")
