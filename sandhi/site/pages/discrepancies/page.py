"""Where the sources disagree, side by side: each discrepancy with all rows that take part in it.

The page is there where a package has a table that joins rows of any table to what they take part
in (``Contents.membership``); its path is the name of the table that is joined to.
"""

from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.package import ANCHOR
from sandhi.site.elements.addresses import row_path
from sandhi.site.elements.facts import Fact, facts, words
from sandhi.site.pages.discrepancies.filters import filters, meets, narrowing
from sandhi.site.pages.discrepancies.sides import Side, sides
from sandhi.site.store import Contents, Store, contents, reading
from sandhi.site.store.rows import TableRow


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


async def discrepancies_page(datasette: Datasette, request: Request) -> Response:
    """Answer with all discrepancies, or with those of the values asked for.

    A value that there is not is as none.
    """
    site = contents(datasette)
    membership = site.membership
    assert membership  # else there is no route
    narrowed = narrowing(request.args, membership.parent)

    def read(store: Store) -> tuple[list[TableRow], list[Discrepancy]]:
        rows = store.rows.ordered(membership.parent)
        shown = [row for row in rows if meets(row, narrowed)]
        by_key = sides(store, membership, {row.key for row in shown})
        return rows, [discrepancy(site, row, by_key.get(row.key, [])) for row in shown]

    rows, discrepancies = await reading(datasette, read)
    variables = {
        "membership": membership,
        "discrepancies": discrepancies,
        "total": len(rows),
        "filters": filters(membership, rows, narrowed),
        "narrowed": [words(value) for value in narrowed.values()],
    }
    html = await datasette.render_template("discrepancies.html", variables, request=request)
    return Response.html(html)


def discrepancy(site: Contents, row: TableRow, its_sides: list[Side]) -> Discrepancy:
    """Return a row as the page shows it: its values, its words, and its sides."""
    table = row.table
    elsewhere = {table.key, table.label, *ANCHOR, *table.values, *table.references, table.record}
    texts = [
        column
        for column in table.titles
        if isinstance(row[column], str) and column not in elsewhere
    ]
    return Discrepancy(
        row.key,
        site.label(table.name, row.key),
        row_path(table.name, row.key),
        [_code(row, column) for column in table.values if row[column]],
        [(table.titles[column], row.text(column)) for column in texts],
        facts(site, row, {*texts, *table.values}),
        its_sides,
    )


def _code(row: TableRow, column: str) -> Fact:
    """A value of an enumeration, which leads to its definition."""
    table, value = row.table, row.text(column)
    definition = table.values[column].get(value, "")
    place = f"{table.name}.{column}.{value.replace(' ', '-')}"
    return Fact(table.titles[column], words(value), definition, f"/codebook#{place}")
