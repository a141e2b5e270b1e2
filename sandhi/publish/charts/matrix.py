"""Who has to do with what: a line for each row, a column for each group of values, counts in cells.

The stronger the colour of a cell, the more it counts; the number itself stands in it.
"""

import json
from collections import defaultdict
from typing import Any, NamedTuple
from urllib.parse import urlencode

from sandhi.cite.record import record_path
from sandhi.package import Package
from sandhi.publish.charts.declared import Chart, Row, categories, text
from sandhi.publish.charts.figure import Cell, Column, Drawing, Figure, Section, Words
from sandhi.publish.charts.look import LEADING, LINK, SMALL, STYLES, width_of, wrapped
from sandhi.publish.charts.panel import EDGE, WIDE, TextColumn, TextField, drawing
from sandhi.publish.charts.table import heading
from sandhi.publish.charts.vega_lite.grammar import grammar
from sandhi.publish.metadata import DATABASE

Line = dict[str, Any]

_LEADERS = 5  # lines of a panel that are put in words
_ALL, _OTHER = "All", "Other"
_TINTS = [0, 0.5]  # of none and of the greatest count; more would leave too little contrast
_LABEL = (TextField("label", LINK),)
_WIDE, _NARROW = TextColumn(286, _LABEL), TextColumn(138, _LABEL)


class Group(NamedTuple):
    """Values that are counted together."""

    title: str
    values: list[str]


def matrix(package: Package, chart: Chart, rows: list[Row]) -> Figure:
    """Return the figure of a matrix."""
    groups = _groups(chart, rows)
    labels = {value.value: value.label for value in categories(package, chart)}
    panels: dict[str, list[Row]] = {label: [] for label in labels.values()}
    for row in rows:
        panels.setdefault(labels.get(row["panel"], _OTHER), []).append(row)
    lines = {title: _lines(chart, part, groups) for title, part in panels.items() if part}
    cells = [cell for part in lines.values() for line in part for cell in line["cells"][1:]]
    most = max((cell["count"] for cell in cells), default=1)
    counted = chart.declaration["counted"]
    all_, *others = groups
    return Figure(
        **chart.heading,
        reading=f"Each number counts the {counted} that a row has to do with, by kind; the "
        "stronger the colour of its cell, the more there are. It leads to them.",
        alternative=[Words(title, _sentences(part)) for title, part in lines.items()],
        legend=None,
        drawings=[_drawing(title, part, groups, most) for title, part in lines.items()],
        columns=[
            Column(heading(chart.declaration["label"]), ""),
            Column(all_.title, f"how many {counted} in all, each once"),
            *(Column(name, f"{counted} of the kinds {', '.join(of)}") for name, of in others),
        ],
        sections=[Section(title, [*map(_cells, part)]) for title, part in lines.items()],
    )


def _groups(chart: Chart, rows: list[Row]) -> list[Group]:
    """All values, the groups of a chart, and what is in none of them, if there is anything."""
    values = sorted({text(row["column"]) for row in rows})
    groups = [Group(group["title"], group["values"]) for group in chart.declaration["groups"]]
    rest = [value for value in values if not any(value in group.values for group in groups)]
    return [Group(_ALL, values), *groups, *([Group(_OTHER, rest)] if rest else [])]


def _lines(chart: Chart, rows: list[Row], groups: list[Group]) -> list[Line]:
    """The lines of a panel, those that count most first, with a cell for each group."""
    counted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        counted[text(row["key"]), text(row["column"])].add(text(row["count"]))
    lines = []
    for key, label in {text(row["key"]): text(row["label"]) for row in rows}.items():
        cells = []
        for place, group in enumerate(groups):
            count = len(set[str]().union(*(counted[key, value] for value in group.values)))
            cell = {"place": place, "count": count, "title": f"{label}, {group.title}: {count:,}"}
            cells.append(cell | {"href": _address(chart, key, group) if place and count else ""})
        lines.append({"label": label, "href": record_path(key), "cells": cells})
    return sorted(lines, key=lambda one: (-one["cells"][0]["count"], one["label"], one["href"]))


def _address(chart: Chart, key: str, group: Group) -> str:
    """The path of the list of what a cell counts."""
    values = json.dumps(group.values, separators=(",", ":"))
    chosen = {chart.declaration["key"]: key, f"{chart.declaration['column']}__in": values}
    return f"/{DATABASE}/{chart.declaration['rows']}?{urlencode(chosen)}"


def _sentences(lines: list[Line]) -> list[str]:
    """The lines that count most, in words."""
    most = [f"{line['label']}: {line['cells'][0]['count']:,}." for line in lines[:_LEADERS]]
    rest = len(lines) - _LEADERS
    return [*most, f"{rest:,} more with no more than that."] if rest > 0 else most


def _cells(line: Line) -> list[Cell]:
    """A line of the table."""
    counts = [(one["count"], one["href"]) for one in line["cells"]]
    numbers = [Cell(f"{count:,}" if count else "", href) for count, href in counts]
    return [Cell(line["label"], line["href"]), *numbers]


def _drawing(title: str, lines: list[Line], groups: list[Group], most: int) -> Drawing:
    """One panel; headings that do not fit over their columns stand upright."""
    titles = [group.title for group in groups]
    width = (WIDE - _WIDE.width - 2 * EDGE) / len(groups)
    broken = [wrapped(title, width, SMALL) for title in titles]
    deep = max(map(len, broken))
    level = [[""] * (deep - len(words)) + words for words in broken]  # all end at the first line
    padding = 6 + LEADING * (deep - 1)
    upright = max(width_of(title, SMALL) for title in titles)

    def plot(narrow: bool) -> list[Any]:
        left = EDGE + (_NARROW if narrow else _WIDE).width
        heads: dict[str, Any] = {"headings": json.dumps(titles if narrow else level)}
        heads |= {"angle": 270, "padding": 6} if narrow else {"angle": 0, "padding": padding}
        places = {"places": [*range(len(groups))], "most": most, "tints": _TINTS}
        cells = grammar("matrix", colour=STYLES[0].colour, **heads, **places)
        return [grammar("level", field="top", begin=-left), cells]

    return drawing(title, lines, [_WIDE], plot, [_NARROW], (LEADING * deep + 6, upright + 8))
