"""The form that charts share: lines with columns of text, and a plot between, beside or below them.

Vega-Lite lays out the plots. It cannot break texts, on which the heights of lines depend, and would
measure each by the fonts of the machine; so the texts beside the plots are laid out here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from sandhi.cite.record import record_path
from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.figure import WIDTHS, Drawing, Figure, Words
from sandhi.publish.charts.layout.look import LEADING, SMALL, SOFT, WARN, wrapped_lines
from sandhi.publish.charts.layout.strips import Scale
from sandhi.publish.charts.page import Count, Heading, PageLine, PagePanel
from sandhi.publish.charts.vega_lite.grammar import PLAIN, grammar
from sandhi.publish.charts.vega_lite.svg import PlacedText, Text, svg
from sandhi.publish.languages.interface import gettext, ngettext

LINES = 200  # of a panel, at the most; the table has them all
_AXIS = 28.0  # pixels, as are all that follow
_TICK = 110  # from one to the next, at the least: room for a month with its year
_ENTRY, _ENTRY_WIDTH = 24, 172  # of a legend
SAMPLE = 40  # across the marks of one of its entries
_DISPUTES = "#disputes"  # where the page of a row has them


class Line(NamedTuple):
    """What is drawn of one thing: columns of texts, and the fields that its marks are made of.

    ``sentence`` says the same. A ``heading`` has no marks.
    """

    columns: Sequence[Sequence[Text]]
    fields: Mapping[str, Any] = {}
    heading: bool = False
    sentence: str = ""


class Layout(NamedTuple):
    """From where to where a plot stands in a picture, and the columns of texts beside it.

    Of each column it has where it begins and how wide it is.
    """

    left: int
    right: int
    columns: tuple[tuple[int, int], ...]

    @property
    def width(self) -> int:
        """The width of the plot."""
        return self.right - self.left


Plot = Callable[[str, Layout], list[Any]]  # the layers of a plot, in a width by its name


class PlotPanel(NamedTuple):
    """A picture of a chart: lines with their plot, if there are any, and what they say.

    ``sentences`` are those of the lines, if none are given. ``top`` is the room above the first
    line, for an axis, in each width; the ``note`` stands below all, as on what is not drawn. A page
    lays it out itself where it has a ``scale``, or counts under ``headings``.
    """

    title: str
    lines: Sequence[Line] = ()
    plot: Plot = lambda *_: []
    sentences: Sequence[str] = ()
    top: Mapping[str, float] = dict.fromkeys(WIDTHS, _AXIS)
    note: str = ""
    scale: Scale | None = None
    headings: Sequence[Heading] = ()


class Sketch(NamedTuple):
    """A figure of which nothing is drawn yet: its panels in each layout, and what these share."""

    document: ChartDocument
    reading: str
    panels: Sequence[PlotPanel]
    layouts: Mapping[str, Layout]
    legend: Callable[[], Drawing | None] = lambda: None
    overview: Callable[[], Drawing | None] = lambda: None

    @property
    def titles(self) -> list[str]:
        """The titles of what is drawn of the panels."""
        return [panel.title for panel in self.panels if panel.lines]

    def drawn(self) -> Figure:
        """The figure."""
        alternative = [
            Words(one.title, [*one.sentences] or [line.sentence for line in one.lines])
            for one in self.panels
        ]
        drawings = [_drawing(self.document, one, self.layouts) for one in self.panels if one.lines]
        return Figure(self.reading, alternative, drawings, self.legend(), self.overview())


def partly(drawn: int, count: int) -> str:
    """Return in words that so many of a count are drawn; nothing where these are all."""
    words = gettext("%(drawn)s of %(lines)s are drawn; the table has all.")
    return words % {"drawn": f"{drawn:,}", "lines": f"{count:,}"} if drawn < count else ""


def along(kind: str, scale: dict[str, Any], **axis: Any) -> Plot:
    """Return the plot of marks along a scale, which is an axis of that kind.

    A bar is from ``start`` to ``end``, with an arrow if it goes ``on``, and a thin line if what it
    stands for lies ``within`` them; a point is ``at`` a value, and a line leads on from there to
    what was ``meant``, if that is another. What is ``slipped`` stands off the scale, before its
    beginning. What is ``disputed`` has a ring that leads on.
    """

    def plot(_: str, layout: Layout) -> list[Any]:
        ticks = {"tickCount": max(layout.width // _TICK, 4), "grid": True, **axis}
        return list(grammar("marks", x={"type": kind, "scale": scale, "axis": ticks}))

    return plot


def legend(
    document: ChartDocument, entries: Sequence[tuple[str, Mapping[str, Any]]]
) -> Drawing | None:
    """Return labels, each with marks that are made of fields in pixels; None without any."""
    title = gettext("Legend")
    items = [{"label": label, **fields} for label, fields in entries]

    def drawn(width: int) -> str:
        across = max(width // _ENTRY_WIDTH, 1)
        place = {"across": across, "apart": _ENTRY_WIDTH, "high": _ENTRY}
        spec = grammar("legend", values=items, marks=grammar("marks", x=PLAIN), **place)
        return svg(document.scripts, title, spec, (width, -(-len(items) // across) * _ENTRY))

    if not items:
        return None
    scale = Scale(lambda pixels: pixels / SAMPLE)
    lines = [PageLine([[Text(label)]], marks=scale.marks(fields)) for label, fields in entries]
    wide, medium = map(drawn, WIDTHS.values())
    return Drawing(title, wide, medium, PagePanel([], lines))


def dispute_links(document: ChartDocument, key: str) -> list[Text]:
    """Return the words that lead to all disputes about a row, and count them; if there are any."""
    disputes = document.disputes.get(key, [])
    if not disputes:
        return []
    unsettled = sum(dispute in document.open_disputes for dispute in disputes)
    words = ngettext("disputed", "disputed in %s ways", len(disputes))
    words = words % len(disputes) if "%s" in words else words
    if unsettled:
        still = gettext("still open") if len(disputes) == 1 else gettext("%s open") % unsettled
        words = f"{words}, {still}"
    labels = "; ".join(map(document.label, disputes))
    title = f"{words[0].upper()}{words[1:]}: {labels}"
    return [Text(words, record_path(key) + _DISPUTES, title, WARN if unsettled else SOFT, SMALL)]


def dispute_ring(document: ChartDocument, key: str) -> dict[str, str] | None:
    """Return where a ring about the marks of a row leads: to a dispute that is open, if one is."""
    first, *_ = document.disputes.get(key) or [""]
    if first not in document.open_disputes:
        return None
    return {"href": record_path(first), "title": gettext("Disputed: %s") % document.label(first)}


def _drawing(document: ChartDocument, panel: PlotPanel, layouts: Mapping[str, Layout]) -> Drawing:
    """The lines of a panel in each width."""
    lines = its = panel.lines[:LINES]
    counts = (sum(not line.heading for line in some) for some in (lines, panel.lines))
    if note := panel.note or partly(*counts):
        lines = [*lines, Line([[Text(note, colour=SOFT)]], heading=True)]

    def drawn(name: str) -> str:
        layout, top = layouts[name], panel.top[name]
        values: list[dict[str, Any]] = []
        texts: list[PlacedText] = []
        for line in lines:
            fields, placed = _placed(line, values[-1]["bottom"] if values else 0.0, layout)
            values.append(fields)
            texts += (text._replace(y=top + text.y) for text in placed)
        spec = grammar("lines", values=values, begin=-layout.left, plot=panel.plot(name, layout))
        size, edges = (layout.width, values[-1]["bottom"]), WIDTHS[name] - layout.right
        return svg(document.scripts, panel.title, spec, size, (layout.left, top, edges), texts)

    wide, medium = map(drawn, WIDTHS)
    page = None
    if panel.scale:
        headings = panel.scale.headings(wide, layouts["wide"].width)
        wide_layout = layouts["wide"]
        between = wide_layout.columns[-1][0] > wide_layout.left
        page = PagePanel(headings, [_strip(line, panel.scale) for line in its], note, between)
    elif panel.headings:
        page = PagePanel(panel.headings, [_counts(line) for line in its], note)
    return Drawing(panel.title, wide, medium, page)


def _strip(line: Line, scale: Scale) -> PageLine:
    """A line as a page has it, with its marks."""
    fields = line.fields
    marks = [] if line.heading else scale.marks(fields)
    before = fields.get("slipped") or ""
    return PageLine(line.columns, fields.get("href", ""), marks, (), line.heading, before)


def _counts(line: Line) -> PageLine:
    """A line as a page has it, with its counts."""
    names = ("count", "href", "title", "shade")
    counts = [Count(*(cell[name] for name in names)) for cell in line.fields["cells"]]
    return PageLine(line.columns, counts=counts)


def _placed(line: Line, top: float, layout: Layout) -> tuple[dict[str, Any], Iterable[PlacedText]]:
    """The fields of a line, with the heights of its ends and of its marks; and its texts."""
    columns, places = line.columns, layout.columns
    if line.heading:
        columns, places = [[*chain(*columns)]], ((0, layout.right),)
    gap = LEADING if line.heading else LEADING / 2
    texts, lowest = [], top
    for column, (x, width) in zip(columns, places, strict=True):
        y = top + gap / 2
        for text in column:
            broken = wrapped_lines(text.words, width, text.size)
            texts.append(PlacedText(text, broken, x, y + LEADING / 2))
            y += LEADING * len(broken)
        lowest = max(lowest, y)
    mark = top + gap / 2 + LEADING / 2
    bottom = max(lowest, mark + LEADING / 2) + gap / 2
    fields = {"top": top, "bottom": bottom, "mark": mark, "heading": line.heading}
    return {**line.fields, **fields}, texts
