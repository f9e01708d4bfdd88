"""Texts that surely tell nothing are not looked through: no function finds anything in them, whatever stands there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest
from auditor.authors.testing import account, run
from auditor.demo.family import FAMILY as DEMO
from auditor.engine.registry import Registry
from auditor.exposure import posts as posted
from auditor.model.account import Account
from auditor.model.family import Child, Family
from auditor.model.posting import Post, Standing
from auditor.model.result import Finding
from auditor.model.verdict import Outcome
from auditor.text import posts, reading
from auditor.text.captions import _ABOUT_CHILDREN, signs, speaks_of_child
from auditor.text.gate import Gate
from auditor.text.letters import folded, with_tags
from auditor.text.names import FamilyWord, own_words
from auditor.text.reading import Reading
from auditor.text.silence import Sought, silent_in
from auditor.text.word_lists import Use, words
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.telling import caption

TODAY = date(2026, 6, 1)
ELSEWHERE = Family(
    children=(
        Child("Jörg", date(2015, 5, 4), ("Øle",)),
        Child("May", date(2019, 3, 8)),
        Child("李", date(2018, 1, 1), ("- 李明",)),
    ),
    parents=("Ann",),
    schools=("Rainbow School", "École des Prés"),
    clubs=("FC Blue",),
    streets=("Musterstraße", "Rue du Lac"),
    towns=("Bath", "Köln"),
)
FAMILIES = (DEMO, ELSEWHERE, Family())


def finds(use: Use) -> Callable[[Reading], object]:
    return lambda text: posts.word(text, use)


def a_child_by_hits(text: Reading) -> bool:
    """What `speaks_of_child` asks last, without asking whether it may."""
    parents = words(Use.PARENTS, folded)
    return any(kind in _ABOUT_CHILDREN and folded(spoken) not in parents for kind, spoken in text.hits_with_tags())


FINDERS: tuple[Callable[[Reading], object], ...] = (
    *(posts.child_named, posts.age, posts.birthday_told, posts.address, posts.school_named, posts.weekly),
    *(posts.paid_tag, speaks_of_child, a_child_by_hits, lambda text: signs(text.text)),
    *map(finds, posts._BY_THEMSELVES),
)
PIECES = (
    *"0123456789 .|#_-/()@’,:\n\x1f\u200b\u0301\u0308\u0345\ufe0fıİßéſﬁ½²٣🎂👧🤒",
    *("birthday", "wordt ", "school", "aan zee", "#Aa", "mum of ", "my son ", "Noor", "jaar", "rue ", "May ", "mei "),
    *("5yo", "kids", "driftbui", "in ", "the tub", "onze ", "straat 12", "12 Baker Street", "elke woensdag", "#ad"),
    *(
        "mijn code",
        "Emma",
        "EMMA",
        "emmaatje",
        "joerg",
        "Bath",
        "李",
        "dress turned",
        "no kids",
        "geboren 8 maart 2017",
    ),
    *("08-03-17", "Finn (5) ", "привет", "ｋｉｄｓ", "𝗸𝗶𝗱𝘀", "kıds", "groep 3", "maand", "ans ", "à la plage"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=80)


def tells(text: str, family: Family) -> bool:
    """Whether any function finds something, all of them asked."""
    looked_through = Reading(text)
    dated = (
        posts.birth_date(looked_through, family.births, TODAY, named=True)
        or posts.age(looked_through, named=True)
        or posts.birth_date(looked_through, family.births, TODAY)
    )
    every = (own_words(text, family, kinds) for kinds in (tuple(FamilyWord), *((kind,) for kind in FamilyWord)))
    return bool(dated) or any(find(looked_through) for find in FINDERS) or any(every)


def left_out(text: str, family: Family) -> bool:
    return Gate(family).reading(text) is None


@given(TEXTS, st.sampled_from(FAMILIES))
@settings(max_examples=400)
@example("my kıds", DEMO)
@example("my kids\u0324x", DEMO)
@example("my no kids", DEMO)
@example("12 bis, rue de la Paix", DEMO)
@example("geboren 8maart 2017", DEMO)
@example("#ad\u200bx", DEMO)
@example("Finn\u0301(5)", ELSEWHERE)
@example("- 李明", ELSEWHERE)
@example("kijk Lot eens", DEMO)
@example("kijk \uff20lot.danst", DEMO)
@example("#lotdanst", DEMO)
@example("lotje", DEMO)
@example("#ad™ hier", DEMO)
@example("de hele·klas", DEMO)
@example("my kid\u200bs", DEMO)
def test_a_text_that_is_left_out_tells_nothing(text: str, family: Family) -> None:
    assert not (left_out(text, family) and tells(text, family))


NUMBERS = (
    *"0123456789 .-/·’(|#_",
    *("．", "（", "－", "\u200b", "\u0301", "\xa0", "½", "٣", "th ", "of "),
    *("jaar", "months old", "y/o", "maart", "rue ", "Baker street", "straat", "Str."),
)


@given(st.lists(st.sampled_from(NUMBERS), max_size=9).map("".join))
@settings(max_examples=400)
@example("1 ． 2")
@example("1 \u200b- 2")
@example("12 bis, rue")
@example("0 \uff08\u0301 0")
@example("8emaart")
@example("Musterstr. 12")
def test_a_text_with_a_number_that_tells_is_never_left_out(text: str) -> None:
    tagged = with_tags(text)
    tells_by_number = posts.number_tells(reading.loosely(tagged, folded(tagged)))
    assert not (tells_by_number and left_out(text, Family()))


@given(TEXTS)
@example("my kıds")
@example("my kids\u0324x")
@example("my no kids")
def test_a_text_with_a_child_by_its_hits_speaks_of_one(text: str) -> None:
    assert a_child_by_hits(Reading(text)) <= speaks_of_child(Reading(text))


def test_most_captions_are_left_out_and_none_of_them_tells_anything() -> None:
    texts = [caption(number, share=0.3) for number in range(1500)]
    out = [text for text in texts if left_out(text, DEMO)]
    assert len(texts) / 2 < len(out) < 0.9 * len(texts)
    assert [text for text in out if tells(text, DEMO)] == []


def test_no_sign_is_ascii_so_such_texts_need_not_be_searched_for_any() -> None:
    signs = reading._signs()
    assert signs
    assert not any(map(str.isascii, signs))


TEXT_CHECKS = (
    *("names_in_posts", "ages_in_posts", "school_in_posts", "home_in_posts", "routine_in_posts", "hard_moments"),
    *("commercial_posts", "other_children"),
)


def an_account(texts: list[str]) -> Account:
    at = datetime(2026, 5, 1, 12, tzinfo=UTC)
    shown = [{"caption": text, "at": at, "source": "a.json", "tagged": number % 4} for number, text in enumerate(texts)]
    return account("instagram", {"content.posts": len(texts), "audience.private_profile": "off"}, posts=shown)


def findings(registry: Registry, subject: Account) -> dict[str, list[Finding]]:
    return {check: run(registry.checks[check], subject, family=DEMO) for check in TEXT_CHECKS}


@pytest.mark.parametrize(("share", "found"), [(0.3, {len(TEXT_CHECKS)}), (0.0, {0, 1, 2, 3})])
def test_the_checks_say_nearly_the_same_when_they_read_every_text(
    builtin: Registry, share: float, found: set[int]
) -> None:
    of = an_account([caption(number, share=share) for number in range(700)])
    quick = findings(builtin, of)
    with patch.object(Gate, "reading", side_effect=Reading) as asked:
        whole = findings(builtin, of)
    assert asked.call_count > len(of.posts)
    for check, found_whole in whole.items():
        assert [(f.outcome, f.message_id) for f in quick[check]] == [(f.outcome, f.message_id) for f in found_whole]
        some, every = (int(each[0].params.get("posts", 0)) for each in (quick[check], found_whole))
        assert every - 1 - every / 30 <= some <= every
    assert sum(each[0].outcome in (Outcome.FAIL, Outcome.ASK) for each in quick.values()) in found


def test_a_check_with_words_of_its_own_reads_every_text() -> None:
    shown = [posted.Shown.of(Post(caption="what a goldfish"), Standing(), Gate(DEMO))]
    own = lambda text: posted.Spot(0, 4) if "goldfish" in text.letters else None  # noqa: E731
    assert len(posted.mentions(shown, own)) == 1
    assert posted.mentions(shown, own, by_lists=True) == []


def test_silence_counts_the_same_texts_and_languages() -> None:
    texts = [caption(number, share=0.0) for number in range(300)]
    shown = [posted.Shown.of(Post(caption=text), Standing(), Gate(DEMO)) for text in texts]
    for sought in Sought:
        assert posted.silent(sought, shown) == silent_in(sought, texts)
