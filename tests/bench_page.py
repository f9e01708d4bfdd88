"""What `make bench` tells of the page: how long it takes, and how much it holds.

It is a process of its own, because the peak of a process that is started counts what holds the one that starts it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import msgspec
import pytest
from auditor.app.messages import Names
from auditor.demo.family import FAMILY
from tests.page.faces import context
from tests.page.opened import Opened, chromium, skip_unless_fresh

HEAP = "python._module.HEAPU8.length"
"""What Python holds in the worker, in bytes. It never shrinks, so that at the end it is the most that there was."""


def measure(path: Path) -> tuple[float, float, float]:
    """One audit of a download in a browser that was started for it: seconds until it is ready, seconds, MB of heap.

    An audit is from the choice of a file until its report is there.
    """
    skip_unless_fresh()
    with chromium() as browser, context(browser, "en-GB") as made:
        began = time.perf_counter()
        opened = Opened(made)
        opened.frame.get_by_text("Ready. You can").wait_for()
        ready = time.perf_counter()
        _audit(opened, path)
        done = time.perf_counter()
        return ready - began, done - ready, opened.worker.evaluate(HEAP) / 1e6


def _audit(opened: Opened, path: Path) -> None:
    said = msgspec.to_builtins(Names(FAMILY.children, FAMILY.parents, FAMILY.country))
    screen = opened.give([path], "en")
    answers = [opened.ask(said.pop("is"), **said)["is"], opened.ask("look")["is"], opened.ask("report")["is"]]
    if [screen, *answers] != ["given", "noted", "looked", "page"]:
        raise SystemExit(f"the page did not audit {path.name}: {screen}, {answers}")


def main() -> None:
    """Print the figures of a download, or why there are none."""
    try:
        sys.stdout.write(" ".join(map(str, measure(Path(sys.argv[1])))))
    except pytest.skip.Exception as why:
        sys.exit(str(why.msg))


if __name__ == "__main__":
    main()
