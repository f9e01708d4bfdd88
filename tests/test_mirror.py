"""Each module, and each Python check, has a test file of its path, or stands here with the reason why not."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
BY_PAGE = "plain data on the way to the page; tests/reports/html/test_page.py and test_photos.py read the page"
BY_READER = "it is written here and read by the tests of the reader of its platform"

WITHOUT = {
    "auditor/app/asking.py": "the questions of a sitting; tests/app/test_sitting.py asks and answers them",
    "auditor/app/memory.py": "what a sitting keeps; tests/app/test_sitting.py says what becomes of it",
    "auditor/app/parts.py": "plain data; tests/app/test_messages.py holds it against the schema",
    "auditor/app/workshop/replies.py": "plain data; tests/app/test_messages.py holds each reply against the schema",
    "auditor/app/replies.py": "plain data; tests/app/test_messages.py holds each reply against the schema",
    "auditor/app/shown.py": "plain data on the way to the page; tests/app/test_sitting.py reads it",
    "auditor/text/forgetting.py": "tests/app/test_sitting.py looks for what was forgotten everywhere",
    "auditor/cli/app.py": "the commands together; tests/cli/test_commands.py and test_exits.py run them",
    "auditor/cli/guided_look.py": "what is said while looking; tests/cli/test_looks.py looks along",
    "auditor/cli/making.py": "what the commands share; tests/cli/test_audits.py and test_photos.py see it",
    "auditor/demo/facebook/account.py": BY_READER,
    "auditor/demo/facebook/profile.py": BY_READER,
    "auditor/demo/instagram/account.py": BY_READER,
    "auditor/demo/story.py": "tests/demo/test_family.py audits the family with its story",
    "auditor/live/codes.py": "plain data and ids; tests/live/test_reading.py says when each comes up",
    "auditor/live/common.py": "the words of words.yaml; tests/live/test_pages.py holds them",
    "auditor/live/owner.py": "whose page it is; tests/live/test_pasted.py and test_reading.py ask of each door",
    "auditor/model/account.py": "the records that every reader makes and every check takes; nothing is worked out",
    "auditor/model/check.py": "the shape of a check file; tests/engine/test_check_files.py reads files into it",
    "auditor/model/in_full.py": "plain data; tests/promises/test_3_no_dossier.py says where it is shown",
    "auditor/model/tells.py": "ids; tests/results/test_telling.py says that each has its words",
    "auditor/model/levels.py": "three words; tests/photos/test_recognisable.py says when each is used",
    "auditor/downloads/problems.py": "the ids of problems; the tests of the readers say when each is used",
    "auditor/engine/agreement.py": "what a pass is worth beside its sources; see tests/engine/test_judge.py",
    "auditor/exposure/photos.py": "what is claimed of photos; tests/checks/children/test_photos.py asks the checks",
    "auditor/model/messages.py": "ids; tests/results/test_wording.py says that each has its words",
    "auditor/model/photo_list.py": "plain data; tests/results/test_photos.py says what stands in it",
    "auditor/model/posting.py": "the records of what was posted; nothing is worked out",
    "auditor/model/sheet.py": "plain data; tests/workshop/test_kit.py reads the pages that are made of it",
    "auditor/model/verdict.py": "the words of a verdict; tests/engine/test_judge.py says what becomes of them",
    "auditor/readers/every.py": "a line for each platform; tests/readers/test_another_platform.py adds one",
    "reports/html/templates.py": "the page's templates in a language; tests/test_compiled.py makes and spoils them",
    "auditor/photos/records.py": "what is kept of a picture; tests/photos/test_cache.py says what that is",
    "auditor/results/reporters.py": "the door to the reports; the tests of each report go through it",
    "auditor/text/patterns.py": "how word lists become patterns; tests/text/test_word_lists.py and test_profile.py",
    "auditor/text/posts.py": "what posts tell of a child; tests/checks/children/test_*_in_posts.py judge it",
    "auditor/text/spots.py": "how names are looked for; tests/text/test_names.py says what is found",
    "reports/html/build.py": BY_PAGE,
    "reports/html/photo_view.py": BY_PAGE,
    "reports/html/sheet.py": "tests/workshop/test_kit.py reads and prints the pages of every sheet",
    "reports/html/since_view.py": BY_PAGE,
    "reports/html/view.py": BY_PAGE,
}


def modules() -> list[Path]:
    every = (path for room in ("auditor", "checks", "reports") for path in (ROOT / room).rglob("*.py"))
    return sorted(path.relative_to(ROOT) for path in every if not path.name.startswith("__"))


def mirrored(module: Path) -> Path:
    """The test file of a module's path: what is in `auditor/` lies in `tests/` itself."""
    folder = module.parent.relative_to("auditor") if module.parts[0] == "auditor" else module.parent
    return ROOT / "tests" / folder / f"test_{module.name}"


def test_each_module_has_a_test_of_its_path_or_a_reason() -> None:
    lacking = [module.as_posix() for module in modules() if not mirrored(module).is_file()]
    assert [module for module in lacking if module not in WITHOUT] == []


def test_every_reason_is_needed() -> None:
    lacking = {module.as_posix() for module in modules() if not mirrored(module).is_file()}
    assert sorted(WITHOUT.keys() - lacking) == []
    assert all(WITHOUT.values())
