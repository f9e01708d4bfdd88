"""The build backend: setuptools, after the age net has been put in its place.

A hook of its own and not a setuptools command, because setuptools swallows what a command raises in an editable
install. What the net's making needs is asked for only where the net is not yet there.
"""

from __future__ import annotations

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403 - a backend is the hooks that it has

import age_net

Settings = dict[str, str | list[str] | None] | None


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    """What a wheel needs: see `age_net.requirements`."""
    return [*build_meta.get_requires_for_build_wheel(config_settings), *age_net.requirements()]


def get_requires_for_build_editable(config_settings: Settings = None) -> list[str]:
    """What an editable install needs: the same as a wheel."""
    return [*build_meta.get_requires_for_build_editable(config_settings), *age_net.requirements()]


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    """A wheel with the age net in it. Raises `age_net.BuildError`."""
    age_net.ensure()
    return str(build_meta.build_wheel(wheel_directory, config_settings, metadata_directory))


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """An editable install; the age net lies beside the code, where git does not see it. Raises `age_net.BuildError`."""
    age_net.ensure()
    return str(build_meta.build_editable(wheel_directory, config_settings, metadata_directory))
