"""The one place where the site opens its database."""

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from datasette.app import Datasette
from datasette.database import Database as DatasetteDatabase
from datasette.views.base import DatasetteError

from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.reading import OF_DATASETTE, Allowance, Reader, StatementError, limited
from sandhi.publish.sqlite.search import match_expression
from sandhi.site.store.citations import DatabaseSource
from sandhi.site.store.contents import Contents, contents
from sandhi.site.store.database import Database
from sandhi.site.store.directory import Directory
from sandhi.site.store.memberships import Memberships
from sandhi.site.store.rows import TableRows
from sandhi.site.store.search import SearchIndex
from sandhi.site.store.texts import Texts

_Result = TypeVar("_Result")

# What all that a page asks for may cost. Its statements are the tool's own, but the tables and
# views that they read may be anybody's; each says itself how many rows it wants.
LIMITS = Allowance(steps=2_000_000_000, seconds=10, rows=0, size=0)


class Store:
    """All that pages ask of the database, by what it is about."""

    def __init__(self, connection: sqlite3.Connection, site: Contents) -> None:
        database = Database(connection)
        self.contents = site
        self.directory = Directory(database)
        self.rows = TableRows(database)
        self.texts = Texts(database, site)
        self.memberships = Memberships(database, site)
        self.index = SearchIndex(database, site)
        self.citations = DatabaseSource(database, site)


async def reading(datasette: Datasette, read: Callable[[Store], _Result]) -> _Result:
    """Return what a function reads from the database of a site, in a thread of Datasette's."""
    site = contents(datasette)

    def within_limits(connection: sqlite3.Connection) -> _Result:
        with limited(connection, LIMITS):
            return read(Store(connection, site))

    try:
        result: _Result = await datasette.get_database(DATABASE).execute_fn(within_limits)
    except StatementError:
        raise DatasetteError("This took too long. Ask for less at once.", status=503) from None
    return result


def prepare(connection: sqlite3.Connection) -> None:
    """Let a connection of Datasette's read and no more, and search in the form of the index."""
    Reader(connection, OF_DATASETTE)
    connection.create_function("escape_fts", 1, match_expression, deterministic=True)


class QuietDatabase(DatasetteDatabase):  # type: ignore[misc]  # Datasette states no types
    """A database that leaves it to who asks to say what went wrong.

    Datasette writes the whole statement, with what was asked for in it, to the standard error
    stream for each question that cannot be answered, though whoever asked is told so. What is a
    failure of ours comes up as an exception, and is logged once (``sandhi.site.requests.errors``).
    """

    async def execute(self, *arguments: Any, **options: Any) -> Any:
        """Run a statement as Datasette does; what SQLite raises is raised, and not written."""
        return await super().execute(*arguments, **{**options, "log_sql_errors": False})


def quieted(datasette: Datasette) -> Datasette:
    """Return a site all of whose databases are quiet."""
    for name, database in datasette.databases.items():
        if not database.is_memory:
            quiet = QuietDatabase(datasette, path=database.path, is_mutable=database.is_mutable)
            quiet.name, quiet.route = name, database.route
            datasette.databases[name] = quiet
    return datasette
