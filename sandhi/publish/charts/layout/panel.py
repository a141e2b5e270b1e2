"""The form that charts share: lines with columns of text, and a plot between, beside or below them.

A line is a mapping: ``before`` and ``after`` are its columns of texts, what else it holds is for
the plot. Vega-Lite lays all out but where texts are broken, on which the heights of lines depend:
it would measure them for that.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from sandhi.publish.charts.figure import WIDTHS, Drawing
from sandhi.publish.charts.layout.look import INK, LEADING, SIZE, wrapped
from sandhi.publish.charts.vega_lite.grammar import PLAIN, grammar
from sandhi.publish.charts.vega_lite.svg import svg
from sandhi.publish.languages.interface import gettext

DRAWN = 200  # lines of a panel, at the most; the table has them all
EDGE = 12  # beside a plot, for half a mark or an arrow; in pixels, as are all that follow
AXIS = 28
_GUTTER = 14  # between columns
_ENTRY, _ENTRY_WIDTH = 24, 172  # of a legend

Line = Mapping[str, Any]


class Text(NamedTuple):
    """Words on a line, where they lead, and what is said of that to those who do not see it."""

    words: str
    href: str = ""
    title: str = ""
    colour: str = INK
    size: int = SIZE
    weight: str = "normal"


class Layout(NamedTuple):
    """Widths of the columns before a plot and after it; with none, texts stand above the plot."""

    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    edge: int = EDGE  # between the columns before it and the plot


class Place(NamedTuple):
    """Where a plot stands: the width of what is left of it, its own, and of which width it is."""

    left: float
    width: float
    name: str


Plot = Callable[[Place, Sequence[Line]], list[Any]]  # the layers of a plot of lines


def drawing(
    title: str,
    lines: Sequence[Line],
    layouts: Mapping[str, Layout],
    plot: Plot,
    top: Mapping[str, float] | None = None,
) -> Drawing:
    """Return a panel in each width; ``top`` is the room above the first line, for an axis."""

    def drawn(name: str, whole: int) -> str:
        layout = layouts[name]
        after = sum(layout.after) + (_GUTTER if layout.after else 0)
        left = sum(layout.before) + layout.edge
        place = Place(left, whole - left - EDGE - after, name)
        texts = [_set(line, layout, place) for line in lines[:DRAWN]]
        bottoms = [*accumulate(one["height"] for one in texts)]
        for one, bottom in zip(texts, bottoms, strict=True):
            one |= {"top": bottom - one["height"], "bottom": bottom}
            one |= {"mark": one["top"] + one["depth"]}
        spec = grammar("lines", plot=plot(place, texts))
        edges = left, (top or {}).get(name, AXIS), EDGE + after
        return svg(title, texts, spec, (place.width, bottoms[-1] if bottoms else 0), edges)

    return Drawing(title, *(drawn(*one) for one in WIDTHS.items()))


def along(kind: str, scale: dict[str, Any], **axis: Any) -> Plot:
    """Return the plot of marks along a scale, which is an axis of that kind.

    A bar is from ``start`` to ``end``, with an arrow if it goes ``on``; a point is ``at`` a value,
    and a line leads on from there to what was ``meant``, if that is another. What is ``slipped``
    stands off the scale, before its beginning. What is ``disputed`` has a ring that leads on.
    """

    def plot(place: Place, lines: Sequence[Line]) -> list[Any]:
        ticks = {"tickCount": max(int(place.width / 90), 3), "grid": place.name != "narrow", **axis}
        x = {"type": kind, "scale": scale, "axis": ticks}
        return [grammar("level", begin=-place.left), *grammar("marks", x=x)]

    return plot


def legend(entries: Mapping[str, dict[str, Any]]) -> Drawing | None:
    """Return labels with the points and bars of their styles; None without any."""
    items = [{"label": label, "style": style} for label, style in entries.items()]

    def drawn(width: int) -> str:
        across = max(width // _ENTRY_WIDTH, 1)
        place = {"across": across, "apart": _ENTRY_WIDTH, "high": _ENTRY}
        spec = grammar("legend", marks=grammar("marks", x=PLAIN), **place)
        return svg(gettext("Legend"), items, spec, (width, -(-len(items) // across) * _ENTRY))

    return Drawing(gettext("Legend"), *map(drawn, WIDTHS.values())) if items else None


def _set(line: Line, layout: Layout, place: Place) -> dict[str, Any]:
    """A line with its texts broken, their places in it, its height, and the depth of its marks."""
    columns = [*line["before"], *line["after"]]
    stacked = not layout.before or line.get("marked") is False
    if stacked:
        columns, widths = (
            [[text for column in columns for text in column]],
            [place.left + place.width],
        )
        starts = [-place.left]
    else:
        widths = [*layout.before, *layout.after]
        starts = [-place.left + one for one in accumulate(layout.before[:-1], initial=0)]
        starts += [place.width + EDGE + one for one in accumulate(layout.after, initial=0)][:-1]
    gap = LEADING if stacked else LEADING / 2
    texts, lowest = [], 0.0
    for column, x, width in zip(columns, starts, widths, strict=True):
        y = gap / 2
        for text in filter(lambda one: one.words, column):
            broken = wrapped(text.words, width - (0 if stacked else _GUTTER), text.size)
            at = {"words": "\n".join(broken), "x": x, "y": y + LEADING / 2}
            texts.append(text._asdict() | at)
            y += LEADING * len(broken)
        lowest = max(lowest, y)
    depth = (lowest if stacked and line.get("marked", True) else gap / 2) + LEADING / 2
    high = max(lowest, depth + LEADING / 2) + gap / 2
    return {**line, "texts": texts, "height": high, "depth": depth}
