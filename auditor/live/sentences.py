"""What each code means and what to do then, in words. Never a guess, and never that anything happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from auditor.i18n import N_
from auditor.live.codes import LiveCode

Say = Callable[[str], str]

_LOOK = N_("Look at it yourself, and answer our question.")
_ASK = N_("Leave it for today. Answer our question instead.")
_OPEN = N_("Open the page by its link, and give that one.")

_SENTENCES: Mapping[LiveCode, tuple[str, str]] = {
    LiveCode.UNREADABLE: (N_("We could not read this page."), N_("Save it once more, or copy its text.")),
    LiveCode.NOT_THIS_PAGE: (N_("This is not the page that we asked for."), _OPEN),
    LiveCode.NOT_CONFIRMED: (
        N_("Nothing on it tells that this is your own page."),
        N_("Say that it is yours, or copy your user name with it."),
    ),
    LiveCode.WRONG_ACCOUNT: (N_("This page is about another account."), N_("Open the page of your own account.")),
    LiveCode.CHOOSE_ACCOUNT: (
        N_("The page asks first which account you mean."),
        N_("Choose your own account there. Then give the page that opens."),
    ),
    LiveCode.LOGIN_WALL: (N_("You are not logged in there."), N_("Log in yourself. Then open the page once more.")),
    LiveCode.CHALLENGE: (N_("The service wants to know whether you are a person."), _ASK),
    LiveCode.CHECKPOINT: (N_("The service wants to know whether it is really you."), _ASK),
    LiveCode.REAUTH: (
        N_("The service asks once more for your password or a code."),
        N_("Type it in there yourself, never here. Or answer our question instead."),
    ),
    LiveCode.BLOCKED: (N_("The service does not show this page now."), _ASK),
    LiveCode.NO_WORDS: (N_("We do not know this page’s words in that language yet."), _LOOK),
    LiveCode.REDESIGNED: (N_("We did not find this on the page."), _LOOK),
    LiveCode.SAVED_PAGE: (N_("A saved page does not tell whether this is on or off."), _LOOK),
    LiveCode.WORDS_ONLY: (N_("Copied text does not tell whether this is on or off."), _LOOK),
    LiveCode.AMBIGUOUS: (N_("The page says two things about this."), _LOOK),
    LiveCode.UNKNOWN_WORD: (N_("Here the page has a word that we do not know."), _LOOK),
}


def sentences(code: LiveCode, speak: Say) -> tuple[str, str]:
    """What happened, and what to do."""
    what, todo = _SENTENCES[code]
    return speak(what), speak(todo)
