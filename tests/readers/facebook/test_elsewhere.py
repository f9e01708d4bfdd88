"""What was posted outside of the own timeline: in groups, under comments, for sale."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from auditor.demo.facebook.account import GENERATIONS, Generation
from auditor.demo.meta.sheets import Form
from auditor.model.posting import PostKind
from tests.readers.facebook.lists import ACTIVITY, ANN, DAY, FILES, FORMS, STAMP, SUN, Open, of, small, with_json

# Other corners


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("generation", GENERATIONS)
def test_posts_in_groups_are_read_and_their_audience_is_unknown(
    opened: Open, form: Form, generation: Generation
) -> None:
    (found,) = of(opened(small(form, generation=generation)), "content.groups")
    assert (found.kind, found.audience, found.caption, found.at) == (PostKind.OTHER, None, "Sunset", DAY)
    assert len(found.media) == 1


@pytest.mark.parametrize("name", ["your_posts_in_groups", "your_posts_and_comments_in_groups", "new_posts_of_2027"])
def test_lists_of_groups_are_read_under_any_of_their_names(opened: Open, name: str) -> None:
    made = small()
    content = made.pop(f"{FILES['content.groups']}.json")
    assert of(opened(made | {f"groups/{name}.json": content}), "content.groups")


def test_conversations_of_groups_are_never_opened(opened: Open) -> None:
    talk = {
        f"{ACTIVITY}/groups/your_group_messages/1.json": b"PRIVATE",
        f"{ACTIVITY}/messages/inbox/groups/posts.json": b"{",
    }
    account = opened(small() | talk)
    assert account.problems == ()


@pytest.mark.parametrize("form", FORMS)
def test_the_owners_pictures_in_comments_are_read_and_nothing_else_of_them(opened: Open, form: Form) -> None:
    (found,) = of(opened(small(form)), "content.comments")
    assert (found.kind, found.audience, len(found.media)) == (PostKind.OTHER, None, 1)
    assert found.caption == ("Sunset" if form == "json" else "")
    assert "words only" not in repr(found)


def test_the_words_of_others_in_comments_are_left_alone(opened: Open) -> None:
    name = f"{FILES['content.comments']}.json"
    data = json.loads(small()[name])
    data["comments_v2"][0]["data"][0]["comment"]["author"] = "Bo Example"
    (found,) = of(opened(with_json(name, data)), "content.comments")
    assert found.caption == ""
    assert found.media


@pytest.mark.parametrize("form", FORMS)
def test_what_is_offered_for_sale_is_read(opened: Open, form: Form) -> None:
    (found,) = of(opened(small(form)), "content.marketplace")
    assert (found.kind, found.audience, found.caption, len(found.media)) == (PostKind.OTHER, None, "Sunset", 1)
    assert found.at == DAY


def test_the_profile_photo_that_only_the_profile_names_is_one(opened: Open) -> None:
    made = small(account=replace(ANN, profile_photo=SUN))
    (found,) = [item for item in opened(made).posts if "profile_information.json" in item.source]
    assert (found.kind, found.at, len(found.media)) == (PostKind.PROFILE_PHOTO, DAY, 1)


def test_former_profile_and_cover_photos_of_its_history_are_read(opened: Open) -> None:
    def update(number: int, album: str) -> dict[str, Any]:
        media = {"uri": f"profile/{number}.jpg", "creation_timestamp": STAMP, "title": album}
        return {
            "timestamp": STAMP,
            "attachments": [{"data": [{"media": media}]}],
            "title": "Ann changed something.",
        }

    history = {"profile_updates_v2": [update(1, "Profile pictures"), update(2, "Cover photos"), {"timestamp": STAMP}]}
    account = opened(with_json("personal_information/profile_information/profile_update_history.json", history))
    kinds = [item.kind for item in account.posts if "history" in item.source]
    assert kinds == [PostKind.PROFILE_PHOTO, PostKind.COVER_PHOTO]
