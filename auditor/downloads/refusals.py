"""Why an input cannot be used: an id for programs and tests, one sentence on what happened, one on what to do.

The sentences name the file the user gave, never a file inside it: paths inside a download hold people's names.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from auditor.errors import ArchiveError


class RefusedError(ArchiveError):
    """An input that is turned away. `reason` is the id of the refusal, such as `truncated`."""

    def __init__(self, reason: str, what: str, todo: str, /, **names: str | int) -> None:
        super().__init__(what, todo, **names)
        self.reason = reason


class MemberError(ArchiveError):
    """One file inside an input that cannot be read; the rest of the input can. `reason` is an id such as `damaged`."""

    def __init__(self, reason: str, what: str, todo: str, /, **names: str | int) -> None:
        super().__init__(what, todo, **names)
        self.reason = reason


_E = TypeVar("_E", RefusedError, MemberError)


class Sentences(Enum):
    """Base of the tables of refusals: each value is what happened and what to do, `{label}` stands for the input."""

    @property
    def names(self) -> dict[str, str]:
        """What else may stand in the sentences."""
        return {}

    def error(self, label: str) -> RefusedError:
        """The error to raise for the input called `label`."""
        return self._made(RefusedError, label)

    def _made(self, kind: type[_E], label: str) -> _E:
        return kind(self.name.lower(), *self.value, label=label, **self.names)


_AGAIN = "Download it again and give it as it came, without unpacking or changing it."
_HERE = "Choose to keep it on this device (right-click it), wait until its sign says that it is there, and try again."
_WHOLE = "Give the download itself: the zip as it came, the folder you unpacked it into, or TikTok's JSON file."


class Refusal(Sentences):
    """What can be wrong with a zip, a folder or a single file, whatever platform it comes from."""

    NOT_FOUND = ("There is no file or folder called {label}.", "Check the name and the folder, and try again.")
    UNREADABLE = (
        "{label} could not be opened.",
        "Check that you may read it, that no other program holds it, and that the disk is still connected.",
    )
    PLACEHOLDER = ("{label} is here by name only: its content is still in the cloud.", _HERE)
    PLACEHOLDERS = ("Files in {label} are here by name only: their content is still in the cloud.", _HERE)
    EMPTY = ("{label} is empty.", _AGAIN)
    TRUNCATED = (
        "{label} is not complete: its end is missing.",
        "Download it again, and wait until the browser says that it is finished.",
    )
    DAMAGED = ("{label} is damaged: its list of contents makes no sense.", _AGAIN)
    SPLIT = (
        "{label} is one slice of a zip that was cut into slices.",
        "Join the slices with the program that cut them, or download it again.",
    )
    FINDER = (
        "{label} was packed anew, by a Mac as it seems, and is too large for that kind of zip.",
        "Give the folder that it was packed from, or the zip as it was downloaded.",
    )
    OTHER_ARCHIVE = (
        "{label} is packed as rar, 7z, tar or the like, which no platform does.",
        "Unpack it and give the folder, or give the zip as it was downloaded.",
    )
    PICTURE = (
        "{label} is a picture or a video; photos are looked at only as part of a download of one's own account.",
        _WHOLE,
    )
    TEXT = ("{label} is a single text file, not a download.", _WHOLE)
    PAGE = ("{label} is a single page out of a download.", "Give the zip or the folder that the page belongs to.")
    OTHER_FILE = ("{label} is not a kind of file that a platform hands out as a download.", _WHOLE)
    ENCRYPTED = (
        "{label} is locked with a password.",
        "Platforms do not lock their downloads: give the zip as it was downloaded, or unpack it and give the folder.",
    )
    PACKING = (
        "{label} is packed in a way that only some programs know.",
        "Give the zip as it was downloaded, or unpack it and give the folder.",
    )
    UNSAFE_NAME = ("{label} holds a file with a name that could do harm, which no platform writes.", _AGAIN)
    LINK = ("{label} holds a link that could lead out of it, which no platform writes.", _AGAIN)
    BOMB = ("{label} would unpack to an absurd size, which is how harmful files are built.", _AGAIN)
    TOO_LARGE = ("{label} is larger than any data file that a platform hands out.", _AGAIN)
    NESTED = ("{label} is nested in itself without end, which is how harmful files are built.", _AGAIN)
    TOO_MANY = ("{label} lists more files than any download holds.", _AGAIN)
    REPEATED = ("{label} holds two different files under one name.", _AGAIN)
    OVERLAPPING = ("{label} holds files that overlap, which is how harmful files are built.", _AGAIN)
    ZIP_OF_ZIPS = ("{label} holds nothing but other zips.", "Unpack it and give the zips that were inside.")


class NothingRead(Sentences):
    """Why nothing at all is known of a download that was recognised and opened."""

    NOTHING_READABLE = ("No file of {label} could be read.", _AGAIN)
    NO_LABEL_KNOWN = (
        "{label} was opened, and not one of the labels in it is known here.",
        "Set the service to English, ask for the download again, and give that one.",
    )


class MemberTrouble(Sentences):
    """What can be wrong with one file inside an input that is otherwise usable."""

    TOO_LARGE = ("A file inside {label} is too large to be read at once.", "The rest of the download is still read.")
    DAMAGED = ("A file inside {label} is damaged.", "Download it again to have that file read, too.")
    UNREADABLE = ("A file inside {label} could not be opened.", "Check that nothing moved or changed it meanwhile.")
    PACKING = (
        "A file inside {label} is packed in a way that only some programs know.",
        "Give the zip as it was downloaded, or unpack it and give the folder.",
    )

    def member_error(self, label: str) -> MemberError:
        """The error to raise for a file inside the input called `label`."""
        return self._made(MemberError, label)
