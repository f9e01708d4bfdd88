"""Regular expressions out of lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(listed: Iterable[str]) -> str:
    """A regular expression for any of these words, longest first; a blank stands for any white space."""
    longest_first = sorted(set(listed), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


def as_whole_words(listed: Iterable[str]) -> str:
    """The same, only where no letter or digit touches it."""
    return rf"(?<!\w){alternatives(listed)}(?!\w)"


def words_and_signs(listed: Iterable[str]) -> tuple[str, str]:
    """A regular expression for any of the words, and what stands in the brackets of one for any of the signs."""
    known = tuple(listed)
    signs = "".join(re.escape(word) for word in known if not word[0].isalnum())
    return alternatives(word for word in known if word[0].isalnum()), signs
