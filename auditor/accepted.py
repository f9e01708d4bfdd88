"""The family's own marks on photos: "not my child", "not a child", "fine for us". The next audit respects them.

They are kept in one file that the family can read, by the beginning of the content's hash; a mark says nothing about
what the photo shows to anybody who does not have it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import yaml
from platformdirs import user_config_path

from auditor.errors import AuditorError
from auditor.output import write_private

ITEM_LENGTH = 12
"""How many letters of a content's hash name it in a report: no two photos of one download share them."""

_ITEM = re.compile(r"[0-9a-f]{12}")


class Mark(StrEnum):
    """Why a photo need not be listed again."""

    NOT_MY_CHILD = "not-my-child"
    NOT_A_CHILD = "not-a-child"
    FINE = "fine-for-us"


def default_path() -> Path:
    """Where the marks are kept."""
    return user_config_path("family-privacy-auditor") / "accepted.yaml"


def load(path: Path | None = None) -> dict[str, Mark]:
    """The marks by item; none when there is no file. Raises AuditorError when the file is not as it should be."""
    path = path or default_path()
    try:
        data = yaml.safe_load(path.read_text("utf-8")) or {}
        return {str(item): Mark(mark) for item, mark in data.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, yaml.YAMLError):
        raise AuditorError(
            "{name} cannot be read.", "Correct it, or delete it to start anew.", name=path.name
        ) from None


def add(item: str, mark: Mark, path: Path | None = None) -> Path:
    """Keep a mark on an item of a report; returns the file. Raises AuditorError for what is no item's id."""
    if not _ITEM.fullmatch(item):
        raise AuditorError(
            "{item} is no photo of a report.", "Use the 12 letters and numbers beside the photo.", item=item
        )
    path = path or default_path()
    marks = load(path) | {item: mark}
    path.parent.mkdir(parents=True, exist_ok=True)
    write_private(path, yaml.safe_dump({i: str(m) for i, m in sorted(marks.items())}))
    return path
