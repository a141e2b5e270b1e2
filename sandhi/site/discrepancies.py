"""Where the sources disagree, side by side: each discrepancy with all rows that take part in it.

The page is there where a package has a table that joins rows of any table to what they take part
in (``sandhi.site.anchored.membership``); its path is the name of the table that is joined to. Each
enumeration of that table is a filter: ``?COLUMN=VALUE``.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Response

from sandhi.package import ANCHOR
from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.ddl import identifier
from sandhi.site.anchored import Membership, membership
from sandhi.site.contents import Contents, Table, contents
from sandhi.site.facts import Fact, facts, row_path, words
from sandhi.site.sides import Side, sides

Wanted = dict[str, str]
_Row = dict[str, Any]


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


class Discrepancy(NamedTuple):
    """A row of the table, and its sides.

    ``codes`` are its values of enumerations, ``texts`` its words by the title of their column.
    """

    key: str
    label: str
    path: str
    codes: list[Fact]
    texts: list[tuple[str, str]]
    facts: list[Fact]
    sides: list[Side]


def routes(datasette: Datasette) -> list[tuple[str, Callable[..., Any]]]:
    """Return the page; none where a package has no such table."""
    joined = membership(contents(datasette))
    return [(rf"/{re.escape(joined.parent.name)}$", page)] if joined else []


async def page(datasette: Datasette, request: Any) -> Response:
    """Answer with all discrepancies, or with those of the values asked for.

    A value that there is not is as none.
    """
    site = contents(datasette)
    joined = membership(site)
    assert joined  # else there is no route
    wanted = asked(request.args, joined.parent)

    def read(connection: sqlite3.Connection) -> tuple[list[_Row], list[Discrepancy]]:
        table = joined.parent
        rows = _rows(connection, table)
        kept = [row for row in rows if meets(row, wanted)]
        found = sides(connection, site, joined, {row[table.key] for row in kept})
        return rows, [discrepancy(site, table, row, found) for row in kept]

    rows, shown = await datasette.get_database(DATABASE).execute_fn(read)
    variables = {
        "joined": joined,
        "discrepancies": shown,
        "total": len(rows),
        "filters": filters(joined, rows, wanted),
        "wanted": [words(value) for value in wanted.values()],
    }
    html = await datasette.render_template("discrepancies.html", variables, request=request)
    return Response.html(html)


def asked(args: Any, table: Table) -> Wanted:
    """Return what a request asks for, by column; a value that cannot be is left out."""
    given = ((column, args.get(column), values) for column, values in table.values.items())
    return {column: value for column, value, values in given if value in values}


def meets(row: Mapping[str, Any], wanted: Wanted) -> bool:
    """Whether a row has the values asked for."""
    return all(str(row[column]) == value for column, value in wanted.items())


def filters(joined: Membership, rows: Sequence[_Row], wanted: Wanted) -> list[Filter]:
    """Return what the page can be narrowed to; a count is of what its link then shows."""
    table = joined.parent
    found = []
    for column, values in table.values.items():
        others = {name: value for name, value in wanted.items() if name != column}
        counts = Counter(str(row[column]) for row in rows if meets(row, others))
        choices = []
        for value, definition in values.items():
            chosen = wanted.get(column) == value
            path = address(joined, others if chosen else {**wanted, column: value})
            choices.append(Choice(words(value), definition, counts[value], path, chosen))
        found.append(Filter(table.titles[column], table.descriptions[column], choices))
    return found


def address(joined: Membership, wanted: Wanted) -> str:
    """Return the path of the page narrowed to some values."""
    pairs = [(column, wanted[column]) for column in joined.parent.values if column in wanted]
    return joined.path + (f"?{urlencode(pairs)}" if pairs else "")


def discrepancy(
    site: Contents, table: Table, row: _Row, found: Mapping[str, list[Side]]
) -> Discrepancy:
    """Return a row as the page shows it: its values, its words, and its sides."""
    key = row[table.key]
    texts = [
        column
        for column in table.titles
        if isinstance(row[column], str)
        and column not in {table.key, table.label, *ANCHOR}
        and column not in {*table.values, *table.references, table.record}
    ]
    codes = [
        Fact(
            table.titles[column],
            words(row[column]),
            definitions.get(row[column], ""),
            f"/codebook#{table.name}.{column}.{row[column].replace(' ', '-')}",
        )
        for column, definitions in table.values.items()
        if row[column]
    ]
    return Discrepancy(
        key,
        site.labels[table.name].get(key, str(key)),
        row_path(table.name, key),
        codes,
        [(table.titles[column], row[column]) for column in texts],
        facts(site, table, row, {*texts, *table.values}),
        found.get(key, []),
    )


def _rows(connection: sqlite3.Connection, table: Table) -> list[_Row]:
    source, key = identifier(table.name), identifier(table.key)
    return [dict(row) for row in connection.execute(f"SELECT * FROM {source} ORDER BY {key}")]
