"""A place among the other places of its table, on a plain grid of coordinates.

There are no outlines of land: what is drawn is what the data say. A degree of longitude is drawn as
long as it is, beside one of latitude, in the middle of the map.
"""

from collections.abc import Sequence
from math import ceil, cos, floor, radians
from typing import NamedTuple

from sandhi.site.elements.addresses import row_path
from sandhi.site.store import Contents
from sandhi.site.store.around.surroundings import PlacedKey
from sandhi.site.store.rows import TableRow

WIDTH, HEIGHT = 640, 340
_MARGIN = 28
_RIGHT = 0.7  # of the width, from which on there is more room to the left
_STEPS = (1, 2, 5, 10, 20, 30)  # degrees between two lines
_LETTER, _LINE = 7.2, 15  # about the size of a letter and of a line, of names


class Point(NamedTuple):
    """A place on the map; without a name where there is no room for it."""

    label: str
    path: str
    x: float
    y: float
    is_current: bool
    has_name: bool
    anchor: str


class GridLine(NamedTuple):
    """A line of the grid: where it is, and its degree in words."""

    at: float
    label: str


class PlaceMap(NamedTuple):
    """Places and lines, in a drawing of WIDTH by HEIGHT."""

    points: list[Point]
    meridians: list[GridLine]
    parallels: list[GridLine]
    width: int = WIDTH
    height: int = HEIGHT


class _Frame(NamedTuple):
    """What of the earth is drawn: its middle, and how long a degree is."""

    latitude: float
    longitude: float
    degree: float
    narrowed: float

    def x(self, longitude: float) -> float:
        return round(WIDTH / 2 + (longitude - self.longitude) * self.degree * self.narrowed, 1)

    def y(self, latitude: float) -> float:
        return round(HEIGHT / 2 - (latitude - self.latitude) * self.degree, 1)


def place_map(site: Contents, row: TableRow, places: Sequence[PlacedKey]) -> PlaceMap:
    """Return the map of a row and the others of its table that lie somewhere."""
    frame = _frame(places)
    step = next((one for one in _STEPS if one * frame.degree >= 60), _STEPS[-1])
    labels_placed: list[tuple[float, float, float]] = []
    ordered = sorted(places, key=lambda one: (one.key != row.key, one.key))
    points = [_point(site, row, one, frame, labels_placed) for one in ordered]
    reach = WIDTH / 2 / frame.degree / frame.narrowed, HEIGHT / 2 / frame.degree
    return PlaceMap(
        points[::-1],
        [
            GridLine(frame.x(one), _degrees(one, "E", "W"))
            for one in _multiples(frame.longitude, reach[0], step)
        ],
        [
            GridLine(frame.y(one), _degrees(one, "N", "S"))
            for one in _multiples(frame.latitude, reach[1], step)
            if abs(one) <= 90
        ],
    )


def _frame(places: Sequence[PlacedKey]) -> _Frame:
    north, south = (end(one.latitude for one in places) for end in (max, min))
    east, west = (end(one.longitude for one in places) for end in (max, min))
    latitude, longitude = (north + south) / 2, (east + west) / 2
    narrowed = max(cos(radians(latitude)), 0.2)
    across = (WIDTH - 6 * _MARGIN) / max((east - west) * narrowed, 4)
    down = (HEIGHT - 3 * _MARGIN) / max(north - south, 4)
    return _Frame(latitude, longitude, min(across, down), narrowed)


def _point(
    site: Contents,
    row: TableRow,
    place: PlacedKey,
    frame: _Frame,
    labels_placed: list[tuple[float, float, float]],
) -> Point:
    """A place with its name, to the right of it or to the left, where no other one stands."""
    label, is_current = site.label(row.table.name, place.key), place.key == row.key
    x, y = frame.x(place.longitude), frame.y(place.latitude)
    length = len(label) * _LETTER * (1.15 if is_current else 1) + 10
    sides = (("start", x), ("end", x - length))
    for anchor, left in sides if x < WIDTH * _RIGHT else sides[::-1]:
        fits = (
            left >= 0
            and left + length <= WIDTH
            and not any(
                left < other_left + other_length
                and other_left < left + length
                and abs(y - other_y) < _LINE
                for other_left, other_length, other_y in labels_placed
            )
        )
        if fits:
            labels_placed.append((left, length, y))
            return Point(label, row_path(row.table.name, place.key), x, y, is_current, True, anchor)
    return Point(label, row_path(row.table.name, place.key), x, y, is_current, is_current, "start")


def _multiples(middle: float, reach: float, step: int) -> list[int]:
    first, last = ceil((middle - reach) / step), floor((middle + reach) / step)
    return [one * step for one in range(first, last + 1)]


def _degrees(degree: int, positive: str, negative: str) -> str:
    degree = (degree + 180) % 360 - 180 if positive == "E" else degree
    return f"{abs(degree)}°{positive if degree > 0 else negative if degree < 0 else ''}"
