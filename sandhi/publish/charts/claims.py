"""Claims of a quantity: a line for each row, a panel for each value of a column, one scale for all.

A number stands where the source has it. Where that is plainly wrong, a line leads on to the number
that was meant, and both are told.
"""

from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from sandhi.cite.record import record_path
from sandhi.package import Category, Package
from sandhi.publish.charts.beside import columns, section
from sandhi.publish.charts.declared import Chart, Row, categories
from sandhi.publish.charts.figure import Drawing, Figure, Words
from sandhi.publish.charts.legend import legend
from sandhi.publish.charts.look import (
    ARROW,
    INK,
    LEADING,
    LINK,
    SMALL,
    SOFT,
    UNKNOWN,
    Style,
    styles,
    width_of,
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

DRAWN = 200  # rows of a panel, at the most; the table has them all

_READING = (
    "Each line is a claim: who makes it and for when, how many, and in which words. A point is the "
    "number as it was written; a bar spans the bounds that the words set, and an arrow says that "
    "there is none. Where a number is plainly wrong, a line leads on to the one that was meant."
)
_MEANT = Style(INK, "circle", False, (1, 0))
_QUOTE = 14  # pixels: Devanagari needs a little more than Latin
_TOP = 28  # pixels for the axis
_ROOM = 1.25  # of the scale beyond the greatest number, for the words beside it


class Item(NamedTuple):
    """A claim: ``value`` is the number as written, ``meant`` the right one if that is wrong."""

    key: str
    who: str
    when: str
    quote: str
    style: Style
    words: str
    value: float | None
    lower: float | None
    upper: float | None
    meant: float | None


class Layout(NamedTuple):
    """Where things stand: beside the plot, or ``above`` it."""

    width: int
    plot: tuple[int, int]
    who: int
    quote: tuple[int, int]
    above: bool


WIDE = Layout(width=960, plot=(296, 680), who=280, quote=(700, 960), above=False)
NARROW = Layout(width=350, plot=(8, 342), who=350, quote=(0, 350), above=True)


def claims(package: Package, chart: Chart, rows: list[Row]) -> Figure:
    """Return the figure of claims."""
    rows = sorted(rows, key=lambda row: _order(chart, row))
    values = categories(package, chart, "qualifier")
    style = styles([value.value for value in values])
    labels = {value.value: value.label for value in values}
    panels: dict[str, list[Row]] = {}
    for row in rows:
        panels.setdefault(chart.text(row, "panel"), []).append(row)
    drawn = {
        title: [_item(chart, row, style, values) for row in part[:DRAWN]]
        for title, part in panels.items()
    }
    items = [item for part in drawn.values() for item in part]
    used = {item.style for item in items if item.value is not None}
    entries = [(labels[value], style[value]) for value in style if style[value] in used]
    if any(item.meant is not None for item in items):
        entries.append(("Meant", _MEANT))
    end = _ROOM * max((number for item in items for number in _numbers(item)), default=1)
    return Figure(
        name=chart.name,
        title=chart.said["title"],
        description=chart.said["description"],
        rows=chart.said["rows"],
        reading=_READING,
        alternative=[Words(title, [*map(_told, part)]) for title, part in drawn.items()],
        legend=legend(entries, bars=False),
        drawings=[
            Drawing(title, _drawing(title, part, end, WIDE), _drawing(title, part, end, NARROW))
            for title, part in drawn.items()
        ],
        front=chart.said.get("front", ""),
        columns=columns(package, chart),
        sections=[section(chart, title, part) for title, part in panels.items()],
    )


def _order(chart: Chart, row: Row) -> tuple[date, str]:
    """By the time that a claim is for; within one time by key."""
    begin = chart.day(row, "earliest") or chart.day(row, "latest")
    return begin or date.max, chart.text(row, "key")


def _item(chart: Chart, row: Row, style: dict[str, Style], values: list[Category]) -> Item:
    value, lower, upper = (chart.cell(row, name) for name in ("value", "lower", "upper"))
    qualifier = chart.text(row, "qualifier")
    when = span(chart.day(row, "earliest"), chart.day(row, "latest"))
    said = {one.value: f"{one.label.lower()} " for one in values[1:]}.get(qualifier, "")
    return Item(
        key=chart.text(row, "key"),
        who=chart.text(row, "claimant") or "claimant not named",
        when=", ".join(filter(None, [when, chart.text(row, "place")])),
        quote=chart.text(row, "quote"),
        style=style.get(qualifier, UNKNOWN),
        words=_bounds(lower, upper) if value is None else f"{said}{value:,}",
        value=value,
        lower=None if lower == upper else lower,
        upper=None if lower == upper else upper,
        meant=chart.cell(row, "corrected"),
    )


def _bounds(lower: float | None, upper: float | None) -> str:
    """What is claimed where no number is."""
    if lower is None and upper is None:
        return "no number"
    if lower is None or upper is None:
        return f"{lower:,} or more" if upper is None else f"{upper:,} or fewer"
    return f"{lower:,} to {upper:,}"


def _numbers(item: Item) -> Iterator[float]:
    found = (item.value, item.lower, item.upper, item.meant)
    return (number for number in found if number is not None)


def _told(item: Item) -> str:
    """A claim in words."""
    who = ", ".join(filter(None, [item.who, item.when]))
    if item.meant is None:
        return f"{who}: {item.words}."
    return f"{who}: {item.words} as written, {item.meant:,} meant."


def _drawing(title: str, items: list[Item], end: float, layout: Layout) -> str:
    """One panel as SVG."""
    scale = Scale("linear", "Q", (0, end), layout.plot)
    whos = [wrapped(item.who, layout.who) for item in items]
    quotes = [wrapped(item.quote, layout.quote[1] - layout.quote[0], _QUOTE) for item in items]
    heights = map(_height, items, whos, quotes, [layout] * len(items))
    tops = [*accumulate(heights, initial=0.0)]
    said: list[Text] = []
    levels: list[Line] = []
    bars: list[Span] = []
    marks: list[Point] = []
    for item, who, quote, top in zip(items, whos, quotes, tops, strict=False):
        first = top + LEADING / 2 + 6
        second = first + LEADING * len(who)
        said.append(Text(0, first, who, _href(item), colour=LINK))
        said.append(Text(0, second, [item.when], colour=SOFT, size=SMALL))
        beside = second + LEADING if layout.above else first
        said.append(Text(layout.quote[0], beside, quote, size=_QUOTE))
        y = beside + LEADING * len(quote) + 6 if layout.above else first
        levels += _levels(item, y, scale)
        bars += _bars(item, y, scale)
        marks += _points(item, y, scale)
        said += _labels(item, y, scale)
    layers = [
        *axis(scale, grid=not layout.above, tickCount=4, format=",d"),
        *lines(levels),
        *spans(bars, scale),
        *points(marks, scale),
        *texts(said),
    ]
    return svg(layers, layout.width, tops[-1], _TOP, title)


def _height(item: Item, who: list[str], quote: list[str], layout: Layout) -> float:
    """How high a claim is; the words of a bar stand below it."""
    below = 1 if _open(item) else 0
    if layout.above:
        return LEADING * (len(who) + len(quote) + 2 + below) + 26
    return LEADING * max(len(who) + 1, len(quote), 1 + below) + 12


def _href(item: Item) -> str:
    return address(record_path(item.key))


def _said(item: Item) -> tuple[str, str]:
    """Where the marks of a claim lead, and what they stand for."""
    return _href(item), f"{item.who}: {item.words}"


def _open(item: Item) -> bool:
    return item.lower is not None or item.upper is not None


def _levels(item: Item, y: float, scale: Scale) -> Iterator[Line]:
    """The line to a number, and that from one that was written to one that was meant."""
    if item.value is not None:
        yield Line(y, scale.pixels[0], scale.pixel(item.value))
    if item.meant is not None and item.value is not None:
        begin = scale.pixel(item.value) + 16 + width_of(_written(item), SMALL)
        yield Line(y, begin, scale.pixel(item.meant), INK)


def _bars(item: Item, y: float, scale: Scale) -> Iterator[Span]:
    if _open(item):
        lower = item.lower if item.lower is not None else scale.domain[0]
        upper = item.upper if item.upper is not None else scale.domain[1]
        yield Span(lower, upper, y - 5, y + 5, item.style._replace(filled=True), *_said(item))


def _points(item: Item, y: float, scale: Scale) -> Iterator[Point]:
    if _open(item) and item.upper is None:
        arrow = item.style._replace(shape=ARROW, filled=True)
        yield Point(scale.domain[1], y, arrow, *_said(item))
    if item.value is not None:
        yield Point(item.value, y, item.style, *_said(item))
    if item.meant is not None:
        yield Point(item.meant, y, _MEANT, _href(item), f"{item.who}: {item.meant:,} meant")


def _labels(item: Item, y: float, scale: Scale) -> Iterator[Text]:
    """The number in words: beside its point, below its bar, or where there is neither."""
    if item.meant is not None and item.value is not None:
        yield _beside(item.value, _written(item), y, scale)
        yield _beside(item.meant, f"{item.meant:,} meant", y, scale)
    elif _open(item):
        yield Text(scale.pixel(item.lower or 0), y + LEADING, [item.words], size=SMALL)
    elif item.value is not None:
        yield _beside(item.value, item.words, y, scale)
    else:
        yield Text(scale.pixels[0], y, [item.words], size=SMALL, colour=SOFT)


def _beside(value: float, words: str, y: float, scale: Scale) -> Text:
    """Words to the right of a point, or to the left of it where there is no room."""
    x = scale.pixel(value)
    if x + 10 + width_of(words, SMALL) > scale.pixels[1]:
        return Text(x - 10, y, [words], size=SMALL, align="right")
    return Text(x + 10, y, [words], size=SMALL)


def _written(item: Item) -> str:
    return f"{item.value:,} as written"
