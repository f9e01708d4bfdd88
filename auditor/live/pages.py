"""The platforms' pages of settings as we know them: one YAML file a page, to be mended when a page has changed."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated

import msgspec
from msgspec import Meta, field

from auditor import yaml_files
from auditor.model.account import Platform

Names = dict[str, tuple[str, ...]]
"""By language the names that a thing was given, the present one first."""


class Kind(StrEnum):
    """How a page shows a setting."""

    SWITCH = "switch"  # a switch or checkbox of that name, or a nameless one right after those words
    CHOICE = "choice"  # radios in a dialog or group of that name, or below a heading of that name
    VALUE = "value"  # the words of the value in the same name after those words, or right after them
    SENTENCE = "sentence"  # a whole line or button says it


STATES = ("checked", "unchecked")
"""The two states of a switch."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of what stands in a page's file."""

    verified: Annotated[str | None, Meta(description="The day on which somebody last saw it so; null = never.")]
    evidence: Annotated[str, Meta(description="How it is known, in a sentence.")]


class Row(_File, frozen=True, kw_only=True):
    """One setting on a page; of a switch `states` says what it means when it is `checked` and `unchecked`."""

    fact: Annotated[str, Meta(description="The fact that it tells, an id of `auditor.model.facts`.")]
    kind: Annotated[Kind, Meta(description="How the page shows it.")]
    names: Annotated[Names, Meta(description="Its accessible names, by language.")] = {}
    states: Annotated[dict[str, str], Meta(description="The fact's words for the two states of a switch.")] = field(
        default_factory=lambda: {"checked": "on", "unchecked": "off"}
    )
    words: Annotated[dict[str, Names], Meta(description="For each value the words that stand for it.")] = {}


class LivePage(_File, frozen=True, kw_only=True):
    """One page of settings.

    `dialogs` are the names of buttons that only open a dialog, the only ones that a browser may be asked to press.
    `stale_inputs`: its inputs change without their `aria-checked`, so a saved page tells nothing of them.
    """

    id: Annotated[str, Meta(description="The page's id, the same as the file's name.")]
    platform: Annotated[Platform, Meta(description="Whose page it is, the same as the folder's name.")]
    address: Annotated[str, Meta(description="Where it is, on the platform's own hosts.")]
    heading: Annotated[Names, Meta(description="Its heading, by language.")]
    rows: Annotated[tuple[Row, ...], Meta(description="Its settings, in the page's order.")]
    dialogs: Annotated[Names, Meta(description="Buttons that open a dialog to read, by language.")] = {}
    lists_accounts: Annotated[bool, Meta(description="Whether it first asks which account.")] = False
    stale_inputs: Annotated[bool, Meta(description="Whether `aria-checked` of its inputs may be old.")] = False


@cache
def pages(platform: Platform) -> tuple[LivePage, ...]:
    """The pages of a platform, in the order of their ids; none of one that nobody has described."""
    folder = files("auditor.live") / "pages" / platform
    found = (path for path in folder.iterdir() if path.name.endswith(".yaml")) if folder.is_dir() else ()
    return tuple(yaml_files.load(path, LivePage) for path in sorted(found, key=lambda path: path.name))


def page(page_id: str) -> LivePage | None:
    """The page of that id; ids of different platforms differ."""
    return next((one for platform in Platform for one in pages(platform) if one.id == page_id), None)
