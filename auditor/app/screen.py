"""Pages of settings that the family gives by hand: which there are, and what one of them says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from auditor.app import parts as p
from auditor.app import replies as r
from auditor.app.memory import Memory, SittingError
from auditor.app.messages import GiveLivePage, SayProfile
from auditor.app.parts import PageKind
from auditor.i18n import N_
from auditor.live import pasted, saved_page
from auditor.live.codes import Door, Reading
from auditor.live.look import EYES, Eyes, Unclear, View, as_seen, profile_address
from auditor.live.pages import Kind, LivePage, Row, page, pages
from auditor.live.reading import read
from auditor.live.sentences import sentences
from auditor.model.account import Platform, Source
from auditor.model.facts import FACTS
from auditor.results.wording import service_name, value_word
from auditor.results.words import in_language

Say = Callable[[str], str]

WAYS = {
    PageKind.PASTED: N_("Open the page. Select all of it with Ctrl+A, copy it with Ctrl+C, and paste it here."),
    PageKind.SAVED: N_("Open the page. Save it with Ctrl+S, and give that file here."),
}
NOTES = (
    N_("Do this at home, on your own computer. Not in a workshop and not on a school laptop."),
    N_("The page may refuse a change on this computer. Look here, and change it on your phone."),
)
_IN_WORDS = (Kind.SENTENCE, Kind.VALUE)


LOOK = N_(
    "Open a private window, where nobody is logged in. Copy the address of your profile into it. What do you see?"
)
_SEEN = {
    Eyes.POSTS: N_("Strangers see your posts. That counts from now on."),
    Eyes.PRIVATE: N_("That is a good sign and no proof. Look at the setting, too."),
    Eyes.OTHER: N_("That does not tell whether strangers see your posts. Look at the setting instead."),
}


def offered(memory: Memory, wanted: Sequence[Platform], language: str, speak: Say) -> r.LivePages:
    """The pages that can be given by hand of the platforms `wanted`, and the profiles to look at as a stranger."""
    platforms = platforms_of(memory, wanted)
    shown = tuple(
        p.LivePageShown(
            one.id,
            p.Service(one.platform, service_name(one.platform, speak)),
            in_language({spoken: names[0] for spoken, names in one.heading.items()}, language),
            one.address,
            kinds(one),
            tuple(speak(FACTS[fact].name) for fact in _told_by_hand(one)),
            _accounts(one.platform, memory),
        )
        for platform in platforms
        for one in pages(platform)
        if kinds(one)
    )
    return r.LivePages(
        shown,
        {kind: speak(way) for kind, way in WAYS.items()},
        tuple(map(speak, NOTES)),
        tuple(
            p.ProfileShown(p.Service(one, service_name(one, speak)), handle, profile_address(one, handle))
            for one, handle in _profiles(memory)
            if one in platforms
        ),
        speak(LOOK),
        {eyes: speak(words) for eyes, words in EYES.items()},
    )


def _profiles(memory: Memory) -> dict[tuple[Platform, str], None]:
    """The own profiles that have an address, each once."""
    accounts = [source.account for source in memory.sources]
    return dict.fromkeys((a.platform, a.handle) for a in accounts if profile_address(a.platform, a.handle))


def profile_seen(message: SayProfile, memory: Memory, today: date, speak: Say) -> r.ProfileSeen:
    """Take in what was seen of an own profile: only that there are posts counts. Raises SittingError for another's."""
    key = message.platform, message.account
    if key not in _profiles(memory):
        raise SittingError("There is no such profile.", "Choose one of the list.")
    memory.profiles.pop(key, None)
    found = View(visible=True) if message.saw is Eyes.POSTS else View(None, Unclear.NO_SIGN)
    seen = as_seen(*key, found, today, Source.ANSWER)
    if seen is not None:
        memory.profiles[key] = seen
    return r.ProfileSeen(seen is not None, speak(_SEEN[message.saw]))


def kinds(one: LivePage) -> tuple[PageKind, ...]:
    """In which ways a page can tell anything: words when copied, and what a script wrote into it when saved."""
    told = (PageKind.PASTED, any(row.kind in _IN_WORDS for row in one.rows)), (PageKind.SAVED, bool(_told_by_hand(one)))
    return tuple(kind for kind, tells in told if tells)


def answer_to(fact: str, platform: str, account: str) -> p.LiveAnswer | None:
    """The first page that tells this of an account when it is given by hand."""
    ours = pages(Platform(platform)) if platform in list(Platform) else ()
    return next((p.LiveAnswer(one.id, account) for one in ours if fact in _told_by_hand(one)), None)


def _told_by_hand(one: LivePage) -> tuple[str, ...]:
    return tuple(row.fact for row in one.rows if _by_hand(row, one))


def _by_hand(row: Row, one: LivePage) -> bool:
    """Whether a row can be read without a browser of ours: words, or states that a script wrote into the page."""
    return row.kind in _IN_WORDS or not one.stale_inputs


def taken(message: GiveLivePage, memory: Memory, today: date, speak: Say) -> tuple[Reading, r.LivePageRead]:
    """What a page says, and how that is told. Raises SittingError for a page that nobody knows."""
    one = page(message.page)
    if one is None:
        raise SittingError("There is no such page.", "Choose one of the list.")
    saved = message.kind is PageKind.SAVED
    tree = saved_page.tree(message.content) if saved else pasted.tree(message.content.decode("utf-8", "replace"))
    handle = message.account or _handle(one.platform, memory)
    door = Door.SAVED if saved else Door.PASTED
    reading = read(one, tree, door=door, handle=handle, day=today, mine=message.yes_mine)
    return reading, told(reading, speak)


def told(reading: Reading, speak: Say) -> r.LivePageRead:
    """What was read of a page, and of each other thing why not."""
    return r.LivePageRead(
        reading.page,
        tuple(
            p.Told(fact.fact, speak(FACTS[fact.fact].name), str(fact.value), value_word(fact.value, speak))
            for fact in reading.facts
        ),
        tuple(
            p.Untold(unread.fact, speak(FACTS[unread.fact].name) if unread.fact else "", p.Problem(unread.code, *said))
            for unread in reading.codes
            for said in [sentences(unread.code, speak)]
        ),
    )


def _handle(platform: Platform, memory: Memory) -> str:
    """The account that it can only be; "" where there are several, or none."""
    accounts = _accounts(platform, memory)
    return accounts[0] if len(accounts) == 1 else ""


def _accounts(platform: Platform, memory: Memory) -> tuple[str, ...]:
    """The family's accounts there as they are known, each once."""
    accounts = [source.account for source in memory.sources]
    return tuple(dict.fromkeys(account.known_as for account in accounts if account.platform is platform))


def platforms_of(memory: Memory, wanted: Sequence[Platform]) -> tuple[Platform, ...]:
    """The platforms asked for, else those of the family's accounts, else all."""
    own = {source.account.platform for source in memory.sources} | {*memory.platforms}
    return tuple(wanted) or tuple(platform for platform in Platform if not own or platform in own)
