"""Pages of settings that the family gives by hand: which there are, and what one of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from auditor.app import replies as r
from auditor.app.memory import Memory, SittingError
from auditor.app.messages import GiveLivePage
from auditor.app.replies import PageKind
from auditor.i18n import N_
from auditor.live import pasted, saved_page
from auditor.live.codes import Door, Reading
from auditor.live.pages import Kind, LivePage, page, pages
from auditor.live.reading import read
from auditor.live.sentences import sentences
from auditor.model.account import Platform
from auditor.model.facts import FACTS
from auditor.results.wording import service_name
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


def offered(platforms: Iterable[Platform], language: str, speak: Say) -> r.LivePages:
    """The pages that can be given by hand of these platforms."""
    shown = tuple(
        r.LivePageShown(
            one.id,
            r.Service(one.platform, service_name(one.platform, speak)),
            in_language({spoken: names[0] for spoken, names in one.heading.items()}, language),
            one.address,
            kinds(one),
            tuple(speak(FACTS[row.fact].name) for row in one.rows),
        )
        for platform in platforms
        for one in pages(platform)
        if kinds(one)
    )
    return r.LivePages(shown, {kind: speak(way) for kind, way in WAYS.items()}, tuple(map(speak, NOTES)))


def kinds(one: LivePage) -> tuple[PageKind, ...]:
    """In which ways a page can tell anything: words when copied, and what a script wrote into it when saved."""
    words = any(row.kind in _IN_WORDS for row in one.rows)
    states = not one.stale_inputs or words
    return tuple(kind for kind, tells in ((PageKind.PASTED, words), (PageKind.SAVED, states)) if tells)


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
        tuple(r.Told(fact.fact, speak(FACTS[fact.fact].name), str(fact.value)) for fact in reading.facts),
        tuple(
            r.Untold(unread.fact, speak(FACTS[unread.fact].name) if unread.fact else "", r.Problem(unread.code, *said))
            for unread in reading.codes
            for said in [sentences(unread.code, speak)]
        ),
    )


def _handle(platform: Platform, memory: Memory) -> str:
    """The account that it can only be; "" where there are several, or none."""
    handles = {source.account.known_as for source in memory.sources if source.account.platform is platform}
    return handles.pop() if len(handles) == 1 else ""


def platforms_of(memory: Memory, wanted: Sequence[Platform]) -> tuple[Platform, ...]:
    """The platforms asked for, else those of the family's accounts, else all."""
    own = {source.account.platform for source in memory.sources} | {*memory.platforms}
    return tuple(wanted) or tuple(platform for platform in Platform if not own or platform in own)
