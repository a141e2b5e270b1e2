"""The one place where the site opens its database."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from datasette.app import Datasette

from sandhi.publish.metadata import DATABASE
from sandhi.publish.search import match_expression
from sandhi.site.store.citations import DatabaseSource
from sandhi.site.store.contents import Contents, contents
from sandhi.site.store.database import Database
from sandhi.site.store.directory import Directory
from sandhi.site.store.memberships import Memberships
from sandhi.site.store.rows import TableRows
from sandhi.site.store.search import SearchIndex
from sandhi.site.store.texts import Texts

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Store:
    """All that pages ask of the database, by what it is about."""

    database: Database
    contents: Contents

    @cached_property
    def directory(self) -> Directory:
        """What any row is called, and in which table it is."""
        return Directory(self.database)

    @cached_property
    def rows(self) -> TableRows:
        """The rows of the tables."""
        return TableRows(self.database)

    @cached_property
    def texts(self) -> Texts:
        """The source texts, their sentences, and the passages of rows."""
        return Texts(self.database, self.contents)

    @cached_property
    def memberships(self) -> Memberships:
        """What takes part in what."""
        return Memberships(self.database, self.contents)

    @cached_property
    def index(self) -> SearchIndex:
        """The search over all rows."""
        return SearchIndex(self.database, self.contents)

    @cached_property
    def citations(self) -> DatabaseSource:
        """What citations are made from."""
        return DatabaseSource(self.database, self.contents)


async def reading(datasette: Datasette, read: Callable[[Store], _Result]) -> _Result:
    """Return what a function reads from the database of a site, in a thread of Datasette's."""
    site = contents(datasette)
    result: _Result = await datasette.get_database(DATABASE).execute_fn(
        lambda connection: read(Store(Database(connection), site))
    )
    return result


def prepare(connection: sqlite3.Connection) -> None:
    """Have Datasette put what is searched for into the form of the index."""
    connection.create_function("escape_fts", 1, match_expression, deterministic=True)
