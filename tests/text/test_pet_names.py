"""What a child may be called at home."""

from __future__ import annotations

from datetime import date

import pytest
from auditor.model.account import Confidence
from auditor.model.family import Child, Family
from auditor.text.names import FamilyWord, own_words, perhaps_named
from auditor.text.pet_names import forms


def family(name: str) -> Family:
    return Family(children=(Child(name, date(2020, 2, 2)),))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Teun", "kijk Teunie eens gaan"),
        ("Zuzanna", "nasza Zuzia dzisiaj"),
        ("Zofia", "dla Zosieńki"),
        ("Marta", "mi Martita en la playa"),
        ("Stanisław", "Stasiek w wannie"),
        ("Lautaro", "hoy Lauti cumple"),
        ("Jörg", "Joergchen schläft"),
        ("Kerem", "Keremle sabah"),
        ("عبدالله", "عبود في البحر"),
        ("Kornelia", "Kornelka na swoim"),
        ("Sem", "kijk Semmie eens gaan"),
        ("Tom", "where did Tommy go"),
        ("Lukas", "unser Lukilein schläft"),
        ("Diego", "mi Dieguito en la playa"),
        ("Natanek", "dla Natankowi tort"),
        ("Paco", "mi Paquito en la playa"),
        ("Jakub", "prezent dla taty i Kubusiowi też"),
        ("Jan", "tort dla Jasia"),
        ("Elif", "benim Elifciğim uyudu"),
        ("Ayşe", "benim Ayşeciğim uyudu"),
        ("Zeynep", "benim Zeynebim uyudu"),
        ("Émile", "notre Émilou dort"),
        ("نور", "يا نوري"),
    ],
)
def test_a_child_is_known_by_what_it_is_called(name: str, text: str) -> None:
    hits = own_words(text, family(name))
    assert [hit.kind in (FamilyWord.CHILD, FamilyWord.NICKNAME) for hit in hits] == [True]


def test_a_form_is_a_guess_and_needs_a_capital() -> None:
    assert [hit.confidence for hit in own_words("met Emi naar zee", family("Emilia"))] == [Confidence.GUESSED]
    assert own_words("met emi naar zee", family("Emilia")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Martina", "Mar y sol"),
        ("Emma", "Em dash"),
        ("Marieke", "Mar en tierra"),
        ("Bo", "Boek gekocht"),
        ("Dagmar", "Dag, lieve zon"),
    ],
)
def test_ordinary_words_are_no_forms(name: str, text: str) -> None:
    assert own_words(text, family(name)) == []


def test_short_names_and_scripts_without_blanks_have_no_forms() -> None:
    assert forms("Bo") == forms("李明") == forms("") == frozenset()


def test_a_name_that_is_a_word_is_found_where_a_text_is_about_a_child() -> None:
    assert perhaps_named("lente badderde met de afwas", family("Lente")) == (0, 5)
    assert perhaps_named("herfst en regen", family("Lente")) is None
