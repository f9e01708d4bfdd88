"""Where a post stands, by its headline."""

from __future__ import annotations

from dataclasses import replace

import pytest
from auditor.demo.meta.sheets import Form
from auditor.demo.trees import without
from auditor.model.posting import PostKind
from auditor.readers.facebook.titles import Stands, stands
from auditor.readers.labels import load
from tests.readers.facebook.lists import ANN, FORMS, SUN, Open, of, post, posts_with, small

# Where a post stands


OWN = [
    "",
    "Ann Example",
    "Ann Example updated her status.",
    "Ann Example added a new photo.",
    "Ann Example added 12 new photos.",
    "Ann Example was with Bo Example and 2 others at Voorbeeldstad.",
    "Ann Example is feeling happy.",
    "Ann Example shared a group.",
    "Ann Example heeft een nieuwe foto toegevoegd.",
    "Ann Example hat ein neues Foto hinzugefügt.",
    "Ann Example a ajouté 3 nouvelles photos.",
    "Ann Example ha aggiunto una nuova foto.",
    "Ann Example agregó 2 fotos nuevas.",
    "Ann Example adicionou uma nova foto.",
    "Użytkownik Ann Example dodał nowe zdjęcie.",
    "Ann Example yeni bir fotoğraf ekledi.",
    "أضافت Ann Example صورة جديدة.",
    "Ann Example menambahkan foto baru.",
    "Ann Example đã thêm một ảnh mới.",
    "Ann Example добавила новое фото.",
    "Shared from Instagram",
]
ELSEWHERE = [
    "Ann Example posted in Neighbours.",
    "Ann Example posted in the group: Neighbours.",
    "Ann Example added a new photo to the group: Neighbours.",
    "Ann Example shared a link to Bo Example's timeline.",
    "Ann Example wrote on Bo Example's profile.",
    "Ann Example heeft een nieuwe foto toegevoegd in de groep: Buren.",
    "Ann Example heeft een bericht geplaatst in Buren.",
    "Ann Example a publié dans Voisins.",
    "Ann Example hat ein Foto in der Gruppe Nachbarn geteilt.",
    "Ann Example was with Bo Example in the group Neighbours.",
]
UNKNOWN = [
    "Ann Example added a new photo to the album: Trees.",
    "Ann Example heeft 1 foto neergezet bij Buren.",
    "Ann Example のフォトを追加しました: ご近所",
    "Ann Example lisäsi uuden kuvan ryhmään Naapurit.",
    "Ann Example added a new photo: Neighbours.",
    "Somebody quite different with a long name indeed added a new photo.",
]


@pytest.mark.parametrize(
    ("title", "where"),
    [(title, where) for where, titles in zip(Stands, (OWN, ELSEWHERE, UNKNOWN), strict=True) for title in titles],
)
def test_only_known_headlines_stand_on_the_own_timeline(opened: Open, title: str, where: Stands) -> None:
    (found,) = of(opened(posts_with(post(title))), "content.posts")
    assert found.kind is (PostKind.OTHER if where is Stands.ELSEWHERE else PostKind.POST)
    assert found.audience is None
    assert bool(found.audience_raw) is (where is Stands.UNKNOWN)


def test_headlines_are_known_without_a_profile_as_well(opened: Open) -> None:
    made = without(
        posts_with(post("Ann van der Example added a new photo."), post("Ann Example posted in Sun.")),
        "profile_information",
    )
    own, group = of(opened(made), "content.posts")
    assert (own.kind, own.audience_raw) == (PostKind.POST, "")
    assert group.kind is PostKind.OTHER


def test_no_name_makes_a_post_in_a_group_one_of_the_own_timeline() -> None:
    words = load("facebook")
    title = "Ann Example posted in Mothers: Bo added a new photo."
    assert stands(title, (), words) is not Stands.OWN
    assert stands(title, ("Ann Example",), words) is not Stands.OWN
    assert stands("Ann Example is feeling happy.", (), words) is Stands.UNKNOWN


@pytest.mark.parametrize("form", FORMS)
def test_headlines_of_pages_are_read_alike(opened: Open, form: Form) -> None:
    posts = (replace(SUN, group="Neighbours"), replace(SUN, caption="On my own"))
    found = of(opened(small(form, replace(ANN, posts=posts, albums=()))), "content.posts")
    assert [item.kind for item in found] == [PostKind.OTHER, PostKind.POST]
