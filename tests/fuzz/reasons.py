"""Why a finding may pass after a change though it did not before: the whole list. It may hold twelve at most."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from tests.fuzz.mutations import Mutation
from tests.fuzz.words import Kind

MOST = 12
NEVER = frozenset(Kind) - {Kind.WORD, Kind.BLANK, Kind.EMPTIED}
"""What is never a reason: a file that is cut, damaged or gone, a value that is dropped or of another type."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the fact and the kind of change, the checks that may pass, and where in an export that fact stands.

    `where` is a pattern for a change's name; `why` says what makes the changed export a sound one.
    """

    fact: str
    kind: Kind
    checks: Collection[str]
    where: str
    why: str

    def allows(self, mutation: Mutation, check: str) -> bool:
        """Whether this change may make this check pass."""
        return mutation.kind is self.kind and check in self.checks and bool(re.search(self.where, mutation.name))


_BIO = ("bio_children", "bio_contacts", "bio_routine")
_IN_A_BIO = r"bioDescription|biography|intro_bio|Profile Info\w*\.txt|(personal|profile)_information\.(html|json)"
_TEXTS = (
    *("ages_in_posts", "commercial_posts", "hard_moments", "home_in_posts", "names_in_posts", "routine_in_posts"),
    *("school_in_posts", "water_words", "post_locations"),
)
_IN_A_POST = (
    r"VideoList/\d+/(Title|Location)|Post\.txt|your_posts|posts_1|your_videos|/album/|reels|stories|media\.json"
)

REASONS: tuple[Reason, ...] = (
    Reason("profile.bio", Kind.WORD, _BIO, _IN_A_BIO, "another text is another bio"),
    Reason("profile.bio", Kind.BLANK, _BIO, _IN_A_BIO, "an empty text is how an account without a bio is written"),
    Reason("content.posts", Kind.WORD, _TEXTS, _IN_A_POST, "another caption or place"),
    Reason("content.posts", Kind.BLANK, _TEXTS, _IN_A_POST, "an empty text is how no caption or place is written"),
    Reason(
        "content.posts", Kind.EMPTIED, ("old_posts",), r"posts_1\.json", "a list that was read whole and holds none"
    ),
    Reason(
        "connections.followers", Kind.EMPTIED, ("followers_reviewed",), r"followers_1\.json", "the same of followers"
    ),
)
