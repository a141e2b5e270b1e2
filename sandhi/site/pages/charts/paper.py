"""A drawing that is taller than a page of paper, in slices between which a page may end.

A slice is a window onto the drawing as it stands on the page, so that nothing is written twice.
What stands above the first line, an axis, is one of its own, and heads each of them. Where a
drawing can be cut is read from its texts: above or below the lines of each, and not beneath a
heading.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree
from zlib import crc32

from sandhi.publish.charts.figure import Drawing

TALLEST = 860.0  # pixels of a medium drawing that fits a page of A4 beneath its heading
_SLICE = 400.0  # pixels of a slice, at the most: two and a heading have room on a page
_SVG = "{http://www.w3.org/2000/svg}"
_ROOT = re.compile(r"(<svg\b[^>]*>)(.*)(</svg>\s*)", re.DOTALL)


class PaperSlice(NamedTuple):
    """A part of a drawing, from ``top`` on, in pixels."""

    top: float
    height: float


class PaperDrawing(NamedTuple):
    """How a drawing stands on paper: its width, its axis, and what follows in slices.

    ``anchor`` is the id of what is in the drawing.
    """

    anchor: str
    width: float
    axis: PaperSlice
    slices: list[PaperSlice]


class _Extent(NamedTuple):
    """From where to where a text goes; it ``heads`` what follows where it is bold."""

    top: float
    bottom: float
    heads: bool


@lru_cache(maxsize=64)  # the same panels are asked for again, in each language
def on_paper(drawing: Drawing) -> PaperDrawing | None:
    """Return how a drawing stands on paper; None where it fits a page, or cannot be cut."""
    root = ElementTree.fromstring(drawing.medium)
    width, height = (_number(root, side) for side in ("width", "height"))
    if height <= TALLEST or not width:
        return None
    axis, *places = _places(sorted(_extents(root)), height) or [height]
    if not places or axis > TALLEST / 4:
        return None
    slices, top = [], axis
    for place, following in zip(places, [*places[1:], None], strict=True):
        if following is None or following - top > _SLICE:
            slices.append(PaperSlice(top, place - top))
            top = place
    anchor = f"drawn-{crc32(drawing.medium.encode()):08x}"
    return PaperDrawing(anchor, width, PaperSlice(0, axis), slices)


def drawing_with_targets(svg: str, paper: PaperDrawing | None) -> str:
    """Return a drawing whose content can be shown elsewhere on its page."""
    whole = _ROOT.fullmatch(svg)
    if not paper or not whole:
        return svg
    return f'{whole[1]}<g id="{paper.anchor}">{whole[2]}</g>{whole[3]}'


def _places(extents: list[_Extent], height: float) -> list[float]:
    """Where a drawing can be cut: above its first text, between any two, and at its end."""
    if not extents:
        return []
    reached, heads, places = extents[0].bottom, extents[0].heads, [extents[0].top]
    for extent in extents[1:]:
        if extent.top > reached and not heads:
            places.append((reached + extent.top) / 2)
        heads = extent.heads if extent.bottom > reached else heads
        reached = max(reached, extent.bottom)
    # As much above the first text as there is between others.
    return [max(places[0] - 2, 0), *places[1:], height]


def _extents(root: ElementTree.Element) -> Iterator[_Extent]:
    """Of each text that stands beside the plot, where it does."""
    for parent in (root, *root.findall(f"{_SVG}a")):
        for text in parent.findall(f"{_SVG}text"):
            size, base = _number(text, "font-size") or 13.0, _number(text, "y")
            lower = sum(_number(part, "dy") for part in text.findall(f"{_SVG}tspan"))
            heads = text.get("font-weight") == "bold"
            yield _Extent(base - 0.9 * size, base + lower + 0.3 * size, heads)


def _number(element: ElementTree.Element, name: str) -> float:
    try:
        return float(element.get(name, "0"))
    except ValueError:
        return 0.0
