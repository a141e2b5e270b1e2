"""What is coded at a place of a text: the rows anchored there, around it and within it."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sandhi.publish.sqlite.ddl import identifier
from sandhi.site.anchored import SENTENCES, home
from sandhi.site.contents import Contents
from sandhi.site.facts import Fact, facts, row_path
from sandhi.site.layers import Layer
from sandhi.site.passages import places
from sandhi.text import Span


class Coded(NamedTuple):
    """A row that is anchored at a place, and what it says there."""

    title: str
    key: str
    path: str
    facts: list[Fact]


class Topic(NamedTuple):
    """What rows speak of: its table and label, and the rows at this place that speak of it."""

    layer: int
    title: str
    key: str
    label: str
    path: str
    rows: list[Coded]


class Panel(NamedTuple):
    """What is at a place, under headings: exactly here, around it, within it."""

    quote: str
    translation: str
    groups: list[tuple[str, list[Topic]]]


_Anchored = dict[str, Any]


def panel(
    connection: sqlite3.Connection,
    site: Contents,
    layers: Sequence[Layer],
    seed: sqlite3.Row,
    at: Span,
) -> Panel:
    """Return what is coded at a span of a seed, the shortest passages first."""
    found = _anchored_at(connection, site, seed["seed_id"], at)
    exact = [row for row in found if row["span"] == at]
    around = [row for row in found if row["span"].holds(at) and row["span"] != at]
    within = [row for row in found if not row["span"].holds(at)]
    named = (("Here", exact), ("Around it", around), ("Within it", within))
    translations = connection.execute(
        'SELECT * FROM sentences WHERE seed_id = ? AND start < ? AND "end" > ? ORDER BY start',
        [seed["seed_id"], at.end, at.start],
    )
    told = [row["translation"] for row in translations if "translation" in [*row.keys()]]
    return Panel(
        seed["text"][at.start : at.end],
        " ".join(filter(None, told)),
        [(title, _topics(connection, site, layers, rows)) for title, rows in named if rows],
    )


def _anchored_at(
    connection: sqlite3.Connection, site: Contents, seed: str, at: Span
) -> list[_Anchored]:
    """The rows anchored in passages that share a character with a span: table, key, columns."""
    records = connection.execute(
        'SELECT "table", "key" FROM records WHERE seed_id = ? AND start < ? AND "end" > ? '
        'AND "table" <> ?',
        [seed, at.end, at.start, SENTENCES],
    )
    keys: dict[str, list[str]] = {name: [] for name in site.tables}
    for table, key in records:
        keys[table].append(key)
    rows = [
        {"table": site.tables[name], "row": row, "span": Span(row["start"], row["end"])}
        for name, some in keys.items()
        if some
        for row in connection.execute(
            f"SELECT * FROM {identifier(name)} "
            f"WHERE {identifier(site.tables[name].key)} IN ({places(some)})",
            some,
        )
    ]
    return sorted(rows, key=lambda row: row["span"].length)


def _topics(
    connection: sqlite3.Connection,
    site: Contents,
    layers: Sequence[Layer],
    rows: Iterable[_Anchored],
) -> list[Topic]:
    """Rows sorted by what they speak of."""
    by_table = {table: layer.number for layer in layers for table in layer.tables}
    topics: dict[tuple[str, str], Topic] = {}
    for found in rows:
        table, row = found["table"], found["row"]
        where = home(table)
        key, own = row[where.column], where.table == table.name
        if (where.table, key) not in topics:
            layer = by_table[table.name]
            label = _label(connection, key)
            path = row_path(where.table, key)
            topics[where.table, key] = Topic(
                layer, site.tables[where.table].title, key, label, path, []
            )
        said = facts(site, table, row, () if own else {where.column})
        # What stands at a place by itself has its label for a link already.
        coded = Coded(
            "" if own else table.title, row[table.key], row_path(table.name, row[table.key]), said
        )
        rows_of = topics[where.table, key].rows
        rows_of.insert(0 if own else len(rows_of), coded)
    return list(topics.values())


def _label(connection: sqlite3.Connection, key: str) -> str:
    for (label,) in connection.execute('SELECT label FROM records WHERE "key" = ?', [key]):
        return str(label)
    return key
