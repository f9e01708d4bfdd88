"""Promise 1, nothing leaves: an audit runs with the network closed, and what tries to get out is refused."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from auditor.audit import Options, audit
from auditor.authors import scaffold
from auditor.downloads.archive import Archive
from auditor.engine import registry
from auditor.engine.registry import Registry, find
from auditor.model.account import Account, Platform
from auditor.model.check import CheckKind
from auditor.model.verdict import Outcome
from auditor.readers.every import READERS
from auditor.readers.tiktok import reader as tiktok
from auditor.results.saved import from_json
from auditor.walls.offline import NetworkClosedError
from tests.exports import PLATFORM_TREES, TREES, auditor, parse_once, zip_of

NOWHERE = ("192.0.2.1", 9)
"""An address that is reserved for documentation."""

WAYS = {
    "socket": "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
    "name server": "import socket; socket.getaddrinfo('example.com', 80)",
    "datagram": "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
    "a name as bytes": "import socket; socket.getaddrinfo(b'nobody.invalid', 80)",
    "an old lookup": "import socket; socket.gethostbyname_ex(b'nobody.invalid')",
    "datagram by parts": (
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, ('192.0.2.1', 53))"
    ),
    "letting others in": "import socket; socket.create_server(('', 0))",
    "httpx by asyncio": "import asyncio, httpx; asyncio.run(httpx.AsyncClient().get('https://nobody.invalid'))",
    "httpx": "import httpx; httpx.get('https://example.com', timeout=1)",
    "urllib": "from urllib.request import urlopen; urlopen('http://192.0.2.1', timeout=1)",
    "asyncio": "import asyncio; asyncio.run(asyncio.open_connection('192.0.2.1', 80))",
    "a thread": (
        "import concurrent.futures, socket; "
        "concurrent.futures.ThreadPoolExecutor().submit(socket.create_connection, ('192.0.2.1', 80), 1).result()"
    ),
}


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Here the audit itself has to close the network."""
    assert not refused()
    yield
    assert not refused()


def refused() -> bool:
    """Whether the guard stops a datagram socket from choosing a peer, which in itself sends nothing."""
    with socket.socket(type=socket.SOCK_DGRAM) as plug:
        try:
            plug.connect(NOWHERE)
        except NetworkClosedError:
            return True
        except OSError:  # this machine has no network at all
            return False
    return False


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "parse", parse_once)


@pytest.fixture
def download(tmp_path: Path) -> Path:
    return zip_of(PLATFORM_TREES[Platform.INSTAGRAM](), tmp_path / "instagram.zip")


def planted(folder: Path, body: str, *, at_import: bool = False) -> Path:
    """A folder with a check that runs this code, inside its function or when it is loaded."""
    _, code = scaffold.write("children/planted", CheckKind.PYTHON, folder)
    text = code.read_text("utf-8")
    before, after = text.split("    del context\n")
    code.write_text(f"{text}\n{body}\n" if at_import else f"{before}    {body}\n{after}", "utf-8")
    return folder


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # a check that is cut off leaves its socket behind
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("way", WAYS)
def test_a_check_that_tries_to_get_out_is_refused_and_the_audit_goes_on(
    way: str, download: Path, tmp_path: Path
) -> None:
    options = Options(find((planted(tmp_path / "checks", WAYS[way]),), installed=False))
    audited = audit([download], options)
    outcomes = {f.check: f for f in audited.result.accounts[0].findings}
    assert outcomes["planted"].outcome is Outcome.UNKNOWN
    assert NetworkClosedError.__name__ in audited.crashes[outcomes["planted"].crash]
    assert outcomes["private_profile"].outcome is Outcome.PASS


def test_a_reader_that_tries_to_get_out_is_refused(
    builtin: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[bool] = []

    def reader(archive: Archive, form: str) -> Account:
        tried.append(refused())
        return tiktok.read(archive, form)

    monkeypatch.setitem(READERS, Platform.TIKTOK, reader)
    result = audit([zip_of(TREES["tiktok b"](), tmp_path / "tiktok.zip")], Options(builtin)).result
    assert tried == [True]
    assert result.accounts[0].facts


def test_a_check_that_gets_out_while_it_is_loaded_is_refused(download: Path, tmp_path: Path) -> None:
    folder = planted(tmp_path / "checks", WAYS["socket"], at_import=True)
    ran = auditor("audit", download, "--checks", folder, "--html", tmp_path / "r.html")
    assert ran.code == 20
    assert NetworkClosedError.__name__ in ran.err


def test_the_command_closes_the_network_and_opens_it_again(
    download: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []

    def rendered(*_: object, **__: object) -> str:
        closed.append(refused())
        return ""

    monkeypatch.setattr("auditor.results.reporters.render_html", rendered)
    saved = tmp_path / "r.json"
    assert auditor("audit", download, "--html", tmp_path / "r.html", "--json", saved).code in (0, 10, 11)
    assert auditor("render", saved, "--html", tmp_path / "r.html").code == 0
    assert closed == [True, True]
    assert from_json(saved.read_bytes(), "r.json").accounts


def test_the_network_is_open_again_after_an_audit_that_failed(builtin: Registry, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="gone"):
        audit([tmp_path / "gone.zip"], Options(builtin))
    assert not refused()
