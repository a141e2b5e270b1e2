"""The coast within a map, out of a package that has the outlines of Natural Earth.

The package is asked for its file alone. Borders are left out: whose a place is, a map of ours does
not say. Where the package is not installed, a map has its grid and no coast.
"""

import logging
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from sandhi.curate.countries import outlines

_EDGE = 6.0  # beyond the drawing, so that no line stands at its edge
_SMALLEST = 1.5  # of an island, across; and of a bay that is kept
_LEAST_AREA = 3.0
_FINEST = 0.6  # by which a line may be off
_GAP = 0.5
_TURN = 360.0

_LOG = logging.getLogger(__name__)


class Window(NamedTuple):
    """What of the earth a drawing shows: its middle, how long a degree is each way, its size."""

    latitude: float
    longitude: float
    across: float
    down: float
    width: int
    height: int

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north, with the edge; west may lie beyond the date line."""
        half = (self.width / 2 + _EDGE) / self.across, (self.height / 2 + _EDGE) / self.down
        return (
            self.longitude - half[0],
            self.latitude - half[1],
            self.longitude + half[0],
            self.latitude + half[1],
        )


@lru_cache(maxsize=64)
def coast(window: Window) -> str:
    """Return the land within a window, as the path of a drawing; empty where it is not known."""
    path = outlines()
    if path is None:
        return ""
    try:
        return _path(_land(window, path))
    except Exception as error:  # a file of another's may come to be anything
        _LOG.warning("%s holds no outlines that can be drawn: %s", path.name, error)
        return ""


def _land(window: Window, path: Path) -> Any:
    """The land in the measures of the drawing, thinned to what can be seen."""
    import shapely

    west, south, east, north = window.bounds
    rings = []
    for turn in (-_TURN, 0.0, _TURN):
        if west + turn < 180 and east + turn > -180:
            box = max(west + turn, -180), south, min(east + turn, 180), north
            rings += [shapely.Polygon(ring) for ring in _rings(window, path, box, turn)]
    drawn = -_EDGE, -_EDGE, window.width + _EDGE, window.height + _EDGE
    # Neighbours are thinned each by itself, so each is widened until no gap is left between them.
    thinned = shapely.buffer(shapely.simplify(np.array(rings, dtype=object), _FINEST), _GAP)
    land = shapely.union_all(shapely.clip_by_rect(thinned, *drawn))
    return shapely.simplify(land, _FINEST)


def _rings(
    window: Window, path: Path, box: tuple[float, float, float, float], turn: float
) -> Iterator[Any]:
    """The outer rings that touch a box, in the measures of the drawing; none too small to see."""
    import shapefile

    west, south, east, north = box
    scale = np.array([window.across, -window.down])
    middle = np.array([window.longitude + turn, window.latitude])
    half = np.array([window.width / 2, window.height / 2])
    with shapefile.Reader(str(path)) as reader:
        for shape in reader.iterShapes(bbox=list(box)):
            points = np.array(shape.points, dtype=float)[:, :2]
            for ring in np.split(points, list(shape.parts)[1:]):
                (low, high) = ring.min(axis=0), ring.max(axis=0)
                is_outside = low[0] > east or high[0] < west or low[1] > north or high[1] < south
                if (
                    is_outside
                    or ((high - low) * abs(scale)).max() < _SMALLEST
                    or not _is_outer(ring)
                ):
                    continue
                places = np.round(((ring - middle) * scale + half) * 4) / 4
                steps = np.append(True, (np.diff(places, axis=0) != 0).any(axis=1))
                if steps.sum() > 3:
                    yield places[steps]


def _is_outer(ring: Any) -> bool:
    """Whether a ring goes round land, and not round a lake or a country within: clockwise."""
    x, y = ring[:, 0], ring[:, 1]
    return bool(np.sum((x[1:] - x[:-1]) * (y[1:] + y[:-1])) > 0)


def _path(land: Any) -> str:
    """Polygons as a path: where each ring begins, and how it goes on, in tenths."""
    import shapely

    rings = []
    for part in shapely.get_parts(land):
        if part.geom_type != "Polygon" or part.area < _LEAST_AREA:
            continue
        for ring in (part.exterior, *part.interiors):
            tenths = np.round(shapely.get_coordinates(ring) * 10).astype(int)[:-1]
            steps = np.diff(tenths, axis=0)
            steps = steps[(steps != 0).any(axis=1)]
            if len(steps) > 1:
                line = "".join(f"{_number(x)}{_number(y)}" for x, y in steps.tolist())
                begin = "".join(map(_number, tenths[0].tolist()))
                rings.append(f"M{begin.strip()}l{line.strip()}z")
    return "".join(rings)


def _number(tenths: int) -> str:
    """A number of a path, with what parts it from the one before it: a space, or its sign."""
    text = f"{tenths / 10:g}".replace("0.", ".", 1) if abs(tenths) < 10 else f"{tenths / 10:g}"
    return text if text.startswith("-") else f" {text}"
