"""A child's age, birthday or date of birth in the texts of posts."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import NAMES, Account, Context, Kind, Reading, Sought, Tells, Told, Verdict, posted, texts


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Dates of birth, birthdays with the age, ages beside a child's word or name, and whatever else tells an age."""

    def find(text: Reading) -> posted.Spot | None:
        name = posted.of_family(text, context.family, *NAMES)
        named, aged = name is not None, texts.holds_age(text)
        if name and (aged or texts.age_behind(text, (name.start, name.end))):
            return posted.guessed(Told(name.start, name.end, Tells.NAME_WITH_AGE))
        if named and texts.counts_other(text):
            return posted.guessed(texts.birthday_told(text) or texts.age(text, named=True))
        child = aged or named
        if not texts.holds_number(text.letters):
            return posted.guessed(texts.told(text, Kind.AGE, texts.birthday_told(text), child=child))
        if born := texts.birth_date(text, context.family.births, context.today, named=named):
            return posted.guessed(born)
        of_child = texts.age(text, named=named)
        listed = texts.birthday_told(text) or of_child
        return posted.guessed(texts.told(text, Kind.AGE, listed, child=child or of_child is not None))

    return posted.judge_texts(account, context, Sought.AGES, find, by_lists=True)
