"""Reads once for all what takes long to read (YAML, catalogues, templates), and puts it where the package looks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path

ROOT = Path(__file__).parents[1]
FOLDERS = ("auditor", "checks", "reports")
REQUIREMENTS = ["babel>=2.16", "jinja2>=3.1", "msgspec>=0.19,<0.23", "pyyaml>=6.0,<7"]
"""What the package's own readers need, as in `pyproject.toml`."""


def make() -> None:
    """Write the file: the same bytes from every clone."""
    sys.path.insert(0, str(ROOT))  # this tree's package, whichever may be installed
    from auditor import compiled

    (ROOT / "auditor" / compiled.NAME).write_bytes(content())


def content() -> bytes:
    """What stands in the file: what was made of each text, by the text's key."""
    import msgspec
    from auditor import compiled

    return msgspec.msgpack.encode(dict(sorted({compiled.key(text): made for text, made in _read()}.items())))


def _read() -> Iterator[tuple[str, object]]:
    from auditor import i18n, yaml_files
    from auditor.text import topics, vocabulary, weights

    for path in sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*")):
        if path.suffix == ".yaml":
            yield (text := path.read_text("utf-8")), yaml_files.read(text).data
        elif path.suffix == ".po":
            yield (text := path.read_text("utf-8")), i18n.compiled_catalogue(text)
    for language in weights.languages():
        yield topics.source(language), topics.read(language)
    yield vocabulary.sources(), vocabulary.make()
    templates = run_path(str(ROOT / "reports" / "html" / "templates.py"))  # there is no package before it is installed
    yield from templates["for_the_build"]()
