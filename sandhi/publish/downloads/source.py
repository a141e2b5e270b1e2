"""What the downloads are made of: a package, the database built of it, and what both say."""

import sqlite3
from collections.abc import Mapping
from contextlib import ExitStack, closing
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any, NamedTuple

from sandhi.package import Package
from sandhi.package.settings import VERBATIM
from sandhi.publish.creation_time import creation_time
from sandhi.publish.downloads.exports import Export, read_exports
from sandhi.publish.downloads.tables import Table, tables
from sandhi.publish.sqlite.reading import Reader

THEIRS = "the texts and passages remain their publishers'"
_OF_THE_TEXTS = ("quote", "sentence", "text")  # columns that hold characters of a text


class DownloadSource(NamedTuple):
    """A package, its database, the tables and views of that, and what is exported of it.

    ``sums`` are the hashes of the files that were written, each worked out once.
    """

    package: Package
    database: Path
    tables: list[Table]
    exports: list[Export]
    created: datetime
    opened: ExitStack
    sums: dict[Path, str]

    def close(self) -> None:
        """Close the databases in which the rows lie."""
        self.opened.close()

    def sha256(self, path: Path) -> str:
        """The SHA-256 of a file that has been written, in hexadecimal."""
        if path not in self.sums:
            with path.open("rb") as file:
                self.sums[path] = file_digest(file, "sha256").hexdigest()
        return self.sums[path]

    @property
    def descriptor(self) -> Mapping[str, Any]:
        """What the package says of itself."""
        return self.package.descriptor

    @property
    def name(self) -> str:
        """What files that hold everything are named."""
        return str(self.descriptor["name"])

    @property
    def version(self) -> str:
        """The version of the dataset; empty if the package tells none."""
        return str(self.descriptor.get("version", ""))

    def licence(self, table: str = "") -> str:
        """On which terms a file is: that of a table, or one that holds everything.

        They are the names of the licences, as SPDX has them if the package does, else their
        addresses; but the texts and what is quoted of them are no part of that.
        """
        if self.package.settings.of(table).role in VERBATIM:
            return THEIRS
        licences = self.descriptor.get("licenses", [])
        ours = ", ".join(one.get("name") or one.get("path", "") for one in licences)
        quotes = "seeds" in self.package.schemas and (not table or self._quotes(table))
        return "; ".join(filter(None, [ours, THEIRS if quotes else ""]))

    def _quotes(self, name: str) -> bool:
        """Whether a table or a view has passages of the texts in it; an export may have."""
        columns = {table.name: [one.name for one in table.columns] for table in self.tables}
        return name not in columns or not {*columns[name]}.isdisjoint(_OF_THE_TEXTS)

    @property
    def rows(self) -> int:
        """How many rows the tables have; those of views only repeat them."""
        return sum(len(table.rows) for table in self.tables if table.kind == "table")


def source_without_rows(package: Package) -> DownloadSource:
    """What is made of the package alone, before there is a database; errors as below."""
    return DownloadSource(package, Path(), [], [], creation_time(package), ExitStack(), {})


def read_source(package: Package, database: Path) -> DownloadSource:
    """Open a built database; PackageError where an export or the date of creation is amiss."""
    with ExitStack() as stack:
        reader = stack.enter_context(closing(Reader.open(database)))
        # A database without a name, which SQLite keeps in memory as long as it is small.
        views = stack.enter_context(closing(sqlite3.connect("", isolation_level=None)))
        views.execute("PRAGMA synchronous = OFF")
        views.execute("BEGIN")
        exported = read_exports(package, reader)
        all_tables = tables(package, reader, views)
        opened = stack.pop_all()
        return DownloadSource(
            package, database, all_tables, exported, creation_time(package), opened, {}
        )
