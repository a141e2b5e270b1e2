"""When there is how much, at one look: a mark for each row, in lanes, at the month it begins in.

Marks of one look stand together; what is disputed still has a ring, and leads to that. Months in
which nothing begins are left out, so that a long time with little in it takes no room; where some
are, the axis is broken. A month leads to the chart narrowed to it; so it is the brush of the chart
as well.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sandhi.cite.record import record_path
from sandhi.publish.charts.declarations import Row
from sandhi.publish.charts.document import ChartDocument, text, when
from sandhi.publish.charts.figure import WIDTHS, Drawing
from sandhi.publish.charts.layout.panel import dispute_ring
from sandhi.publish.charts.page import Lane, LaneMark, LaneMonth, PageLanes, mark_in_style
from sandhi.publish.charts.rows import FIRST, LAST, times
from sandhi.publish.charts.vega_lite.grammar import grammar
from sandhi.publish.charts.vega_lite.svg import Text, svg
from sandhi.publish.languages.dates import month
from sandhi.publish.languages.interface import gettext

_TOP = 76  # for the names of months, which stand upright
_LEFT = 120
_STEP = 14.0  # of a mark, with its gap


class Lanes(NamedTuple):
    """The column whose values are lanes, and what these are called, in their order.

    A row that has none, or one that its enumeration has not, is in the last one.
    """

    column: str
    labels: dict[str, str]

    @classmethod
    def of(cls, document: ChartDocument, rows: Sequence[Row], column: str) -> "Lanes":
        """Return the lanes of a column: those of its enumeration, else by how much is in each."""
        labels = dict(document.values.get(column, {}))
        if not labels:
            counts = Counter(text(row[column]) for row in rows if text(row[column]))
            ranked = sorted(counts, key=lambda value: (-counts[value], value))
            labels = {value: document.label(value, column) for value in ranked}
        return cls(column, labels | {"": gettext("Not given")})

    def lane(self, row: Row) -> str:
        """The lane of a row."""
        value = text(row[self.column])
        return value if value in self.labels else ""


def _step(begin: str) -> int:
    """The number of a month, or of a year, as one follows the other."""
    year, _, number = begin.partition("-")
    return int(year) * 12 + int(number) if number else int(year)


def overview(
    document: ChartDocument,
    rows: Sequence[Row],
    lanes: Lanes,
    style: Mapping[str, Mapping[str, Any]],
) -> Drawing | None:
    """Return the overview of rows; None where fewer than two months are told apart."""
    begins = [*times([*rows])]
    if len(begins) < 2:
        return None
    numbers = {lane: number for number, lane in enumerate(lanes.labels)}
    ranks = {status: rank for rank, status in enumerate(document.values["status"])}
    stacked = sorted(rows, key=lambda row: ranks.get(text(row["status"]), len(ranks)))
    marks = [
        {
            "begin": begin,
            "lane": numbers[lanes.lane(row)],
            "heading": lanes.labels[lanes.lane(row)],
            "style": style[text(row["status"])],
            **_leading(document, row),
        }
        for row in stacked
        if (begin := text(row["earliest"])[: len(begins[0])]) in begins
    ]
    months = [
        {
            "words": month(begin),
            "begin": begin,
            "href": document.path(**{FIRST: begin, LAST: begin}),
            "title": gettext("What begins in %s") % month(begin),
            "broken": before is not None and _step(begin) - _step(before) > 1,
        }
        for before, begin in zip([None, *begins], begins, strict=False)
    ]
    title = gettext("At a glance, by when each may have begun")

    def drawn(name: str) -> str:
        spec = grammar("overview", marks=marks, months=months, left=-_LEFT, step=_STEP)
        size = WIDTHS[name] - _LEFT, {"step": _STEP}
        return svg(document.scripts, title, spec, size, (_LEFT, _TOP, 0))

    wide, medium = map(drawn, WIDTHS)
    return Drawing(title, wide, medium, _page(lanes, months, marks))


def _leading(document: ChartDocument, row: Row) -> dict[str, Any]:
    """Where the mark of a row leads, and what says so; whether it is ``disputed`` still."""
    title = f"{when(row)}: {document.label(text(row['label']) or row['key'], 'label')}"
    ring = dispute_ring(document, row["key"])
    if ring is None:
        return {"href": record_path(row["key"]), "title": title, "disputed": False}
    return {"href": ring["href"], "title": f"{title}. {ring['title']}", "disputed": True}


def _page(
    lanes: Lanes, months: Sequence[Mapping[str, Any]], marks: Sequence[Mapping[str, Any]]
) -> PageLanes:
    """The lanes as a page has them: in each the marks of each month."""
    stacks: dict[tuple[int, str], list[LaneMark]] = defaultdict(list)
    for mark in marks:
        look = mark_in_style("", mark["style"])
        drawn = LaneMark(look, mark["href"], mark["title"], mark["disputed"])
        stacks[mark["lane"], mark["begin"]].append(drawn)
    return PageLanes(
        [LaneMonth(Text(one["words"], one["href"], one["title"]), one["broken"]) for one in months],
        [
            Lane(label, [stacks[number, one["begin"]] for one in months])
            for number, label in enumerate(lanes.labels.values())
            if any(lane == number for lane, _ in stacks)
        ],
    )
