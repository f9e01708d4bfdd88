"""Finders of faces that need no nets: what they find follows from the colour of the picture."""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from auditor.errors import AuditorError
from auditor.model.levels import Age, AgeGroup, Recognisability
from auditor.photos.analyse import Finder
from auditor.photos.records import FaceSeen
from PIL import Image
from tests.photos.pictures import BLUE, GREEN, RED, near

UNREACHABLE = 101
"""What Linux says (`ENETUNREACH`) when there is no network at all."""

CRASH, HANG, FAULT, BUSY, NAP = RED, BLUE, GREEN, (255, 255, 0), (0, 255, 255)
"""A picture of one of these colours ends the process, has it wait without end, raises, keeps it busy or lets it nap."""


def a_face(age: float = 8.0, *, width: float = 0.3, group: AgeGroup = AgeGroup.CHILD) -> FaceSeen:
    return FaceSeen(Age(age, 0.5, group), Recognisability(min(width**2, 1), min(width, 1), 0.9, 0.8, 1), 0.99, width)


def by_colour(picture: Image.Image, reduced: float) -> Sequence[FaceSeen]:
    """One face, its age the amount of red."""
    assert reduced >= 1
    red, green, blue = (float(value) for value in np.asarray(picture, np.float64).mean((0, 1)))
    mean = (round(red), round(green), round(blue))
    if near(mean, CRASH, 12):
        os._exit(3)
    if near(mean, HANG, 12):
        time.sleep(600)
    if near(mean, NAP, 12):
        time.sleep(3)
    while near(mean, BUSY, 12):
        pass
    if near(mean, FAULT, 12):
        raise ArithmeticError
    return (a_face(round(red, 2)),)


def finder() -> Finder:
    return by_colour


def by_network() -> Finder:
    """One face: its age is the number of the network that the process is in, its width what `past_python` says."""

    def find(_picture: Image.Image, _reduced: float) -> Sequence[FaceSeen]:
        return (a_face(float(Path("/proc/self/ns/net").stat().st_ino), width=float(past_python())),)

    return find


def past_python() -> int:
    """The errno for code in C that chooses a peer for a datagram, which in itself sends nothing."""
    system = ctypes.CDLL(None, use_errno=True)
    plug = system.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
    address = struct.pack("=HH4s8x", socket.AF_INET, socket.htons(9), bytes([192, 0, 2, 1]))
    failed = system.connect(plug, address, len(address))
    error = ctypes.get_errno() if failed else 0
    system.close(plug)
    return error


def no_finder() -> Finder:
    raise AuditorError("The nets are not there.", "Install them.")


class EndsWhenLoaded:
    """A maker of finders that cannot even be handed to a worker: unpacking it ends the process."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (4,)

    def __call__(self) -> Finder:
        return by_colour


class Lying:
    """A maker of finders whose process says, in place of each `FileRead`, what is to be read there."""

    def __init__(self, lie: bytes) -> None:
        self._lie = lie

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        return _lying, (self._lie,)

    def __call__(self) -> Finder:
        return by_colour


def _lying(lie: bytes) -> object:
    from auditor.photos import wire, worker

    worker.encode = lambda told: lie if isinstance(told, wire.FileRead) else wire.encode(told)  # type: ignore[attr-defined]  # as if a hostile file had taken the process over
    return finder
