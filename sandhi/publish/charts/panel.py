"""The form that all charts share: lines with columns of text, and a plot beside or below them.

A line is a mapping: it holds the texts of the columns, ``href`` is where it leads, ``title`` says
in words what its marks stand for, and what else it holds is for the plot. Vega-Lite lays all out
but where texts are broken, on which the heights of lines depend: it would measure them for that.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sandhi.publish.charts.figure import Drawing
from sandhi.publish.charts.look import INK, LEADING, LINK, SIZE, wrapped
from sandhi.publish.charts.vega_lite.grammar import PLAIN, grammar
from sandhi.publish.charts.vega_lite.svg import svg

DRAWN = 200  # lines of a panel, at the most; the table has them all
EDGE = 10  # beside a plot, for half a mark or an arrow; in pixels, as are all that follow
WIDE, NARROW = 960, 350
_AXIS = 28
_GUTTER = 14  # between columns
_ENTRY, _ENTRY_WIDTH = 24, 172  # of a legend

Line = Mapping[str, Any]
Plot = Callable[[bool], list[Any]]  # the layers of a plot, told whether the drawing is a narrow one


class TextField(NamedTuple):
    """A field of lines, and how it is set: in the colour of links it leads where its line does."""

    name: str
    colour: str = INK
    size: int = SIZE


class TextColumn(NamedTuple):
    """Texts one below the other beside a plot; above it, if the column has no width."""

    width: int
    texts: tuple[TextField, ...]


def drawing(
    title: str,
    lines: Sequence[Line],
    columns: Sequence[TextColumn],
    plot: Plot,
    narrow: Sequence[TextColumn] = (),
    top: tuple[float, float] = (_AXIS, _AXIS),
) -> Drawing:
    """Return a panel: in narrow drawings the columns are ``narrow``, or all one above the plot.

    ``top`` is the room above the first line in wide drawings and in narrow ones.
    """
    narrow = narrow or [TextColumn(0, tuple(text for column in columns for text in column.texts))]

    def drawn(columns: Sequence[TextColumn], width: int, above: float) -> str:
        left = sum(column.width for column in columns) + EDGE
        set_lines = [_set(line, columns, -left) for line in lines[:DRAWN]]
        size = width - left - EDGE, sum(line["height"] for line in set_lines)
        spec = grammar("lines", plot=plot(width == NARROW))
        return svg(title, set_lines, spec, size, (left, above, EDGE))

    return Drawing(title, drawn(columns, WIDE, top[0]), drawn(narrow, NARROW, top[1]))


def along(kind: str, scale: dict[str, Any], **axis: Any) -> Plot:
    """Return the plot of marks along a scale, which is an axis of that kind.

    A bar is from ``start`` to ``end``, with an arrow if it goes ``on``; a point is ``at`` a value,
    and a line leads on from there to what was ``meant``, if that is another.
    """

    def plot(narrow: bool) -> list[Any]:
        ticks = {"tickCount": 4, "grid": not narrow, **axis}
        x = {"type": kind, "scale": scale, "axis": ticks}
        return [grammar("level", field="mark", begin=0), *grammar("marks", x=x)]

    return plot


def legend(entries: Mapping[str, dict[str, Any]], bars: bool = True) -> Drawing | None:
    """Return labels with the marks of their styles, with bars if asked; None without any."""
    items = [{"label": label, "style": style} for label, style in entries.items()]

    def drawn(width: int, across: int) -> str:
        place = {"across": across, "apart": min(width / across, _ENTRY_WIDTH), "high": _ENTRY}
        spec = grammar("legend", marks=grammar("marks", x=PLAIN), bars=json.dumps(bars), **place)
        return svg("Legend", items, spec, (width, -(-len(items) // across) * _ENTRY))

    return Drawing("Legend", drawn(WIDE, 5), drawn(NARROW, 2)) if items else None


def _set(line: Line, columns: Sequence[TextColumn], x: float) -> dict[str, Any]:
    """A line with its texts broken, their places in it from ``x``, its height and that of marks."""
    above = not columns[0].width
    gap = LEADING if above else LEADING / 2
    texts, lowest = [], 0.0
    for column in columns:
        y = gap / 2
        for field in column.texts:
            words = wrapped(line[field.name], (column.width or NARROW) - _GUTTER, field.size)
            led = {name: line.get(name) for name in ("href", "title") if field.colour == LINK}
            place = {"words": "\n".join(words), "x": x, "y": y + LEADING / 2}
            texts.append(field._asdict() | place | led)
            y += LEADING * len(words)
        x, lowest = x + column.width, max(lowest, y)
    depth = (lowest if above else gap / 2) + LEADING / 2
    high = max(lowest, depth + LEADING / 2) + gap / 2
    return {**line, "texts": texts, "height": high, "depth": depth}
