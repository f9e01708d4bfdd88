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


def test_nothing_can_be_read_out_of_it() -> None:
    assert "oorbeeld" not in repr(OTHERS)
    assert other_people(["Ria Voorbeeld"], b"another").whole.isdisjoint(OTHERS.whole)
    assert not OtherPeople().has("Ria")
