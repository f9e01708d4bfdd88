"""What a pointer's words tell, in one clause: "an age", "perhaps a name", "away from home, “until Sunday”"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from auditor.i18n import N_
from auditor.model.result import Proof
from auditor.model.tells import Tells

_CLAUSES: Mapping[str, str] = {
    Tells.NAME: N_("a name"),
    Tells.NAME_WITH_AGE: N_("a name with the age"),
    Tells.CHILD: N_("that there is a child"),
    Tells.AGE: N_("an age"),
    Tells.BIRTHDAY: N_("a birthday with the age"),
    Tells.BIRTH_DATE: N_("a date of birth"),
    Tells.ADDRESS: N_("an address"),
    Tells.STREET: N_("your street"),
    Tells.HOME: N_("your home"),
    Tells.TOWN: N_("where you live"),
    Tells.SCHOOL: N_("a school, nursery, class or lesson"),
    Tells.CLUB: N_("a club or team"),
    Tells.WEEKLY: N_("a day that comes back every week"),
    Tells.AWAY: N_("away from home"),
    Tells.ALONE: N_("a child alone"),
    Tells.RIGHT_NOW: N_("where you are right now"),
    Tells.ROUTINE: N_("when you are where"),
    Tells.HARD: N_("a hard moment"),
    Tells.HOSPITAL: N_("a hospital"),
    Tells.WATER: N_("in or near the water"),
    Tells.ADVERTISING: N_("advertising"),
    Tells.TOGETHER: N_("other people’s children"),
    Tells.PHONE: N_("a phone number"),
    Tells.EMAIL: N_("an e-mail address"),
    Tells.USER_NAME: N_("a user name in another app"),
}


def telling(proof: Proof, speak: Callable[[str], str], until: str = "") -> str:
    """The clause in the language of `speak`; "" where nothing was told, or by an id that a later version knows.

    `until` are the owner's own words for when it ends.
    """
    known = _CLAUSES.get(proof.tells)
    if known is None:
        return ""
    what = speak(known)
    if until:
        what = speak(N_("{what}, “{until}”")).format(what=what, until=until)
    return speak(N_("perhaps {what}")).format(what=what) if proof.perhaps else what
