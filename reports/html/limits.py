"""What an audit of downloads cannot see: the sentences of `limits.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
from auditor import yaml_files
from auditor.results.words import in_language


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences that hold for everybody, and those about one platform's download, each by language."""

    everywhere: list[dict[str, str]]
    platforms: dict[str, list[dict[str, str]]]


def limits(platforms: Sequence[str], language: str) -> tuple[str, ...]:
    """The sentences that concern these platforms, in that language."""
    known = _limits()
    texts = [*known.everywhere, *(text for platform in platforms for text in known.platforms.get(platform, ()))]
    return tuple(in_language(text, language) for text in texts)


@cache
def _limits() -> Limits:
    return yaml_files.load(Path(__file__).with_suffix(".yaml"), Limits)
