"""What a child may be called at home, or in a sentence, besides its first name: short forms, diminutives, case endings.

All of them are only likely, so whoever finds one has a guess; forms that are ordinary words are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from auditor import yaml_files
from auditor.text.letters import UNSPACED, in_small
from auditor.text.vocabulary import vocabulary
from auditor.text.word_lists import frequent

_SHORTEST, _LONGEST_CUT = 3, 6
_LONG_ENOUGH = 4
"""From so many letters on a name is cut short, and takes the endings of other languages."""
_VOWELS = "aeiouy"
_ON_CONSONANT = (
    *("i", "ie", "ik", "ek", "us", "is", "ito", "cito", "ita", "in", "on", "ou"),
    *("erl", "l", "le", "el", "li", "chen", "lein", "ke", "ken", "teke", "y"),
    *("a", "owi", "iowi", "em", "ie", "u", "iem", "iu", "io"),
    *("um", "im", "cim", "cum", "cik", "cuk", "cigim", "cugum"),
    *("le", "la", "in", "un", "e", "de", "den", "ye", "ya"),
)
"""What is written onto a name that ends in a consonant: in Dutch, German, Spanish and French, Polish, Turkish."""
_FOR_VOWEL = (
    *("ita", "ito", "inha", "i", "ie", "ine", "chen", "lein", "le", "ke", "ou", "y"),
    *("e", "o", "ka", "ki", "ke", "ko", "usia", "usi", "unia", "cia", "eczka", "enka"),
    *("m", "cim", "cik", "cigim", "yla", "ya", "nin", "yi", "ye"),
)
"""What takes the place of a vowel at its end, or stands behind it."""
_SOFTER = {"p": "b", "t": "d", "k": "g"}
_ON_SOFTER = ("im", "i", "in", "e")
"""Turkish softens the end of a name before these: Zeynebim, Mehmede."""
_FOR_EK = ("ka", "kowi", "kiem", "ku")
"""Polish drops the e of such an end: Tymka, Natankowi."""
_BEFORE_ITO = {"go": "guito", "ga": "guita", "co": "quito", "ca": "quita"}
_ON_DOUBLED = ("ie", "y", "i", "ke")
"""Behind the last letter of a short name, written twice: Semmie, Tommy, Bennie."""


@lru_cache(maxsize=256)
def forms(name: str) -> frozenset[str]:
    """The forms of a first name in small letters, without itself."""
    word = in_small(name)
    if len(word) < _SHORTEST or not word.isalpha() or UNSPACED.search(word):
        return frozenset()
    listed = set(_listed().get(word, ()))
    bent = {form for stem in (word, *listed) for form in _bent(stem)}
    made = {*bent, *_cut(word)} if word.isascii() else set[str]()
    return frozenset(form for form in listed | made if form != word and not _is_ordinary(form, in_list=form in listed))


def _cut(word: str) -> Iterator[str]:
    """Its beginning, as it is or with an i: Xime, Lauti, Emi."""
    if len(word) <= _LONG_ENOUGH:
        return
    for length in range(_SHORTEST, min(_LONGEST_CUT, len(word) - 1) + 1):
        beginning = word[:length]
        if length > _SHORTEST or beginning[-1] in _VOWELS:
            yield beginning
        if beginning[-1] not in _VOWELS:
            yield from (beginning + ending for ending in ("i", "ie", "y", "chen", "ke", "ilein"))


def _bent(word: str) -> Iterator[str]:
    if len(word) <= _LONG_ENOUGH and word[-1] not in _VOWELS and word[-2:-1] in _VOWELS:
        yield from (word + word[-1] + ending for ending in _ON_DOUBLED)
    if len(word) < _LONG_ENOUGH:
        return
    if word[-1] in _SOFTER:
        yield from (word[:-1] + _SOFTER[word[-1]] + ending for ending in _ON_SOFTER)
    if word.endswith("ek"):
        yield from (f"{word[:-2]}{ending}" for ending in _FOR_EK)
    if word[-2:] in _BEFORE_ITO:
        yield word[:-2] + _BEFORE_ITO[word[-2:]]
    if word[-1] in _VOWELS:
        yield from (stem + ending for stem in (word[:-1], word) for ending in _FOR_VOWEL)
        yield from (word[:-2] + ending for ending in ("ka", "ki", "ke", "ko", "usia") if word.endswith("ia"))
    else:
        yield from (word + ending for ending in _ON_CONSONANT)


def _is_ordinary(form: str, *, in_list: bool) -> bool:
    return len(form) < _SHORTEST or form in _in_every_text() or (not in_list and vocabulary().means_something(form))


@cache
def _in_every_text() -> frozenset[str]:
    return frozenset().union(*frequent().values())


@cache
def _listed() -> Mapping[str, list[str]]:
    written = yaml_files.load(files("auditor.text") / "pet_names.yaml", dict[str, str])
    return {in_small(name): [in_small(form) for form in listed.split()] for name, listed in written.items()}
