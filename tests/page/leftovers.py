"""What a browser keeps on disk of a sitting: its files are searched for words that only the family knows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def found(folder: Path, words: Iterable[str], but: Iterable[Path] = ()) -> list[tuple[str, str]]:
    """Each word in each file below a folder, also in UTF-16, by the file's path; not in those below `but`."""
    spelled = [(word, {word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")}) for word in words]
    hits = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(path.is_relative_to(other) for other in but):
            content = path.read_bytes()
            hits += [
                (word, path.relative_to(folder).as_posix())
                for word, forms in spelled
                if any(form in content for form in forms)
            ]
    return hits
