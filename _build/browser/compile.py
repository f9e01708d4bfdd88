"""Compiles the modules of `/given.zip` into `/made.zip`, by the Python that will run them; run by `compile.mjs`.

Each stays good whatever the time of its source: the page brings both, and nobody edits either.
"""

import importlib.util
import marshal
from zipfile import ZipFile

_UNCHECKED = (1).to_bytes(4, "little")
"""Kept by the source's hash, which is not compared again."""

with ZipFile("/given.zip") as given, ZipFile("/made.zip", "w") as made:
    for name in given.namelist():
        if name.endswith(".py"):
            source = given.read(name)
            code = compile(source, f"/site/{name}", "exec", dont_inherit=True)
            head = importlib.util.MAGIC_NUMBER + _UNCHECKED + importlib.util.source_hash(source)
            made.writestr(f"{name}c", head + marshal.dumps(code))
