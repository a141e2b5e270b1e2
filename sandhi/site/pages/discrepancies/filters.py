"""What the discrepancies can be narrowed to: ``?COLUMN=VALUE``, for each enumeration."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from datasette.utils import MultiParams

from sandhi.site.elements.facts import words
from sandhi.site.store import DatabaseTable
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import Membership

Narrowing = Mapping[str, str]  # the values asked for, by column


class Choice(NamedTuple):
    """A value to narrow the page to; ``path`` leads there, or back if it is chosen."""

    text: str
    definition: str
    rows: int
    path: str
    chosen: bool


class Filter(NamedTuple):
    """The values of an enumeration, each with how many rows have it beside what else is asked."""

    title: str
    description: str
    choices: list[Choice]


def narrowing(args: MultiParams, table: DatabaseTable) -> Narrowing:
    """Return what a request asks for, by column; a value that cannot be is left out."""
    given = ((column, args.get(column), values) for column, values in table.values.items())
    return {column: value for column, value, values in given if value in values}


def meets(row: TableRow, narrowed: Narrowing) -> bool:
    """Whether a row has the values asked for."""
    return all(row.text(column) == value for column, value in narrowed.items())


def filters(membership: Membership, rows: Sequence[TableRow], narrowed: Narrowing) -> list[Filter]:
    """Return what the page can be narrowed to; a count is of what its link then shows."""
    table = membership.parent
    offered = []
    for column, values in table.values.items():
        others = {name: value for name, value in narrowed.items() if name != column}
        counts = Counter(row.text(column) for row in rows if meets(row, others))
        choices = []
        for value, definition in values.items():
            chosen = narrowed.get(column) == value
            path = narrowed_path(membership, others if chosen else {**narrowed, column: value})
            choices.append(Choice(words(value), definition, counts[value], path, chosen))
        offered.append(Filter(table.titles[column], table.descriptions[column], choices))
    return offered


def narrowed_path(membership: Membership, narrowed: Narrowing) -> str:
    """Return the path of the page narrowed to some values."""
    columns = [column for column in membership.parent.values if column in narrowed]
    pairs = [(column, narrowed[column]) for column in columns]
    return membership.path + (f"?{urlencode(pairs)}" if pairs else "")
