"""A run says at its end how many outside witnesses it did not hear, also when it is spread over processes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest
from tests.witnesses import outside

@outside("faces")
def test_faces(): pass

def test_samples(samples): pass

def test_more_samples(samples): pass

@pytest.mark.skip(reason="for another reason")
def test_other(): pass

def test_ours(): pass
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with our own conftest beside which nothing lies."""
    folder = tmp_path / "house" / "tests"
    folder.mkdir(parents=True)
    for name in ("conftest.py", "witnesses.py"):
        shutil.copyfile(Path(__file__).with_name(name), folder / name)
    (folder / "test_few.py").write_text(TESTS, "utf-8")
    return folder.parent


def last_lines(house: Path, *options: str) -> list[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--import-mode=importlib", *options]
    ran = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.splitlines()[-2:]


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["in one process", "in two"])
def test_witnesses_that_are_not_here_are_counted(options: tuple[str, ...], house: Path) -> None:
    assert "Outside witnesses not heard: 3 tests skipped (faces: 1, samples: 2)." in last_lines(house, *options)


def test_of_witnesses_that_are_here_nothing_is_said(house: Path) -> None:
    for name in ("faces", "samples"):
        (house.parent / "shared" / name).mkdir(parents=True)
    assert not any("witness" in line for line in last_lines(house))
