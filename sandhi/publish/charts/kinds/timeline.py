"""A timeline: a line for each row, a panel for each period, in lanes.

A point is a day. A bar is what went on from its first day to its last, a thin line what lies within
them: a column ``lasts`` says which; without it, all are bars. A row is drawn in the period that it
begins in. One of which only a last day is known is not drawn: a bar over all that lies before would
say nothing. It stands in the table. Before the panels stands an overview of when how much begins.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from sandhi.cite.record import record_path
from sandhi.publish.charts.declarations import Row
from sandhi.publish.charts.document import ChartDocument, day, in_time, text, when
from sandhi.publish.charts.layout.look import LINK, SMALL, SOFT, UNKNOWN, styles
from sandhi.publish.charts.layout.overview import Lanes, overview
from sandhi.publish.charts.layout.panel import (
    SAMPLE,
    Layout,
    Line,
    PlotPanel,
    Sketch,
    along,
    dispute_links,
    dispute_ring,
    legend,
)
from sandhi.publish.charts.layout.strips import Scale
from sandhi.publish.charts.rows import LANES
from sandhi.publish.charts.vega_lite.svg import Text
from sandhi.publish.languages.interface import gettext

_LAYOUTS = {
    "wide": Layout(592, 1108, ((0, 136), (150, 416))),
    "medium": Layout(408, 668, ((0, 102), (116, 266))),
}
_MONTH, _DATE = "%b %Y", "%-d %b"
_TICKS = {"year": "%Y", "quarter": _MONTH, "month": _MONTH, "week": _DATE, "date": _DATE}
_TICKS["hours"] = " "  # of a day that stands alone
LASTS = "lasts"  # the column that says whether a row went on all its days
_EDGE = 12  # pixels of a scale before its first day and after its last one

Styles = Mapping[str, dict[str, Any]]


def timeline(document: ChartDocument, rows: Sequence[Row], chosen: Mapping[str, str]) -> Sketch:
    """Return the sketch of a timeline."""
    lanes = Lanes.of(document, rows, chosen.get(LANES) or next(iter(document.how[LANES])))
    style, rows = styles(document.values["status"]), in_time(rows)
    panels, rest = [], len(rows)
    for period in document.how["periods"]:
        begin, end = date.fromisoformat(period["first"]), date.fromisoformat(period["last"])
        its = [row for row in rows if (first := day(row["earliest"])) and begin <= first <= end]
        if its:
            panels.append(_panel(document, period["title"], its, end, style, lanes))
            rest -= len(its)
    if rest:
        words = gettext("%s more, without a first day in any of these periods.") % f"{rest:,}"
        panels.append(PlotPanel(gettext("In the table alone"), sentences=[words]))
    return Sketch(
        document,
        _reading(document, rows),
        panels,
        _LAYOUTS,
        legend=partial(legend, document, _legend(document, rows, style)),
        overview=partial(overview, document, rows, lanes, style),
    )


def _reading(document: ChartDocument, rows: Sequence[Row]) -> str:
    """How to read it, as far as it is drawn."""
    sentences = [
        gettext(
            "Above, each mark is an event in its lane, at the month in which it begins; a month "
            "leads to what begins in it. Below, a point is a day."
        )
    ]
    if any(LASTS in row for row in rows):
        sentences.append(
            gettext(
                "A bar is what went on from its first day to its last; a thin line spans the days "
                "within which something lies."
            )
        )
    else:
        sentences.append(
            gettext("A bar spans the days on which it can have happened, or on which it went on.")
        )
    sentences.append(gettext("An arrow says that it reaches beyond the panel."))
    if any(dispute_ring(document, row["key"]) for row in rows):
        sentences.append(gettext("A ring leads to a disagreement that is open."))
    return " ".join(sentences)


def _legend(
    document: ChartDocument, rows: Sequence[Row], style: Styles
) -> list[tuple[str, dict[str, Any]]]:
    """What each status looks like, then what the forms of marks say."""
    statuses = {text(row["status"]) for row in rows}
    plain: dict[str, Any] = {"style": UNKNOWN._replace(shape="circle")._asdict()}
    bar, whole = {"start": 14, "end": SAMPLE}, {"start": 0, "end": SAMPLE}
    entries = [
        (label, {"style": style[status], "at": 0, **bar})
        for status, label in document.values["status"].items()
        if status in statuses
    ]
    spans = {bool(row[LASTS]) for row in rows if LASTS in row and row["earliest"] != row["latest"]}
    if True in spans:
        entries.append((gettext("all these days"), plain | whole))
    if False in spans:
        entries.append((gettext("within these days"), plain | whole | {"within": True}))
    rings = (dispute_ring(document, row["key"]) for row in rows)
    if any(rings):
        ringed = {"at": SAMPLE - 8, "disputed": {"href": "", "title": ""}}
        entries.append((gettext("open disagreement"), plain | ringed))
    return entries


def _panel(
    document: ChartDocument, title: str, rows: Sequence[Row], end: date, style: Styles, lanes: Lanes
) -> PlotPanel:
    """The lines of a period up to its ``end``, with a heading for each lane.

    The scale begins and ends where days of the period stand, so that none is squeezed; but where
    something goes on beyond the period, it ends with that, so that more than an arrow is seen.
    """
    lines: list[Line] = []
    for lane, label in lanes.labels.items():
        its = [row for row in rows if lanes.lane(row) == lane]
        if its:
            words = Text(f"{label} · {len(its)}", colour=SOFT, weight="bold")
            lines.append(Line([[words]], heading=True))
            lines += [_line(document, row, end, style) for row in its]
    days = [bound for row in rows for name in ("earliest", "latest") if (bound := day(row[name]))]
    first, last = min(days), max(bound for bound in days if bound <= end)
    if any(_goes_on(row, end) for row in rows):
        last = end
    domain = [f"{first}", f"{_next_day(last)}"]
    scale = {"type": "utc", "domain": domain, "padding": _EDGE, "clamp": True}
    plot, days_long = along("temporal", scale, format=_TICKS), (_next_day(last) - first).days

    def place(time: str) -> float:
        day = date.fromisoformat(time[:10])
        return ((day - first).days + ("T" in time) / 2) / days_long  # a point is at noon

    return PlotPanel(title, lines, plot, _sentences(rows), scale=Scale(place, _EDGE))


def _sentences(rows: Sequence[Row]) -> list[str]:
    """How many rows there are, and how many of one time if there are several."""
    several = gettext("%(count)s of them: %(when)s.")
    many = [
        several % {"count": f"{count:,}", "when": time}
        for time, count in Counter(map(when, rows)).items()
        if count > 2
    ]
    return [gettext("%s in all.") % f"{len(rows):,}", *many]


def _line(document: ChartDocument, row: Row, end: date, style: Styles) -> Line:
    """A point in the middle of a day, or the bar of a span, which may go on after the ``end``."""
    first, last, status = day(row["earliest"]), day(row["latest"]), text(row["status"])
    usual = next(iter(document.values["status"]))
    label = document.label(text(row["label"]) or row["key"], "label")
    remark = document.label(status, "status").lower()
    if status != usual and remark not in label.lower():
        label = f"{label} ({remark})"
    href, disputes = record_path(row["key"]), dispute_links(document, row["key"])
    title = f"{when(row)}: {label}"
    if first == last:
        place: dict[str, Any] = {"at": f"{first}T12:00:00Z"}
    else:
        # What goes on does so to the edge of the panel, where the scale clamps it.
        until = date.max if last is None or _goes_on(row, end) else _next_day(last)
        place = {"start": f"{first}", "end": f"{until}", "on": until == date.max}
        place["within"] = not row.get(LASTS, True)
    ring = dispute_ring(document, row["key"])
    return Line(
        columns=[
            [Text(when(row), colour=SOFT, size=SMALL)],
            [Text(label, href, colour=LINK), *disputes],
        ],
        fields={"title": title, "href": href, "disputed": ring, "style": style[status], **place},
    )


def _goes_on(row: Row, end: date) -> bool:
    """Whether a row goes on after a day, or has no last one."""
    last = day(row["latest"])
    return last is None or last > end


def _next_day(day: date) -> date:
    """The day after another, or the last one of the year 9999."""
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))
