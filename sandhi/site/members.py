"""The rows that take part in something, read from the table that says so."""

import sqlite3
from typing import Any, NamedTuple

from sandhi.publish.sqlite.ddl import identifier
from sandhi.site.anchored import Membership
from sandhi.site.contents import Contents
from sandhi.site.facts import place_path

Rows = dict[str, dict[str, Any]]


class Member(NamedTuple):
    """A row of a membership, with the record that it names and where it is anchored.

    ``table`` and ``label`` are None where there is no such record; ``anchor``, the key that its
    passage goes by, and the passage are None where neither of the two is anchored.
    """

    key: str
    parent: str
    record: str
    table: str | None
    label: str | None
    anchor: str | None
    seed_id: str | None
    start: int | None
    end: int | None
    quote: str | None

    @property
    def place(self) -> tuple[str | None, int | None, int | None]:
        """Where its passage stands."""
        return self.seed_id, self.start, self.end

    @property
    def path(self) -> str:
        """The path of its passage in the reader; empty where it has none."""
        if self.seed_id is None or self.start is None or self.end is None:
            return ""
        return place_path(self.seed_id, self.start, self.end)


def members(connection: sqlite3.Connection, joined: Membership) -> list[Member]:
    """Return all members by what they take part in, then in the order of the texts.

    One without an anchor of its own stands where its record is anchored.
    """
    key, record, column = map(identifier, (joined.table.key, joined.record, joined.column))
    anchored = ", ".join(
        f"CASE WHEN own.start IS NULL THEN its.{name} ELSE own.{name} END AS {name}"
        for name in ("seed_id", "start", '"end"', "quote")
    )
    found = connection.execute(
        f'SELECT m.{key}, m.{column}, m.{record}, its."table", its.label, '
        'CASE WHEN own.start IS NOT NULL THEN own."key" '
        'WHEN its.start IS NOT NULL THEN its."key" END, '
        f"{anchored} FROM {identifier(joined.table.name)} AS m "
        f'LEFT JOIN records AS own ON own."key" = m.{key} '
        f'LEFT JOIN records AS its ON its."key" = m.{record} '
        'ORDER BY 2, 7, 8, "end" DESC, 1'
    )
    return [Member(*row) for row in found]


def recorded(connection: sqlite3.Connection, site: Contents, joined: Membership) -> Rows:
    """Return all rows that members name, by their keys: with one query for each table."""
    source, record = identifier(joined.table.name), identifier(joined.record)
    named = f"SELECT {record} FROM {source}"
    tables = connection.execute(f'SELECT DISTINCT "table" FROM records WHERE "key" IN ({named})')
    rows: Rows = {}
    for table in [site.tables[name] for (name,) in tables]:
        found = connection.execute(
            f"SELECT * FROM {identifier(table.name)} WHERE {identifier(table.key)} IN ({named})"
        )
        rows |= {row[table.key]: dict(row) for row in found}
    return rows
