"""An invented Facebook account whose lists of posted things are spoiled one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from auditor.demo.facebook.account import Album, FacebookAccount
from auditor.demo.facebook.tree import Item, tree
from auditor.demo.meta.sheets import Form
from auditor.demo.trees import Tree, meta_json
from auditor.model.account import Account
from auditor.model.posting import Post

DAY = datetime(2017, 5, 6, 12, tzinfo=UTC)
STAMP = int(DAY.timestamp())
SUN = Item(at=DAY, caption="Sunset")
ANN = FacebookAccount(
    username="ann.example",
    first_name="Ann",
    last_name="Example",
    posts=(SUN, replace(SUN, caption="Only words", photos=0)),
    albums=(
        Album("Profile pictures", (replace(SUN, caption=""),), DAY),
        Album("Trees", (SUN, replace(SUN, photos=1)), DAY),
    ),
    uncategorised=(SUN,),
    videos=(replace(SUN, photos=0, video=True),),
    archived_stories=(SUN,),
    group_posts=(replace(SUN, group="Neighbours"),),
    comments=(SUN, replace(SUN, caption="words only", photos=0)),
    for_sale=(SUN,),
)
ACTIVITY = "your_facebook_activity"
FILES = {
    "content.posts": f"{ACTIVITY}/posts/your_posts__check_ins__photos_and_videos_1",
    "content.albums": f"{ACTIVITY}/posts/album/1",
    "content.uncategorized": f"{ACTIVITY}/posts/your_uncategorized_photos",
    "content.videos": f"{ACTIVITY}/posts/your_videos",
    "content.stories": f"{ACTIVITY}/stories/archived_stories",
    "content.groups": f"{ACTIVITY}/groups/group_posts_and_comments",
    "content.comments": f"{ACTIVITY}/comments_and_reactions/comments",
    "content.marketplace": f"{ACTIVITY}/facebook_marketplace/items_sold",
}
FORMS: tuple[Form, ...] = ("json", "html")
Open = Callable[[Tree], Account]


def small(form: Form = "json", account: FacebookAccount = ANN, **options: Any) -> Tree:
    return tree(account, form=form, with_media=False, **options)


def with_json(name: str, value: Any, made: Tree | None = None) -> Tree:
    return (small() if made is None else made) | {name: meta_json(value)}


def posts_with(*posts: Any, **profile: Any) -> Tree:
    made = small(account=replace(ANN, posts=(), albums=(), **profile))
    return with_json(f"{FILES['content.posts']}.json", list(posts), made)


def post(title: str = "", **fields: Any) -> dict[str, Any]:
    media = {"uri": f"{ACTIVITY}/posts/media/your_posts/1_n.jpg", "creation_timestamp": STAMP}
    made = {"timestamp": STAMP, "attachments": [{"data": [{"media": media}]}], "data": [{"post": "words"}]}
    return made | ({"title": title} if title else {}) | fields


def of(account: Account, list_id: str) -> list[Post]:
    return [item for item in account.posts if item.source in account.lists[list_id].files]
