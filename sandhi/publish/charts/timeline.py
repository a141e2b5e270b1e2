"""A timeline: a line for each row, a panel for each period, points for days and bars for spans.

A row is drawn in the period that it begins in. One of which only a last day is known is not drawn:
a bar over all that lies before that day would say nothing. It stands in the table.
"""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import altair as alt

from sandhi.cite.record import record_path
from sandhi.package import Category, Package
from sandhi.publish.charts import panel
from sandhi.publish.charts.beside import columns, figure, section
from sandhi.publish.charts.declared import Chart, Row, categories, text, with_days
from sandhi.publish.charts.figure import Drawing, Figure, Words
from sandhi.publish.charts.look import LINK, SMALL, SOFT, styles
from sandhi.publish.charts.panel import TextColumn

_READING = (
    "A point is a day. A bar spans the days on which it can have happened, or on which it went on; "
    "an arrow says that it reaches beyond the panel."
)
_DAY = timedelta(days=1)
_TEXTS = (TextColumn("when", 164, SOFT, SMALL), TextColumn("label", 476, LINK, linked=True))
_MONTH, _DATE = "%b %Y", "%-d %b"
_TICKS = {"year": "%Y", "quarter": _MONTH, "month": _MONTH, "week": _DATE, "date": _DATE}


def timeline(package: Package, chart: Chart, rows: list[Row]) -> Figure:
    """Return the figure of a timeline."""
    values = categories(package, chart)
    style = styles([value.value for value in values])
    rows = sorted(map(with_days, rows), key=_order)
    parts, drawings = [], []
    begun: dict[str, str] = {}
    for period in chart.declaration["periods"]:
        first, last = date.fromisoformat(period["first"]), date.fromisoformat(period["last"])
        within = [row for row in rows if row["first"] and first <= row["first"] <= last]
        if within:
            parts.append((period["title"], within))
            drawings.append(_drawing(period["title"], first, last + _DAY, within, values))
            begun |= {row["key"]: row["status"] for row in within}
    alternative = [Words(title, _told(part)) for title, part in parts]
    if rest := [row for row in rows if row["key"] not in begun]:
        words = f"{len(rest):,} more, without a first day in any of these periods."
        alternative.append(Words("In the table alone", [words]))
    parts.append(("Only the last possible day is known", [row for row in rest if row["when"]]))
    parts.append(("Without a date", [row for row in rest if not row["when"]]))
    shown = [(one.label, style[one.value]) for one in values if one.value in begun.values()]
    return figure(
        chart,
        reading=_READING,
        alternative=alternative,
        legend=panel.legend(shown),
        drawings=drawings,
        columns=columns(package, chart),
        sections=[section(chart, title, part) for title, part in parts if part],
    )


def _order(row: Row) -> tuple[date, date, str]:
    """By the first day on which it can have begun; without one by the last, after all others."""
    return row["first"] or date.max, row["last"] or date.max, row["key"]


def _told(rows: list[Row]) -> list[str]:
    """How many rows there are, and how many of one time if there are several."""
    times = Counter(row["when"] for row in rows)
    many = [f"{count:,} of them: {when}." for when, count in times.items() if count > 2]
    return [f"{len(rows):,} in all.", *many]


def _drawing(
    title: str, first: date, end: date, rows: list[Row], values: list[Category]
) -> Drawing:
    """A period up to the day before ``end``, with the rows that begin in it."""
    style = styles([value.value for value in values])
    told = {value.value: f" ({value.label.lower()})" for value in values[1:]}
    scale = alt.Scale(type="utc", domain=[f"{first}", f"{end}"])

    def plot(chart: alt.Chart, narrow: bool) -> panel.Layers:
        axis = alt.Axis(format=_TICKS, tickCount=4, grid=not narrow)
        shown = panel.marks(chart, lambda field: alt.X(f"{field}:T", scale=scale, axis=axis), style)
        return [panel.levels(chart, "mark"), *shown]

    lines = []
    for row in rows:
        label, when = f"{text(row['label'])}{told.get(row['status'], '')}", row["when"]
        line = {"label": label, "when": when, "title": f"{when}: {label}"}
        line |= {"href": record_path(row["key"]), "style": row["status"]}
        lines.append(line | _place(row["first"], row["last"], end))
    return panel.drawing(title, lines, _TEXTS, plot)


def _place(first: date, last: date | None, end: date) -> dict[str, Any]:
    """A point in the middle of a day, or the bar of a span as far as the panel goes."""
    if first == last:
        return {"at": f"{first}T12:00:00Z"}
    until = min(last + _DAY, end) if last else end
    return {"start": f"{first}", "end": f"{until}", "on": last is None or last >= end}
