"""Invented downloads to be sorted out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from auditor.demo.instagram import tree as instagram
from auditor.demo.meta.sheets import Form
from auditor.demo.trees import Tree
from auditor.downloads.detect import Recognised, downloads
from auditor.downloads.refusals import RefusedError
from auditor.errors import ArchiveError
from auditor.model.account import Platform

INSTAGRAM, FACEBOOK, TIKTOK = Platform.INSTAGRAM, Platform.FACEBOOK, Platform.TIKTOK


def ig(username: str = "ann.example", generation: instagram.Generation = "2025", form: Form = "json") -> Tree:
    posts = (instagram.Item(at=datetime(2020, 1, 5, tzinfo=UTC), caption="by the sea"),)
    account = instagram.InstagramAccount(username=username, posts=posts)
    return instagram.tree(account, generation=generation, form=form)


def one(*paths: Path) -> Recognised:
    found = downloads(paths)
    assert len(found) == 1
    return found[0]


def refused(*paths: Path) -> str:
    with pytest.raises(ArchiveError) as caught:
        downloads(paths)
    assert isinstance(caught.value, RefusedError)
    assert caught.value.exit_code == 20
    return caught.value.reason
