"""Looking together, at a terminal: what is said before a window opens, what is asked, and what is told afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from auditor import formats
from auditor.cli import screen
from auditor.cli.options import confirmed
from auditor.errors import AuditorError
from auditor.i18n import say, translations
from auditor.live.browser import AssistedBrowser, assisted
from auditor.live.codes import LiveCode, Reading
from auditor.live.hosts import Hosts, Opened, hosts_of
from auditor.live.into import Seen, seen
from auditor.live.look import EYES, Eyes, as_seen, open_profile, profile_address, sign, unclear, view
from auditor.live.pages import LivePage, pages
from auditor.live.together import STOPPED, read_together, whole_page
from auditor.live.window import counted, window
from auditor.model.account import Platform
from auditor.model.result import AccountResult
from auditor.results.wording import service_name
from auditor.visible import short_name

HERE, SKIP, STOP = "", "s", "q"
_AGAIN = frozenset(
    {
        *(LiveCode.NOT_THIS_PAGE, LiveCode.LOGIN_WALL, LiveCode.REAUTH, LiveCode.UNREADABLE),
        *(LiveCode.CHOOSE_ACCOUNT, LiveCode.NOT_CONFIRMED, LiveCode.WRONG_ACCOUNT),
    }
)
"""What the person can mend before the same page."""
_ASK_WHOSE = frozenset({LiveCode.CHOOSE_ACCOUNT, LiveCode.NOT_CONFIRMED})


class _Enough(Exception):  # noqa: N818  # no error: somebody has had enough for today
    """`q`."""


class GuidedLook:
    """Looks with somebody at a console in one language, on a day; `read` gives what is typed."""

    def __init__(self, console: Console, language: str, day: date, read: Callable[[str], str] | None = None) -> None:
        self._console = console
        self._language = language
        self._day = day
        self._read = read or (lambda prompt: console.input(Text(prompt)))
        self._speak = say(language)

    def settings(self, accounts: Sequence[AccountResult]) -> list[Seen]:
        """What pages of settings say that the person opens herself, account after account."""
        speak = self._speak
        self._lines(
            speak("You can also save a page by hand, or copy its text, and give it with --live. Nobody logs in then."),
            speak(
                "In the window that opens you log in yourself. "
                "The service may see an unusual browser, ask for a check, or lock your account for a while."
            ),
            speak("Its terms forbid that programs read its pages. This one reads only what you open, when you say so."),
            speak("Never do this in a workshop or at school: many logins from one place can lock accounts."),
            speak("This window only reads. Change settings on your phone: a service may refuse it in a new browser."),
        )
        readings = [reading for account in _own(accounts) for reading in self._settings_of(account)]
        return list(seen(readings))

    def profiles(self, accounts: Sequence[AccountResult]) -> list[Seen]:
        """What a stranger sees of each of these profiles."""
        speak = self._speak
        self._lines(speak("We open your own profile in a fresh window, as a stranger sees it. Nobody logs in there."))
        found = (self._profile_of(account) for account in _own(accounts) if account.handle)
        return [one for one in found if one is not None]

    def _settings_of(self, account: AccountResult) -> Iterator[Reading]:
        platform = Platform(account.platform)
        hosts = hosts_of(platform)
        self._head(account, hosts)
        if not confirmed(self._speak("Open the window?"), default=False):
            return
        opened: Opened | None = None
        try:
            with assisted(platform) as browser:
                opened = browser.opened
                yield from self._pages_of(account, browser, hosts)
        except AuditorError as error:
            self._lines(*error.sentences(self._speak))
        if opened is not None:
            self._count(opened)
            words = self._speak("Its login is deleted here. It still stands in your list of devices at {service}.")
            self._lines(words.format(service=service_name(platform, self._speak)), self._speak("Remove it there."))

    def _pages_of(self, account: AccountResult, browser: AssistedBrowser, hosts: Hosts) -> Iterator[Reading]:
        speak = self._speak
        there = pages(Platform(account.platform))
        names = {page.id: _name(page, self._language) for page in there}
        links = {speak("Log in"): f"https://www.{hosts.pages[0]}/", **{names[p.id]: p.address for p in there}}
        words = speak("Log in first. Then open a page by its link, and come back to the terminal.")
        browser.show_links(speak("Pages to open"), words, links, self._language)
        try:
            for number, page in enumerate(there, 1):
                self._lines(f"{number}/{len(there)}  {names[page.id]}")
                reading = self._page(account, browser, page)
                if reading is not None:
                    yield reading
                    if whole_page(reading) in STOPPED:
                        return
        except _Enough:
            return

    def _page(self, account: AccountResult, browser: AssistedBrowser, page: LivePage) -> Reading | None:
        """One page, once or as often as the person says that it is there now."""
        speak, mine = self._speak, False
        while self._key({HERE, SKIP}, speak("Enter: this page is open now.   s skip   q stop here")) == HERE:
            reading = read_together(browser, page, handle=account.known_as, day=self._day, mine=mine)
            screen.told(self._console, [reading], self._language)
            code = whole_page(reading)
            if code not in _AGAIN:
                return reading
            asked = speak("Is this the page of {name}?").format(name=short_name(account.known_as))
            mine = code in _ASK_WHOSE and confirmed(asked, default=False)
        return None

    def _profile_of(self, account: AccountResult) -> Seen | None:
        speak, platform = self._speak, Platform(account.platform)
        hosts, address = hosts_of(platform), profile_address(platform, account.handle)
        if not address:
            return None
        self._head(account, hosts)
        self._lines(address)
        if not confirmed(speak("Is this your own profile, and may we open it?"), default=False):
            return None
        try:
            with window(hosts) as context:
                opened = counted(context, hosts)
                page = open_profile(context, address)
                eyes = self._eyes()
        except (AuditorError, _Enough) as error:
            self._lines(*(error.sentences(speak) if isinstance(error, AuditorError) else ()))
            return None
        self._count(opened)
        found = view(eyes, sign(platform, address, page, hosts), picture=page.has_picture)
        self._lines(*self._of(found.visible), *([unclear(found.why, speak)] if found.why else []))
        if found.picture:
            self._lines(speak("Everyone can see your profile photo."))
        return as_seen(platform, account.handle, found, self._day)

    def _eyes(self) -> Eyes:
        """What the person sees."""
        speak = self._speak
        choices = {str(number): eyes for number, eyes in enumerate(EYES, 1)}
        self._lines(speak("What do you see?"), *(f"{key}  {speak(EYES[eyes])}" for key, eyes in choices.items()))
        return choices[self._key({*choices}, speak("Your answer"))]

    def _of(self, visible: bool | None) -> Iterator[str]:
        speak = self._speak
        if visible is None:
            yield speak("We cannot tell what a stranger sees.")
        elif visible:
            yield speak("A stranger sees your posts.")
        else:
            yield speak("A stranger sees no posts: the page says itself that the account is private.")

    def _head(self, account: AccountResult, hosts: Hosts) -> None:
        owner = f"{service_name(account.platform, self._speak)} {short_name(account.known_as)}".strip()
        self._console.print()
        self._console.print(Text(owner, style="bold"), highlight=False)
        words = self._speak("The window can reach only {hosts}.")
        self._lines(words.format(hosts=formats.format_list(list(hosts.all), self._language)))

    def _count(self, opened: Opened) -> None:
        many = translations(self._language).ngettext
        for host, n in sorted(opened.pages.items()):
            self._lines(
                many("We opened {n} page of {host}.", "We opened {n} pages of {host}.", n).format(n=n, host=host)
            )

    def _key(self, keys: set[str], prompt: str) -> str:
        while (typed := self._read(f"{prompt}: ").strip().casefold()) not in keys:
            if typed == STOP:
                raise _Enough
            self._lines(self._speak("Please type one of the signs above."))
        return typed

    def _lines(self, *lines: str) -> None:
        for line in lines:
            self._console.print(Text(line), highlight=False)


def _own(accounts: Iterable[AccountResult]) -> list[AccountResult]:
    """The accounts whose downloads were given; a service that is only asked about has none."""
    return [a for a in accounts if a.platform in list(Platform) and not a.undownloaded and a.known_as]


def _name(page: LivePage, language: str) -> str:
    return (page.heading.get(language) or page.heading["en"])[0]
