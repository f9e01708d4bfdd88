"""The way in, for `auditor` and `python -m auditor`: Ctrl-C is looked after before anything large is imported."""

from __future__ import annotations

import _thread
import os
import signal
import sys
from contextlib import suppress

from auditor.errors import INTERRUPTED

STOPPED = {
    "en": "Stopped. Nothing was changed.",
    "nl": "Gestopt. Er is niets veranderd.",
    "de": "Abgebrochen. Es wurde nichts geändert.",
}
"""What is said before the catalogues can be read."""


def main() -> None:
    """Run the command. Whenever Ctrl-C comes, it ends in one sentence."""
    sys.unraisablehook = _not_lost
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _stop_at_once)
    try:
        from auditor.cli import app

        signal.signal(signal.SIGINT, before)
        app.main()
    except KeyboardInterrupt:
        _say_stopped()
        raise SystemExit(INTERRUPTED) from None
    finally:
        if before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # what the interpreter does from here on is not ours to tell


def _stop_at_once(_signal: int, _frame: object) -> None:
    """End while modules are being imported: nothing has begun, and an exception might get lost in one of them."""
    _say_stopped()
    os._exit(INTERRUPTED)


def _say_stopped() -> None:
    words = STOPPED.get(_spoken()[:2].casefold(), STOPPED["en"])
    with suppress(OSError):
        os.write(2, f"{words}\n".encode(sys.stderr.encoding if sys.stderr else "utf-8", "replace"))


def _spoken() -> str:
    """The language of the surroundings, as far as variables tell: `auditor.i18n` may not be there yet."""
    return next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "en")


def _not_lost(unraisable: sys.UnraisableHookArgs) -> None:
    """Ctrl-C that came where Python can raise nothing (a finaliser, a callback) comes once more."""
    if unraisable.exc_type is KeyboardInterrupt:
        _thread.interrupt_main()
    else:
        sys.__unraisablehook__(unraisable)


if __name__ == "__main__":
    main()
