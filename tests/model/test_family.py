"""The family's own file: birth dates out of it, nothing of it in any message."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from auditor.errors import AuditorError
from auditor.model.account import Platform, Role
from auditor.model.family import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST,
    MOST_WORDS,
    ROLES,
    Child,
    Family,
    FamilyError,
    OwnAccount,
    child_age,
    dump,
    json_schema,
    load,
    parse,
)
from hypothesis import example, given
from hypothesis import strategies as st

WHOLE = """
children:
  - name: Zed
    nicknames: [Zedje, ' Zz ']
    born: 2019-05-12
  - {name: Yara, nicknames: Yy, born: 2012-01-01}
parents: [Anna, Bas]
schools: Basisschool De Regenboog
clubs:
streets: [Voorbeeldstraat]
towns: [Utrecht]
country: no
accounts:
  - {platform: instagram, handle: '@Yara.example', role: teen, child: yara}
  - {platform: tiktok, handle: anna}
"""
GOOD = "children:\n  - name: Zed\n    born: 2019-05-12\n  - {name: 'Yara Q', born: '2021-01-01'}\n"


def test_names_and_birth_dates() -> None:
    family = parse(GOOD)
    assert family.births == (date(2019, 5, 12), date(2021, 1, 1))
    assert [child.name for child in family.children] == ["Zed", "Yara Q"]
    assert parse("children: []").births == ()


def test_everything_a_family_may_write() -> None:
    family = parse(WHOLE)
    assert [child.nicknames for child in family.children] == [("Zedje", "Zz"), ("Yy",)]
    assert (family.parents, family.schools, family.clubs) == (("Anna", "Bas"), ("Basisschool De Regenboog",), ())
    assert (family.streets, family.towns, family.country) == (("Voorbeeldstraat",), ("Utrecht",), "no")
    assert parse("children: []\ntowns: no\nschools: [2019, ~]").schools == ("2019", "~")


@pytest.mark.parametrize(
    ("platform", "handle", "role", "child"),
    [
        ("instagram", "yara.example", Role.TEEN, 1),
        ("instagram", "@YARA.example", Role.TEEN, 1),
        (Platform.TIKTOK, " Anna", Role.PARENT, None),
        ("tiktok", "yara.example", None, None),
        ("instagram", "", None, None),
    ],
)
def test_whose_account_it_is(platform: str, handle: str, role: Role | None, child: int | None) -> None:
    family = parse(WHOLE)
    assert family.role_of(platform, handle) is role
    assert family.child_of(platform, handle) == (None if child is None else family.children[child])


@pytest.mark.parametrize(
    ("born", "age"),
    [((2012, 6, 1), 14), ((2012, 6, 2), 13), ((2026, 6, 1), 0), ((2026, 6, 2), -1), ((2012, 2, 29), 14)],
)
def test_an_age_counts_birthdays(born: tuple[int, int, int], age: int, today: date) -> None:
    assert child_age(Child("Zed", date(*born)), today) == age


def test_a_family_does_not_print_its_children() -> None:
    family = parse(WHOLE)
    shown = f"{family} {family!r} {family.children} {family.children[0]!r} {family.accounts}"
    assert not any(word.casefold() in shown.casefold() for word in ("Zed", "Yara", "2019", "Yy"))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_it_is_read_from_a_file_of_any_editor(tmp_path: Path, mark: bytes) -> None:
    (tmp_path / "family.yaml").write_bytes(mark + GOOD.replace("\n", "\r\n").encode())
    assert load(tmp_path / "family.yaml") == parse(GOOD)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("Zed", 1),
        ("children:", 1),
        ("children: Zed", 1),
        ("family:\n  - name: Zed", 1),
        ("children:\n  - Zed", 2),
        ("children:\n  - name: Zed", 2),
        ("children:\n  - born: 2019-05-12", 2),
        ("children:\n  - name: Zed\n    born: 12-05-2019", 3),
        ("children:\n  - name: Zed\n    born: 2019-13-12", 3),
        ("children:\n  - name: Zed\n    born: 0001-01-01", 3),
        ("children:\n  - name: Zed\n    born: [2019-05-12]", 3),
        ("children: []\ncountry: Nederland", 2),
        ("children: []\ncountry: [NL]", 2),
        ("children:\n  - name: Zed\n    born: 2019-05-12\n    school: Zed", 4),
        ("children:\n  - name: Zed\n    name: Zed\n    born: 2019-05-12", 3),
        ("children:\n  - name: Zed\n   born: 2019-05-12", 3),
        ("children: []\n---\nchildren: []", 2),
        ("children: []\nZed: [Zed]", 2),
        ("children: []\nschools: [Zed, '']", 2),
        ("children: []\nschools:\n  - Zed\n  - {Zed: Zed}", 4),
        (f"children: []\ntowns: [{'Zed, ' * 51}]", 2),
        (f"children: []\ntowns: {'Zed' * 34}", 2),
        (f"children: [{'{name: Zed, born: 2019-05-12}, ' * 51}]", 1),
        ("children:\n  - name: [Zed]\n    born: 2019-05-12", 2),
        ("children:\n  - name: ' '\n    born: 2019-05-12", 2),
        ("children:\n  - name: Zed\n    born: 2019-05-12\n    nicknames: {Zed: Zed}", 4),
        ("children:\n  - name: Zed\n    born: 2101-01-01", 3),
        ("children: []\naccounts: Zed", 2),
        ("children: []\naccounts:\n  - platform: instagram\n  - handle: Zed", 3),
        ("children: []\naccounts:\n  - platform: zedbook\n    handle: Zed", 3),
        ("children: []\naccounts:\n  - platform: instagram\n    handle: '@'", 4),
        ("children: []\naccounts:\n  - platform: instagram\n    handle: Zed\n    role: Zed", 5),
        ("children: []\naccounts:\n  - platform: instagram\n    handle: Zed\n    role: both", 5),
        ("children: []\naccounts:\n  - platform: instagram\n    handle: Zed\n    child: Zed", 5),
        ("children: []\naccounts:\n  - {platform: instagram, handle: Zed, born: 2019-05-12}", 3),
        ("children: []\n'Zed`.[0]': Zed", 1),
        ('children: []\ntowns: "\\U00110000"', 2),
        ("[" * 5000, 1),
    ],
)
def test_a_wrong_file_is_one_sentence_with_the_line_and_nothing_of_it(text: str, line: int) -> None:
    with pytest.raises(FamilyError) as caught:
        parse(text)
    assert f"line {line}:" in caught.value.what
    assert "zed" not in str(caught.value).casefold()
    assert "\n" not in str(caught.value)


def test_files_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"#" * (1 << 17))
    (tmp_path / "latin").write_bytes("children: [é]".encode("latin-1"))
    for name in ("gone", "large", "latin", "."):
        with pytest.raises(AuditorError):
            load(tmp_path / name)


def test_many_aliases_cost_nothing() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    with pytest.raises(FamilyError):
        parse("\n".join(lines))


@given(st.text(max_size=200))
@example("? [a]\n: b")
@example("? {a: b}\n: b")
def test_any_text_is_a_family_or_refused(text: str) -> None:
    with suppress(FamilyError):
        assert isinstance(parse(text), Family)


def names(most: int = LONGEST) -> st.SearchStrategy[str]:
    return st.text(min_size=1, max_size=most).map(lambda text: " ".join(text.split())).filter(bool)


WORDS = st.lists(names(), max_size=3).map(tuple)
COUNTRIES = st.sampled_from(["", "NL", "be", "NO"])
CHILDREN = st.builds(Child, names(), st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), WORDS)


@st.composite
def families(draw: st.DrawFn) -> Family:
    children = draw(st.lists(CHILDREN, max_size=3).map(tuple))
    handles = names().filter(lambda name: any(letter.isalnum() for letter in name))
    whose = st.sampled_from(["", *(child.name for child in children)])
    platforms = st.sampled_from([platform.value for platform in Platform])
    accounts = st.lists(st.builds(OwnAccount, platforms, handles, st.sampled_from(ROLES), whose), max_size=3)
    whole = st.builds(Family, st.just(children), WORDS, WORDS, WORDS, WORDS, WORDS, accounts.map(tuple), COUNTRIES)
    return draw(whole)


@given(families())
@example(Family())
def test_what_is_written_is_read_back(family: Family) -> None:
    assert parse(dump(family)) == family
    assert "!!" not in dump(Family((Child("null", date(2019, 5, 12), ("on", "12")),)))


def test_the_schema_says_what_may_stand_where() -> None:
    schema = json_schema()
    family = schema["$defs"]["Family"]
    assert set(family["properties"]) == set(Family.__struct_fields__)
    assert family["required"] == ["children"]
    assert [kind["type"] for kind in family["properties"]["schools"]["anyOf"]] == ["string", "array"]
    assert family["properties"]["schools"]["anyOf"][1]["maxItems"] == MOST_WORDS
    assert schema["$defs"]["OwnAccount"]["properties"]["role"]["enum"] == ["parent", "teen"]
    assert schema["$defs"]["Child"]["required"] == ["name", "born"]


def test_an_account_that_is_a_childs_own_is_a_teens() -> None:
    family = parse(
        "children: [{name: Emma, born: 2012-03-08}]\naccounts: [{platform: tiktok, handle: em, child: Emma}]"
    )
    assert family.role_of("tiktok", "em") is Role.TEEN
