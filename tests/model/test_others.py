"""The names of others are recognised and cannot be read."""

from __future__ import annotations

from auditor.model.others import OtherPeople, other_people

SALT = b"invented salt"
OTHERS = other_people(["Ria Voorbeeld", "kees.van_dam", "", "😀"], SALT)


def test_a_name_is_known_however_it_is_written() -> None:
    assert OTHERS.has("ria voorbeeld")
    assert OTHERS.has("RiaVoorbeeld")
    assert OTHERS.has("kees.van_dam")
    assert not OTHERS.has("Ria")
    assert not OTHERS.has("")


def test_a_part_counts_where_a_name_has_several() -> None:
    assert OTHERS.has_part("Ria")
    assert OTHERS.has_part("VOORBEELD")
    assert not OTHERS.has_part("kees")


def test_marks_on_letters_make_no_other_name() -> None:
    marked = other_people(["Zoë Jörgens", "Søren", "Joerg"], SALT)
    assert all(map(marked.has_part, ("Zoe", "Zoe\u0308", "ZOË", "Jorgens", "Joergens")))
    assert all(map(marked.has, ("soren", "Jörg")))
    assert not marked.has("Jorg")


def test_parts_are_told_apart_by_whatever_is_no_letter() -> None:
    joined = other_people(["Anne-Fleur d'Voorbeeld", "Jan van Vb"], SALT)
    assert all(map(joined.has_part, ("Anne", "Fleur", "Annefleur", "Voorbeeld")))
    assert not joined.has_part("d")
    assert not joined.has_part("van")  # a small word inside a name


def test_of_two_letters_only_a_first_name_is_a_part() -> None:
    short = other_people(["Bo De Vb", "J. Li"], SALT)
    assert short.has_part("Bo")
    assert not any(map(short.has_part, ("De", "Vb", "J", "Li")))


def test_nothing_can_be_read_out_of_it() -> None:
    assert "oorbeeld" not in repr(OTHERS)
    assert other_people(["Ria Voorbeeld"], b"another").whole.isdisjoint(OTHERS.whole)
    assert not OtherPeople().has("Ria")
