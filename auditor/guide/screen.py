"""The guide at the terminal: one question a screen, in plain words. It asks and hands over; it never judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from auditor.guide.questions import OpenQuestion, questions, services, workshop
from auditor.i18n import say, translations
from auditor.model.check import Check
from auditor.model.result import DONT_KNOW, AuditResult, Believed, GivenAnswer, Remedy
from auditor.results.said import Said
from auditor.results.wording import service_name, worded
from auditor.results.words import in_language, text_in
from auditor.visible import short_name

SKIP, BACK, LOOK_UP, STOP, HIDDEN = "", "<", "?", "q", "s"
NOT_KNOWN = "0"

Save = Callable[[AuditResult], None]
"""Told of the result after each answer, so that nothing said is lost."""


class _Stopped(Exception):  # noqa: N818  # no error: somebody has had enough for today
    """Ctrl-C, the end of the input, or `q`."""


class _Answers:
    """The result as it grows, in words, and handed to `save` after each answer."""

    def __init__(self, result: AuditResult, language: str, save: Save, said: Said) -> None:
        self.result = worded(result, language)
        self._language = language
        self._save = save
        self._said = said

    def keep(self, given: Sequence[GivenAnswer] = (), unused: Sequence[str] = ()) -> None:
        """Take in an answer, or that these services are not used."""
        days = dict.fromkeys(unused, self._said.today)
        self.result = worded(self._said.taken_into(self.result, given, days), self._language)
        self._save(self.result)


class Guide:
    """Asks at a console in one language; `read` gives what somebody types.

    `must_not_be_found`: somebody may not learn where this family lives. It was said while asking and is kept here
    alone, in no result, no exit code and no file of ours.
    """

    def __init__(self, console: Console, language: str, read: Callable[[str], str] | None = None) -> None:
        self._console = console
        self._language = language
        self._read = read or (lambda prompt: console.input(Text(prompt)))
        self._speak = say(language)
        self.must_not_be_found = False

    def ask(self, result: AuditResult, said: Said, save: Save = lambda _: None) -> AuditResult:
        """Ask what is still open, and return the result with the answers in it; also when somebody stops early.

        What the family `said` besides holds for what an answer brings up, too.
        """
        speak = self._speak
        kept = _Answers(result, self._language, save, said)
        try:
            self._in_use(kept)
            self._all(kept, said.today)
        except _Stopped:
            self._say(speak("Stopped. Your answers are kept."))
        else:
            self._say(speak("That was all. Thank you."))
        return kept.result

    def believed(self, checks: Sequence[Check]) -> dict[str, Believed]:
        """What somebody thinks of each of these checks before the look; what is skipped is left out."""
        thoughts: dict[str, Believed] = {}
        words = {"1": Believed.SAFE, "2": Believed.UNSAFE, NOT_KNOWN: Believed.UNKNOWN}
        try:
            for number, check in enumerate(checks, 1):
                self._believed_screen(check, number, len(checks))
                if (typed := self._choice({*words, SKIP})) != SKIP:
                    thoughts[check.id] = words[typed]
        except _Stopped:
            return thoughts
        return thoughts

    def _believed_screen(self, check: Check, number: int, of: int) -> None:
        speak = self._speak
        text = text_in(check.file.texts, self._language)
        self._head(speak("Before we look: what do you think?"), number, of)
        self._say(text.name, "dim")
        self._console.print()
        self._say(f"“{text.safe}”", "bold")
        self._console.print()
        self._options(((1, speak("Yes, that is so")), (2, speak("No, it is not"))))
        self._keys(back=False, look_up=False, hide=False)

    def _in_use(self, kept: _Answers) -> None:
        """Which of the other services the family uses at all; the others are not asked about."""
        asked = services(kept.result)
        if not asked:
            return
        speak = self._speak
        self._head(speak("Which of these does anybody in your family use?"))
        self._say(speak("Some things are in no download. Answer what you know, skip the rest, stop any time."), "dim")
        self._console.print()
        self._options(enumerate((service_name(service, speak) for service in asked), 1))
        self._console.print()
        self._say(
            speak(
                "Is there somebody who may not find out where you live, as with a secret address, a protection order "
                "or a foster child? Then type s as well: we begin with places and names. This is kept nowhere."
            )
        )
        self._console.print()
        used = self._numbers(speak("Numbers with blanks (0 for none, Enter for all)"), len(asked))
        unused = [service for number, service in enumerate(asked, 1) if used is not None and number not in used]
        kept.keep(unused=unused)

    def _numbers(self, prompt: str, most: int) -> set[int] | None:
        """The numbers typed; None for all, an empty set for none."""
        while True:
            typed = self._typed(prompt).casefold().replace(",", " ").split()
            if HIDDEN in typed:
                self.must_not_be_found = True
                typed = [word for word in typed if word != HIDDEN]
            if not typed:
                return None
            if typed == [NOT_KNOWN]:
                return set()
            if all(word.isdecimal() and 1 <= int(word) <= most for word in typed):
                return {int(word) for word in typed}
            self._say(self._speak("Please type numbers from the list."), "yellow")

    def _all(self, kept: _Answers, today: date) -> None:
        """Question after question; an answer may make later ones not apply, and `<` goes back to the one before."""
        past: list[OpenQuestion] = []
        going_back: OpenQuestion | None = None
        paused = False
        while True:
            first = workshop().hidden if self.must_not_be_found else ()
            seen = {question.finding.fingerprint for question in past}
            left = [q for q in questions(kept.result, first=first) if q.finding.fingerprint not in seen]
            question = going_back or (left[0] if left else None)
            if question is None:
                return
            if question.small and question.finding.check not in first and not paused:
                paused = True
                self._pause(len(left))
            self._screen(question, len(past) + 1, len(past) + max(len(left), 1))
            typed = self._answer(question, back=bool(past))
            if typed == HIDDEN:
                self._turned()
                continue
            going_back = None
            if typed == BACK:
                going_back = past.pop()
                continue
            past.append(question)
            if typed != SKIP:
                value = DONT_KNOW if typed == NOT_KNOWN else list(question.answers)[int(typed) - 1]
                kept.keep((GivenAnswer(question.finding.fingerprint, value, today),))

    def _turned(self) -> None:
        """Take in that this family must not be found, or take it back."""
        self.must_not_be_found = not self.must_not_be_found
        speak = self._speak
        self._say(
            speak("Places and names come first now. This is kept nowhere.")
            if self.must_not_be_found
            else speak("The usual order again.")
        )

    def _pause(self, left: int) -> None:
        """Before the questions that matter least: a good moment to stop."""
        speak = self._speak
        self._head(speak("What matters most is done."))
        self._say(
            translations(self._language)
            .ngettext("{n} smaller question is left.", "{n} smaller questions are left.", left)
            .format(n=left)
        )
        self._console.print()
        self._say(speak("Enter goes on, q stops here."), "dim")
        self._typed(speak("Your answer"))

    def _answer(self, question: OpenQuestion, *, back: bool) -> str:
        keys = {SKIP, NOT_KNOWN, LOOK_UP, HIDDEN, *(str(n) for n in range(1, len(question.answers) + 1))}
        while (typed := self._choice(keys | ({BACK} if back else set()))) == LOOK_UP:
            self._way(question.finding.remediation)
        return typed

    def _screen(self, question: OpenQuestion, number: int, of: int) -> None:
        speak, finding = self._speak, question.finding
        title = in_language(question.station.title, self._language) if question.station else speak("And also")
        self._head(title, number, of)
        owner, handle = service_name(question.account.platform, speak), short_name(question.account.handle)
        self._console.print(Text.assemble((owner, "bold"), (f" {handle}", "dim")), highlight=False)
        self._console.print()
        told, text = question.spoken(self._language)
        if told:
            self._say(told)
        self._say(text, "bold")
        self._console.print()
        self._options(enumerate((in_language(said, self._language) for said in question.answers.values()), 1))
        self._console.print()
        self._say(finding.why, "dim")
        self._keys(back=number > 1, look_up=bool(finding.remediation.path or finding.remediation.link))

    def _way(self, remedy: Remedy) -> None:
        """How to look it up: the way through the menus, the link, what to type into the settings' search."""
        speak = self._speak
        if not (remedy.path or remedy.link):
            self._say(speak("There is no menu for this: talk about it at home, or look around on your own account."))
        for path in filter(None, (remedy.path, remedy.path_all)):
            self._say(path)
        if remedy.link:
            self._console.print(Text(remedy.link, style="underline"), soft_wrap=True, highlight=False)
        if remedy.search:
            self._say(speak("Or type this into the search box of the settings: {words}").format(words=remedy.search))
        if remedy.path or remedy.link:
            seen = remedy.verified or speak("not yet verified")
            self._say(speak("Path last seen: {when}").format(when=seen), "dim")
        self._console.print()

    def _head(self, title: str, number: int = 0, of: int = 0) -> None:
        if self._console.is_terminal:
            self._console.clear()
        self._console.print()
        line = Text(title, style="bold cyan")
        if of:
            line.append(self._speak(" · {number} of {of}").format(number=number, of=of), style="dim")
        self._console.print(line, highlight=False)
        self._console.print()

    def _options(self, numbered: Iterable[tuple[int, str]]) -> None:
        for number, words in numbered:
            line = Text.assemble((f"{number}  ", "bold"), words)
            self._console.print(Padding(line, (0, 0, 0, 2), expand=False), highlight=False)

    def _keys(self, *, back: bool, look_up: bool, hide: bool = True) -> None:
        speak = self._speak
        keys = [f"{NOT_KNOWN} " + speak("I don’t know"), speak("Enter skip")]
        keys += [f"{LOOK_UP} " + speak("how do I look this up")] if look_up else []
        keys += [f"{BACK} " + speak("back")] if back else []
        keys += [f"{HIDDEN} " + speak("nobody may find us")] if hide else []
        keys.append(f"{STOP} " + speak("stop here"))
        self._console.print()
        self._say("   ".join(keys), "dim")

    def _choice(self, keys: set[str]) -> str:
        while (typed := self._typed(self._speak("Your answer")).casefold()) not in keys:
            self._say(self._speak("Please type one of the signs above, or just Enter to skip."), "yellow")
        return typed

    def _typed(self, prompt: str) -> str:
        try:
            typed = self._read(f"{prompt}: ").strip()
        except (KeyboardInterrupt, EOFError):
            raise _Stopped from None
        if typed.casefold() == STOP:
            raise _Stopped
        return typed

    def _say(self, words: str, style: str = "") -> None:
        self._console.print(Text(words), style=style, highlight=False)


__all__ = ["Guide", "Save"]
