"""A talk at the terminal out of which a family file is made. Every question may be left empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from rich.console import Console
from rich.text import Text

from auditor.i18n import say
from auditor.model.account import Platform, Role
from auditor.model.country import country_code
from auditor.model.family import FIRST_YEAR, LONGEST, MOST_CHILDREN, MOST_WORDS, Child, Family, OwnAccount, child_age
from auditor.results.wording import service_name

Ask = Callable[[str], str]
"""Shows a question, which is plain text, and gives what somebody types; empty when they only press Enter."""

OWN_ACCOUNTS = range(10, 18)
"""The ages of a child at which its own accounts are asked about."""

_YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")


def interview(console: Console, ask: Ask, language: str, today: date) -> Family:
    """Ask about a family, child by child, and give what was told."""
    return _Interview(console, ask, language, today).family()


def day(text: str) -> date | None:
    """A day written as 2019-05-12 or 12-05-2019, also with slashes, points or blanks; None for anything else."""
    text = text.strip()
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, number = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        number, month, year = match.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


class _Interview:
    """Asks at a console in one language, on the day `today`."""

    def __init__(self, console: Console, ask: Ask, language: str, today: date) -> None:
        self._console = console
        self._ask = ask
        self._today = today
        self._speak = say(language)

    def family(self) -> Family:
        """All questions in their order."""
        speak = self._speak
        self._say(speak("A few questions about your family. Press Enter to leave one empty."), "bold")
        self._say(speak("With the answers we find more, such as a name under a photo. They stay on this computer."))
        self._head(speak("Your children"))
        children = tuple(self._children())
        self._head(speak("Where your family is often found"))
        schools = self._words(speak("School or nursery, with commas between several"))
        clubs = self._words(speak("Sports club or other club"))
        streets = self._words(speak("Your street, without the number"))
        towns = self._words(speak("Your town or village"))
        country = self._country()
        self._head(speak("Who decides about the children"))
        parents = self._words(speak("First names of the parents who decide together, with commas between them"))
        return Family(children, parents, schools, clubs, streets, towns, tuple(self._accounts(children)), country)

    def _children(self) -> Iterator[Child]:
        speak = self._speak
        question = speak("First name of your child")
        count = 0
        while count < MOST_CHILDREN and (name := self._word(question)):
            nicknames = self._words(
                speak("What {name} is really called at home, with commas between").format(name=name)
            )
            if born := self._born(name):
                yield Child(name, born, nicknames)
                count += 1
            else:
                self._say(speak("Without a birth date we leave {name} out. You can add it later.").format(name=name))
            question = speak("First name of your next child (Enter if that was all)")

    def _born(self, name: str) -> date | None:
        """The birth date, asked until it is one or left empty."""
        speak = self._speak
        while typed := self._ask(speak("Birth date of {name}, such as 12-05-2019").format(name=name)).strip():
            born = day(typed)
            if born and born > self._today:
                self._say(speak("That day is still to come. Please try once more, or press Enter to leave it empty."))
            elif born and born.year >= FIRST_YEAR:
                return born
            else:
                self._say(speak("We could not read that date. Day, month and year please, such as 12-05-2019."))
        return None

    def _country(self) -> str:
        """The country, asked until it is two letters or left empty."""
        speak = self._speak
        while typed := self._ask(speak("Your country in two letters, such as NL or BE, for the help lines")).strip():
            if code := country_code(typed):
                return code
            self._say(speak("Two letters please, such as NL or BE, or press Enter to leave it empty."))
        return ""

    def _accounts(self, children: tuple[Child, ...]) -> Iterator[OwnAccount]:
        """The own accounts of children who are old enough to have one, and not yet of age."""
        speak = self._speak
        older = [child for child in children if child_age(child, self._today) in OWN_ACCOUNTS]
        if older:
            self._head(speak("Your children's own accounts"))
            self._say(speak("Then we know whose account a download is about. Press Enter where there is none."))
        question = speak("User name of {name} on {service}")
        for child in older[: MOST_WORDS // len(Platform)]:
            for platform in Platform:
                asked = question.format(name=child.name, service=service_name(platform, speak))
                handle = self._word(asked).removeprefix("@").lstrip()
                if any(map(str.isalnum, handle)):
                    yield OwnAccount(platform, handle, Role.TEEN, child.name)

    def _word(self, question: str) -> str:
        """One word or name; a blank more or less does not matter."""
        return _tidy(self._ask(question))

    def _words(self, question: str) -> tuple[str, ...]:
        """Several, with commas between them, each once."""
        words = map(_tidy, self._ask(question).split(","))
        return tuple(dict.fromkeys(filter(None, words)))[:MOST_WORDS]

    def _head(self, title: str) -> None:
        self._console.print()
        self._say(title, "bold")

    def _say(self, text: str, style: str = "") -> None:
        self._console.print(Text(text, style=style))


def _tidy(text: str) -> str:
    return " ".join(text.split())[:LONGEST].rstrip()
