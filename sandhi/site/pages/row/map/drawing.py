"""A place among the other places of its table: on a grid of coordinates, with the coast.

A degree of longitude is drawn as long as it is, beside one of latitude, in the middle of the map.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, cos, floor, radians
from typing import NamedTuple

from sandhi.curate.countries import SOURCE
from sandhi.site.elements.addresses import row_path
from sandhi.site.elements.interface import gettext
from sandhi.site.pages.row.map.coast import Window, coast
from sandhi.site.pages.row.map.distances import distances
from sandhi.site.store import Contents
from sandhi.site.store.around.surroundings import PlacedKey
from sandhi.site.store.rows import TableRow

WIDTH, HEIGHT = 640, 340
_MARGIN = 28
_RIGHT = 0.7  # of the width, from which on there is more room to the left
_STEPS = (1, 2, 5, 10, 20, 30)  # degrees between two lines
_LETTER, _LINE = 7.2, 15  # about the size of a letter and of a line, of names
_KILOMETRES = 111.2  # of a degree of latitude
_SCALES = (2000, 1000, 500, 200, 100, 50)  # km, of which one is drawn to measure by


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


class Neighbour(NamedTuple):
    """Another place, and how far from it, in km, and in which direction this one lies."""

    label: str
    path: str
    km: int
    direction: str


class ScaleBar(NamedTuple):
    """How long some kilometres are in the middle of the map, and the latitude of that."""

    km: int
    length: float
    latitude: str


class PlaceMap(NamedTuple):
    """Places and lines, in a drawing of WIDTH by HEIGHT.

    ``land`` is the path of the coast, ``source`` whose it is; both are empty where none is known.
    """

    points: list[Point]
    meridians: list[GridLine]
    parallels: list[GridLine]
    neighbours: list[Neighbour]
    scale: ScaleBar
    land: str = ""
    source: str = ""
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

    @property
    def window(self) -> Window:
        across = self.degree * self.narrowed
        return Window(self.latitude, self.longitude, across, self.degree, WIDTH, HEIGHT)


def place_map(site: Contents, row: TableRow, places: Sequence[PlacedKey]) -> PlaceMap:
    """Return the map of a row and the others of its table that lie somewhere."""
    places = _side_by_side(places)
    frame = _frame(places)
    step = next((one for one in _STEPS if one * frame.degree >= 60), _STEPS[-1])
    labels_placed: list[tuple[float, float, float]] = []
    ordered = sorted(places, key=lambda one: (one.key != row.key, one.key))
    points = [_point(site, row, one, frame, labels_placed) for one in ordered]
    reach = WIDTH / 2 / frame.degree / frame.narrowed, HEIGHT / 2 / frame.degree
    land = coast(frame.window)
    return PlaceMap(
        points[::-1],
        [
            GridLine(frame.x(one), _degrees(_turned(one), gettext("E"), gettext("W")))
            for one in _multiples(frame.longitude, reach[0], step)
        ],
        [
            GridLine(frame.y(one), _degrees(one, gettext("N"), gettext("S")))
            for one in _multiples(frame.latitude, reach[1], step)
            if abs(one) <= 90
        ],
        _neighbours(site, row, places),
        _scale(frame),
        land,
        SOURCE if land else "",
    )


def _neighbours(site: Contents, row: TableRow, places: Sequence[PlacedKey]) -> list[Neighbour]:
    place = next((one for one in places if one.key == row.key), None)
    if place is None:
        return []
    table = row.table.name
    return [
        Neighbour(site.label(table, one.key), row_path(table, one.key), one.km, one.direction)
        for one in distances(place, places)
    ]


def _scale(frame: _Frame) -> ScaleBar:
    """The longest measure that takes at most a fifth of the width."""
    kilometre = frame.degree / _KILOMETRES
    km = next((one for one in _SCALES if one * kilometre <= WIDTH / 5), _SCALES[-1])
    latitude = _degrees(round(frame.latitude), gettext("N"), gettext("S"))
    return ScaleBar(km, round(km * kilometre, 1), latitude)


def _side_by_side(places: Sequence[PlacedKey]) -> list[PlacedKey]:
    """Places with the longitudes at which they lie nearest together: across the date line, too."""
    longitudes = sorted({one.longitude for one in places})
    gaps = [(east - west, east) for west, east in pairwise(longitudes)]
    widest, first = max(gaps, default=(0.0, 0.0))
    if widest <= 360 - (longitudes[-1] - longitudes[0]):
        return [*places]
    return [
        one._replace(longitude=one.longitude + 360) if one.longitude < first else one
        for one in places
    ]


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


def _turned(longitude: int) -> int:
    """A longitude as people count them, from 180 in the west to 180 in the east."""
    return (longitude + 180) % 360 - 180


def _degrees(degree: int, positive: str, negative: str) -> str:
    return f"{abs(degree)}°{positive if degree > 0 else negative if degree < 0 else ''}"
