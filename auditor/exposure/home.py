"""Where a family probably lives: the place where most of its posts were made. Coordinates stay in memory."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from auditor.model.posting import Coordinates

NEAR_METRES = 200.0
FEWEST = 5
"""So many located posts must come from the place before it may be called home."""

_EARTH_METRES = 6_371_000.0
_CELL_DEGREES = NEAR_METRES / 111_000.0
_CANDIDATES = 9


def metres(one: Coordinates, other: Coordinates) -> float:
    """The distance along the earth (haversine)."""
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * _EARTH_METRES * math.asin(math.sqrt(min(1.0, max(0.0, half))))


def usable(place: Coordinates | None) -> bool:
    """Whether it is a place on earth."""
    return (
        place is not None
        and math.isfinite(place.latitude)
        and math.isfinite(place.longitude)
        and abs(place.latitude) <= 90
        and abs(place.longitude) <= 180
    )


def most_frequent(places: Iterable[Coordinates]) -> Coordinates | None:
    """The place with the most others near it; None when that are fewer than `FEWEST`.

    Only the middles of the fullest cells of a grid are tried, so that thousands of places take no time.
    """
    points = [place for place in places if usable(place)]
    cells: dict[tuple[int, int], list[Coordinates]] = {}
    for point in points:
        cells.setdefault(_cell(point), []).append(point)
    crowd = Counter({cell: sum(len(cells.get(next_to, ())) for next_to in _around(cell)) for cell in cells})
    middles = [_middle(cells[cell]) for cell, _ in crowd.most_common(_CANDIDATES)]
    counted = [(sum(metres(middle, point) <= NEAR_METRES for point in points), middle) for middle in middles]
    count, home = max(counted, key=lambda one: one[0], default=(0, None))
    return home if count >= FEWEST else None


def _cell(point: Coordinates) -> tuple[int, int]:
    """A square of about `NEAR_METRES` a side."""
    shrunk = max(0.01, math.cos(math.radians(point.latitude)))
    return round(point.latitude / _CELL_DEGREES), round(point.longitude * shrunk / _CELL_DEGREES)


def _around(cell: tuple[int, int]) -> Iterable[tuple[int, int]]:
    return ((cell[0] + up, cell[1] + right) for up in (-1, 0, 1) for right in (-1, 0, 1))


def _middle(points: list[Coordinates]) -> Coordinates:
    return Coordinates(
        sum(point.latitude for point in points) / len(points), sum(point.longitude for point in points) / len(points)
    )
