"""The build backend: setuptools, after the nets and what is read of our own data have been put in their places.

A hook of its own and not a setuptools command, because setuptools swallows what a command raises in an editable
install. What the nets' making needs is asked for only where they are not yet there.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403 - a backend is the hooks that it has

import age_net
import compile_data
import face_nets

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a wheel, the oldest that a zip can hold: when it was built is nobody's matter."""
_MODE = 0o100644 << 16

Settings = dict[str, str | list[str] | None] | None


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    """What a wheel needs: see `requirements` of the nets."""
    return [*build_meta.get_requires_for_build_wheel(config_settings), *_requirements()]


def get_requires_for_build_editable(config_settings: Settings = None) -> list[str]:
    """What an editable install needs: the same as a wheel."""
    return [*build_meta.get_requires_for_build_editable(config_settings), *_requirements()]


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    """A wheel with the nets in it, the same bytes from every clone. Raises `pins.BuildError`."""
    _make()
    name = str(build_meta.build_wheel(wheel_directory, config_settings, metadata_directory))
    _without_traces(Path(wheel_directory) / name)
    return name


def _without_traces(wheel: Path) -> None:
    """Write a wheel again without the times and modes of the files that it was built from."""
    rewritten = wheel.with_suffix(".part")
    with ZipFile(wheel) as before, ZipFile(rewritten, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            row = ZipInfo(name, _EPOCH)
            row.compress_type, row.external_attr = ZIP_DEFLATED, _MODE
            after.writestr(row, before.read(name))
    rewritten.replace(wheel)


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """An editable install; the nets lie beside the code, where git does not see them. Raises `pins.BuildError`."""
    _make()
    return str(build_meta.build_editable(wheel_directory, config_settings, metadata_directory))


def _requirements() -> list[str]:
    return [*compile_data.REQUIREMENTS, *age_net.requirements(), *face_nets.requirements()]


def _make() -> None:
    compile_data.make()
    age_net.ensure()
    face_nets.ensure()
