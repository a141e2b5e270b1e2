"""What the page of a row tells beside its columns."""

import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

from datasette.app import Datasette
from datasette.utils import tilde_decode

from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.ddl import identifier
from sandhi.site.anchored import SEEDS
from sandhi.site.citations import citation, cited_row, hosted
from sandhi.site.contents import Contents, Table, contents
from sandhi.site.disputes import Correction, Dispute, corrections, disputes
from sandhi.site.facts import Fact, facts, told_at_length
from sandhi.site.identifiers import links
from sandhi.site.passages import Passage, passages
from sandhi.site.referring import Group, referring


class Neighbour(NamedTuple):
    """The row before or after another one of its table."""

    key: str
    label: str


class Told(NamedTuple):
    """What is told of a row: ``glance`` is what it says in a few words, ``text`` at length."""

    label: str
    glance: list[Fact]
    text: str
    passage: Passage | None
    corrections: list[Correction]
    disputes: list[Dispute]
    groups: list[Group]
    previous: Neighbour | None
    following: Neighbour | None


async def row_page(datasette: Datasette, request: Any) -> dict[str, Any]:
    """Return what the template of a row is told of it; only records are told of and cited."""
    table, key = (tilde_decode(request.url_vars[name]) for name in ("table", "pks"))
    site = contents(datasette)

    def read(connection: sqlite3.Connection) -> Told | None:
        return told(connection, site, site.tables[table], key)

    found = await datasette.get_database(DATABASE).execute_fn(read)
    cited = await cited_row(datasette, key) if found else None
    if found is None or cited is None:
        return {"row": None}
    return {
        "row": found,
        "citation": citation(hosted(datasette, request, cited)),
        "cite_links": links(datasette, cited),
        "seeds": SEEDS,
    }


def told(connection: sqlite3.Connection, site: Contents, table: Table, key: str) -> Told | None:
    """Return what is told of the row of a table; None where it is no record."""
    record = connection.execute(
        'SELECT label FROM records WHERE "table" = ? AND "key" = ?', [table.name, key]
    ).fetchone()
    if record is None:
        return None
    cells: Mapping[str, Any] = dict(
        connection.execute(
            f"SELECT * FROM {identifier(table.name)} WHERE {identifier(table.key)} = ?", [key]
        ).fetchone()
    )
    return Told(
        record["label"],
        facts(site, table, cells),
        told_at_length(site, table, cells),
        passages(connection, [key]).get(key),
        corrections(table, cells),
        disputes(connection, site, table, key),
        referring(connection, site, table, key),
        _neighbour(connection, table, key, "<", "DESC"),
        _neighbour(connection, table, key, ">", "ASC"),
    )


def _neighbour(
    connection: sqlite3.Connection, table: Table, key: str, side: str, order: str
) -> Neighbour | None:
    found = connection.execute(
        f'SELECT "key", label FROM records WHERE "table" = ? AND "key" {side} ? '
        f'ORDER BY "key" {order} LIMIT 1',
        [table.name, key],
    ).fetchone()
    return Neighbour(*found) if found else None
