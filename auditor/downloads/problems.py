"""What can be wrong with one file of a download, as ids; their sentences are in `auditor.results.wording`."""

from __future__ import annotations

import json
from enum import StrEnum

import ijson

from auditor.downloads.refusals import MemberError

OUR_MISTAKE = "our mistake:"
"""How the kind of a problem begins when a reader stumbled: not the download is to be had again."""


class ProblemKind(StrEnum):
    """Why a file was not read, or not all of it."""

    BROKEN = "broken"  # cut off, empty, or not in the form that its name promises
    DAMAGED = "damaged"  # its bytes are not those that were packed
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"  # it could not be opened or unpacked
    UNFORESEEN = "unforeseen"  # sound, and it holds nothing that was looked for
    ODD_ENTRIES = "odd_entries"  # so many of its entries were not understood and stepped over
    NO_KNOWN_LABEL = "no_known_label"  # none of its so many labels is in a table: perhaps an unknown language
    SECOND_LIST = "second_list"  # beside its list it holds so many others
    REPEATED_KEY = "repeated_key"  # it names so many things twice
    UNKNOWN_LANGUAGE = "unknown_language"


class PartlyReadError(ValueError):
    """Raised after the last entry of a file of which something was not understood; `count` as `kind` says."""

    def __init__(self, kind: ProblemKind, count: int = 0) -> None:
        super().__init__(str(kind))
        self.kind = kind
        self.count = count


def problem_kind(error: Exception) -> ProblemKind:
    """The kind of problem that an error shows which a file raised while it was read."""
    if isinstance(error, MemberError):
        known = error.reason in list(ProblemKind)
        return ProblemKind(error.reason) if known else ProblemKind.UNREADABLE
    if isinstance(error, PartlyReadError):
        return error.kind
    if isinstance(error, json.JSONDecodeError | ijson.JSONError | UnicodeError):
        return ProblemKind.BROKEN
    return ProblemKind.UNFORESEEN
