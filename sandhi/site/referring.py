"""The rows that refer to a row, as people read them: who took part, who says so, what belongs."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from datasette.utils import tilde_encode

from sandhi.package import Role
from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.schemas import RECORDS
from sandhi.site.anchored import SEEDS, is_anchored, is_join, is_passage, links
from sandhi.site.contents import Contents, Table
from sandhi.site.facts import Fact, facts, record_path, row_path, words
from sandhi.site.passages import Passage, passages, places

MOST = 120  # rows of a table that a page shows
BRIEF = 40  # code points of a quote that says enough without its sentence


class Item(NamedTuple):
    """A row that refers to another one: in its label, its facts, and the passage it stands in."""

    key: str
    label: str
    path: str
    facts: list[Fact]
    passage: Passage | None


class Part(NamedTuple):
    """The items of a group that have a coded value, or a source, in common."""

    title: str
    definition: str
    path: str
    items: list[Item]


class Group(NamedTuple):
    """The rows of a table that refer to a row by one column.

    ``form`` says how they are read: ``parts`` in rows that others take part in, ``quotes`` (names
    and the like, quoted alone), ``passages`` (quoted in their sentences), or ``rows``. ``more`` is
    the path of all of them, where not all are shown.
    """

    table: Table
    by: str
    form: str
    total: int
    parts: list[Part]
    more: str


def referring(
    connection: sqlite3.Connection, site: Contents, table: Table, key: str
) -> list[Group]:
    """Return what refers to the row of a table: who takes part first, then what reports it."""
    found = [
        group
        for other in site.tables.values()
        if other.name != RECORDS.name and table.name != SEEDS
        for column in _columns(other, table)
        for group in _group(connection, site, other, column, table, key)
    ]
    order = ["parts", "passages", "quotes", "rows"]
    return sorted(found, key=lambda group: order.index(group.form))


def _columns(other: Table, table: Table) -> list[str]:
    """The columns of a table that may hold keys of another; memberships are told elsewhere."""
    columns = [column for column, target in other.references.items() if target == table.name]
    if other.record is None or other.role is Role.MEMBERSHIP:
        return columns
    return [*columns, other.record]


def _group(
    connection: sqlite3.Connection,
    site: Contents,
    other: Table,
    column: str,
    table: Table,
    key: str,
) -> Iterable[Group]:
    condition = f"FROM {identifier(other.name)} WHERE {identifier(column)} = ?"
    ((count,),) = connection.execute(f"SELECT count(*) {condition}", [key])
    if not count:
        return
    limited = f"SELECT * {condition} ORDER BY {identifier(other.key)} LIMIT {MOST}"
    rows = [dict(row) for row in connection.execute(limited, [key])]
    if is_join(other):
        form, parts = "parts", _parts(connection, site, other, column, rows)
    elif is_passage(other):
        brief = all(len(row["quote"]) <= BRIEF for row in rows)
        form = "quotes" if brief else "passages"
        parts = _quoted(connection, site, other, rows, column)
    else:
        form, parts = "rows", [Part("", "", "", _items(connection, site, other, rows, (column,)))]
    named = [name for name, target in other.references.items() if target == table.name]
    by = other.titles[column] if len(named) > 1 or other.name == table.name else ""
    more = f"/{DATABASE}/{tilde_encode(other.name)}?{column}={quote_plus(key)}"
    yield Group(other, by, form, count, parts, more if count > len(rows) else "")


def _parts(
    connection: sqlite3.Connection,
    site: Contents,
    join: Table,
    column: str,
    rows: Sequence[Mapping[str, Any]],
) -> list[Part]:
    """The rows at the other ends of a join, by the value that says what part they take."""
    ends = [*links(join), *filter(None, [join.record])]
    ends = [name for name in ends if name != column]
    coded = next((name for name in join.titles if join.values.get(name)), None)
    said = passages(connection, [row[join.key] for row in rows])
    known = _ends(connection, site, join, ends, rows)
    parts: dict[str, Part] = {}
    for row in rows:
        value = (row[coded] or "") if coded else ""
        definition = join.values[coded].get(value, "") if coded else ""
        part = parts.setdefault(value, Part(words(value), definition, "", []))
        for end in ends:
            if item := known.get(row[end]):
                part.items.append(item._replace(passage=said.get(row[join.key])))
    order = [*join.values[coded]] if coded else []
    return [parts[value] for value in sorted(parts, key=lambda value: _place(order, value))]


def _place(order: list[str], value: str) -> int:
    return order.index(value) if value in order else len(order)


def _ends(
    connection: sqlite3.Connection,
    site: Contents,
    join: Table,
    ends: list[str],
    rows: Sequence[Mapping[str, Any]],
) -> dict[str, Item]:
    """What the other ends of a join are, by their keys."""
    found: dict[str, Item] = {}
    for end in ends:
        keys = {row[end] for row in rows if row[end] is not None}
        if target := join.references.get(end):
            other = site.tables[target]
            select = f"SELECT * FROM {identifier(target)} WHERE {identifier(other.key)}"
            cells = [
                dict(row) for row in connection.execute(f"{select} IN ({places(keys)})", [*keys])
            ]
            found |= {item.key: item for item in _items(connection, site, other, cells, ())}
        else:
            records = connection.execute(
                f'SELECT "key", "table", label FROM records WHERE "key" IN ({places(keys)})',
                [*keys],
            )
            for key, table, label in records:
                kind = [Fact("", site.tables[table].title)]
                found[key] = Item(key, label, record_path(key), kind, None)
    return found


def _quoted(
    connection: sqlite3.Connection,
    site: Contents,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    known: str,
) -> list[Part]:
    """Passages by their source, in the order of its text."""
    said = passages(connection, [row[table.key] for row in rows])
    parts: dict[str, Part] = {}
    for row in sorted(rows, key=lambda row: (row["seed_id"], row["start"])):
        seed = row["seed_id"]
        label = site.labels.get(SEEDS, {}).get(seed, seed)
        part = parts.setdefault(seed, Part(label, "", f"/{SEEDS}/{tilde_encode(seed)}", []))
        key = row[table.key]
        path, told = row_path(table.name, key), facts(site, table, row, {known, "seed_id"})
        part.items.append(Item(key, row["quote"], path, told, said.get(key)))
    return [*parts.values()]


def _items(
    connection: sqlite3.Connection,
    site: Contents,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    without: tuple[str, ...],
) -> list[Item]:
    """Rows by their labels, with what they say in a few words."""
    keys = [row[table.key] for row in rows]
    labels = dict(
        connection.execute(
            f'SELECT "key", label FROM records WHERE "key" IN ({places(keys)})', keys
        ).fetchall()
    )
    told = passages(connection, keys) if is_anchored(table) else {}
    return [
        Item(
            key,
            labels.get(key, key),
            row_path(table.name, key),
            facts(site, table, row, without),
            told.get(key),
        )
        for key, row in zip(keys, rows, strict=True)
    ]
