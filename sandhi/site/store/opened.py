"""The one place where the site opens its database."""

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from datasette.app import Datasette

from sandhi.publish.metadata import DATABASE
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
    result: _Result = await datasette.get_database(DATABASE).execute_fn(
        lambda connection: read(Store(connection, site))
    )
    return result


def prepare(connection: sqlite3.Connection) -> None:
    """Have Datasette put what is searched for into the form of the index.

    A view may use no table of SQLite's own that tells of the server: where its files are, say.
    """
    connection.execute("PRAGMA trusted_schema = 0")
    connection.create_function("escape_fts", 1, match_expression, deterministic=True)
