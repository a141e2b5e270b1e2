"""Who has to do with what: a line for each row, a column for each group of values, counts in cells.

The stronger the colour of a cell, the more it counts; the number itself stands in it.
"""

import json
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import urlencode

from sandhi.cite.record import record_path
from sandhi.package import Package
from sandhi.publish.charts.beside import heading
from sandhi.publish.charts.declared import Chart, Row, categories
from sandhi.publish.charts.figure import Cell, Column, Drawing, Figure, Section, Words
from sandhi.publish.charts.look import LEADING, LINK, SMALL, SOFT, STYLES, width_of, wrapped
from sandhi.publish.charts.marks import Line, Scale, Span, Text, lines, spans, texts
from sandhi.publish.charts.svg import address, svg
from sandhi.publish.metadata import DATABASE

DRAWN = 200  # lines of a panel, at the most; the table has them all

_TOLD = 5  # lines of a panel
_ALL, _OTHER = "All", "Other"
_TINTS = (0.1, 0.5)  # of the least and of the greatest count; more would leave too little contrast


class Group(NamedTuple):
    """Values that are counted together."""

    title: str
    values: tuple[str, ...]


class Item(NamedTuple):
    """A line: how much it counts in all, and in each group."""

    key: str
    label: str
    total: int
    counts: list[int]


class Layout(NamedTuple):
    """Where things stand; headings that do not fit over their columns stand ``upright``."""

    width: int
    label: int
    upright: bool


WIDE = Layout(width=960, label=290, upright=False)
NARROW = Layout(width=350, label=132, upright=True)


def matrix(package: Package, chart: Chart, rows: list[Row]) -> Figure:
    """Return the figure of a matrix."""
    groups = _groups(chart, rows)
    panels = {
        title: _items(chart, part, groups) for title, part in _panels(package, chart, rows).items()
    }
    most = max((n for items in panels.values() for item in items for n in item.counts), default=1)
    counted = chart.said["counted"]
    return Figure(
        name=chart.name,
        title=chart.said["title"],
        description=chart.said["description"],
        rows=chart.said["rows"],
        reading=f"Each number counts the {counted} that a row has to do with, by kind; the "
        "stronger the colour of its cell, the more there are. It leads to them.",
        alternative=[Words(title, _told(items)) for title, items in panels.items()],
        legend=None,
        drawings=[
            Drawing(
                title,
                _drawing(chart, title, items[:DRAWN], groups, most, WIDE),
                _drawing(chart, title, items[:DRAWN], groups, most, NARROW),
            )
            for title, items in panels.items()
        ],
        front=chart.said.get("front", ""),
        columns=_columns(chart, groups),
        sections=[Section(title, _cells(chart, items, groups)) for title, items in panels.items()],
    )


def _groups(chart: Chart, rows: list[Row]) -> list[Group]:
    """The groups of a chart, and one of the values that are in none of them, if there are any."""
    found = [Group(said["title"], tuple(said["values"])) for said in chart.said["groups"]]
    values = {chart.text(row, "column") for row in rows}
    rest = values - {value for group in found for value in group.values}
    return [*found, Group(_OTHER, tuple(sorted(rest)))] if rest else found


def _panels(package: Package, chart: Chart, rows: list[Row]) -> dict[str, list[Row]]:
    """The rows of each panel by its title, in the order of the enumeration."""
    labels = {value.value: value.label for value in categories(package, chart, "panel")}
    found: dict[str, list[Row]] = {label: [] for label in labels.values()}
    for row in rows:
        found.setdefault(labels.get(chart.text(row, "panel"), _OTHER), []).append(row)
    return {title: part for title, part in found.items() if part}


def _items(chart: Chart, rows: list[Row], groups: list[Group]) -> list[Item]:
    """The lines of a panel, those that count most first."""
    counted: dict[str, list[set[str]]] = {}
    labels = {chart.text(row, "key"): chart.text(row, "label") for row in rows}
    places = {value: place for place, group in enumerate(groups) for value in group.values}
    for row in rows:
        sets = counted.setdefault(chart.text(row, "key"), [set() for _ in groups])
        sets[places[chart.text(row, "column")]].add(chart.text(row, "count"))
    found = [
        Item(key, labels[key], len(set[str]().union(*sets)), [len(one) for one in sets])
        for key, sets in counted.items()
    ]
    return sorted(found, key=lambda item: (-item.total, item.label, item.key))


def _drawing(
    chart: Chart, title: str, items: list[Item], groups: list[Group], most: int, layout: Layout
) -> str:
    """One panel as SVG."""
    titles = [_ALL, *(group.title for group in groups)]
    step = (layout.width - layout.label) / len(titles)
    labels = [wrapped(item.label, layout.label - 8) for item in items]
    head = max(width_of(one, SMALL) for one in titles) + 8 if layout.upright else 2 * LEADING + 6
    tops = [*accumulate((LEADING * len(label) + 10 for label in labels), initial=head)]
    scale = Scale("linear", "Q", (0, layout.width), (0, layout.width))
    said = [*_heads(titles, step, head, layout)]
    cells: list[Span] = []
    for item, label, top, bottom in zip(items, labels, tops, tops[1:], strict=False):
        first, middle = top + (LEADING + 10) / 2, (top + bottom) / 2
        said.append(Text(0, first, label, address(record_path(item.key)), colour=LINK))
        said.append(
            Text(
                layout.label + step / 2, middle, [f"{item.total:,}"], align="center", weight="bold"
            )
        )
        for place, count in enumerate(item.counts):
            if count:
                x = layout.label + step * (place + 1)
                href = address(_address(chart, item, groups[place]))
                told = f"{item.label}, {groups[place].title}: {count:,}"
                tint = _TINTS[0] + (_TINTS[1] - _TINTS[0]) * (count / most) ** 0.5
                cells.append(
                    Span(x + 2, x + step - 2, top + 2, bottom - 2, STYLES[0], href, told, tint)
                )
                said.append(Text(x + step / 2, middle, [f"{count:,}"], href, told, align="center"))
    rules = [Line(top, 0, layout.width) for top in tops]
    layers = [*lines(rules), *spans(cells, scale), *texts(said)]
    return svg(layers, layout.width, tops[-1], 1, title)


def _heads(titles: list[str], step: float, head: float, layout: Layout) -> Iterator[Text]:
    """The heads of the columns, over their middle."""
    for place, title in enumerate(titles):
        x = layout.label + step * (place + 0.5)
        if layout.upright:
            yield Text(x, head - 6, [title], colour=SOFT, size=SMALL, angle=270)
        else:
            words = wrapped(title, step, SMALL)
            y = head - LEADING / 2 - LEADING * (len(words) - 1)
            yield Text(x, y, words, colour=SOFT, size=SMALL, align="center")


def _address(chart: Chart, item: Item, group: Group) -> str:
    """The path of the list of what a cell counts."""
    chosen = {
        chart.said["key"]: item.key,
        f"{chart.said['column']}__in": json.dumps(group.values, separators=(",", ":")),
    }
    return f"/{DATABASE}/{chart.said['rows']}?{urlencode(chosen)}"


def _told(items: list[Item]) -> list[str]:
    """The lines that count most, in words."""
    most = [f"{item.label}: {item.total:,}." for item in items[:_TOLD]]
    rest = len(items) - _TOLD
    return [*most, f"{rest:,} more with no more than that."] if rest > 0 else most


def _columns(chart: Chart, groups: list[Group]) -> list[Column]:
    counted = chart.said["counted"]
    return [
        Column(heading(chart.said["label"]), ""),
        Column(_ALL, f"how many {counted} in all, each once"),
        *(
            Column(group.title, f"{counted} of the kinds {', '.join(group.values)}")
            for group in groups
        ),
    ]


def _cells(chart: Chart, items: list[Item], groups: list[Group]) -> list[list[Cell]]:
    found = []
    for item in items:
        line = [Cell(item.label, record_path(item.key)), Cell(f"{item.total:,}")]
        for group, count in zip(groups, item.counts, strict=True):
            line.append(Cell(f"{count:,}", _address(chart, item, group)) if count else Cell(""))
        found.append(line)
    return found
