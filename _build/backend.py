"""The build backend: setuptools, after the nets have been put in their places.

A hook of its own and not a setuptools command, because setuptools swallows what a command raises in an editable
install. What the nets' making needs is asked for only where they are not yet there.
"""

from __future__ import annotations

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403 - a backend is the hooks that it has

import age_net
import face_nets

Settings = dict[str, str | list[str] | None] | None


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    """What a wheel needs: see `requirements` of the nets."""
    return [*build_meta.get_requires_for_build_wheel(config_settings), *_requirements()]


def get_requires_for_build_editable(config_settings: Settings = None) -> list[str]:
    """What an editable install needs: the same as a wheel."""
    return [*build_meta.get_requires_for_build_editable(config_settings), *_requirements()]


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    """A wheel with the nets in it. Raises `pins.BuildError`."""
    _make_nets()
    return str(build_meta.build_wheel(wheel_directory, config_settings, metadata_directory))


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """An editable install; the nets lie beside the code, where git does not see them. Raises `pins.BuildError`."""
    _make_nets()
    return str(build_meta.build_editable(wheel_directory, config_settings, metadata_directory))


def _requirements() -> list[str]:
    return [*age_net.requirements(), *face_nets.requirements()]


def _make_nets() -> None:
    age_net.ensure()
    face_nets.ensure()
