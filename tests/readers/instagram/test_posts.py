"""What was posted on Instagram."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from auditor.demo.instagram.account import GENERATIONS
from auditor.demo.instagram.tree import tree
from auditor.demo.trees import meta_json, without
from auditor.model.posting import MediaKind, PostKind
from tests.readers.instagram.exports import ACCOUNT, EVERY, FORMS, Look, day

# Posts and people


@pytest.mark.parametrize("generation", GENERATIONS[1:])
@pytest.mark.parametrize("form", ["json", "html"])
def test_posts(look: Look, generation: Any, form: Any) -> None:
    placed = tuple(replace(item, place="Utrecht") for item in ACCOUNT.posts)
    account = look(tree(replace(ACCOUNT, posts=placed), generation=generation, form=form))
    first, second = (post for post in account.posts if post.kind is PostKind.POST)
    assert (first.at, first.caption) == (day(2019), "First day at school")
    assert (second.at, second.caption) == (day(2018), "At the beach, été")
    assert first.coordinates is not None
    assert (first.coordinates.latitude, first.coordinates.longitude) == (52.1, 5.1)
    assert second.coordinates is None
    assert first.tagged == (2 if (generation, form) == ("2026", "html") else None)
    assert {first.place, second.place} == {"Utrecht" if generation == "2026" else ""}
    assert [m.kind for m in second.media] == [MediaKind.PHOTO, MediaKind.PHOTO, MediaKind.VIDEO]
    assert all(m.in_archive for post in account.posts for m in post.media)
    kinds = {post.kind for post in account.posts}
    others = {PostKind.STORY, PostKind.REEL, PostKind.ARCHIVED, PostKind.DELETED, PostKind.PROFILE_PHOTO}
    assert kinds == others | {PostKind.POST}
    assert all(post.source.endswith(form) for post in account.posts)


# Where else the owner's photos stand


@pytest.mark.parametrize("numbered", ["", "_1"])
def test_what_was_posted_on_threads_is_read_and_has_viewers_of_its_own(look: Look, numbered: str) -> None:
    picture = {"uri": "media/other/t.jpg", "creation_timestamp": 1700000000, "title": "First day"}
    posts = [{"media": [picture]}, {"media": [], "title": "Only words"}]
    path = f"your_instagram_activity/threads/threads_and_replies{numbered}.json"
    account = look(tree(EVERY) | {path: meta_json({"text_post_app_text_posts": posts})})
    told = [post for post in account.posts if post.source == path]
    assert [(post.kind, post.caption) for post in told] == [
        (PostKind.OTHER, "First day"),
        (PostKind.OTHER, "Only words"),
    ]
    assert account.lists["content.threads"].whole


@pytest.mark.parametrize("form", FORMS)
def test_the_profile_photo_that_only_the_profile_names_is_told_once(look: Look, form: Any) -> None:
    made = tree(EVERY, form=form)
    alone = look(without(made, "profile_photos"))
    (photo,) = [post for post in alone.posts if post.kind is PostKind.PROFILE_PHOTO]
    assert photo.source.endswith(f"/personal_information.{form}")
    both = [m.uri for post in look(made).posts if post.kind is PostKind.PROFILE_PHOTO for m in post.media]
    assert photo.media[0].uri in both
    assert len(both) == len(set(both)) == 2
