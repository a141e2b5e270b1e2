"""The form that charts share: lines with columns of text, and a plot between, beside or below them.

Vega-Lite lays out the plots. It cannot break texts, on which the heights of lines depend, and would
measure each by the fonts of the machine; so the texts beside the plots are laid out here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.figure import WIDTHS, Drawing, Words
from sandhi.publish.charts.layout.look import LEADING, SOFT, wrapped
from sandhi.publish.charts.vega_lite.grammar import PLAIN, grammar
from sandhi.publish.charts.vega_lite.svg import PlacedText, Text, svg
from sandhi.publish.languages.interface import gettext

DRAWN = 200  # lines of a panel, at the most; the table has them all
EDGE = 12  # beside a plot, for half a mark or an arrow; in pixels, as are all that follow
AXIS = 28
_GUTTER = 14  # between columns
_ENTRY, _ENTRY_WIDTH = 24, 172  # of a legend

Column = Sequence[Text]


class Line(NamedTuple):
    """What is drawn of one thing: columns of texts, and the fields that its marks are made of.

    ``sentence`` says the same. A ``heading`` has no marks.
    """

    before: Sequence[Column]
    after: Sequence[Column] = ()
    fields: Mapping[str, Any] = {}
    heading: bool = False
    sentence: str = ""


class Layout(NamedTuple):
    """Widths of the columns before a plot and after it; with none, texts stand above the plot."""

    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    edge: int = EDGE  # between the columns before it and the plot

    def place(self, name: str) -> "Place":
        """Where the plot stands in a picture of a width."""
        left, right = sum(self.before) + self.edge, sum(self.after) + _GUTTER * len(self.after)
        return Place(left, WIDTHS[name] - left - EDGE - right, name)


class Place(NamedTuple):
    """Where a plot stands: the width of what is left of it, its own, and of which width it is."""

    left: float
    width: float
    name: str


Plot = Callable[[Place], list[Any]]  # the layers of a plot of lines


def panel(
    document: ChartDocument,
    title: str,
    lines: Sequence[Line],
    layouts: Mapping[str, Layout],
    plot: Plot,
    top: Mapping[str, float] | None = None,
    note: str = "",
) -> Drawing:
    """Return lines in each width, and a note below them, as on what is not drawn.

    ``top`` is the room above the first line, for an axis.
    """
    shown, note = lines[:DRAWN], note or partly(DRAWN, len(lines))
    if note:
        shown = [*shown, Line([[Text(note, colour=SOFT)]], heading=True)]

    def drawn(name: str) -> str:
        place, above = layouts[name].place(name), (top or {}).get(name, AXIS)
        texts: list[PlacedText] = []
        values: list[dict[str, Any]] = []
        bottom = 0.0
        for line in shown:
            fields, its = _placed(line, bottom, layouts[name], place)
            bottom = fields["bottom"]
            values.append(fields)
            texts += (text._replace(y=above + text.y) for text in its)
        spec = grammar("lines", values=values, begin=-place.left, plot=plot(place))
        edges = place.left, above, WIDTHS[name] - place.left - place.width
        return svg(document.scripts, title, spec, (place.width, bottom), edges, texts)

    return Drawing(title, *map(drawn, WIDTHS))


def partly(most: int, count: int) -> str:
    """Return that so many are drawn at the most; nothing where these are all."""
    words = gettext("%(drawn)s of %(lines)s are drawn; the table has all.")
    return words % {"drawn": f"{most:,}", "lines": f"{count:,}"} if most < count else ""


def in_words(title: str, lines: Iterable[Line]) -> Words:
    """Return what lines show, in sentences."""
    return Words(title, [line.sentence for line in lines])


def along(kind: str, scale: dict[str, Any], **axis: Any) -> Plot:
    """Return the plot of marks along a scale, which is an axis of that kind.

    A bar is from ``start`` to ``end``, with an arrow if it goes ``on``; a point is ``at`` a value,
    and a line leads on from there to what was ``meant``, if that is another. What is ``slipped``
    stands off the scale, before its beginning. What is ``disputed`` has a ring that leads on.
    """

    def plot(place: Place) -> list[Any]:
        ticks = {"tickCount": max(int(place.width / 90), 3), "grid": place.name != "narrow", **axis}
        return list(grammar("marks", x={"type": kind, "scale": scale, "axis": ticks}))

    return plot


def legend(document: ChartDocument, entries: Mapping[str, dict[str, Any]]) -> Drawing | None:
    """Return labels with the points and bars of their styles; None without any."""
    title = gettext("Legend")
    items = [{"label": label, "style": style} for label, style in entries.items()]

    def drawn(width: int) -> str:
        across = max(width // _ENTRY_WIDTH, 1)
        place = {"across": across, "apart": _ENTRY_WIDTH, "high": _ENTRY}
        spec = grammar("legend", values=items, marks=grammar("marks", x=PLAIN), **place)
        return svg(document.scripts, title, spec, (width, -(-len(items) // across) * _ENTRY))

    return Drawing(title, *map(drawn, WIDTHS.values())) if items else None


def _placed(
    line: Line, top: float, layout: Layout, place: Place
) -> tuple[dict[str, Any], list[PlacedText]]:
    """The fields of a line, with the heights of its ends and of its marks; and its texts."""
    columns = [*line.before, *line.after]
    widths: list[float] = [*layout.before, *layout.after]
    right = place.left + place.width + EDGE
    starts = [*accumulate(layout.before, initial=0.0)][:-1]
    starts += [*accumulate(layout.after, initial=right)][:-1]
    stacked = line.heading or not layout.before
    if stacked:  # all in one column, above the marks
        columns = [[text for column in columns for text in column]]
        starts, widths = [0], [right - EDGE + _GUTTER]
    gap = LEADING if stacked else LEADING / 2
    texts, lowest = [], top
    for column, x, width in zip(columns, starts, widths, strict=True):
        y = top + gap / 2
        for text in column:
            broken = wrapped(text.words, width - _GUTTER, text.size)
            texts.append(PlacedText(text, broken, x, y + LEADING / 2))
            y += LEADING * len(broken)
        lowest = max(lowest, y)
    mark = (lowest if stacked and not line.heading else top + gap / 2) + LEADING / 2
    bottom = max(lowest, mark + LEADING / 2) + gap / 2
    fields = {"top": top, "bottom": bottom, "mark": mark, "heading": line.heading}
    return {**line.fields, **fields}, texts
