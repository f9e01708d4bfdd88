"""Masking leaves nothing that identifies."""

from __future__ import annotations

import re
from time import process_time

import pytest
from auditor.model.others import other_people
from auditor.text.general import is_general
from auditor.text.redact import mask, mask_names, mask_others, mask_others_within
from hypothesis import given
from hypothesis import strategies as st


@given(st.text())
def test_no_digit_and_no_second_letter_survives(text: str) -> None:
    masked = mask(text)
    assert not any(c.isdigit() for c in masked)
    assert not re.search(r"[^\W\d_]{2}", masked)
    assert len(masked) <= 64


def test_words_keep_their_first_letter_and_hide_their_length() -> None:
    assert mask("Emma's first day") == "E••••• f•••• d••"
    assert mask("Annemarie-Louise") == "A•••••-L•••••"
    assert mask("06-1234 5678") == "••-•••• ••••"
    assert "example" not in mask("mail anna@example.org")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Emma's first day at De Regenboog", "E••••• first day at De R•••••"),
        ("Eerste schooldag van Finn (5)", "Eerste schooldag van F••• (•)"),
        ("April at the pool", "A•••• at the pool"),
        ("birthday of Roos, 12 May", "birthday of R•••, •• M••"),
    ],
)
def test_general_words_stay_and_names_and_numbers_do_not(text: str, shown: str) -> None:
    assert mask_names(text) == shown


@given(st.text())
def test_whatever_is_not_in_our_lists_is_masked(text: str) -> None:
    assert not any(c.isdigit() for c in mask_names(text))
    for word in re.findall(r"[^\W_]+", mask_names(text)):
        assert len(word) == 1 or is_general(word)


OTHERS = (other_people(["ria.voorbeeld", "Noor"], b"one"), other_people(["Jan de Vriendelijke", "Strand"], b"two"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Emma's eerste schooldag, 4 jaar!", "Emma's eerste schooldag, 4 jaar!"),
        ("Met @ria.voorbeeld en @[12:2048:Tante Truus] op pad", "Met @r••.v••••• en @[••:••••:T•••• T••••] op pad"),
        ("Mail emma@school.example", "Mail e•••@s•••••.e•••••"),
        ("Noor's feest met (Jan de Vriendelijke).", "N••••• feest met (J•• d• V•••••)."),
        ("Bij ria.voorbeeld, #riavoorbeeld", "Bij r••.v•••••, #r•••••"),
        ("Ook jan is er", "Ook j•• is er"),
        ("Strand!", "Strand!"),
        ("", ""),
    ],
)
def test_an_owner_s_words_stay_but_for_those_that_name_somebody_else(text: str, shown: str) -> None:
    assert mask_others(text, OTHERS) == shown


LISTED = (
    other_people(
        ["Lisa Wexel", "Tim van den Quolde", "Zoë Jörgens", "Bo Praxel", "Anne-Fleur Myxel", "Roos Lief", "Al de Dox"],
        b"three",
    ),
    other_people(["fo.lwexi", "fngwexi", "Søren", "Joerg"], b"four"),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # endings
        ("Lisas Geburtstag", "L•••• Geburtstag"),
        ("Tims verjaardag, tims taart", "T••• verjaardag, tims taart"),
        ("lisas fiets", "l•••• fiets"),
        ("Lisaatje en Timmie", "L••••• en T•••••"),
        ("Timmy, Lisalein und Wexels", "T••••, L••••• und W•••••"),
        ("Lisa's en Tim’s", "L••••• en T••••"),
        # joined, in brackets, behind dashes
        ("Lisa/Tim Lisa&Tim Lisa+Tim", "L•••/T•• L•••&T•• L•••+T••"),
        ("Lisa,Tim Lisa.Tim Lisa_Tim", "L•••,T•• L•••.T•• L•••_T••"),
        ("Oma-Lisa", "Oma-L•••"),
        ("#LisaTim #lisa2015", "#L••••• #l•••••"),
        ("(fo.lwexi)/fngwexi [fo_lwexi]", "(f•.l••••)/f••••• [f•_l••••]"),
        ("Anne Fleur, Anne-Fleur, Annefleur", "A••• F••••, A•••-F••••, A•••••"),
        # letters with marks and in other forms
        ("Zoe, Zoë, ZOE, Zoe\u0308", "Z••, Z••, Z••, Z••"),
        ("Jorgens Joergens Jörgens", "J••••• J••••• J•••••"),
        ("Soren Søren Jörg Joerg", "S•••• S•••• J••• J••••"),
        ("𝓛𝓲𝓼𝓪 Ｌｉｓａ", "𝓛••• Ｌ•••"),
        # first names of two letters, only with a capital
        ("met Bo", "met B•"),
        ("bo, xbo Bos", "bo, xbo B••"),
        # ordinary words stay in small letters
        ("Roos Lief", "R••• L•••"),
        ("wat lief, een roos", "wat lief, een roos"),
        ("van den zoo de", "van den zoo de"),
        ("De foto", "De foto"),
        # behind an @
        ("＠quolde @ quolde ﹫ xyz", "＠q••••• @ q••••• ﹫ x••"),
        ("(met @[12:2048:Tante Truus])", "(met @[••:••••:T•••• T••••])"),
        ("zwemmen @ strand", "zwemmen @ strand"),
    ],
)
def test_a_name_of_a_list_is_found_however_it_is_written(text: str, shown: str) -> None:
    assert mask_others(text, LISTED) == shown


@pytest.mark.parametrize("number", ["0612345678", "06-12345678", "+31 97 0000 0009", "+31(0)6-12345678"])
def test_no_digit_of_a_phone_number_is_shown(number: str) -> None:
    shown = mask_others(f"Op 14-07-2018 om 15:30, bel {number}", ())
    assert shown.startswith("Op 14-07-2018 om 15:30, bel ")
    assert not any(c.isdigit() for c in shown.partition("bel")[2])


def test_a_long_text_is_cut_at_a_word() -> None:
    whole = " ".join(["schooldag"] * 40)
    assert mask_others(whole, ()) == whole
    told = mask_others("schooldag " * 90, ())
    assert len(told) <= 402
    assert told.endswith("schooldag …")


def test_a_name_far_into_a_text_is_masked() -> None:
    assert "Wexel" not in mask_others("x" * 60 + " " + "y" * 70 + " Lisa Wexel eind", LISTED)


@given(st.text())
def test_whatever_is_written_is_masked_without_an_error(text: str) -> None:
    assert len(mask_others(text, OTHERS)) <= 402


@pytest.mark.parametrize("piece", ["@[", "lisa/", "Lisa ", "06-", "@ ", "x", "\u0308"])
def test_a_text_without_end_is_masked_at_once(piece: str) -> None:
    started = process_time()
    assert len(mask_others(piece * 20_000, LISTED)) <= 402
    assert process_time() - started < 1


# A part of an owner's text.


@pytest.mark.parametrize(
    ("text", "part", "shown"),
    [
        ("Noor wordt 4 bij Lisa Wexel", "Noor wordt 4", "Noor wordt 4"),
        ("Noor wordt 4 bij Lisa Wexel", "Noor wordt 4 bij Lisa", "Noor wordt 4 bij L•••"),
        ("Noor wordt 4 bij Lisa Wexel", "wordt 4 bij Lisa Wex", "wordt 4 bij L••• W••"),
        ("Noor wordt 4,\n bel 06 1234 5678", "Noor wordt 4, bel 06 1234", "Noor wordt 4, bel •• ••••"),
        ("Noor wordt 4 @pimpelmees", "pimpelmees", "p•••••"),
        ("Pim en @pim.pam, Noor wordt 4", "Pim", "Pim"),
        ("@pim.pam, Noor en pim", "pim", "p••"),
    ],
)
def test_what_names_somebody_in_a_part_is_told_by_all_of_the_text(text: str, part: str, shown: str) -> None:
    assert mask_others_within(part, text, LISTED) == shown


def test_a_part_that_stands_nowhere_is_masked_as_anything_else() -> None:
    assert mask_others_within("Noor wordt 4", "eerste schooldag", LISTED) == mask_names("Noor wordt 4")


@given(st.text(), st.text(), st.text())
def test_a_part_is_never_longer_than_a_masked_one(before: str, part: str, behind: str) -> None:
    assert len(mask_others_within(part, before + part + behind, LISTED)) <= 62
