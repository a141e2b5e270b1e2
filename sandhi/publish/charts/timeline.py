"""A timeline: a line for each row, a panel for each period, points for days and bars for spans.

A row is drawn in the period that it begins in. One of which only a last day is known is not drawn:
a bar over all that lies before that day would say nothing. It stands in the table.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, NamedTuple

from sandhi.cite.record import record_path
from sandhi.package import Package
from sandhi.publish.charts.beside import columns, section
from sandhi.publish.charts.declared import Chart, Row, categories
from sandhi.publish.charts.figure import Drawing, Figure, Section, Words
from sandhi.publish.charts.legend import legend
from sandhi.publish.charts.look import (
    ARROW,
    LEADING,
    LINK,
    SMALL,
    SOFT,
    UNKNOWN,
    Style,
    styles,
    wrapped,
)
from sandhi.publish.charts.marks import (
    Line,
    Point,
    Scale,
    Span,
    Text,
    axis,
    lines,
    points,
    spans,
    texts,
)
from sandhi.publish.charts.spans import span
from sandhi.publish.charts.svg import address, svg

DRAWN = 200  # rows of a panel, at the most; a table has them all

_READING = (
    "A point is a day. A bar spans the days on which it can have happened, or on which it went on; "
    "an arrow says that it reaches beyond the panel."
)
_DAY = timedelta(days=1)
_TOP = 28  # pixels for the axis


class Item(NamedTuple):
    """A row that is drawn; ``latest`` is None where its end is open."""

    key: str
    label: str
    status: str
    earliest: date
    latest: date | None

    @property
    def when(self) -> str:
        """Its time in words."""
        return span(self.earliest, self.latest)


class Period(NamedTuple):
    """A period with the rows that begin in it."""

    title: str
    first: date
    last: date
    rows: list[Row]


class Layout(NamedTuple):
    """Where things stand: words to the right of the marks, or ``above`` them."""

    width: int
    plot: tuple[int, int]
    when: int
    label: int
    above: bool
    gap: int


WIDE = Layout(width=960, plot=(16, 296), when=314, label=468, above=False, gap=8)
NARROW = Layout(width=350, plot=(10, 336), when=0, label=0, above=True, gap=16)


def timeline(package: Package, chart: Chart, rows: list[Row]) -> Figure:
    """Return the figure of a timeline."""
    rows = sorted(rows, key=lambda row: _order(chart, row))
    values = categories(package, chart, "status")
    style = styles([value.value for value in values])
    labels = {value.value: value.label for value in values}
    told = {value.value: f" ({value.label.lower()})" for value in values[1:]}
    periods = _periods(chart, rows)
    drawn = [_items(chart, period, told) for period in periods]
    shown = Counter(item.status for items in drawn for item in items)
    return Figure(
        name=chart.name,
        title=chart.said["title"],
        description=chart.said["description"],
        rows=chart.said["rows"],
        reading=_READING,
        alternative=_alternative(chart, rows, periods),
        legend=legend([(labels[value], style[value]) for value in style if shown[value]]),
        drawings=[
            Drawing(
                period.title,
                _drawing(period, items, style, WIDE),
                _drawing(period, items, style, NARROW),
            )
            for period, items in zip(periods, drawn, strict=True)
            if items
        ],
        front=chart.said.get("front", ""),
        columns=columns(package, chart),
        sections=_sections(chart, rows, periods),
    )


def _order(chart: Chart, row: Row) -> tuple[date, date, str]:
    """By the first day on which it can have begun; without one by the last, after all others."""
    begin, end = chart.day(row, "earliest"), chart.day(row, "latest")
    return begin or date.max, end or date.max, chart.text(row, "key")


def _periods(chart: Chart, rows: list[Row]) -> list[Period]:
    """The periods of a chart, each with the rows that begin in it."""
    found = []
    for said in chart.said["periods"]:
        first, last = date.fromisoformat(said["first"]), date.fromisoformat(said["last"])
        begins = [(row, chart.day(row, "earliest")) for row in rows]
        within = [row for row, begin in begins if begin and first <= begin <= last]
        found.append(Period(said["title"], first, last, within))
    return found


def _items(chart: Chart, period: Period, told: dict[str, str]) -> list[Item]:
    """What is drawn of a period; ``told`` is what is said of a status beside the label."""
    found = []
    for row in period.rows[:DRAWN]:
        status, begin = chart.text(row, "status"), chart.day(row, "earliest")
        label = chart.text(row, "label") + told.get(status, "")
        if begin:
            end = chart.day(row, "latest")
            found.append(Item(chart.text(row, "key"), label, status, begin, end))
    return found


def _drawing(period: Period, items: list[Item], style: dict[str, Style], layout: Layout) -> str:
    """One panel as SVG."""
    labels = [wrapped(item.label, layout.width - layout.label) for item in items]
    extra = 2 if layout.above else 0  # lines, for the time and for the mark
    tops = [
        *accumulate((LEADING * (len(label) + extra) + layout.gap for label in labels), initial=0)
    ]
    end = period.last + _DAY
    scale = Scale("utc", "T", (period.first.isoformat(), end.isoformat()), layout.plot)
    said: list[Text] = []
    levels: list[Line] = []
    bars: list[Span] = []
    marks: list[Point] = []
    for item, label, top in zip(items, labels, tops, strict=False):
        middle = top + (LEADING + layout.gap) / 2
        y = middle + LEADING * (len(label) + 1) if layout.above else middle
        href = address(record_path(item.key))
        said.append(Text(layout.when, middle, [item.when], colour=SOFT, size=SMALL))
        begin = middle + LEADING if layout.above else middle
        said.append(Text(layout.label, begin, label, href, colour=LINK))
        levels.append(Line(y, *layout.plot))
        bars += _bars(item, y, style.get(item.status, UNKNOWN), end)
        marks += _points(item, y, style.get(item.status, UNKNOWN), end)
    layers = [
        *axis(scale, grid=not layout.above, **_ticks(period)),
        *lines(levels),
        *spans(bars, scale),
        *points(marks, scale),
        *texts(said),
    ]
    return svg(layers, layout.width, tops[-1], _TOP, period.title)


def _bars(item: Item, y: float, style: Style, end: date) -> Iterator[Span]:
    """The bar of an item that is not of one day, as far as the panel goes."""
    if item.latest != item.earliest:
        last = min(item.latest + _DAY, end) if item.latest else end
        yield Span(f"{item.earliest}", f"{last}", y - 5, y + 5, style, *_said(item))


def _points(item: Item, y: float, style: Style, end: date) -> Iterator[Point]:
    """The point of an item that is of one day, in its middle; the arrow of one that goes on."""
    if item.latest == item.earliest:
        yield Point(f"{item.earliest}T12:00:00Z", y, style, *_said(item))
    elif item.latest is None or item.latest >= end:
        arrow = style._replace(shape=ARROW, filled=True)
        yield Point(f"{end}", y, arrow, *_said(item))


def _said(item: Item) -> tuple[str, str]:
    """Where the marks of an item lead, and what they stand for."""
    return address(record_path(item.key)), f"{item.when}: {item.label}"


def _ticks(period: Period) -> dict[str, Any]:
    """How the axis of a period is labelled: by day, month or year."""
    days = (period.last - period.first).days
    if days > 3 * 366:
        return {"format": "%Y", "tickCount": 5}
    if days > 92:
        return {"format": "%b %Y", "tickCount": 4}
    return {"format": "%-d %b", "tickCount": 4}


def _alternative(chart: Chart, rows: list[Row], periods: list[Period]) -> list[Words]:
    """What there is to see, in words."""
    found = []
    for period in periods:
        if period.rows:
            days = Counter(_when(chart, row) for row in period.rows)
            told = [f"{len(period.rows):,} in all."]
            told += [f"{times:,} of them: {when}." for when, times in days.items() if times > 2]
            found.append(Words(period.title, told))
    drawn = sum(len(period.rows) for period in periods)
    if drawn < len(rows):
        words = f"{len(rows) - drawn:,} more, without a first day in any of these periods."
        found.append(Words("In the table alone", [words]))
    return found


def _when(chart: Chart, row: Row) -> str:
    return span(chart.day(row, "earliest"), chart.day(row, "latest"))


def _sections(chart: Chart, rows: list[Row], periods: list[Period]) -> list[Section]:
    drawn = {chart.text(row, "key") for period in periods for row in period.rows}
    rest = [row for row in rows if chart.text(row, "key") not in drawn]
    upper = [row for row in rest if _when(chart, row)]
    undated = [row for row in rest if not _when(chart, row)]
    parts = [(period.title, period.rows) for period in periods]
    parts += [("Only the last possible day is known", upper), ("Without a date", undated)]
    return [section(chart, title, part) for title, part in parts if part]
