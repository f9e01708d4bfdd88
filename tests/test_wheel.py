"""The wheel owns one top-level name and holds all that the tree holds."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from auditor import compiled
from auditor.text import topics, vocabulary, weights

ROOT = Path(__file__).parents[1]
FACE = ROOT / "auditor" / "app" / "face"
HOMES = {"auditor": "auditor", "checks": "auditor/checks", "reports": "auditor/reports"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("wheel"), umask=0o022)


@pytest.fixture(scope="module")
def wheel_names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def built(folder: Path, *, umask: int) -> Path:
    """A wheel made from a copy of the tree, as somebody with this umask has it."""
    source = folder / "source"
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    made = [p.relative_to(ROOT).as_posix() for p in (ROOT / "auditor/photos/weights").iterdir()]  # by the build
    for name in filter(None, [*tracked, *made]):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
            (source / name).chmod(0o777 & ~umask if name.endswith(".py") else 0o666 & ~umask)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        umask=umask,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_two_clones_with_different_umasks_give_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    again = built(tmp_path, umask=0o077)
    assert again.name == wheel.name
    assert sha256(again.read_bytes()).hexdigest() == sha256(wheel.read_bytes()).hexdigest()


def test_wheel_owns_one_top_level_name(wheel_names: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel_names if ".dist-info/" not in name} == {"auditor"}


def test_wheel_holds_the_whole_tree(wheel_names: set[str]) -> None:
    suffixes = {".py", ".yaml", ".po", ".json", ".html", ".css", ".js", ".typed", ".toml", ".onnx", ".txt", ".bin"}
    tree = {
        f"{home}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, home in HOMES.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and (path.suffix in suffixes or path.name == "py.typed")
        if FACE not in path.parents  # built into the page; an installed program shows none
    }
    assert len(tree) > 50
    tree.add(f"auditor/{compiled.NAME}")  # made by the build
    assert tree - wheel_names == set()
    assert {name for name in wheel_names if ".dist-info/" not in name} - tree == set()


def test_all_data_of_the_wheel_were_compiled_into_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        store = msgspec.msgpack.decode(archive.read(f"auditor/{compiled.NAME}"), type=dict[bytes, msgspec.Raw])
        sources = [name for name in archive.namelist() if name.endswith((".yaml", ".po"))]
        assert len(sources) > 150
        assert {compiled.key(archive.read(name).decode()) for name in sources} <= store.keys()
        templates = [name for name in archive.namelist() if name.endswith(".html")]
        spoken = [*map(topics.source, weights.languages()), vocabulary.sources()]
        assert {compiled.key(text) for text in spoken} <= store.keys()
        assert len(store) == len(sources) + len(templates) + len(spoken) > len(sources) + len(spoken)


def test_bare_folders_are_no_modules() -> None:
    assert "checks" not in sys.modules
    assert "reports" not in sys.modules
