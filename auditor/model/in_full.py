"""The owner's own words whole, for the page of the very run that read them. Nothing of it is ever saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from auditor.model.photo_list import Photos


class OwnWords(NamedTuple):
    """The words of one pointer, with nobody else named in them, and those that say until when; "" for none."""

    snippet: str = ""
    until: str = ""


Words = Mapping[str, tuple[OwnWords, ...]]
"""The words of findings by fingerprint, in the order of their evidence."""


@dataclass(frozen=True, slots=True)
class InFull:
    """What a page may show of one account: its photos with whole captions, and the words that findings rest on."""

    photos: Photos | None = None
    words: Words = field(default_factory=dict)

    def of(self, fingerprint: str, number: int) -> OwnWords:
        """The words of a finding's pointer, counted from 0."""
        told = self.words.get(fingerprint, ())
        return told[number] if number < len(told) else OwnWords()
