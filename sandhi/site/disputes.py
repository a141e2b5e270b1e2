"""What of a row is corrected, and which disagreements it takes part in."""

import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

from sandhi.publish.sqlite.ddl import identifier
from sandhi.site.anchored import Membership, anchored_tables, home, membership
from sandhi.site.contents import Contents, Table
from sandhi.site.facts import Fact, facts, told_at_length, written


class Correction(NamedTuple):
    """A value as its source has it, and what it should be."""

    title: str
    source: str
    corrected: str


class Dispute(NamedTuple):
    """A row that a row, or a passage that speaks of it, takes part in, with its longest text."""

    key: str
    label: str
    path: str
    facts: list[Fact]
    text: str


def corrections(table: Table, cells: Mapping[str, Any]) -> list[Correction]:
    """Return which columns of a row have a correction beside them."""
    return [
        Correction(table.titles[name], written(cells[name]), written(cells[right]))
        for name, right in table.corrections.items()
        if cells[right] is not None
    ]


def disputes(
    connection: sqlite3.Connection, site: Contents, table: Table, key: str
) -> list[Dispute]:
    """Return what a row takes part in, itself or by rows that speak of nothing else."""
    joined = membership(site)
    if joined is None or table.name in (joined.parent.name, joined.table.name):
        return []
    spoken, keys = ["VALUES (?)"], [key]
    for other in anchored_tables(site):
        place = home(other)
        if place.table == table.name and other.name != table.name:
            spoken.append(
                f"SELECT {identifier(other.key)} FROM {identifier(other.name)} "
                f"WHERE {identifier(place.column)} = ?"
            )
            keys.append(key)
    parent = joined.parent
    rows = connection.execute(
        f"SELECT * FROM {identifier(parent.name)} WHERE {identifier(parent.key)} IN ("
        f"SELECT {identifier(joined.column)} FROM {identifier(joined.table.name)} "
        f"WHERE {identifier(joined.record)} IN ({' UNION '.join(spoken)})) ORDER BY 1",
        keys,
    )
    return [_dispute(site, joined, dict(row)) for row in rows]


def _dispute(site: Contents, joined: Membership, cells: Mapping[str, Any]) -> Dispute:
    parent = joined.parent
    key = cells[parent.key]
    return Dispute(
        key,
        str(cells[parent.label]),
        joined.place(key),
        facts(site, parent, cells),
        told_at_length(site, parent, cells),
    )
