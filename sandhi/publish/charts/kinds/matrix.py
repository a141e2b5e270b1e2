"""Who has to do with what: a line for each row, a column for each group of values, counts in cells.

The stronger the colour of a cell, the more it counts; the number itself stands in it. A cell leads
to the rows that it counts, in the table of the chart.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from sandhi.cite.record import record_path
from sandhi.publish.charts.declared import Row
from sandhi.publish.charts.document import ChartDocument, text
from sandhi.publish.charts.figure import Drawing, Figure, Words
from sandhi.publish.charts.layout.look import LEADING, LINK, SHADES, SMALL, wrapped
from sandhi.publish.charts.layout.panel import Layout, Place, Text, drawing
from sandhi.publish.charts.vega_lite.grammar import grammar
from sandhi.publish.languages.interface import gettext

OTHER = "Other"  # the group of values that are in none
_LAYOUTS = {"wide": Layout((290,)), "medium": Layout((190,)), "narrow": Layout((138,))}


class Group(NamedTuple):
    """Values that are counted together; ``words`` are what they are, within a sentence."""

    value: str
    title: str
    words: str


def matrix(document: ChartDocument, rows: Sequence[Row], _: Mapping[str, str]) -> Figure:
    """Return the figure of a matrix."""
    labels = document.values["panel"]
    groups = [Group(one["title"], one["title"], one["words"]) for one in document.how["groups"]]
    if any(row["group"] == OTHER for row in document.rows):
        groups.append(Group(OTHER, gettext("Other"), gettext("others")))
    panels: dict[str, list[Row]] = {label: [] for label in labels.values()}
    for row in rows:
        panels.setdefault(labels.get(row["panel"], gettext("Other")), []).append(row)
    counts = {title: _lines(document, part, groups) for title, part in panels.items() if part}
    most = max(
        (one["count"] for part in counts.values() for line in part for one in line["cells"][1:]),
        default=1,
    )
    return Figure(
        reading=gettext(
            "Each number counts the %s that a row has to do with, by kind; the stronger the colour "
            "of its cell, the more there are. It leads to them."
        )
        % document.units,
        alternative=[
            Words(title, [one["sentence"] for one in part]) for title, part in counts.items()
        ],
        legend=None,
        overview=None,
        drawings=[_drawing(title, part, groups, most) for title, part in counts.items()],
    )


def grouped(document: ChartDocument) -> ChartDocument:
    """Return a document in which each row has the title of the group that its value is in."""
    titles = {value: one["title"] for one in document.how["groups"] for value in one["values"]}
    rows = [row | {"group": titles.get(text(row["type"]), OTHER)} for row in document.rows]
    return document._replace(rows=rows)


def _lines(
    document: ChartDocument, rows: Sequence[Row], groups: Sequence[Group]
) -> list[dict[str, Any]]:
    """The lines of a panel, those that count most first, with a cell for each group."""
    counted: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        counted[text(row["key"])][row["group"]].add(text(row["counted"]))
    lines = []
    for key, of in counted.items():
        label = document.label(key)
        whole = len(set[str]().union(*of.values()))
        cells: list[dict[str, Any]] = [
            {
                "place": 0,
                "count": whole,
                "title": f"{label}: {document.counted(whole)}",
                "href": _path(document, key),
            }
        ]
        for place, group in enumerate(groups, 1):
            count = len(of[group.value])
            title = f"{label}, {group.title}: {count:,}"
            cell = {"place": place, "count": count, "title": title}
            cells.append(cell | {"href": _path(document, key, group=group.value) if count else ""})
        parts = sorted(
            ((len(of[group.value]), group.words) for group in groups), key=lambda one: -one[0]
        )
        told = ", ".join(f"{words} ({count:,})" for count, words in parts if count)
        lines.append(
            {
                "before": [[Text(label, record_path(key), colour=LINK)]],
                "after": [],
                "cells": cells,
                "count": whole,
                "label": label,
                "sentence": gettext("%(name)s takes part in %(kinds)s; %(count)s in all.")
                % {"name": label, "kinds": told, "count": document.counted(whole)},
            }
        )
    return sorted(lines, key=lambda one: (-one["count"], one["label"]))


def _path(document: ChartDocument, key: str, **chosen: str) -> str:
    """The path of the rows that a cell counts."""
    return f"/{document.name}?{urlencode({'tab': 'table', 'key': key, **chosen})}"


def _drawing(
    title: str, lines: Sequence[dict[str, Any]], groups: Sequence[Group], most: int
) -> Drawing:
    """One panel; ``most`` is the greatest count of all. Headings that do not fit stand upright."""
    titles = [gettext("All"), *(group.title for group in groups)]
    upright = max(len(title) for title in titles) * SMALL * 0.56 + 12
    deep = max(len(wrapped(title, 90, SMALL)) for title in titles)

    def plot(place: Place, _: Sequence[Any]) -> list[Any]:
        level = place.name == "wide"
        broken = [wrapped(title, 90, SMALL) for title in titles]
        heads: dict[str, Any] = {"headings": json.dumps(titles), "angle": 270, "padding": 6}
        if level:  # all end at the first line
            ended = [[""] * (deep - len(words)) + words for words in broken]
            padding = 6 + LEADING * (deep - 1)
            heads = {"headings": json.dumps(ended), "angle": 0, "padding": padding}
        cells = grammar("matrix", places=[*range(len(titles))], most=most, shades=SHADES, **heads)
        return [grammar("level", begin=-place.left), cells]

    top = {"wide": LEADING * deep + 6, "medium": upright, "narrow": upright}
    return drawing(title, lines, _LAYOUTS, plot, top)
