"""When there is how much, at one look: a mark for each row, in lanes, at the month it begins in.

Months in which nothing begins are left out, so that a long time with little in it takes no room. A
month leads to the chart narrowed to it; so it is the brush of the chart as well.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sandhi.cite.record import record_path
from sandhi.publish.charts.declared import Row
from sandhi.publish.charts.document import ChartDocument, text
from sandhi.publish.charts.figure import WIDTHS, Drawing
from sandhi.publish.charts.filters import FIRST, LAST, times
from sandhi.publish.charts.spans import month
from sandhi.publish.charts.vega_lite.grammar import grammar
from sandhi.publish.charts.vega_lite.svg import svg
from sandhi.publish.languages.interface import gettext

Style = Mapping[str, Mapping[str, Any]]

_TOP = 66  # for the names of months, which stand upright
_LEFT, _NARROW_LEFT = 120, 60


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


def overview(
    document: ChartDocument, rows: Sequence[Row], lanes: Lanes, style: Style
) -> Drawing | None:
    """Return the overview of rows; None where fewer than two months are told apart."""
    begins = [*times([*rows])]
    if len(begins) < 2:
        return None
    title = gettext("At a glance")
    return Drawing(title, *(_drawn(document, rows, begins, lanes, style, name) for name in WIDTHS))


def _drawn(
    document: ChartDocument,
    rows: Sequence[Row],
    begins: list[str],
    lanes: Lanes,
    style: Style,
    name: str,
) -> str:
    left = _NARROW_LEFT if name == "narrow" else _LEFT
    step = (WIDTHS[name] - left) / len(begins)
    side = min(step, 14.0)  # of a mark, with its gap
    dated = [row for row in rows if text(row["earliest"])[: len(begins[0])] in begins]
    stacks = Counter((lanes.lane(row), text(row["earliest"])[: len(begins[0])]) for row in dated)
    bottom, bottoms = 0.0, {}
    for value in lanes.labels:
        high = max((count for (of, _), count in stacks.items() if of == value), default=0)
        if high:
            bottom += max(high * side, 2 * side) + 12
            bottoms[value] = bottom
    marks = [
        {
            "begin": text(row["earliest"])[: len(begins[0])],
            "bottom": bottoms[lanes.lane(row)],
            "style": style[text(row["status"])],
            "href": record_path(row["key"]),
            "title": f"{row['when']}: {text(row['label'])}",
        }
        for row in dated
    ]
    months = [
        {
            "words": month(begin),
            "begin": begin,
            "href": f"/{document.name}?{FIRST}={begin}&{LAST}={begin}",
            "title": gettext("What begins in %s") % month(begin),
        }
        for begin in begins
    ]
    spec = grammar(
        "overview",
        times=months,
        lanes=[{"words": lanes.labels[value], "bottom": at} for value, at in bottoms.items()],
        begin=-left,
        begins=begins,
        side=side,
        dot=(side * 0.72) ** 2,
    )
    return svg(gettext("At a glance"), marks, spec, (WIDTHS[name] - left, bottom), (left, _TOP, 0))
