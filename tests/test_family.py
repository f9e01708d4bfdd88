"""The family's own file: birth dates out of it, nothing of it in any message."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from auditor.errors import AuditorError
from auditor.family import Family, FamilyError, load, parse
from hypothesis import example, given
from hypothesis import strategies as st

GOOD = "children:\n  - name: Zed\n    born: 2019-05-12\n  - {name: 'Yara Q', born: '2021-01-01'}\n"


def test_names_and_birth_dates() -> None:
    family = parse(GOOD)
    assert family.births == (date(2019, 5, 12), date(2021, 1, 1))
    assert [child.name for child in family.children] == ["Zed", "Yara Q"]
    assert parse("children: []").births == ()


def test_a_family_does_not_print_its_children() -> None:
    family = parse(GOOD)
    shown = f"{family} {family!r} {family.children} {family.children[0]!r}"
    assert not any(word in shown for word in ("Zed", "Yara", "2019"))


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
        ("children:\n  - name: Zed\n    born: 2019-05-12\n    school: Zed", 4),
        ("children:\n  - name: Zed\n    name: Zed\n    born: 2019-05-12", 3),
        ("children:\n  - name: Zed\n   born: 2019-05-12", 3),
        ("children: []\n---\nchildren: []", 2),
        ("[" * 5000, 1),
    ],
)
def test_a_wrong_file_is_one_sentence_with_the_line_and_nothing_of_it(text: str, line: int) -> None:
    with pytest.raises(FamilyError) as caught:
        parse(text)
    assert f"line {line}:" in caught.value.what
    assert "Zed" not in str(caught.value)
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
