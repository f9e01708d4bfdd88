"""In which letters a text is read, and where each of them stood. Pure functions.

Profiles are often written in mathematical letters or keycap digits, hashtags without blanks; they say the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, count, repeat

Span = tuple[int, int]
"""From where up to where in a text, in characters."""

LONGEST = 10_000
"""Characters of a text that are read; no platform's caption is longer."""
APART = " | "
"""Keeps words of two texts from being read as one phrase."""
SEAM = "\x1f"
"""Stands between the words of a hashtag or user name that only a capital tells apart."""
HASHTAG = re.compile(r"#(\w+)")
TAG = re.compile(rf"[#@][\w.{SEAM}-]+")
"""A hashtag or a user name behind an @."""
_TAG_SIGN = re.compile("[#@\ufe5f\ufe6b\uff03\uff20]")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts that put no blank between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_CAPITALS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_SEAMS = re.compile(rf"{_CAPITALS.pattern}|_+|(?<=\d)(?=[^\W\d])|(?<=[^\W\d_])(?=\d)")
_SILENT = "\ufe0f\u20e3\u200b"  # variation sign, keycap, blank without width


def meet(one: Span, other: Span) -> bool:
    """Whether two places have something in common."""
    return one[0] < other[1] and other[0] < one[1]


class Alphabet(dict[int, str]):
    """What each character is read as, for `str.translate`; made as characters are met."""

    def __init__(self, read: Callable[[str], str], known: Mapping[str, str]) -> None:
        super().__init__({ord(character): letters for character, letters in known.items()})
        self._read = read

    def __missing__(self, code: int) -> str:
        """A character that is met for the first time, by its code."""
        self[code] = self._read(chr(code))
        return self[code]


def _plain(character: str) -> str:
    return unicodedata.normalize("NFKC", character).replace("’", "'")


def _unmarked(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _small(character: str) -> str:
    return _unmarked(_plain(character).casefold())


def _cased(character: str) -> str:
    letters = _unmarked(character)
    return letters if len(letters.casefold()) == len(letters) else letters.casefold()


PLAIN = Alphabet(_plain, dict.fromkeys(_SILENT, ""))
"""Ordinary letters, with their accents and their case."""
SMALL = Alphabet(_small, dict.fromkeys(_SILENT, ""))
"""Ordinary letters without accents and case."""
CASED = Alphabet(
    _cased,
    dict.fromkeys(f"{_SILENT}\u200c\u200d\u2060\ufeff\u00ad", "")
    | dict.fromkeys("’‘`´ʼ", "'")
    | dict(zip("øØłŁđĐðÐı", "oOlLdDdDi", strict=True))
    | dict(zip("ßẞæÆœŒþÞ", ("ss", "SS", "ae", "AE", "oe", "OE", "th", "TH"), strict=True)),
)
"""Ordinary letters without accents in their own case; small letters fit them place by place."""
_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
SPELLED = Alphabet(
    lambda character: CASED[ord(character)],
    {"\u0308": "e"} | _TWO_LETTERS | {letter.upper(): two.upper() for letter, two in _TWO_LETTERS.items()},
)
"""The same, with ä, ö, ü, ø and å as two letters ("Joerg", "Soeren", "Aase"), also where the mark stands apart."""
_HOLDS_TWO = re.compile("[äöüøåÄÖÜØÅ\u0308]")


class Folded:
    """A text in the letters of an alphabet, which knows where each of them stood.

    With `seams` the text was made by `with_seams`, and places are those of the text before that.
    """

    def __init__(self, text: str, alphabet: Alphabet, *, seams: bool = False) -> None:
        self.letters = text.translate(alphabet)
        self._text, self._alphabet, self._seams = text, alphabet, seams

    def place(self, span: Span) -> Span:
        """Where a part of `letters`, which is not empty, stands in the text."""
        return self._places[span[0]], self._places[span[1] - 1] + 1

    def begins(self, at: int) -> int:
        """Where the letter at that place of `letters` stands in the text; behind the last one the end of the text."""
        return self._places[at] if at < len(self._places) else len(self._text)

    @cached_property
    def _places(self) -> Sequence[int]:
        one_each = all(len(self._alphabet[ord(character)]) == 1 for character in set(self._text))
        seamed = self._seams and SEAM in self._text
        if one_each and not seamed:
            return range(len(self._text))
        numbers = accumulate(map(SEAM.__ne__, self._text), initial=0) if seamed else count()
        read_as = map(self._alphabet.__getitem__, map(ord, self._text))
        return list(chain.from_iterable(map(repeat, numbers, map(len, read_as))))


def folded(text: str) -> str:
    """In ordinary letters, without case and accents."""
    return text.lower() if text.isascii() else text.translate(SMALL)


def lower(text: str) -> str:
    """In small letters, each in its place; every i is one, with a dot or without, as `re.IGNORECASE` has it."""
    return text.replace("İ", "i").lower().replace("ı", "i")


def in_small(text: str) -> str:
    """In the small letters in which names are looked for; other than `folded`, "ø" is read as "o"."""
    return text.translate(CASED).casefold()


def spellings(text: str) -> tuple[Alphabet, ...]:
    """The ways to put a text in ordinary letters: as one letter each, and as two where it holds ä, ö, ü, ø or å."""
    return (CASED, SPELLED) if _HOLDS_TWO.search(text) else (CASED,)


def with_tags(text: str) -> str:
    """The text, and behind it each of its hashtags taken apart."""
    return APART.join([text, *(_SEAMS.sub(" ", tag) for tag in HASHTAG.findall(text))]) if "#" in text else text


def with_seams(text: str) -> str:
    """The text with a seam before each capital inside a hashtag or user name."""
    text = text.replace(SEAM, " ")
    if is_tag(text):
        return _CAPITALS.sub(SEAM, text)
    if "#" in text or "@" in text:
        return TAG.sub(lambda tag: _CAPITALS.sub(SEAM, tag[0]), text)
    return text


def is_tag(text: str) -> bool:
    """Whether the whole text is like a user name: no blanks, and not one word with a capital, as in a sentence."""
    text = text.strip()
    cased = not text.istitle() and not text.isupper() and not UNSPACED.search(text)
    return cased and not any(map(str.isspace, text))


def may_hold_tag(text: str) -> bool:
    """Whether there may be a hashtag or user name in a text, in any letters, or it may be one."""
    return _TAG_SIGN.search(text) is not None or len(text.split(None, 1)) == 1
