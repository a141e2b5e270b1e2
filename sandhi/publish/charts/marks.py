"""The marks that charts are made of, as layers of Altair.

Positions are pixels, but for ``at``, ``start`` and ``end``, which are values of a scale. ``href``
is where a mark leads, ``title`` says in words what it stands for; both may be empty.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import altair as alt

from sandhi.publish.charts.look import INK, LEADING, LINE, PAPER, SIZE, Style

Layers = list[alt.Chart]
_Item = TypeVar("_Item")


class Text(NamedTuple):
    """Lines of text; ``y`` is where the middle of the first is."""

    x: float
    y: float
    lines: list[str]
    href: str = ""
    title: str = ""
    colour: str = INK
    size: int = SIZE
    align: Any = "left"
    weight: Any = "normal"
    angle: int = 0


class Span(NamedTuple):
    """A bar between two values, in outline or, as ``tint`` says, more or less filled."""

    start: Any
    end: Any
    top: float
    bottom: float
    style: Style
    href: str = ""
    title: str = ""
    tint: float = 0.4


class Point(NamedTuple):
    """A mark at a value, in the shape of its style; ``size`` is its area."""

    at: Any
    y: float
    style: Style
    href: str = ""
    title: str = ""
    size: int = 80


class Line(NamedTuple):
    """A level line between two positions."""

    y: float
    x: float
    end: float
    colour: str = LINE


class Scale(NamedTuple):
    """How values become pixels: ``kind`` is that of Vega-Lite, ``type`` that of its data."""

    kind: Any
    type: str
    domain: tuple[Any, Any]
    pixels: tuple[float, float]

    def x(self, field: str, axis: alt.Axis | None = None) -> alt.X:
        """Return the channel of a field."""
        scale = alt.Scale(type=self.kind, domain=[*self.domain], range=[*self.pixels])
        return alt.X(f"{field}:{self.type}", scale=scale, axis=axis)

    def pixel(self, value: float) -> float:
        """Return where a value is on a linear scale."""
        (first, last), (begin, end) = self.domain, self.pixels
        position: float = begin + (value - first) / (last - first) * (end - begin)
        return position


def axis(scale: Scale, **options: Any) -> Layers:
    """Return a layer with the axis of a scale above the drawing, and its lines down through it."""
    shown = alt.Axis(orient="top", labelOverlap=False, title=None, **options)
    layer = _chart([{"at": scale.domain[0]}]).mark_point(size=0, opacity=0, aria=False)
    return [layer.encode(x=scale.x("at", shown), y=alt.value(0))]


def lines(items: Iterable[Line]) -> Layers:
    """Return a layer of lines."""
    found = [item._asdict() for item in items]
    layer = _chart(found).mark_rule(aria=False)
    ends = {"x": alt.X("x:Q", scale=None, axis=None), "x2": "end"}
    return (
        [layer.encode(**ends, y=_y("y"), stroke=alt.Stroke("colour:N", scale=None))]
        if found
        else []
    )


def spans(items: Sequence[Span], scale: Scale) -> Layers:
    """Return layers of bars, one for each way of drawing the outline."""
    found = []
    ends = {"x": scale.x("start"), "x2": "end", "y": _y("top"), "y2": "bottom"}
    opacity = alt.FillOpacity("opacity:Q", scale=None)
    for part in _alike(items, lambda item: item.style):
        layer = _chart(map(_styled, part)).mark_rect(
            cornerRadius=3, strokeDash=part[0].style.dash, strokeWidth=1.5
        )
        found.append(layer.encode(**ends, **_PAINT, **_SAID, fillOpacity=opacity))
    return found


def points(items: Sequence[Point], scale: Scale) -> Layers:
    """Return a layer of points."""
    layer = _chart(map(_styled, items)).mark_point(strokeWidth=1.75, opacity=1)
    place = {"x": scale.x("at"), "y": _y("y"), "size": alt.Size("size:Q", scale=None)}
    shape = alt.Shape("shape:N", scale=None)
    return [layer.encode(**place, **_PAINT, **_SAID, shape=shape)] if items else []


def texts(items: Sequence[Text]) -> Layers:
    """Return layers of text, one for each way of setting it."""
    found = []
    place = {"x": alt.X("x:Q", scale=None, axis=None), "y": _y("y"), "text": alt.Text("lines:N")}
    type_ = {"size": alt.Size("size:Q", scale=None), "color": alt.Color("colour:N", scale=None)}
    for part in _alike(items, lambda item: (item.align, item.weight, item.angle)):
        layer = _chart(item._asdict() for item in part).mark_text(
            align=part[0].align,
            angle=part[0].angle,
            baseline="middle",
            fontWeight=part[0].weight,
            lineHeight=LEADING,
        )
        found.append(layer.encode(**place, **type_, **_SAID))
    return found


def _alike(items: Sequence[_Item], way: Callable[[_Item], Hashable]) -> Iterator[list[_Item]]:
    """Items that agree in what a layer has but one of."""
    for one in dict.fromkeys(map(way, items)):
        yield [item for item in items if way(item) == one]


def _chart(values: Iterable[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=[*values]))


def _styled(item: Span | Point) -> dict[str, Any]:
    style = item.style
    fill = style.colour if style.filled else PAPER
    opacity = item.tint if style.filled and isinstance(item, Span) else 1
    painted = {"stroke": style.colour, "fill": fill, "shape": style.shape, "opacity": opacity}
    return item._asdict() | painted


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=None, axis=None)


# Colours stand in the data as they are.
_PAINT = {"fill": alt.Fill("fill:N", scale=None), "stroke": alt.Stroke("stroke:N", scale=None)}
_SAID = {"href": alt.Href("href:N"), "description": alt.Description("title:N")}
