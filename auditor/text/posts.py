"""Where a post's text tells something about a child: its name, its age, where it is and when. Pure functions.

Each takes a `Reading` and gives the first place that tells it, with what it tells, or None. Words only suggest, so all
of it is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from auditor.model.account import Confidence
from auditor.model.tells import Tells, Told
from auditor.text.births import SIGNS, family_birth
from auditor.text.captions import behind_age, birthday, may_be_years, maybe_age
from auditor.text.classifier import Kind
from auditor.text.letters import Span, folded
from auditor.text.patterns import alternatives, as_whole_words
from auditor.text.profile import OLDEST_CHILD, Hit, HitKind, child_born_in
from auditor.text.reading import INDEXED, Reading, pattern_of
from auditor.text.word_lists import Use, frequent, words

_CHILD_WORDS = (Use.PARENTS, Use.LINKED_PARENTS, Use.SMALL_CHILDREN, Use.CHILDREN)
_BY_THEMSELVES = INDEXED - {Use.MONTH_NAMES, Use.BIRTHDAY, Use.WEEKLY, Use.ACTIVITIES}
"""A word of these is enough for something to be told; of the others one needs more beside it."""
_BESIDE_NUMBERS = frozenset({Use.MONTH_NAMES, Use.BIRTHDAY})
_OF_KIND: Mapping[Kind, Tells] = {
    Kind.AGE: Tells.AGE,
    Kind.SCHOOL: Tells.SCHOOL,
    Kind.HOME: Tells.HOME,
    Kind.ROUTINE: Tells.ROUTINE,
    Kind.HARD: Tells.HARD,
    Kind.WATER: Tells.WATER,
    Kind.COMMERCIAL: Tells.ADVERTISING,
}
_OF_USE: Mapping[Use, Tells] = {
    Use.SCHOOLS: Tells.SCHOOL,
    Use.SCHOOL: Tells.SCHOOL,
    Use.CLUB: Tells.CLUB,
    Use.OWN_HOME: Tells.HOME,
    Use.ALONE: Tells.ALONE,
    Use.AWAY: Tells.AWAY,
    Use.LIVE: Tells.RIGHT_NOW,
    Use.HARD: Tells.HARD,
    Use.HARD_WITH_CHILD: Tells.HARD,
    Use.HOSPITAL: Tells.HOSPITAL,
    Use.PAID: Tells.ADVERTISING,
    Use.TOGETHER: Tells.TOGETHER,
    **dict.fromkeys((Use.BEACH, Use.BATH, Use.POOL, Use.SWIMMING_LESSON), Tells.WATER),
}
_APART = re.compile(r"\s\d")
_NEAR_NAME = 48
"""How many characters behind a name may speak of its age."""
_SMALL_NUMBERS = {
    1: "een one eins un une uno una jeden",
    2: "twee two zwei deux dos dwa iki",
    3: "drie three drei trois tres trzy uc",
    4: "vier four quatre cuatro cztery dort",
    5: "vijf five funf cinq cinco piec bes",
    6: "zes six sechs seis szesc alti",
    7: "zeven seven sieben sept siete siedem yedi",
    8: "acht eight huit ocho osiem sekiz",
    9: "negen nine neun neuf nueve dziewiec dokuz",
    10: "tien ten zehn dix diez dziesiec",
}
_NUMBER, _PART = re.compile(r"\d+"), re.compile(r"\w+")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{2,4}")
_ANY_DATE = re.compile(r"\d[-./]\d")
_NEXT_NUMBER = rf"(?:\s?[{SIGNS}]\s?|\s)['’´`]?\d"
_PAIRED = re.compile(rf"\(\d|\d{_NEXT_NUMBER}")
_ORDINAL = "(?:st|nd|rd|th|ste|de|er|e|\\.)?"
_HOUR = re.compile(r"(?<!\d)\d{1,2}(?:[:.h]\d\d|\s?(?:u|uur|uhr|h|pm|am|o'clock))(?!\w)")
_NAME = re.compile(r"[\s,:]{1,2}([^\W\d_]+(?:-[^\W\d_]+)?)(?!\w)")
_CAPITAL = r"(?<!\w)([^\W\d_a-z][^\W\d_A-Z]+)"
_FIRST = r"(?i:eerste|first|erste[nrs]?)"
_MAYBE_NAMED = (
    re.compile(rf"{_CAPITAL}['’]?s\s+(?:\w+\s+)?{_FIRST}(?!\w)"),
    re.compile(rf"(?<!\w){_FIRST}\s+\w+\s+(?i:van|of|von)\s+{_CAPITAL}"),
    re.compile(
        rf"{_CAPITAL}\s+(?:is|wordt|wird|ist|turns)\s+(?:(?:vandaag|today|heute|al|already|schon)\s+)?(?:jarig|\d\d?(?!\w))"
    ),
    re.compile(
        rf"{_CAPITAL}\s+(?:leert|kan|learns|lernt)\s+(?:to\s+)?(?:al\s+)?(?:fietsen|lopen|zwemmen|praten|ride|walk|swim|laufen|schwimmen)(?!\w)"
    ),
)
_WORD_BEFORE = re.compile(r"^[^\W\d_]+")


def told(text: Reading, kind: Kind, listed: Told | None = None, *, child: bool = False) -> Told | None:
    """Where a text tells something of a kind: what the lists found there (`listed`), else the words that perhaps do.

    What the lists found in a text that surely tells nothing is nothing. `child` says that there is a sign of a child in
    it; a photo of one beside it is one too.
    """
    child = child or text.beside.child
    if text.judged and text.judged.tells(kind, child=child):
        return listed or Told(*text.judged.told_by(kind), _OF_KIND[kind], perhaps=True)
    return listed if listed and (child or counts(text, kind)) else None


def about_child(text: Reading) -> bool:
    """Whether a text tells anything of a child, whatever it is."""
    return text.judged is not None and text.judged.above > 0


def counts(text: Reading, kind: Kind) -> bool:
    """Whether words of our lists mean anything in a text; not where it surely tells nothing of a child."""
    return text.judged is None or not text.judged.denies(kind)


def holds_age(text: Reading) -> bool:
    """Whether an age that a child of the family had on that day stands in a text, in figures or as a small number."""
    return not text.beside.ages.isdisjoint(number for number, may_be in _numbers(text.letters) if may_be)


def counts_other(text: Reading) -> bool:
    """Whether there are numbers but dates, and each of them counts something other than years: "4 goals", "4-1"."""
    counted = [may_be for number, may_be in _numbers(_DATE.sub("|", text.letters)) if may_be or number != 1]
    return bool(counted) and not any(counted)


def age_behind(text: Reading, name: Span) -> Span | None:
    """A child's name with the age behind it: "Teun is 4", "Martín ya tiene cuatro"."""
    behind = folded(text.text[name[1] : name[1] + _NEAR_NAME])
    match = _turns().match(behind)
    if match is None or not may_be_years(behind, match.end()):
        return None
    number = match["figures"]
    return (name[0], name[1] + match.end()) if number is None or 0 < int(number) <= OLDEST_CHILD else None


def _numbers(letters: str) -> Iterator[tuple[int, bool]]:
    """Each small number, in figures or as a word, and whether it may be one of years."""
    for match in _small_number().finditer(letters):
        figures = match["figures"]
        yield int(figures) if figures else _small_numbers()[match[0]], may_be_years(letters, match.end())


def may_tell(text: Reading) -> bool:
    """Whether any function here, or of `captions`, may find something in a text; that none does is sure."""
    letters, uses = text.loosely()
    if Use.HARMLESS in uses or paid_tag(text):
        return True
    if any(pattern_of(use).search(letters) for use in uses & _BY_THEMSELVES):
        return True
    if Use.WEEKLY in uses and _every_weekday().search(text.letters):
        return True
    return holds_number(letters) and (not uses.isdisjoint(_BESIDE_NUMBERS) or number_tells(letters))


def holds_number(letters: str) -> bool:
    """Whether there is a figure."""
    return _NUMBER.search(letters) is not None


def number_tells(letters: str) -> bool:
    """Whether a number in a text may tell something without a word of a list beside it."""
    return bool(_maybe_number().search(letters)) or _behind_street(letters)


def lets_number_tell(letters: str) -> bool:
    """Whether these letters of a word may make a number near them tell something; without such a word only `paired`."""
    return _beside_number().search(letters) is not None


def paired(text: str) -> bool:
    """Whether a number stands in brackets or beside another, as in a date."""
    return _PAIRED.search(text) is not None


def child_named(text: Reading) -> Told | None:
    """A child's name after a word that says so: "mum of Noor", "my son Daan"."""
    if not any(map(text.may_hold, _CHILD_WORDS)) or not _maybe_child().search(text.letters):
        return None
    for hit in text.hits:
        if hit.kind is HitKind.CHILD_NAME:
            return Told(hit.start, hit.end, Tells.NAME)
        name = _NAME.match(text.text, hit.end) if _is_child(text, hit) else None
        if name and _is_name(name[1]):
            return Told(hit.start, name.end(), Tells.NAME)
    return None


def maybe_named(text: Reading) -> Told | None:
    """Words that often stand beside a child's name: "Emma's first day", "first dive of Finn"; it may be any name."""
    for pattern in _MAYBE_NAMED:
        for match in pattern.finditer(text.text):
            if _is_name(match[1]):
                return Told(*match.span(), Tells.NAME, perhaps=True)
    return None


def birth_date(text: Reading, births: Sequence[date], today: date, *, named: bool = False) -> Told | None:
    """A child's birth date: one of `births`, or a date near a word for birth that is no adult's.

    `named` says that a child of the family is named in the text.
    """
    if known := family_birth(text.text, births):
        return Told(*known, Tells.BIRTH_DATE)
    if not _ANY_DATE.search(text.letters) and not (text.may_hold(Use.MONTH_NAMES) and _NUMBER.search(text.letters)):
        return None
    found = text.hits
    dates = [hit for hit in found if hit.kind is HitKind.BIRTH_DATE]
    about_child = named or _about_child(text, found)
    for hit in dates:
        if _may_be_childs(hit, today, about_child=about_child):
            return Told(hit.start, hit.end, Tells.BIRTH_DATE)
    return None


def age(text: Reading, *, named: bool = False) -> Told | None:
    """A child's age: a number of years, or one in brackets, in a text about a child; "Noor (5), Daan (3)" by itself.

    `named` says that a child of the family is named in the text.
    """
    if not maybe_age().search(text.letters):
        return None
    found = text.hits
    ages = [hit for hit in found if hit.kind is HitKind.CHILD_AGE and not _numbered(text.text[hit.start : hit.end])]
    behind_names = sum(text.text[hit.end - 1] == ")" for hit in ages)
    if ages and (named or behind_names > 1 or _about_child(text, found)):
        return Told(ages[0].start, ages[0].end, Tells.AGE)
    return None


def birthday_told(text: Reading) -> Told | None:
    """A child's birthday with its age."""
    span = birthday(text)
    return Told(*text.place(span), Tells.BIRTHDAY) if span else None


def address(text: Reading) -> Told | None:
    """A street with a number."""
    if not _maybe_address().search(text.letters):
        return None
    found = (Told(hit.start, hit.end, Tells.ADDRESS) for hit in text.hits if hit.kind is HitKind.ADDRESS)
    return next(found, None)


def school_named(text: Reading) -> Told | None:
    """A kind of school, a nursery or a class: "basisschool De Linde", "in 2nd grade"."""
    return word(text, Use.SCHOOLS)


def word(text: Reading, *uses: Use) -> Told | None:
    """The first word or phrase of any of these uses, in the order of the uses."""
    for use in uses:
        if match := text.find(use):
            until = _until(text, match.end()) if use is Use.AWAY else ""
            return Told(*text.place(match.span()), _OF_USE.get(use), until=until)
    return None


def _until(text: Reading, end: int) -> str:
    """The words behind that place of its sentence that name a day: "until sunday", "tot 12 juli"."""
    found = _until_a_day().match(text.letters, end)
    return text.text[slice(*text.place(found.span("told")))] if found else ""


def weekly(text: Reading) -> Told | None:
    """A day that comes back every week: "every tuesday", "elke woensdagmiddag"."""
    match = _every_weekday().search(text.letters) if text.may_hold(Use.WEEKLY) else None
    match = match or text.find(Use.WEEKLY_WORDS)
    return Told(*text.place(match.span()), Tells.WEEKLY) if match else None


def names_hour_or_activity(text: Reading) -> bool:
    """Whether a text names an hour, a club, lessons, a school or somebody who looks after a child."""
    uses = (Use.ACTIVITIES, Use.CLUB, Use.SWIMMING_LESSON, Use.SCHOOL)
    return any(text.holds(use) for use in uses) or _HOUR.search(text.letters) is not None


def paid_tag(text: Reading) -> Told | None:
    """A hashtag that says advertising."""
    tags = text.tags().intersection(words(Use.PAID_TAGS, folded))
    if not tags:
        return None
    found = re.search(rf"#{alternatives(tags)}(?!\w)", text.letters)
    return Told(*(text.place(found.span()) if found else (0, 0)), Tells.ADVERTISING)


def _about_child(text: Reading, found: Iterable[Hit]) -> bool:
    """Whether a text speaks of a child by more than an age."""
    return text.holds(Use.CHILD) or any(hit.kind in (HitKind.CHILD, HitKind.CHILD_NAME) for hit in found)


def _is_child(text: Reading, hit: Hit) -> bool:
    """Whether words mean a child itself: in "oma Riet" nobody but grandma has a name."""
    return hit.kind is HitKind.CHILD and folded(text.text[hit.start : hit.end]) not in words(Use.PARENTS, folded)


def _is_name(word: str) -> bool:
    """Whether a word behind "my son" may be a name: written as one, and no ordinary word."""
    capital = all(part[0].isupper() and part[1:].islower() for part in word.split("-"))
    return capital and folded(word) not in words(Use.NOT_NAMES, folded)


def _numbered(span: str) -> bool:
    """Whether a number in brackets counts parts or days: "part (2)"."""
    before = _WORD_BEFORE.match(span)
    return before is not None and folded(before[0]) in words(Use.NOT_AGES_OF, folded)


def _may_be_childs(hit: Hit, today: date, *, about_child: bool) -> bool:
    """Whether a date near a word for birth may be a child's; without a year only in a text about a child."""
    if hit.confidence is Confidence.GUESSED:  # any full date: mostly the day of the picture
        return False
    return about_child if hit.year is None else child_born_in(hit.year, today)


@cache
def _small_numbers() -> Mapping[str, int]:
    """What small numbers are called in our languages."""
    return {word: number for number, listed in _SMALL_NUMBERS.items() for word in listed.split()}


@cache
def _small_number() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d[-.,:/])(?<![\d€$])(?P<figures>\d{{1,2}})(?!\d)|{as_whole_words(_small_numbers())}")


@cache
def _turns() -> re.Pattern[str]:
    """Behind a name "is", "turns" or "cumple" and a number, perhaps with small words on either side of it."""
    common = alternatives(folded(word) for listed in frequent().values() for word in listed)
    between = rf"(?:{common}\s+){{0,2}}"
    number = rf"(?:(?P<figures>\d{{1,2}})(?!\d)|{alternatives(_small_numbers())}(?!\w))"
    return re.compile(rf"\s+{between}{alternatives(words(Use.TURNS, folded))}\s+{between}{number}")


@cache
def _maybe_child() -> re.Pattern[str]:
    """What stands before a child's name: "mum of", "my (little) son", or a word for a small child."""
    parents = alternatives((*words(Use.PARENTS, folded), *words(Use.LINKED_PARENTS, folded)))
    owners = alternatives((*words(Use.OWNERS, folded), *words(Use.NUMBERS, folded)))
    children, small = (
        alternatives(words(Use.CHILDREN, folded)),
        alternatives(filter(str.isalpha, words(Use.SMALL_CHILDREN, folded))),
    )
    of = rf"{parents}\s+{alternatives(words(Use.LINKS, folded))}"
    return re.compile(rf"(?<!\w)(?:{of}|(?:{owners}|\d\d?)\s+(?:\w{{1,15}}\s+)?{children}(?!\w)|{small}(?!\w))")


@cache
def _maybe_number() -> re.Pattern[str]:
    """A number that may be an age, part of a date or that of a house, by what stands in it or behind it."""
    months, before, behind = (
        alternatives(words(use, folded)) for use in (Use.MONTH_NAMES, Use.STREETS_BEFORE, Use.STREETS_AFTER)
    )
    date = rf"{_NEXT_NUMBER}|{_ORDINAL}\s*(?:of\s+)?{months}"
    house = rf"\w{{0,3}},?\s+{before}(?!\w)|\w?\s+(?:\w+\s+){{1,3}}{behind}(?!\w)"
    return re.compile(rf"[(\d](?:(?<=\()\d|(?<=\d)(?:{behind_age()}|{date}|{house}))")  # its first sign is soon found


@cache
def _beside_number() -> re.Pattern[str]:
    """How what `number_tells` looks for beside a number begins, or ends where a number comes behind it."""
    whole = (Use.YEARS, Use.MONTHS, Use.STREETS_BEFORE, Use.STREETS_AFTER)
    first = alternatives(_PART.findall(word)[0] for use in whole for word in words(use, folded))
    last = alternatives(_PART.findall(ending)[-1] for ending in _street_endings())
    months = alternatives(words(Use.MONTH_NAMES, folded))
    return re.compile(rf"(?:(?<!\w)|\d{_ORDINAL})(?:{first}(?!\w)|{months})|{last}(?!\w)")


def _behind_street(letters: str) -> bool:
    """Whether a number stands behind what may be the name of a street."""
    before = (letters[: match.start()].rstrip().rstrip(".") for match in _APART.finditer(letters))
    return any(text.endswith(_street_endings()) for text in before)


@cache
def _street_endings() -> tuple[str, ...]:
    return tuple(ending.rstrip(".") for ending in words(Use.STREET_ENDINGS, folded))


@cache
def _maybe_address() -> re.Pattern[str]:
    """What every address has: a number beside the word or the ending of a street."""
    ending, before, behind = (
        alternatives(words(use, folded)) for use in (Use.STREET_ENDINGS, Use.STREETS_BEFORE, Use.STREETS_AFTER)
    )
    return re.compile(rf"{ending}\.?\s+\d|\d\w{{0,3}},?\s+{before}(?!\w)|\d\w?\s+(?:\w+\s+){{1,3}}{behind}(?!\w)")


@cache
def _until_a_day() -> re.Pattern[str]:
    ends, days, months = (alternatives(words(use, folded)) for use in (Use.UNTIL, Use.WEEKDAYS, Use.MONTH_NAMES))
    day = rf"{days}|\d{{1,2}}{_ORDINAL}\s*{months}|{months}\s\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}"
    return re.compile(rf"[^.!?|\n]{{0,30}}?(?<!\w)(?P<told>{ends}\s+(?:{day}))(?!\w)")


@cache
def _every_weekday() -> re.Pattern[str]:
    days = alternatives(words(Use.WEEKDAYS, folded))
    return re.compile(rf"{pattern_of(Use.WEEKLY).pattern}\s+(?:\w+\s+)?{days}\w{{0,8}}(?!\w)")
