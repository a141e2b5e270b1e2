"""The form that all charts share: lines with columns of text, and a plot beside or below them.

A line is a mapping: it holds the texts of the columns, ``href`` is where it leads, ``title`` says
in words what its marks stand for, and what else it holds is for the plot. Vega-Lite lays all out
but the heights of lines: they depend on where texts are broken, and it would measure them for that.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt

from sandhi.publish.charts.figure import Drawing
from sandhi.publish.charts.look import INK, LEADING, PAPER, SIZE, UNKNOWN, Style, wrapped
from sandhi.publish.charts.svg import LINES, leading, svg

DRAWN = 200  # lines of a panel, at the most; the table has them all
EDGE = 10  # beside a plot, for half a mark or an arrow; in pixels, as are all that follow

Line = Mapping[str, Any]
Layers = list[alt.Chart]

WIDE, NARROW = 960, 350
_AXIS = 28
_GUTTER = 14  # between columns
_ENTRY = 24  # of a legend
_UNKNOWN = ""  # the style of what an enumeration has not
_CHART = alt.Chart(alt.NamedData(LINES))


class TextColumn(NamedTuple):
    """A column: its field, how it is set, and whether beside the column before or below it."""

    name: str
    width: int
    colour: str = INK
    size: int = SIZE
    linked: bool = False
    below: bool = False


def drawing(
    title: str,
    lines: Sequence[Line],
    columns: Sequence[TextColumn],
    plot: Callable[[alt.Chart, bool], Layers],
    narrow: Sequence[TextColumn] = (),
    top: tuple[float, float] = (_AXIS, _AXIS),
) -> Drawing:
    """Return a panel: in narrow drawings the columns are ``narrow``, or each below the other.

    ``plot`` gives its layers for a chart of the lines, and is told whether that is a narrow one;
    ``top`` is the room above the first line in wide drawings and in narrow ones.
    """
    narrow = narrow or [column._replace(width=NARROW, below=True) for column in columns]

    def drawn(columns: Sequence[TextColumn], width: int, above: float) -> str:
        left = sum(column.width for column in columns if not column.below) + EDGE
        placed = _placed(lines[:DRAWN], columns)
        layers = [*plot(_CHART, width == NARROW), *_texts(columns, -left)]
        size = width - left - EDGE, placed[-1]["bottom"]
        return svg(title, placed, layers, size, (left, above, EDGE))

    return Drawing(title, drawn(columns, WIDE, top[0]), drawn(narrow, NARROW, top[1]))


def height(field: str) -> alt.Y:
    """Return the channel of where something of a line stands."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def levels(chart: alt.Chart, field: str, begin: float = 0) -> alt.Chart:
    """Return a layer with a level for each line, up to the end of the plot."""
    level: alt.Chart = chart.mark_rule(x=begin, x2="width")
    return level.encode(y=height(field))


def marks(chart: alt.Chart, x: Callable[[str], alt.X], styles: Mapping[str, Style]) -> Layers:
    """Return layers of bars, arrows and points in the ``style`` that each line names.

    A bar is from ``start`` to ``end``, with an arrow if it goes ``on``; a point is ``at`` a value.
    ``x`` gives the channel of a field.
    """
    styles = {**styles, _UNKNOWN: UNKNOWN}
    known = f"indexof({json.dumps([*styles])}, datum.style) < 0 ? '{_UNKNOWN}' : datum.style"

    def channel(kind: Any, look: Callable[[Style], Any]) -> Any:
        scale = alt.Scale(domain=[*styles], range=[look(style) for style in styles.values()])
        return kind("style:N", scale=scale, legend=None)

    stroke = channel(alt.Stroke, lambda style: style.colour)
    fill = channel(alt.Fill, lambda style: style.colour if style.filled else PAPER)
    dash = channel(alt.StrokeDash, lambda style: style.dash)
    tint = channel(alt.FillOpacity, lambda style: 0.4 if style.filled else 1)
    shape = channel(alt.Shape, lambda style: style.shape)
    chart = chart.transform_calculate(style=known).encode(
        y=height("mark"), stroke=stroke, fill=fill
    )
    # Bars are a little longer than what they span, so that a day is seen in a panel of many years.
    bars = chart.transform_filter("datum.start != null").mark_bar(
        xOffset=-1.5, x2Offset=1.5, yOffset=-5, y2Offset=5, **leading()
    )
    arrows = chart.transform_filter("datum.on").mark_point(
        shape="triangle-right", xOffset=EDGE / 2, **leading()
    )
    points = chart.transform_filter("datum.at != null").mark_point(**leading())
    ends = {"x": x("start"), "x2": alt.X2("end"), "y2": alt.Y2("mark")}
    return [
        bars.encode(**ends, strokeDash=dash, fillOpacity=tint),
        arrows.encode(x=x("end")),
        points.encode(x=x("at"), shape=shape),
    ]


def legend(entries: Sequence[tuple[str, Style]], bars: bool = True) -> Drawing | None:
    """Return labels with the marks of their styles, with bars if asked; None without any."""
    title, styles = "Legend", {str(place): style for place, (_, style) in enumerate(entries)}

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=None, axis=None)

    def drawn(width: int, across: int) -> str:
        items: list[Line] = []
        for place, (label, _) in enumerate(entries):
            at = place % across * min(width / across, 172) + 8
            item = {"label": label, "style": str(place), "at": at}
            item["mark"] = (place // across + 0.5) * _ENTRY
            items.append(item | ({"start": at + 14, "end": at + 40} if bars else {}))
        text = _CHART.mark_text(align="left", dx=48 if bars else 14, aria=False)
        labels = text.encode(x=x("at"), y=height("mark"), text=alt.Text("label:N"))
        size = width, -(-len(items) // across) * _ENTRY
        return svg(title, items, [*marks(_CHART, x, styles), labels], size)

    return Drawing(title, drawn(WIDE, 5), drawn(NARROW, 2)) if entries else None


def _placed(lines: Sequence[Line], columns: Sequence[TextColumn]) -> list[dict[str, Any]]:
    """Lines with their texts broken, and where those stand, their marks and they themselves."""
    stacked = columns[0].below
    gap = LEADING if stacked else LEADING / 2
    placed: list[dict[str, Any]] = []
    top = 0.0
    for line in lines:
        begin = end = lowest = top + gap / 2
        texts: dict[str, Any] = {}
        for column in columns:
            text = wrapped(line[column.name], column.width - _GUTTER, column.size)
            start = end if column.below else begin
            texts |= {column.name: "\n".join(text), f"{column.name}_y": start + LEADING / 2}
            end = start + LEADING * len(text)
            lowest = max(lowest, end)
        mark = lowest if stacked else begin
        bottom = max(lowest, mark + LEADING) + gap / 2
        stand = {"top": top, "mark": mark + LEADING / 2, "middle": (top + bottom) / 2}
        placed.append({**line, **texts, **stand, "bottom": bottom})
        top = bottom
    return placed


def _texts(columns: Sequence[TextColumn], x: float) -> Layers:
    """A layer for each column of texts, the first at ``x``."""
    layers = []
    after = x
    for column in columns:
        if not column.below:
            x, after = after, after + column.width
        said = leading() if column.linked else {"aria": False}
        text = _CHART.transform_filter(f"datum.{column.name}").mark_text(
            x=x, align="left", color=column.colour, fontSize=column.size, **said
        )
        channels = {"y": height(f"{column.name}_y"), "text": alt.Text(f"{column.name}:N")}
        layers.append(text.encode(**channels))
    return layers
