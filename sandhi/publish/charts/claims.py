"""Claims of a quantity: a line for each row, a panel for each value of a column, one scale for all.

A number stands where the source has it. Where that is plainly wrong, a line leads on to the number
that was meant, and both are told.
"""

from collections import defaultdict
from datetime import date
from typing import Any

import altair as alt

from sandhi.cite.record import record_path
from sandhi.package import Package
from sandhi.publish.charts import panel
from sandhi.publish.charts.beside import columns, figure, section
from sandhi.publish.charts.declared import Chart, Row, categories, text, with_days
from sandhi.publish.charts.figure import Figure, Words
from sandhi.publish.charts.look import INK, LINK, PAPER, SMALL, SOFT, Style, styles
from sandhi.publish.charts.panel import TextColumn
from sandhi.publish.charts.svg import leading

_READING = (
    "Each line is a claim: who makes it and for when, how many, and in which words. A point is the "
    "number as it was written; a bar spans the bounds that the words set, and an arrow says that "
    "there is none. Where a number is plainly wrong, a line leads on to the one that was meant."
)
_MEANT = Style(INK, "circle", False, (1, 0))
_TEXTS = (
    TextColumn("who", 242),
    TextColumn("for", 242, SOFT, SMALL, below=True),
    TextColumn("quote", 186, size=14),  # Devanagari needs a little more than Latin
    TextColumn("words", 156, LINK, linked=True),
)


def claims(package: Package, chart: Chart, rows: list[Row]) -> Figure:
    """Return the figure of claims."""
    values = categories(package, chart)
    style = styles([value.value for value in values])
    told = {one.value: f"{one.label.lower()} " for one in values[1:]}
    panels: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(map(with_days, rows), key=_order):
        panels[text(row["panel"])].append(row)
    drawn = {
        name: [_line(row, told) for row in part[: panel.DRAWN]] for name, part in panels.items()
    }
    lines = [line for part in drawn.values() for line in part]
    numbers = [line[name] for line in lines for name in ("at", "start", "end", "meant")]
    most = max((number for number in numbers if number is not None), default=0) or 1
    pointed = {line["style"] for line in lines if line["at"] is not None}
    entries = [(one.label, style[one.value]) for one in values if one.value in pointed]
    if any(line["meant"] is not None for line in lines):
        entries.append(("Meant", _MEANT))

    def plot(chart: alt.Chart, narrow: bool) -> panel.Layers:
        return _layers(chart, narrow, most, style)

    return figure(
        chart,
        reading=_READING,
        alternative=[Words(name, [f"{one['title']}." for one in drawn[name]]) for name in drawn],
        legend=panel.legend(entries, bars=False),
        drawings=[panel.drawing(name, part, _TEXTS, plot) for name, part in drawn.items()],
        columns=columns(package, chart),
        sections=[section(chart, name, part) for name, part in panels.items()],
    )


def _order(row: Row) -> tuple[date, str]:
    """By the time that a claim is for; within one time by key."""
    return row["first"] or row["last"] or date.max, row["key"]


def _line(row: Row, told: dict[str, str]) -> dict[str, Any]:
    """A claim; ``told`` is what is said of a qualifier before the number."""
    value, lower, upper, meant = (row[name] for name in ("value", "lower", "upper", "corrected"))
    words = _bounds(lower, upper) if value is None else f"{told.get(row['qualifier'], '')}{value:,}"
    if meant is not None:
        words += f" as written, {meant:,} meant"
    who = row["claimant"] or "claimant not named"
    when = ", ".join(filter(None, [row["when"], row["place"]]))
    begin = None if lower == upper else lower or 0
    line = {"who": who, "for": when, "quote": text(row["quote"]), "words": words}
    line |= {"style": row["qualifier"], "href": record_path(row["key"]), "at": value}
    line |= {"start": begin, "end": upper, "on": begin is not None and upper is None}
    return line | {"meant": meant, "title": f"{', '.join(filter(None, [who, when]))}: {words}"}


def _bounds(lower: float | None, upper: float | None) -> str:
    """What is claimed where no number is."""
    if lower is None and upper is None:
        return "no number"
    if lower is None or upper is None:
        return f"{lower:,} or more" if upper is None else f"{upper:,} or fewer"
    return f"{lower:,} to {upper:,}"


def _layers(chart: alt.Chart, narrow: bool, most: float, style: dict[str, Style]) -> panel.Layers:
    """The marks of claims, and lines from numbers as they were written to those that were meant."""
    axis = alt.Axis(format=",.12~r", tickCount=4, grid=not narrow)

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, most]), axis=axis)

    bounded = chart.transform_calculate(end=f"datum.on ? {most} : datum.end")
    meant = chart.transform_filter("datum.meant != null").encode(y=panel.height("mark"))
    point = meant.mark_point(shape="circle", stroke=INK, fill=PAPER, **leading())
    return [
        panel.levels(chart, "mark"),
        meant.mark_rule(color=INK).encode(x=x("at"), x2=alt.X2("meant")),
        *panel.marks(bounded, x, style),
        point.encode(x=x("meant")),
    ]
