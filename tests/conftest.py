"""For every test: no network, clean surroundings, and plug-ins installed on this machine do not count."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from importlib import metadata
from pathlib import Path

import pytest
from auditor.engine import registry
from auditor.engine.registry import Registry
from auditor.walls.offline import closed_network
from hypothesis import HealthCheck, settings
from tests.witnesses import ABSENT, SHARED, unheard

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")  # how long an example takes says nothing on a busy machine


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    with closed_network():
        yield


@pytest.fixture(autouse=True)
def _clean_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in [n for n in os.environ if n.upper().endswith("_PROXY") or n in ("LC_ALL", "LC_MESSAGES", "LANG")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(registry, "entry_points", lambda **_: metadata.EntryPoints())
    home = tmp_path_factory.mktemp("home")  # no test writes into anybody's cache or settings
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def today() -> date:
    return date(2026, 6, 1)


@pytest.fixture(scope="session")
def builtin() -> Registry:
    return registry.find(installed=False)


@pytest.fixture(scope="session")
def samples() -> Path:
    if not (SHARED / "samples").is_dir():
        pytest.skip(f"{ABSENT}samples")
    return SHARED / "samples"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if sentence := unheard(terminalreporter.getreports("skipped")):
        terminalreporter.write_line(sentence)
