"""How deeply a JSON may be nested, sound or broken."""

from __future__ import annotations

from io import BytesIO

import pytest
from auditor.downloads.nesting import MAX_NESTING, UnmarkedText, nested_too_deeply


@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")], ids=["lists", "objects"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "with a mark"])
def test_one_level_more_than_allowed_is_too_deep(opening: bytes, closing: bytes, mark: bytes) -> None:
    for levels in (1, MAX_NESTING, MAX_NESTING + 1):
        content = mark + opening * levels + b"1" + closing * levels
        assert nested_too_deeply(BytesIO(content)) is (levels > MAX_NESTING)


@pytest.mark.parametrize("end", [b"", b"}", b"x", b'"', b"\xff"])
def test_what_breaks_off_deep_inside_is_too_deep_as_well(end: bytes) -> None:
    assert nested_too_deeply(BytesIO(b"[" * (MAX_NESTING + 1) + end))
    assert not nested_too_deeply(BytesIO(b"[" * MAX_NESTING + end))


def test_many_beside_each_other_are_not_deep() -> None:
    assert not nested_too_deeply(BytesIO(b"[" + b"[[]]," * 10_000 + b"1]"))


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf\xef\xbb\xbf[1]", b"[1]"])
def test_one_mark_is_taken_off_and_nothing_else(content: bytes) -> None:
    text = UnmarkedText(BytesIO(content))
    assert text.read() == content.removeprefix(b"\xef\xbb\xbf")
    assert not text.stray
