"""The one place where the site opens its database."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextvars import copy_context
from pathlib import Path
from typing import Any, TypeVar

from datasette.app import Datasette
from datasette.database import Database as DatasetteDatabase
from datasette.views.base import DatasetteError

from sandhi.publish.contract.parameters import as_number, with_numbers
from sandhi.publish.languages.interface import gettext
from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.limits import Allowance, StatementError, cost_limit, stride_of
from sandhi.publish.sqlite.reading import OF_DATASETTE, Reader
from sandhi.publish.sqlite.search import INDEX, match_expression
from sandhi.site.store.around.surroundings import Surroundings
from sandhi.site.store.citations import DatabaseSource
from sandhi.site.store.contents import Contents, contents
from sandhi.site.store.database import Database
from sandhi.site.store.directory import Directory
from sandhi.site.store.memberships import Memberships
from sandhi.site.store.names import ComposedNames
from sandhi.site.store.rows import HOLDS_WORDS, TableRows, holds_words
from sandhi.site.store.search import SearchIndex
from sandhi.site.store.tables import SEEDS
from sandhi.site.store.texts import Texts
from sandhi.site.store.versions.editions import Editions
from sandhi.site.store.versions.ledger import LedgerTable

_Result = TypeVar("_Result")

# What all that a page asks for may cost. Its statements are the tool's own, but the tables and
# views that they read may be anybody's; each says itself how many rows it wants.
LIMITS = Allowance(steps=2_000_000_000, seconds=10, rows=0, size=0)

# What Datasette asks of a table or a view, as its filters and its steps from page to page write it.
_NAME = r'"(?:[^"]|"")+"|\[[^\]]+\]|\w+'
_TABLE = re.compile(rf"\bfrom ({_NAME}) where ")
_COMPARED = re.compile(
    rf"({_NAME}) (?:[<>]=?|!?=|(?:not )?in) (:p[0-9]+\b|\((?::p[0-9]+(?:, )?)+\))"
)
_PARAMETER = re.compile(r":(p[0-9]+)")


class Store:
    """All that pages ask of the database, by what it is about."""

    def __init__(self, connection: sqlite3.Connection, site: Contents) -> None:
        self.database = database = Database(connection)
        self.contents = site
        articles = site.labels.get(SEEDS, {})
        self.names = ComposedNames(database, site)
        self.directory = Directory(database, articles, site.row_labels, self.names)
        self.rows = TableRows(database)
        self.texts = Texts(database, site)
        self.memberships = Memberships(database, site)
        self.index = SearchIndex(database, site)
        self.citations = DatabaseSource(database, site)
        self.ledger = LedgerTable(database, site)
        self.editions = Editions(database, site)
        self.around = Surroundings(database, site)


async def reading(datasette: Datasette, read: Callable[[Store], _Result]) -> _Result:
    """Return what a function reads from the database of a site, in a thread of Datasette's."""
    site, context = contents(datasette), copy_context()  # the thread speaks the language, too

    def within_limits(connection: sqlite3.Connection) -> _Result:
        with cost_limit(connection, LIMITS):
            return context.run(read, Store(connection, site))

    try:
        result: _Result = await datasette.get_database(DATABASE).execute_fn(within_limits)
    except StatementError:
        raise DatasetteError(
            gettext("This took too long. Ask for less at once."), status=503
        ) from None
    return result


class PacedConnection(sqlite3.Connection):
    """A connection on which whoever looks at the clock does so as often as its cells are long."""

    def set_progress_handler(self, handler: Callable[[], Any] | None, n: int) -> None:
        """Call ``handler`` after every ``n`` steps, or more often."""
        super().set_progress_handler(handler, min(n, stride_of(self)))


def prepare(connection: sqlite3.Connection) -> None:
    """Let a connection of Datasette's read and no more, and search in the form of the index."""
    Reader(connection, OF_DATASETTE, ("escape_fts", HOLDS_WORDS), searches=True)
    connection.create_function("escape_fts", 1, match_expression, deterministic=True)
    connection.create_function(HOLDS_WORDS, 2, holds_words, deterministic=True)


class QuietDatabase(DatasetteDatabase):  # type: ignore[misc]  # Datasette states no types
    """A database that leaves it to who asks to say what went wrong.

    Datasette writes the whole statement, with what was asked for in it, to the standard error
    stream for each question that cannot be answered, though whoever asked is told so. What is a
    failure of ours comes up as an exception, and is logged once (``sandhi.site.requests.errors``).

    Where a column holds numbers, or a question asks for one, it is asked for numbers: Datasette
    knows text alone.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Open it as Datasette does."""
        super().__init__(*arguments, **options)
        self._numeric: dict[tuple[str, str], bool] = {}

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """A connection that reads the file; sqlite3.Error where it cannot, or is to write."""
        if write:
            raise sqlite3.OperationalError("the database is read, and never written")
        address = f"{Path(self.path).absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(
            address, uri=True, check_same_thread=False, factory=PacedConnection
        )
        self._all_file_connections.append(connection)
        return connection

    async def execute(self, sql: str, params: Any = None, *others: Any, **options: Any) -> Any:
        """Run a statement as Datasette does; what SQLite raises is raised, and not written."""
        if isinstance(params, Mapping):
            numeric = contents(self.ds).number_parameters.get(sql, frozenset())
            params = {**with_numbers(params, numeric), **await self._as_numbers(sql, params)}
        options["log_sql_errors"] = False
        return await super().execute(sql, params, *others, **options)

    async def fts_table(self, table: str) -> str | None:
        """The index of words of a table; None where it has none.

        Datasette looks for it with patterns that are longer than a large database takes.
        """
        index = f"{table}{INDEX}"
        sql = "SELECT name FROM sqlite_master WHERE name = ?"
        return (
            index if (await super().execute(sql, [index], log_sql_errors=False)).first() else None
        )

    async def _as_numbers(self, sql: str, params: Mapping[str, Any]) -> dict[str, int | float]:
        """What is given as text, and compared with a column of numbers, as the numbers it says.

        To SQLite every number is less than any text, where the column has no affinity: a filter
        would find nothing, and a next page would begin wherever the last one did.
        """
        table = _TABLE.search(sql)
        numbers: dict[str, int | float] = {}
        for column, names in _compared(sql) if table else ():
            values = {name: as_number(params[name]) for name in names if name in params}
            numbers_read = {name: number for name, number in values.items() if number is not None}
            if table and numbers_read and await self._holds_numbers(table[1], column):
                numbers |= numbers_read
        return numbers

    async def _holds_numbers(self, table: str, column: str) -> bool:
        """Whether the first value of a column is a number; both are named as SQL writes them."""
        if (table, column) not in self._numeric:
            sql = f"SELECT typeof({column}) FROM {table} WHERE {column} IS NOT NULL LIMIT 1"
            first = (await super().execute(sql, log_sql_errors=False)).first()
            self._numeric[table, column] = bool(first) and first[0] in ("integer", "real")
        return self._numeric[table, column]


def _compared(sql: str) -> Iterator[tuple[str, list[str]]]:
    """Each column that a statement compares, with the names of the parameters."""
    for column, operands in _COMPARED.findall(sql):
        yield column, _PARAMETER.findall(operands)


def quiet_site(datasette: Datasette) -> Datasette:
    """Return a site all of whose databases are quiet."""
    for name, database in datasette.databases.items():
        if not database.is_memory:
            quiet = QuietDatabase(datasette, path=database.path, is_mutable=database.is_mutable)
            quiet.name, quiet.route = name, database.route
            datasette.databases[name] = quiet
    return datasette
