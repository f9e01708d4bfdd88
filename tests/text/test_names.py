"""The family's own words in a text: every way of writing them, and not the ordinary words that look the same."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from auditor.model.account import Confidence
from auditor.model.family import Child, Family
from auditor.text.names import NAMES, FamilyWord, own_words
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

BORN = date(2019, 5, 12)
SURE, GUESS = Confidence.DERIVED, Confidence.GUESSED
CHILD, NICKNAME, SCHOOL = FamilyWord.CHILD, FamilyWord.NICKNAME, FamilyWord.SCHOOL
CLUB, STREET, TOWN = FamilyWord.CLUB, FamilyWord.STREET, FamilyWord.TOWN


def family(*names: str) -> Family:
    return Family(tuple(Child(name, BORN) for name in names))


def told(text: str, of: Family) -> list[tuple[str, Confidence]]:
    return [(text[hit.start : hit.end], hit.confidence) for hit in own_words(text, of)]


@pytest.mark.parametrize(
    ("name", "text", "piece"),
    [
        ("Emma", "Emma's verjaardag", "Emma's"),
        ("Emma", "Emma’s verjaardag", "Emma’s"),
        ("Emma", "emmas birthday", "emmas"),
        ("Emma", "onze Emma'tje", "Emma'tje"),
        ("Emma", "lieve Emmaatje!", "Emmaatje"),
        ("Emma", "EMMA IS JARIG", "EMMA"),
        ("Emma", "Emmaaaa!", "Emmaaaa"),
        ("Otis", "otissss 🐍", "otissss"),
        ("Emma", "maman d'Emma", "Emma"),
        ("Emma", "Emmalein schläft", "Emmalein"),
        ("Emma", "💖Emma💖", "Emma"),
        ("Emma", "𝓔𝓶𝓶𝓪 (5)", "𝓔𝓶𝓶𝓪"),
        ("Emma", "E\u200bmma", "E\u200bmma"),
        ("Emma", "#EmmasBirthday", "Emmas"),
        ("Emma", "so proud #emma_5", "emma"),
        ("Emma", "mama.van.emma", "emma"),
        ("Emma", "emma2017", "emma"),
        ("Emma", "MamaVanEmma", "Emma"),
        ("Emma", "@mama.van.emma wow", "emma"),
        ("Noor", "Noortje slaapt", "Noortje"),
        ("Finn", "Finns fiets", "Finns"),
        ("Finn", "Finnetje", "Finnetje"),
        ("Finn", "Finnchen", "Finnchen"),
        ("Tom", "Tommetjes fiets", "Tommetjes"),
        ("Willem", "Willempje", "Willempje"),
        ("Lars", "Lars' fiets", "Lars'"),
        ("Zoë", "zoe en papa", "zoe"),
        ("Jörg", "#joerg am Meer", "joerg"),
        ("Jörg", "Jorg lacht", "Jorg"),
        ("Joerg", "Jörg lacht", "Jörg"),
        ("Joerg", "Jo\u0308rg lacht", "Jo\u0308rg"),
        ("Björn", "Bjoern lernt schwimmen", "Bjoern"),
        ("Gül", "Guel slaapt", "Guel"),
        ("Søren", "soeren er 5", "soeren"),
        ("Soeren", "Søren er 5", "Søren"),
        ("Åse", "aase smiler", "aase"),
        ("Aase", "ÅSE SMILER", "ÅSE"),
        ("Jürgen", "JUERGEN", "JUERGEN"),
        ("Weiß", "weiss", "weiss"),
        ("سارة", "مع سارة اليوم", "سارة"),
        ("נועה", "עם נועה בים", "נועה"),
        ("आरव", "आरव स्कूल में", "आरव"),
        ("प्रिया", "प्रिया आज", "प्रिया"),
        ("Лиза", "Лиза пошла", "Лиза"),
        ("小明", "#小明", "小明"),
        ("Zoe", "Zoë en papa", "Zoë"),
        ("Søren", "soren", "soren"),
        ("Großmann", "GROSSMANN", "GROSSMANN"),
        ("Anna Sophie", "annasophie", "annasophie"),
        ("Anna Sophie", "Anna-Sophie!", "Anna-Sophie"),
        ("Noor Voorbeeld", "Noor en Finn", "Noor"),
        ("Ивана", "наша ИВАНА", "ИВАНА"),
    ],
)
def test_a_name_is_known_however_it_is_written(name: str, text: str, piece: str) -> None:
    assert told(text, family(name)) == [(piece, SURE)]


@pytest.mark.parametrize(
    ("name", "text", "piece"),
    [
        ("Emma", "#teamemma", "emma"),
        ("Emma", "emmaenfinn", "emma"),
        ("Emma", "wow @emmaenfinn", "emma"),
        ("Emma", "Emma-Louise en ik", "Emma"),
        ("Roos", "Roos is jarig!", "Roos"),
        ("Roos", "Vandaag met Roos naar zee", "Roos"),
        ("Roos", "ROOS IS JARIG", "ROOS"),
        ("Roos", "met Roosje in bad", "Roosje"),
        ("Roos", "Roos' verjaardag", "Roos'"),
        ("Roos", "#RoosIsJarig", "Roos"),
        ("Roos", "mama.van.roos", "roos"),
        ("Roos", "Roos!", "Roos"),
        ("Max", "Max' fiets", "Max'"),
        ("Bo", "Bo is lief", "Bo"),
        ("May", "May is five today", "May"),
        ("May", "and May laughed", "May"),
        ("Will", "Will's first tooth", "Will's"),
        ("Will", "here comes Will", "Will"),
        ("Rose", "mit Rose im Garten", "Rose"),
        ("Milan", "Milan is 4", "Milan"),
    ],
)
def test_what_may_be_something_else_is_a_guess(name: str, text: str, piece: str) -> None:
    assert told(text, family(name)) == [(piece, GUESS)]


@pytest.mark.parametrize(
    ("name", "text", "piece"),
    [
        ("小明", "今天小明上学", "小明"),
        ("ゆい", "今日ゆいちゃんと", "ゆい"),
        ("พลอย", "วันนี้พลอยไปโรงเรียน", "พลอย"),
        ("민준", "오늘 민준이랑", "민준"),
        ("سارة", "وسارة", "سارة"),
        ("נועה", "ונועה", "נועה"),
    ],
)
def test_where_words_touch_each_other_a_name_is_a_guess(name: str, text: str, piece: str) -> None:
    assert told(text, family(name)) == [(piece, GUESS)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Roel", "een Rol papier"),
        ("Koen", "kon niet"),
        ("Roos", "de rozen"),
        ("Joerg", "jorg"),
        ("小明", "小华"),
        ("민수", "민순"),
    ],
)
def test_only_marks_may_be_written_as_a_second_letter(name: str, text: str) -> None:
    assert told(text, family(name)) == []


@pytest.mark.parametrize("street", ["Möhnestraße", "Moehnestrasse"])
def test_places_are_known_with_and_without_marks(street: str) -> None:
    of = Family(streets=(street,), towns=("Köln",))
    assert [kind.kind for kind in own_words("in der Möhnestraße", of)] == [STREET]
    assert [kind.kind for kind in own_words("Koeln im Regen", of)] == [TOWN]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Emma", "dilemma gemma"),
        ("Emma", "#dilemma"),
        ("Emma", "Emmanuel in de kerk"),
        ("Ivo", "#ivoorkust"),
        ("Luca", "Lucas en Sara"),
        ("Han", "Hans en Grietje"),
        ("Roos", "prachtige rozen in de tuin"),
        ("Roos", "een roos uit de tuin"),
        ("Roos", "roos"),
        ("Roos", "De Roos van Jericho"),
        ("Roos", "EEN MOOIE ROOS UIT DE TUIN"),
        ("Roos", "Roosjes in de tuin"),
        ("Roos", "#roos"),
        ("Roos", "#Roos in bloei"),
        ("Roos", "#roosendaal"),
        ("Rose", "Eine schöne Rose"),
        ("Rose", "l'Iris et la Rose"),
        ("Rose", "ROSES ARE RED"),
        ("Bo", "boven op de bo"),
        ("Bo", "#bonaire"),
        ("May", "in May we go"),
        ("May", "5 May"),
        ("May", "May 2024"),
        ("May", "May you be happy"),
        ("Will", "Will you come?"),
        ("Summer", "#Summer2024 #summervibes"),
        ("Summer", "happy Summer"),
        ("Milan", "een weekend in Milan"),
        ("Max", "max. 10 personen"),
        ("♥", "♥"),
    ],
)
def test_ordinary_words_and_other_names_are_left_alone(name: str, text: str) -> None:
    assert told(text, family(name)) == []


PLACES = Family(
    schools=("Basisschool De Regenboog", "Anne Frank School", "Wilhelminaschool", "Openbare School"),
    clubs=("v.v. De Vos", "Ajax"),
    streets=("Voorbeeldstraat 12", "12 Baker Street", "Musterstraße", "Rue de la Paix"),
    towns=("Utrecht", "Best", "'s-Gravenhage", "Den Haag"),
)


@pytest.mark.parametrize(
    ("text", "piece", "kind", "number", "confidence"),
    [
        ("eerste dag op basisschool de regenboog", "regenboog", SCHOOL, 0, SURE),
        ("obs De Regenboog", "Regenboog", SCHOOL, 0, SURE),
        ("#bsDeRegenboog", "Regenboog", SCHOOL, 0, SURE),
        ("regenboogschool", "regenboog", SCHOOL, 0, SURE),
        ("kamp met de Regenboog", "Regenboog", SCHOOL, 0, GUESS),
        ("Regenboog", "Regenboog", SCHOOL, 0, GUESS),
        ("op de Anne Frank", "Anne Frank", SCHOOL, 1, SURE),
        ("anne frank", "anne frank", SCHOOL, 1, GUESS),
        ("wilhelminaschool", "wilhelminaschool", SCHOOL, 2, SURE),
        ("naar vv de vos", "vos", CLUB, 0, SURE),
        ("bij Ajax", "Ajax", CLUB, 1, GUESS),
        ("in de voorbeeldstraat", "voorbeeldstraat", STREET, 0, SURE),
        ("Voorbeeldstr. 12", "Voorbeeldstr", STREET, 0, SURE),
        ("on baker street", "baker", STREET, 1, SURE),
        ("MUSTERSTRASSE 5", "MUSTERSTRASSE", STREET, 2, SURE),
        ("5, rue de la Paix", "Paix", STREET, 3, SURE),
        ("utrecht!", "utrecht", TOWN, 0, SURE),
        ("we wonen in Best", "Best", TOWN, 1, GUESS),
        ("Best", "Best", TOWN, 1, GUESS),
        ("'s-gravenhage", "s-gravenhage", TOWN, 2, SURE),
        ("den haag", "den haag", TOWN, 3, SURE),
    ],
)
def test_places_are_known_by_what_tells_them_apart(
    text: str, piece: str, kind: FamilyWord, number: int, confidence: Confidence
) -> None:
    hits = [(text[hit.start : hit.end], hit.kind, hit.number, hit.confidence) for hit in own_words(text, PLACES)]
    assert hits == [(piece, kind, number, confidence)]


@pytest.mark.parametrize(
    "text",
    [
        "wat een mooie regenboog",
        "WAT EEN MOOIE REGENBOOG",
        "Regenboog boven het strand",
        "#regenboog",
        "een vos in de tuin",
        "bij de Vos",
        "de school begint",
        "Best day ever",
        "utrechtse heuvelrug",
        "voorbeeldstraatfeest",
        "la paix dans le monde",
    ],
)
def test_ordinary_words_are_no_places(text: str) -> None:
    assert told(text, PLACES) == []


def test_a_nickname_has_the_number_of_its_child() -> None:
    of = Family((Child("Emma", BORN, ("Em", "Bolletje")), Child("Finn", BORN, ("Noni",))))
    hits = own_words("Finn, Noni en bolletje", of)
    assert [(hit.kind, hit.number) for hit in hits] == [(CHILD, 1), (NICKNAME, 1), (NICKNAME, 0)]
    assert [hit.kind for hit in own_words("Finn, Noni en bolletje", of, {NICKNAME})] == [NICKNAME] * 2
    assert own_words("Finn", of, ()) == own_words("Finn", Family()) == []


def test_of_two_names_the_longer_one_counts_and_parents_are_not_meant() -> None:
    of = Family((Child("Emma", BORN, ("Emmaatje",)), Child("Anna Sophie", BORN)), parents=("Anna",))
    assert [hit.kind for hit in own_words("Emmaatje", of)] == [NICKNAME]
    assert own_words("Anna en papa", of) == []
    assert len(own_words("Anna Sophie en Emma", of)) == 2


PIECES = st.sampled_from(
    [
        *"#@ ._5İßﬃ’𝓔\u0345\x1f\u200b\ud800",
        "Emma",
        "emma",
        "'s",
        "tje",
        "Roos",
        "May",
        "De ",
        "vv ",
        "basisschool ",
        "Regenboog",
        "straat",
        "Best",
        "in ",
        "Σς",
    ]
)
EVERYBODY = replace(PLACES, children=(Child("Emma", BORN, ("Em", "Roos")), Child("May", BORN, ("Bo", "Σας"))))
TEXTS = st.one_of(st.text(max_size=100), st.lists(PIECES, max_size=30).map("".join))
WORDS = st.lists(st.one_of(st.text(min_size=1, max_size=10), PIECES), max_size=2).map(tuple)


@given(TEXTS)
@example("\ud800#Emma")
def test_any_text_gives_ordered_pieces_of_it(text: str) -> None:
    hits = own_words(text, EVERYBODY)
    ends = [0, *(hit.end for hit in hits)]
    assert all(end <= hit.start < hit.end <= len(text) for end, hit in zip(ends, hits, strict=False))
    assert hits == own_words(text, EVERYBODY)
    assert {(hit.start, hit.end) for hit in own_words(text, EVERYBODY, NAMES)} >= {
        (hit.start, hit.end) for hit in hits if hit.kind in NAMES
    }


@given(TEXTS, WORDS, WORDS)
def test_any_family_can_be_looked_for(text: str, names: tuple[str, ...], places: tuple[str, ...]) -> None:
    children = tuple(Child(name, BORN, places) for name in names)
    assert own_words(text, Family(children, names, places, names, places, names)) is not None


@given(TEXTS, TEXTS)
def test_a_name_in_a_sentence_of_its_own_is_always_found(before: str, after: str) -> None:
    text = f"{before.replace('#', '').replace('@', '')} . Xandrine . {after}"
    assert "Xandrine" in [piece for piece, _ in told(text, family("Xandrine"))]


@pytest.mark.parametrize("piece", ["emma", "#emma ", "bo ", "Bo ", "emma.", "@", "de regenboog ", "ﬃ", "Emma'", " "])
def test_endless_texts_come_to_an_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = process_time()
    assert all(hit.end <= len(text) for hit in own_words(text, EVERYBODY))
    assert process_time() - started < 5
