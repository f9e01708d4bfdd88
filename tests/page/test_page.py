"""The page in Chromium, from its file: it tells what the program tells.

One page is opened for all of it; whoever changes its state puts it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import make_archive

import pytest
from auditor.audit import Audited, Options, PhotoOptions, audit
from auditor.demo.family import write_exports
from auditor.engine.registry import Registry
from auditor.errors import AuditorError
from auditor.exposure import selection
from auditor.i18n import say
from auditor.model.result import AuditResult
from auditor.results import reporters, saved
from msgspec.structs import replace
from tests.exports import TREES, strange_labels, zip_of
from tests.page.faces import context
from tests.page.opened import Opened, chromium, skip_unless_fresh
from tests.witnesses import SHARED, outside

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened() -> Iterator[Opened]:
    skip_unless_fresh()
    with chromium() as browser, context(browser) as made:
        yield Opened(made)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return list(write_exports(tmp_path_factory.mktemp("demo")))


def natively(paths: list[Path], registry: Registry, language: str) -> Audited:
    return audit(paths, Options(registry, language, photos=PhotoOptions(selection=selection.parse("none"))))


def started_as(result: AuditResult, other: AuditResult) -> AuditResult:
    return replace(result, run=replace(result.run, started=other.run.started))


def test_the_page_tells_of_the_demo_what_the_program_tells(opened: Opened, demo: list[Path], builtin: Registry) -> None:
    opened.give(demo, "nl")
    told = opened.result()
    audited = natively(demo, builtin, "nl")
    native = started_as(audited.result, saved.from_json(told, "result"))
    assert told == saved.to_json(native)
    assert opened.ask("report")["html"] == reporters.render_html(native, "nl", {}, audited.in_full, sat=reporters.Sat())
    assert [words for words in opened.complaints if "Content Security Policy" in words] == []


@pytest.mark.parametrize("kind", ["nothing inside", "cut", "broken files", "unknown labels"])
def test_what_the_program_refuses_the_page_refuses_in_the_same_words(
    opened: Opened, builtin: Registry, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "instagram-ann.invented-2026-05-19-AbC.zip"
    tree = TREES["instagram json"]()
    whole = zip_of(tree, path).read_bytes()
    if kind == "nothing inside":
        path.write_bytes(b"PK\5\6" + bytes(18))
    elif kind == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif kind == "broken files":
        zip_of({name: b"{" for name in tree if name.endswith(".json")}, path)
    else:
        profile = {
            name: content for name, content in tree.items() if name.endswith("instagram_profile_information.json")
        }
        zip_of(strange_labels(profile), path)
    with pytest.raises(AuditorError):
        natively([path], builtin, "nl")
    assert_same(opened, builtin, [path], "nl")


def test_files_of_one_name_are_told_apart(opened: Opened) -> None:
    """Two files may have one name, from two folders; the engine reads both."""
    code = """() => { orders.offer({ a: new File(["1"], "a.zip"), b: new File(["22"], "a.zip") });
      return python.runPython("import glob, os; [os.path.getsize(p) for p in glob.glob('/given/*/a.zip')]").toJs() }"""
    assert sorted(opened.worker.evaluate(code)) == [1, 2]


def test_a_mistake_of_our_own_is_told_without_what_it_says(opened: Opened, demo: list[Path]) -> None:
    opened.give(demo, "nl")
    spoil = "import auditor.app.sitting as s; s.kept, s.audited = s.audited, None"
    opened.worker.evaluate("(code) => python.runPython(code)", spoil)
    problem = opened.ask("look")["problem"]
    opened.worker.evaluate("(code) => python.runPython(code)", "s.audited = s.kept")
    assert problem["id"] == "our_mistake"
    assert "TypeError" in problem["what"]
    assert "NoneType" not in problem["what"] + problem["todo"]


@pytest.mark.long
def test_every_sample(opened: Opened, builtin: Registry, samples: Path) -> None:
    paths = sorted(samples.glob("*/*.zip"))
    assert paths
    for path in paths:
        assert_same(opened, builtin, [path])


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.long
def test_every_form_of_a_download(opened: Opened, builtin: Registry, tmp_path: Path, tree: str) -> None:
    path = tmp_path / "download.zip"
    zip_of(TREES[tree](), path)
    assert_same(opened, builtin, [path])


@outside("cases")
@pytest.mark.parametrize("case", sorted(path.name for path in (SHARED / "cases").glob("*/")) or [""])
@pytest.mark.long
def test_every_case(opened: Opened, builtin: Registry, tmp_path: Path, case: str) -> None:
    given = [path for path in sorted((SHARED / "cases" / case).iterdir()) if path.suffix in (".zip", ".json")]
    given += [packed(path, tmp_path) for path in sorted((SHARED / "cases" / case).iterdir()) if path.is_dir()]
    assert given
    assert_same(opened, builtin, given)


def packed(folder: Path, where: Path) -> Path:
    """A folder as one zip: the page takes files only."""
    return Path(make_archive(str(where / folder.name), "zip", folder))


def assert_same(opened: Opened, registry: Registry, paths: list[Path], language: str = "en") -> None:
    """The same result but for its start, or the same refusal in the same words."""
    opened.give(paths, language)
    try:
        native = natively(paths, registry, language).result
    except AuditorError as refused:
        told: object = tuple(opened.main.locator(".alarm p").all_inner_texts())
        expected: object = refused.sentences(say(language))
    else:
        told = result = opened.result()
        expected = saved.to_json(started_as(native, saved.from_json(result, "result")))
    assert told == expected
