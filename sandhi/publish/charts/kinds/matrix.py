"""Who has to do with what: a line for each row, a column for each group of values, counts in cells.

The stronger the colour of a cell, the more it counts; the number itself stands in it. A cell leads
to the rows that it counts, in the table of the chart.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

from sandhi.cite.record import record_path
from sandhi.publish.charts.declarations import OTHER, Row
from sandhi.publish.charts.document import ChartDocument, text
from sandhi.publish.charts.layout.look import LEADING, LINK, SHADES, SMALL, wrapped_lines
from sandhi.publish.charts.layout.panel import Layout, Line, Plot, PlotPanel, Sketch
from sandhi.publish.charts.page import Heading
from sandhi.publish.charts.vega_lite.grammar import grammar
from sandhi.publish.charts.vega_lite.svg import Text
from sandhi.publish.languages.interface import gettext

_ALL = ""  # the group of all values
_LAYOUTS = {
    "wide": Layout(302, 1108, ((0, 276),)),
    "medium": Layout(202, 668, ((0, 176),)),
}
_HEADING = 90  # pixels of the lines of a heading

Counted = Mapping[str, set[str]]  # what is counted, by group


def matrix(document: ChartDocument, rows: Sequence[Row], _: Mapping[str, str]) -> Sketch:
    """Return the sketch of a matrix."""
    labels, names = document.values["panel"], document.values["group"]
    words = {one["title"]: one["words"] for one in document.how["groups"]}
    others = any(row["group"] == OTHER for row in document.rows)
    groups = [group for group in names if group != OTHER or others]
    titles = {_ALL: gettext("All")} | {group: names[group] for group in groups}
    kinds = {group: words.get(names[group], gettext("others")) for group in groups}
    panels: dict[str, dict[str, Counted]] = {label: {} for label in labels.values()}
    for row in rows:
        its = panels.setdefault(labels.get(row["panel"], gettext("Other")), {})
        counted = its.setdefault(row["key"], defaultdict(set))
        for group in (_ALL, row["group"]):
            counted[group].add(text(row["counted"]))

    def rank(item: tuple[str, Counted]) -> tuple[int, str]:
        key, counted = item
        return -len(counted[_ALL]), document.label(key)

    # What counts the most stands first, as the title tells of it.
    panels = dict(sorted(panels.items(), key=lambda panel: -_most(panel[1])))
    every = [counted for its in panels.values() for counted in its.values()]
    most = max((len(counted[group]) for counted in every for group in groups), default=1)
    plot, top = _plot(titles)
    headings = [Heading(words) for words in titles.values()]
    return Sketch(
        document,
        gettext(
            "Each number counts the %s that a row has to do with, by kind; the stronger the colour "
            "of its cell, the more there are. It leads to them."
        )
        % document.units,
        [
            PlotPanel(
                title,
                [
                    _line(document, *one, titles, kinds, most)
                    for one in sorted(its.items(), key=rank)
                ],
                plot,
                top=top,
                headings=headings,
            )
            for title, its in panels.items()
            if its
        ],
        _LAYOUTS,
    )


def _most(rows: Mapping[str, Counted]) -> int:
    """How many the row with most of them counts."""
    return max((len(counted[_ALL]) for counted in rows.values()), default=0)


def _line(
    document: ChartDocument,
    key: str,
    counted: Counted,
    titles: Mapping[str, str],
    kinds: Mapping[str, str],
    most: int,
) -> Line:
    """A line, with a cell for each group; ``kinds`` are these within a sentence."""
    label, whole = document.label(key), document.counted(len(counted[_ALL]))
    cells = []
    for group, title in titles.items():
        count = len(counted[group])
        href = document.path(tab="table", key=key, **({"group": group} if group else {}))
        words = f"{label}, {title}: {count:,}" if group else f"{label}: {whole}"
        # By the root, as small counts are most of all.
        shade = min(int(sqrt(count / most) * len(SHADES)), len(SHADES) - 1) + 1 if group else 0
        cell = {"group": group, "count": count, "title": words, "href": href, "shade": shade}
        cells.append(cell)
    ranked = sorted(filter(counted.get, kinds), key=lambda group: -len(counted[group]))
    sentence = gettext("%(name)s takes part in %(kinds)s; %(count)s in all.") % {
        "name": label,
        "kinds": ", ".join(f"{kinds[group]} ({len(counted[group]):,})" for group in ranked),
        "count": whole,
    }
    columns = [[Text(label, record_path(key), colour=LINK)]]
    return Line(columns, fields={"cells": cells}, sentence=sentence)


def _plot(titles: Mapping[str, str]) -> tuple[Plot, dict[str, float]]:
    """The cells under their headings, and the room for these, which stand upright if they must."""
    broken = {group: wrapped_lines(title, _HEADING, SMALL) for group, title in titles.items()}
    deep = max(map(len, broken.values()))
    ended = {group: [""] * (deep - len(lines)) + lines for group, lines in broken.items()}
    upright = max(len(title) for title in titles.values()) * SMALL * 0.56 + 12
    shared = {"groups": [*titles], "shades": ["transparent", *SHADES]}

    def plot(name: str, _: Layout) -> list[Any]:
        heads: dict[str, Any] = {"headings": json.dumps(titles), "angle": 270, "padding": 6}
        if name == "wide":  # where all end at the first line
            padding = 6 + LEADING * (deep - 1)
            heads = {"headings": json.dumps(ended), "angle": 0, "padding": padding}
        return [grammar("matrix", **shared, **heads)]

    return plot, {"wide": LEADING * deep + 6, "medium": upright}
