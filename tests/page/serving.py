"""The site as a host of files serves it, in a folder of its own, and what it was asked for."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.page.faces import ROOT

SITE = ROOT / "dist" / "site"
FOLDER = "/some/folder/"
ABSENT = "there is no dist/site: `make page` writes it"


class Site:
    """A host that serves the site until it is closed. `asked` are the paths that were asked for."""

    def __init__(self, files: Path = SITE) -> None:
        if not (files / "index.html").is_file():
            pytest.skip(ABSENT)
        self.asked: list[str] = []
        host = self

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(files))

            def translate_path(self, path: str) -> str:
                host.asked.append(path)
                within = path.removeprefix(FOLDER)
                return super().translate_path("/" + within) if within != path else str(files / "nothing there")

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self._server.server_port}{FOLDER}"

    def close(self) -> None:
        """Serve nothing any more."""
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self) -> Site:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def paths() -> Mapping[str, int]:
    """The site's own files and their lengths."""
    return {path.relative_to(SITE).as_posix(): path.stat().st_size for path in SITE.rglob("*") if path.is_file()}
