"""Words about children in the name, bio and user name, which everyone can read.

General words only suggest, and so does the classifier: a guess. What the family wrote down of itself is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from auditor.authors import (
    NAMES,
    Account,
    Confidence,
    Context,
    Evidence,
    FamilyHit,
    FamilyWord,
    Hit,
    HitKind,
    Kind,
    Outcome,
    Role,
    Severity,
    Tells,
    Verdict,
    bios,
    births,
    meet,
    names,
    profiles,
    shown,
    teens,
    user_names,
)

_USERNAME = "username"
_OWN_AGE = "own_age"
_WORST_FIRST: Mapping[str, Severity] = {
    HitKind.CHILD_NAME: Severity.HIGH,
    HitKind.SCHOOL: Severity.HIGH,
    FamilyWord.STREET: Severity.HIGH,
    FamilyWord.CLUB: Severity.HIGH,
    HitKind.BIRTH_DATE: Severity.HIGH,
    _USERNAME: Severity.HIGH,
    _OWN_AGE: Severity.HIGH,
    HitKind.CHILD_AGE: Severity.MEDIUM,
    HitKind.CHILD: Severity.MEDIUM,
}
"""What can be told, by the id of its message."""
_TELLS: Mapping[str, Tells] = {
    HitKind.CHILD_NAME: Tells.NAME,
    HitKind.SCHOOL: Tells.SCHOOL,
    FamilyWord.STREET: Tells.STREET,
    FamilyWord.CLUB: Tells.CLUB,
    HitKind.BIRTH_DATE: Tells.BIRTH_DATE,
    _OWN_AGE: Tells.AGE,
    HitKind.CHILD_AGE: Tells.AGE,
    HitKind.CHILD: Tells.CHILD,
}
_ABOUT_CHILD = frozenset({HitKind.CHILD, HitKind.CHILD_NAME})
_OF_FAMILY: Mapping[FamilyWord, str] = {
    FamilyWord.CHILD: HitKind.CHILD_NAME,
    FamilyWord.NICKNAME: HitKind.CHILD_NAME,
    FamilyWord.SCHOOL: HitKind.SCHOOL,
    FamilyWord.CLUB: FamilyWord.CLUB,
    FamilyWord.STREET: FamilyWord.STREET,
}
_JUDGED: Mapping[Kind, HitKind] = {Kind.AGE: HitKind.CHILD_AGE, Kind.SCHOOL: HitKind.SCHOOL}
_Span = tuple[int, int]


class _Clue(NamedTuple):
    """One thing that is told, from where to where in its text, and how sure and how serious that is.

    `perhaps`: nothing says so but what was learned of many texts.
    """

    what: str
    span: _Span
    sure: Confidence
    severity: Severity
    tells: Tells
    perhaps: bool = False

    def within(self, text: shown.Shown) -> Evidence:
        """A pointer to it in its text."""
        return text.evidence(self.span, self.tells, perhaps=self.perhaps)


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """One verdict, named after the most telling thing found; of a bio in which nothing was found none is sure."""
    clues = sorted(_clues(account, context), key=lambda pair: _order(pair[0]))
    if not clues:
        yield shown.nothing(account)
        return
    worst = clues[0][0]
    serious = worst.severity is Severity.HIGH
    severity = shown.weight(account, context, worst.severity) if serious else worst.severity
    evidence = (pointer for _, pointer in clues)
    yield Verdict(Outcome.FAIL, worst.what, {"count": len(clues)}, evidence, worst.sure, severity)


def _order(clue: _Clue) -> tuple[int, int, int]:
    return clue.severity.rank, list(_WORST_FIRST).index(clue.what), list(Confidence).index(clue.sure)


def _clue(what: str, span: _Span, sure: Confidence = Confidence.GUESSED) -> _Clue:
    return _Clue(what, span, sure, _WORST_FIRST[what], _TELLS[what])


def _in_name(what: str, span: _Span, sure: Confidence = Confidence.GUESSED) -> _Clue:
    """What stands in a user name, whatever it is."""
    return _clue(what, span, sure)._replace(what=_USERNAME)


def _clues(account: Account, context: Context) -> Iterator[tuple[_Clue, Evidence]]:
    for text in shown.texts(account):
        clues = list(_in_text(text.text, account, context))
        clues += _judged(text.text, [clue.span for clue in clues], context)
        yield from ((clue, clue.within(text)) for clue in clues)
    for name, written in shown.user_names(account):
        yield from ((clue, clue.within(written)) for clue in _in_user_name(name, account, context))


def _in_text(text: str, account: Account, context: Context) -> Iterator[_Clue]:
    """What lists find in a text and what of the family stands there, each place once."""
    known = _known(text, account, context)
    yield from (_clue(_OF_FAMILY[word.kind], (word.start, word.end), word.confidence) for word in known)
    teen = context.role is Role.TEEN
    age = teens.own_age(text, context.today) if teen else None
    if age:
        yield _clue(_OWN_AGE, age)
    born = births.family_birth(text, context.family.births)
    if born:
        yield _clue(HitKind.BIRTH_DATE, born, Confidence.DERIVED)
    found = profiles.hits(text)
    if teen:
        found += [
            Hit(*span, HitKind.SCHOOL)
            for span in teens.school_years(text)
            if not any(meet(span, (hit.start, hit.end)) for hit in found)
        ]
    about_child = any(hit.kind in _ABOUT_CHILD for hit in found) or bios.about_child(text)
    for hit in found:
        same = age if hit.kind is HitKind.CHILD_AGE else born if hit.kind is HitKind.BIRTH_DATE else None
        again = same is not None and meet(same, (hit.start, hit.end))
        of_other = hit.kind is HitKind.CHILD_AGE and not about_child and not text[: hit.end].endswith(")")
        if _tells(hit, context) and not again and not of_other and not any(_same(hit, word) for word in known):
            yield _clue(hit.kind, (hit.start, hit.end))


def _judged(text: str, found: Iterable[_Span], context: Context) -> Iterator[_Clue]:
    """What the classifier says besides; a young person's own age is told by its form alone."""
    reached = [(start - 1, end + 1) for start, end in found]
    for kind, what in _JUDGED.items():
        span = None if kind is Kind.AGE and context.role is Role.TEEN else bios.tells(text, kind)
        if span and not any(meet(span, other) for other in reached):
            reached.append(span)
            yield _clue(what, span)._replace(perhaps=True)


def _in_user_name(name: user_names.UserName, account: Account, context: Context) -> Iterator[_Clue]:
    """What a user name tells, each place once: the family's own words first."""
    reached: list[_Span] = []
    for clue in (*_known_in_name(name, account, context), *_told_in_name(name, account, context)):
        if not any(meet(clue.span, other) for other in reached):
            reached.append(clue.span)
            yield clue


def _known_in_name(name: user_names.UserName, account: Account, context: Context) -> Iterator[_Clue]:
    for word in _known(f"@{name.written}", account, context):
        yield _in_name(_OF_FAMILY[word.kind], (word.start - 1, word.end - 1), word.confidence)._replace(
            severity=Severity.HIGH
        )


def _told_in_name(name: user_names.UserName, account: Account, context: Context) -> Iterator[_Clue]:
    """Of a teen's own name its age and school, of a parent's what it tells of children."""
    owners, teen = shown.names(account), context.role is Role.TEEN
    if teen:
        year = teens.age_in_name(name, owners, context.today)
    else:
        grown = any(bios.of_grown_people(text.text) for text in shown.texts(account))
        year = None if grown else user_names.born(name, owners, context.today)
    for hit in user_names.tells(name):
        if not teen or hit.kind is HitKind.SCHOOL:
            yield _in_name(hit.kind, name.place((hit.start, hit.end)))
    if year:
        yield _in_name(_OWN_AGE, year)


def _known(text: str, account: Account, context: Context) -> list[FamilyHit]:
    """The family's own words in a text; on a teen's account its owner's name is no news."""
    family = context.family
    owner = family.child_of(account.platform, account.handle) if context.role is Role.TEEN else None
    return [
        word
        for word in names.own_words(text, family, tuple(_OF_FAMILY))
        if word.kind not in NAMES or family.children[word.number] is not owner
    ]


def _same(hit: Hit, word: FamilyHit) -> bool:
    """Whether general words and one of the family tell the same thing at the same place."""
    return hit.kind == _OF_FAMILY[word.kind] and meet((word.start, word.end), (hit.start, hit.end))


def _tells(hit: Hit, context: Context) -> bool:
    if hit.kind is HitKind.BIRTH_DATE:
        return profiles.child_born_in(hit.year, context.today)
    return hit.kind in _WORST_FIRST
