"""The lists of a JSON file: all of them, behind whatever stands in between, and what may be lost."""

from __future__ import annotations

import pytest
from auditor.downloads.problems import ProblemKind
from tests.readers.meta.files import MAPPED, Ending, Parse, dump


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_read_around_and_the_file_is_not_whole(ending: Ending, number: str) -> None:
    content = f'{{"root": [{{"title": "a", "media": []}}, {{"title": "b", "x": {number}}}, {{"title": "c"}}]}}'
    assert ending(content.encode()) == (3, ProblemKind.BROKEN, 0)


@pytest.mark.parametrize("stray", [b"\xff", b"\xc3", b"\x80\x81"])
def test_a_stray_byte_is_read_around_and_the_file_is_not_whole(ending: Ending, stray: bytes) -> None:
    content = b'[{"title": "a"}, {"title": "b' + stray + b'"}, {"title": "c"}]'
    assert ending(content) == (3, ProblemKind.BROKEN, 0)


def test_a_sign_that_stands_for_lost_text_is_no_stray_byte(ending: Ending) -> None:
    assert ending('[{"title": "caf\ufffd"}, {"title": "café"}]'.encode()) == (2, None, 0)


@pytest.mark.parametrize("odd", ["null", "7", '"text"', "[]", "true"])
def test_all_entries_behind_one_that_is_none_are_read(ending: Ending, odd: str) -> None:
    for wrapper in ("[{}, {}, {}]", '{{"root": [{}, {}, {}]}}'):
        content = wrapper.format('{"title": "a"}', odd, '{"title": "b"}')
        assert ending(content.encode()) == (2, ProblemKind.ODD_ENTRIES, 1)


def test_every_list_of_a_file_is_read_and_a_second_one_is_a_trouble(ending: Ending) -> None:
    assert ending(dump({"one": [MAPPED], "two": [MAPPED, MAPPED]})) == (3, ProblemKind.SECOND_LIST, 1)
    assert ending(dump({"one": [MAPPED], "version": 3})) == (1, None, 0)


@pytest.mark.parametrize("where", ['{"a": [E], "a": [E]}', '[E, {"title": "x", "title": "y"}]'])
def test_a_name_that_stands_twice_is_a_trouble(ending: Ending, where: str) -> None:
    assert ending(where.replace("E", '{"title": "a"}').encode()) == (2, ProblemKind.REPEATED_KEY, 1)


@pytest.mark.parametrize("content", [b"{}", b"null", b"7", b'"text"', b"true"])
def test_a_file_that_holds_nothing_is_no_empty_list(parse: Parse, content: bytes) -> None:
    with pytest.raises(ValueError, match="no list"):
        parse(content)
