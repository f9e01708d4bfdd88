"""The words that are looked for, and those that decide what others mean: `words/<language>.yaml`, a list for each use.

Every text is read in all languages, because families write in more than one; `any` holds the signs and words that all
of them share. A new language is a new file. Words are written in small letters, with accents or without. Left out on
purpose: words that are also a town or an ordinary word of another language ("Bath", Dutch "bad", French "son"), and
those that mostly mean something else ("au coin", "Umzug", which is also a parade).
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from importlib.resources import files

from auditor import yaml_files


class Use(StrEnum):
    """What a list is for. A list for anything else is an error, in a file as in a question."""

    PARENTS = "parents"
    """Speak of a child by themselves."""
    LINKED_PARENTS = "linked_parents"
    """Speak of a child before one of `links` ("mother of")."""
    LINKS = "links"
    NUMBERS = "numbers"
    OWNERS = "owners"
    CHILDREN = "children"
    """Speak of a child after a number or one of `owners` ("my son")."""
    SMALL_CHILDREN = "small_children"
    """Speak of a child by themselves."""
    CHILD_RELATIONS = "child_relations"
    SCHOOLS = "schools"
    """Kinds of schools, nurseries, classes; also looked for wherever `school` is."""
    YEARS = "years"
    MONTHS = "months"
    TURNS = "turns"
    """Stand between a child's name and its age."""
    NOT_AGES = "not_ages"
    """Beside a number of years they make it none of an age ("for 10 years")."""
    MONTH_NAMES = "month_names"
    BIRTHS = "births"
    """Stand near a date of birth."""
    NOT_BIRTHS = "not_births"
    PHONES = "phones"
    """Stand before a telephone number."""
    STREET_ENDINGS = "street_endings"
    """Are part of a street's name."""
    STREETS_BEFORE = "streets_before"
    STREETS_AFTER = "streets_after"
    LIVES = "lives"
    """Stand before the name of a place, unless one of `not_places` follows ("living in the moment")."""
    NOT_PLACES = "not_places"
    HARMLESS_IN_PROFILES = "harmless_in_profiles"
    """Phrases in which nothing is meant."""
    BUSINESSES = "businesses"
    """Speak of a shop or practice, whose place, days and hours are no family's."""

    BEACH = "beach"
    BATH = "bath"
    POOL = "pool"
    SWIMMING_LESSON = "swimming_lesson"
    SCHOOL = "school"
    CLUB = "club"
    HOME = "home"
    HOSPITAL = "hospital"
    BIRTHDAY = "birthday"
    """Counts only with the age beside it."""
    BIRTHDAY_IN_WORDS = "birthday_in_words"
    """Birthdays whose age is a word."""
    COUNTED = "counted"
    """May follow a number beside a birthday and make it something other than an age: a time, an amount."""
    CHILD = "child"
    """Speak of a child by themselves in the title of a video; the profile's words are looked for too."""
    HARMLESS = "harmless"
    """Phrases that are taken out of captions and posts before anything is looked for."""

    OWN_HOME = "own_home"
    """The family's own house, as seen from the street."""
    WEEKLY = "weekly"
    """With one of `weekdays` what comes back every week; it counts only beside an hour, an activity or a child."""
    WEEKDAYS = "weekdays"
    WEEKLY_WORDS = "weekly_words"
    """The same by themselves."""
    ACTIVITIES = "activities"
    ALONE = "alone"
    AWAY = "away"
    UNTIL = "until"
    """Between one of `away` and a day they name the end."""
    LIVE = "live"
    HARD = "hard"
    """Moments that no child wants to see again, by themselves."""
    HARD_WITH_CHILD = "hard_with_child"
    """Those that count only beside a word for a child."""
    PAID = "paid"
    """Advertising."""
    PAID_TAGS = "paid_tags"
    """The same, only as a hashtag by itself (`#ad`)."""
    TOGETHER = "together"
    """Other people's children are there too."""
    NOT_NAMES = "not_names"
    """May follow "my son" with a capital and are no name."""
    NOT_AGES_OF = "not_ages_of"
    """Stand before a number in brackets that is no age: "part (2)"."""

    COMMON_NAMES = "common_names"
    """Names that are ordinary words too: they count only where they are used like a name, and then as a guess."""
    TIMES = "times"
    """The same for those that are a time of the year: no name beside a number or one of `before_times`."""
    BEFORE_TIMES = "before_times"
    CITIES = "cities"
    """The same for those that are a town or country: no name behind a word that leads there."""
    OPENERS = "openers"
    """Often open a sentence without being a name: "Will you come?", "Hope to see you"."""
    ARTICLES = "articles"
    """Before a common name they make it an ordinary word."""
    AFTER_NAMES = "after_names"
    """Stand behind a name where it is a person, also in hashtags and user names."""
    BEFORE_NAMES = "before_names"
    """Stand before a name where it is a person, in hashtags and user names."""
    OTHER_NAMES = "other_names"
    """Look like another name with an ending: Lucas is not Luca's."""
    COMMON_TOWNS = "common_towns"
    """Towns that are also ordinary words: only behind one of `toward`."""
    TOWARD = "toward"
    NAME_LINKS = "name_links"
    """Small words inside the names of schools, clubs and streets."""
    SCHOOL_KINDS = "school_kinds"
    """Only say what kind of place it is; what is left of a name is what tells it apart."""
    CLUB_KINDS = "club_kinds"
    STREET_KINDS = "street_kinds"

    SERVICES = "services"
    """What young people call other apps; a user name stands behind one of them and a sign."""
    PLAIN_SERVICES = "plain_services"
    """Those behind which a user name may also stand without a sign; no ordinary words."""
    SERVICE_SIGNS = "service_signs"
    HANDLE_HOSTS = "handle_hosts"
    NO_HANDLES = "no_handles"
    """Words behind a service that are no user name."""
    AGE_LEADS = "age_leads"
    """May stand before a bare age."""
    AGE_UNITS = "age_units"
    BEHIND_AGES = "behind_ages"
    """May stand right behind a bare age: a person, a country."""
    NO_AGE = "no_age"
    """Beside a bare number they make it no age."""
    FORMS = "forms"
    """With a number they are a form at school: "year 9"."""
    LEAVING = "leaving"
    """With a year they tell when school ends: "class of 2030"."""
    TOWNS = "towns"
    """Larger towns, by themselves enough to find a young person with a name and a face. Left out: those whose name is
    an ordinary word or a first name in one of our languages (Essen, Nice, Bath, Best, Goes, Reading, Florence)."""

    FREQUENT = "frequent"
    """Stand in nearly every text of a language. A language with no other list stands here so that "en la playa" is not
    taken for French."""
    FOREIGN_LETTERS = "foreign_letters"
    """Letters of no language that has other lists (but in a name)."""


_ALSO = {Use.SCHOOL: Use.SCHOOLS}
_FIRST = ("en", "nl", "de", "fr")
_SHARED = "any"


@cache
def words(use: Use, read: Callable[[str], str] = str, *, language: str = "") -> tuple[str, ...]:
    """The words of one language or of all for a use, each once, as `read` reads them: as written, `folded`, `in_small`.

    Raises ValueError for a use that is none.
    """
    uses = [Use(use), *filter(None, [_ALSO.get(use)])]
    lists = [_lists()[language]] if language else _lists().values()
    return tuple(dict.fromkeys(read(word) for use in uses for listed in lists for word in listed.get(use, ())))


@cache
def languages() -> tuple[str, ...]:
    """The languages whose texts are read: all with more than their most frequent words (ISO 639-1)."""
    return tuple(language for language, lists in _lists().items() if language != _SHARED and len(lists) > 1)


@cache
def frequent() -> dict[str, frozenset[str]]:
    """The most frequent words by language, ours first, so that what is in two of them counts for ours."""
    listed = {language: frozenset(lists.get(Use.FREQUENT, ())) for language, lists in _lists().items()}
    return {language: listed[language] for language in dict.fromkeys((*languages(), *listed)) if language != _SHARED}


@cache
def _lists() -> dict[str, dict[Use, tuple[str, ...]]]:
    """All lists by language, what is shared last."""
    names = {file.name.removesuffix(".yaml") for file in (files("auditor.text") / "words").iterdir()}
    others = sorted(names - {*_FIRST, _SHARED})
    return {name: _written(name) for name in (*_FIRST, *others, _SHARED)}


def _written(language: str) -> dict[Use, tuple[str, ...]]:
    return yaml_files.load(files("auditor.text") / "words" / f"{language}.yaml", dict[Use, tuple[str, ...]])
