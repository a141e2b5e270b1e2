"""The form that all charts share: lines with columns of text, and a plot beside or below them.

A line is a mapping: it holds the texts of the columns, ``href`` is where it leads, ``title`` says
in words what its marks stand for, and what else it holds is for the plot. Vega-Lite lays all out
but where texts are broken, on which the heights of lines depend: it would measure them for that.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt

from sandhi.publish.charts.figure import Drawing
from sandhi.publish.charts.look import INK, LEADING, LINK, PAPER, SIZE, Style, wrapped
from sandhi.publish.charts.svg import each, leading, svg

DRAWN = 200  # lines of a panel, at the most; the table has them all
EDGE = 10  # beside a plot, for half a mark or an arrow; in pixels, as are all that follow
WIDE, NARROW = 960, 350
_AXIS = 28
_GUTTER = 14  # between columns
_ENTRY, _ENTRY_WIDTH = 24, 172  # of a legend

Line = Mapping[str, Any]
Layers = list[alt.Chart]
Plot = Callable[[bool], Layers]  # the layers of a plot, told whether the drawing is a narrow one

_STYLED = leading() | each(
    stroke="datum.style.colour",
    fill=f"datum.style.filled ? datum.style.colour : '{PAPER}'",
)


class Text(NamedTuple):
    """A field of lines, and how it is set: in the colour of links it leads where its line does."""

    name: str
    colour: str = INK
    size: int = SIZE


class TextColumn(NamedTuple):
    """Texts one below the other beside a plot; above it, if the column has no width."""

    width: int
    texts: tuple[Text, ...]


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
        layers = alt.layer(*plot(width == NARROW), _texts()).transform_window(bottom="sum(height)")
        placed = layers.transform_calculate(
            top="datum.bottom - datum.height",
            middle="datum.bottom - datum.height / 2",
            mark="datum.top + datum.depth",
        )
        return svg(title, set_lines, placed, size, (left, above, EDGE))

    return Drawing(title, drawn(columns, WIDE, top[0]), drawn(narrow, NARROW, top[1]))


def height(field: str) -> alt.Y:
    """Return the channel of where something of a line stands."""
    return alt.Y(field, type="quantitative", scale=None, axis=None)


def levels(field: str, begin: float = 0) -> alt.Chart:
    """Return a layer with a level for each line, up to the end of the plot."""
    level: alt.Chart = alt.Chart().mark_rule(x=begin, x2="width")
    return level.encode(y=height(field))


def along(kind: Any, scale: alt.Scale, **axis: Any) -> Plot:
    """Return the plot of marks along a scale, which is an axis of that kind."""

    def plot(narrow: bool) -> Layers:
        ticks = alt.Axis(tickCount=4, grid=not narrow, **axis)
        return [levels("mark"), *marks(type=kind, scale=scale, axis=ticks)]

    return plot


def marks(**x: Any) -> Layers:
    """Return layers of bars, arrows and points in the ``style`` of each line; ``x`` is their axis.

    A bar is from ``start`` to ``end``, with an arrow if it goes ``on``; a point is ``at`` a value,
    and a line leads on from there to what was ``meant``, if that is another.
    """

    def layer(filtered: str) -> alt.Chart:
        chart: alt.Chart = alt.Chart().transform_filter(filtered).encode(y=height("mark"))
        return chart

    # Bars are a little longer than what they span, so that a day is seen in a panel of many years.
    tint = each(fillOpacity="datum.style.filled ? 0.4 : 1", strokeDash="datum.style.dash")
    over: dict[str, Any] = {"xOffset": -1.5, "x2Offset": 1.5, "yOffset": -5, "y2Offset": 5}
    bar = layer("datum.start != null").mark_bar(**_STYLED, **tint, **over)
    arrow = layer("datum.on").mark_point(shape="triangle-right", xOffset=EDGE / 2, **_STYLED)
    point = layer("datum.at != null").mark_point(**_STYLED, **each(shape="datum.style.shape"))
    ring = layer("datum.meant != null").mark_point(stroke=INK, fill=PAPER, **leading())
    bridge = layer("datum.meant != null").mark_rule(color=INK)
    return [
        bridge.encode(x=alt.X("at", **x), x2="meant"),
        bar.encode(x=alt.X("start", **x), x2="end", y2="mark"),
        arrow.encode(x=alt.X("end", **x)),
        point.encode(x=alt.X("at", **x)),
        ring.encode(x=alt.X("meant", **x)),
    ]


def legend(entries: Mapping[str, Style], bars: bool = True) -> Drawing | None:
    """Return labels with the marks of their styles, with bars if asked; None without any."""
    axis: dict[str, Any] = {"type": "quantitative", "scale": None, "axis": None}
    label = alt.Chart().mark_text(align="left", dx=48 if bars else 14, aria=False)
    labels = label.encode(x=alt.X("at", **axis), y=height("mark"), text="label:N")

    def drawn(width: int, across: int) -> str:
        items = []
        for place, (name, style) in enumerate(entries.items()):
            at = place % across * min(width / across, _ENTRY_WIDTH) + 8
            bar = {"start": at + 14, "end": at + 40} if bars else {}
            mark = (place // across + 0.5) * _ENTRY
            items.append({"label": name, "style": style._asdict(), "at": at, "mark": mark} | bar)
        size = width, -(-len(items) // across) * _ENTRY
        return svg("Legend", items, alt.layer(*marks(**axis), labels), size)

    return Drawing("Legend", drawn(WIDE, 5), drawn(NARROW, 2)) if entries else None


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


def _texts() -> alt.Chart:
    """The layer of all texts, those of a line one after the other."""
    look = each(x="datum.texts.x", fill="datum.texts.colour", fontSize="datum.texts.size")
    text = alt.Chart().transform_flatten(["texts"]).transform_filter("datum.texts.words")
    place = text.transform_calculate(y="datum.top + datum.texts.y")
    layer: alt.Chart = place.mark_text(align="left", **look, **leading("datum.texts"))
    return layer.encode(y=height("y"), text="texts.words:N")
