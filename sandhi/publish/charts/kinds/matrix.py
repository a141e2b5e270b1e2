"""Who has to do with what: a line for each row, a column for each group of values, counts in cells.

The stronger the colour of a cell, the more it counts; the number itself stands in it. A cell leads
to the rows that it counts, in the table of the chart.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from sandhi.cite.record import record_path
from sandhi.publish.charts.declarations import OTHER, Row
from sandhi.publish.charts.document import ChartDocument, text
from sandhi.publish.charts.figure import Figure
from sandhi.publish.charts.layout.look import LEADING, LINK, SHADES, SMALL, wrapped_lines
from sandhi.publish.charts.layout.panel import Layout, Line, Plot, in_words, panel
from sandhi.publish.charts.vega_lite.grammar import grammar
from sandhi.publish.charts.vega_lite.svg import Text
from sandhi.publish.languages.interface import gettext

_ALL = ""  # the group of all values
_LAYOUTS = {
    "wide": Layout(302, 1108, ((0, 276),)),
    "medium": Layout(202, 668, ((0, 176),)),
    "narrow": Layout(150, 338, ((0, 124),)),
}
_HEADING = 90  # pixels of the lines of a heading

Counts = Mapping[str, set[str]]  # what is counted, by group


def matrix(document: ChartDocument, rows: Sequence[Row], _: Mapping[str, str]) -> Figure:
    """Return the figure of a matrix."""
    labels, titles = document.values["panel"], document.values["group"]
    words = {one["title"]: one["words"] for one in document.how["groups"]}
    drawn = {group for group in titles if group != OTHER} | {row["group"] for row in document.rows}
    groups = {
        group: words.get(title, gettext("others"))
        for group, title in titles.items()
        if group in drawn
    }
    titles = {_ALL: gettext("All"), **{group: titles[group] for group in groups}}
    counted: dict[str, dict[str, Counts]] = {label: {} for label in labels.values()}
    for row in rows:
        its = counted.setdefault(labels.get(row["panel"], gettext("Other")), {})
        counts = its.setdefault(text(row["key"]), {group: set() for group in titles})
        for group in (_ALL, row["group"]):
            counts[group].add(text(row["counted"]))
    panels = {
        title: [
            _line(document, key, counts, titles, groups)
            for key, counts in sorted(
                its.items(), key=lambda one: (-len(one[1][_ALL]), document.label(one[0]))
            )
        ]
        for title, its in counted.items()
        if its
    }
    every = [counts for its in counted.values() for counts in its.values()]
    most = max((len(counts[group]) for counts in every for group in groups), default=1)
    plot, top = _plot(titles, most)
    return Figure(
        reading=gettext(
            "Each number counts the %s that a row has to do with, by kind; the stronger the colour "
            "of its cell, the more there are. It leads to them."
        )
        % document.units,
        alternative=[in_words(*one) for one in panels.items()],
        drawings=[panel(document, *one, _LAYOUTS, plot, top) for one in panels.items()],
    )


def _line(
    document: ChartDocument,
    key: str,
    counts: Counts,
    titles: Mapping[str, str],
    groups: Mapping[str, str],
) -> Line:
    """A line, with a cell for each group of which it has something."""
    label, whole = document.label(key), document.counted(len(counts[_ALL]))
    cells = []
    for group, title in titles.items():
        parameters = {"tab": "table", "key": key} | ({"group": group} if group else {})
        cell_title = f"{label}, {title}: {len(counts[group]):,}" if group else f"{label}: {whole}"
        cells.append(
            {
                "group": group,
                "count": len(counts[group]),
                "title": cell_title,
                "href": f"/{document.name}?{urlencode(parameters)}",
            }
        )
    ranked = sorted(groups, key=lambda group: -len(counts[group]))
    kinds = ", ".join(
        f"{groups[group]} ({len(counts[group]):,})" for group in ranked if counts[group]
    )
    words = gettext("%(name)s takes part in %(kinds)s; %(count)s in all.")
    return Line(
        columns=[[Text(label, record_path(key), colour=LINK)]],
        fields={"cells": cells},
        sentence=words % {"name": label, "kinds": kinds, "count": whole},
    )


def _plot(titles: Mapping[str, str], most: int) -> tuple[Plot, dict[str, float]]:
    """The cells under their headings, and the room for these, which stand upright if they must.

    ``most`` is the greatest count of all.
    """
    broken = {group: wrapped_lines(title, _HEADING, SMALL) for group, title in titles.items()}
    deep = max(map(len, broken.values()))
    ended = {group: [""] * (deep - len(lines)) + lines for group, lines in broken.items()}
    upright = max(len(title) for title in titles.values()) * SMALL * 0.56 + 12
    shared = {"groups": [*titles], "most": most, "shades": SHADES}

    def plot(name: str, _: Layout) -> list[Any]:
        heads: dict[str, Any] = {"headings": json.dumps(titles), "angle": 270, "padding": 6}
        if name == "wide":  # where all end at the first line
            padding = 6 + LEADING * (deep - 1)
            heads = {"headings": json.dumps(ended), "angle": 0, "padding": padding}
        return [grammar("matrix", **shared, **heads)]

    return plot, {"wide": LEADING * deep + 6, "medium": upright, "narrow": upright}
