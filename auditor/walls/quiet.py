"""Keeps the libraries that we load from telling anybody about it.

onnxruntime's published builds carry a telemetry client since 1.29: as soon as the library is loaded it writes a lasting
number into the user's folders, and about ten seconds later it calls a server of Microsoft. Only a switch in the
environment that stands there before the library is loaded stops it; `disable_telemetry_events()` comes too late. The
package throws the switch when it is imported, in every process, and this is the only module that loads the library.
"""

from __future__ import annotations

import os
from types import ModuleType

SWITCHES = {"ORT_DISABLE_TELEMETRY": "1"}
"""What the environment has to say before a library is loaded; child processes inherit it."""


def keep_quiet() -> None:
    """Throw the switches, whatever the environment said before."""
    os.environ.update(SWITCHES)


def onnxruntime() -> ModuleType:
    """The library that runs the nets, loaded with its telemetry switched off. Raises what importing it raises."""
    keep_quiet()
    import onnxruntime as runtime

    runtime.disable_telemetry_events()  # Windows' own tracing takes no notice of the environment
    return runtime  # type: ignore[no-any-return]  # it has no types
