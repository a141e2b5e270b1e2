"""The rows of a chart: narrowed by the values of columns and by when they begin, and as a table."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sandhi.cite.record import record_path
from sandhi.publish.charts.declarations import KINDS, NUMBERS, Row
from sandhi.publish.charts.document import ChartDocument, day, members, text, when
from sandhi.publish.charts.figure import Column
from sandhi.publish.languages.dates import is_date, written_date
from sandhi.publish.languages.interface import gettext
from sandhi.publish.languages.numbers import number_words

FIRST, LAST = "from", "to"  # the arguments of the brush: a year or a month, as 2024-06
WHEN = "when"  # the column of a table that has both days of a row
LANES = "lanes"  # that of the column whose values are lanes
DISPUTES = "disputes"  # that of how many disputes a row takes part in
NAMES = "_name"  # ends that of the column of a file that says what keys are called
_DAYS = ("earliest", "latest")
_MONTHS = 48  # from which on years are told apart, and not months


class Option(NamedTuple):
    """A value that a chart can be narrowed to, and how many of what is counted have it."""

    value: str
    label: str
    total: int


class ChartFilter(NamedTuple):
    """A column by which a chart can be narrowed; ``value`` is what it is narrowed to, if it is."""

    name: str
    title: str
    options: list[Option]
    value: str


class Cell(NamedTuple):
    """What stands in a cell, and the path on the site that it leads to, if it does.

    ``edtf`` is a date as the data have it, where the text has it in words.
    """

    text: str
    path: str = ""
    edtf: str = ""
    is_quantity: bool = False


def filter_values(document: ChartDocument, arguments: Mapping[str, str]) -> dict[str, str]:
    """Return what of the arguments of an address narrows the chart: values that there are.

    A value is told by its key, or by what it is called.
    """
    read = {}
    for name in (*_filter_names(document), LANES, FIRST, LAST):
        if typed := arguments.get(name):
            possible = possible_values(document, name)
            called = (one for one in possible if document.label(one, name) == typed)
            if value := typed if typed in possible else next(called, ""):
                read[name] = value
    return read


def possible_values(document: ChartDocument, name: str) -> Collection[str]:
    """Return the values to which an argument of an address can narrow a chart."""
    if name == LANES:
        return [*document.how.get(LANES, {})][1:]
    if name in (FIRST, LAST):
        return times(document.rows)
    return _counts(document.rows, name) if name in _filter_names(document) else ()


def _filter_names(document: ChartDocument) -> Collection[str]:
    return dict.fromkeys((*document.how["filters"], *KINDS[document.kind], "group"))


def matching_rows(document: ChartDocument, chosen: Mapping[str, str]) -> list[Row]:
    """Return the rows of a chart that have all values chosen."""
    conditions = [one for one in chosen.items() if one[0] != LANES]
    return [row for row in document.rows if all(_has(row, *one) for one in conditions)]


def filters(document: ChartDocument, chosen: Mapping[str, str]) -> list[ChartFilter]:
    """Return the filters that a chart declares; of each, its options within what else is chosen."""
    chart_filters = []
    for name, title in document.how["filters"].items():
        others = {one: value for one, value in chosen.items() if one != name}
        counts = _counts(matching_rows(document, others), name)
        places = {value: place for place, value in enumerate(document.values.get(name, {}))}
        options = [Option(one, document.label(one, name), count) for one, count in counts.items()]
        options.sort(key=lambda one: (places.get(one.value, len(places)), one.label))
        chart_filters.append(ChartFilter(name, title, options, chosen.get(name, "")))
    return chart_filters


def times(rows: Iterable[Row]) -> dict[str, int]:
    """Return how much begins in each month that any begins in, or year where that are many."""
    begins = [(begin, row) for row in rows if (begin := _begin(row))]
    months = _things_by((begin[:7], row) for begin, row in begins)
    counts = (
        months if len(months) <= _MONTHS else _things_by((begin[:4], row) for begin, row in begins)
    )
    return dict(sorted(counts.items()))


def things(rows: Iterable[Row]) -> int:
    """Return how many different things rows are of: what is counted, or else what has the key."""
    return len({_thing(row) for row in rows})


def table_columns(document: ChartDocument) -> list[Column]:
    """Return the columns of the table beside a chart: both days of a row stand in one.

    Where rows are what may be disputed, the last one says of each how often it is.
    """
    columns = document.columns
    if {*_DAYS} <= {column.name for column in columns}:
        first, last = _DAYS
        of_time = Column(WHEN, gettext("When"), gettext("The days within which it lies."))
        columns = [of_time if one.name == first else one for one in columns if one.name != last]
    if document.disputes:
        title = gettext("Disagreements")
        columns = [*columns, Column(DISPUTES, title, gettext("In how many it takes part."))]
    return columns


def table(
    document: ChartDocument, rows: Iterable[Row], naming: Collection[str]
) -> list[list[list[Cell]]]:
    """Return rows in the columns that a chart declares; a cell of several values is several.

    ``naming`` are columns in which a number is no quantity, but a key or a year. Those that the
    kind of chart asks for are such, but for its quantities.
    """
    naming = {*naming, *KINDS[document.kind]}.difference(NUMBERS)
    names = [column.name for column in table_columns(document)]
    return [
        [
            [Cell(when(row))]
            if name == WHEN
            else _disputes(document, _thing(row))
            if name == DISPUTES
            else _cells(document, name, row.get(name), naming)
            for name in names
        ]
        for row in rows
    ]


def file_columns(document: ChartDocument) -> list[Column]:
    """Return the columns of a chart as a file: after one that has keys of records, their names."""
    columns = []
    for column in document.columns:
        columns.append(column)
        keys = _counts(document.rows, column.name).keys()
        if not keys.isdisjoint(document.labels):
            name = gettext("%s: name") % column.title
            columns.append(Column(column.name + NAMES, name, gettext("What it is called.")))
    return columns


def csv_rows(document: ChartDocument, rows: Iterable[Row]) -> list[list[str]]:
    """Return rows as they are in a file: keys and values as the data have them, with a header.

    Beside each key stands what its record is called.
    """
    names = [column.name for column in file_columns(document)]
    return [names, *([_file_cell(document, row, name) for name in names] for row in rows)]


def _file_cell(document: ChartDocument, row: Row, name: str) -> str:
    if name in row:
        return " ".join(members(row[name]))
    keys = members(row.get(name.removesuffix(NAMES)))
    return "; ".join(document.labels.get(key, key) for key in keys)


def _cells(
    document: ChartDocument, column: str, cell: object, naming: Collection[str]
) -> list[Cell]:
    """The values of a cell as they are shown, each record with its label and a link."""
    if isinstance(cell, int | float) and column not in naming:
        return [Cell(number_words(cell), is_quantity=True)]
    nothing = [Cell(document.empty[column])] if column in document.empty else []
    return [_cell(document, column, one) for one in members(cell)] or nothing


def _disputes(document: ChartDocument, key: str) -> list[Cell]:
    """How many disputes a row takes part in, and how many of them are open, which leads to them."""
    disputes = document.disputes.get(key, [])
    if not disputes:
        return []
    unsettled = sum(dispute in document.open_disputes for dispute in disputes)
    words = f"{len(disputes):,}"
    if unsettled:
        words += ", " + gettext("%s open") % unsettled
    return [Cell(words, f"{record_path(key)}#disputes")]


def _cell(document: ChartDocument, column: str, member: str) -> Cell:
    if member in document.labels:
        return Cell(document.labels[member], record_path(member))
    text = document.label(member, column)
    return Cell(written_date(text), edtf=text) if is_date(text) else Cell(text)


def _begin(row: Row) -> str:
    begin = day(row.get("earliest"))
    return begin.isoformat() if begin else ""


def _counts(rows: Iterable[Row], name: str) -> Counter[str]:
    return _things_by((value, row) for row in rows for value in members(row.get(name)))


def _things_by(rows: Iterable[tuple[str, Row]]) -> Counter[str]:
    """How many different things rows are of, by a value of each: as the chart itself counts."""
    return Counter(value for value, _ in dict.fromkeys((value, _thing(row)) for value, row in rows))


def _thing(row: Row) -> str:
    return text(row.get("counted", row["key"]))


def _has(row: Row, name: str, value: str) -> bool:
    if name in (FIRST, LAST):
        begin = _begin(row)
        part = begin[: len(value)]
        return bool(begin) and (part >= value if name == FIRST else part <= value)
    return value in members(row.get(name))
