"""What rows are called whose names are made of several cells, each said as the pages say it.

A key of another table stands for what its row is called, a code for its words, a date for the day
as people write it; so a name is in the language of the pages throughout.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from sandhi.package.labels import SEPARATOR, Row, Value, shortened
from sandhi.publish.languages.context import word
from sandhi.publish.languages.dates import is_date, written_date
from sandhi.publish.languages.words import as_words
from sandhi.site.store.database import LISTED, Database, identifier, list_parameter
from sandhi.site.store.tables import DatabaseTable

# What rows are called, by the keys that are asked for.
Called: TypeAlias = Callable[[Collection[str]], Mapping[str, str]]


class KnownNames(Protocol):
    """What is known of the tables and of what the rows are called that others refer to."""

    @property
    def tables(self) -> Mapping[str, DatabaseTable]:
        """The tables by name."""

    @property
    def cells(self) -> Mapping[str, Mapping[str, Row]]:
        """The cells that the names of rows are made of that others refer to."""

    def label(self, table: str, key: str) -> str:
        """What a row is called."""


def naming_cells(table: DatabaseTable) -> tuple[str, ...]:
    """Return the columns that names are made of, where these are several or keys; else none."""
    columns = table.settings.label if table.key else ()
    return columns if len(columns) > 1 or {*columns} & {*table.references} else ()


def value_label(table: DatabaseTable, column: str, value: str) -> str:
    """Return a value of an enumeration as its table's pages say it: by its label, if it has one."""
    code = as_words(value)
    wording = word(code, f"{table.name}.{column}")
    return wording if wording != code else table.value_labels.get(column, {}).get(value, code)


def composed_name(site: KnownNames, table: DatabaseTable, cells: Row) -> str:
    """Return what a row is called by its cells; empty where its name is not made of several."""
    parts = (_part(site, table, name, cells.get(name)) for name in naming_cells(table))
    return SEPARATOR.join(dict.fromkeys(filter(None, parts)))


def _part(site: KnownNames, table: DatabaseTable, column: str, value: Value) -> str:
    text = "" if value is None else str(value)
    if target := table.references.get(column):
        return site.label(target, text)
    if text and column in table.values:
        return value_label(table, column, text)
    return written_date(text) if is_date(text) else text


def composed_labels(site: KnownNames) -> dict[str, dict[str, str]]:
    """Return what rows are called that others refer to, where their names are made of several."""
    return {
        name: {
            key: shortened(composed_name(site, site.tables[name], cells)) or key
            for key, cells in rows.items()
        }
        for name, rows in site.cells.items()
    }


def named_cells(database: Database, table: DatabaseTable, keys: Collection[str]) -> dict[str, Row]:
    """Return the cells that the names of some rows are made of, by key."""
    where = f"WHERE {identifier(table.key)} IN {LISTED}"
    return dict(_read(database, table, where, list_parameter(keys)))


def all_named_cells(database: Database, table: DatabaseTable) -> dict[str, Row]:
    """Return the cells that the names of all rows are made of, by key."""
    return dict(_read(database, table, ""))


def _read(
    database: Database, table: DatabaseTable, where: str, *keys: str
) -> Iterator[tuple[str, Row]]:
    columns = [table.key, *naming_cells(table)]
    column_list = ", ".join(map(identifier, columns))
    sql = f"SELECT {column_list} FROM {identifier(table.name)} {where}"
    for key, *cells in database.select(sql, [*keys]):
        yield str(key), dict(zip(columns[1:], cells, strict=True))


@dataclass(frozen=True)
class ComposedNames:
    """The names of the rows of a database that are made of several cells, whole."""

    database: Database
    site: KnownNames

    def of(self, table: str, keys: Collection[str], called: Called | None) -> dict[str, str]:
        """What rows are called, by key; nothing of a table whose names are one cell.

        ``called`` says what rows of whichever table are called, where a name is made of such keys.
        """
        database_table = self.site.tables.get(table)
        if database_table is None or not naming_cells(database_table):
            return {}
        rows = named_cells(self.database, database_table, keys)
        record = database_table.record
        if called and record and record in naming_cells(database_table):
            labels = called({str(cells[record]) for cells in rows.values()})
            rows = {
                key: {**cells, record: labels.get(str(cells[record]), cells[record])}
                for key, cells in rows.items()
            }
        return {key: composed_name(self.site, database_table, cells) for key, cells in rows.items()}
