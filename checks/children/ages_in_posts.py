"""A child's age, birthday or date of birth in the texts of posts."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.authors import NAMES, Account, Context, Reading, Sought, Verdict, posted, texts


def audit(account: Account, context: Context) -> Iterable[Verdict]:
    """Dates of birth, birthdays with the age, and ages beside a word for a child."""

    def find(text: Reading) -> posted.Spot | None:
        if not texts.holds_number(text.letters):
            return posted.guessed(texts.birthday_told(text))
        named = posted.of_family(text, context.family, *NAMES) is not None
        span = texts.birth_date(text, context.family.births, context.today, named=named)
        return posted.guessed(span or texts.birthday_told(text) or texts.age(text, named=named))

    return posted.judge_texts(account, context, Sought.AGES, find, by_lists=True)
