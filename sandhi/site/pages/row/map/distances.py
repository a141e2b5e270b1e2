"""How far from others a place lies, and in which direction from those that are near."""

from collections.abc import Sequence
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

from sandhi.site.elements.interface import gettext
from sandhi.site.store.around.surroundings import PlacedKey

NEAREST = 5  # places that are told of
NEAR = 1000  # km, up to which a direction is the same on the globe and on a map

_RADIUS = 6371.0088  # km, of the earth in the mean


class PlaceDistance(NamedTuple):
    """How far a place lies from another one, in km, and in which direction from there.

    The direction is empty where the other is far: on the globe it is another than on a map.
    """

    key: str
    km: int
    direction: str


def distances(place: PlacedKey, others: Sequence[PlacedKey]) -> list[PlaceDistance]:
    """Return the distances of a place from others, the nearest first: of the nearest ones."""
    far = sorted((kilometres(other, place), other) for other in others if other.key != place.key)
    return [
        PlaceDistance(
            other.key, _rounded(km), _direction(bearing(other, place)) if 1 <= km <= NEAR else ""
        )
        for km, other in far[:NEAREST]
    ]


def kilometres(start: PlacedKey, end: PlacedKey) -> float:
    """Return the distance of two places along the surface of a sphere."""
    north, south = radians(start.latitude), radians(end.latitude)
    turn = radians(end.longitude - start.longitude)
    across = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(turn / 2) ** 2
    return 2 * _RADIUS * asin(min(1.0, sqrt(across)))


def bearing(start: PlacedKey, end: PlacedKey) -> float:
    """Return in which direction one sets out from a place to another: degrees from the north."""
    from_, to = radians(start.latitude), radians(end.latitude)
    turn = radians(end.longitude - start.longitude)
    east = sin(turn) * cos(to)
    north = cos(from_) * sin(to) - sin(from_) * cos(to) * cos(turn)
    return degrees(atan2(east, north)) % 360


def _rounded(km: float) -> int:
    """A distance to two or three digits: a city has no point from which it is measured."""
    return round(km / 10) * 10 if km >= 100 else round(km)


def _direction(bearing_: float) -> str:
    return (
        gettext("north"),
        gettext("north-east"),
        gettext("east"),
        gettext("south-east"),
        gettext("south"),
        gettext("south-west"),
        gettext("west"),
        gettext("north-west"),
    )[round(bearing_ / 45) % 8]
