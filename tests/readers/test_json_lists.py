"""The lists of a JSON file: all of them, behind whatever stands in between, and what may be lost."""

from __future__ import annotations

import io
import json
from typing import Any

import ijson
import pytest
from auditor.downloads.problems import PartlyReadError, ProblemKind
from auditor.readers import json_lists
from auditor.readers.json_lists import json_objects
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


_MANY = [{"title": f"day {n}", "media": [{"uri": f"media/{n}.jpg", "at": n, "north": n / 8}]} for n in range(2000)]
_LIST = json.dumps(_MANY, indent=1).encode()
_LATE = b'"at": 1900'


def _read(content: bytes) -> tuple[list[Any], str]:
    found: list[Any] = []
    try:
        found.extend(json_objects(lambda: io.BytesIO(content), ("media", "title")))
    except (ValueError, ijson.JSONError, PartlyReadError) as error:
        return found, type(error).__name__
    return found, ""


@pytest.mark.parametrize(
    "content",
    [
        _LIST,
        b"\xef\xbb\xbf" + _LIST,
        json.dumps({"posts": _MANY}).encode(),
        json.dumps({"posts": _MANY, "version": 1}).encode(),
        json.dumps([1, "a", None, [2, [3]], {}, -1.5, 12]).encode(),
        json.dumps(["x" * 3_000_000, *_MANY[:3]]).encode(),
        _LIST[:-2],
        _LIST + b" x",
        _LIST.replace(_LATE, b'"at": NaN'),
        _LIST.replace(_LATE, b'"at": 1, "at": 2'),
        _LIST.replace(_LATE, b'"at": ' + b"9" * 30),
        _LIST.replace(_LATE, b'"at": 1e999'),
        _LIST.replace(b"day 1900", b"day \xff"),
        _LIST.replace(b"day 1900", b"day \\ud83d"),
        _LIST.replace(b"day 1900", "day \u00e9 \U0001f476 \\ud83d\\ude00".encode()),
        _LIST.replace(b"day 1900", b"day \x01"),
        b"[]",
        b'{"title": "x", "media": []}',
    ],
)
def test_quick_and_careful_reading_say_the_same(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = _read(content)
    monkeypatch.setattr(json_lists, "_plain_items", _never)
    assert quick == _read(content)


def _never(*_: object) -> Any:
    raise ValueError("read with care")


def test_a_sound_list_is_not_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lists, "_with_care", None)
    assert _read(_LIST) == (_MANY, "")


def test_only_items_with_other_letters_are_mended() -> None:
    content = json.dumps(["plain", "caf\u00e9"]).encode()
    assert list(json_objects(lambda: io.BytesIO(content), (), "", str.upper)) == ["plain", "CAF\u00c9"]
