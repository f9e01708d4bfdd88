"""The readers, one for each platform, and what is said of a download over which its reader stumbled."""

from __future__ import annotations

from auditor.downloads.detect import Recognised
from auditor.downloads.problems import OUR_MISTAKE
from auditor.model.account import Absent, Account, Platform, Problem, Reason
from auditor.model.facts import of_platform
from auditor.readers.facebook import reader as facebook
from auditor.readers.instagram import reader as instagram
from auditor.readers.ledger import Reader
from auditor.readers.tiktok import reader as tiktok

READERS: dict[Platform, Reader] = {
    Platform.INSTAGRAM: instagram.read,
    Platform.FACEBOOK: facebook.read,
    Platform.TIKTOK: tiktok.read,
}


def read(download: Recognised) -> Account:
    """The account in one download. Should a reader stumble, nothing of that account is known, and the audit goes on."""
    try:
        return READERS[download.platform](download.archive, download.form)
    except Exception as error:  # noqa: BLE001  # one download must not cost the others their audit
        label = download.archive.label
        return Account(
            platform=download.platform,
            label=label,
            form=download.form,
            absent={s.id: Absent(s.id, Reason.UNREADABLE, label) for s in of_platform(download.platform)},
            problems=(Problem(label, f"{OUR_MISTAKE} {type(error).__name__}"),),
        )
