"""Where a photo worker begins: without a network, before anything that could use one is loaded.

On Linux the system itself takes the network away, code in C included: the process moves into a network namespace of its
own, in which there is nothing but a loopback that is down. Without the right to make one it needs a user namespace as
well, which only a process with a single thread can enter; so this comes before the libraries that start threads.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import sys
from multiprocessing.connection import Connection

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # sched.h


def begin(line: Connection, make_finder: bytes, patience: float) -> None:
    """Give up the network, then serve; `make_finder` is pickled, because unpacking it loads the libraries."""
    cut_off()
    from auditor.photos.worker import serve

    serve(line, pickle.loads(make_finder), patience)  # noqa: S301  it comes from our own parent


def cut_off() -> bool:
    """Leave the system's network for good; false where the system does not have or allow that, and nothing changed.

    Files stay as readable as they were: a new user namespace changes no owner. For root it could, and is not needed.
    """
    if sys.platform != "linux":
        return False
    wanted = _NEW_NETWORK if os.geteuid() == 0 else _NEW_USER | _NEW_NETWORK
    try:
        return bool(ctypes.CDLL(None).unshare(wanted) == 0)
    except (AttributeError, OSError):  # another C library
        return False
