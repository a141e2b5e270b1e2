"""The rows of the tables, whichever tables a package has, and the conditions that choose them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sandhi.language import fold
from sandhi.package.declarations import Declaration
from sandhi.package.labels import Row, Value
from sandhi.publish.sqlite.search import terms
from sandhi.site.store.contents import Contents, DatedTable
from sandhi.site.store.database import LISTED, Database, identifier, list_parameter, literal
from sandhi.site.store.tables import DatabaseTable
from sandhi.text import Span

HOLDS_WORDS = "holds_words"  # the function of SQL; ``prepare`` gives it to each connection


@dataclass(frozen=True)
class TableRow:
    """A row of a table: its cells by column, empty ones None."""

    table: DatabaseTable
    cells: Row

    def __getitem__(self, column: str) -> Value:
        return self.cells[column]

    def text(self, column: str) -> str:
        """Return a cell as text; empty where it is, and where there is no such column."""
        value = self.cells.get(column)
        return "" if value is None else str(value)

    @property
    def key(self) -> str:
        """Its key."""
        return self.text(self.table.key)

    @property
    def mood(self) -> str:
        """The value that says how sure it is; empty where it is so, as the first one says."""
        column = self.table.settings.mood or ""
        value = self.text(column)
        return "" if value == next(iter(self.table.values.get(column, {})), "") else value

    @property
    def span(self) -> Span:
        """Where it stands in its seed; ValueError where it is not anchored."""
        return Span(int(self.text("start")), int(self.text("end")))


class ColumnUses(NamedTuple):
    """How many rows a table has, fill in each column, and have each value of an enumeration."""

    rows: int
    filled: dict[str, int]
    values: dict[str, dict[str, int]]


@dataclass(frozen=True)
class TableRows:
    """The rows of all tables, asked for a table at a time."""

    database: Database

    def row(self, table: DatabaseTable, key: str) -> TableRow | None:
        """The row with that key; None where there is none."""
        return next(iter(self.keyed(table, [key])), None)

    def keyed(self, table: DatabaseTable, keys: Collection[str]) -> list[TableRow]:
        """The rows with those keys that there are."""
        where = f"WHERE {identifier(table.key)} IN {LISTED}"
        return self._rows(table, where, list_parameter(keys))

    def ordered(self, table: DatabaseTable, most: int = -1) -> list[TableRow]:
        """All rows, or the first ones, in the order of their keys, in which they were stored."""
        return self._rows(table, "ORDER BY rowid LIMIT ?", most)

    def having(self, table: DatabaseTable, column: str, value: str, most: int) -> list[TableRow]:
        """The rows with a value in a column, by their keys: the first ones of them."""
        where = f"WHERE {identifier(column)} = ? ORDER BY rowid LIMIT ?"
        return self._rows(table, where, value, most)

    def among(self, table: DatabaseTable, column: str, values: Collection[str]) -> list[TableRow]:
        """All rows with one of some values in a column, by their keys."""
        where = f"WHERE {identifier(column)} IN {LISTED}"
        return self._rows(
            table, f"{where} ORDER BY {identifier(table.key)}", list_parameter(values)
        )

    def years(self, dated: DatedTable, month: int) -> list[int]:
        """The years in a month of which rows of a table begin and end."""
        table, earliest, latest = map(identifier, (dated.table.name, dated.earliest, dated.latest))
        sql = (
            f"SELECT DISTINCT CAST(substr({earliest}, 1, 4) AS INTEGER) FROM {table} "
            f"WHERE {earliest} LIKE ? AND substr({earliest}, 1, 7) = substr({latest}, 1, 7)"
        )
        return [int(year) for (year,) in self.database.select(sql, [f"____-{month:02}-__"])]

    def is_any_within(self, dated: DatedTable, first: str, last: str) -> bool:
        """Whether any row of a table begins and ends between two days."""
        table, earliest, latest = map(identifier, (dated.table.name, dated.earliest, dated.latest))
        sql = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {earliest} >= ? AND {latest} <= ?)"
        ((is_any,),) = self.database.select(sql, [first, last])
        return bool(is_any)

    def meeting(self, table: DatabaseTable, conditions: Collection[str]) -> list[TableRow]:
        """All rows that meet conditions of SQL, by their keys."""
        return self._rows(table, f"WHERE {' AND '.join(conditions)} ORDER BY rowid")

    def corrected(
        self, tables: Mapping[str, DatabaseTable], table: DatabaseTable, keys: Collection[str]
    ) -> dict[str, dict[str, str]]:
        """What a text has instead of what is right in cells that rows took from another table.

        By key and column: a cell of ``date`` is taken from the row that ``date_id`` names, where it
        has what is right there. ``tables`` are all that there are.
        """
        as_written: dict[str, dict[str, str]] = {}
        for reference, target in table.links.items():
            column = reference.removesuffix("_id")
            other = tables.get(target)
            if other is None or column == reference or column not in table.titles:
                continue
            for corrected, right in other.corrections.items():
                sql = (
                    f"SELECT t.{identifier(table.key)}, o.{identifier(corrected)} "
                    f"FROM {identifier(table.name)} AS t JOIN {identifier(target)} AS o "
                    f"ON o.{identifier(other.key)} = t.{identifier(reference)} "
                    f"WHERE o.{identifier(right)} = t.{identifier(column)} "
                    f"AND t.{identifier(table.key)} IN {LISTED}"
                )
                for key, value in self.database.select(sql, [list_parameter(keys)]):
                    as_written.setdefault(str(key), {})[column] = str(value)
        return as_written

    def corrected_places(
        self, tables: Iterable[DatabaseTable], seeds: Collection[str]
    ) -> list[tuple[str, Span]]:
        """Where some texts have what is corrected: the text, and the span in it."""
        return [
            (seed, Span(start, end))
            for table in tables
            for right in table.corrections.values()
            if table.is_anchored
            for seed, start, end in self.database.select(
                f'SELECT seed_id, start, "end" FROM {identifier(table.name)} '
                f"WHERE {identifier(right)} IS NOT NULL AND seed_id IN {LISTED}",
                [list_parameter(seeds)],
            )
        ]

    def of_question(self, question: Declaration) -> list[Row]:
        """The rows of a worked question, whose parameters are left empty."""
        return self.database.of_question(question)

    def count(self, table: DatabaseTable, column: str, value: str) -> int:
        """How many rows have a value in a column."""
        sql = f"SELECT count(*) FROM {identifier(table.name)} WHERE {identifier(column)} = ?"
        ((rows,),) = self.database.select(sql, [value])
        return int(rows)

    def has(self, table: DatabaseTable, column: str, value: str) -> bool:
        """Whether any row has a value in a column, as Datasette compares them."""
        sql = (
            f"SELECT EXISTS (SELECT 1 FROM {identifier(table.name)} WHERE {identifier(column)} = ?)"
        )
        ((is_any,),) = self.database.select(sql, [value])
        return bool(is_any)

    def uses(self, table: DatabaseTable) -> ColumnUses:
        """How the columns of a table are filled in."""
        names, source = [*table.titles], identifier(table.name)
        counts = ", ".join(f"count({identifier(name)})" for name in names)
        ((rows, *filled),) = self.database.select(f"SELECT count(*), {counts} FROM {source}")
        values = {name: self.by_value(table, name) for name in table.values}
        return ColumnUses(rows, dict(zip(names, filled, strict=True)), values)

    def by_value(self, table: DatabaseTable, column: str) -> dict[str, int]:
        """How many rows have each value of a column; None is that of the rows that have none."""
        counted = f"SELECT {identifier(column)}, count(*) FROM {identifier(table.name)} GROUP BY 1"
        return dict(self.database.select(counted))

    def _rows(self, table: DatabaseTable, clauses: str, *parameters: Value) -> list[TableRow]:
        sql = f"SELECT * FROM {identifier(table.name)} {clauses}"
        return [TableRow(table, cells) for cells in self.database.rows(sql, parameters)]


def words_condition(site: Contents, table: DatabaseTable, parameter: str) -> str:
    """Return the condition that a row holds the words of a parameter.

    A row of a table with an address is asked for in the index, where its name and its words are; of
    any other row, all cells are read.
    """
    schema = site.catalogue.tables.get(table.name)
    if schema and schema.addressed:
        return (
            f'{identifier(table.key)} IN (SELECT r."key" FROM records_fts JOIN records AS r '
            f"ON r.rowid = records_fts.rowid WHERE records_fts MATCH escape_fts(:{parameter}) "
            f'AND r."table" = {literal(table.name)})'
        )
    cells = " || ' ' || ".join(f"coalesce({identifier(name)}, '')" for name in table.titles)
    return f"{HOLDS_WORDS}(:{parameter}, {cells})"


def holds_words(words: str, text: str | int | float) -> bool:
    """Whether a text holds each word, in the form in which the index compares them."""
    folded = fold(str(text))
    return all(word in folded for word in _folded(words))


@lru_cache(maxsize=256)
def _folded(words: str) -> tuple[str, ...]:
    return tuple(term.text for term in terms(words))


def result_narrowed(
    question: Declaration, *, searched: bool, sort: str = "", descending: str = ""
) -> str:
    """Return the SQL of a worked question whose rows hold the words of ``:_search``, in an order.

    What is no column of it orders nothing.
    """
    columns = [term for term in question.terms if term not in question.parameters]
    order = next((name for name in (descending, sort) if name in columns), "")
    if not columns or not (searched or order):
        return question.sql
    cells = " || ' ' || ".join(f"coalesce({identifier(name)}, '')" for name in columns)
    where = f"\nWHERE {HOLDS_WORDS}(:_search, {cells})" if searched else ""
    way = " DESC" if order == descending else ""
    by = f"\nORDER BY {identifier(order)} IS NULL, {identifier(order)}{way}" if order else ""
    return f"SELECT * FROM (\n{question.sql.rstrip().rstrip(';')}\n){where}{by}"
