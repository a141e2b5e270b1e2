"""A timeline: a line for each row, a panel for each period, points for days and bars for spans.

A row is drawn in the period that it begins in. One of which only a last day is known is not drawn:
a bar over all that lies before that day would say nothing. It stands in the table.
"""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from sandhi.cite.record import record_path
from sandhi.package import Package
from sandhi.publish.charts.declared import Chart, Row, categories, in_time, text
from sandhi.publish.charts.figure import Figure, Words
from sandhi.publish.charts.look import LINK, SMALL, SOFT, styles
from sandhi.publish.charts.panel import TextColumn, TextField, along, drawing, legend
from sandhi.publish.charts.table import columns, section

_READING = (
    "A point is a day. A bar spans the days on which it can have happened, or on which it went on; "
    "an arrow says that it reaches beyond the panel."
)
_DAY = timedelta(days=1)
_TEXTS = (
    TextColumn(164, (TextField("when", SOFT, SMALL),)),
    TextColumn(476, (TextField("label", LINK),)),
)
_MONTH, _DATE = "%b %Y", "%-d %b"
_UNDRAWN = ("In none of these periods", "Only the last possible day is known", "Without a date")
_TICKS = {"year": "%Y", "quarter": _MONTH, "month": _MONTH, "week": _DATE, "date": _DATE}


def timeline(package: Package, chart: Chart, rows: list[Row]) -> Figure:
    """Return the figure of a timeline."""
    values = categories(package, chart)
    style = styles(values)
    remarks = {value.value: f" ({value.label.lower()})" for value in values[1:]}
    rows = in_time(rows)
    parts, drawings = [], []
    begun: dict[str, str] = {}
    for period in chart.declaration["periods"]:
        first, end = date.fromisoformat(period["first"]), date.fromisoformat(period["last"]) + _DAY
        within = [row for row in rows if row["first"] and first <= row["first"] < end]
        if within:
            scale = {"type": "utc", "domain": [f"{first}", f"{end}"]}
            lines = [_line(row, remarks, end) | {"style": style[row["status"]]} for row in within]
            plot = along("temporal", scale, format=_TICKS)
            drawings.append(drawing(period["title"], lines, _TEXTS, plot))
            parts.append((period["title"], within))
            begun |= {row["key"]: row["status"] for row in within}
    alternative = [Words(title, _times(part)) for title, part in parts]
    if rest := [row for row in rows if row["key"] not in begun]:
        words = f"{len(rest):,} more, without a first day in any of these periods."
        alternative.append(Words("In the table alone", [words]))
    undrawn: dict[str, list[Row]] = {title: [] for title in _UNDRAWN}
    for row in rest:
        undrawn[_UNDRAWN[0 if row["first"] else 1 if row["last"] else 2]].append(row)
    shown = {value.label: style[value.value] for value in values if value.value in begun.values()}
    return Figure(
        **chart.heading,
        reading=_READING,
        alternative=alternative,
        legend=legend(shown),
        drawings=drawings,
        columns=columns(package, chart),
        sections=[section(chart, *part) for part in [*parts, *undrawn.items()] if part[1]],
    )


def _times(rows: list[Row]) -> list[str]:
    """How many rows there are, and how many of one time if there are several."""
    times = Counter(row["when"] for row in rows)
    many = [f"{count:,} of them: {when}." for when, count in times.items() if count > 2]
    return [f"{len(rows):,} in all.", *many]


def _line(row: Row, remarks: dict[str, str], end: date) -> dict[str, Any]:
    """A point in the middle of a day, or the bar of a span as far as the panel, up to ``end``."""
    first, last, when = row["first"], row["last"], row["when"]
    label = f"{text(row['label'])}{remarks.get(row['status'], '')}"
    line = {"label": label, "when": when, "title": f"{when}: {label}"}
    line |= {"href": record_path(row["key"])}
    if first == last:
        return line | {"at": f"{first}T12:00:00Z"}
    until = min(last + _DAY, end) if last else end
    return line | {"start": f"{first}", "end": f"{until}", "on": last is None or last >= end}
