"""A chart narrowed to some of its rows: by the values of columns, and by when they begin."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from sandhi.publish.charts.declarations import KINDS, Row
from sandhi.publish.charts.document import ChartDocument, day, members

FIRST, LAST = "from", "to"  # the arguments of the brush: a year or a month, as 2024-06
LANES = "lanes"  # that of the column whose values are lanes
_MONTHS = 48  # from which on years are told apart, and not months


class Option(NamedTuple):
    """A value that a chart can be narrowed to, and how many rows have it."""

    value: str
    label: str
    rows: int


class ChartFilter(NamedTuple):
    """A column by which a chart can be narrowed; ``value`` is what it is narrowed to, if it is."""

    name: str
    title: str
    options: list[Option]
    value: str


def filter_values(document: ChartDocument, arguments: Mapping[str, str]) -> dict[str, str]:
    """Return what of the arguments of an address narrows the chart: values that there are."""
    filter_names = [*document.how["filters"], *KINDS[document.kind], "group"]
    chosen = {
        name: arguments[name]
        for name in dict.fromkeys(filter_names)
        if arguments.get(name) in _counts(document.rows, name)
    }
    if arguments.get(LANES) in [*document.how.get(LANES, {})][1:]:
        chosen[LANES] = arguments[LANES]
    begins = times(document.rows)
    return chosen | {
        name: arguments[name] for name in (FIRST, LAST) if arguments.get(name) in begins
    }


def matching_rows(document: ChartDocument, chosen: Mapping[str, str]) -> list[Row]:
    """Return the rows of a chart that have all values chosen."""
    conditions = {name: value for name, value in chosen.items() if name != LANES}
    return [row for row in document.rows if all(_has(row, *one) for one in conditions.items())]


def filters(document: ChartDocument, chosen: Mapping[str, str]) -> list[ChartFilter]:
    """Return the filters that a chart declares; of each, its options within what else is chosen."""
    chart_filters = []
    for name, title in document.how["filters"].items():
        others = {one: value for one, value in chosen.items() if one != name}
        counts = _counts(matching_rows(document, others), name)
        order = [*document.values.get(name, {})]
        options = [
            Option(value, document.label(value, name), count) for value, count in counts.items()
        ]
        options.sort(
            key=lambda one: (
                order.index(one.value) if one.value in order else len(order),
                one.label,
            )
        )
        chart_filters.append(ChartFilter(name, title, options, chosen.get(name, "")))
    return chart_filters


def times(rows: list[Row]) -> dict[str, int]:
    """Return how many rows begin in each month that any begins in, or year where that are many."""
    begins = [begin for row in rows if (begin := _begin(row))]
    months = Counter(begin[:7] for begin in begins)
    counts = months if len(months) <= _MONTHS else Counter(begin[:4] for begin in begins)
    return dict(sorted(counts.items()))


def _begin(row: Row) -> str:
    begin = day(row.get("earliest"))
    return begin.isoformat() if begin else ""


def _counts(rows: list[Row], name: str) -> Counter[str]:
    return Counter(value for row in rows for value in members(row.get(name)))


def _has(row: Row, name: str, value: str) -> bool:
    begin = _begin(row)
    if name == FIRST:
        return begin[: len(value)] >= value
    if name == LAST:
        return bool(begin) and begin[: len(value)] <= value
    return value in members(row.get(name))
