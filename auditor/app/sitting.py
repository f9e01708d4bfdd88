"""One sitting of a guided audit, in memory only: what was given, seen, answered and decided, until it is forgotten.

Both engines drive it, a worker in a browser and a server on this computer: `handle` takes a message and gives replies
one by one, so that an engine may look for a `Stop` between two of them. What goes on between two replies, as with the
photos, is told to `tell`. It judges nothing: whatever counts is worked out by the rooms below.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import get_args

import msgspec

from auditor import __version__
from auditor.app import messages as m
from auditor.app import parts as p
from auditor.app import replies as r
from auditor.app import screen, shown
from auditor.app.asking import Asking
from auditor.app.calendar_file import calendar_file, in_a_month, ready_on
from auditor.app.given import described, looked_by, only_asked, problem, recognised, refusals
from auditor.app.memory import Memory, SittingError, StoppedError, our_mistake
from auditor.app.workshop import family
from auditor.app.workshop.trainer import Trainer
from auditor.audit import Options, PhotoOptions, audited, sourced
from auditor.engine.registry import Registry
from auditor.errors import AuditorError
from auditor.exposure.selection import Selection
from auditor.guide.questions import beliefs, workshop
from auditor.i18n import LANGUAGES, say
from auditor.model.account import Platform
from auditor.model.country import country_code
from auditor.model.family import Family
from auditor.model.result import AuditResult
from auditor.model.verdict import Outcome
from auditor.readers import labels
from auditor.results import reporters, saved
from auditor.results.accepted import Accepted, risk_until
from auditor.results.priorities import raised
from auditor.results.wording import progress_line, service_name
from auditor.results.words import text_in
from auditor.text import forgetting
from auditor.workshop.headline import Told

NO_PHOTOS = PhotoOptions(Selection("none"))
"""For an engine that cannot look at photos: the result says that nobody did."""
MOST_AT_ONCE = 10
"""So many questions are asked of who has no download, and in a workshop, unless they want more."""
GOOD_FOR = timedelta(days=365)
"""After that long what platforms show and write has changed too often."""


class Sitting(Asking):
    """A sitting with these checks, in one language, on the day `today`.

    `photos` says how an engine looks at them, and `accepted` what the family accepted on this computer before. `pause`
    is called again and again while something is read or looked at: an engine that can hears a `Stop` in it. `made` is
    the day of a program that nobody brings up to date, and that says so once it is old.
    """

    def __init__(
        self,
        registry: Registry,
        language: str = "en",
        today: date | None = None,
        photos: PhotoOptions = NO_PHOTOS,
        accepted: Accepted = Accepted(),  # noqa: B008  # frozen
        tell: Callable[[r.Reply], None] = lambda _: None,
        pause: Callable[[], None] = lambda: None,
        made: date | None = None,
    ) -> None:
        self._registry = registry
        self._language = language
        self._today = today or datetime.now().astimezone().date()
        self._photos = photos
        self._accepted = accepted
        self._tell = tell
        self._pause = pause
        self._outdated = made if made and made + GOOD_FOR <= self._today else None
        self._stopping = False
        self._memory = Memory()
        self._trainer = Trainer(registry, self._today, lambda: self._language)
        tags = {kind: str(kind.__struct_config__.tag) for kind in get_args(m.Message)}
        self._ways = {kind: getattr(self, f"_{tag}", None) or getattr(self._trainer, tag) for kind, tag in tags.items()}
        """What answers a message is called as its tag, here or with the trainer."""

    def offer(self, files: Mapping[str, Path]) -> None:
        """Files that the page may give, by the ids that it knows them by: it never learns or says a path."""
        self._memory.files |= files

    def handle(self, message: m.Message) -> Iterator[r.Reply]:
        """The replies to a message, one by one. Never raises: what goes wrong is a reply, and all else is as it was."""
        try:
            yield from self._ways[type(message)](message)
        except StoppedError:
            yield r.Stopped()
        except AuditorError as error:
            yield r.Failed(problem(error, self._speak))
        except Exception as error:  # noqa: BLE001  # a mistake of ours must not end the sitting; nothing of it is told
            yield r.Failed(problem(our_mistake(error), self._speak))

    def handle_json(self, said: bytes) -> Iterator[bytes]:
        """The same in JSON, for whatever carries it."""
        try:
            message = msgspec.json.decode(said, type=m.Message)
        except (msgspec.DecodeError, UnicodeDecodeError):
            strange = SittingError("The page and the program do not fit together.", "Load the page anew.")
            yield msgspec.json.encode(r.Failed(problem(strange, self._speak)))
            return
        yield from map(msgspec.json.encode, self.handle(message))

    @property
    def _speak(self) -> Callable[[str], str]:
        return say(self._language)

    def _begin(self, message: m.Begin) -> Iterator[r.Reply]:
        self._language = message.language if message.language in LANGUAGES else "en"
        services = tuple(p.Service(platform, service_name(platform, self._speak)) for platform in Platform)
        looks = self._photos.selection.kind != "none"
        yield r.Ready(__version__, self._language, LANGUAGES, services, looks, self._outdated)

    # What was given

    def _give(self, message: m.Give) -> Iterator[r.Reply]:
        self._stopping, memory = False, self._memory
        if message.files != memory.chosen or memory.found is None:
            paths = [self._path(file) for file in message.files]
            memory.found, memory.refused = recognised(paths)
            memory.chosen, memory.sources, memory.looked = message.files, [], None
        yield from self._reading(memory)
        downloads = (described(source, self._language, self._speak) for source in memory.sources)
        yield r.Given(tuple(downloads), refusals(memory.refused, self._speak))

    def _path(self, file: str) -> Path:
        if file not in self._memory.files:
            raise SittingError("That file is not here any more.", "Choose it once more.")
        return self._memory.files[file]

    def _reading(self, memory: Memory) -> Iterator[r.Reply]:
        """Read what is not read yet. Raises StoppedError: what was read to its end is kept."""
        found = memory.found or []
        while len(memory.sources) < len(found):
            download = found[len(memory.sources)]
            yield self._progress(download.platform, len(memory.sources), len(found))
            memory.sources.append(sourced(download, self._today, self._turn))

    def _turn(self) -> None:
        self._pause()
        if self._stopping:
            raise StoppedError

    def _progress(self, what: str, done: int, of: int, left: float | None = None) -> r.Progress:
        return r.Progress(what, progress_line(what, done, of, left, self._speak), done, of, left)

    def _take_earlier(self, message: m.TakeEarlier) -> Iterator[r.Reply]:
        earlier = saved.from_json(message.content, message.name) if message.content else None
        self._memory.earlier = earlier
        yield r.EarlierTaken(earlier.run.started.date() if earlier else None)

    # How to get a download

    def _ask_how(self, message: m.AskHow) -> Iterator[r.Reply]:
        yield shown.how_to(message.platform, self._language, self._speak)

    def _make_calendar(self, message: m.MakeCalendar) -> Iterator[r.Reply]:
        ready = ready_on([message.platform] if message.platform else list(Platform), self._today)
        day = ready if message.kind == "download" else in_a_month(self._today)
        name = f"download-{day}.ics"
        self._memory.saved.append(name)
        yield r.Saved(name, calendar_file(day, self._language))

    # What is said before the look

    def _ask_beliefs(self, _: m.AskBeliefs) -> Iterator[r.Reply]:
        memory, checks = self._memory, self._registry.checks
        asked = {q.finding.check for q in self._open()} if memory.looked and not memory.sources else checks
        platforms = {source.account.platform for source in memory.sources} or set(memory.platforms or Platform)
        fitting = [
            check.id for check in checks.values() if check.id in asked and platforms & check.file.platforms.keys()
        ]
        texts = ((check, text_in(checks[check].file.texts, self._language)) for check in beliefs(fitting))
        yield r.Beliefs(tuple(p.BeliefAsked(check, text.name, text.safe) for check, text in texts))

    def _believe(self, message: m.Believe) -> Iterator[r.Reply]:
        self._memory.believed = dict(message.believed)
        yield r.Noted()

    def _names(self, message: m.Names) -> Iterator[r.Reply]:
        family = Family(message.children, message.parents, country=country_code(message.country))
        again = self._memory.looked is not None and family != self._memory.family
        self._memory.family = family
        yield r.Noted(look_again=again)

    def _hide(self, message: m.Hide) -> Iterator[r.Reply]:
        self._memory.hidden = message.hidden
        yield r.Noted()

    # The look

    def _look(self, message: m.Look) -> Iterator[r.Reply]:
        self._stopping, memory = False, self._memory
        if not memory.found:
            raise SittingError("There is no download to look at.", "Choose your download first.")
        yield from self._reading(memory)
        options = looked_by(message, self._options(memory))
        yield self._progress("checks", 0, len(memory.sources))
        memory.looked = audited(memory.sources, options, self._told, lambda: self._stopping, self._turn)
        memory.most, memory.looking = MOST_AT_ONCE if message.workshop else None, message
        yield r.Stopped() if self._stopping else self._looked()

    def _told(self, what: str, done: int, of: int, left: float | None) -> None:
        self._tell(self._progress(what, done, of, left))

    def _options(self, memory: Memory) -> Options:
        photos_only = Accepted(photos=self._accepted.photos)
        return Options(
            self._registry,
            self._language,
            family=memory.family,
            today=self._today,
            photos=self._photos,
            accepted=photos_only,
            live=memory.on_screen,
        )

    def _no_download(self, message: m.NoDownload) -> Iterator[r.Reply]:
        memory = self._memory
        memory.platforms = tuple(dict.fromkeys(message.platforms))
        memory.looked = only_asked(memory.platforms, self._options(memory))
        memory.most, memory.looking = MOST_AT_ONCE, message
        yield self._looked()

    def _ask_live_pages(self, message: m.AskLivePages) -> Iterator[r.Reply]:
        yield screen.offered(self._memory, message.platforms, self._language, self._speak)

    def _give_live_page(self, message: m.GiveLivePage) -> Iterator[r.Reply]:
        reading, told = screen.taken(message, self._memory, self._today, self._speak)
        if reading.facts:
            self._memory.live[reading.page, reading.handle] = reading
            yield from self._anew(self._memory)
        yield told

    def _say_profile(self, message: m.SayProfile) -> Iterator[r.Reply]:
        told = screen.profile_seen(message, self._memory, self._today, self._speak)
        yield from self._anew(self._memory)
        yield told

    def _anew(self, memory: Memory) -> Iterator[r.Reply]:
        if memory.looking is not None:
            most = memory.most
            yield from (said for said in self._ways[type(memory.looking)](memory.looking) if type(said) is not r.Looked)
            memory.most = most

    def _stop(self, _: m.Stop) -> Iterator[r.Reply]:
        self._stopping = True
        yield from ()

    def _looked(self) -> r.Reply:
        return shown.looked(self._page_result(), len(self._left()), self._speak)

    # The result as it is now

    def _result(self, *, answers: bool = True) -> AuditResult:
        return self._memory.result(self._language, self._today, self._accepted, answers=answers)

    def _page_result(self) -> AuditResult:
        """The result as the page shows it, which alone knows that a family must not be found."""
        result = self._result()
        return raised(result, self._first) if self._first else result

    @property
    def _first(self) -> Sequence[str]:
        return workshop().hidden if self._memory.hidden else ()

    # Questions

    def _not_used(self, message: m.NotUsed) -> Iterator[r.Reply]:
        self._memory.unused = message.services
        yield self._looked()

    # First steps

    def _ask_steps(self, _: m.AskSteps) -> Iterator[r.Reply]:
        memory = self._memory
        yield r.Steps(tuple(shown.steps(self._page_result(), memory.steps, memory.risks, self._speak)))

    def _set_step(self, message: m.SetStep) -> Iterator[r.Reply]:
        self._known_step(message.mark)
        state = p.StepState.DONE if message.done else p.StepState.LATER if message.later else p.StepState.OPEN
        self._memory.steps[message.mark] = state
        self._memory.risks.pop(message.mark, None)
        yield from self._ask_steps(m.AskSteps())

    def _leave_step(self, message: m.LeaveStep) -> Iterator[r.Reply]:
        if self._known_step(message.mark) is not Outcome.FAIL:
            raise SittingError("This is to be looked up, so there is nothing to leave as it is.", "Choose later.")
        risk = risk_until(message.until, message.reason, self._today)
        self._memory.risks[message.mark] = risk
        self._memory.steps[message.mark] = p.StepState.LEFT
        yield from self._ask_steps(m.AskSteps())

    def _known_step(self, mark: str) -> Outcome:
        """What was found of a step. Raises SittingError for what is none."""
        known = shown.findings(self._result())
        if mark not in known:
            raise SittingError("There is no such step.", "Go on with the next one.")
        return known[mark][1].outcome

    # In a workshop

    def _ask_guesses(self, _: m.AskGuesses) -> Iterator[r.Reply]:
        yield family.guesses(self._result(), self._speak)

    def _ask_code(self, _: m.AskCode) -> Iterator[r.Reply]:
        yield family.holds(self._told_to_the_room, self._language, self._speak)

    def _make_code(self, _: m.MakeCode) -> Iterator[r.Reply]:
        yield family.count_code(self._told_to_the_room, self._memory.random)

    @property
    def _told_to_the_room(self) -> Told:
        return family.told(self._result(), self._memory.steps, self._memory.earlier)

    # What is taken away, and the end

    def _report(self, message: m.Report) -> Iterator[r.Reply]:
        memory, result = self._memory, self._page_result()
        html = reporters.render_html(
            result,
            message.language or self._language,
            memory.base.thumbnails,
            memory.base.in_full,
            short=message.short,
            hidden=memory.hidden,
            outdated=self._outdated,
            sat=memory.sat(self._today),
        )
        name = f"privacy-report-{self._today}.html"
        if message.kept:
            memory.saved.append(name)
        yield r.Page(name, html)

    def _save(self, _: m.Save) -> Iterator[r.Reply]:
        done = self._memory.done(self._today)
        content = saved.to_json(msgspec.structs.replace(self._result(), done=done))
        name = f"privacy-result-{self._today}.json"
        self._memory.saved.append(name)
        yield r.Saved(name, content)

    def _ask_help(self, message: m.AskHelp) -> Iterator[r.Reply]:
        yield msgspec.convert(reporters.help_lines(self._language, message.country), r.HelpLines, from_attributes=True)

    def _forget(self, _: m.Forget) -> Iterator[r.Reply]:
        memory, self._memory = self._memory, Memory()
        kept, self._stopping = (*memory.saved, *self._trainer.forget()), True
        forgetting.forget()
        labels.forget()
        gc.unfreeze()  # an audit leaves what it read out of later searches for garbage
        chosen = (memory.files[file].name for file in memory.chosen)
        yield r.Forgotten(tuple(chosen), tuple(dict.fromkeys(kept)))
