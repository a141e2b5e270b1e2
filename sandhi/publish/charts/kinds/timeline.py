"""A timeline: a line for each row, a panel for each period, in lanes.

A point is a day, a bar a span. A row is drawn in the period that it begins in. One of which only a
last day is known is not drawn: a bar over all that lies before would say nothing. It stands in the
table. Before the panels stands an overview of when how much begins.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sandhi.cite.record import record_path
from sandhi.publish.charts.declared import Row
from sandhi.publish.charts.document import ChartDocument, day, in_time, text
from sandhi.publish.charts.figure import Figure, Words
from sandhi.publish.charts.filters import LANES
from sandhi.publish.charts.layout.disputes import disputed, in_dispute
from sandhi.publish.charts.layout.look import LINK, SMALL, SOFT, styles
from sandhi.publish.charts.layout.overview import Lanes, overview
from sandhi.publish.charts.layout.panel import Layout, Text, along, drawing, legend
from sandhi.publish.languages.interface import gettext

_DAY = timedelta(days=1)
_LAYOUTS = {
    "wide": Layout((150, 430)),
    "medium": Layout((116, 280)),
    "narrow": Layout(),
}
_MONTH, _DATE = "%b %Y", "%-d %b"
_TICKS = {"year": "%Y", "quarter": _MONTH, "month": _MONTH, "week": _DATE, "date": _DATE}


def timeline(document: ChartDocument, rows: Sequence[Row], chosen: Mapping[str, str]) -> Figure:
    """Return the figure of a timeline."""
    lanes = Lanes.of(document, rows, chosen.get(LANES) or next(iter(document.how[LANES])))
    style = styles(document.values["status"])
    rows = in_time(rows)
    panels = {
        period["title"]: _panel(document, rows, period, style, lanes)
        for period in document.how["periods"]
    }
    drawings, alternative, drawn = [], [], 0
    for title, (part, lines, plot) in panels.items():
        if part:
            drawings.append(drawing(title, lines, _LAYOUTS, plot))
            alternative.append(Words(title, _sentences(part)))
            drawn += len(part)
    if rest := len(rows) - drawn:
        words = gettext("%s more, without a first day in any of these periods.") % f"{rest:,}"
        alternative.append(Words(gettext("In the table alone"), [words]))
    statuses = {text(row["status"]) for row in rows}
    shown = {
        label: style[value]
        for value, label in document.values["status"].items()
        if value in statuses
    }
    return Figure(
        reading=_reading(),
        alternative=alternative,
        legend=legend(shown),
        overview=overview(document, rows, lanes, style),
        drawings=drawings,
    )


def _reading() -> str:
    """How to read it."""
    return gettext(
        "Above, each mark is an event in its lane, at the month in which it begins; a month leads "
        "to what begins in it. Below, a point is a day, and a bar spans the days on which it can "
        "have happened, or on which it went on; an arrow says that it reaches beyond the panel. A "
        "ring leads to a disagreement."
    )


def _panel(
    document: ChartDocument,
    rows: Sequence[Row],
    period: Mapping[str, str],
    style: Mapping[str, dict[str, Any]],
    lanes: Lanes,
) -> tuple[list[Row], list[dict[str, Any]], Any]:
    """The rows of a period, their lines with a heading for each lane, and their plot.

    The scale begins and ends where days of the period stand, so that none is squeezed.
    """
    begin, end = date.fromisoformat(period["first"]), date.fromisoformat(period["last"])
    part = [row for row in rows if (first := day(row["earliest"])) and begin <= first <= end]
    if not part:
        return [], [], None
    days = [one for row in part for name in ("earliest", "latest") if (one := day(row[name]))]
    within = [one for one in days if one <= end]
    room = max((max(within) - min(within)) // 20, _DAY)
    first, last = max(min(within) - room, begin), min(max(within) + room, end) + _DAY
    lines: list[dict[str, Any]] = []
    for lane, label in lanes.labels.items():
        its = [row for row in part if lanes.lane(row) == lane]
        if its:
            lines.append(_heading(f"{label} · {len(its)}"))
            lines += [
                _line(document, row, last) | {"style": style[text(row["status"])]} for row in its
            ]
    scale = {"type": "utc", "domain": [f"{first}", f"{last}"]}
    return part, lines, along("temporal", scale, format=_TICKS)


def _heading(words: str) -> dict[str, Any]:
    return {"before": [[Text(words, colour=SOFT, weight="bold")], []], "after": [], "marked": False}


def _sentences(rows: Sequence[Row]) -> list[str]:
    """How many rows there are, and how many of one time if there are several."""
    times = Counter(row["when"] for row in rows)
    several = gettext("%(count)s of them: %(when)s.")
    many = [
        several % {"count": f"{count:,}", "when": when}
        for when, count in times.items()
        if count > 2
    ]
    return [gettext("%s in all.") % f"{len(rows):,}", *many]


def _line(document: ChartDocument, row: Row, end: date) -> dict[str, Any]:
    """A point in the middle of a day, or the bar of a span as far as the panel, up to ``end``."""
    first, last, when = day(row["earliest"]), day(row["latest"]), row["when"]
    status = text(row["status"])
    usual = next(iter(document.values["status"]))
    remark = "" if status == usual else f" ({document.label(status, 'status').lower()})"
    label = f"{text(row['label'])}{remark}"
    href, title = record_path(row["key"]), f"{when}: {label}"
    line: dict[str, Any] = {
        "before": [
            [Text(when, colour=SOFT, size=SMALL)],
            [Text(label, href, title, LINK), *in_dispute(document, row["key"])],
        ],
        "after": [],
        "title": title,
        "href": href,
        "disputed": disputed(document, row["key"]),
    }
    if first == last:
        return line | {"at": f"{first}T12:00:00Z"}
    until = min(last + _DAY, end) if last else end
    return line | {"start": f"{first}", "end": f"{until}", "on": last is None or last >= end}
