"""The three doors by which checks come in."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest
from auditor.authors import scaffold
from auditor.engine import registry
from auditor.engine.check_files import parse
from auditor.engine.registry import Registry, find
from auditor.errors import CheckLoadError, Exit
from auditor.model.check import CheckKind, Origin
from tests.exports import auditor

OURS = Path(__file__).parents[2] / "checks"


def write(folder: Path, name: str = "children/example", kind: CheckKind = CheckKind.SETTING) -> Path:
    return scaffold.write(name, kind, folder)[0]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installed package of checks, found by its entry point."""
    folder = tmp_path / "invented_pack"
    folder.mkdir()
    (folder / "__init__.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    entries = EntryPoints([EntryPoint("invented", "invented_pack", registry.GROUP)])
    monkeypatch.setattr(registry, "entry_points", lambda **_: entries)
    yield folder
    sys.modules.pop("invented_pack", None)


def test_builtin_checks_have_origin_and_hash(builtin: Registry) -> None:
    assert len(builtin.checks) >= 20
    assert builtin.troubles == []
    for check in builtin.checks.values():
        assert (check.origin.kind, check.origin.name) == ("builtin", "auditor")
        assert len(check.origin.sha256) == 64


def test_yaml_alone_dropped_into_a_folder_works(tmp_path: Path) -> None:
    source = write(tmp_path / "made")
    (tmp_path / "flat").mkdir()
    source.rename(tmp_path / "flat" / source.name)
    assert "example" in find((tmp_path / "flat",)).checks


def test_broken_named_check_stops_the_run_with_name_and_line(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_text(path.read_text("utf-8").replace("severity: medium", "severity: terrible"), "utf-8")
    with pytest.raises(CheckLoadError, match=r"example\.yaml.*line 4"):
        find((tmp_path,))


def test_named_folder_without_checks_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(CheckLoadError):
        find((tmp_path,))
    with pytest.raises(CheckLoadError):
        find((tmp_path / "nowhere",))


def test_broken_python_beside_a_named_check_stops_the_run(tmp_path: Path) -> None:
    write(tmp_path, kind=CheckKind.PYTHON).with_suffix(".py").write_text("raise RuntimeError('SECRET')", "utf-8")
    with pytest.raises(CheckLoadError) as caught:
        find((tmp_path,))
    assert "SECRET" not in str(caught.value)


def test_a_check_that_lost_its_python_stops_the_run(tmp_path: Path) -> None:
    """Going by the YAML alone would be another, laxer check."""
    write(tmp_path, kind=CheckKind.PYTHON).with_suffix(".py").unlink()
    with pytest.raises(CheckLoadError, match=r"example\.py"):
        find((tmp_path,))


def test_python_that_the_check_does_not_name_stops_the_run(tmp_path: Path) -> None:
    write(tmp_path).with_suffix(".py").write_text("def audit(account, context): return []", "utf-8")
    with pytest.raises(CheckLoadError, match=r"example\.py"):
        find((tmp_path,))


def test_an_installed_check_that_lost_its_python_is_a_row(package: Path) -> None:
    write(package, kind=CheckKind.PYTHON).with_suffix(".py").unlink()
    found = find()
    assert "example" not in found.checks
    assert [name for name, _ in found.troubles] == ["invented/example"]


def test_an_installation_that_lost_a_checks_python_is_turned_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of our own in turn."""
    whole = [path for path in registry.check_files(OURS) if path.with_suffix(".py").is_file()]
    assert len(whole) >= 37
    copied = shutil.copytree(OURS, tmp_path / "checks")
    monkeypatch.setattr(registry, "files", lambda _: copied)
    assert find(installed=False).troubles == []
    for path in whole:
        code = copied / path.relative_to(OURS).with_suffix(".py")
        content = code.read_bytes()
        code.unlink()
        with pytest.raises(CheckLoadError, match=path.stem):
            registry.load(code.with_suffix(".yaml"), Origin("builtin", "auditor"))
        code.write_bytes(content)
    code.unlink()
    ran = auditor("audit", tmp_path)
    assert ran.code == Exit.UNUSABLE
    assert "Traceback" not in ran.err


def test_installed_package_brings_checks_with_origin(package: Path) -> None:
    write(package)
    check = find().checks["example"]
    assert (check.origin.kind, check.origin.name) == ("package", "invented")


def test_broken_installed_check_is_a_row_and_the_others_come_in(package: Path) -> None:
    write(package)
    write(package, "children/broken").write_text("id: [", "utf-8")
    found = find()
    assert "example" in found.checks
    assert [name for name, _ in found.troubles] == ["invented/broken"]


def test_installed_package_that_is_gone_is_a_row(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert package.is_dir()
    entries = EntryPoints([EntryPoint("gone", "no_such_pack_anywhere.checks", registry.GROUP)])
    monkeypatch.setattr(registry, "entry_points", lambda **_: entries)
    assert [name for name, _ in find().troubles] == ["gone"]


def test_of_two_checks_with_one_id_the_builtin_stays(tmp_path: Path, builtin: Registry) -> None:
    path = write(tmp_path, "audience/private_profile")
    assert path.is_file()
    found = find((tmp_path,))
    assert found.checks["private_profile"].origin == builtin.checks["private_profile"].origin
    assert len(found.troubles) == 1


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("fact: audience.private_profile", "fact: audience.nothing", 13),
        ("safe: [on]", "safe: [blue]", 14),
        ("link: https://www.instagram.com/accounts/edit/", "link: http://www.instagram.com/", 16),
        ("link: https://www.instagram.com/accounts/edit/", "link: https://instagram.com.example.org/", 16),
        ("link: https://www.instagram.com/accounts/edit/", "link: javascript:alert(1)", 16),
        ("link: https://www.instagram.com/accounts/edit/", "link: 'https://[x'", 16),
        ("topic: children", "topic: [children]", 3),
        ("since:", "sinse:", 7),
        ("id: example", "id: another", 2),
    ],
)
def test_wrong_file_fails_in_one_line_with_its_line_number(tmp_path: Path, old: str, new: str, line: int) -> None:
    text = write(tmp_path).read_text("utf-8")
    assert old in text
    with pytest.raises(CheckLoadError) as caught:
        parse(text.replace(old, new), "example.yaml")
    assert f"line {line}:" in caught.value.what
    assert "\n" not in str(caught.value)
