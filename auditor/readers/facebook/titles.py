"""Where a post stands, by its headline: on the own timeline, elsewhere, or nobody can say (format notes 3.8).

Facebook writes a headline in the language of the account and says in no other place that a post went to a group, a
page or somebody else's timeline. Only headlines that the tables know are taken for posts of the own timeline.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import StrEnum

from auditor.readers.labels import Words

_MOST_NAMES = 5
"""How many words a name may have that the profile does not tell."""

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_OWN, _ELSEWHERE = "own", "elsewhere"


class Stands(StrEnum):
    """Where a post stands."""

    OWN = "own"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


def stands(title: str, names: Collection[str], words: Words) -> Stands:
    """Where a post with that headline stands; one without, or with the bare name, on the own timeline.

    `names` are the owner's own as far as the profile tells them; otherwise a headline is tried without its first words.
    """
    if not title.strip() or _plain(title) in {_plain(name) for name in names}:
        return Stands.OWN
    named = [_plain(title.replace(name, "@", 1)).removeprefix("@").strip(" ,") for name in names if name in title]
    forms = named or list(_without_first_words(title))
    if any(_begins(words, form, _ELSEWHERE) for form in forms):
        return Stands.ELSEWHERE
    if any(words.value("title", form) for form in named):
        return Stands.OWN
    speaks_of_group = any(words.value("group_word", word.strip(".,:;!?\"'«»“”()")) for word in title.split())
    if speaks_of_group:  # before a guess at where the name ends, which may swallow the group
        return Stands.ELSEWHERE
    own = any(words.value("title", form) for form in forms) or any(_begins(words, form, _OWN) for form in named)
    return Stands.OWN if own else Stands.UNKNOWN


def _plain(title: str) -> str:
    return _NUMBER.sub("#", " ".join(title.split())).rstrip(".。। ")


def _without_first_words(title: str) -> Iterator[str]:
    plain = _plain(title).split()
    for number in range(min(_MOST_NAMES, len(plain)) + 1):
        yield " ".join(plain[number:])


def _begins(words: Words, form: str, where: str) -> bool:
    """Whether the first words of a headline are those of a known one."""
    parts = form.split()
    starts = (words.value("title_start", " ".join(parts[:end])) for end in range(1, len(parts) + 1))
    return any(found is not None and found.value == where for found in starts)
